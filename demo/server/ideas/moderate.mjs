import { kindOf } from './context.mjs';
import { addAudit, addHistory, officeOf } from './history.mjs';
import { etagOf, findIdea, seenIdea, viewComment, viewDetail } from './idea-view.mjs';
import { Problem } from './problem.mjs';
import { checkLinks, countComments, dueOf, foldedOf } from './propose.mjs';
import { tagsIn } from '../serve.mjs';
import { countVoters } from './votes.mjs';

/**
 * @typedef {import('./act.mjs').Act} Act
 * @typedef {import('./tables.mjs').IdeaTable} IdeaTable
 */

/** The answer of every act on an idea: what it is now. @param {Act} act @param {string} id */
async function now({ db, context, person }, id) {
  return { status: 200, body: await viewDetail(db, context, person, await findIdea(db, id)) };
}

/** The idea that is acted on. @param {Act} act @throws {Problem} 409 when its author has taken it back: nothing is left to act on */
async function findActed({ db, request }, seen = findIdea(db, request.params.id)) {
  const idea = await seen;
  if (idea.state === 'withdrawn') throw new Problem(409, 'withdrawn', 'Its author has withdrawn this idea.');
  return idea;
}

/** @param {Act} act @param {string} id @param {Partial<IdeaTable>} change what it says is another now: so is its etag */
async function set({ db }, id, change) {
  await db
    .updateTable('ideas')
    .set((is) => ({ ...change, version: is('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** @param {Act} act @param {string} id @param {string} change @param {Record<string, unknown>} [more] */
const tellOf = ({ tell }, id, change, more = {}) => tell({ kind: 'idea', data: { id, change, ...more } });

/** Corrects what an idea says. Those who voted read of it in its history. @param {Act} act */
export async function edit(act) {
  const { db, request, context } = act;
  const { note, ...fields } = request.body;
  const idea = await findActed(act);
  const wanted = request.headers['if-match'];
  if (wanted === undefined) throw new Problem(428, 'if-match', 'Say which version you have read: If-Match.');
  // It names a version that was read, in whatever bytes it came.
  if (wanted !== '*' && !tagsIn(wanted).includes(etagOf(idea)))
    throw new Problem(412, 'changed', 'It was changed meanwhile. Read it again.', { more: { etag: etagOf(idea) } });
  if (fields.topic && !context.config.topics.some(({ id }) => id === fields.topic))
    throw Problem.invalid({ topic: 'choice' });
  checkLinks(context.config, { title: fields.title });
  const changed = Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, value || null])
      .filter(([name, value]) => idea[/** @type {'title'} */ (name)] !== value),
  );
  if (Object.keys(changed).length) {
    await set(act, idea.id, { ...changed, folded: foldedOf(context.config, { ...idea, ...changed }), edited: act.now });
    const before = Object.fromEntries(Object.keys(changed).map((name) => [name, idea[/** @type {'title'} */ (name)]]));
    await addHistory(db, idea.id, 'edited', { at: act.now, by: officeOf(act.person), note });
    await addAudit(db, act, 'edit', { idea: idea.id, detail: { before } });
    if (idea.state === 'published') tellOf(act, idea.id, 'edited');
  }
  return now(act, idea.id);
}

/** @param {Act} act */
export async function publish(act) {
  const { db, context } = act;
  const idea = await findActed(act);
  if (idea.state !== 'published') {
    await set(act, idea.id, {
      state: 'published',
      reason: idea.state === 'refused' ? await reasonOfStatus(act, idea) : idea.reason,
      published: idea.published ?? act.now,
      due: idea.due ?? dueOf(context.config, act.now),
    });
    await dismiss(act, idea.id);
    await addHistory(db, idea.id, 'published', { at: act.now });
    await addAudit(db, act, 'publish', { idea: idea.id });
    tellOf(act, idea.id, 'new', { status: idea.status });
  }
  return now(act, idea.id);
}

/** Why an idea that was refused, and bears the reason for that, had its status. @param {Act} act @param {import('./idea-view.mjs').IdeaRow} idea */
async function reasonOfStatus({ db, context }, { id, status, answer }) {
  const line = await db
    .selectFrom('history')
    .select(['status', 'note'])
    .where('idea', '=', id)
    .where('change', '=', 'status')
    .orderBy('place', 'desc')
    .executeTakeFirst();
  if (line?.status !== status) return null;
  return line.note ?? (kindOf(context.config, status) === 'declined' ? answer : null);
}

/** @param {Act} act */
export async function refuse(act) {
  const { db, request } = act;
  const { reason } = request.body;
  const idea = await findActed(act);
  const merged = await db.selectFrom('ideas').select('id').where('merged_into', '=', idea.id).executeTakeFirst();
  if (merged || idea.merged_into !== null) throw new Problem(409, 'merged', 'Take the merged ideas apart first.');
  if (idea.state !== 'refused') {
    await set(act, idea.id, { state: 'refused', reason });
    await dismiss(act, idea.id);
    await addHistory(db, idea.id, 'refused', { at: act.now, by: officeOf(act.person), note: reason });
    await addAudit(db, act, 'refuse', { idea: idea.id, detail: { reason } });
    if (idea.state === 'published') tellOf(act, idea.id, 'gone');
  }
  return now(act, idea.id);
}

/** @param {Act} act */
export async function setStatus(act) {
  const { db, request } = act;
  const { status, reason, due } = request.body;
  const idea = await findActed(act);
  await changeStatus(act, idea, status, reason);
  if (due !== undefined) await set(act, idea.id, { due: due || null });
  await addAudit(db, act, 'status', { idea: idea.id, detail: { from: idea.status, to: status, reason, due } });
  return now(act, idea.id);
}

/**
 * @param {Act} act @param {import('./idea-view.mjs').IdeaRow} idea @param {string} status @param {string} [reason]
 * @param {string} [given] the answer that comes with it, which says why something is declined where no other reason is given
 */
export async function changeStatus(act, idea, status, reason, given) {
  const { config } = act.context;
  const known = config.statuses.find(({ id }) => id === status);
  if (!known || known.kind === 'merged') throw Problem.invalid({ status: 'choice' });
  const why = reason || (known.kind === 'declined' && given) || null;
  if (known.kind === 'declined' && !why) throw Problem.invalid({ reason: 'required' });
  if (idea.merged_into !== null) throw new Problem(409, 'merged', 'This idea is part of another one now.');
  if (idea.status === status && idea.reason === why) return;
  // Its author goes on to read why it was refused.
  await set(act, idea.id, { status, status_since: act.now, reason: idea.state === 'refused' ? idea.reason : why });
  await addHistory(act.db, idea.id, 'status', { at: act.now, status, by: officeOf(act.person), note: reason });
  if (idea.state === 'published') tellOf(act, idea.id, 'status', { status });
}

/** @param {boolean} close @returns {(act: Act) => Promise<import('./answers.mjs').Answer>} */
export const setClosed = (close) => async (act) => {
  const { db } = act;
  const idea = await findActed(act);
  if ((idea.closed !== null) !== close) {
    await set(act, idea.id, { closed: close ? act.now : null });
    await addHistory(db, idea.id, close ? 'closed' : 'reopened', { at: act.now, by: officeOf(act.person) });
    await addAudit(db, act, close ? 'close' : 'reopen', { idea: idea.id });
    if (idea.state === 'published') tellOf(act, idea.id, 'status', { status: idea.status, closed: close });
  }
  return now(act, idea.id);
};

/** Makes an idea a part of another one: who voted for both counts once. @param {Act} act */
export async function merge(act) {
  const { db, request, context } = act;
  const idea = await findIdea(db, request.params.id);
  const into = await findIdea(db, request.body.into);
  if (idea.merged_into === into.id) return now(act, idea.id);
  const parts = await db.selectFrom('ideas').select('id').where('merged_into', '=', idea.id).executeTakeFirst();
  if (idea.id === into.id || into.merged_into !== null || idea.merged_into !== null || parts)
    throw new Problem(409, 'has-merged', 'An idea that is merged, or holds merged ones, is not merged again.');
  if (idea.state !== 'published' || into.state !== 'published')
    throw new Problem(409, 'not-published', 'Only published ideas are merged.');
  const [status] = context.config.statuses.filter(({ kind }) => kind === 'merged');
  await set(act, idea.id, { merged_into: into.id, status: status.id, status_since: act.now, reason: null });
  await set(act, into.id, { votes: await countVoters(db, into.id) });
  await addHistory(db, idea.id, 'merged', {
    at: act.now,
    status: status.id,
    by: officeOf(act.person),
  });
  await addHistory(db, into.id, 'merged', { at: act.now, by: officeOf(act.person) });
  await addAudit(db, act, 'merge', {
    idea: idea.id,
    detail: { into: into.id, status: idea.status, since: idea.status_since, reason: idea.reason },
  });
  await tellMerged(act, idea.id, into.id);
  return now(act, idea.id);
}

/** Takes it apart again: every vote is where it was given. @param {Act} act */
export async function unmerge(act) {
  const { db, request } = act;
  const idea = await findIdea(db, request.params.id);
  const into = idea.merged_into;
  if (into === null) throw new Problem(409, 'not-merged', 'This idea is merged with no other one.');
  await standAlone(act, idea);
  for (const id of [idea.id, into]) await set(act, id, { votes: await countVoters(db, id) });
  await addHistory(db, idea.id, 'unmerged', { at: act.now, by: officeOf(act.person) });
  await addHistory(db, into, 'unmerged', { at: act.now, by: officeOf(act.person) });
  await addAudit(db, act, 'unmerge', { idea: idea.id, detail: { from: into } });
  await tellMerged(act, idea.id, into);
  return now(act, idea.id);
}

/**
 * Makes an idea that was a part of another one what it was before. @param {Act} act @param {import('./idea-view.mjs').IdeaRow} idea
 */
export async function standAlone(act, idea) {
  // What it was before is in the line of the merge.
  const line = await act.db
    .selectFrom('audit')
    .select('detail')
    .where('idea', '=', idea.id)
    .where('act', '=', 'merge')
    .orderBy('place', 'desc')
    .executeTakeFirst();
  const [first] = act.context.config.statuses.filter(({ kind }) => kind === 'open');
  const was = JSON.parse(line?.detail ?? '{}');
  const known = kindOf(act.context.config, was.status) !== 'merged' && was.status !== undefined;
  await set(act, idea.id, {
    merged_into: null,
    status: known ? was.status : first.id,
    status_since: was.since ?? act.now,
    reason: was.reason ?? null,
  });
}

/** @param {Act} act @param {string} id @param {string} other */
async function tellMerged(act, id, other) {
  tellOf(act, id, 'merged');
  tellOf(act, other, 'merged');
}

/** Dismisses the reports of an idea itself. @param {Act} act @param {string} idea @param {string} [comment] */
async function dismiss({ db, now: at }, idea, comment = '') {
  await db
    .updateTable('reports')
    .set({ dismissed: at })
    .where('idea', '=', idea)
    .where('comment', '=', comment)
    .where('dismissed', 'is', null)
    .execute();
  if (comment) await db.updateTable('comments').set({ reports: 0 }).where('id', '=', comment).execute();
  else await db.updateTable('ideas').set({ reports: 0 }).where('id', '=', idea).execute();
}

/** The reports of an idea and of its comments say nothing worth hiding it for. @param {Act} act */
export async function dismissReports(act) {
  const { db, request } = act;
  const idea = await findIdea(db, request.params.id);
  const comments = await db
    .selectFrom('comments')
    .select('id')
    .where('idea', '=', idea.id)
    .where('reports', '>', 0)
    .execute();
  for (const { id } of comments) await dismiss(act, idea.id, id);
  await dismiss(act, idea.id);
  await addAudit(db, act, 'dismiss', { idea: idea.id });
  return now(act, idea.id);
}

/** @param {boolean} hide @returns {(act: Act) => Promise<import('./answers.mjs').Answer>} */
export const setHidden = (hide) => async (act) => {
  const { db, request, context, person } = act;
  const comment = await db.selectFrom('comments').selectAll().where('id', '=', request.params.id).executeTakeFirst();
  if (!comment) throw Problem.missing('comment');
  const { reason } = request.body;
  await db
    .updateTable('comments')
    .set({ hidden: hide ? (comment.hidden ?? act.now) : null, reason: hide ? reason : null })
    .where('id', '=', comment.id)
    .execute();
  await dismiss(act, comment.idea, comment.id);
  await addAudit(db, act, hide ? 'hide' : 'show', { idea: comment.idea, comment: comment.id, detail: { reason } });
  const comments = await countComments(db, comment.idea);
  if ((await findIdea(db, comment.idea)).state === 'published') tellOf(act, comment.idea, 'comment', { comments });
  const row = await db.selectFrom('comments').selectAll().where('id', '=', comment.id).executeTakeFirstOrThrow();
  return { status: 200, body: viewComment(context, person, row) };
};

/** Gives the official answer, or a better one. @param {Act} act */
export async function answer(act) {
  const { db, request, person } = act;
  const { text, status, reason } = request.body;
  const idea = await seenIdea(db, request.params.id, person);
  if (idea.state !== 'published') throw new Problem(409, 'not-published', 'This idea is not published.');
  if (idea.merged_into !== null) throw new Problem(409, 'merged', 'This idea is part of another one now.');
  await set(act, idea.id, {
    answer: text,
    answer_author: person.name ?? null,
    answer_service: person.service ?? null,
    answered: act.now,
  });
  await addHistory(db, idea.id, 'answer', { at: act.now, by: officeOf(person) });
  await addAudit(db, act, 'answer', {
    idea: idea.id,
    detail: idea.answer === null ? undefined : { before: idea.answer },
  });
  if (status) await changeStatus(act, idea, status, reason, text);
  tellOf(act, idea.id, 'answer');
  return now(act, idea.id);
}

/** Says who works on it, when they meet, and what they have written. @param {Act} act */
export async function setGroup(act) {
  const { db, request } = act;
  const idea = await findActed(act, seenIdea(db, request.params.id, act.person));
  const { members, next, papers } = request.body;
  const team = members.length || next || papers.length ? JSON.stringify({ members, next, papers }) : null;
  await set(act, idea.id, { team });
  await addHistory(db, idea.id, 'group', { at: act.now, by: officeOf(act.person) });
  await addAudit(db, act, 'group', { idea: idea.id });
  if (idea.state === 'published') tellOf(act, idea.id, 'edited');
  return now(act, idea.id);
}
