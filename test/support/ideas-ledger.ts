/** What is written in a ledger outside the page: see `plugins/ideas-ledger.mjs`. */
export interface LedgerState {
  readonly ideas: readonly { readonly key?: string; readonly text: string; readonly identity?: string }[];
  readonly log: readonly {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }[];
  readonly held: number;
  /** What streams asked to resume after; empty for the start. */
  readonly asked: readonly string[];
  /** Streams that are open. */
  readonly streams: number;
}

/** How much is waited for. */
type Wanted = Partial<Record<'requests' | 'held' | 'ideas' | 'asked' | 'streams', number>>;

/** What may go wrong with one request. */
export type LedgerFault =
  | 'none'
  | 'cut'
  | 'cut-after'
  | 'half'
  | 'half-after'
  | 'busy'
  | 'busy-long'
  | 'error'
  | 'error-after'
  | 'hold-before'
  | 'hold-after'
  | 'late'
  | 'signed-out'
  | 'refused'
  | 'closed'
  | 'reused'
  | 'page';

let last = 0;

/** A ledger of its own, empty. */
export async function newLedger(...faults: LedgerFault[]) {
  const name = `${Date.now()}-${Math.random().toString(36).slice(2)}-${++last}`;
  const tell = async (method: string, body: object) =>
    void (await fetch(`/ledger-control/${name}`, { method, body: JSON.stringify(body) }));
  await tell('PUT', { faults });
  return {
    base: new URL(`/ledger/${name}/`, location.href).href,
    /** What is about to go wrong, one request each. */
    fails: (...more: LedgerFault[]) => tell('POST', { faults: more }),
    /** Tells something to all who listen. */
    says: (...events: { type: string; data: string }[]) => tell('POST', { events }),
    /** Breaks off all streams. */
    cut: () => tell('POST', { cut: true }),
    /** From now on there is no stream, but an answer of this status; 0: there is one again. */
    noStream: (status: number) => tell('POST', { noStream: status }),
    /** Lets go what is held. */
    release: () => tell('POST', { release: true }),
    /** What stands there, once so much has come. A browser has six connections: who waits no longer says so. */
    async state(wanted: Wanted = {}, signal?: AbortSignal): Promise<LedgerState> {
      const query = new URLSearchParams(Object.entries(wanted).map(([name, value]) => [name, String(value)]));
      return (await (await fetch(`/ledger-control/${name}?${query}`, { signal })).json()) as LedgerState;
    },
    /** Resolves once so much has come, or something else has. */
    async until(wanted: Wanted, or: Promise<unknown>): Promise<void> {
      const stop = new AbortController();
      await Promise.race([or, this.state(wanted, stop.signal).catch(() => undefined)]);
      stop.abort();
    },
  };
}

export type Ledger = Awaited<ReturnType<typeof newLedger>>;

/** The seeds to try: the variable SEEDS (`1000`, `501-1000`), else the first `few`. */
export async function seeds(few: number): Promise<readonly number[]> {
  const said = (await (await fetch('/ledger-seeds')).json()) as string;
  const [from, to] = said.includes('-') ? said.split('-').map(Number) : [1, Number(said) || few];
  return Array.from({ length: to! - from! + 1 }, (_, at) => from! + at);
}

/** Numbers from 0 up to 1 that look random, the same for one seed each time. */
export function randomOf(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
