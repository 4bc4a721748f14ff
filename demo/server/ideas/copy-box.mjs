import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { SERVER } from './store.mjs';

/** Why a box was not moved, for the one who moves it. */
export class MoveError extends Error {}

/** Rows read and written at a time. */
const PAGE = 500;
/** All tables, each after those that it names. */
const TABLES = ['box', 'ideas', 'votes', 'comments', 'reports', 'history', 'audit', 'events', 'files', 'answers'];
/** What names a row of its own table is written once all rows are there. */
const LATER = { ideas: 'merged_into', comments: 'parent' };

/**
 * Copies a box into an empty one, in one transaction that ends only when both sides count and sum up alike.
 *
 * @param {import('kysely').Kysely<any>} from SQLite
 * @param {import('pg').Client} to PostgreSQL, whose tables are in their present form
 * @param {(line: string) => void} [tell] hears of each step
 * @returns {Promise<[table: string, count: number][] | undefined>} undefined when the very same was there already
 * @throws {MoveError} when there is another box, or somebody uses it, or the copy differs
 */
export async function copyBox(from, to, tell = () => {}) {
  await checkTables(from);
  await to.query('begin isolation level serializable');
  try {
    await to.query(`lock table ${TABLES.map((table) => `"${table}"`).join()} in access exclusive mode`);
    if (await isServed(to)) throw new MoveError('A server works with this PostgreSQL: stop it first.');
    if (!(await isEmpty(to))) {
      if (await differing(from, to)) throw new MoveError('This PostgreSQL holds another box: name an empty one.');
      await to.query('rollback');
      return undefined;
    }
    const counts = [];
    for (const table of TABLES)
      counts.push(/** @type {[string, number]} */ ([table, await copyTable(from, to, table, tell)]));
    for (const [table, column] of Object.entries(LATER)) await join(from, to, table, column, tell);
    tell('comparing');
    const other = await differing(from, to);
    if (other) throw new MoveError(`The copy of ${other} is not what was read. Nothing was kept of it.`);
    await to.query('commit');
    return counts;
  } catch (error) {
    // The connection may be what broke.
    await to.query('rollback').catch(() => {});
    throw error;
  }
}

/** A table of a later form that is not named above would be left behind, and its sum with it. @param {import('kysely').Kysely<any>} from */
async function checkTables(from) {
  const { rows } = await sql`select name from sqlite_master where type = 'table'`.execute(from);
  const forgotten = rows
    .map(({ name }) => name)
    .filter((name) => !/^(sqlite|kysely)_/.test(name) && !TABLES.includes(name));
  if (forgotten.length) throw new MoveError(`It is not known how to move ${forgotten.join(', ')}: nothing was done.`);
}

/** Whether a server has it open: it would go on with the secret of the box that it began with. @param {import('pg').Client} to */
async function isServed(to) {
  const { rows } = await to.query(
    'select 1 from pg_stat_activity where datname = current_database() and application_name = $1',
    [SERVER],
  );
  return rows.length > 0;
}

/** Whether nobody has written there yet: a new box has its one row. @param {import('pg').Client} to */
async function isEmpty(to) {
  const rest = TABLES.filter((table) => table !== 'box').map((table) => `(select count(*) from "${table}")`);
  const { rows } = await to.query(`select seq + seeded + ${rest.join(' + ')} as there from box`);
  return Number(rows[0].there) === 0;
}

/** @param {import('kysely').Kysely<any>} from @param {string} table @returns {AsyncGenerator<Record<string, unknown>[]>} */
async function* pagesOf(from, table) {
  for (let last = 0; ;) {
    const { rows } = await sql`select rowid as "rowid ", * from ${sql.table(table)} where rowid > ${last}
      order by rowid limit ${PAGE}`.execute(from);
    if (!rows.length) return;
    last = Number(/** @type {any} */ (rows.at(-1))['rowid ']);
    for (const row of rows) delete row['rowid '];
    yield rows;
  }
}

/** @param {import('kysely').Kysely<any>} from @param {import('pg').Client} to @param {string} table @param {(line: string) => void} tell */
async function copyTable(from, to, table, tell) {
  if (table === 'box') await to.query('delete from box');
  let count = 0;
  for await (const rows of pagesOf(from, table)) {
    const columns = Object.keys(rows[0]);
    const values = rows.map(
      (_, at) => `(${columns.map((_, column) => `$${at * columns.length + column + 1}`).join()})`,
    );
    const given = rows.flatMap((row) => columns.map((column) => (column === LATER[table] ? null : row[column])));
    await to.query(
      `insert into "${table}" (${columns.map((column) => `"${column}"`).join()}) values ${values.join()}`,
      given,
    );
    count += rows.length;
    tell(`${table}: ${count}`);
  }
  return count;
}

/** @param {import('kysely').Kysely<any>} from @param {import('pg').Client} to @param {string} table @param {string} column @param {(line: string) => void} tell */
async function join(from, to, table, column, tell) {
  for await (const rows of pagesOf(from, table)) {
    const joined = rows.filter((row) => row[column] !== null);
    if (!joined.length) continue;
    await to.query(
      `update "${table}" set "${column}" = given.other from unnest($1::text[], $2::text[]) as given (id, other)
       where "${table}".id = given.id`,
      [joined.map(({ id }) => id), joined.map((row) => row[column])],
    );
    tell(`${table}, ${column}: ${joined.length}`);
  }
}

/** The first table that is not the same on both sides. @param {import('kysely').Kysely<any>} from @param {import('pg').Client} to */
async function differing(from, to) {
  for (const table of TABLES) {
    const [here, there] = [new Sum(), new Sum()];
    for await (const rows of pagesOf(from, table)) here.add(rows);
    await to.query(`declare every_row no scroll cursor for select * from "${table}"`);
    for (;;) {
      const { rows } = await to.query(`fetch ${PAGE} from every_row`);
      if (!rows.length) break;
      there.add(rows);
    }
    await to.query('close every_row');
    if (!here.equals(there)) return table;
  }
  return undefined;
}

/** How many rows, and the sum of their hashes, which knows of no order. */
class Sum {
  #count = 0;
  #sum = 0n;

  /** @param {readonly Record<string, unknown>[]} rows */
  add(rows) {
    for (const row of rows) {
      const fields = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
      // A number of eight bytes comes as text or as a number: here as text.
      const text = JSON.stringify(fields.map(([name, value]) => [name, value === null ? null : String(value)]));
      this.#sum += BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
      this.#count++;
    }
  }

  /** @param {Sum} other */
  equals(other) {
    return this.#count === other.#count && this.#sum === other.#sum;
  }
}
