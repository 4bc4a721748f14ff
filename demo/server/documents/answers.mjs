import { Refusal } from '../refusal.mjs';

/**
 * @typedef {import('./database.mjs').Db} Db
 * @typedef {import('./act.mjs').Act} Act
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {string | null} etag of what was written
 * @property {string} [href]
 * @property {boolean} [replayed] true when it had been given before
 */

/**
 * One change, whole or not at all; on the disk when this comes back. The answer is kept with it under the key of the act,
 * so that an act sent twice, for want of an answer, is done once.
 *
 * @param {Db} db @param {Act} act @param {(trx: Db) => Promise<Answer>} work
 * @returns {Promise<Answer>}
 */
export function change(db, act, work) {
  return db.transaction().execute(async (trx) => {
    const known = await answered(trx, act);
    if (known) return known;
    const answer = await work(trx);
    const { status, etag } = answer;
    const row = { key: act.key ?? '', act: nameOf(act), status, etag, made: Date.now() };
    if (act.key !== undefined) await trx.insertInto('answers').values(row).execute();
    return answer;
  });
}

/** What was answered to this very act. @param {Db} db @param {Act} act @returns {Promise<Answer | undefined>} */
export async function answered(db, act) {
  if (act.key === undefined) return undefined;
  const row = await db.selectFrom('answers').selectAll().where('key', '=', act.key).executeTakeFirst();
  if (!row) return undefined;
  if (row.act !== nameOf(act)) throw reused();
  return { status: row.status, etag: row.etag, replayed: true };
}

export const reused = () => new Refusal(422, 'This Idempotency-Key was used for something else.');

/** What an act is told from another by, beside its key. @param {Act} act */
function nameOf({ request: { method, raw, headers }, digest = '' }) {
  const { destination = '', depth = '', overwrite = '' } = headers;
  return [method, raw.url, destination, ...[depth, overwrite, digest].filter(Boolean)].join(' ');
}
