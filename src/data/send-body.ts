import { limits } from './limits.js';

/** What is sent, and how. */
export interface BodyToSend {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Blob;
  readonly withCredentials: boolean;
  readonly signal: AbortSignal;
  /** Called with the bytes that have left. */
  readonly onProgress: (sent: number) => void;
}

/**
 * Sends a body the older way, which alone tells how much of it has left.
 *
 * @returns The status of the answer; 403 where another address answered, which is a way to sign in.
 * @throws {Error} when none came: it broke off, was aborted, or made no progress for too long.
 */
export function sendBody(
  url: string,
  { method, headers, body, withCredentials, signal, onProgress }: BodyToSend,
): Promise<number> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (act: () => void) => () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      act();
    };
    const stop = () => request.abort();
    const beat = () => {
      clearTimeout(timer);
      timer = setTimeout(stop, limits.write);
    };
    request.open(method, url);
    request.withCredentials = withCredentials;
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    // Who listens to the progress makes a browser ask another origin first; what is written does so anyway.
    request.upload.addEventListener('progress', ({ loaded }) => {
      beat();
      onProgress(Math.min(loaded, body?.size ?? loaded));
    });
    const target = new URL(url).href;
    request.addEventListener(
      'load',
      end(() => resolve(request.responseURL && request.responseURL !== target ? 403 : request.status)),
    );
    for (const name of ['error', 'abort'] as const)
      request.addEventListener(
        name,
        end(() => reject(new Error(`${method} ${url}: ${name}`))),
      );
    signal.addEventListener('abort', stop);
    beat();
    request.send(body);
  });
}
