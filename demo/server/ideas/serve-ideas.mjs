import path from 'node:path';
import compilers from '@fastify/ajv-compiler';
import limits from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import { Blobs } from '../blobs.mjs';
import { hearOut } from '../unread-bodies.mjs';
import { readConfig } from './config.mjs';
import { Events, serveEvents } from './events.mjs';
import { forgetUnused, ownsFiles, serveFiles, sweepFiles } from './files.mjs';
import { Identities } from './identity.mjs';
import { watchAnswers } from './log.mjs';
import { allowOrigin, checkOrigin } from './origin.mjs';
import { watchMethods } from './methods.mjs';
import { Problem, sendProblem } from './problem.mjs';
import { quotasOf } from './quotas.mjs';
import { serveRelay } from '../relay/serve-relay.mjs';
import { serveRoutes } from './routes.mjs';
import { bearSafeHeaders } from './safe-headers.mjs';
import { answerSchemas, documented } from './schemas.mjs';
import { openStore } from './store.mjs';
import { tidyLine, tidyText } from './text.mjs';
import { Writer } from './writer.mjs';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
/** Bytes of a body; texts of five thousand characters may take six each. */
const LARGEST = 256 * 1024;
const LINES = ['title', 'name', 'topic', 'status', 'code', 'members', 'place', 'date', 'website', 'due', 'file', 'url'];

/**
 * The idea box over HTTP: what `openapi.json` under the same prefix describes. What is answered with success is on the disk.
 *
 * @param {import('fastify').FastifyInstance} app registered under a prefix, `/idees/api`
 * @param {object} options
 * @param {string} options.folder where the database and the files lie; with `databaseUrl`, the files
 * @param {string} [options.databaseUrl] of a PostgreSQL, which several processes may share
 * @param {unknown} [options.config] see `config.mjs`; the defaults when left out
 * @param {() => number} [options.now] the clock, epoch milliseconds
 * @param {typeof import('node:fs/promises')} [options.fs] another file system, for the tests
 * @param {(context: import('./context.mjs').Context) => Promise<void>} [options.seed] what to put there at the first start
 * @param {number} [options.most] writes that go into one transaction, see `writer.mjs`
 * @param {number} [options.readers] who may listen to the events at once
 * @param {number} [options.silence] milliseconds after which a PostgreSQL that says nothing counts as gone
 * @param {(context: import('./context.mjs').Context) => void} [options.opened] is handed what the routes share, for `probes.mjs`
 * @throws {import('./config.mjs').ConfigError}
 */
export async function serveIdeas(
  app,
  { folder, databaseUrl, config: given = {}, now = Date.now, fs, seed, opened, most, readers, silence },
) {
  const config = readConfig(given);
  const store = await openStore({ folder, databaseUrl, silence });
  const events = await new Events(store, app.log, readers).open();
  const writer = new Writer(store, now, () => void events.catchUp(), most);
  app.addHook('onClose', async () => {
    await writer.idle();
    await store.close();
  });
  const { secret } = await store.reader.selectFrom('box').select('secret').executeTakeFirstOrThrow();
  const identities = new Identities({ config, secret, now, path: config.path ?? (app.prefix || '/') });
  const blobs = await new Blobs(path.join(folder, 'files'), fs).open();
  const owns = await ownsFiles(folder, identities.hash('box', ''), fs);
  if (!owns) app.log.warn({ folder }, 'the files there are those of another box: none is ever taken away');

  for (const origin of config.identity.kind === 'browser' ? config.origins : [])
    if (!origin.startsWith('https:'))
      app.log.warn({ origin }, 'no browser keeps a cookie there without https: each vote from there is somebody new');

  // Twice what is taken: who means one file too many, or one too large, is told so.
  hearOut(app, 2 * Math.max(config.limits.fileBytes, 8 * 2 ** 20));
  const counts = watchAnswers(app);
  app.setErrorHandler(sendProblem);
  app.setNotFoundHandler((request, reply) => sendProblem(Problem.missing('address'), request, reply));
  await bearSafeHeaders(app);
  await app.register(limits, { global: false });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Parvis ideas', version: '1' },
      // Nobody need be known to read; which of the two tells who writes, the box says.
      security: [{}, { cookie: [] }, { bearer: [] }],
      components: {
        securitySchemes: {
          cookie: { type: 'apiKey', in: 'cookie', name: 'parvis-ideas' },
          bearer: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: ({ schema, url }) => ({ schema: documented(schema), url }),
    refResolver: { buildLocalReference: (json, _, __, index) => String(json.$id ?? `def-${index}`) },
  });
  /** @type {import('./context.mjs').Context} */
  const context = {
    config,
    store,
    writer,
    identities,
    quotas: quotasOf(app, config),
    blobs,
    ownsFiles: owns,
    events,
    counts,
    now,
  };
  await tidy(context);
  await seed?.(context);
  opened?.(context);
  const hourly = setInterval(
    () => void tidy(context).catch((error) => app.log.error({ cause: error.code }, 'tidy')),
    HOUR,
  );
  hourly.unref();
  app.addHook('onClose', async () => clearInterval(hourly));

  for (const schema of answerSchemas) app.addSchema(schema);
  app.setValidatorCompiler(validators());
  // What is answered is written whole: the schemas of the answers are for the document.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: LARGEST },
    app.getDefaultJsonParser('error', 'error'),
  );
  let proxyTold = config.proxies.length > 0;
  app.addHook('onRequest', async (request, reply) => {
    if (!proxyTold && request.headers['x-forwarded-for']) {
      proxyTold = true;
      app.log.warn(
        {},
        'a proxy hands requests on (X-Forwarded-For) and `proxies` names none: all people count as one line',
      );
    }
    allowOrigin(request, reply, config.origins);
    if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) checkOrigin(request, config.origins);
  });
  app.addHook('preValidation', async (request) => {
    if (typeof request.body === 'object' && request.body !== null && !('pipe' in request.body))
      request.body = tidyBody(request.body);
  });
  watchMethods(app);
  await app.register(serveRoutes, { context });
  await app.register(serveFiles, { context });
  await app.register(serveEvents, { context });
  if (config.relay) await app.register(serveRelay, { prefix: '/relay', ...config.relay });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

/** @param {any} value @param {string} [name] of the field @param {number} [depth] no field lies deeper than that */
function tidyBody(value, name = '', depth = 0) {
  if (typeof value === 'string') return LINES.includes(name) ? tidyLine(value) : tidyText(value);
  if (typeof value !== 'object' || value === null || depth > 4) return value;
  if (Array.isArray(value)) return value.map((item) => tidyBody(item, name, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, tidyBody(held, key, depth + 1)]));
}

/** What comes in the address is text and is read as what it stands for; a body must say it by itself. */
function validators() {
  const build = compilers();
  const compilersOf = (/** @type {boolean} */ coerce) =>
    build(
      {},
      {
        customOptions: {
          coerceTypes: coerce,
          removeAdditional: false,
          useDefaults: true,
          allErrors: true,
          allowUnionTypes: true,
        },
      },
    );
  const strict = compilersOf(false);
  const lenient = compilersOf(true);
  return (/** @type {any} */ route) => (route.httpPart === 'body' ? strict : lenient)(route);
}

/** What is no longer of use. @param {import('./context.mjs').Context} context */
async function tidy(context) {
  const { writer, now } = context;
  await writer.write(async ({ db }) => {
    await db
      .deleteFrom('answers')
      .where('made', '<', now() - WEEK)
      .execute();
  });
  await forgetUnused(context);
  await sweepFiles(context);
  await context.events.forgetOld(writer);
  await context.store.clean();
}
