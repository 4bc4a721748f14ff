/**
 * The types that documents are served with, told from their names alone: what an uploader says of a file is no reason to
 * have it run. Inline is what a browser shows without running anything; all the rest is for saving.
 */
const inline = new Map(
  Object.entries({
    pdf: 'application/pdf',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    gif: 'image/gif',
    webp: 'image/webp',
    avif: 'image/avif',
    txt: 'text/plain; charset=utf-8',
    md: 'text/markdown; charset=utf-8',
    csv: 'text/csv; charset=utf-8',
  }),
);

const saved = new Map(
  Object.entries({
    odt: 'application/vnd.oasis.opendocument.text',
    ods: 'application/vnd.oasis.opendocument.spreadsheet',
    odp: 'application/vnd.oasis.opendocument.presentation',
    odg: 'application/vnd.oasis.opendocument.graphics',
    doc: 'application/msword',
    xls: 'application/vnd.ms-excel',
    ppt: 'application/vnd.ms-powerpoint',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    rtf: 'application/rtf',
    epub: 'application/epub+zip',
    zip: 'application/zip',
    ics: 'text/calendar; charset=utf-8',
    json: 'application/json',
    xml: 'application/xml',
    html: 'text/html; charset=utf-8',
    htm: 'text/html; charset=utf-8',
    svg: 'image/svg+xml',
    mp3: 'audio/mpeg',
    mp4: 'video/mp4',
  }),
);

/** @param {string} name */
export function mediaTypeOf(name) {
  const extension = extensionOf(name);
  return inline.get(extension) ?? saved.get(extension) ?? 'application/octet-stream';
}

/** True for what may show in the browser's window. @param {string} name */
export const isShown = (name) => inline.has(extensionOf(name));

/** @param {string} name */
function extensionOf(name) {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}
