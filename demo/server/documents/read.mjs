import { open } from 'node:fs/promises';
import { etagOf, versionAt } from './history.mjs';
import { folderPage } from './folder-page.mjs';
import { isShown, mediaTypeOf } from './media-types.mjs';
import { encodeName, keyOf } from './paths.mjs';
import { isKnown, isRangeOfThis } from './preconditions.mjs';
import { Refusal } from '../refusal.mjs';
import { childrenOf, find } from './tree.mjs';

/**
 * @typedef {import('./serve-documents.mjs').Context} Context
 * @typedef {import('./act.mjs').Act} Act
 */

/** Nothing that is served here runs, also when someone opens it in a window of its own. */
const POLICY = "sandbox; default-src 'none'";

/** GET and HEAD of a document, of one of its versions, or of a folder, as a page. @param {Context} context @param {Act} act */
export async function read(context, act) {
  const { place, reply } = act;
  reply.header('content-security-policy', POLICY).header('x-content-type-options', 'nosniff');
  if (place.kind === 'history') throw new Refusal(405, 'A history is read by REPORT.');
  if (place.kind === 'version') {
    const version = await versionAt(context.db, place.id, place.number);
    if (!version || (place.name !== '' && keyOf(place.name) !== keyOf(version.name)))
      throw new Refusal(404, 'No such version.');
    reply.header('cache-control', 'private, max-age=31536000, immutable');
    return sendBytes(context, act, { ...version, modified: version.written });
  }
  const node = await find(context.db, place.names);
  if (!node || (place.slash && !node.folder)) throw new Refusal(404, 'Nothing there.');
  reply.header('cache-control', 'no-cache');
  if (!node.folder) return sendBytes(context, act, /** @type {any} */ (node));
  reply.type('text/html; charset=utf-8');
  return reply.send(folderPage(place.names, await childrenOf(context.db, node.id), context.prefix));
}

/**
 * @param {Context} context @param {Act} act
 * @param {{ name: string, hash: string, size: number, number: number, modified: number }} version
 */
async function sendBytes({ blobs }, { request, reply }, version) {
  const { name, hash, size, modified } = version;
  const current = { etag: etagOf(version), modified };
  reply
    .header('etag', current.etag)
    .header('last-modified', new Date(modified).toUTCString())
    .header('accept-ranges', 'bytes');
  if (isKnown(request.headers, current)) return reply.code(304).send();
  reply
    .header('content-type', mediaTypeOf(name))
    .header('content-disposition', `${isShown(name) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeName(name)}`);
  const asked = isRangeOfThis(request.headers, current) ? request.headers.range : undefined;
  const range = asked === undefined ? undefined : rangeOf(asked, size);
  if (range === 'none')
    throw new Refusal(416, 'The file is shorter.', { headers: { 'content-range': `bytes */${size}` } });
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`);
  reply.header('content-length', String(end - start + 1));
  if (request.method === 'HEAD' || size === 0) return reply.send();
  const file = await open(blobs.path(hash));
  return reply.send(file.createReadStream({ start, end }));
}

/**
 * One range of bytes (RFC 9110, 14.1.2). What cannot be read, and several ranges at once, give the whole.
 *
 * @param {string} header @param {number} size
 * @returns {{ start: number, end: number } | 'none' | undefined}
 */
function rangeOf(header, size) {
  const [, from, to] = /^bytes\s*=\s*(\d*)\s*-\s*(\d*)$/i.exec(header.trim()) ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  if (from === '')
    return Number(to) === 0 || size === 0 ? 'none' : { start: Math.max(0, size - Number(to)), end: size - 1 };
  if (to !== '' && Number(to) < Number(from)) return undefined;
  if (Number(from) >= size) return 'none';
  return { start: Number(from), end: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}
