import { existsSync } from 'node:fs';
import path from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { migrate, openSqlite } from '../database.mjs';
import { makeFolder } from '../sync-folder.mjs';
import { patientPool } from './patient-pool.mjs';
import { migrations } from './tables.mjs';

/** What PostgreSQL knows a server of ideas by. */
export const SERVER = 'parvis-ideas';

/**
 * How long PostgreSQL may say nothing to a question, milliseconds. A machine that lost its power, or a firewall that forgot the line,
 * sends no end: the system itself would wait for a quarter of an hour.
 */
const SILENCE = 30_000;

/** What stands beside an `ideas.sqlite` whose ideas live in PostgreSQL since. @param {string} folder */
export const movedMark = (folder) => path.join(folder, 'ideas.moved');

/**
 * @typedef {import('./tables.mjs').Db} Db
 *
 * @typedef {object} Store
 * @property {Db} reader sees what is committed, and is never held up by a writer
 * @property {Db} writer of one connection
 * @property {(trx: Db) => Promise<void>} lock taken first in a transaction: from then on nobody else writes
 * @property {() => Promise<import('pg').Client>} [connect] one more connection, when it is PostgreSQL
 * @property {number} silence milliseconds after which a database that says nothing counts as gone
 * @property {() => Promise<void>} clean takes what is forgotten out of the log of the file, where nobody reads it just now
 * @property {() => Promise<void>} close
 */

/**
 * Opens where the ideas are kept, and brings its tables to the present form: a PostgreSQL, which several processes may share,
 * or else a file `ideas.sqlite` in a folder.
 *
 * @param {{ folder: string, databaseUrl?: string, as?: string, silence?: number }} where `as` is the name that PostgreSQL knows this
 *   process by
 * @returns {Promise<Store>}
 * @throws {Error} with the code `MOVED` when the file is what was left behind by a move
 */
export async function openStore({ folder, databaseUrl, as = SERVER, silence = SILENCE }) {
  await makeFolder(folder);
  if (databaseUrl) return openPostgres(databaseUrl, as, silence);
  const mark = movedMark(folder);
  if (existsSync(mark))
    throw Object.assign(
      new Error(
        `its ideas were moved to PostgreSQL, which DATABASE_URL names. To go back for good, take ${mark} away.`,
      ),
      { code: 'MOVED' },
    );
  return openFile(path.join(folder, 'ideas.sqlite'));
}

/** @param {string} file @returns {Promise<Store>} */
async function openFile(file) {
  // Only at the start may a statement wait for another process, as all the requests wait with it. See `writer.mjs`.
  const first = openSqlite(file);
  try {
    await migrate(first, migrations);
  } finally {
    await first.destroy();
  }
  const writer = openSqlite(file, { patience: 0 });
  const reader = openSqlite(file, { reader: true });
  // Else what is deleted would stay in the file until another text has its place.
  await sql`pragma secure_delete = on`.execute(writer);
  return {
    reader,
    writer,
    silence: SILENCE,
    lock: async () => {},
    async clean() {
      await sql`pragma wal_checkpoint(truncate)`.execute(writer);
    },
    async close() {
      await Promise.all([reader.destroy(), writer.destroy()]);
    },
  };
}

/** @param {string} url @param {string} as @param {number} silence @returns {Promise<Store>} */
async function openPostgres(url, as, silence) {
  const { default: pg } = await import('pg');
  const INT8 = 20;
  const types = {
    // Instants and counts, all of them below 2^53.
    getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)),
  };
  const common = { connectionString: url, application_name: as, connectionTimeoutMillis: 10_000, keepAlive: true };
  const poolOf = (max) => {
    const pool = new pg.Pool({ ...common, max, types });
    // A connection that breaks while nobody uses it: the next one who asks gets another.
    pool.on('error', () => {});
    // One that breaks in use is told to its query, and to no one else: unheard, it would end the process.
    pool.on('connect', (client) => {
      client.on('error', () => {});
      // Nobody waits for one that rests: the pool ends it before.
      const { stream } = /** @type {any} */ (client).connection;
      const gone = () => Object.assign(new Error('PostgreSQL says nothing any more'), { code: 'ETIMEDOUT' });
      stream.setTimeout(silence, () => stream.destroy(gone()));
    });
    return pool;
  };
  const reader = new Kysely({ dialect: new PostgresDialect({ pool: patientPool(poolOf(8)) }) });
  const writer = new Kysely({ dialect: new PostgresDialect({ pool: poolOf(1) }) });
  await checkEncoding(writer);
  await migrate(writer, migrations);
  return {
    reader,
    writer,
    silence,
    async connect() {
      const client = new pg.Client(common);
      await client.connect();
      return client;
    },
    lock: async (trx) => {
      // An answer is given once this is on the disk, whatever the server's own setting.
      await sql`set local synchronous_commit = on`.execute(trx);
      await trx.selectFrom('box').select('seq').where('id', '=', 1).forUpdate().execute();
    },
    // PostgreSQL does so by itself (autovacuum).
    clean: async () => {},
    async close() {
      await Promise.all([reader.destroy(), writer.destroy()]);
    },
  };
}

/**
 * A database of another encoding takes all until somebody writes ’ or €, and each such write would fail. One that knows of none
 * (`SQL_ASCII`) keeps the bytes as they come.
 *
 * @param {Db} db @throws {Error} with the code `ENCODING`
 */
async function checkEncoding(db) {
  const { rows } = await sql`show server_encoding`.execute(db);
  const { server_encoding: encoding } = /** @type {{ server_encoding: string }} */ (rows[0]);
  if (['UTF8', 'SQL_ASCII'].includes(encoding)) return;
  throw Object.assign(
    new Error(
      `its encoding is ${encoding}, which lacks letters and signs. Make another one: createdb --encoding=UTF8 --template=template0`,
    ),
    { code: 'ENCODING' },
  );
}
