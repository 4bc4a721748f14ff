import { act } from './act.mjs';
import { viewBox } from './box-view.mjs';
import { iso } from './context.mjs';
import { erasePerson } from './erase.mjs';
import { exportRows, toCsv, toOds } from './export.mjs';
import { addAudit } from './history.mjs';
import { present, seenIdea, viewDetail } from './idea-view.mjs';
import { listIdeas } from './list.mjs';
import { exportPerson } from './me.mjs';
import * as moderation from './moderate.mjs';
import { Problem } from './problem.mjs';
import { comment, follow, propose, revealCode } from './propose.mjs';
import { report } from './report.mjs';
import { schemasFor } from './schemas.mjs';
import { vote, voteTogether } from './vote.mjs';
import { withdraw } from './withdraw.mjs';

/** How many lines of the audit come at once. */
const LINES = 100;

/** Everything that is JSON in and out. @param {import('fastify').FastifyInstance} app @param {{ context: import('./context.mjs').Context }} options */
export async function serveRoutes(app, { context }) {
  const { config, identities, quotas, store } = context;
  const schemas = schemasFor(config.limits);
  const db = store.reader;

  /** @param {string} url @param {object} schema @param {(asked: { person: import('./identity.mjs').Person, params: any, query: any, reply: import('fastify').FastifyReply }) => Promise<unknown>} answer */
  const get = (url, schema, answer) =>
    app.get(url, { schema }, async (request, reply) => {
      const person = await identities.reader(request);
      // What is mine, and what I may do, is nobody else's.
      reply.header('cache-control', 'private, no-cache');
      const { params, query } = request;
      return answer({ person, params, query, reply });
    });
  /** @param {import('./identity.mjs').Person} person */
  const onlyModerators = (person) => {
    if (!person.roles.has('moderator')) throw Problem.forbidden;
  };

  get('/ideas', schemas.list, async ({ person, query }) => ({
    ...(await listIdeas(db, context, person, query)),
    box: await viewBox(db, context, person),
  }));
  get('/ideas/:id', schemas.detail, async ({ person, params, reply }) => {
    const idea = await viewDetail(db, context, person, await seenIdea(db, params.id, person));
    reply.header('etag', idea.etag);
    return idea;
  });
  get('/box', schemas.box, ({ person }) => viewBox(db, context, person));
  get('/me', schemas.me, ({ person }) => exportPerson(db, person));
  get('/audit', schemas.audit, async ({ person, query }) => {
    onlyModerators(person);
    return audit(db, query.cursor);
  });
  get('/export.csv', schemas.csv, async ({ person, reply }) => {
    onlyModerators(person);
    const csv = toCsv(await exportRows(db, context));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="ideas.csv"')
      .send(csv);
  });
  get('/export.ods', schemas.ods, async ({ person, reply }) => {
    onlyModerators(person);
    const ods = toOds(await exportRows(db, context));
    return reply
      .type('application/vnd.oasis.opendocument.spreadsheet')
      .header('content-disposition', 'attachment; filename="ideas.ods"')
      .send(Buffer.from(ods));
  });
  app.post('/follow', { schema: schemas.follow }, async (request, reply) => {
    const { code } = /** @type {{ code: string }} */ (request.body);
    await quotas.checkLine(request, 'follow');
    reply.header('cache-control', 'no-store');
    return follow(db, context, await identities.reader(request), code);
  });

  const reveal = revealCode(context);
  app.post('/ideas', { schema: schemas.propose }, act(context, { quota: 'propose', reveal }, propose));
  app.put('/ideas/:id/vote', { schema: schemas.vote }, act(context, { quota: 'vote', together: voteTogether }, vote));
  app.post('/ideas/:id/comments', { schema: schemas.comment }, act(context, { quota: 'comment' }, comment));
  app.post('/ideas/:id/reports', { schema: schemas.report }, act(context, { quota: 'report' }, report));
  app.post('/ideas/:id/withdraw', { schema: schemas.withdraw }, act(context, {}, withdraw));
  app.delete('/me', { schema: schemas.erase }, act(context, { forget: true }, erasePerson));

  /** @param {any} work */
  const moderated = (work) => act(context, { roles: ['moderator'] }, work);
  app.patch('/ideas/:id', { schema: schemas.edit }, moderated(moderation.edit));
  app.post('/ideas/:id/publish', { schema: schemas.act }, moderated(moderation.publish));
  app.post('/ideas/:id/refuse', { schema: schemas.refuse }, moderated(moderation.refuse));
  app.post('/ideas/:id/status', { schema: schemas.status }, moderated(moderation.setStatus));
  app.post('/ideas/:id/merge', { schema: schemas.merge }, moderated(moderation.merge));
  app.delete('/ideas/:id/merge', { schema: schemas.remove }, moderated(moderation.unmerge));
  app.post('/ideas/:id/close', { schema: schemas.act }, moderated(moderation.setClosed(true)));
  app.post('/ideas/:id/reopen', { schema: schemas.act }, moderated(moderation.setClosed(false)));
  app.post('/ideas/:id/reports/dismiss', { schema: schemas.act }, moderated(moderation.dismissReports));
  app.post('/comments/:id/hide', { schema: schemas.hide }, moderated(moderation.setHidden(true)));
  app.post('/comments/:id/show', { schema: schemas.show }, moderated(moderation.setHidden(false)));
  app.patch('/box', { schema: schemas.setBox }, moderated(setBox));

  /** @param {any} work */
  const answering = (work) => act(context, { roles: ['answering'] }, work);
  app.post('/ideas/:id/answer', { schema: schemas.answer }, answering(moderation.answer));
  app.put('/ideas/:id/group', { schema: schemas.group }, answering(moderation.setGroup));
}

/** Opens or closes the box. @param {import('./act.mjs').Act} act */
async function setBox(act) {
  const { db, request, now, context, person, tell } = act;
  const { closed } = request.body;
  await db
    .updateTable('box')
    .set({ closed: closed ? now : null })
    .where('id', '=', 1)
    .execute();
  await addAudit(db, act, closed ? 'close box' : 'open box', {});
  tell({ kind: 'box', data: { closed } });
  return { status: 200, body: await viewBox(db, context, person) };
}

/** @param {import('./tables.mjs').Db} db @param {string} [cursor] */
async function audit(db, cursor) {
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor))
    throw new Problem(400, 'cursor', 'This place in the list is not known.');
  let lines = db.selectFrom('audit').selectAll();
  if (cursor !== undefined) lines = lines.where('place', '<', Number(cursor));
  const rows = await lines
    .orderBy('place', 'desc')
    .limit(LINES + 1)
    .execute();
  const shown = rows.slice(0, LINES);
  return present({
    lines: shown.map(({ at, by, act: what, idea, comment: of, detail }) =>
      present({ at: iso(at), by, act: what, idea, comment: of, detail: detail ? JSON.parse(detail) : null }),
    ),
    next: rows.length > LINES ? String(shown.at(-1)?.place) : null,
  });
}
