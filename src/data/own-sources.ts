import { SourceError } from './source-error.js';
import type { Source, SourcePage, SourceRequest } from './source.js';

/** What was made of each source, and how it mends: the same source stays the same, and is not read again. */
const made = new WeakMap<object, Map<unknown, Source<unknown>>>();

/**
 * The sources that a page has made, each giving only what can be shown: one item that is none hides no other, and is counted
 * in `skipped`, as in a feed.
 *
 * @param mend An item as the model says, the same object where it is so already; nothing for what is none.
 */
export const ownSources = <T>(
  sources: readonly Source<T>[],
  mend: (item: Readonly<Record<string, unknown>>) => T | undefined,
): readonly Source<T>[] =>
  sources.map((source) => {
    const known = made.get(source) ?? new Map<unknown, Source<T>>();
    made.set(source, known);
    const mended = known.get(mend) ?? mending(source, mend);
    known.set(mend, mended);
    return mended as Source<T>;
  });

/** False for what a class has made, as `readCalendar` gives events: it says itself what it is, and is no other when copied. */
function isPlain(item: object): item is Readonly<Record<string, unknown>> {
  const above: unknown = Object.getPrototypeOf(item);
  return !above || !Object.getPrototypeOf(above);
}

function mending<T>(source: Source<T>, mend: (item: Readonly<Record<string, unknown>>) => T | undefined): Source<T> {
  const whole = (page: SourcePage<T>): SourcePage<T> => {
    if (!Array.isArray(page?.items)) throw new SourceError('format', 'read() gave no list of items');
    const items = page.items.flatMap((item: unknown) =>
      !item || typeof item !== 'object' ? [] : isPlain(item) ? (mend(item) ?? []) : (item as T),
    );
    const skipped = (Number(page.skipped) || 0) + page.items.length - items.length;
    return { ...page, items, skipped };
  };
  const read = async (request: SourceRequest<T>) => {
    const { onPart } = request;
    return whole(await source.read({ ...request, onPart: onPart && ((part) => onPart(whole(part))) }));
  };
  // Its name, its colour and what else it has may change, and stay its own.
  return new Proxy(source, {
    get: (target, name) => {
      if (name === 'read') return read;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
