import { readOddText } from '../../../data/reading/xml/entities.js';
import { fold } from '../../../data/reading/values/fold.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import type { NewsEntry } from '../news-list.js';

/** The periods offered, in days. */
export const periods = [7, 30, 365] as const;

/** The groups of buttons that a webmaster may ask for. */
export type FilterName = 'category' | 'source' | 'audience';

/** What the reader asks of the list. Within a group any value will do; all groups must agree. */
export interface NewsFilter {
  readonly search: string;
  /** Number of days back; 0 for any time. */
  readonly period: number;
  readonly category: readonly string[];
  readonly source: readonly string[];
  readonly audience: readonly string[];
}

export const noFilter: NewsFilter = { search: '', period: 0, category: [], source: [], audience: [] };

export const isFiltering = (filter: NewsFilter): boolean =>
  filter.search.trim() !== '' ||
  filter.period > 0 ||
  filter.category.length + filter.source.length + filter.audience.length > 0;

/** One button of a group. */
export interface FilterChoice {
  /** As the filter holds it. */
  readonly value: string;
  /** As the reader sees it. */
  readonly label: string;
  /** Number of items that it keeps, the other groups as they are. */
  readonly count: number;
}

const DAY = 86_400_000;

/** The values of an entry in a group, as pairs of value and label. */
function values(entry: NewsEntry, name: FilterName, sources: readonly string[]): (readonly [string, string])[] {
  if (name === 'source') return entry.sources.map((at) => [String(at), sources[at] ?? '']);
  const labels = entry.item[name === 'category' ? 'categories' : 'audience'] ?? [];
  return labels.map((label) => [fold(label), label]);
}

const words = new WeakMap<NewsEntry['item'], string>();

/** The text in which the search looks, folded once. */
function text({ item }: NewsEntry): string {
  let found = words.get(item);
  if (found === undefined) {
    readOddText();
    const content = plainText(item.content ?? '');
    found = fold([item.title, item.summary, content, ...(item.categories ?? []), ...(item.authors ?? [])].join(' '));
    words.set(item, found);
  }
  return found;
}

/** A test of entries; `except` leaves one group out, to count what its buttons would keep. */
function matcher(filter: NewsFilter, now: number, except?: FilterName): (entry: NewsEntry) => boolean {
  const terms = fold(filter.search).split(' ').filter(Boolean);
  const since = filter.period ? new Date(now - filter.period * DAY).toISOString() : '';
  // A day is within a period that begins on it.
  const late = ({ date }: NewsEntry) => !!date && date >= since.slice(0, date.length);
  const groups = (['category', 'source', 'audience'] as const).filter(
    (name) => name !== except && filter[name].length > 0,
  );
  return (entry) =>
    (!since || late(entry)) &&
    groups.every((name) => values(entry, name, []).some(([value]) => filter[name].includes(value))) &&
    terms.every((term) => text(entry).includes(term));
}

/** The entries that a filter keeps, in their order. */
export const filtered = (entries: readonly NewsEntry[], filter: NewsFilter, now: number): NewsEntry[] =>
  entries.filter(matcher(filter, now));

/**
 * The buttons of a group, the most frequent first. Those that are pressed stay even when they keep nothing.
 *
 * @param sources Names of the sources, by index.
 */
export function filterChoices(
  entries: readonly NewsEntry[],
  filter: NewsFilter,
  name: FilterName,
  sources: readonly string[],
  now: number,
): FilterChoice[] {
  const keeps = matcher(filter, now, name);
  const found = new Map<string, { value: string; label: string; count: number }>();
  for (const entry of entries) {
    const counted = keeps(entry) ? 1 : 0;
    for (const [value, label] of new Map(values(entry, name, sources))) {
      const choice = found.get(value);
      if (choice) choice.count += counted;
      else found.set(value, { value, label, count: counted });
    }
  }
  const choices = [...found.values()];
  return name === 'source' ? choices : choices.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}
