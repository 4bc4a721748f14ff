/** What the server of a share keeps: see `test/support/plugins/dav-server.mjs`. */
export interface Kept {
  readonly files: Readonly<
    Record<string, readonly { readonly text: string; readonly comment: string; readonly author: string }[] | null>
  >;
  readonly log: readonly {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
  }[];
}

/**
 * One request that goes wrong: by a status, before (`cut`) or after (`cut-after`) it is done, with no answer at all, or sent
 * `twice` by the browser, of which the second one is refused.
 */
export interface Fault {
  readonly method: string;
  readonly path?: string;
  readonly fault: number | 'cut' | 'cut-after' | 'hang' | 'twice';
}

export interface DavShare {
  /** Address of its first folder. */
  readonly url: string;
  /** Another person writes, or something is about to go wrong. */
  meanwhile(what: { readonly files?: Record<string, string>; readonly faults?: readonly Fault[] }): Promise<void>;
  kept(): Promise<Kept>;
  /** Texts of the versions of a document, the oldest first. */
  texts(path: string): Promise<readonly string[] | undefined>;
}

let last = 0;

/** A share of one's own on the server of the tests. The texts of a document are its versions, the oldest first. */
export async function davShare(
  files: Readonly<Record<string, string | readonly string[] | null>>,
  { faults = [], writable = true }: { readonly faults?: readonly Fault[]; readonly writable?: boolean } = {},
): Promise<DavShare> {
  const name = `s${Date.now()}-${++last}`;
  const control = `/dav-control/${name}`;
  const tell = (method: string, what: object) => fetch(control, { method, body: JSON.stringify(what) });
  await tell('PUT', { files, faults, writable });
  const kept = async () => (await (await fetch(control)).json()) as Kept;
  return {
    url: new URL(`/dav/${name}/`, location.href).href,
    meanwhile: async (what) => void (await tell('POST', what)),
    kept,
    texts: async (path) => (await kept()).files[path]?.map(({ text }) => text),
  };
}
