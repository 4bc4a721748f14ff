import { fold } from '../../../data/reading/values/fold.js';
import type { CalendarEvent } from '../calendar-event.js';
import type { Entry, ViewSource } from '../views/calendar-view.js';

/** The filters that a webmaster may ask for. */
export type FilterName = 'category' | 'source' | 'place';

/** What the reader asks of the calendar. Within the categories any will do; all filters must agree. */
export interface CalendarFilter {
  readonly search: string;
  /** Folded names. */
  readonly category: readonly string[];
  /** Folded; empty for any. */
  readonly place: string;
  /** Keys of the sources that are not shown. An event of several is hidden once all of them are. */
  readonly without: readonly string[];
}

export const noFilter: CalendarFilter = { search: '', category: [], place: '', without: [] };

/** How many filters are set: each category and each hidden calendar is one. */
export const filtersSet = ({ search, category, place, without }: CalendarFilter): number =>
  Number(search.trim() !== '') + category.length + Number(place !== '') + without.length;

export const isFiltering = (filter: CalendarFilter): boolean => filtersSet(filter) > 0;

/** One value that a filter offers. */
export interface FilterChoice {
  /** As the filter holds it. */
  readonly value: string;
  /** As the reader sees it. */
  readonly label: string;
  /** Number of events of the period that have it, the other filters as they are. */
  readonly count: number;
}

/** What tells the sources apart in a filter, also when the page is opened again: their names, where no two are the same. */
export const sourceKeys = (sources: readonly ViewSource[]): readonly string[] => {
  const names = sources.map(({ label }) => fold(label));
  return names.map((name, at) => (name && names.indexOf(name) === names.lastIndexOf(name) ? name : `${at + 1}`));
};

const texts = new WeakMap<CalendarEvent, string>();

/** The text in which the search looks, folded once. */
function text(event: CalendarEvent): string {
  let found = texts.get(event);
  if (found === undefined) {
    const { title, place, description, categories, organizer } = event;
    found = fold([title, place, description, ...categories, organizer?.name].join(' '));
    texts.set(event, found);
  }
  return found;
}

/** Folded names, as they were last written: what is chosen keeps its name in a period that has none of it. */
const labels = new Map<string, string>();

function values(entry: Entry, name: FilterName, keys: readonly string[]): (readonly [value: string, label: string])[] {
  const { categories, place } = entry.occurrence.event;
  if (name === 'source') return entry.sources.map((at) => [keys[at]!, '']);
  if (name === 'place') return place ? [[fold(place), place]] : [];
  return categories.map((label) => [fold(label), label]);
}

/** A test of entries; `except` leaves one filter out, to count what its choices would keep. */
function matcher(
  { search, category, place, without }: CalendarFilter,
  keys: readonly string[],
  except?: FilterName,
): (entry: Entry) => boolean {
  const terms = fold(search).split(' ').filter(Boolean);
  const has = (entry: Entry, name: FilterName, wanted: (value: string) => boolean) =>
    name === except || values(entry, name, keys).some(([value]) => wanted(value));
  return (entry) =>
    (!without.length || has(entry, 'source', (key) => !without.includes(key))) &&
    (!category.length || has(entry, 'category', (name) => category.includes(name))) &&
    (!place || has(entry, 'place', (name) => name === place)) &&
    terms.every((term) => text(entry.occurrence.event).includes(term));
}

/** The entries that a filter keeps, in their order. */
export const filtered = (
  entries: readonly Entry[],
  filter: CalendarFilter,
  sources: readonly ViewSource[],
): readonly Entry[] => (isFiltering(filter) ? entries.filter(matcher(filter, sourceKeys(sources))) : entries);

/**
 * What a filter offers in a period. Sources are all there, in their order; of the others the most frequent come first, and
 * what is chosen stays even when nothing has it.
 */
export function filterChoices(
  entries: readonly Entry[],
  filter: CalendarFilter,
  sources: readonly ViewSource[],
  name: FilterName,
): readonly FilterChoice[] {
  const keys = sourceKeys(sources);
  const keeps = matcher(filter, keys, name);
  const found = new Map<string, { value: string; label: string; count: number }>();
  const offer = (value: string, label: string) => {
    const known = found.get(value);
    if (known) return known;
    const choice = { value, label, count: 0 };
    found.set(value, choice);
    return choice;
  };
  if (name === 'source') keys.forEach((key, at) => offer(key, sources[at]!.label || key));
  for (const entry of entries) {
    const counted = keeps(entry) ? 1 : 0;
    for (const [value, label] of new Map(values(entry, name, keys))) {
      if (label) labels.set(value, label);
      offer(value, label).count += counted;
    }
  }
  if (name === 'source') return [...found.values()];
  for (const value of name === 'place' ? [filter.place].filter(Boolean) : filter.category)
    // What an address asks for and nobody has named is not shown: anyone may write an address.
    if (labels.has(value)) offer(value, labels.get(value)!);
  return [...found.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}

/** The filter that an address asks for. */
export function filterOf(state: URLSearchParams | undefined): CalendarFilter {
  const all = (name: string) => (state?.getAll(name) ?? []).map(fold).filter(Boolean);
  return {
    search: state?.get('search') ?? '',
    place: all('place')[0] ?? '',
    category: all('category'),
    without: all('without'),
  };
}

/** Writes into the state of an address what a filter asks, and leaves what others say there. */
export function writeFilter({ search, place, category, without }: CalendarFilter, state: URLSearchParams): void {
  for (const [name, values] of Object.entries({ search: [search], place: [place], category, without })) {
    state.delete(name);
    for (const value of values) if (value) state.append(name, value);
  }
}
