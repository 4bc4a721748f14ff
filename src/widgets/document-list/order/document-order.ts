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

/** The place of each text of a list. Those that differ by case or accents have one place. */
export type Ranks = ReadonlyMap<string, number>;

/** Texts as they nearly sort, so that the collator, which is slow, has little left to do. */
const roughKeys = new Map<string, string>();
export const roughKey = (text: string): string => {
  let key = roughKeys.get(text);
  if (key === undefined) {
    key = text
      .slice(0, 200)
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]+/g, '');
    // A number sorts as its digits where it is as long as any other.
    if (/\d/.test(key)) key = key.replace(/0*(\d+)/g, (_, digits: string) => digits.padStart(12, '0'));
    if (roughKeys.size > 50_000) roughKeys.clear();
    roughKeys.set(text, key);
  }
  return key;
};

/** The place of each text among all of them, in the order of a language. */
function ranksOf(texts: Iterable<string>, lang: string): Ranks {
  const { compare } = collatorOf(lang);
  const all = [...new Set(texts)].map((text) => ({ text, key: roughKey(text) }));
  return placesOf(
    all.sort(byKey).sort((a, b) => compare(a.text, b.text)),
    compare,
  );
}

/** A text and its rough key. */
export interface Keyed {
  readonly text: string;
  readonly key: string;
}

export const byKey = (a: Keyed, b: Keyed): number => (a.key < b.key ? -1 : Number(a.key > b.key));

/** The places of texts that are in order already. */
export function placesOf(all: readonly Keyed[], compare: Intl.Collator['compare']): Ranks {
  const ranks = new Map<string, number>();
  let rank = 0;
  all.forEach(({ text, key }, at) => {
    const before = all[at - 1];
    if (before && (key !== before.key || compare(before.text, text))) rank++;
    ranks.set(text, rank);
  });
  return ranks;
}

type Value = (entry: DocumentEntry) => string | number | undefined;
/** What an entry says in each column. */
export const values: Readonly<Record<SortKey, Value>> = {
  name: titleOf,
  kind: (entry) => {
    const { kind, format } = kindOf(entry);
    return `${kind} ${format}`;
  },
  size: ({ size }) => size,
  modified: ({ modified }) => modified,
  author: ({ author }) => author,
  version: ({ version }) => version,
};

/**
 * The entries in an order: folders first whichever way it runs, those that say nothing in that column last, equals by
 * their names, and then as they came.
 *
 * @param lang BCP 47 tag of the reader's language.
 * @param kindWords Sorts kinds as people read them; by our own names without.
 * @param names The places of all titles, where they are known already: finding them is what takes long.
 */
export function sortDocuments(
  entries: readonly DocumentEntry[],
  { by, descending }: DocumentOrder,
  lang: string,
  kindWords?: (entry: DocumentEntry) => string,
  names: Ranks = ranksOf(entries.map(titleOf), lang),
): DocumentEntry[] {
  const value = by === 'kind' && kindWords ? kindWords : values[by];
  const wanted = entries.map(value);
  const ranks =
    by === 'name'
      ? names
      : by === 'modified'
        ? undefined
        : ranksOf(
            wanted.filter((one) => typeof one === 'string'),
            lang,
          );
  const rows = entries.map((entry, at) => {
    const found = wanted[at];
    return {
      entry,
      folder: entry.folder ? 0 : 1,
      name: names.get(titleOf(entry))!,
      value: typeof found === 'string' && ranks ? ranks.get(found) : found || (found === 0 ? 0 : undefined),
    };
  });
  const sign = descending ? -1 : 1;
  rows.sort((a, b) => {
    if (a.folder !== b.folder) return a.folder - b.folder;
    if (a.value !== b.value) {
      if (a.value === undefined) return 1;
      if (b.value === undefined) return -1;
      return a.value < b.value ? -sign : sign;
    }
    return by === 'name' ? 0 : a.name - b.name;
  });
  return rows.map(({ entry }) => entry);
}
