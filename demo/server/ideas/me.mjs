import { forgetInAnswers } from './answers.mjs';
import { iso } from './context.mjs';
import { present } from './idea-view.mjs';
import { countComments } from './propose.mjs';
import { countVoters } from './votes.mjs';

/**
 * Everything that is kept of a person. @param {import('./tables.mjs').Db} db @param {import('./identity.mjs').Person} person
 */
export async function exportPerson(db, person) {
  const { id, via, name, service, roles } = person;
  const of = id ?? '';
  const ideas = await db.selectFrom('ideas').selectAll().where('person', '=', of).orderBy('created').execute();
  const comments = await db.selectFrom('comments').selectAll().where('person', '=', of).orderBy('created').execute();
  const votes = await db.selectFrom('votes').selectAll().where('person', '=', of).orderBy('made').execute();
  const reports = await db.selectFrom('reports').selectAll().where('person', '=', of).orderBy('created').execute();
  const files = await db.selectFrom('files').selectAll().where('person', '=', of).orderBy('created').execute();
  const answers = await db.selectFrom('answers').select(['made']).where('person', '=', of).orderBy('made').execute();
  return {
    person: present({ id, identity: via, name, service, roles: [...roles] }),
    ideas: ideas.map(({ id: idea, title, problem, proposal, topic, state, name: under, service: office, created }) =>
      present({
        id: idea,
        title,
        problem,
        proposal,
        topic,
        state,
        name: under,
        service: office,
        created: iso(created),
      }),
    ),
    comments: comments.map(({ id: comment, idea, text, name: under, official, created }) =>
      present({ id: comment, idea, text, name: under, official, created: iso(created) }),
    ),
    votes: votes.map(({ idea, voted, made, at }) => ({ idea, voted: voted === 1, at, made: iso(made) })),
    reports: reports.map(({ idea, comment, reason, text, created }) =>
      present({ idea, comment: comment || null, reason, text, created: iso(created) }),
    ),
    files: files.map(({ id: file, idea, name: called, type, size, created }) =>
      present({ id: file, idea, name: called, type, size, created: iso(created) }),
    ),
    answers: answers.map(({ made }) => ({ made: iso(made) })),
  };
}

/**
 * Forgets a person. What is published stays, by nobody; what is not goes, and so do the votes and what tied it together. What a
 * moderator did by office stays in the audit, without the words of what goes.
 *
 * @param {import('./act.mjs').Act} act
 */
export async function erasePerson({ db, person, tell }) {
  const { id } = person;
  const waiting = await db
    .selectFrom('ideas')
    .select('id')
    .where('person', '=', id)
    .where('published', 'is', null)
    .execute();
  for (const { id: idea } of waiting) {
    for (const table of /** @type {const} */ (['votes', 'reports', 'history', 'files']))
      await db.deleteFrom(table).where('idea', '=', idea).execute();
    await db.deleteFrom('comments').where('idea', '=', idea).where('parent', 'is not', null).execute();
    await db.deleteFrom('comments').where('idea', '=', idea).execute();
    await db.deleteFrom('ideas').where('id', '=', idea).execute();
    // That something was done by office stays, and not what the idea said.
    await db.updateTable('audit').set({ detail: null }).where('idea', '=', idea).execute();
  }
  const votes = await db.deleteFrom('votes').where('person', '=', id).returning(['idea', 'voted']).execute();
  const touched = new Set(votes.map(({ idea }) => idea));
  if (touched.size) {
    const roots = await db
      .selectFrom('ideas')
      .select(['id', 'merged_into'])
      .where('id', 'in', [...touched])
      .execute();
    for (const { merged_into: into } of roots) if (into !== null) touched.add(into);
  }
  for (const idea of touched) {
    await db
      .updateTable('ideas')
      .set({ votes: await countVoters(db, idea) })
      .where('id', '=', idea)
      .execute();
    tell({ kind: 'idea', data: { id: idea, change: 'edited' } });
  }
  // The tracking code leads nowhere any more: it was that person's.
  const ideas = await db
    .updateTable('ideas')
    .set({ person: null, name: null, service: null, code: null })
    .where('person', '=', id)
    .returning('id')
    .execute();
  const comments = await db
    .updateTable('comments')
    .set({ person: null, name: null })
    .where('person', '=', id)
    .returning(['id', 'idea'])
    .execute();
  // That it was said, and why, stays for the moderators; the words of it were shown to nobody.
  await db.updateTable('reports').set({ person: null, text: null }).where('person', '=', id).execute();
  // What a moderator has corrected is published no more.
  for (const { id: idea } of ideas)
    await db.updateTable('audit').set({ detail: null }).where('act', '=', 'edit').where('idea', '=', idea).execute();
  await db.deleteFrom('files').where('person', '=', id).where('idea', 'is', null).execute();
  await db.updateTable('files').set({ person: null }).where('person', '=', id).execute();
  await db.deleteFrom('answers').where('person', '=', id).execute();
  await forgetInAnswers(
    db,
    [...ideas, ...comments].map((one) => one.id),
    waiting.map((one) => one.id),
  );
  for (const idea of new Set(comments.map((comment) => comment.idea))) await countComments(db, idea);
  return {
    status: 200,
    body: {
      unsigned: { ideas: ideas.length, comments: comments.length },
      removed: { ideas: waiting.length, votes: votes.filter(({ voted }) => voted === 1).length },
    },
  };
}
