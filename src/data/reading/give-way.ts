interface Yielding {
  readonly scheduler?: { readonly yield?: () => Promise<void> };
}

/** Lets the page work, and comes back as soon as it has (timers would wait for four milliseconds). */
export function giveWay(): Promise<void> {
  const { scheduler } = globalThis as Yielding;
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Milliseconds of work before the page has its turn. */
const SLICE = 10;

/**
 * Works, a little at each call, until there is no more to do; and gives way to the page again and again.
 *
 * @param work True when there is more to do.
 * @throws the reason of the signal
 */
export async function inSlices(work: () => boolean, signal?: AbortSignal): Promise<void> {
  for (let until = performance.now() + SLICE; work();) {
    if (performance.now() < until) continue;
    await giveWay();
    signal?.throwIfAborted();
    until = performance.now() + SLICE;
  }
}
