import type { DocumentEntry } from '../document-entry.js';
import { kindOf } from '../rows/document-kind.js';

/** The columns by which a list may be sorted. */
export const sortKeys = ['name', 'kind', 'size', 'modified', 'author', 'version'] as const;
export type SortKey = (typeof sortKeys)[number];

export interface DocumentOrder {
  readonly by: SortKey;
  readonly descending?: boolean;
}

/** What a document is called on the screen, its signs as they came. */
export const titleOf = ({ title, name }: DocumentEntry): string => title || name;

const collators = new Map<string, Intl.Collator>();

/** The natural order of a language: « Annexe 2 » before « Annexe 10 », whatever the case and the accents. */
export function collatorOf(lang: string): Intl.Collator {
  let collator = collators.get(lang);
  if (!collator) collators.set(lang, (collator = new Intl.Collator(lang, { numeric: true, sensitivity: 'base' })));
  return collator;
}

/** What an entry says in each column. */
const values: Readonly<Record<SortKey, (entry: DocumentEntry) => string | number | undefined>> = {
  name: titleOf,
  kind: (entry) => {
    const { kind, format } = kindOf(entry);
    return `${kind} ${format}`;
  },
  size: ({ size }) => size,
  modified: ({ modified = '' }) => Date.parse(modified),
  author: ({ author }) => author,
  version: ({ version }) => version,
};

/** By what a document is put in order: texts, or numbers in their places. */
export interface Place {
  readonly folder: boolean;
  /** What it says in the column; undefined for nothing. */
  value: string | number | undefined;
  name: string | number;
}

/** @param kindWords Sorts kinds as people read them; by our own names without. */
export function placeOf(entry: DocumentEntry, by: SortKey, kindWords?: (entry: DocumentEntry) => string): Place {
  const value = (by === 'kind' && kindWords ? kindWords : values[by])(entry);
  return { folder: entry.folder, value: value || (value === 0 ? 0 : undefined), name: titleOf(entry) };
}

/**
 * Tells which of two documents comes first: folders whichever way the order runs, those that say nothing in that column
 * last, equals by their names.
 *
 * @param lang BCP 47 tag of the reader's language.
 */
export function comparing({ descending }: DocumentOrder, lang: string): (a: Place, b: Place) => number {
  const { compare } = collatorOf(lang);
  const apart = <T extends string | number>(a: T, b: T): number =>
    typeof a === 'string' ? compare(a, b as string) : Number(a) - Number(b);
  return (a, b) =>
    Number(b.folder) - Number(a.folder) ||
    (a.value === undefined || b.value === undefined
      ? Number(a.value === undefined) - Number(b.value === undefined)
      : apart(a.value, b.value) * (descending ? -1 : 1)) ||
    apart(a.name, b.name);
}

/** Puts numbers in place of the texts of many documents: comparing these as people read them is slow. */
export type Rank = (places: readonly Place[], by: SortKey) => void;

/** The entries in an order, and equals as they came. */
export function sortDocuments(
  entries: readonly DocumentEntry[],
  order: DocumentOrder,
  lang: string,
  kindWords?: (entry: DocumentEntry) => string,
  rank?: Rank,
): DocumentEntry[] {
  const places = entries.map((entry) => ({ entry, ...placeOf(entry, order.by, kindWords) }));
  rank?.(places, order.by);
  return places.sort(comparing(order, lang)).map(({ entry }) => entry);
}
