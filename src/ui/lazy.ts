import type { ReactiveControllerHost } from 'lit';
import { coming } from '../data/coming.js';

/** Gives the part, or nothing as long as it is not there; the first call fetches it. */
export interface Lazy<M> {
  (): M | undefined;
  /** The part if it is there, without fetching it. */
  peek(): M | undefined;
  /** The part once it is there, fetched when it was not; as late as the network is back. Never rejects: that has been told. */
  load(): Promise<M>;
  /**
   * Does what the reader has just asked for: at once where the part is there, else once it came. Where it could not be had
   * this time, never: who has been told so asks again, and wants nothing to happen by itself later.
   */
  use(act: (part: M) => unknown): unknown;
}

/** How long a part that could not be had is left alone, unless the network comes back: ms. */
const REST = 5000;

/**
 * What tells the reader of a host that a part of it could not be had; `asked` where the reader has asked for that very part.
 * It comes with the extras, as the voice does.
 */
export const missing = new WeakMap<object, (asked?: boolean) => void>();

/**
 * A part of a widget that is fetched the first time it is needed, and again where it could not be had. The host is updated
 * when it came.
 */
export function lazy<M>(host: ReactiveControllerHost, load: () => Promise<M>): Lazy<M> {
  let part: M | undefined;
  let came: (loaded: M) => void;
  const there = new Promise<M>((resolve) => (came = resolve));
  /** From when on it may be asked for again, where nobody insists. */
  let next = 0;
  /** Until it failed; once it is there, for ever. */
  let asking: Promise<void> | undefined;
  const ask = () => {
    if (asking) return asking;
    asking = load().then(
      (loaded) => {
        came((part = loaded));
        host.requestUpdate();
      },
      (error: unknown) => {
        // The browser names the file in its error. What is on screen stays.
        console.error('Parvis: il manque un fichier à côté du script (missing file).', error);
        next = Date.now() + REST;
        asking = undefined;
        addEventListener('online', ask, { once: true });
        missing.get(host)?.();
      },
    );
    coming.set(host, Promise.all([coming.get(host), asking]));
    return asking;
  };
  const get = () => {
    if (Date.now() >= next) void ask();
    return part;
  };
  return Object.assign(get, {
    peek: () => part,
    load: () => {
      void ask();
      return there;
    },
    use: (act: (part: M) => unknown) =>
      part ? act(part) : ask().then(() => (part ? act(part) : missing.get(host)?.(true))),
  });
}
