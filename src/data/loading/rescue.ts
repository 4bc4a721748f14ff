import type { Reading } from '../format.js';
import { forgetCopy, keptCopy } from '../keeping/kept-copy.js';
import { limits } from '../limits.js';
import { SourceError } from '../source-error.js';
import type { Source, SourcePage } from '../source.js';
import { open, readPage, type WebReading } from './web-reading.js';

// A copy may only stand in for a source that this reader may still read.
const final = new Set(['refused', 'login', 'setup']);

/**
 * What is left when a source gave nothing to read: the feed to which a web page points, else the kept copy of the last
 * good answer.
 *
 * @param sourceAt The same source at another address.
 * @throws {SourceError} when there is neither.
 */
export async function rescue<R extends Reading, T>(
  reading: WebReading<R, T>,
  wrong: unknown,
  sourceAt: (src: string) => Source<T>,
): Promise<SourcePage<T>> {
  const { request, options, address, src } = reading;
  const { cursor, signal, settings = {} } = request;
  let error: SourceError;
  try {
    // What calendars are called in links is asked as any page.
    if (!address && /^\s*webcals?:/i.test(src)) {
      return await sourceAt(src.replace(/webcals?/i, 'https')).read(request);
    }
    const page = (await byAnotherWay(reading, wrong)) ?? (await fromWebPage(reading, wrong));
    if (page) return page;
    error = explain(reading, wrong);
  } catch (another) {
    error = explain(reading, another);
  }
  signal.throwIfAborted();
  // What is numbered may have become less since its source said how many pages there are: WordPress then answers 400.
  if (cursor && error.status === 400) return { items: [], skipped: 0 };

  if (address && !cursor) {
    const { token, user, shared } = settings;
    const rules = { user, shared, keep: options.keep };
    const personal =
      (options.credentials || settings.credentials) === 'include' ||
      !!(await Promise.resolve(token?.(address)).catch(() => true));
    if (personal || final.has(error.kind)) {
      await soon(forgetCopy(address, rules));
    } else {
      const copy = await soon(keptCopy(address, rules));
      const whole = { ...reading, request: { ...request, onPart: undefined } };
      const page =
        copy && (await readPage(whole, { ...copy, headers: new Headers(copy.headers) }).catch(() => undefined));
      if (page) return { ...page, stale: { since: copy.date, error } };
      // What cannot be read any more is never tried again.
      if (copy) await soon(forgetCopy(address, rules));
    }
  }
  throw error;
}

/** Asks as the formats of the table say, where the first way gave an answer that is none of them. */
async function byAnotherWay<R extends Reading, T>(
  reading: WebReading<R, T>,
  wrong: unknown,
): Promise<SourcePage<T> | undefined> {
  const { address, answer, table, options, request, src } = reading;
  if (!address || !(wrong instanceof SourceError) || !(wrong.status || wrong.kind === 'format')) return;
  const url = new URL(request.cursor ?? src, document.baseURI);
  for (const { name, others } of [...table.formats, ...((await table.more?.()) ?? [])]) {
    if (options.type && name !== options.type.toLowerCase()) continue;
    for (const way of others?.(url, wrong) ?? []) {
      try {
        return await open(reading, way.url, way.init);
      } catch {
        // What went wrong first tells more.
        request.signal.throwIfAborted();
        reading.answer = answer;
      }
    }
  }
  return;
}

/** Follows a web page to its feed, on the same origin and once. @throws {SourceError} of kind `login`. */
async function fromWebPage<R extends Reading, T>(
  reading: WebReading<R, T>,
  wrong: unknown,
): Promise<SourcePage<T> | undefined> {
  const { answer, request } = reading;
  if (!answer || (wrong as SourceError | undefined)?.kind !== 'format') return;
  const { readWebPage } = await import('./web-page.js');
  const contentType = answer.headers.get('content-type') ?? undefined;
  const page = readWebPage(answer.body, { url: answer.url, contentType }, reading.table.links);
  if (!page) return;
  if (page.feed && !request.cursor && new URL(page.feed).origin === new URL(answer.url).origin) {
    // Many home pages hold a small login form: only when their feed leads nowhere is it what stands in the way.
    try {
      return await open(reading, page.feed);
    } catch (another) {
      if (!page.login) throw another;
    }
  }
  if (page.login || answer.redirected) {
    throw new SourceError(
      'login',
      `${answer.url} is a web page where data were expected, most likely a login page`,
      answer,
    );
  }
  return;
}

function explain<R extends Reading, T>({ src, address, answer }: WebReading<R, T>, wrong: unknown): SourceError {
  // A calendar's address was asked as a page's: what went wrong there is what is told.
  if (!address && !(wrong instanceof SourceError)) {
    return new SourceError('setup', `src="${src}" is not an address: write for example src="/feed/"`, { cause: wrong });
  }
  // What a word processor makes of quotes, or an editor that writes &quot; in their place: they are then a part of the address.
  if (/^["'`‘’‚‹“”„«]/.test(src)) {
    return new SourceError('setup', `src=${src} is between curled quotes: write straight ones, src="/feed/"`, {
      url: address,
      cause: wrong,
    });
  }
  if (answer?.broken) return answer.broken;
  if (answer?.cut) {
    return new SourceError('too-large', `${address} is over 32 MB, and its beginning holds no item`, {
      url: address,
      cause: wrong,
    });
  }
  if (wrong instanceof SourceError) return wrong;
  return new SourceError(navigator.onLine ? 'network' : 'offline', String(wrong), { url: address, cause: wrong });
}

/** Storage that does not answer must not keep a reader waiting. */
const soon = <V>(promise: Promise<V>): Promise<V | undefined> =>
  Promise.race([promise, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), limits.storage))]);
