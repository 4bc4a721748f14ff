import { boxNow, dayOf, daysAfter, kindOf } from './context.mjs';
import { addHistory } from './history.mjs';
import { findIdea, seenIdea, viewComment, viewDetail } from './idea-view.mjs';
import { codeFrom, idFrom, newId, readCode } from './ids.mjs';
import { Problem } from './problem.mjs';
import { fold, linksIn } from './text.mjs';

/**
 * @typedef {import('./act.mjs').Act} Act
 * @typedef {import('./context.mjs').Context} Context
 */

/** @param {Act} act */
export async function propose(act) {
  const { db, person, request, now, context, key, tell } = act;
  const { config, identities } = context;
  const { title, problem, proposal, topic, file, began } = request.body;
  const code = identities.hash('code', codeOf(identities, person.id, key));
  // What was answered is kept for a week, and a computer may have slept for longer before it sends again.
  const made = await db.selectFrom('ideas').selectAll().where('code', '=', code).executeTakeFirst();
  if (made) return { status: 201, body: { idea: await viewDetail(db, context, person, made) } };
  await checkOpen(act);
  checkHuman(act, began);
  checkLinks(config, { title, problem, proposal });
  if (topic && !config.topics.some(({ id }) => id === topic)) throw Problem.invalid({ topic: 'choice' });
  const names = namesOf(act);
  if (file) await checkFile(act, file);

  const published = config.moderation === 'after' || person.roles.has('moderator');
  const [received] = config.statuses.filter(({ kind }) => kind === 'open');
  const id = newId();
  const row = {
    id,
    state: /** @type {'published' | 'pending'} */ (published ? 'published' : 'pending'),
    title,
    problem: problem || null,
    proposal: proposal || null,
    topic: topic || null,
    status: received.id,
    status_since: now,
    person: person.id,
    ...names,
    created: now,
    published: published ? now : null,
    due: published ? dueOf(config, now) : null,
    file: file || null,
    code,
    folded: foldedOf(config, { title, problem, proposal, topic }),
  };
  await db
    .insertInto('ideas')
    .values(/** @type {any} */ (row))
    .execute();
  if (file) await db.updateTable('files').set({ idea: id }).where('id', '=', file).execute();
  await addHistory(db, id, 'created', { at: now });
  if (published) {
    await addHistory(db, id, 'published', { at: now });
    tell({ kind: 'idea', data: { id, change: 'new', status: row.status } });
  }
  return { status: 201, body: { idea: await viewDetail(db, context, person, await findIdea(db, id)) } };
}

/** The tracking code is told with the answer and kept nowhere. @param {Context} context */
export const revealCode =
  ({ identities }) =>
  (/** @type {any} */ body, /** @type {{ key: string, by: string }} */ { key, by }) => ({
    ...body,
    code: codeOf(identities, by, key),
  });

/** @param {import('./identity.mjs').Identities} identities @param {string} person @param {string} key */
const codeOf = (identities, person, key) => codeFrom(identities.hash('code of', `${person} ${key}`));

/** By which day an answer is owed to what is published now. @param {import('./config.mjs').Config} config @param {number} now */
export const dueOf = (config, now) =>
  config.answerDays === undefined ? null : daysAfter(dayOf(config, now), config.answerDays);

/** @param {import('./config.mjs').Config} config @param {Record<string, string | null | undefined>} idea */
export function foldedOf({ topics }, { title, problem, proposal, topic }) {
  const label = topics.find(({ id }) => id === topic)?.label;
  return fold([title, problem, proposal, label].filter(Boolean).join('\n'));
}

/** Finds the idea of a code. @param {import('./tables.mjs').Db} db @param {Context} context @param {import('./identity.mjs').Person} person @param {string} typed */
export async function follow(db, context, person, typed) {
  const row = await db
    .selectFrom('ideas')
    .selectAll()
    .where('code', '=', context.identities.hash('code', readCode(typed)))
    .executeTakeFirst();
  if (!row) throw new Problem(404, 'code', 'No idea has this code.');
  return { idea: await viewDetail(db, context, person, row) };
}

/** @param {Act} act */
export async function comment(act) {
  const { db, person, request, now, context, key, tell } = act;
  const { text, parent } = request.body;
  const id = idFrom(context.identities.hash('comment', `${person.id} ${key}`));
  // As an idea that is sent again when nobody remembers the answer.
  const made = await db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirst();
  if (made) return { status: 201, body: viewComment(context, person, made) };
  await checkOpen(act);
  const idea = await seenIdea(db, request.params.id, person);
  checkIdeaOpen(context, idea, { decided: true });
  checkHuman(act);
  checkLinks(context.config, { text });
  if (parent !== undefined) {
    const above = await db
      .selectFrom('comments')
      .select(['idea', 'parent', 'hidden'])
      .where('id', '=', parent)
      .executeTakeFirst();
    if (!above || above.idea !== idea.id || above.hidden !== null) throw Problem.missing('comment');
    if (above.parent !== null) throw new Problem(409, 'one-level', 'An answer to an answer stands beside it.');
  }
  const official = person.roles.has('answering') ? (person.service ?? null) : null;
  const row = {
    id,
    idea: idea.id,
    parent: parent ?? null,
    text,
    person: person.id,
    name: official ? (person.name ?? null) : namesOf(act).name,
    official,
    created: now,
    hidden: null,
    reason: null,
    reports: 0,
  };
  await db.insertInto('comments').values(row).execute();
  const comments = await countComments(db, idea.id);
  if (idea.state === 'published') tell({ kind: 'idea', data: { id: idea.id, change: 'comment', comments } });
  return { status: 201, body: viewComment(context, person, row) };
}

/** Counts those that can be read anew. @param {import('./tables.mjs').Db} db @param {string} idea @returns {Promise<number>} */
export async function countComments(db, idea) {
  const { comments } = await db
    .updateTable('ideas')
    .set((is) => ({
      comments: is
        .selectFrom('comments')
        .select((of) => of.fn.countAll().as('count'))
        .where('idea', '=', idea)
        .where('hidden', 'is', null),
    }))
    .where('id', '=', idea)
    .returning('comments')
    .executeTakeFirstOrThrow();
  return comments;
}

/** @param {Act} act @throws {Problem} 409 */
export async function checkOpen({ db, context, person }) {
  const { shut } = await boxNow(db, context);
  if (shut && !person.roles.has('moderator')) throw Problem.boxClosed;
}

/**
 * @param {Context} context @param {import('./idea-view.mjs').IdeaRow} idea @param {{ decided?: boolean }} [may] be done
 * @throws {Problem} 409 when nothing more is done to it
 */
export function checkIdeaOpen({ config }, idea, { decided = false } = {}) {
  if (idea.merged_into !== null)
    throw new Problem(409, 'merged', 'This idea is part of another one now.', {
      more: { mergedInto: idea.merged_into },
    });
  if (
    idea.state === 'refused' ||
    idea.state === 'withdrawn' ||
    idea.closed !== null ||
    (!decided && kindOf(config, idea.status) !== 'open')
  )
    throw new Problem(409, 'idea-closed', 'This idea is closed.');
}

/** What nobody sees is filled in by machines, who are quick too. @param {Act} act @param {number} [began] milliseconds spent */
function checkHuman({ request, person, context }, began) {
  if (person.via !== 'browser') return;
  if (request.body.website)
    throw new Problem(422, 'machine', 'A field that is not for people was filled in. Leave it empty.', {
      fields: { website: 'filled' },
    });
  if (request.routeOptions.url?.endsWith('/ideas') && (began ?? 0) < context.config.leastSeconds * 1000)
    throw new Problem(422, 'too-fast', 'This was written faster than anybody writes. Send it again in a moment.', {
      retryAfter: context.config.leastSeconds,
    });
}

/** @param {import('./config.mjs').Config} config @param {Record<string, string | undefined>} fields */
export function checkLinks({ limits }, fields) {
  const full = Object.entries(fields).filter(([, text]) => text && linksIn(text) > limits.links);
  // A title with an address is an advertisement.
  if (fields.title && linksIn(fields.title)) full.push(['title', fields.title]);
  if (full.length) throw Problem.invalid(Object.fromEntries(full.map(([name]) => [name, 'links'])));
}

/** The name that something goes out under: none when the box has none, or when the person wants none. @param {Act} act @returns {{ name: string | null, service: string | null }} */
function namesOf({ person, request, context }) {
  const { names } = context.config.anonymity;
  const { anonymous, name: typed } = request.body;
  const name = person.name ?? typed;
  if (names === 'required' && (anonymous || !name))
    throw Problem.invalid({ [anonymous ? 'anonymous' : 'name']: 'required' });
  if (names === 'none' || anonymous || !name) return { name: null, service: null };
  return { name, service: person.service ?? null };
}

/** @param {Act} act @param {string} id */
async function checkFile({ db, person }, id) {
  const file = await db.selectFrom('files').select(['person', 'idea']).where('id', '=', id).executeTakeFirst();
  if (!file || file.person !== person.id || file.idea !== null) throw Problem.invalid({ file: 'missing' });
}
