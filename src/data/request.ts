import { abortable } from './loading/abortable.js';
import { attempt, type Answer, type RequestOptions, type Shared } from './loading/attempt.js';
import { limits } from './limits.js';

export type { Answer, RequestOptions } from './loading/attempt.js';

/** The requests under way, each by all that tells it from others. */
export const underWay = new Map<string, Shared>();

// Functions have no words to compare: each gets a number.
const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** A number that tells this object from any other. */
export const numberOf = (thing?: object): number | undefined => {
  if (thing && !numbers.has(thing)) numbers.set(thing, ++lastNumber);
  return thing && numbers.get(thing);
};

/** The browser's own `fetch`, always the same function: requests made with it are shared. */
export const pageFetch: typeof fetch = (input, init) => fetch(input, init);

/**
 * Asks an address, once for all who ask alike at the same time. The browser revalidates what it has.
 *
 * @throws {SourceError} of any kind but `login` and `format`; the reason of the signal when that is aborted.
 */
export async function request(url: string, options: RequestOptions): Promise<Answer> {
  const { fetch, token, credentials, user, relay, init, size, signal } = options;
  signal.throwIfAborted();
  const key = JSON.stringify([url, credentials, user, relay, init, size, numberOf(token), numberOf(fetch)]);
  let shared = underWay.get(key);
  if (!shared) {
    underWay.set(key, (shared = { askers: 0 }));
    shared.answer = ask(url, options, shared);
  }
  shared.askers++;
  shared.signal = signal;
  try {
    return await abortable(shared.answer!, signal);
  } finally {
    if (!--shared.askers) {
      underWay.delete(key);
      shared.abort!();
    }
  }
}

async function ask(url: string, options: RequestOptions, shared: Shared): Promise<Answer> {
  const timer = setTimeout(() => {
    shared.late = true;
    shared.abort!('timeout');
  }, limits.total);
  try {
    const tried = await attempt(url, options, shared);
    return tried.wrong && shared.askers
      ? await (await import('./loading/ask-again.js')).askAgain(url, options, shared, tried)
      : tried;
  } finally {
    clearTimeout(timer);
  }
}
