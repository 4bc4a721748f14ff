/**
 * @typedef {object} Context what the routes share
 * @property {import('./config.mjs').Config} config
 * @property {import('./store.mjs').Store} store
 * @property {import('./writer.mjs').Writer} writer
 * @property {import('./identity.mjs').Identities} identities
 * @property {ReturnType<typeof import('./quotas.mjs').quotasOf>} quotas
 * @property {import('../blobs.mjs').Blobs} blobs
 * @property {boolean} ownsFiles whether they are this box's, and none of another one
 * @property {import('./events.mjs').Events} events
 * @property {import('./log.mjs').AnswerCounts} counts
 * @property {() => number} now epoch milliseconds
 *
 * @typedef {import('./config.mjs').Config} Config
 */

/** @param {Config} config @param {string} id */
export const kindOf = ({ statuses }, id) => statuses.find((status) => status.id === id)?.kind ?? 'open';

/** @param {Config} config @param {import('./config.mjs').StatusKind} kind */
export const statusesOf = ({ statuses }, kind) => statuses.filter((status) => status.kind === kind).map(({ id }) => id);

/** The day that it is in the box's zone, `2026-11-27`. @param {Config} config @param {number} instant */
export const dayOf = ({ zone }, instant) => new Intl.DateTimeFormat('sv', { timeZone: zone }).format(instant);

/** @param {string} day @param {number} days */
export const daysAfter = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** @param {number} instant as it goes out */
export const iso = (instant) => new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');

/**
 * Whether anybody may see how many voted, and whether anything can still be done.
 *
 * @param {Config} config @param {number | null} closed since when the moderators have closed it @param {number} now
 */
export function boxState({ votes, closes }, closed, now) {
  const over = closes !== undefined && Date.parse(closes) <= now;
  const until = votes.until ?? closes;
  // Not before, also when the moderators close the box: they may open it again.
  const hidden = votes.hidden && (until === undefined || Date.parse(until) > now);
  return { shut: closed !== null || over, hidden, until };
}

/** @param {import('./tables.mjs').Db} db @param {Context} context */
export async function boxNow(db, { config, now }) {
  const { closed } = await db.selectFrom('box').select('closed').executeTakeFirstOrThrow();
  return boxState(config, closed, now());
}
