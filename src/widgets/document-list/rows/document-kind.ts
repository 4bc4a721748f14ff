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

const OASIS = 'application/vnd.oasis.opendocument.';
const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const MS = 'application/vnd.ms-';

/** A line for each media type: kind, type, the ends of names, the usual one first. Of two kinds for one end, the first counts. */
const TABLE = `
text ${OASIS}text odt fodt
text ${OASIS}text-template ott
text ${OFFICE}wordprocessingml.document docx docm
text ${OFFICE}wordprocessingml.template dotx
text application/msword doc dot
text application/rtf rtf
text application/epub+zip epub
text application/vnd.apple.pages pages
text text/markdown md markdown
text text/plain txt text log
spreadsheet ${OASIS}spreadsheet ods fods
spreadsheet ${OASIS}spreadsheet-template ots
spreadsheet ${OFFICE}spreadsheetml.sheet xlsx xlsm xltx
spreadsheet ${MS}excel xls xlsb
spreadsheet application/vnd.apple.numbers numbers
spreadsheet text/csv csv
spreadsheet text/tab-separated-values tsv
presentation ${OASIS}presentation odp fodp otp
presentation ${OFFICE}presentationml.presentation pptx pptm
presentation ${OFFICE}presentationml.slideshow ppsx
presentation ${MS}powerpoint ppt pps
presentation application/vnd.apple.keynote key
pdf application/pdf pdf
image image/jpeg jpg jpeg jpe jfif
image image/png png
image image/gif gif
image image/webp webp
image image/avif avif
image image/heic heic heif
image image/svg+xml svg svgz
image image/tiff tif tiff
image image/bmp bmp
image image/vnd.dwg dwg
image image/vnd.dxf dxf
image image/vnd.adobe.photoshop psd
image application/postscript eps ai ps
image ${OASIS}graphics odg fodg
image application/vnd.visio vsd vsdx
audio audio/mpeg mp3
audio audio/ogg ogg oga opus
audio audio/mp4 m4a aac
audio audio/wav wav
audio audio/flac flac
video video/mp4 mp4 m4v
video video/webm webm
video video/ogg ogv
video video/quicktime mov
video video/x-msvideo avi
video video/x-matroska mkv
video video/x-ms-wmv wmv
video video/mpeg mpg mpeg
archive application/zip zip
archive application/x-7z-compressed 7z
archive application/vnd.rar rar
archive application/gzip gz tgz
archive application/x-tar tar
archive application/x-bzip2 bz2
archive application/x-xz xz
form application/vnd.fdf fdf
form application/vnd.adobe.xfdf xfdf
form application/vnd.adobe.xdp+xml xdp
map application/geo+json geojson
map application/vnd.google-earth.kml+xml kml
map application/vnd.google-earth.kmz kmz
map application/gpx+xml gpx
map application/geopackage+sqlite3 gpkg
map application/x-shapefile shp
data application/json json
data application/xml xml
data application/yaml yaml yml
data application/vnd.apache.parquet parquet
data application/vnd.sqlite3 sqlite
data ${OASIS}database odb
data application/msaccess mdb accdb
code text/javascript js mjs
code text/css css
code application/x-sh sh
code application/x-httpd-php php
code text/x-python py
code application/sql sql
code application/vnd.microsoft.portable-executable exe msi dll
code application/x-bat bat cmd ps1 vbs
code application/java-archive jar
email message/rfc822 eml
email ${MS}outlook msg
email application/mbox mbox
calendar text/calendar ics
calendar text/vcard vcf
page text/html html htm
page application/xhtml+xml xhtml
`;

interface Known {
  readonly kind: DocumentKind;
  readonly type: string;
  /** The usual end of a name. */
  readonly end: string;
}
const byEnd = new Map<string, Known>();
const byType = new Map<string, Known>();
for (const line of TABLE.trim().split('\n')) {
  const [kind, type, ...ends] = line.split(' ') as [DocumentKind, string, string];
  const known = { kind, type, end: ends[0] };
  byType.set(type, known);
  for (const end of ends) byEnd.set(end, known);
}
// What servers say for the same.
for (const [alias, type] of [
  ['text/xml', 'application/xml'],
  ['application/x-zip-compressed', 'application/zip'],
  ['application/csv', 'text/csv'],
  ['text/rtf', 'application/rtf'],
  ['application/x-pdf', 'application/pdf'],
  ['image/jpg', 'image/jpeg'],
  ['audio/mp3', 'audio/mpeg'],
] as const) {
  byType.set(alias, byType.get(type)!);
}

/** What a name ends with, in small letters, without the dot: the true end, also where signs turn the text round it. */
export function extensionOf(name: string): string {
  return /[^.]\.([a-z][a-z\d]{0,9}|7z)$/i.exec(shownName(name).slice(-12).trim())?.[1]?.toLowerCase() ?? '';
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
