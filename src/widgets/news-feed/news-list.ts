import { isLocal } from '../../data/local-id.js';
import type { NewsItem } from './news-item.js';

/** One line of the feed: an item, and all the sources that hold it. */
export interface NewsEntry {
  readonly key: string;
  readonly item: NewsItem;
  /** Indexes of its sources, in the order in which the page names them. */
  readonly sources: readonly number[];
  readonly urgent: boolean;
  readonly pinned: boolean;
  /** Its place in time; empty where its source gives none. */
  readonly date: string;
}

/** What a webmaster asks of the list. */
export interface NewsRules {
  /** False for an item that is left out. */
  keeps(item: NewsItem): boolean;
  /** Urgent beside what its source marks. */
  urgent(item: NewsItem): boolean;
  /** Pinned beside what its source marks. */
  pinned(item: NewsItem): boolean;
}

/** The end of a day, where its reader is, is the end of what a date covers. */
export const passed = (limit: string, now: string): boolean =>
  Date.parse(limit.length > 10 ? limit : `${limit}T23:59:59`) < Date.parse(now);

/** Urgent ones first, then pinned ones, then the newest. */
const compare = (a: NewsEntry, b: NewsEntry): number =>
  +b.urgent - +a.urgent || +b.pinned - +a.pinned || +(a.date < b.date) - +(a.date > b.date);

/**
 * The latest date that news can have: a day from now, for clocks and zones differ. What is dated later (a slip, the day of
 * what is announced, a draft that leaked) would stand before the news of all sources for as long as that lasts: until its
 * day, its place is the one that its own source gives it, before what follows it there. Where the clock of the reader is
 * older than this line, it judges nothing.
 */
const latest = (now: string): string => (now > '2026' ? new Date(Date.parse(now) + 864e5).toISOString() : '~');

/**
 * The lines of a feed out of what its sources gave: the same item once (equal id, else equal address, never title and
 * date), expired ones left out, urgent ones first, then pinned ones, then the newest; those without a date
 * last, in the order of their source.
 *
 * @param now Instant, `2026-11-23T08:00:00Z`.
 */
export function newsEntries(
  sources: readonly (readonly NewsItem[])[],
  now: string,
  rules?: NewsRules,
): readonly NewsEntry[] {
  const found = new Map<string, NewsEntry & { key: string; sources: readonly number[] }>();
  const entries: NewsEntry[] = [];
  const limit = latest(now);
  sources.forEach((items, source) => {
    const own = [source];
    const early: { date: string }[] = [];
    for (const item of items) {
      const { id, title, url = '' } = item;
      let key = isLocal(id) ? `${source} ${id}` : id;
      let same = found.get(key);
      // One source that says two titles means two items, where the address is all that tells them apart, or differs too.
      if (same?.sources.includes(source) && same.item.title !== title && (id === url || same.item.url !== item.url)) {
        same.key = key + same.item.title;
        same = found.get((key += title));
      }
      // One source that says two ids means two items, even where both lead to its front page.
      if (!same && url !== key && (same = found.get(url))?.sources.includes(source)) same = undefined;
      if (same) {
        if (!same.sources.includes(source)) same.sources = [...same.sources, source];
      } else if (!(item.expires && passed(item.expires, now)) && rules?.keeps(item) !== false) {
        const urgent = item.urgent || !!rules?.urgent(item);
        const pinned = !!(item.pinned || rules?.pinned(item));
        const date = [item.published, item.updated].find((date) => date! < limit) ?? '';
        const entry = { key, item, sources: own, urgent, pinned, date };
        entries.push(entry);
        if (date) for (const one of early.splice(0)) one.date = date;
        else if (item.published) early.push(entry);
        found.set(key, entry);
        if (url && !found.has(url)) found.set(url, entry);
      }
    }
  });
  return entries.sort(compare);
}

export const keysOf = (entries: readonly NewsEntry[]): string[] => entries.map(({ key }) => key);
