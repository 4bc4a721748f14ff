import { sql } from 'kysely';
import { statusesOf } from './context.mjs';
import { forRows } from './many-rows.mjs';

/**
 * A vote stays with the idea that it was given to. Where ideas are merged, someone counts for the whole once: with a vote for
 * any of them, unless a later act on the whole has taken it back. So nothing need be undone when they part again.
 *
 * @typedef {import('./tables.mjs').Db} Db
 * @typedef {{ idea: string, root: string, person: string, voted: number, at: number, made: number }} Ballot
 */

/**
 * Ballots for ideas and for what was merged into them. Each person's are looked up for what he asks after: of the votes of a
 * batch, those of all for all would be hundreds of rows that nobody reads.
 *
 * @param {Db} db @param {[person: string, idea: string][]} asked
 * @returns {Promise<Ballot[]>}
 */
export const ballotsOf = (db, asked) =>
  forRows(
    db,
    (rows) => `with asked (person, root) as (${rows}), parts (person, root, idea) as materialized (
        select person, root, root from asked
        union all
        select asked.person, asked.root, ideas.id from asked join ideas on ideas.merged_into = asked.root)
      select votes.idea, parts.root, votes.person, votes.voted, votes.at, votes.made
      from parts join votes on votes.idea = parts.idea and votes.person = parts.person`,
    asked,
  );

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
  const ballots = await ballotsOf(
    db,
    roots.map((root) => [person, root]),
  );
  return open.filter(({ id }) => standing(ballots, id).voted).length;
}
