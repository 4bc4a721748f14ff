import { boxNow, dayOf, iso, kindOf } from './context.mjs';
import { mergesOf } from './merges.mjs';
import { Problem } from './problem.mjs';
import { ballotsOf, standing } from './votes.mjs';
import { whyStays } from './why-stays.mjs';

/**
 * @typedef {import('./tables.mjs').Db} Db
 * @typedef {import('./identity.mjs').Person} Person
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {import('kysely').Selectable<import('./tables.mjs').IdeaTable>} IdeaRow
 */

/** @param {Person} person @param {{ state: string, person: string | null }} idea */
export const maySee = (person, idea) =>
  idea.state === 'published' || person.roles.has('moderator') || isOf(person, idea);

/** @param {Person} person @param {{ person: string | null }} made */
const isOf = (person, made) => person.id !== null && person.id === made.person;

/** @param {{ id: string, version: number }} idea */
export const etagOf = ({ id, version }) => `"${id}-${version}"`;

/** @param {Db} db @param {string} id @returns {Promise<IdeaRow>} @throws {Problem} 404 */
export async function findIdea(db, id) {
  const row = await db.selectFrom('ideas').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw Problem.missing();
  return row;
}

/** Someone's own, or what all may see. @param {Db} db @param {string} id @param {Person} person @returns {Promise<IdeaRow>} @throws {Problem} 404 */
export async function seenIdea(db, id, person) {
  const row = await findIdea(db, id);
  if (!maySee(person, row)) throw Problem.missing();
  return row;
}

/**
 * Ideas as one person sees them. @param {Db} db @param {Context} context @param {Person} person @param {IdeaRow[]} rows
 * @returns {Promise<Record<string, unknown>[]>}
 */
export async function viewIdeas(db, context, person, rows) {
  const ids = rows.map(({ id }) => id);
  const box = await boxNow(db, context);
  const { id: reader } = person;
  const ballots =
    reader === null
      ? []
      : await ballotsOf(
          db,
          ids.map((id) => [reader, id]),
        );
  const merged = ids.length
    ? await db
        .selectFrom('ideas')
        .select(['id', 'title', 'merged_into', 'state', 'person'])
        .where('merged_into', 'in', ids)
        .orderBy('id')
        .execute()
    : [];
  return rows.map((row) => {
    // What was reported too often is hidden here too.
    const seen = merged.filter((other) => other.merged_into === row.id && maySee(person, other));
    const from = seen.map(({ id, title }) => ({ id, title }));
    return viewIdea(context, person, row, { box, from, ...standing(ballots, row.id) });
  });
}

/**
 * @param {Context} context @param {Person} person @param {IdeaRow} row
 * @param {{ box: { shut: boolean, hidden: boolean }, from: { id: string, title: string }[], voted: boolean, at?: number }} about
 */
function viewIdea({ config, now }, person, row, { box, from, voted, at }) {
  const open = kindOf(config, row.status) === 'open';
  const owed = row.due !== null && row.answer === null && open && row.state === 'published';
  return present({
    id: row.id,
    title: row.title,
    text: [row.problem, row.proposal].filter(Boolean).join('\n\n'),
    problem: row.problem,
    proposal: row.proposal,
    url: config.page?.replace('{id}', encodeURIComponent(row.id)),
    created: iso(row.created),
    author: namesFor(config, person, row) ? row.name : null,
    authorService: namesFor(config, person, row) ? row.service : null,
    votes: box.hidden ? null : row.votes,
    voted,
    votedAt: at,
    comments: row.comments,
    status: row.status,
    statusSince: iso(row.status_since),
    reason: row.reason,
    answer:
      row.answer === null
        ? null
        : present({
            text: row.answer,
            author: row.answer_author,
            service: row.answer_service,
            date: row.answered === null ? null : iso(row.answered),
          }),
    topics: config.topics.filter(({ id }) => id === row.topic).map(({ label }) => label),
    topic: row.topic,
    due: owed ? row.due : null,
    overdue: owed && dayOf(config, now()) > String(row.due) ? true : null,
    closed: row.closed !== null || box.shut ? true : null,
    mergedInto: row.merged_into,
    mergedFrom: from.length ? from : null,
    pending: row.state === 'pending' ? true : null,
    refused: row.state === 'refused' ? true : null,
    withdrawn: row.state === 'withdrawn' ? true : null,
    edited: row.edited === null ? null : iso(row.edited),
    mine: isOf(person, row) ? true : null,
    etag: etagOf(row),
  });
}

/** @param {import('./config.mjs').Config} config @param {Person} person @param {{ person: string | null }} made */
const namesFor = ({ anonymity }, person, made) =>
  anonymity.seenBy === 'everyone' || person.roles.has('moderator') || isOf(person, made);

/** Without what is not there. @template {object} T @param {T} about @returns {Partial<T>} */
export const present = (about) =>
  /** @type {Partial<T>} */ (
    Object.fromEntries(Object.entries(about).filter(([, value]) => value !== null && value !== undefined))
  );

/** One idea with all that belongs to it. @param {Db} db @param {Context} context @param {Person} person @param {IdeaRow} row */
export async function viewDetail(db, context, person, row) {
  const [idea] = await viewIdeas(db, context, person, [row]);
  const moderator = person.roles.has('moderator');
  const history = await db
    .selectFrom('history')
    .selectAll()
    .where('idea', '=', row.id)
    .orderBy('at')
    .orderBy('place')
    .execute();
  const comments = await db
    .selectFrom('comments')
    .selectAll()
    .where('idea', '=', row.id)
    .orderBy('created')
    .orderBy('id')
    .execute();
  const titleOf = await namedMerges(db, person, row.id, history);
  const file =
    row.file === null
      ? undefined
      : await db.selectFrom('files').selectAll().where('id', '=', row.file).executeTakeFirst();
  const mayWithdraw = isOf(person, row) && !(await whyStays(db, context, row));
  return {
    ...idea,
    history: history.map(({ at, change, status, by, note }) =>
      present({ at: iso(at), change, status, by, note: isMerge(change) ? titleOf(at, change) : note }),
    ),
    thread: comments.map((comment) => viewComment(context, person, comment)),
    ...(row.team && { group: JSON.parse(row.team) }),
    ...(file && { file: viewFile(file) }),
    ...(moderator && { reports: row.reports }),
    ...(mayWithdraw && { mayWithdraw }),
  };
}

/** @param {string} change */
const isMerge = (change) => change === 'merged' || change === 'unmerged';

/**
 * A line of a merge names the other idea as it is called now, to those who may still read it: a merge is taken apart before one of
 * them is refused, and its author may then take it back.
 *
 * @param {Db} db @param {Person} person @param {string} id @param {{ change: string }[]} history
 * @returns {Promise<(at: number, change: string) => string | null>} to be asked line by line
 */
async function namedMerges(db, person, id, history) {
  const merges = history.some(({ change }) => isMerge(change)) ? await mergesOf(db, id) : [];
  const others = [...new Set(merges.map(({ other }) => other))];
  const rows = others.length
    ? await db.selectFrom('ideas').select(['id', 'title', 'state', 'person']).where('id', 'in', others).execute()
    : [];
  return (at, change) => {
    // Several of one instant stand in the same order here and there.
    const next = merges.findIndex((merge) => merge.at === at && merge.change === change);
    const [merge] = next < 0 ? [] : merges.splice(next, 1);
    const other = merge && rows.find((one) => one.id === merge.other);
    return other && maySee(person, other) ? other.title : null;
  };
}

/** @param {Context} context @param {Person} person @param {import('./tables.mjs').CommentTable} comment */
export function viewComment({ config }, person, comment) {
  const { id, parent, text, name, official, created, hidden, reason, reports } = comment;
  const moderator = person.roles.has('moderator');
  const shown = hidden === null || moderator || isOf(person, comment);
  return present({
    id,
    parent,
    // Its place stays, so that what answers it is understood.
    text: shown ? text : '',
    created: iso(created),
    author: shown && (official !== null || namesFor(config, person, comment)) ? name : null,
    official,
    hidden: hidden === null ? null : true,
    reason: shown ? reason : null,
    mine: isOf(person, comment) ? true : null,
    reports: moderator && reports ? reports : null,
  });
}

/** @param {{ id: string, name: string, type: string, size: number }} file `url` is under the base of the API */
export const viewFile = ({ id, name, type, size }) => ({ id, name, type, size, url: `files/${id}` });
