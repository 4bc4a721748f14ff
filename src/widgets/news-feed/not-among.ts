import type { NewsEntry } from './news-list.js';

const said = ({ item }: NewsEntry) => JSON.stringify([item.url ?? item.published, item.title]);

/**
 * The entries that are not in a list: neither by their key nor, since some sources name their items anew at each reading,
 * by what they say.
 */
export function notAmong(entries: readonly NewsEntry[], list: readonly NewsEntry[]): NewsEntry[] {
  const known = new Set(list.flatMap((entry) => [entry.key, said(entry)]));
  return entries.filter((entry) => !known.has(entry.key) && !known.has(said(entry)));
}
