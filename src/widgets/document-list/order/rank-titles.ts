import { giveWay } from '../../../data/reading/give-way.js';
import type { DocumentEntry } from '../document-entry.js';
import { collatorOf, titleOf, type Rank } from './document-order.js';

/** Milliseconds of work before the page has its turn. */
const SLICE = 8;
/** What is sorted at once, and how often the clock is looked at. */
const RUN = 256;

/** The place of each text of a list. Those that differ by case or accents have one place. */
type Ranks = ReadonlyMap<string, number>;

/** A text, and as it nearly sorts, so that the collator, which is slow, has little left to do. */
interface Keyed {
  readonly text: string;
  readonly key: string;
}

const keys = new Map<string, string>();
const roughly = (text: string): Keyed => {
  let key = keys.get(text);
  if (key === undefined) {
    key = text
      .slice(0, 200)
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]+/g, '');
    // A number sorts as its digits where it is as long as any other.
    if (/\d/.test(key)) key = key.replace(/0*(\d+)/g, (_, digits: string) => digits.padStart(12, '0'));
    if (keys.size > 50_000) keys.clear();
    keys.set(text, key);
  }
  return { text, key };
};

const byKey = (a: Keyed, b: Keyed): number => (a.key < b.key ? -1 : Number(a.key > b.key));

/** The places of texts that are in order already. */
function ranksInOrder(all: readonly Keyed[], compare: Intl.Collator['compare']): Ranks {
  const ranks = new Map<string, number>();
  let rank = 0;
  all.forEach(({ text }, at) => {
    if (at && compare(all[at - 1]!.text, text)) rank++;
    ranks.set(text, rank);
  });
  return ranks;
}

/** The place of each text among all of them, in the order of a language. */
function ranksOf(texts: Iterable<string>, { compare }: Intl.Collator): Ranks {
  const all = [...new Set(texts)].map(roughly);
  return ranksInOrder(
    all.sort(byKey).sort((a, b) => compare(a.text, b.text)),
    compare,
  );
}

type Compare<T> = (a: T, b: T) => number;

/**
 * The places of the titles of a long list, found in slices that leave room for the reader: what sorting it then takes is
 * little.
 */
export async function rankTitles(sources: readonly (readonly DocumentEntry[])[], lang: string): Promise<Rank> {
  let until = performance.now() + SLICE;
  const breathe = async () => {
    if (performance.now() < until) return;
    await giveWay();
    until = performance.now() + SLICE;
  };
  const collator = collatorOf(lang);
  const { compare } = collator;
  // A browser takes a while to bring the order of a language.
  await breathe();
  const titles = new Set<string>();
  for (const entries of sources) for (const entry of entries) titles.add(titleOf(entry));
  let all: Keyed[] = [];
  for (const text of titles) {
    all.push(roughly(text));
    if (all.length % RUN === 0) await breathe();
  }
  all = await sortInSlices(all, byKey, breathe);
  all = await sortInSlices(all, (a, b) => compare(a.text, b.text), breathe);
  await breathe();
  const names = ranksInOrder(all, compare);
  // What is made of them takes a moment of its own.
  await giveWay();
  const rankOf = (ranks: Ranks, value: string | number) => (typeof value === 'string' ? ranks.get(value)! : value);
  return (places, by) => {
    const texts = places.flatMap(({ value }) => (typeof value === 'string' ? value : []));
    const ranks = by === 'name' ? names : ranksOf(texts, collator);
    for (const place of places) {
      place.name = rankOf(names, place.name);
      if (place.value !== undefined) place.value = rankOf(ranks, place.value);
    }
  };
}

/** Sorts as `Array.sort` does, equals as they came: runs, then two of them merged, and so on. */
async function sortInSlices<T>(all: readonly T[], compare: Compare<T>, breathe: () => Promise<void>): Promise<T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < all.length; at += RUN) {
    runs.push(all.slice(at, at + RUN).sort(compare));
    await breathe();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(await merge(runs[at]!, runs[at + 1] ?? [], compare, breathe));
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T>(one: T[], two: T[], compare: Compare<T>, breathe: () => Promise<void>): Promise<T[]> {
  // As most are, once they stand as their rough keys do.
  if (!two.length || compare(one.at(-1)!, two[0]!) <= 0) return one.concat(two);
  const merged: T[] = [];
  for (let at = 0, from = 0; at < one.length || from < two.length;) {
    const first = from >= two.length || (at < one.length && compare(one[at]!, two[from]!) <= 0);
    merged.push(first ? one[at++]! : two[from++]!);
    if (merged.length % RUN === 0) await breathe();
  }
  return merged;
}
