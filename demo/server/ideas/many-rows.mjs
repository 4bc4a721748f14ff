import { CompiledQuery } from 'kysely';

/** Rows in one statement, which has only so many parameters. */
const MOST = 200;

/**
 * Runs a statement on many rows of values. Its text is written here and not built part by part, which for the hundreds of
 * values of a batch costs more than the database itself.
 *
 * @template [Row=unknown]
 * @param {import('./tables.mjs').Db} db
 * @param {(values: string) => string} text is handed the places of the values, `($1, $2), ($3, $4)`
 * @param {unknown[][]} rows
 * @returns {Promise<Row[]>} what it gives back
 */
export async function forRows(db, text, rows) {
  /** @type {Row[]} */
  const given = [];
  for (let from = 0; from < rows.length; from += MOST) {
    const some = rows.slice(from, from + MOST);
    let place = 0;
    const values = some.map((row) => `(${row.map(() => `$${++place}`).join(', ')})`).join(', ');
    const result = await db.executeQuery(
      /** @type {CompiledQuery<Row>} */ (CompiledQuery.raw(text(values), some.flat())),
    );
    given.push(...result.rows);
  }
  return given;
}
