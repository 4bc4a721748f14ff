import type { NewsItem } from './news-item.js';

/** One line of the feed: an item, and all the sources that hold it. */
export interface NewsEntry {
  readonly key: string;
  readonly item: NewsItem;
  /** Indexes of its sources, in the order in which the page names them. */
  readonly sources: readonly number[];
  readonly urgent: boolean;
  readonly pinned: boolean;
}

/** What a webmaster asks of the list. */
export interface NewsOrder {
  /** Names of categories; an item must have one of them. */
  readonly categories: readonly string[];
  readonly audience: readonly string[];
  /** Names of categories, or ids, that come before the others. */
  readonly pinned: readonly string[];
  /** Instant or date after which nothing is pinned. */
  readonly pinnedUntil: string;
  /** Names of the categories of urgent items. */
  readonly urgent: readonly string[];
}

/** Text as it is compared, and as it is typed: without case, accents, ligatures, curled apostrophes or doubled spaces. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

/** The names in an attribute, separated by commas. */
export const names = (list: string): string[] => list.split(',').map(fold).filter(Boolean);

const holds = (wanted: readonly string[], values: readonly string[]) =>
  values.some((value) => wanted.includes(fold(value)));

/** An id that means something outside its own source: an address, a tag, a UUID, never the "12" of a database. */
const isGlobal = (id: string) => id.length > 15 || /[:/@]/.test(id);

/** The end of a day is the end of what a date covers. */
const passed = (limit: string, now: string) => (limit.length > 10 ? limit : `${limit}T23:59:59Z`) < now;

/**
 * The lines of a feed out of what its sources gave: the same item once (equal id, else equal address, never title and
 * date), expired ones left out, urgent ones first, then pinned ones, then the newest.
 *
 * @param now Instant, `2026-11-23T08:00:00Z`.
 */
export function newsEntries(sources: readonly (readonly NewsItem[])[], order: NewsOrder, now: string): NewsEntry[] {
  const found = new Map<string, { key: string; item: NewsItem; sources: number[]; urgent: boolean; pinned: boolean }>();
  const pinning = order.pinned.length > 0 && !(order.pinnedUntil && passed(order.pinnedUntil, now));
  sources.forEach((items, source) => {
    for (const item of items) {
      const key = isGlobal(item.id) ? item.id : `${source} ${item.id}`;
      let same = found.get(key);
      if (!same && item.url) {
        same = found.get(item.url);
        // One source that says two ids means two items, even where both lead to its front page.
        if (same?.sources.includes(source)) same = undefined;
      }
      if (same) {
        if (!same.sources.includes(source)) same.sources.push(source);
        continue;
      }
      if (item.expires && passed(item.expires, now)) continue;
      if (order.categories.length && !holds(order.categories, item.categories)) continue;
      if (order.audience.length && item.audience?.length && !holds(order.audience, item.audience)) continue;
      const entry = {
        key,
        item,
        sources: [source],
        urgent: item.urgent === true || holds(order.urgent, item.categories),
        // An id may hold a comma itself: "tag:ville.fr,2026:1".
        pinned:
          pinning &&
          (`,${order.pinned.join()},`.includes(`,${fold(item.id)},`) || holds(order.pinned, item.categories)),
      };
      found.set(key, entry);
      if (item.url && !found.has(item.url)) found.set(item.url, entry);
    }
  });
  const date = ({ item }: NewsEntry) => item.published ?? item.updated ?? '';
  return [...new Set(found.values())].sort(
    (a, b) => +b.urgent - +a.urgent || +b.pinned - +a.pinned || (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : 0),
  );
}
