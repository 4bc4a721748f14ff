import { fold } from '../../../data/reading/fold.js';
import { kindOf } from '../document-kind.js';
import type { DocumentLine } from '../document-lines.js';
import { parentOf } from '../document-order.js';

/** The groups of buttons that a webmaster may ask for. */
export const filterNames = ['kind', 'folder'] as const;
export type FilterName = (typeof filterNames)[number];

/** What the reader asks of the list. Within a group any value will do; all groups must agree. */
export interface DocumentFilter extends Readonly<Record<FilterName, readonly string[]>> {
  readonly search: string;
  /** Number of days back; 0 for any time. */
  readonly period: number;
}

export const noFilter: DocumentFilter = { search: '', period: 0, kind: [], folder: [] };

export const isFiltering = ({ search, period, kind, folder }: DocumentFilter): boolean =>
  search.trim() !== '' || period > 0 || kind.length + folder.length > 0;

const DAY = 86_400_000;
const words = new WeakMap<DocumentLine['entry'], string>();

/** The text in which the search looks, folded once. */
function textOf({ entry }: DocumentLine): string {
  let found = words.get(entry);
  if (found === undefined) {
    const { name, title, description, author } = entry;
    words.set(entry, (found = fold([title, name, description, author].join(' '))));
  }
  return found;
}

/** What a line is in a group; empty where it is nothing that could be asked for. */
export const valueOf = ({ entry }: DocumentLine, name: FilterName): string =>
  name === 'kind' ? kindOf(entry).kind : parentOf(entry);

function matcher(filter: DocumentFilter, now: number, except?: FilterName): (line: DocumentLine) => boolean {
  const terms = fold(filter.search).split(' ').filter(Boolean);
  const since = filter.period ? new Date(now - filter.period * DAY).toISOString() : '';
  const groups = filterNames.filter((name) => name !== except && filter[name].length > 0);
  return (line) =>
    (!since || (line.entry.modified ?? line.entry.created ?? '') >= since) &&
    groups.every((name) => filter[name].includes(valueOf(line, name))) &&
    terms.every((term) => textOf(line).includes(term));
}

/** The lines that a filter keeps, in their order. */
export const filtered = (
  lines: readonly DocumentLine[],
  filter: DocumentFilter,
  now: number,
): readonly DocumentLine[] => (isFiltering(filter) ? lines.filter(matcher(filter, now)) : lines);

/** One button of a group. */
export interface FilterChoice {
  readonly value: string;
  /** Number of documents that it keeps, the other groups as they are. */
  readonly count: number;
}

/** The buttons of a group, the most frequent first. Those that are pressed stay even when they keep nothing. */
export function filterChoices(
  lines: readonly DocumentLine[],
  filter: DocumentFilter,
  name: FilterName,
  now: number,
): readonly FilterChoice[] {
  const keeps = matcher(filter, now, name);
  const counts = new Map<string, number>(filter[name].map((value) => [value, 0]));
  for (const line of lines) {
    const value = valueOf(line, name);
    if (value) counts.set(value, (counts.get(value) ?? 0) + (keeps(line) ? 1 : 0));
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
