import { sql } from 'kysely';
import { statusesOf } from './context.mjs';

/**
 * A vote stays with the idea that it was given to. Where ideas are merged, someone counts for the whole once: with a vote for
 * any of them, unless a later act on the whole has taken it back. So nothing need be undone when they part again.
 *
 * @typedef {import('./tables.mjs').Db} Db
 * @typedef {{ idea: string, root: string, person: string, voted: number, at: number, made: number }} Ballot
 */

/** @param {Db} db @param {string[]} people @param {string[]} ids @returns {Promise<Ballot[]>} their ballots for these and what was merged into them */
export async function ballotsOf(db, people, ids) {
  if (!ids.length) return [];
  const rows = await db
    .selectFrom('votes')
    .innerJoin('ideas', 'ideas.id', 'votes.idea')
    .select(['votes.idea', 'ideas.merged_into', 'votes.person', 'votes.voted', 'votes.at', 'votes.made'])
    .where('votes.person', 'in', people)
    .where((is) => is.or([is('votes.idea', 'in', ids), is('ideas.merged_into', 'in', ids)]))
    .execute();
  return rows.flatMap(({ idea, merged_into: into, ...vote }) => [
    ...(ids.includes(idea) ? [{ idea, root: idea, ...vote }] : []),
    ...(into !== null && ids.includes(into) ? [{ idea, root: into, ...vote }] : []),
  ]);
}

/** What one person's ballots say of an idea. @param {Ballot[]} ballots @param {string} root */
export function standing(ballots, root) {
  const of = ballots.filter((ballot) => ballot.root === root);
  const own = of.find(({ idea }) => idea === root);
  const merged = of.some(({ idea, voted, made }) => idea !== root && voted === 1 && made > (own?.made ?? -1));
  return { voted: own?.voted === 1 || merged, at: own?.at, made: Math.max(0, ...of.map(({ made }) => made)) };
}

/** How many people an idea has, each once. @param {Db} db @param {string} root @returns {Promise<number>} */
export async function countVoters(db, root) {
  const { rows } = await sql`
    select count(distinct vote.person) as count from votes vote join ideas idea on idea.id = vote.idea
    where vote.voted = 1 and (idea.id = ${root} or (idea.merged_into = ${root} and not exists (
      select 1 from votes own where own.idea = ${root} and own.person = vote.person and own.voted = 0
        and own.made >= vote.made)))`.execute(db);
  return Number(/** @type {{ count: number }} */ (rows[0]).count);
}

/** How many votes of somebody are out: a vote for what is decided, closed or gone has come back. @param {Db} db @param {import('./config.mjs').Config} config @param {string} person @returns {Promise<number>} */
export async function votesOut(db, config, person) {
  const votes = await db
    .selectFrom('votes')
    .innerJoin('ideas', 'ideas.id', 'votes.idea')
    .select(['votes.idea', 'ideas.merged_into'])
    .where('votes.person', '=', person)
    .where('votes.voted', '=', 1)
    .execute();
  const roots = [...new Set(votes.map(({ idea, merged_into: into }) => into ?? idea))];
  if (!roots.length) return 0;
  const open = await db
    .selectFrom('ideas')
    .select('id')
    .where('id', 'in', roots)
    .where('state', '=', 'published')
    .where('closed', 'is', null)
    .where('status', 'in', statusesOf(config, 'open'))
    .execute();
  const ballots = await ballotsOf(db, [person], roots);
  return open.filter(({ id }) => standing(ballots, id).voted).length;
}
