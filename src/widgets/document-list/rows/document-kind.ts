import { shownName } from '../../../data/reading/values/shown-name.js';
import type { DocumentEntry } from '../document-entry.js';

/** What a document is to people, whatever program wrote it. */
export type DocumentKind =
  | 'folder'
  | 'text'
  | 'spreadsheet'
  | 'presentation'
  | 'pdf'
  | 'image'
  | 'audio'
  | 'video'
  | 'archive'
  | 'form'
  | 'code'
  | 'data'
  | 'map'
  | 'email'
  | 'calendar'
  | 'page'
  | 'other';

/** A media type that is known, and of what kind. */
interface Known {
  readonly kind: DocumentKind;
  readonly type: string;
  /** The usual end of a name. */
  readonly end: string;
}
const byEnd = new Map<string, Known>();
export const byType = new Map<string, Known>();

/**
 * Makes kinds known. After each kind, a line for each of its media types: the type (`application/` where no other is written),
 * the ends of names, the usual one first. An end stands once.
 */
export function knowKinds(table: string): void {
  let kind = '' as DocumentKind;
  for (const line of table.trim().split('\n')) {
    const [word, ...ends] = line.split(' ') as [string, string];
    if (!ends.length) kind = word as DocumentKind;
    else {
      const type = word.includes('/') ? word : `application/${word}`;
      const known = { kind, type, end: ends[0] };
      byType.set(type, known);
      for (const end of ends) byEnd.set(end, known);
    }
  }
}

// What nearly all documents of a town are. Others are in `rare-kinds`.
knowKinds(`
text
vnd.oasis.opendocument.text odt
vnd.openxmlformats-officedocument.wordprocessingml.document docx
msword doc
text/plain txt
spreadsheet
vnd.oasis.opendocument.spreadsheet ods
vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
vnd.ms-excel xls
text/csv csv
presentation
vnd.oasis.opendocument.presentation odp
vnd.openxmlformats-officedocument.presentationml.presentation pptx
pdf
pdf pdf
image
image/jpeg jpg jpeg
image/png png
archive
zip zip
`);

/** What a name ends with, in small letters, without the dot: the true end, also where signs turn the text round it. */
export function extensionOf(name: string): string {
  return /[^.]\.([a-z][a-z\d]{0,9}|7z)$/i.exec(shownName(name).trim().slice(-12))?.[1]?.toLowerCase() ?? '';
}

/** The media type that the end of a name stands for. */
export const typeOfName = (name: string): string | undefined => byEnd.get(extensionOf(name))?.type;

/** True for a name that ends as those of documents do: pages and programs of a site do not. */
export const isDocumentName = (name: string): boolean => {
  const kind = byEnd.get(extensionOf(name))?.kind;
  return kind !== undefined && kind !== 'page' && kind !== 'code';
};

/** A media type without its parameters, in small letters; nothing where it says no more than that there are bytes. */
export function mediaType(written: string | undefined): string | undefined {
  const type = written?.split(';')[0]!.trim().toLowerCase();
  return type && /^[\w.+-]+\/[\w.+-]+$/.test(type) && !/^(?:application\/octet-stream|binary\/octet-stream)$/.test(type)
    ? type
    : undefined;
}

/** The media type of what a word names: a type, or the end of a name (`PDF`, `.xlsx`). */
export const typeOfWord = (word: string): string | undefined =>
  mediaType(word) ?? byEnd.get(word.trim().replace(/^\./, '').toLowerCase())?.type;

/** An address at which something is that a computer runs, whatever the list calls it. */
const program = /\.(exe|msi|bat|cmd|ps1|vbs|jar)(?:[?#]|$)/i;

/**
 * What a document is to people, and the name of its format: `spreadsheet` and `ODS`. The end of the name says it, which
 * people see, unless its address is that of a program; else the media type. The name of the format is empty where neither
 * is known.
 */
export function kindOf({
  name,
  type,
  folder,
  url = '',
}: Pick<DocumentEntry, 'name' | 'type' | 'folder'> & Partial<Pick<DocumentEntry, 'url'>>): {
  readonly kind: DocumentKind;
  readonly format: string;
} {
  if (folder) return { kind: 'folder', format: '' };
  const end = program.exec(url)?.[1]?.toLowerCase() ?? extensionOf(name);
  const plain = mediaType(type);
  const found = byEnd.get(end) ?? byType.get(plain ?? '');
  const general = /^(image|audio|video|text)\//.exec(plain ?? '')?.[1] as DocumentKind | undefined;
  const format = end || found?.end || (general && /\/(?:x-)?([a-z\d]{2,5})$/.exec(plain!)?.[1]) || '';
  return { kind: found?.kind ?? general ?? 'other', format: format.toUpperCase() };
}
