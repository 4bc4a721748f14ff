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

const OASIS = 'vnd.oasis.opendocument.';
const OFFICE = 'vnd.openxmlformats-officedocument.';
const MS = 'vnd.ms-';

/**
 * After each kind, a line for each of its media types: the type (`application/` where no other is written), the ends of names, the
 * usual one first. Of two kinds for one end, the first counts.
 */
const TABLE = `
text
${OASIS}text odt fodt
${OASIS}text-template ott
${OFFICE}wordprocessingml.document docx docm
${OFFICE}wordprocessingml.template dotx
msword doc dot
rtf rtf
epub+zip epub
vnd.apple.pages pages
text/markdown md markdown
text/plain txt text log
spreadsheet
${OASIS}spreadsheet ods fods
${OASIS}spreadsheet-template ots
${OFFICE}spreadsheetml.sheet xlsx xlsm xltx
${MS}excel xls xlsb
vnd.apple.numbers numbers
text/csv csv
text/tab-separated-values tsv
presentation
${OASIS}presentation odp fodp otp
${OFFICE}presentationml.presentation pptx pptm
${OFFICE}presentationml.slideshow ppsx
${MS}powerpoint ppt pps
vnd.apple.keynote key
pdf
pdf pdf
image
image/jpeg jpg jpeg jpe jfif
image/png png
image/gif gif
image/webp webp
image/avif avif
image/heic heic heif
image/svg+xml svg svgz
image/tiff tif tiff
image/bmp bmp
image/vnd.dwg dwg
image/vnd.dxf dxf
image/vnd.adobe.photoshop psd
postscript eps ai ps
${OASIS}graphics odg fodg
vnd.visio vsd vsdx
audio
audio/mpeg mp3
audio/ogg ogg oga opus
audio/mp4 m4a aac
audio/wav wav
audio/flac flac
video
video/mp4 mp4 m4v
video/webm webm
video/ogg ogv
video/quicktime mov
video/x-msvideo avi
video/x-matroska mkv
video/x-ms-wmv wmv
video/mpeg mpg mpeg
archive
zip zip
x-7z-compressed 7z
vnd.rar rar
gzip gz tgz
x-tar tar
x-bzip2 bz2
x-xz xz
form
vnd.fdf fdf
vnd.adobe.xfdf xfdf
vnd.adobe.xdp+xml xdp
map
geo+json geojson
vnd.google-earth.kml+xml kml
vnd.google-earth.kmz kmz
gpx+xml gpx
geopackage+sqlite3 gpkg
x-shapefile shp
data
json json
xml xml
yaml yaml yml
vnd.apache.parquet parquet
vnd.sqlite3 sqlite
${OASIS}database odb
msaccess mdb accdb
code
text/javascript js mjs
text/css css
x-sh sh
x-httpd-php php
text/x-python py
sql sql
vnd.microsoft.portable-executable exe msi dll
x-bat bat cmd ps1 vbs
java-archive jar
email
message/rfc822 eml
${MS}outlook msg
mbox mbox
calendar
text/calendar ics
text/vcard vcf
page
text/html html htm
xhtml+xml xhtml
`;

interface Known {
  readonly kind: DocumentKind;
  readonly type: string;
  /** The usual end of a name. */
  readonly end: string;
}
const byEnd = new Map<string, Known>();
const byType = new Map<string, Known>();
let kind = '' as DocumentKind;
for (const line of TABLE.trim().split('\n')) {
  const [word, ...ends] = line.split(' ') as [string, string];
  if (!ends.length) kind = word as DocumentKind;
  else {
    const type = word.includes('/') ? word : `application/${word}`;
    const known = { kind, type, end: ends[0] };
    byType.set(type, known);
    for (const end of ends) byEnd.set(end, known);
  }
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
