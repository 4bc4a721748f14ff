/** Settles as `promise` does, or rejects as soon as `signal` is aborted, whatever the promise does then. */
export const abortable = <T>(promise: Promise<T> | T, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    // A page may give at once what it has.
    Promise.resolve(promise).then(resolve, reject);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  });
