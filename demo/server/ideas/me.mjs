import { iso } from './context.mjs';
import { present } from './idea-view.mjs';

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
