import { newWorker } from '../../../../data/trusted-types.js';
import { version } from '../../../../version.js';
import type { WorkerAnswer, WorkerHello } from './calendar-worker.js';
import type { ReadText } from '../read-calendar.js';

/** Where the worker is, and how long it is waited for, in milliseconds. One object, so that tests can hurry. */
export const calendarWorker = {
  /** Beside this file, whoever bundles it. Throws in the bundles of one file, which know of no other: see rollup.config.mjs. */
  address: (): URL => new URL('./calendar-worker.js', import.meta.url),
  /** For its script to come and to say hello. */
  hello: 3_000,
  /** For all it may be sent to be read. */
  answer: 20_000,
  /** True once it failed: what a page refuses, it refuses again, and reports again. */
  failed: false,
};

/**
 * Reads the times of a calendar in a worker, which is closed afterwards. Nothing where there can be none: its script is
 * of another origin, or missing, or of another release; the policy of the page refuses it, at once or late and without a
 * word; it dies.
 *
 * @throws the reason of the signal
 */
export async function readInWorker(text: string, signal?: AbortSignal): Promise<ReadText | undefined> {
  signal?.throwIfAborted();
  if (calendarWorker.failed) return undefined;
  let worker: Worker;
  try {
    const address = calendarWorker.address();
    if (address.origin !== location.origin) return undefined;
    worker = newWorker(address);
  } catch {
    // Whatever stands in its way, the page itself reads.
    calendarWorker.failed = true;
    return undefined;
  }
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let stop: (() => void) | undefined;
  try {
    return await new Promise<ReadText | undefined>((resolve, reject) => {
      const fail = () => {
        calendarWorker.failed = true;
        resolve(undefined);
      };
      const failAfter = (time: number) => {
        clearTimeout(deadline);
        deadline = setTimeout(fail, time);
      };
      failAfter(calendarWorker.hello);
      stop = () => reject(signal!.reason as Error);
      signal?.addEventListener('abort', stop);
      worker.addEventListener('error', (event) => {
        // It is answered here: nobody else is told.
        event.preventDefault();
        fail();
      });
      worker.addEventListener('messageerror', fail);
      worker.addEventListener('message', ({ data }: MessageEvent<WorkerHello | WorkerAnswer>) => {
        if (typeof data !== 'string') return resolve({ text: data.mended ?? text, table: data.table });
        if (data !== version) return fail();
        failAfter(calendarWorker.answer);
        // Sent now and not before: a policy refuses late, and what was sent would be lost. It is copied as bytes, which
        // costs the page less than encoding it; what comes back is not copied at all.
        worker.postMessage(text);
      });
    });
  } finally {
    clearTimeout(deadline);
    if (stop) signal?.removeEventListener('abort', stop);
    worker.terminate();
  }
}
