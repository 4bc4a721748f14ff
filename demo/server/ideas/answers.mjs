import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { forRows } from './many-rows.mjs';
import { Problem } from './problem.mjs';

/**
 * @typedef {import('./tables.mjs').Db} Db
 * @typedef {{ status: number, body: unknown, by?: string }} Answer `by` is who got it, when it was given before
 * @typedef {{ person: string, key: string, digest: string }} Act `key` is a hash: whoever reads the table cannot act by it
 */

/** The key of an act. @param {import('fastify').FastifyRequest} request @returns {string} @throws {Problem} 400 */
export function keyOf({ headers }) {
  const key = headers['idempotency-key'];
  if (typeof key === 'string' && /^[!-~]{16,200}$/.test(key)) return key;
  throw new Problem(
    400,
    key === undefined ? 'key-missing' : 'key-wrong',
    'A write needs an Idempotency-Key of 16 to 200 visible characters.',
  );
}

/** What tells an act from another under the same key. @param {...string} parts */
export const digestOf = (...parts) => createHash('sha256').update(parts.join('\n')).digest('base64url');

/**
 * What was answered to any of these acts, by one look-up: ask it of each.
 *
 * @param {Db} db
 * @param {{ kept: Act, others: string[] }[]} acts `others` are identities that the act may have been done under
 * @returns {Promise<(act: { kept: Act, others: string[] }) => Answer | undefined>} throws a `Problem` 422 when the key was used for
 *   something else
 */
export async function answersOf(db, acts) {
  // Person and key as a pair: by the key alone no index finds it.
  const pairs = acts.flatMap(({ kept, others }) => [kept.person, ...others].map((one) => [one, kept.key]));
  /** @type {import('./tables.mjs').AnswerTable[]} */
  const rows = await forRows(
    db,
    (rows) => `select person, key, digest, status, body from answers where (person, key) in (${rows})`,
    pairs,
  );
  return ({ kept: { person, key, digest }, others }) => {
    const row = rows.find((one) => one.key === key && [person, ...others].includes(one.person));
    if (!row) return undefined;
    if (row.digest !== digest)
      throw new Problem(422, 'key-reused', 'This Idempotency-Key was used for something else.');
    return { status: row.status, body: JSON.parse(row.body), by: row.person };
  };
}

/** What was answered to this very act. @param {Db} db @param {{ kept: Act, others: string[] }} act @throws {Problem} 422 */
export const answered = async (db, act) => (await answersOf(db, [act]))(act);

/**
 * Looks up what was answered, for all that ask in one turn of the loop by one statement: under load most of what a request
 * costs before it is written would be its own look-up.
 *
 * @param {Db} db
 * @returns {(act: { kept: Act, others: string[] }) => Promise<Answer | undefined>} rejects as `answered` does, each for itself
 */
export function answeredTogether(db) {
  /** @type {{ kept: Act, others: string[] }[]} */
  let acts = [];
  /** @type {ReturnType<typeof answersOf> | undefined} */
  let found;
  const lookUp = async () => {
    await nextTurn();
    const asked = acts;
    acts = [];
    found = undefined;
    return answersOf(db, asked);
  };
  return async (act) => {
    acts.push(act);
    return (await (found ??= lookUp()))(act);
  };
}

/** @param {Db} db @param {(Act & { answer: Answer })[]} acts @param {number} made */
export async function keepAnswers(db, acts, made) {
  await forRows(
    db,
    (rows) => `insert into answers (person, key, digest, status, body, made) ${rows}`,
    acts.map(({ person, key, digest, answer: { status, body } }) => [
      person,
      key,
      digest,
      status,
      JSON.stringify(body ?? null),
      made,
    ]),
  );
}

/** Whose ids are looked for in one statement. */
const TOGETHER = 50;

/**
 * Takes who made these ideas and comments out of what others were answered (to a moderator, the whole idea); of those that are
 * gone, all, and in the ideas that they were merged with their titles.
 *
 * @param {Db} db @param {{ unsigned: string[], gone: string[], along: string[] }} ids
 */
export async function forgetInAnswers(db, { unsigned, gone, along }) {
  const without = (/** @type {any} */ value) => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(without);
    const { id } = value;
    if (gone.includes(id)) return { id };
    const all = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, without(part)]));
    if (along.includes(id))
      for (const line of all.history ?? []) if (/^(un)?merged$/.test(line.change)) delete line.note;
    if (unsigned.includes(id)) for (const name of ['author', 'authorService']) delete all[name];
    return all;
  };
  const ids = [...unsigned, ...gone, ...along];
  for (let from = 0; from < ids.length; from += TOGETHER) {
    const rows = await db
      .selectFrom('answers')
      .select(['person', 'key', 'body'])
      .where((is) => is.or(ids.slice(from, from + TOGETHER).map((id) => is('body', 'like', `%"id":"${id}"%`))))
      // Votes are told of ideas too, without their authors and words.
      .where((is) => is.or(['author', 'title', 'text'].map((name) => is('body', 'like', `%"${name}"%`))))
      .execute();
    for (const { person, key, body } of rows)
      await db
        .updateTable('answers')
        .set({ body: JSON.stringify(without(JSON.parse(body))) })
        .where('person', '=', person)
        .where('key', '=', key)
        .execute();
  }
}
