import { limits } from '../../src/data/limits.js';

/** What the server has seen of one bad source. */
interface Log {
  readonly asked: readonly { method: string; path: string; headers: Readonly<Record<string, string>> }[];
  readonly preflights: number;
  /** How many left before the end. */
  readonly gone: number;
}

/** A source that misbehaves, for one test alone. See `misbehaving-server.mjs` for its ways. */
export interface BadSource {
  readonly url: string;
  readonly id: string;
  log(): Promise<Log>;
  /** Resolves once as many askers have left before the end. */
  gone(times?: number): Promise<void>;
  /** Resolves once it was asked as many times. */
  asked(times?: number): Promise<void>;
  /** Lets a `held` one answer. */
  release(): Promise<void>;
  /** From now on it has other ways; without any, its own again. */
  become(way?: string): Promise<void>;
}

let last = 0;

/** `way` is a route and its query: `status?status=404`. */
export function badSource(way: string, origin = location.origin): BadSource {
  const id = `${performance.timeOrigin}-${Math.random()}-${++last}`;
  const control = async (name: string, times = 1, way = ''): Promise<Log> =>
    (
      await fetch(`${origin}/misbehave/${name}?id=${id}&times=${times}&way=${encodeURIComponent(way)}&cors`, {
        cache: 'no-store',
      })
    ).json() as Promise<Log>;
  return {
    url: `${origin}/misbehave/${way}${way.includes('?') ? '&' : '?'}id=${id}`,
    id,
    log: () => control('log'),
    gone: async (times) => void (await control('gone', times)),
    asked: async (times) => void (await control('asked', times)),
    release: async () => void (await control('release')),
    become: async (way) => void (await control('become', 1, way)),
  };
}

/** The other origin, where bad sources stand too. */
export const otherOrigin = async (): Promise<string> => (await fetch('/misbehaving')).json() as Promise<string>;

const patient = { ...limits };

/** Shortens deadlines and waits for one test; call `beCalm` after it. */
export function hurry(changes: Partial<typeof limits>): void {
  Object.assign(limits, changes);
}
export function beCalm(): void {
  Object.assign(limits, patient);
}
