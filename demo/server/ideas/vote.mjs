import { boxNow } from './context.mjs';
import { findIdea, maySee, present } from './idea-view.mjs';
import { Problem } from './problem.mjs';
import { checkIdeaOpen, checkOpen } from './propose.mjs';
import { ballotsOf, standing, votesOut } from './votes.mjs';

/**
 * Gives a vote or takes it back. An act older than the last one of the same person changes nothing: answers come in any order.
 *
 * @param {import('./act.mjs').Act} act
 */
export async function vote(act) {
  const { db, person, request, now, context, tell } = act;
  const { voted, at } = request.body;
  const { config } = context;
  const idea = await findIdea(db, request.params.id);
  if (!maySee(person, idea)) throw Problem.missing();
  const ballots = await ballotsOf(db, person.id, [idea.id]);
  const before = standing(ballots, idea.id);
  const { hidden } = await boxNow(db, context);
  const answer = async (/** @type {number} */ votes, /** @type {boolean} */ is, /** @type {number} */ last) => ({
    status: 200,
    body: present({
      id: idea.id,
      voted: is,
      votes: hidden ? null : votes,
      left:
        config.votes.cap === undefined ? null : Math.max(0, config.votes.cap - (await votesOut(db, config, person.id))),
      at: last,
    }),
  });
  if (before.at !== undefined && at <= before.at) return answer(idea.votes, before.voted, before.at);

  await checkOpen(act);
  if (idea.state !== 'published') throw new Problem(409, 'not-published', 'This idea is not published yet.');
  checkIdeaOpen(context, idea);
  const more = voted && !before.voted;
  if (more && config.votes.cap !== undefined && (await votesOut(db, config, person.id)) >= config.votes.cap)
    throw new Problem(409, 'no-votes-left', 'All your votes are given. Take one back first.');
  // Later than what was merged into it, even by a clock that went back.
  const made = Math.max(now, before.made);
  await db
    .insertInto('votes')
    .values({ idea: idea.id, person: person.id, voted: voted ? 1 : 0, at, made })
    .onConflict((same) => same.columns(['idea', 'person']).doUpdateSet({ voted: voted ? 1 : 0, at, made }))
    .execute();
  if (voted === before.voted) return answer(idea.votes, voted, at);
  const { votes } = await db
    .updateTable('ideas')
    .set((is) => ({ votes: is('votes', voted ? '+' : '-', 1) }))
    .where('id', '=', idea.id)
    .returning('votes')
    .executeTakeFirstOrThrow();
  tell({ kind: 'idea', data: present({ id: idea.id, change: 'vote', votes: hidden ? null : votes }) });
  return answer(votes, voted, at);
}
