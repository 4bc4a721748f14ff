import { setImmediate as nextTurn } from 'node:timers/promises';
import { keyOf } from './paths.mjs';
import { addFolder, childrenOf, deletedAt, touch } from './tree.mjs';

/**
 * @typedef {import('./database.mjs').Db} Db
 * @typedef {import('./tree.mjs').Node} Node
 * @typedef {import('kysely').Selectable<import('./database.mjs').VersionTable>} Version
 * @typedef {object} Content
 * @property {string} hash
 * @property {number} size
 * @property {string | null} [author]
 * @property {string | null} [comment]
 * @property {number} [written] when it was, for what is brought in with its past
 */

/**
 * Names a version of a document; it changes with each write, also with one that writes the same bytes.
 *
 * @param {{ hash: string | null, number: number | null }} version
 */
export const etagOf = ({ hash, number }) => (hash ? `"${hash.slice(0, 32)}-${number}"` : null);

/** True for the etag of a version of these bytes. @param {string | null} etag @param {{ hash: string }} bytes */
export const isOf = (etag, { hash }) => !!etag?.startsWith(`"${hash.slice(0, 32)}-`);

/**
 * Writes the next version of the document at a path. A document that was deleted there is taken up again: its history
 * goes on where it stopped.
 *
 * @param {Db} trx @param {number} parent @param {string} name @param {Node | undefined} live what stands there now
 * @param {Content} content
 * @returns {Promise<{ node: number, number: number, hash: string }>}
 */
export async function addVersion(trx, parent, name, live, { hash, size, author, comment, written = Date.now() }) {
  const former = live ? { id: live.id, version: live.number } : await deletedAt(trx, parent, name, 0);
  const number = (former?.version ?? 0) + 1;
  const shown = live?.name ?? name;
  const row = { name: shown, version: number, modified: written, deleted: null };
  let node = former?.id;
  if (node === undefined) {
    const made = { ...row, parent, key: keyOf(name), folder: 0, created: written };
    ({ id: node } = await trx.insertInto('nodes').values(made).returning('id').executeTakeFirstOrThrow());
  } else {
    await trx.updateTable('nodes').set(row).where('id', '=', node).execute();
  }
  if (!live) await touch(trx, parent);
  await trx
    .insertInto('versions')
    .values({ node, number, name: shown, hash, size, written, author: author ?? null, comment: comment ?? null })
    .execute();
  return { node, number, hash };
}

/** All versions, the newest first. @param {Db} db @param {number} node @returns {Promise<Version[]>} */
export function versionsOf(db, node) {
  return db.selectFrom('versions').selectAll().where('node', '=', node).orderBy('number', 'desc').execute();
}

/** @param {Db} db @param {number} node @param {number} number @returns {Promise<Version | undefined>} */
export function versionAt(db, node, number) {
  return db.selectFrom('versions').selectAll().where('node', '=', node).where('number', '=', number).executeTakeFirst();
}

/**
 * Copies to a path where no folder stands: a document becomes the next version of the one there, a folder is made with
 * all that is inside.
 *
 * @param {Db} trx @param {Node} source @param {number} parent @param {string} name @param {Node | undefined} live
 * @param {{ author?: string | null, comment?: string | null, alone?: boolean }} how `alone` leaves the inside of a folder
 */
export async function copyNode(trx, source, parent, name, live, how) {
  if (source.folder) {
    // Read before anything is made: the copy may stand beside what is copied.
    const inside = how.alone ? [] : await childrenOf(trx, source.id);
    const made = await addFolder(trx, parent, name);
    await copyProperties(trx, source.id, made);
    for (const child of inside) {
      // Whoever asks for something else than documents does not wait for all of them.
      await nextTurn();
      await copyNode(trx, child, made, child.name, undefined, how);
    }
    return undefined;
  }
  const content = { hash: source.hash ?? '', size: source.size ?? 0 };
  const { author = source.author, comment } = how;
  const version = await addVersion(trx, parent, name, live, { ...content, author, comment });
  await copyProperties(trx, source.id, version.node);
  return version;
}

/** @param {Db} trx @param {number} from @param {number} to */
export async function copyProperties(trx, from, to) {
  if (from === to) return;
  await trx.deleteFrom('properties').where('node', '=', to).execute();
  const kept = await trx.selectFrom('properties').select(['name', 'xml']).where('node', '=', from).execute();
  if (kept.length)
    await trx
      .insertInto('properties')
      .values(kept.map((property) => ({ ...property, node: to })))
      .execute();
}
