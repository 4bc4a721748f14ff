import { seenIdea } from './idea-view.mjs';
import { newId } from './ids.mjs';
import { Problem } from './problem.mjs';
import { countComments } from './propose.mjs';

/**
 * Tells the moderators of something that should not be there. Once enough people have, it is hidden until they have looked; what
 * the town itself has said never is, and neither is an idea that it has answered.
 *
 * @param {import('./act.mjs').Act} act
 */
export async function report({ db, person, request, now, context, tell }) {
  const { reason, text, comment = '' } = request.body;
  const idea = await seenIdea(db, request.params.id, person);
  const about = comment
    ? await db
        .selectFrom('comments')
        .select(['idea', 'hidden', 'official'])
        .where('id', '=', comment)
        .executeTakeFirst()
    : undefined;
  if (comment && about?.idea !== idea.id) throw Problem.missing('comment');
  // Kept for who said it, and not counted.
  const again = context.quotas.maySayAgain(request, person, `report ${idea.id} ${comment}`);
  await db
    .insertInto('reports')
    .values({
      id: newId(),
      idea: idea.id,
      comment,
      person: person.id,
      reason,
      text: text || null,
      created: now,
      dismissed: again ? now : null,
    })
    // Somebody who says it twice is one who says it; what was dismissed stays so.
    .onConflict((same) => same.columns(['idea', 'comment', 'person']).doNothing())
    .execute();
  const { count } = await db
    .selectFrom('reports')
    .select((is) => is.fn.countAll().as('count'))
    .where('idea', '=', idea.id)
    .where('comment', '=', comment)
    .where('dismissed', 'is', null)
    .executeTakeFirstOrThrow();
  const reports = Number(count);
  const enough = context.config.reports > 0 && reports >= context.config.reports;
  if (comment) {
    const hides = enough && about?.hidden === null && about.official === null;
    await db
      .updateTable('comments')
      .set({ reports, ...(hides && { hidden: now }) })
      .where('id', '=', comment)
      .execute();
    if (hides)
      tell({ kind: 'idea', data: { id: idea.id, change: 'comment', comments: await countComments(db, idea.id) } });
  } else {
    const hides = enough && idea.state === 'published' && idea.answer === null;
    await db
      .updateTable('ideas')
      .set({ reports, ...(hides && { state: 'pending' }) })
      .where('id', '=', idea.id)
      .execute();
    if (hides) tell({ kind: 'idea', data: { id: idea.id, change: 'gone' } });
  }
  return { status: 201, body: {} };
}
