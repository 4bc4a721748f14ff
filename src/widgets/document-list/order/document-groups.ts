import { fold } from '../../../data/reading/values/fold.js';
import { civilDay } from '../../../i18n/date-words.js';
import type { DocumentEntry } from '../document-entry.js';
import { nameOf } from '../formats/within.js';
import { kindOf } from '../rows/document-kind.js';
import type { DocumentLine, Line } from './document-lines.js';
import { collatorOf, titleOf } from './document-order.js';

/** What a list may be grouped by. */
export const groupKeys = ['year', 'folder', 'kind', 'letter'] as const;
export type GroupKey = (typeof groupKeys)[number];

/** Entries that stand under one heading. */
export interface DocumentGroup {
  /** Year (`unknown` without a date), name of the folder, kind (`DocumentKind`) or letter; empty for folders before the groups. */
  readonly key: string;
  readonly entries: readonly DocumentEntry[];
}

const UNKNOWN = 'unknown';

/** The name of the folder in which a document is, by its address; empty at the top of a site. */
export const parentOf = ({ url }: Pick<DocumentEntry, 'url'>): string =>
  nameOf(
    url
      .replace(/[?#].*$/s, '')
      .replace(/^[a-z]+:\/\/[^/]*/i, '')
      .replace(/(?<!\/)\/+$/, '')
      .replace(/(?<![^/])[^/]*$/, ''),
  );

/** The first letter of a title, in capitals and without accents; `#` for digits and signs. */
function letterOf(entry: DocumentEntry): string {
  const letter = /[\p{L}\p{N}]/u.exec(fold(titleOf(entry).slice(0, 50)))?.[0] ?? '';
  return /\p{L}/u.test(letter) ? letter.toUpperCase() : '#';
}

/** The year in which the date of an entry is shown: at its ends, another one may have begun in the zone. */
function yearOf({ modified, created }: DocumentEntry, zone: string | undefined): string {
  const date = modified ?? created ?? '';
  const instant = Date.parse(date);
  if (Number.isNaN(instant)) return UNKNOWN;
  const near = date.length > 10 && /^\d{4}-(?:12-31|01-01)/.test(date);
  return (near ? civilDay(instant, zone) : date).slice(0, 4);
}

/**
 * Puts entries, sorted already, under headings: years newest first, the others in the order of the language. Folders stay
 * before all groups, in one without a name, save by letter and by folder.
 *
 * @param zone IANA zone in which the dates are shown; undefined is the reader's own.
 */
export function groupDocuments(
  entries: readonly DocumentEntry[],
  by: GroupKey,
  lang: string,
  zone: string | undefined,
): DocumentGroup[] {
  const keyOf = (entry: DocumentEntry): string => {
    if (by === 'letter') return letterOf(entry);
    if (by === 'folder') return parentOf(entry);
    if (entry.folder) return by === 'kind' ? 'folder' : '';
    return by === 'kind' ? kindOf(entry).kind : yearOf(entry, zone);
  };
  const groups = new Map<string, DocumentEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  const { compare } = collatorOf(lang);
  const place = (key: string) => (key === 'folder' || key === '' ? -1 : key === UNKNOWN || key === 'other' ? 1 : 0);
  return [...groups]
    .map(([key, entries]) => ({ key, entries }))
    .sort((a, b) => place(a.key) - place(b.key) || (by === 'year' ? -1 : 1) * compare(a.key, b.key));
}

/** The lines under the headings of their groups, where the page wants groups. Folders come before all of them, without one. */
export function groupLines(
  lines: readonly DocumentLine[],
  groupBy: string,
  lang: string,
  zone: string | undefined,
): readonly Line[] {
  const by = groupKeys.find((key) => key === groupBy);
  if (!by) return lines;
  const lineOf = new Map(lines.map((line) => [line.entry, line]));
  return groupDocuments([...lineOf.keys()], by, lang, zone).flatMap(({ key, entries }) => {
    const own = entries.map((entry) => lineOf.get(entry)!);
    const headless = by !== 'letter' && entries.every(({ folder }) => folder);
    return headless ? own : [{ key: `group ${key}`, group: key, count: entries.length }, ...own];
  });
}
