import path from 'node:path';
import { actOf } from './act.mjs';
import { answered, change } from './answers.mjs';
import { Blobs } from '../blobs.mjs';
import { openDatabase } from './database.mjs';
import { propfind, proppatch, report } from './propfind.mjs';
import { read } from './read.mjs';
import { isFromOwnPage } from '../own-page.mjs';
import { Refusal } from '../refusal.mjs';
import { makeFolder } from '../sync-folder.mjs';
import { hearOut } from '../unread-bodies.mjs';
import { copy, mkcol, move, put, remove } from './write.mjs';

/**
 * @typedef {import('./database.mjs').Db} Db
 * @typedef {import('./act.mjs').Act} Act
 * @typedef {import('./answers.mjs').Answer} Answer
 *
 * @typedef {object} Context
 * @property {Db} db
 * @property {Blobs} blobs
 * @property {string} prefix
 * @property {boolean} writable
 * @property {number} largest bytes of one upload
 * @property {number} mostCopied documents and folders of one copy
 * @property {(act: Act) => Promise<Answer | undefined>} answered what was answered to this very act
 * @property {(act: Act, work: (trx: Db) => Promise<Answer>) => Promise<Answer>} change
 */

const verbs = {
  PROPFIND: propfind,
  REPORT: report,
  PROPPATCH: proppatch,
  GET: read,
  HEAD: read,
  PUT: put,
  MKCOL: mkcol,
  COPY: copy,
  MOVE: move,
  DELETE: remove,
};
const harmless = ['OPTIONS', 'GET', 'HEAD', 'PROPFIND', 'REPORT'];
const strangers = ['LOCK', 'UNLOCK', 'POST', 'PATCH'];
const ALLOWED = ['OPTIONS', ...Object.keys(verbs)].join(', ');
const bodyHeaders = [
  'cache-control',
  'content-length',
  'content-disposition',
  'content-range',
  'etag',
  'last-modified',
];
const WEEK = 7 * 86_400_000;

/**
 * Documents over WebDAV (RFC 4918, class 1: no locks), of which every write keeps the former version (RFC 3253: each
 * document is under version control from its first byte, a write is a checkout and a checkin at once).
 *
 * Two headers of a write are ours, both UTF-8, percent-encoded: `Parvis-Comment` says what changed, `Parvis-Author` who did
 * it. **Anyone may write, under any name**: the demo knows no identities. A town puts its own sign-in before it, and has
 * that set the author. `Idempotency-Key` makes a write that is sent again the same write.
 *
 * A document deleted keeps its history. What is written at its path later goes on with it, be it the next day's upload of
 * the same file or the restoration of a version; moved elsewhere, a document takes its history along.
 *
 * @param {import('fastify').FastifyInstance} app registered under a prefix, `/documents`
 * @param {object} options
 * @param {string} options.folder where database and files lie
 * @param {boolean} [options.writable] false to serve them to readers only
 * @param {number} [options.largest] bytes of one upload
 * @param {number} [options.mostCopied] documents and folders of one copy: each is written, and until the last, nobody else reads
 *   or writes here
 * @param {typeof import('node:fs/promises')} [options.fs] another file system, for the tests
 * @param {(context: Context) => Promise<void>} [options.seed] what to put there at the first start
 */
export async function serveDocuments(
  app,
  { folder, writable = true, largest = 256 * 2 ** 20, mostCopied = 2000, fs, seed },
) {
  await makeFolder(folder);
  const db = await openDatabase(path.join(folder, 'documents.sqlite'));
  const blobs = await new Blobs(path.join(folder, 'blobs'), fs).open();
  /** @type {Context} */
  const context = {
    db,
    blobs,
    prefix: app.prefix,
    writable,
    largest,
    mostCopied,
    answered: (act) => answered(db, act),
    change: (act, work) => change(db, act, work),
  };
  await tidy(context);
  await seed?.(context);

  // Bodies are read by those who want them, as they come.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_, __, done) => done(null));
  for (const method of [...Object.keys(verbs), ...strangers])
    if (!app.supportedMethods.includes(method)) app.addHttpMethod(method, { hasBody: true });
  app.addHook('onRequest', async (request) => {
    if (harmless.includes(request.method)) return;
    if (!writable) throw new Refusal(403, 'These documents are for reading.');
    if (!isFromOwnPage(request.headers)) throw new Refusal(403, 'Another site may not write here.');
  });
  hearOut(app);
  app.setErrorHandler(refuse);
  app.addHook('onClose', () => db.destroy());

  const options = { exposeHeadRoute: false, bodyLimit: Number.MAX_SAFE_INTEGER };
  for (const url of ['/', '/*']) {
    for (const [method, handle] of Object.entries(verbs))
      app.route({
        method,
        url,
        ...options,
        handler: (request, reply) => handle(context, actOf(app.prefix, request, reply)),
      });
    app.route({ method: 'OPTIONS', url, ...options, handler: (_, reply) => sayOptions(reply) });
    app.route({
      method: strangers,
      url,
      ...options,
      handler: () => {
        throw new Refusal(405, 'This is not done here.', { headers: { allow: ALLOWED } });
      },
    });
  }
}

/** @param {import('fastify').FastifyReply} reply */
function sayOptions(reply) {
  return reply.header('dav', '1, version-control').header('allow', ALLOWED).header('content-length', '0').send();
}

/** @param {unknown} error @param {Act['request']} request @param {Act['reply']} reply */
function refuse(error, request, reply) {
  const told = error instanceof Refusal ? error : fallback(error, request);
  // Nothing of what was to be sent.
  for (const name of bodyHeaders) reply.removeHeader(name);
  reply.code(told.status).headers(told.headers).header('x-content-type-options', 'nosniff');
  if (!told.condition) return reply.type('text/plain; charset=utf-8').send(`${told.message}\n`);
  const body = `<?xml version="1.0" encoding="utf-8"?>\n<D:error xmlns:D="DAV:"><D:${told.condition}/></D:error>\n`;
  return reply.type('application/xml; charset=utf-8').send(body);
}

/** @param {unknown} error @param {Act['request']} request */
function fallback(error, request) {
  const { code = '', statusCode } = /** @type {{ code?: string, statusCode?: number }} */ (error ?? {});
  if (/FULL|ENOSPC|EDQUOT/.test(code)) return new Refusal(507, 'The disk is full.');
  if (statusCode && statusCode < 500) return new Refusal(statusCode, 'The request cannot be read.');
  // Whoever left in the middle of an upload needs no answer, and nobody need be told.
  if (!request.raw.aborted && !request.raw.destroyed) console.error(error);
  return new Refusal(500, 'The server failed.');
}

/** What is no longer of use. @param {Context} context */
async function tidy({ db, blobs }) {
  await db
    .deleteFrom('answers')
    .where('made', '<', Date.now() - WEEK)
    .execute();
  const versions = await db.selectFrom('versions').select('hash').distinct().execute();
  await blobs.sweep(new Set(versions.map(({ hash }) => hash)));
}
