import type { ReactiveControllerHost } from 'lit';

/** Gives the part, or nothing as long as it is not there; the first call fetches it. */
export interface Lazy<M> {
  (): M | undefined;
  /** The part if it is there, without fetching it. */
  peek(): M | undefined;
  /** The part once it is there, fetched when it was not. Never ends when it cannot be had: that has been told. */
  load(): Promise<M>;
}

/** A part of a widget that is fetched the first time it is needed. The host is updated when it came. */
export function lazy<M>(host: ReactiveControllerHost, load: () => Promise<M>): Lazy<M> {
  let part: M | undefined;
  let coming: Promise<M> | undefined;
  const fetchIt = () =>
    (coming ??= new Promise((resolve) => {
      load().then(
        (loaded) => {
          resolve((part = loaded));
          host.requestUpdate();
        },
        // The browser names the file in its error. What is on screen stays.
        (error: unknown) => console.error('parvis: a file is missing beside the script.', error),
      );
    }));
  const get = () => {
    void fetchIt();
    return part;
  };
  return Object.assign(get, { peek: () => part, load: fetchIt });
}
