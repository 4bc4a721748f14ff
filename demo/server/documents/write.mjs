import { reused } from './answers.mjs';
import { addVersion, copyNode, copyProperties, etagOf, isOf, versionAt } from './history.mjs';
import { DEEPEST, hrefOf, keyOf, placeAt } from './paths.mjs';
import { Refusal } from '../refusal.mjs';
import { addFolder, countIn, depthOf, find, markDeleted, moveNode, parentOf } from './tree.mjs';

/**
 * @typedef {import('./serve-documents.mjs').Context} Context
 * @typedef {import('./act.mjs').Act} Act
 * @typedef {import('./answers.mjs').Answer} Answer
 * @typedef {import('./tree.mjs').Node} Node
 */

/** Uploads a document: the first version of a new one, the next of one that is there. @param {Context} context @param {Act} act */
export async function put(context, act) {
  const { request } = act;
  const names = writtenNames(act);
  if (act.place.kind === 'live' && act.place.slash) throw new Refusal(409, 'A document has no slash at its end.');
  if (request.headers['content-range']) throw new Refusal(400, 'A document is written as a whole.');
  // Looked at before the bytes come, so that nobody sends them in vain; and once more when they are there.
  const check = async (/** @type {Context['db']} */ db) => {
    const parent = await parentOf(db, names);
    const live = await find(db, names);
    if (live?.folder) throw new Refusal(405, 'A folder stands there.');
    await act.checkAgainst(db, live);
    return { parent, live };
  };
  if (!(await context.answered(act))) await check(context.db);
  if (Number(request.headers['content-length']) > context.largest) throw new Refusal(413, 'The file is too large.');
  const bytes = await context.blobs.store(request.raw, context.largest);
  const answer = await context.change(act, async (trx) => {
    const { parent, live } = await check(trx);
    const { author, comment } = act;
    const version = await addVersion(trx, parent.id, lastOf(names), live, { ...bytes, author, comment });
    return { status: live ? 204 : 201, etag: etagOf(version) };
  });
  // What was answered then was not about these bytes: a good answer would lose them.
  if (answer.replayed && !isOf(answer.etag, bytes)) throw reused();
  return send(act, answer);
}

/** Makes a folder. @param {Context} context @param {Act} act */
export async function mkcol(context, act) {
  const { headers } = act.request;
  if (Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'])
    throw new Refusal(415, 'A folder is made empty.');
  const names = writtenNames(act);
  const answer = await context.change(act, async (trx) => {
    const live = await find(trx, names);
    await act.checkAgainst(trx, live);
    if (live) throw new Refusal(405, 'Something of this name is there.');
    const parent = await parentOf(trx, names);
    await addFolder(trx, parent.id, lastOf(names));
    return { status: 201, etag: null };
  });
  return send(act, answer);
}

/** Takes away from the tree. The history stays. @param {Context} context @param {Act} act */
export async function remove(context, act) {
  const names = writtenNames(act);
  const depth = act.request.headers.depth ?? 'infinity';
  const answer = await context.change(act, async (trx) => {
    const node = await standing(trx, act, names);
    if (node.folder && depth !== 'infinity') throw new Refusal(400, 'A folder goes with all that is inside.');
    await act.checkAgainst(trx, node);
    await markDeleted(trx, node);
    return { status: 204, etag: null };
  });
  return send(act, answer);
}

/**
 * Copies. Onto a document it makes the next version of that one; from one of its own versions, this is how it is restored.
 *
 * @param {Context} context @param {Act} act
 */
export async function copy(context, act) {
  const target = destinationOf(context, act);
  const depth = act.request.headers.depth ?? 'infinity';
  if (depth !== '0' && depth !== 'infinity') throw new Refusal(400, 'This depth cannot be copied.');
  const answer = await context.change(act, async (trx) => {
    const live = await find(trx, target.names);
    const source = await sourceOf(trx, act);
    // A version never changes: what may have, and is asked about, is the document to be restored.
    await act.checkAgainst(trx, act.place.kind === 'version' ? live : source);
    if (live?.id === source.id && act.place.kind === 'live') throw new Refusal(403, 'It is copied onto itself.');
    const parent = await freeFor(trx, act, target, live);
    if (depth !== '0' && (await countIn(trx, source.id, context.mostCopied)) > context.mostCopied)
      throw new Refusal(507, 'So much is not copied at once.');
    if (depth !== '0') await checkDepth(trx, source, target);
    const replaced = live && (live.folder || source.folder);
    if (replaced) await markDeleted(trx, live);
    const { author, comment } = act;
    const how = { author: author ?? source.author, comment, alone: depth === '0' };
    const version = await copyNode(trx, source, parent.id, lastOf(target.names), replaced ? undefined : live, how);
    return { status: live ? 204 : 201, etag: version ? etagOf(version) : null };
  });
  return send(act, answer, answer.status === 201 ? hrefOf(context.prefix, target.names, false) : undefined);
}

/**
 * Moves or renames; the history follows. Onto a document, it makes the next version of that one, as programs save that
 * write beside and then put in place; what is moved is gone then, and its own history kept.
 *
 * @param {Context} context @param {Act} act
 */
export async function move(context, act) {
  const names = writtenNames(act);
  const target = destinationOf(context, act);
  if ((act.request.headers.depth ?? 'infinity') !== 'infinity')
    throw new Refusal(400, 'A folder moves with all that is inside.');
  const answer = await context.change(act, async (trx) => {
    const source = await standing(trx, act, names);
    const live = await find(trx, target.names);
    await act.checkAgainst(trx, source);
    const name = lastOf(target.names);
    if (live?.id === source.id) {
      // Another way to write the same name.
      if (live.name === name) throw new Refusal(403, 'It is moved onto itself.');
      await moveNode(trx, source, /** @type {number} */ (source.parent), name);
      return { status: 201, etag: etagOf(source) };
    }
    const parent = await freeFor(trx, act, target, live);
    if (live && !live.folder && !source.folder) {
      const { hash, size, author } = source;
      const content = { hash: hash ?? '', size: size ?? 0, author: act.author ?? author, comment: act.comment };
      const version = await addVersion(trx, parent.id, name, live, content);
      await copyProperties(trx, source.id, live.id);
      await markDeleted(trx, source);
      return { status: 204, etag: etagOf(version) };
    }
    await checkDepth(trx, source, target);
    if (live) await markDeleted(trx, live);
    await moveNode(trx, source, parent.id, name);
    return { status: live ? 204 : 201, etag: etagOf(source) };
  });
  return send(act, answer, answer.status === 201 ? hrefOf(context.prefix, target.names, false) : undefined);
}

/** @param {Act} act @param {Answer} answer @param {string} [location] */
function send({ reply }, { status, etag, replayed }, location) {
  if (etag) reply.header('etag', etag);
  if (location) reply.header('location', location);
  if (replayed) reply.header('idempotency-replayed', 'true');
  return reply.code(status).send();
}

/** @param {Act} act */
function writtenNames({ place }) {
  if (place.kind !== 'live') throw new Refusal(403, 'The past is only read.');
  if (!place.names.length) throw new Refusal(403, 'The first folder stays as it is.');
  return place.names;
}

/** @param {Context['db']} trx @param {Act} act @param {string[]} names */
async function standing(trx, { place }, names) {
  const node = await find(trx, names);
  if (!node || (place.kind === 'live' && place.slash && !node.folder)) throw new Refusal(404, 'Nothing there.');
  return node;
}

/** What is copied: something of the tree, or a version. @param {Context['db']} trx @param {Act} act @returns {Promise<Node>} */
async function sourceOf(trx, act) {
  const { place } = act;
  if (place.kind === 'live') return standing(trx, act, place.names);
  const version = place.kind === 'version' && (await versionAt(trx, place.id, place.number));
  if (!version) throw new Refusal(404, 'No such version.');
  const { node: id, written, ...rest } = version;
  return { ...rest, id, written, versionName: rest.name, parent: null, folder: 0, created: written, modified: written };
}

/** Where to (RFC 4918, 10.3). @param {Context} context @param {Act} act */
function destinationOf({ prefix }, { request }) {
  const { destination, host } = request.headers;
  if (typeof destination !== 'string') throw new Refusal(400, 'Where to, the header Destination says.');
  const [, authority, path = ''] = /^(?:https?:\/\/([^/?#]*))?(\/[^?]*)$/i.exec(destination) ?? [];
  if (!path) throw new Refusal(400, 'The header Destination is no address.');
  if (authority !== undefined && authority.toLowerCase() !== host?.toLowerCase())
    throw new Refusal(502, 'Nothing is written on another server.');
  const place = placeAt(path, prefix);
  if (place.kind !== 'live' || !place.names.length) throw new Refusal(403, 'Nothing may be put there.');
  return place;
}

/**
 * The folder that a copy goes into, once it is sure that it may stand there.
 *
 * @param {Context['db']} trx @param {Act} act @param {{ names: string[] }} target @param {Node | undefined} live
 */
async function freeFor(trx, { request, place }, { names }, live) {
  const source = place.kind === 'live' ? place.names : undefined;
  if (source && (isInside(names, source) || isInside(source, names)))
    throw new Refusal(403, 'One would stand inside the other.');
  const parent = await parentOf(trx, names);
  const { overwrite = 'T' } = request.headers;
  if (overwrite !== 'T' && overwrite !== 'F') throw new Refusal(400, 'The header Overwrite is T or F.');
  if (live && overwrite === 'F') throw new Refusal(412, 'Something of this name is there.');
  return parent;
}

/**
 * What is put deeper than an address may be would be there, and nobody could ask for it.
 *
 * @param {Context['db']} trx @param {Node} source @param {{ names: string[] }} target
 */
async function checkDepth(trx, source, { names }) {
  if (names.length + (source.folder ? await depthOf(trx, source.id) : 0) > DEEPEST)
    throw new Refusal(403, 'Too many folders, one in the other.');
}

/** @param {string[]} names @param {string[]} folder */
const isInside = (names, folder) =>
  names.length > folder.length && folder.every((name, index) => keyOf(name) === keyOf(names[index] ?? ''));

/** @param {string[]} names */
const lastOf = (names) => /** @type {string} */ (names.at(-1));
