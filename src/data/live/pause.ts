// A timer that is set for longer ends at once (HTML, 8.6).
const LONGEST = 2 ** 31 - 1;

/** Resolves after a while, or at once when `signal` is aborted. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(milliseconds, LONGEST));
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
