import { limits } from '../../../src/data/limits.js';
import { pageFetch, request } from '../../../src/data/request.js';

limits.wait = 10;

/** Asks from this page, and gives what went wrong. */
Object.assign(window, {
  ask: (url: string) =>
    request(url, { fetch: pageFetch, signal: new AbortController().signal }).catch((error: unknown) => error),
});
