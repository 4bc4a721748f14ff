import { FurtherError } from './further-error.js';
import type { LoadOptions } from './load-options.js';
import type { AskSource, LoadedSource, Loading } from './loaded-source.js';
import type { SourceError } from '../source-error.js';

/** The items of both, those of the first before the others, each once. Without `id` any two are different. */
export function union<T>(first: readonly T[], rest: readonly T[], id?: (item: T) => unknown): readonly T[] {
  const seen = new Set(id && first.map(id));
  return [...first, ...rest.filter((item) => !id || !seen.has(id(item)))];
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
        const page = await ask(source, signal, next);
        brought = true;
        change = (one) => {
          const items = union(one.items, page.items, id);
          // The last one is a page that leads to itself, or of which all is there: some servers give the first one for ever.
          const last = page.next === next || (page.items[0] && items.length === one.items.length);
          return {
            ...one,
            items,
            skipped: one.skipped + page.skipped,
            next: last ? undefined : page.next,
            pages: (one.pages ?? 1) + 1,
            error: one.stale?.error,
          };
        };
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
