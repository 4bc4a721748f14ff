import { answersOf, keepAnswers } from './answers.mjs';
import { boxNow } from './context.mjs';
import { findIdea, maySee, present } from './idea-view.mjs';
import { forRows } from './many-rows.mjs';
import { Problem } from './problem.mjs';
import { checkIdeaOpen } from './propose.mjs';
import { ballotsOf, standing, votesOut } from './votes.mjs';

/**
 * @typedef {import('./act.mjs').Doing} Doing
 * @typedef {Pick<import('./idea-view.mjs').IdeaRow, typeof LOOKED_AT[number]>} IdeaRow
 * @typedef {ReturnType<typeof standing>} Standing
 * @typedef {Awaited<ReturnType<typeof boxNow>>} BoxState
 */

/** What of an idea a vote depends on: its texts may be long, and are left where they are. */
const LOOKED_AT = /** @type {const} */ (['id', 'state', 'person', 'votes', 'status', 'closed', 'merged_into']);

/**
 * Gives a vote or takes it back. An act older than the last one of the same person changes nothing: answers come in any order.
 *
 * @param {import('./act.mjs').Act} act
 */
export async function vote(act) {
  const { db, person, request, context, tell } = act;
  const { cap } = context.config.votes;
  const idea = await findIdea(db, request.params.id);
  if (!maySee(person, idea)) throw Problem.missing();
  const box = await boxNow(db, context);
  const before = standing(await ballotsOf(db, [[person.id, idea.id]]), idea.id);
  const out = async () => (cap === undefined ? 0 : votesOut(db, context.config, person.id));
  const answer = async (/** @type {number} */ votes, /** @type {Standing} */ is) =>
    answerOf(idea.id, box, votes, is, cap === undefined ? null : Math.max(0, cap - (await out())));
  const ballot = decide(act, act.now, idea, before, box);
  if (!ballot) return answer(idea.votes, before);
  if (cap !== undefined && ballot.voted && !before.voted && (await out()) >= cap)
    throw new Problem(409, 'no-votes-left', 'All your votes are given. Take one back first.');
  await keepBallots(db, [ballot]);
  const change = ballot.voted - Number(before.voted);
  if (!change) return answer(idea.votes, standingOf(ballot));
  const votes = idea.votes + change;
  await keepCounts(db, [{ id: idea.id, votes }]);
  if (!box.hidden) tell(told(idea.id, votes));
  return answer(votes, standingOf(ballot));
}

/**
 * Votes that came at once, by a handful of statements however many they are. Where each person has only so many, it is left to
 * `vote`.
 *
 * @param {import('./writer.mjs').Write} write @param {Doing[]} acts
 * @returns {Promise<import('./writer.mjs').Outcome[] | undefined>}
 */
export async function voteTogether({ db, tell }, acts) {
  const [{ context }] = acts;
  // One key twice is for two transactions to tell apart.
  if (context.config.votes.cap !== undefined || new Set(acts.map(({ kept }) => kept.key)).size < acts.length)
    return undefined;
  const now = context.now();
  const done = await answersOf(db, acts);
  const ids = [...new Set(acts.map(({ request }) => request.params.id))];
  const found = await db.selectFrom('ideas').select(LOOKED_AT).where('id', 'in', ids).execute();
  const ideas = new Map(found.map((idea) => [idea.id, idea]));
  const box = await boxNow(db, context);
  /** @type {Map<string, import('./votes.mjs').Ballot[]>} */
  const ballots = new Map(acts.map(({ person }) => [person.id, []]));
  const asked = acts.map(({ person, request }) => /** @type {[string, string]} */ ([person.id, request.params.id]));
  for (const ballot of await ballotsOf(db, asked)) ballots.get(ballot.person)?.push(ballot);

  /** @type {Map<string, import('./tables.mjs').VoteTable>} */
  const kept = new Map();
  /** @type {Map<string, { id: string, votes: number }>} */
  const counts = new Map();
  /** @type {Parameters<typeof keepAnswers>[1]} */
  const answers = [];
  /** @param {Doing} act */
  const one = (act) => {
    const already = done(act);
    if (already) return already;
    const { person } = act;
    const idea = ideas.get(act.request.params.id);
    if (!idea || !maySee(person, idea)) throw Problem.missing();
    const { id } = idea;
    const own = ballots.get(person.id) ?? [];
    const before = standing(own, id);
    const ballot = decide(act, now, idea, before, box);
    if (ballot) {
      kept.set(`${id} ${person.id}`, ballot);
      ballots.set(person.id, [...own.filter((other) => other.idea !== id), { ...ballot, root: id }]);
      const change = ballot.voted - Number(before.voted);
      idea.votes += change;
      if (change) {
        counts.set(id, { id, votes: idea.votes });
        if (!box.hidden) tell(told(id, idea.votes));
      }
    }
    const answer = answerOf(id, box, idea.votes, ballot ? standingOf(ballot) : before, null);
    answers.push({ ...act.kept, answer });
    return answer;
  };
  const outcomes = acts.map((act) => {
    try {
      return { value: one(act) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { error };
    }
  });
  await keepBallots(db, [...kept.values()]);
  await keepCounts(db, [...counts.values()]);
  await keepAnswers(db, answers, now);
  return outcomes;
}

/**
 * The ballot that an act leaves; undefined when a later one is there already.
 *
 * @param {Pick<Doing, 'person' | 'request' | 'context'>} act @param {number} now
 * @param {IdeaRow} idea @param {Standing} before @param {BoxState} box
 * @throws {Problem} 409 when nobody votes for it any more, or not yet
 */
function decide({ person, request, context }, now, idea, before, box) {
  const { voted, at } = request.body;
  if (before.at !== undefined && at <= before.at) return undefined;
  if (box.shut && !person.roles.has('moderator')) throw Problem.boxClosed;
  if (idea.state !== 'published') throw new Problem(409, 'not-published', 'This idea is not published yet.');
  checkIdeaOpen(context, idea);
  // Later than what was merged into it, even by a clock that went back.
  return { idea: idea.id, person: person.id, voted: voted ? 1 : 0, at, made: Math.max(now, before.made) };
}

/** @param {{ voted: number, at: number, made: number }} ballot */
const standingOf = ({ voted, at, made }) => ({ voted: voted === 1, at, made });

/** @param {string} id @param {BoxState} box @param {number} votes @param {Standing} is @param {number | null} left */
const answerOf = (id, { hidden }, votes, { voted, at }, left) => ({
  status: 200,
  body: present({ id, voted, votes: hidden ? null : votes, left, at }),
});

/**
 * Not while the results are hidden: who counts what he is told knows them, also where none bears a number.
 *
 * @param {string} id @param {number} votes @returns {import('./writer.mjs').Told}
 */
const told = (id, votes) => ({ kind: 'idea', data: { id, change: 'vote', votes } });

/** @param {import('./tables.mjs').Db} db @param {import('./tables.mjs').VoteTable[]} ballots */
async function keepBallots(db, ballots) {
  await forRows(
    db,
    (rows) => `insert into votes (idea, person, voted, at, made) ${rows}
      on conflict (idea, person) do update set voted = excluded.voted, at = excluded.at, made = excluded.made`,
    ballots.map(({ idea, person, voted, at, made }) => [idea, person, voted, at, made]),
  );
}

/** @param {import('./tables.mjs').Db} db @param {{ id: string, votes: number }[]} counts nobody else writes meanwhile */
async function keepCounts(db, counts) {
  await forRows(
    db,
    // PostgreSQL takes values that stand in no table yet for texts.
    (rows) => `with given (id, votes) as (${rows})
      update ideas set votes = cast(given.votes as integer) from given where ideas.id = cast(given.id as text)`,
    counts.map(({ id, votes }) => [id, votes]),
  );
}
