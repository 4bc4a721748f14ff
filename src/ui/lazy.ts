import type { ReactiveControllerHost } from 'lit';

/** Gives the part, or nothing as long as it is not there; the first call fetches it. */
export interface Lazy<M> {
  (): M | undefined;
  /** The part if it is there, without fetching it. */
  peek(): M | undefined;
  /** The part once it is there, fetched when it was not; as late as the network is back. Never rejects: that has been told. */
  load(): Promise<M>;
}

/** How long a part that could not be had is left alone, unless the network comes back: ms. */
const REST = 5000;

/**
 * A part of a widget that is fetched the first time it is needed, and again where it could not be had. The host is updated
 * when it came.
 */
export function lazy<M>(host: ReactiveControllerHost, load: () => Promise<M>): Lazy<M> {
  let part: M | undefined;
  let came: (loaded: M) => void;
  const coming = new Promise<M>((resolve) => (came = resolve));
  /** From when on it may be asked for; never while it comes, nor once it is there. */
  let next = 0;
  const ask = () => {
    if (next === Infinity) return;
    next = Infinity;
    load().then(
      (loaded) => {
        came((part = loaded));
        host.requestUpdate();
      },
      (error: unknown) => {
        // The browser names the file in its error. What is on screen stays.
        console.error('Parvis: il manque un fichier à côté du script (missing file).', error);
        next = Date.now() + REST;
        addEventListener('online', ask, { once: true });
      },
    );
  };
  const fetchIt = () => {
    if (Date.now() >= next) ask();
    return coming;
  };
  const get = () => {
    void fetchIt();
    return part;
  };
  return Object.assign(get, { peek: () => part, load: fetchIt });
}
