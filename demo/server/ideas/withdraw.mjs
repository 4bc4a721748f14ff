import { forgetInAnswers } from './answers.mjs';
import { addAudit, addHistory } from './history.mjs';
import { findIdea, seenIdea, viewDetail } from './idea-view.mjs';
import { Problem } from './problem.mjs';
import { foldedOf } from './propose.mjs';
import { whyStays } from './why-stays.mjs';

/**
 * Takes an idea of one's own back: what it said goes, also out of what was answered before. That there was one, and its title, stays
 * for its author and the moderators.
 *
 * @param {import('./act.mjs').Act} act
 */
export async function withdraw(act) {
  const { db, person, request, context, now, tell } = act;
  const idea = await seenIdea(db, request.params.id, person);
  const { id } = idea;
  if (idea.person !== person.id) throw Problem.forbidden;
  const answer = async () => ({ status: 200, body: await viewDetail(db, context, person, await findIdea(db, id)) });
  if (idea.state === 'withdrawn') return answer();
  const stays = await whyStays(db, context, idea);
  if (stays) throw stays;
  await db
    .updateTable('ideas')
    .set((is) => ({
      state: 'withdrawn',
      problem: null,
      proposal: null,
      file: null,
      due: null,
      votes: 0,
      reports: 0,
      folded: foldedOf(context.config, { title: idea.title }),
      version: is('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  for (const table of /** @type {const} */ (['votes', 'files']))
    await db.deleteFrom(table).where('idea', '=', id).execute();
  await db
    .updateTable('reports')
    .set({ dismissed: now })
    .where('idea', '=', id)
    .where('dismissed', 'is', null)
    .execute();
  // What a moderator has corrected was its text too.
  await db.updateTable('audit').set({ detail: null }).where('act', '=', 'edit').where('idea', '=', id).execute();
  await forgetInAnswers(db, { unsigned: [], gone: [id], along: [] });
  // How its file was called was answered as that came, before there was an idea.
  if (idea.file !== null)
    await db
      .deleteFrom('answers')
      .where('person', '=', person.id)
      .where('body', 'like', `%"id":"${idea.file}"%`)
      .execute();
  await addHistory(db, id, 'withdrawn', { at: now });
  // Whoever it is: an idea without a name has none here either.
  await addAudit(db, act, 'withdraw', { idea: id, by: 'author' });
  if (idea.state === 'published') tell({ kind: 'idea', data: { id, change: 'gone' } });
  return answer();
}
