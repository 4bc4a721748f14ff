import { sql } from 'kysely';
import { migrate, openSqlite } from '../database.mjs';

/**
 * @typedef {object} NodeTable a document or a folder
 * @property {import('kysely').Generated<number>} id stays when it is renamed, moved or deleted
 * @property {number | null} parent absent for the root alone
 * @property {string} name as written
 * @property {string} key the name as it is looked up
 * @property {number} folder 1 for a folder
 * @property {number | null} version number of the current version; absent for a folder
 * @property {number} created epoch milliseconds, as all instants here
 * @property {number} modified
 * @property {number | null} deleted since when it is gone; its history stays
 *
 * @typedef {object} VersionTable never changed once written, never deleted
 * @property {number} node
 * @property {number} number from 1, without a hole
 * @property {string} name that it had then
 * @property {string} hash SHA-256 of the bytes, hexadecimal
 * @property {number} size
 * @property {number} written
 * @property {string | null} author
 * @property {string | null} comment
 *
 * @typedef {object} PropertyTable what clients noted beside a file (RFC 4918, 4.2: dead properties)
 * @property {number} node
 * @property {string} name `{namespace}name`
 * @property {string} xml the whole element
 *
 * @typedef {object} AnswerTable what was answered to an Idempotency-Key, written with the change itself
 * @property {string} key
 * @property {string} act method and path
 * @property {number} status
 * @property {string | null} etag
 * @property {number} made
 *
 * @typedef {{ nodes: NodeTable, versions: VersionTable, properties: PropertyTable, answers: AnswerTable }} Tables
 * @typedef {import('kysely').Kysely<Tables>} Db a transaction is one too
 */

/**
 * Opens the database, and brings its tables to the present form. What is committed is on the disk.
 *
 * @param {string} file
 * @returns {Promise<Db>}
 */
export async function openDatabase(file) {
  const db = /** @type {Db} */ (openSqlite(file));
  await migrate(db, migrations);
  return db;
}

/**
 * Each is one transaction, and finds done what it had done when it was cut before it could be noted.
 *
 * @type {Record<string, import('kysely').Migration>}
 */
const migrations = {
  '2026-11-documents': {
    up: (db) =>
      db.transaction().execute(async (trx) => {
        for (const statement of documentTables) await statement.execute(trx);
      }),
  },
};

const documentTables = [
  sql`create table if not exists nodes (
    id integer primary key autoincrement, parent integer references nodes (id), name text not null, key text not null,
    folder integer not null, version integer, created integer not null, modified integer not null, deleted integer)`,
  sql`create unique index if not exists nodes_live on nodes (parent, key) where deleted is null`,
  sql`create index if not exists nodes_deleted on nodes (parent, key, deleted) where deleted is not null`,
  sql`create table if not exists versions (
    node integer not null references nodes (id), number integer not null, name text not null, hash text not null,
    size integer not null, written integer not null, author text, comment text,
    primary key (node, number)) without rowid`,
  sql`create index if not exists versions_hash on versions (hash)`,
  sql`create table if not exists properties (
    node integer not null references nodes (id), name text not null, xml text not null,
    primary key (node, name)) without rowid`,
  sql`create table if not exists answers (
    key text primary key, act text not null, status integer not null, etag text, made integer not null) without rowid`,
  sql`insert or ignore into nodes (id, parent, name, key, folder, created, modified)
    values (1, null, '', '', 1, unixepoch() * 1000, unixepoch() * 1000)`,
];
