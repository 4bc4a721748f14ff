import type { DocumentEntry } from '../document-entry.js';
import { sortDocuments, type DocumentOrder, type Rank } from './document-order.js';

/** One line of the list: a document or a folder. */
export interface DocumentLine {
  readonly key: string;
  readonly entry: DocumentEntry;
  /** Index of its source. */
  readonly source: number;
}

/** The heading of a group of lines. */
export interface GroupLine {
  readonly key: string;
  readonly group: string;
  readonly count: number;
}

export type Line = DocumentLine | GroupLine;

/**
 * The lines of a folder out of what its sources gave, in order, each document once: equal addresses are one document,
 * equal names are not.
 */
export function documentLines(
  sources: readonly (readonly DocumentEntry[])[],
  order: DocumentOrder,
  lang: string,
  kindWords: (entry: DocumentEntry) => string,
  rank?: Rank,
): readonly DocumentLine[] {
  const lines = new Map<DocumentEntry, DocumentLine>();
  const known = new Set<string>();
  sources.forEach((entries, source) => {
    for (const entry of entries) {
      // One address may list many folders.
      const key = entry.folder ? `${entry.url} ${entry.name}` : entry.url;
      if (known.has(key)) continue;
      known.add(key);
      lines.set(entry, { key, entry, source });
    }
  });
  return sortDocuments([...lines.keys()], order, lang, kindWords, rank).map((entry) => lines.get(entry)!);
}
