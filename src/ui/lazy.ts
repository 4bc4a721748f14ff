import type { ReactiveControllerHost } from 'lit';

/** Gives the part, or nothing as long as it is not there; the first call fetches it. */
export interface Lazy<M> {
  (): M | undefined;
  /** The part if it is there, without fetching it. */
  peek(): M | undefined;
}

/** A part of a widget that is fetched the first time it is needed. The host is updated when it came. */
export function lazy<M>(host: ReactiveControllerHost, load: () => Promise<M>): Lazy<M> {
  let part: M | undefined;
  let asked = false;
  const get = () => {
    if (!asked) {
      asked = true;
      load().then(
        (loaded) => {
          part = loaded;
          host.requestUpdate();
        },
        // The browser names the file in its error. What is on screen stays.
        (error: unknown) => console.error('parvis: a file is missing beside the script.', error),
      );
    }
    return part;
  };
  return Object.assign(get, { peek: () => part });
}
