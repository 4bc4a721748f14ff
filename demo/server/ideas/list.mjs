import { sql } from 'kysely';
import { boxNow, statusesOf } from './context.mjs';
import { viewIdeas } from './idea-view.mjs';
import { Problem } from './problem.mjs';
import { fold, wordsOf } from './text.mjs';

/**
 * @typedef {import('./tables.mjs').Db} Db
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {import('./identity.mjs').Person} Person
 *
 * @typedef {object} Query
 * @property {'top' | 'recent' | 'trending' | 'unanswered'} [sort]
 * @property {string} [status] ids, with commas
 * @property {string} [topic] ids, with commas
 * @property {string} [q]
 * @property {string} [cursor]
 * @property {number} [limit]
 * @property {'pending' | 'reported'} [state]
 * @property {boolean} [mine]
 * @property {string} [similar]
 */

const HOUR = 3_600_000;
/** What is talked about now: the votes of two weeks. */
const RECENT = 14 * 24 * HOUR;

/**
 * One page of ideas. @param {Db} db @param {Context} context @param {Person} person @param {Query} query
 * @returns {Promise<{ ideas: Record<string, unknown>[], next?: string, total: number }>}
 * @throws {Problem} 400 when the cursor is not one of ours, 403 when what is asked for is for moderators
 */
export async function listIdeas(db, context, person, query) {
  const { config, now } = context;
  const { limit = 20, state, mine } = query;
  if (state && !person.roles.has('moderator')) throw Problem.forbidden;
  if (query.similar !== undefined) return similarIdeas(db, context, person, query.similar, query.limit ?? 5);

  let found = db.selectFrom('ideas');
  if (state === 'pending') found = found.where('state', '=', 'pending');
  else if (state === 'reported')
    found = found.where((is) =>
      is.or([
        is('reports', '>', 0),
        is.exists(
          is
            .selectFrom('comments')
            .select('comments.id')
            .whereRef('comments.idea', '=', 'ideas.id')
            .where('comments.reports', '>', 0),
        ),
      ]),
    );
  else if (mine) found = found.where('person', '=', person.id ?? '');
  else found = found.where('state', '=', 'published');

  const statuses = idsIn(query.status);
  if (statuses?.length) found = found.where('status', 'in', statuses);
  else if (!state && !mine) found = found.where('status', 'not in', statusesOf(config, 'merged'));
  const topics = idsIn(query.topic);
  if (topics?.length) found = found.where('topic', 'in', topics);
  for (const word of wordsOf(query.q ?? '').slice(0, 10)) found = found.where(holds(word));

  const { hidden } = await boxNow(db, context);
  // An order by votes would tell what is hidden.
  const sort = hidden && ['top', 'trending'].includes(query.sort ?? 'top') ? 'recent' : (query.sort ?? 'top');
  if (sort === 'unanswered')
    found = found.where('answer', 'is', null).where('status', 'in', statusesOf(config, 'open'));

  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, sort);
  const since = after?.since ?? Math.floor((now() - RECENT) / HOUR) * HOUR;
  const date = state || mine ? sql`ideas.created` : sql`ideas.published`;
  const rank = {
    top: sql`ideas.votes`,
    trending: sql`(select count(*) from votes where votes.idea = ideas.id and votes.voted = 1 and votes.made > ${since})`,
    recent: sql`0`,
    // The one that waits for the longest comes first.
    unanswered: sql`0`,
  }[sort];
  const up = sort === 'unanswered';

  const { total } = await found.select((is) => is.fn.countAll().as('total')).executeTakeFirstOrThrow();
  let page = found.selectAll().select([rank.as('rank'), date.as('date')]);
  if (after)
    page = page.where(
      up
        ? sql`(${rank}, ${date}, ideas.id) > (${after.rank}, ${after.date}, ${after.id})`
        : sql`(${rank}, ${date}, ideas.id) < (${after.rank}, ${after.date}, ${after.id})`,
    );
  const order = up ? 'asc' : 'desc';
  const rows = await page
    .orderBy(sql`rank`, order)
    .orderBy(sql`date`, order)
    .orderBy('ideas.id', order)
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    ideas: await viewIdeas(db, context, person, shown),
    ...(rows.length > limit &&
      last && { next: writeCursor([sort, Number(last.rank), Number(last.date), last.id, since]) }),
    total: Number(total),
  };
}

/** Ideas that somebody who writes may have meant, the most alike first. @param {Db} db @param {Context} context @param {Person} person @param {string} text @param {number} limit */
async function similarIdeas(db, context, person, text, limit) {
  // Long words say more; their beginning is what singular and plural share.
  const words = [...new Set(wordsOf(text).filter((word) => word.length > 3))];
  const stems = [...new Set(words.sort((a, b) => b.length - a.length).map((word) => word.slice(0, 6)))].slice(0, 16);
  if (!stems.length) return { ideas: [], total: 0 };
  // Of those that are alike in the same measure, the order would tell what is hidden.
  const { hidden } = await boxNow(db, context);
  const near = await db
    .selectFrom('ideas')
    .select(['id', 'title', 'folded', 'votes'])
    .where('state', '=', 'published')
    .where('status', 'not in', statusesOf(context.config, 'merged'))
    .where((is) => is.or(stems.map(holds)))
    .orderBy(hidden ? 'published' : 'votes', 'desc')
    .limit(500)
    .execute();
  const asked = trigramsOf(fold(text));
  const scored = near
    .map((row) => {
      const title = fold(row.title);
      const shared = stems.reduce(
        (sum, stem) => sum + (title.includes(stem) ? 2 : row.folded.includes(stem) ? 1 : 0),
        0,
      );
      return { id: row.id, score: shared / (2 * stems.length) + alike(asked, trigramsOf(title)) };
    })
    .filter(({ score }) => score >= 0.3)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
  if (!scored.length) return { ideas: [], total: 0 };
  const rows = await db
    .selectFrom('ideas')
    .selectAll()
    .where(
      'id',
      'in',
      scored.map(({ id }) => id),
    )
    .execute();
  const ordered = scored.flatMap(({ id }) => rows.find((row) => row.id === id) ?? []);
  return { ideas: await viewIdeas(db, context, person, ordered), total: ordered.length };
}

/** What no text of PostgreSQL holds is in no name. @param {string} [list] with commas */
const idsIn = (list) => list?.replaceAll('\0', '').split(',').filter(Boolean);

/** @param {string} word folded */
const holds = (word) => sql`ideas.folded like ${`%${word}%`}`;

/** @param {string} text */
function trigramsOf(text) {
  const spaced = ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  return new Set(Array.from({ length: Math.max(0, spaced.length - 2) }, (_, at) => spaced.slice(at, at + 3)));
}

/** How alike two are, from 0 to 1 (Dice). @param {Set<string>} a @param {Set<string>} b */
function alike(a, b) {
  // A title is short, whatever is asked.
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const trigram of small) if (large.has(trigram)) shared++;
  return a.size + b.size ? (2 * shared) / (a.size + b.size) : 0;
}

/** @param {unknown[]} parts */
const writeCursor = (parts) => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The greatest integer of a column of counts. */
const LARGEST_COUNT = 2 ** 31 - 1;

/** @param {string} cursor @param {string} sort */
function readCursor(cursor, sort) {
  try {
    const [of, rank, date, id, since] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const counts = [rank, date, since].every(Number.isSafeInteger) && rank >= 0 && rank <= LARGEST_COUNT;
    // A database that is handed something else than a text where it expects one may end the whole process.
    const named = typeof id === 'string' && /^[0-9a-z-]{1,40}$/.test(id);
    if (of === sort && counts && named) return { rank, date, id, since };
  } catch {
    // It is told below.
  }
  throw new Problem(400, 'cursor', 'This place in the list is not known.');
}
