import { giveWay } from '../../../data/reading/give-way.js';
import type { DocumentEntry } from '../document-entry.js';
import { byKey, collatorOf, placesOf, roughKey, titleOf, type Keyed, type Ranks } from './document-order.js';

/** Milliseconds of work before the page has its turn. */
const SLICE = 8;
/** What is sorted at once, and how often the clock is looked at. */
const RUN = 256;

type Compare<T> = (a: T, b: T) => number;

/**
 * The places of the titles of a long list, found in slices that leave room for the reader: what sorting it then takes is
 * little.
 */
export async function rankTitles(sources: readonly (readonly DocumentEntry[])[], lang: string): Promise<Ranks> {
  let until = performance.now() + SLICE;
  const breathe = async () => {
    if (performance.now() < until) return;
    await giveWay();
    until = performance.now() + SLICE;
  };
  const { compare } = collatorOf(lang);
  // A browser takes a while to bring the order of a language.
  await breathe();
  const titles = new Set<string>();
  for (const entries of sources) for (const entry of entries) titles.add(titleOf(entry));
  let all: Keyed[] = [];
  for (const text of titles) {
    all.push({ text, key: roughKey(text) });
    if (all.length % RUN === 0) await breathe();
  }
  all = await sortInSlices(all, byKey, breathe);
  all = await sortInSlices(all, (a, b) => compare(a.text, b.text), breathe);
  await breathe();
  const ranks = placesOf(all, compare);
  // What is made of them takes a moment of its own.
  await giveWay();
  return ranks;
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
