import { forgetInAnswers } from './answers.mjs';
import { addHistory } from './history.mjs';
import { mergesOf } from './merges.mjs';
import { standAlone } from './moderate.mjs';
import { countComments } from './propose.mjs';
import { countVoters } from './votes.mjs';

/** @typedef {import('./act.mjs').Act} Act @typedef {import('./tables.mjs').Db} Db */

/**
 * Forgets a person. What all may read stays, by nobody; all else goes, also what was published once and was taken down or hidden:
 * nobody's freedom to inform himself speaks for it any more (GDPR, article 17, 1 and 3 a). What a moderator did by office stays in
 * the audit, without the words of what goes.
 *
 * @param {Act} act
 */
export async function erasePerson(act) {
  const { db, person, tell } = act;
  const { id } = person;
  const gone = await removeIdeas(act);
  const removed = await removeComments(act);
  const votes = await db.deleteFrom('votes').where('person', '=', id).returning(['idea', 'voted']).execute();
  const touched = new Set([...votes.map(({ idea }) => idea), ...gone.along]);
  if (touched.size) {
    const roots = await db
      .selectFrom('ideas')
      .select(['id', 'merged_into'])
      .where('id', 'in', [...touched])
      .execute();
    for (const { merged_into: into } of roots) if (into !== null) touched.add(into);
  }
  // Of votes nothing is told: what fell in one moment would say to all who listen which votes were the same person's.
  for (const idea of touched) {
    await db
      .updateTable('ideas')
      .set({ votes: await countVoters(db, idea) })
      .where('id', '=', idea)
      .execute();
    if (gone.along.includes(idea)) tell({ kind: 'idea', data: { id: idea, change: 'edited' } });
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
  await forgetInAnswers(db, {
    unsigned: [...ideas, ...comments].map((one) => one.id),
    gone: [...gone.ids, ...removed.map((one) => one.id)],
    along: gone.along,
  });
  for (const idea of new Set([...comments, ...removed].map((comment) => comment.idea))) await countComments(db, idea);
  return {
    status: 200,
    body: {
      unsigned: { ideas: ideas.length, comments: comments.length },
      removed: {
        ideas: gone.ids.length,
        comments: removed.length,
        votes: votes.filter(({ voted }) => voted === 1).length,
      },
    },
  };
}

/**
 * Takes away the ideas of somebody that not all may read, with all that belongs to them.
 *
 * @param {Act} act @returns {Promise<{ ids: string[], along: string[] }>} `along` are those that were ever one with them
 */
async function removeIdeas(act) {
  const { db, person, now } = act;
  const rows = await db
    .selectFrom('ideas')
    .select('id')
    .where('person', '=', person.id)
    .where('state', '!=', 'published')
    .execute();
  const ids = rows.map(({ id }) => id);
  const along = new Set(/** @type {string[]} */ ([]));
  for (const id of ids) {
    for (const other of await forgetMerges(db, id)) along.add(other);
    const parts = await db.selectFrom('ideas').selectAll().where('merged_into', '=', id).execute();
    for (const part of parts) {
      await standAlone(act, part);
      await addHistory(db, part.id, 'unmerged', { at: now });
    }
    for (const table of /** @type {const} */ (['votes', 'reports', 'history', 'files']))
      await db.deleteFrom(table).where('idea', '=', id).execute();
    await db.deleteFrom('comments').where('idea', '=', id).where('parent', 'is not', null).execute();
    await db.deleteFrom('comments').where('idea', '=', id).execute();
    await db.deleteFrom('ideas').where('id', '=', id).execute();
    // That something was done by office stays, and not what the idea said.
    await db.updateTable('audit').set({ detail: null }).where('idea', '=', id).execute();
  }
  return { ids, along: [...along].filter((other) => !ids.includes(other)) };
}

/** Takes its title out of the histories of the ideas that it was merged with. @param {Db} db @param {string} id @returns {Promise<string[]>} those */
async function forgetMerges(db, id) {
  const merges = await mergesOf(db, id);
  // Older versions have written it there.
  for (const { at, other } of merges)
    await db
      .updateTable('history')
      .set({ note: null })
      .where('idea', '=', other)
      .where('at', '=', at)
      .where('change', 'in', ['merged', 'unmerged'])
      .execute();
  return merges.map(({ other }) => other);
}

/**
 * Takes away the comments of somebody that not all may read. Under one that was answered its empty place stays, so that the answers
 * are understood.
 *
 * @param {Act} act @returns {Promise<{ id: string, idea: string }[]>}
 */
async function removeComments({ db, person }) {
  const rows = await db
    .selectFrom('comments')
    .innerJoin('ideas', 'ideas.id', 'comments.idea')
    .select(['comments.id', 'comments.idea', 'comments.parent'])
    .where('comments.person', '=', person.id)
    .where((is) => is.or([is('comments.hidden', 'is not', null), is('ideas.state', '!=', 'published')]))
    .execute();
  // Answers first: what nothing answers any more goes whole.
  for (const { id } of rows.toSorted((a, b) => Number(b.parent !== null) - Number(a.parent !== null))) {
    const answer = await db.selectFrom('comments').select('id').where('parent', '=', id).executeTakeFirst();
    if (answer)
      await db
        .updateTable('comments')
        .set((is) => ({
          text: '',
          person: null,
          name: null,
          reason: null,
          reports: 0,
          hidden: is.fn.coalesce('hidden', 'created'),
        }))
        .where('id', '=', id)
        .execute();
    else await db.deleteFrom('comments').where('id', '=', id).execute();
    await db.deleteFrom('reports').where('comment', '=', id).execute();
    await db.updateTable('audit').set({ detail: null }).where('comment', '=', id).execute();
  }
  return rows;
}
