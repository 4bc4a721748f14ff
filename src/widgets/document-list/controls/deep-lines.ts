import { documentLines, type DocumentLine } from '../order/document-lines.js';
import type { DocumentEntry } from '../document-entry.js';
import { comparing, placeOf, type DocumentOrder } from '../order/document-order.js';

/** How documents are put in order: by what, in which language, their kinds in which words. */
export type Sorting = readonly [order: DocumentOrder, lang: string, kindWords: (entry: DocumentEntry) => string];
type Compare = (a: DocumentLine, b: DocumentLine) => number;

/**
 * The lines of a search through folders, in order: what has come is put among what is there, and nothing else is sorted
 * or filtered again.
 */
export class DeepLines {
  /** Every line. */
  all: readonly DocumentLine[] = [];
  /** Those that the reader looks for. */
  found: readonly DocumentLine[] = [];
  readonly #sorting: Sorting;
  readonly #compare: Compare;
  readonly #sourceOf: (entry: DocumentEntry) => number;
  readonly #known = new Set<string>();
  #taken = 0;
  #test?: (entry: DocumentEntry) => boolean;

  /** @param sourceOf The index of the source behind which an entry was found. */
  constructor(sorting: Sorting, sourceOf: (entry: DocumentEntry) => number = () => 0) {
    this.#sorting = sorting;
    this.#sourceOf = sourceOf;
    this.#compare = lineOrder(sorting);
  }

  /** Takes what came. @param entries All of them: those taken before, in the same order, and then the others. */
  take(entries: readonly DocumentEntry[]): void {
    const came: DocumentEntry[][] = [];
    for (const entry of entries.slice(this.#taken)) (came[this.#sourceOf(entry)] ??= []).push(entry);
    const fresh = documentLines(came, ...this.#sorting).filter(({ key }) => {
      const known = this.#known.has(key);
      this.#known.add(key);
      return !known;
    });
    this.#taken = entries.length;
    if (!fresh.length) return;
    this.all = among(this.all, fresh, this.#compare);
    this.found = among(this.found, this.#kept(fresh), this.#compare);
  }

  /** What is looked for from now on; everything without. */
  look(test: ((entry: DocumentEntry) => boolean) | undefined): void {
    this.#test = test;
    this.found = this.#kept(this.all);
  }

  #kept(lines: readonly DocumentLine[]): readonly DocumentLine[] {
    const test = this.#test;
    return test ? lines.filter(({ entry }) => test(entry)) : lines;
  }
}

/** Two lists in order made one: what comes later stands behind its equals. */
function among(
  all: readonly DocumentLine[],
  fresh: readonly DocumentLine[],
  compare: Compare,
): readonly DocumentLine[] {
  const parts: (readonly DocumentLine[])[] = [];
  let from = 0;
  for (const line of fresh) {
    let end = all.length;
    const start = from;
    while (from < end) {
      const middle = (from + end) >> 1;
      if (compare(all[middle]!, line) > 0) end = middle;
      else from = middle + 1;
    }
    parts.push(all.slice(start, from), [line]);
  }
  return parts.flat().concat(all.slice(from));
}

/** The order of `sortDocuments`, for two lines. */
function lineOrder([order, lang, kindWords]: Sorting): Compare {
  const compare = comparing(order, lang);
  const place = ({ entry }: DocumentLine) => placeOf(entry, order.by, kindWords);
  return (a, b) => compare(place(a), place(b));
}
