import { readFile } from 'node:fs/promises';
import { freshText } from '../serve.mjs';
import { parseConfig } from './config.mjs';
import { dayOf, daysAfter, statusesOf } from './context.mjs';
import { addHistory } from './history.mjs';
import { foldedOf } from './propose.mjs';
import { countVoters } from './votes.mjs';

/**
 * @typedef {{ author?: string, official?: string, to?: number, date: string, text: string }} SeedComment `to` is the place of
 *   the comment that it answers
 *
 * @typedef {object} SeedIdea
 * @property {string} id
 * @property {string} title
 * @property {string} [problem]
 * @property {string} [proposal]
 * @property {string} topic
 * @property {string} [author]
 * @property {string} date
 * @property {number} votes
 * @property {string} status
 * @property {string} [statusDate]
 * @property {string} [reason]
 * @property {string} [mergedInto]
 * @property {string} [mergedDate]
 * @property {boolean} [pending]
 * @property {{ author: string, service: string, date: string, text: string }} [answer]
 * @property {SeedComment[]} [comments]
 * @property {object} [group]
 */

const data = new URL('../../data/', import.meta.url);

/** The configuration of the town's box. */
export const townBox = async () =>
  parseConfig(await readFile(new URL('ideas-box.json', data), 'utf8'), 'demo/data/ideas-box.json');

/**
 * Puts the town's own ideas there at the first start, all of them or none. Their dates are as fresh as the news.
 *
 * @param {import('./context.mjs').Context} context
 */
export async function seedTown({ config, identities, writer }) {
  /** @type {SeedIdea[]} */
  const ideas = JSON.parse(await freshText(new URL('ideas.json', data)));
  await writer.write(async ({ db }) => {
    const { seeded } = await db.selectFrom('box').select('seeded').executeTakeFirstOrThrow();
    if (seeded) return;
    await db.updateTable('box').set({ seeded: 1 }).where('id', '=', 1).execute();
    for (const [place, idea] of ideas.entries()) await addIdea(db, idea, place);
    for (const { id, mergedInto, mergedDate } of ideas)
      if (mergedInto) await joinIdea(db, id, mergedInto, mergedDate ?? '');
    for (const { id } of ideas)
      await db
        .updateTable('ideas')
        .set({ votes: await countVoters(db, id) })
        .where('id', '=', id)
        .execute();
  });

  /** @param {import('./tables.mjs').Db} db @param {SeedIdea} idea @param {number} place */
  async function addIdea(db, idea, place) {
    const created = Date.parse(idea.date);
    const { answer, comments = [], pending = false } = idea;
    const shown = comments.length;
    await db
      .insertInto('ideas')
      .values({
        id: idea.id,
        state: pending ? 'pending' : 'published',
        title: idea.title,
        problem: idea.problem ?? null,
        proposal: idea.proposal ?? null,
        topic: idea.topic,
        status: idea.status,
        status_since: Date.parse(idea.statusDate ?? idea.date),
        reason: idea.reason ?? null,
        person: identities.hash('seed', `author ${idea.author ?? idea.id}`),
        name: idea.author ?? null,
        created,
        published: pending ? null : created,
        due: pending || config.answerDays === undefined ? null : daysAfter(dayOf(config, created), config.answerDays),
        comments: shown,
        folded: foldedOf(config, idea),
        answer: answer?.text ?? null,
        answer_author: answer?.author ?? null,
        answer_service: answer?.service ?? null,
        answered: answer ? Date.parse(answer.date) : null,
        team: idea.group ? JSON.stringify(idea.group) : null,
        votes: 0,
        reports: 0,
        version: 1,
      })
      .execute();
    const lines = [
      { at: created, change: 'created' },
      ...(pending ? [] : [{ at: created, change: 'published' }]),
      ...(answer ? [{ at: Date.parse(answer.date), change: 'answer', by: answer.service }] : []),
      ...(idea.statusDate
        ? [
            {
              at: Date.parse(idea.statusDate),
              change: 'status',
              status: idea.status,
              by: answer?.service ?? 'Secrétariat général',
              note: idea.reason,
            },
          ]
        : []),
    ];
    for (const { change, ...about } of lines.sort((a, b) => a.at - b.at)) await addHistory(db, idea.id, change, about);
    for (const [index, comment] of comments.entries())
      await db
        .insertInto('comments')
        .values({
          id: `${idea.id}-${index}`,
          idea: idea.id,
          parent: comment.to === undefined ? null : `${idea.id}-${comment.to}`,
          text: comment.text,
          person: identities.hash('seed', `comment ${comment.author ?? `${idea.id} ${index}`}`),
          name: comment.author ?? null,
          official: comment.official ?? null,
          created: Date.parse(comment.date),
          hidden: null,
          reason: null,
          reports: 0,
        })
        .execute();
    // A town of a hundred voters, each of whom has voted for some of the ideas.
    const votes = Array.from({ length: idea.votes }, (_, voter) => ({
      idea: idea.id,
      person: identities.hash('seed', `voter ${(voter * 7 + place * 13) % 100}`),
      voted: 1,
      at: 1,
      made: created + (voter + 1) * 3_600_000,
    }));
    if (votes.length) await db.insertInto('votes').values(votes).execute();
  }

  /** @param {import('./tables.mjs').Db} db @param {string} id @param {string} into @param {string} date */
  async function joinIdea(db, id, into, date) {
    const [status] = statusesOf(config, 'merged');
    const at = Date.parse(date);
    await db.updateTable('ideas').set({ merged_into: into, status, status_since: at }).where('id', '=', id).execute();
    await addHistory(db, id, 'merged', { at, status, by: 'Secrétariat général' });
    await addHistory(db, into, 'merged', { at, by: 'Secrétariat général' });
  }
}
