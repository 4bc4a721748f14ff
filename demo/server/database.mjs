import { Kysely, Migrator, SqliteDialect, SqliteDriver } from 'kysely';
import Database from 'libsql';

/** A change takes the right to write when it begins: what it has read is then still true when it writes. */
class ImmediateDriver extends SqliteDriver {
  #database;

  /** @param {import('kysely').SqliteDialectConfig} config */
  constructor(config) {
    super(config);
    this.#database = /** @type {any} */ (config.database);
  }

  /**
   * Not as a statement of its own: one that finds the file held stays at it until it is collected as garbage, for seconds
   * or minutes, and as long no transaction of this connection can be committed.
   *
   * @override
   */
  async beginTransaction() {
    this.#database.exec('begin immediate');
  }

  /** @override @param {import('kysely').DatabaseConnection} connection */
  async rollbackTransaction(connection) {
    // A full disk has ended it already, and that is the error to tell.
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class ImmediateDialect extends SqliteDialect {
  #config;

  /** @param {import('kysely').SqliteDialectConfig} config */
  constructor(config) {
    super(config);
    this.#config = config;
  }

  /** @override */
  createDriver() {
    return new ImmediateDriver(this.#config);
  }
}

/**
 * Opens a database in a file. What is committed is on the disk: the log is synced at each commit.
 *
 * @param {string} file
 * @param {{ patience?: number, reader?: boolean, alone?: boolean }} [options] `patience` in milliseconds, while which a statement
 *   waits for another process that holds the file, and with it this whole process; `reader` for a connection that only reads,
 *   and is never held up by one that writes; `alone` for one that nobody else may hold the file beside
 * @returns {Kysely<any>}
 * @throws {Error} when the file system gives no such promise
 */
export function openSqlite(file, { patience = 10_000, reader = false, alone = false } = {}) {
  const database = open(file);
  database.pragma(`busy_timeout = ${patience}`);
  if (alone) database.pragma('locking_mode = exclusive');
  const is = (/** @type {string} */ name) =>
    Object.values(/** @type {object} */ (database.prepare(`pragma ${name}`).get()))[0];
  if (is('journal_mode') !== 'wal') database.pragma('journal_mode = wal');
  for (const pragma of ['synchronous = full', 'foreign_keys = on', ...(reader ? ['query_only = on'] : [])])
    database.pragma(pragma);
  if (is('journal_mode') !== 'wal' || is('synchronous') !== 2) throw new Error(`${file} cannot be written safely`);
  // The package gives the face of better-sqlite3, which is what Kysely asks for.
  return new Kysely({ dialect: new ImmediateDialect({ database: /** @type {any} */ (database) }) });
}

/** @param {string} file @throws {Error} with the code `SQLITE_CANTOPEN`, which the package leaves out */
function open(file) {
  try {
    return new Database(file);
  } catch (cause) {
    throw Object.assign(new Error(`${file} cannot be opened by this user`, { cause }), { code: 'SQLITE_CANTOPEN' });
  }
}

/**
 * Brings the tables to their present form.
 *
 * @param {Kysely<any>} db @param {Record<string, import('kysely').Migration>} migrations
 * @throws {Error} with the code `NEWER` when a later version has brought them to a form that is not known here
 */
export async function migrate(db, migrations) {
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (/previously executed migration .* is missing/.test(String(error)))
    throw Object.assign(new Error('a later version has written it, and only that one or one after it opens it.'), {
      code: 'NEWER',
      cause: error,
    });
  if (error) throw error;
}
