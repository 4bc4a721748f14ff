import { sql } from 'kysely';
import { keyOf } from './paths.mjs';
import { Refusal } from '../refusal.mjs';

/**
 * @typedef {import('./database.mjs').Db} Db
 * @typedef {object} Node a document with its current version, or a folder
 * @property {number} id
 * @property {number | null} parent
 * @property {string} name
 * @property {number} folder
 * @property {number} created
 * @property {number} modified
 * @property {number | null} number
 * @property {string | null} hash
 * @property {number | null} size
 * @property {string | null} author
 * @property {string | null} comment
 * @property {number | null} written
 * @property {string | null} versionName what it was called when its current version was written
 */

const ROOT = 1;

/** @param {Db} db */
const nodes = (db) =>
  db
    .selectFrom('nodes')
    .leftJoin('versions', (join) =>
      join.onRef('versions.node', '=', 'nodes.id').onRef('versions.number', '=', 'nodes.version'),
    )
    .select(['nodes.id', 'nodes.parent', 'nodes.name', 'nodes.folder', 'nodes.created', 'nodes.modified'])
    .select(['versions.number', 'versions.hash', 'versions.size', 'versions.author', 'versions.comment'])
    .select(['versions.written', 'versions.name as versionName']);

/**
 * What stands at a path, the root for an empty one.
 *
 * @param {Db} db @param {string[]} names
 * @returns {Promise<Node | undefined>}
 */
export async function find(db, names) {
  let found = /** @type {Node | undefined} */ (await nodes(db).where('nodes.id', '=', ROOT).executeTakeFirst());
  for (const name of names) {
    if (!found?.folder) return undefined;
    found = await childNamed(db, found.id, name);
  }
  return found;
}

/** @param {Db} db @param {number} parent @param {string} name @returns {Promise<Node | undefined>} */
function childNamed(db, parent, name) {
  return nodes(db)
    .where('nodes.parent', '=', parent)
    .where('nodes.key', '=', keyOf(name))
    .where('nodes.deleted', 'is', null)
    .executeTakeFirst();
}

/** What a folder holds, in the order of the names. @param {Db} db @param {number} parent @returns {Promise<Node[]>} */
export function childrenOf(db, parent) {
  return nodes(db).where('nodes.parent', '=', parent).where('nodes.deleted', 'is', null).orderBy('nodes.key').execute();
}

/**
 * The folder in which a path is to be written.
 *
 * @param {Db} db @param {string[]} names
 * @throws {Refusal} 409 when there is none (RFC 4918, 9.7.1)
 */
export async function parentOf(db, names) {
  const parent = await find(db, names.slice(0, -1));
  if (!parent?.folder) throw new Refusal(409, 'The folder to write in does not exist.');
  return parent;
}

/**
 * Makes a folder. One that was deleted at this path is taken up again, so that the documents put back into it find their
 * histories.
 *
 * @param {Db} trx @param {number} parent @param {string} name
 */
export async function addFolder(trx, parent, name) {
  const now = Date.now();
  const former = await deletedAt(trx, parent, name, 1);
  const row = { name, modified: now, created: now, deleted: null };
  await touch(trx, parent);
  if (former) {
    await trx.updateTable('nodes').set(row).where('id', '=', former.id).execute();
    return former.id;
  }
  const { id } = await trx
    .insertInto('nodes')
    .values({ ...row, parent, key: keyOf(name), folder: 1, version: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The last one of this kind deleted at a path. @param {Db} db @param {number} parent @param {string} name @param {0 | 1} folder */
export function deletedAt(db, parent, name, folder) {
  return db
    .selectFrom('nodes')
    .select(['id', 'version'])
    .where('parent', '=', parent)
    .where('key', '=', keyOf(name))
    .where('folder', '=', folder)
    .where('deleted', 'is not', null)
    .orderBy('deleted', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Marks as gone, with all that is inside. No version is touched. @param {Db} trx @param {{ id: number, parent: number | null }} node */
export async function markDeleted(trx, { id, parent }) {
  if (parent !== null) await touch(trx, parent);
  const tree = sql`with recursive tree (id) as (
    select ${id} union all select nodes.id from nodes join tree on nodes.parent = tree.id where nodes.deleted is null)`;
  await sql`${tree} delete from properties where node in (select id from tree)`.execute(trx);
  await sql`${tree} update nodes set deleted = ${Date.now()} where id in (select id from tree)`.execute(trx);
}

/** How many stand in a tree, it among them; one more than `most` stands for all above. @param {Db} db @param {number} id @param {number} most */
export async function countIn(db, id, most) {
  const { rows } = await sql`with recursive tree (id) as (
    select ${id} union all select nodes.id from nodes join tree on nodes.parent = tree.id where nodes.deleted is null
    limit ${most + 1}) select count(*) as count from tree`.execute(db);
  return Number(/** @type {{ count: number }} */ (rows[0]).count);
}

/** How many folders deep a tree is below what it begins with. @param {Db} db @param {number} id */
export async function depthOf(db, id) {
  const { rows } = await sql`with recursive tree (id, depth) as (
    select ${id}, 0 union all
    select nodes.id, depth + 1 from nodes join tree on nodes.parent = tree.id where nodes.deleted is null)
    select max(depth) as depth from tree`.execute(db);
  return Number(/** @type {{ depth: number }} */ (rows[0]).depth);
}

/** Puts it elsewhere, under the same identity. @param {Db} trx @param {Node} node @param {number} parent @param {string} name */
export async function moveNode(trx, node, parent, name) {
  await touch(trx, /** @type {number} */ (node.parent));
  await touch(trx, parent);
  await trx
    .updateTable('nodes')
    .set({ parent, name, key: keyOf(name) })
    .where('id', '=', node.id)
    .execute();
}

/** A folder changes when what it holds does. @param {Db} trx @param {number} folder */
export async function touch(trx, folder) {
  await trx.updateTable('nodes').set({ modified: Date.now() }).where('id', '=', folder).execute();
}

/** The path of what was found by its number, or nothing where it is deleted. @param {Db} db @param {number} id */
export async function pathOf(db, id) {
  /** @type {string[]} */
  const names = [];
  for (let at = /** @type {number | null} */ (id); at !== ROOT && at !== null;) {
    const node = await db
      .selectFrom('nodes')
      .select(['parent', 'name', 'deleted'])
      .where('id', '=', at)
      .executeTakeFirst();
    if (!node || node.deleted !== null) return undefined;
    names.unshift(node.name);
    at = node.parent;
  }
  return names;
}
