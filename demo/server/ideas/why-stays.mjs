import { boxNow, kindOf } from './context.mjs';
import { Problem } from './problem.mjs';

/**
 * Why an author can take an idea back no more; undefined while he can. Once others have supported it, talked of it or answered it,
 * it is theirs too: then he can only have his name forgotten.
 *
 * @param {import('./tables.mjs').Db} db @param {import('./context.mjs').Context} context @param {import('./idea-view.mjs').IdeaRow} idea
 * @returns {Promise<Problem | undefined>}
 */
export async function whyStays(db, context, idea) {
  if ((await boxNow(db, context)).shut) return Problem.boxClosed;
  const over = idea.state !== 'pending' && idea.state !== 'published';
  if (over || idea.closed !== null || idea.merged_into !== null || kindOf(context.config, idea.status) !== 'open')
    return new Problem(409, 'idea-closed', 'This idea is closed.');
  const ofOthers = (/** @type {any} */ is) => is.or([is('person', 'is', null), is('person', '!=', idea.person)]);
  const vote = db.selectFrom('votes').select('idea').where('idea', '=', idea.id).where('voted', '=', 1).where(ofOthers);
  const word = db.selectFrom('comments').select('id').where('idea', '=', idea.id).where('hidden', 'is', null);
  const part = db.selectFrom('ideas').select('id').where('merged_into', '=', idea.id);
  const taken =
    idea.answer !== null ||
    (await vote.executeTakeFirst()) ||
    (await word.where(ofOthers).executeTakeFirst()) ||
    (await part.executeTakeFirst());
  return taken ? new Problem(409, 'taken-up', 'Others have supported, discussed or answered this idea.') : undefined;
}
