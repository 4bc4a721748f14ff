import { newId } from './ids.mjs';

/**
 * @typedef {import('./tables.mjs').Db} Db
 * @typedef {import('./identity.mjs').Person} Person
 */

/**
 * A line of what became of an idea, for all to read.
 *
 * @param {Db} db @param {string} idea @param {string} change
 * @param {{ at: number, status?: string, by?: string | null, note?: string | null }} about
 */
export async function addHistory(db, idea, change, { at, status, by, note }) {
  const last = await db
    .selectFrom('history')
    .select((is) => is.fn.max('place').as('place'))
    .where('idea', '=', idea)
    .executeTakeFirst();
  const place = Number(last?.place ?? 0) + 1;
  await db
    .insertInto('history')
    .values({ id: newId(), idea, at, place, change, status: status ?? null, by: by ?? null, note: note ?? null })
    .execute();
}

/** The name that an act of the town hall goes out under. @param {Person} person */
export const officeOf = (person) => person.service ?? person.name ?? null;

/**
 * A line of what somebody did by his office, or an author with what is his, for the moderators.
 *
 * @param {Db} db @param {{ person: Person, now: number }} act @param {string} what
 * @param {{ idea?: string, comment?: string, detail?: Record<string, unknown>, by?: string }} about
 */
export async function addAudit(db, { person, now }, what, { idea, comment, detail, by }) {
  const last = await db
    .selectFrom('audit')
    .select((is) => is.fn.max('place').as('place'))
    .executeTakeFirst();
  await db
    .insertInto('audit')
    .values({
      id: newId(),
      at: now,
      place: Number(last?.place ?? 0) + 1,
      by: by ?? ([person.name, person.service].filter(Boolean).join(', ') || String(person.id)),
      act: what,
      idea: idea ?? null,
      comment: comment ?? null,
      detail: detail ? JSON.stringify(detail) : null,
    })
    .execute();
}
