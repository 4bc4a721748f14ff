import type { BackendAim } from '../../../../src/widgets/idea-box/backends/idea-backend.js';

/** One request that goes wrong: see `test/support/plugins/idea-servers.mjs`. */
export interface Fault {
  readonly method: string;
  /** Regular expression of the path. */
  readonly path: string;
  readonly fault: number | 'cut' | 'cut-after' | 'hang';
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a server holds: lists by their names. */
export type Held = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export interface IdeaServer {
  /** Address of its top, ending in `/`. */
  readonly url: string;
  /** Asks as somebody, at an address of it. */
  aim(user?: string, path?: string): BackendAim;
  fail(...faults: readonly Fault[]): Promise<void>;
  held(): Promise<Held>;
  log(): Promise<readonly Asked[]>;
}

let last = 0;

/** A server of ideas of one's own on the server of the tests, which answers as a product does. */
export async function ideaServer(product: string): Promise<IdeaServer> {
  const name = `i${Date.now()}-${++last}`;
  const control = `/idea-control/${name}`;
  const url = new URL(`/idea-server/${name}/`, location.href).href;
  await fetch(control, { method: 'PUT', body: JSON.stringify({ product }) });
  const told = async () => (await fetch(control)).json() as Promise<Held & { log: readonly Asked[] }>;
  return {
    url,
    aim: (user, path = '') => ({ base: url + path, settings: { token: user ? () => user : undefined } }),
    fail: async (...faults) => void (await fetch(control, { method: 'POST', body: JSON.stringify({ faults }) })),
    held: told,
    log: async () => (await told()).log,
  };
}
