import { fold } from '../../../data/reading/values/fold.js';
import { inSlices } from '../../../data/reading/give-way.js';
import type { DocumentEntry } from '../document-entry.js';
import { kindOf, type DocumentKind } from '../rows/document-kind.js';
import { parentOf } from '../order/document-groups.js';

/** What the reader asks of the list. Within a group any value will do; all groups must agree. */
export interface DocumentFilter {
  readonly search: string;
  readonly kinds: readonly DocumentKind[];
  /** Names of folders, as `parentOf` gives them. */
  readonly folders: readonly string[];
  /** Number of days back; 0 for any time. */
  readonly period: number;
}

export const noDocumentFilter: DocumentFilter = { search: '', kinds: [], folders: [], period: 0 };

export const isFilteringDocuments = ({ search, kinds, folders, period }: DocumentFilter): boolean =>
  search.trim() !== '' || kinds.length + folders.length > 0 || period > 0;

/** One button of a group. */
export interface DocumentChoice<V extends string = string> {
  readonly value: V;
  /** Number of entries that it keeps, the other groups as they are. */
  readonly count: number;
}

const DAY = 86_400_000;

/** The text in which the search looks, folded once for each entry. */
const words = new WeakMap<DocumentEntry, string>();
function wordsOf(entry: DocumentEntry): string {
  let found = words.get(entry);
  if (found === undefined) {
    const { name, title, description, author } = entry;
    found = fold([title, name, description, author].join(' '));
    words.set(entry, found);
  }
  return found;
}

/** Folds the words of all entries ahead of the first key that is typed, giving way to the page: the first one is as fast then. */
export async function prepareSearch(entries: readonly DocumentEntry[], signal?: AbortSignal): Promise<void> {
  let at = 0;
  await inSlices(() => {
    if (signal?.aborted || at >= entries.length) return false;
    wordsOf(entries[at++]!);
    return true;
  });
}

const kinds = new WeakMap<DocumentEntry, DocumentKind>();
function kindAlone(entry: DocumentEntry): DocumentKind {
  let found = kinds.get(entry);
  if (!found) kinds.set(entry, (found = kindOf(entry).kind));
  return found;
}

/**
 * What tells the entries that a filter keeps. What has no date, and a folder, are of no period.
 *
 * @param now Epoch milliseconds.
 * @param except Leaves one group out, to count what its buttons would keep.
 */
export function documentTest(
  filter: DocumentFilter,
  now: number,
  except?: 'kinds' | 'folders',
): (entry: DocumentEntry) => boolean {
  const terms = fold(filter.search).split(' ').filter(Boolean);
  const since = filter.period ? new Date(now - filter.period * DAY).toISOString() : '';
  // A day is within a period that begins on it.
  const late = ({ modified, created }: DocumentEntry) => {
    const date = modified ?? created ?? '';
    return date >= since.slice(0, date.length);
  };
  const wantedKinds = except === 'kinds' ? [] : filter.kinds;
  const wantedFolders = except === 'folders' ? [] : filter.folders;
  return (entry) =>
    (!since || (!entry.folder && !!(entry.modified ?? entry.created) && late(entry))) &&
    (!wantedKinds.length || wantedKinds.includes(kindAlone(entry))) &&
    (!wantedFolders.length || wantedFolders.includes(parentOf(entry))) &&
    terms.every((term) => wordsOf(entry).includes(term));
}

function choices<V extends string>(
  entries: readonly DocumentEntry[],
  matches: (entry: DocumentEntry) => boolean,
  valueOf: (entry: DocumentEntry) => V,
  pressed: readonly V[],
): DocumentChoice<V>[] {
  // What is pressed stays, even where it keeps nothing: it must be let go of again.
  const counts = new Map<V, number>(pressed.map((value) => [value, 0]));
  for (const entry of entries) {
    const value = valueOf(entry);
    counts.set(value, (counts.get(value) ?? 0) + (matches(entry) ? 1 : 0));
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** The kinds of a list and how many of each the other groups keep, the most frequent first. */
export const kindChoices = (
  entries: readonly DocumentEntry[],
  filter: DocumentFilter,
  now: number,
): DocumentChoice<DocumentKind>[] => choices(entries, documentTest(filter, now, 'kinds'), kindAlone, filter.kinds);

/** The folders from which the entries of a list come, as `kindChoices`. */
export const folderChoices = (
  entries: readonly DocumentEntry[],
  filter: DocumentFilter,
  now: number,
): DocumentChoice[] => choices(entries, documentTest(filter, now, 'folders'), parentOf, filter.folders);
