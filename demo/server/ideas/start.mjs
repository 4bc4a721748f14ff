// The idea box alone, as a town runs it: `node demo/server/ideas/start.mjs box.json`. PORT, HOST, PARVIS_DATA (a folder) and
// DATABASE_URL (a PostgreSQL) say where; the file says the rest. One line of JSON for each thing that happens.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastify, { LogController } from 'fastify';
import { refuseAddress } from '../bad-address.mjs';
import { watchSilent } from '../silent-connections.mjs';
import { endSlowBodies, STANDSTILL } from '../slow-bodies.mjs';
import { ConfigError, parseConfig } from './config.mjs';
import { guardHosts } from './hosts.mjs';
import { serveProbes } from './probes.mjs';
import { serveIdeas } from './serve-ideas.mjs';
import { NO_POSTGRES, isPostgres, variable } from './variables.mjs';

/** How long requests that are under way may take to end, milliseconds. */
const PATIENCE = 10_000;
const file = process.argv[2];
const [port, host] = [variable('PORT', '8080'), variable('HOST', '127.0.0.1')];
const [folder, databaseUrl] = [path.resolve(variable('PARVIS_DATA', '.parvis-ideas')), variable('DATABASE_URL', '')];

// The secret that knows browsers again lies there, and what nobody has published: it is for this user and his group.
process.umask(process.umask(0o077) | 0o007);
if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
  refuse(`PORT must be a number from 0 to 65535, and is “${port}”.`);
if (databaseUrl && !isPostgres(databaseUrl)) refuse(NO_POSTGRES);
const config = await orRefuse(`${file} cannot be read`, async () =>
  file === undefined ? {} : parseConfig(await readFile(file, 'utf8'), file),
);

const app = fastify({
  // Of each request only what `log.mjs` writes: no address, no query.
  logger: { base: undefined, timestamp: () => `,"time":"${new Date().toISOString()}"` },
  logController: new LogController({ disableRequestLogging: true }),
  forceCloseConnections: 'idle',
  connectionTimeout: STANDSTILL,
  frameworkErrors: refuseAddress,
});
endSlowBodies(app);
guardHosts(app, config, host);
const closeSilent = watchSilent(app);
/** @type {import('./context.mjs').Context | undefined} */
let context;
const place = databaseUrl
  ? `DATABASE_URL, or PARVIS_DATA (${folder}), cannot be used`
  : `PARVIS_DATA (${folder}) cannot be used`;
await orRefuse(place, async () =>
  app.register(serveIdeas, {
    prefix: '/idees/api',
    folder,
    databaseUrl: databaseUrl || undefined,
    config,
    opened: (given) => {
      context = given;
    },
  }),
);
await app.register(serveProbes, { context: /** @type {import('./context.mjs').Context} */ (context) });
await orRefuse(`HOST and PORT (${host}, ${port}) cannot be listened at`, () =>
  app.listen({ port: Number(port), host }),
);

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, async () => {
    app.log.info({ signal }, 'stopping');
    // Whoever does not end in time is cut; what was answered is on the disk.
    setTimeout(() => process.exit(1), PATIENCE).unref();
    // A connection whose request had begun before stays open for a next one.
    setInterval(() => {
      app.server.closeIdleConnections();
      closeSilent();
    }, 50).unref();
    await app.close();
    process.exit(0);
  });

/**
 * Does a step of the start. What the one who starts it has to mend is one line; a fault of the program keeps its trace.
 *
 * @template T @param {string} what could not be done @param {() => Promise<T>} step @returns {Promise<T>}
 */
async function orRefuse(what, step) {
  try {
    return await step();
  } catch (error) {
    if (error instanceof ConfigError) return refuse(error.message);
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!code) throw error;
    return refuse(`${what}: ${message || code}`);
  }
}

/** @param {string} why @returns {never} */
function refuse(why) {
  console.error(why);
  process.exit(1);
}
