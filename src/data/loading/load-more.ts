import { FurtherError } from './further-error.js';
import type { LoadOptions } from './load-options.js';
import type { AskSource, LoadedSource, Loading } from './loaded-source.js';
import type { SourcePage } from '../source.js';
import type { SourceError } from '../source-error.js';

/** The items of both, those of the first before the others, each once. Without `id` any two are different. */
export function union<T>(first: readonly T[], rest: readonly T[], id?: (item: T) => unknown): readonly T[] {
  const seen = new Set(id && first.map(id));
  return [...first, ...rest.filter((item) => !id || !seen.has(id(item)))];
}

/** What several pages of a source hold together. */
type Pages<T> = SourcePage<T> & Pick<LoadedSource<T>, 'pages' | 'again'>;

/**
 * Behind a first page that was read anew, as many further ones as are shown: nobody loses the place to which he had come. What
 * cannot be read again stays as it was.
 */
async function samePages<T>(
  first: SourcePage<T>,
  shown: LoadedSource<T>,
  ask: AskSource<T>,
  signal: AbortSignal,
  id: LoadOptions<T>['id'],
): Promise<Pages<T>> {
  if (first.stale) return first;
  const { again } = shown;
  let all: Pages<T> = first;
  try {
    for (let pages = 2; pages <= shown.pages! && all.next; pages++) {
      const at = all.next;
      const page = await ask(shown.source, signal, at);
      const next = page.next === at ? undefined : page.next;
      const skipped = all.skipped + page.skipped;
      all = { ...all, items: union(all.items, page.items, id), skipped, next, pages, again };
    }
    return all;
  } catch {
    // What nothing tells apart stands for a page each.
    const rest = id ? shown.items : shown.items.slice(all.items.length);
    return { ...all, items: union(all.items, rest, id), next: shown.next, pages: shown.pages, again };
  }
}

/** Reads the next page of every source that has one. One that fails keeps what it had, says why, and can be asked again. */
export async function loadMore<T>(
  controller: Loading<T>,
  ask: AskSource<T>,
  signal: AbortSignal,
  { id, loaded, failed }: LoadOptions<T>,
): Promise<void> {
  let brought = false;
  await Promise.all(
    controller.sources.map(async (found) => {
      const { source, key, next } = found;
      if (!next) return;
      let change: (one: LoadedSource<T>) => LoadedSource<T>;
      try {
        const isThere = ({ items }: SourcePage<T>) =>
          items.length > 0 && union(found.items, items, id).length === found.items.length;
        let at = next;
        let page = await ask(source, signal, at);
        // What came in since has moved all of it down by a page: the one after it is meant. Some servers give the first one for ever.
        let again = isThere(page);
        if (again && page.next && page.next !== at) {
          page = await ask(source, signal, (at = page.next));
          again = isThere(page);
        }
        brought = true;
        change = (one) => ({
          ...one,
          items: union(one.items, page.items, id),
          skipped: one.skipped + page.skipped,
          // A page that leads to itself is the last one too.
          next: again || page.next === at ? undefined : page.next,
          pages: (one.pages ?? 1) + 1,
          again: (first, shown, signal) => samePages(first, shown, ask, signal, id),
          error: one.stale?.error,
        });
      } catch (caught) {
        const error = new FurtherError(caught as SourceError);
        change = (one) => ({ ...one, error });
        if (!signal.aborted) failed?.(error, found).catch(console.error);
      }
      if (signal.aborted) return;
      const add = (list: readonly LoadedSource<T>[]) =>
        list.map((one) => (one.key === key && one.next === next ? change(one) : one));
      controller.sources = add(controller.sources);
      controller.waiting &&= add(controller.waiting);
    }),
  );
  if (brought && !signal.aborted) loaded?.(controller, true);
}
