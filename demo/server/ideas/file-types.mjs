import { open } from 'node:fs/promises';

const starts =
  (/** @type {string} */ text, at = 0) =>
  (/** @type {Buffer} */ head) =>
    head.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'));
// The first file of an OpenDocument says what it is (OpenDocument 1.3, part 2, 3.3).
const openDocument = (/** @type {string} */ type) => starts(`mimetype${type}`, 30);

/** How each type begins, and what its names end in. @type {Record<string, { begins: (head: Buffer) => boolean, ending: string }>} */
const TYPES = {
  'application/pdf': { begins: starts('%PDF-'), ending: 'pdf' },
  'image/jpeg': { begins: starts('\xff\xd8\xff'), ending: 'jpg' },
  'image/png': { begins: starts('\x89PNG\r\n\x1a\n'), ending: 'png' },
  'image/webp': { begins: (head) => starts('RIFF')(head) && starts('WEBP', 8)(head), ending: 'webp' },
  'application/vnd.oasis.opendocument.text': {
    begins: openDocument('application/vnd.oasis.opendocument.text'),
    ending: 'odt',
  },
};

/** Whether a file is what its sender calls it, by its first bytes. @param {string} path @param {string} type @returns {Promise<boolean>} */
export async function isOfType(path, type) {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
    return TYPES[type]?.begins(buffer.subarray(0, bytesRead)) ?? false;
  } finally {
    await handle.close();
  }
}

/**
 * The name that a file is given back under: no path, no control or direction character, and the ending of its type, so that
 * none opens as something else.
 *
 * @param {string} name @param {string} type
 */
export function fileName(name, type) {
  const { ending } = TYPES[type];
  const last = name
    .toWellFormed()
    .normalize('NFC')
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .trim()
    .replace(/^\.+/, '');
  const same = ending === 'jpg' ? /\.jpe?g$/i : new RegExp(`\\.${ending}$`, 'i');
  const base = (last ?? '').replace(same, '').slice(0, 100).toWellFormed().trim();
  return `${base || 'file'}.${ending}`;
}
