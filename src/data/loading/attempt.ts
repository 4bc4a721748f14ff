import type { Asking } from '../format.js';
import type { Settings } from '../../settings/settings-context.js';
import { abortable } from './abortable.js';
import { limits } from '../limits.js';
import type { SourceError } from '../source-error.js';

/** How an address is asked. */
export interface RequestOptions extends Pick<Settings, 'token' | 'credentials' | 'user' | 'relay'> {
  readonly fetch: typeof fetch;
  /** Aborted by who asks; the request itself ends when all who share it have left. */
  readonly signal: AbortSignal;
  /** For formats that are not had by a plain GET. */
  readonly init?: Asking;
  /** Bytes that are wanted: what is more is not waited for. The cap of size, when absent. */
  readonly size?: number;
}

/** A body and where it came from. Several askers may hold the same one: it is not to be written to. */
export interface Answer {
  /** Address that answered, after redirections; behind a relay, the address asked. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly redirected?: boolean;
  /** True when the end is missing: over the cap of size, or broken off. */
  readonly cut?: boolean;
  /** Why it was broken off. */
  readonly broken?: SourceError;
  /**
   * True when it may be for this reader alone: asked with a token or the cookies of another site, or not to be stored
   * (RFC 9111, 5.2.2).
   */
  readonly personal?: boolean;
}

/** One try: an answer, or as much of it as came and what went wrong. */
export interface Attempt extends Answer {
  /** Absent when there was no answer at all. */
  readonly status?: number;
  readonly wrong?: unknown;
}

/** A request under way, shared by all who ask alike. */
export interface Shared {
  askers: number;
  /** Of who has asked last. */
  signal?: AbortSignal;
  /** True when the time for all tries is over. */
  late?: boolean;
  /** Ends what it is doing now. */
  abort?: (reason?: unknown) => void;
  answer?: Promise<Answer>;
}

/** Addresses that a policy of the page has refused, once the first request listens. */
export const refused = new Set<string>();
let listening = false;
const listen = () => {
  listening = true;
  document.addEventListener('securitypolicyviolation', ({ blockedURI, disposition }) => {
    if (disposition === 'enforce') refused.add(blockedURI);
  });
};

/** Asks once. Never throws: what goes wrong is in the attempt. */
export async function attempt(
  url: string,
  { fetch, token, credentials = 'same-origin', relay, init, size: most = limits.size }: RequestOptions,
  shared: Shared,
): Promise<Attempt> {
  if (!listening) listen();
  const controller = new AbortController();
  const { signal } = controller;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let size = 0;
  let asked: { address: string; init?: RequestInit; bearer?: string } = { address: url, init };
  let response: Response | undefined;
  let wrong: unknown;

  shared.abort = (reason) => controller.abort(reason);
  const beat = () => {
    clearTimeout(timer);
    timer = setTimeout(() => shared.abort!('timeout'), limits.idle);
  };
  beat();
  try {
    if (token || relay)
      asked = await abortable(
        import('./ask-as.js').then(({ askAs }) => askAs(url, token, relay, init)),
        signal,
      );
    response = await abortable(
      fetch(asked.address, {
        ...asked.init,
        // The browser revalidates; a hand-set If-None-Match would force a preflight across origins.
        cache: 'no-cache',
        credentials,
        referrerPolicy: 'strict-origin-when-cross-origin',
        signal,
      }),
      signal,
    );
    if (!response.ok) throw response;
    const reader = response.body?.getReader();
    while (reader && size <= most) {
      beat();
      const { done, value } = await abortable(reader.read(), signal);
      if (done) {
        // Some engines take a body that breaks off for a whole one. Compression adds some thirty bytes at worst.
        if (Number(response.headers.get('content-length')) > size + 40) throw response;
        // What has come whole is left alone: the page, which may have wrapped `fetch`, may still be reading its copy.
        shared.abort = () => {};
        break;
      }
      chunks.push(value);
      size += value.length;
    }
  } catch (error) {
    wrong = error;
  }
  clearTimeout(timer);
  shared.abort();

  const body = new Uint8Array(size);
  for (const chunk of chunks.reverse()) body.set(chunk, (size -= chunk.length));
  const headers = response?.headers as Headers;
  return {
    url: (asked.address === url && response?.url) || url,
    headers,
    body: body.subarray(0, most),
    redirected: response?.redirected,
    cut: !!wrong || body.length > most,
    personal:
      !!asked.bearer || credentials === 'include' || /no-store|private/i.test(headers?.get('cache-control') as string),
    status: response?.status,
    wrong,
  };
}
