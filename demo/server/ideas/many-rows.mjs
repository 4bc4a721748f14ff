import { CompiledQuery, SqliteAdapter } from 'kysely';

/** Rows in one statement, which has only so many parameters. */
const MOST = 200;
/** From so many rows on SQLite is quicker with all of them as one text: it looks each parameter up among those before it. */
const MANY = 5;

/**
 * Runs a statement on many rows of values. Its text is written here and not built part by part, which for the hundreds of
 * values of a batch costs more than the database itself.
 *
 * @template [Row=unknown]
 * @param {import('./tables.mjs').Db} db
 * @param {(rows: string) => string} text is handed what gives the rows, `values ($1, $2), ($3, $4)` or a `select`
 * @param {(string | number | null)[][]} rows
 * @returns {Promise<Row[]>} what it gives back
 */
export async function forRows(db, text, rows) {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
  /** @type {Row[]} */
  const given = [];
  for (let from = 0; from < rows.length; from += MOST) {
    const some = rows.slice(from, from + MOST);
    const query =
      isSqlite && some.length >= MANY
        ? CompiledQuery.raw(text(asJson(some)), [JSON.stringify(some)])
        : CompiledQuery.raw(text(asValues(some)), some.flat());
    const result = await db.executeQuery(/** @type {CompiledQuery<Row>} */ (query));
    given.push(...result.rows);
  }
  return given;
}

/** @param {unknown[][]} rows */
function asValues(rows) {
  let place = 0;
  return `values ${rows.map((row) => `(${row.map(() => `$${++place}`).join(', ')})`).join(', ')}`;
}

/** @param {unknown[][]} rows */
const asJson = ([row]) =>
  // Without a condition, what follows `on` would be read as that of a join.
  `select ${row.map((_, at) => `value ->> ${at}`).join(', ')} from json_each($1) where true`;
