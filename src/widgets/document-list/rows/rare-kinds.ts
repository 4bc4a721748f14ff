import { byType, knowKinds } from './document-kind.js';

const OASIS = 'vnd.oasis.opendocument.';
const OFFICE = 'vnd.openxmlformats-officedocument.';
const MS = 'vnd.ms-';

// With all the ends of names of the usual types.
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
text/tab-separated-values tsv
presentation
${OASIS}presentation odp fodp otp
${OFFICE}presentationml.presentation pptx pptm
${OFFICE}presentationml.slideshow ppsx
${MS}powerpoint ppt pps
vnd.apple.keynote key
image
image/jpeg jpg jpeg jpe jfif
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

/** What servers say for the same. */
const aliases = [
  ['text/xml', 'application/xml'],
  ['application/x-zip-compressed', 'application/zip'],
  ['application/csv', 'text/csv'],
  ['text/rtf', 'application/rtf'],
  ['application/x-pdf', 'application/pdf'],
  ['image/jpg', 'image/jpeg'],
  ['audio/mp3', 'audio/mpeg'],
] as const;

let known = false;

/**
 * Makes the kinds known that are rarely met in a town. Everything that reads documents sees to it, but the reader of WebDAV:
 * there, names tell whether they are needed, see `document-formats`.
 */
export function knowRareKinds(): void {
  if (known) return;
  known = true;
  knowKinds(TABLE);
  for (const [alias, type] of aliases) byType.set(alias, byType.get(type)!);
}
