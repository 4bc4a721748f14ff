// The idea box alone, as a town runs it: `node demo/server/ideas/start.mjs box.json`. PORT, HOST, PARVIS_DATA (a folder) and
// DATABASE_URL (a PostgreSQL) say where; the file says the rest. One line of JSON for each thing that happens.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastify, { LogController } from 'fastify';
import { refuseAddress } from '../bad-address.mjs';
import { endSlowBodies } from '../slow-bodies.mjs';
import { ConfigError, parseConfig } from './config.mjs';
import { serveProbes } from './probes.mjs';
import { serveIdeas } from './serve-ideas.mjs';

/** How long requests that are under way may take to end, milliseconds. */
const PATIENCE = 10_000;
const file = process.argv[2];
const { PORT = '8080', HOST = '127.0.0.1', PARVIS_DATA = '.parvis-ideas', DATABASE_URL } = process.env;

let config;
try {
  config = file === undefined ? {} : parseConfig(await readFile(file, 'utf8'), file);
} catch (error) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  if (!(error instanceof ConfigError) && code !== 'ENOENT') throw error;
  console.error(error instanceof ConfigError ? error.message : `${file}: there is no such file.`);
  process.exit(1);
}

const app = fastify({
  // Of each request only what `log.mjs` writes: no address, no query.
  logger: { base: undefined, timestamp: () => `,"time":"${new Date().toISOString()}"` },
  logController: new LogController({ disableRequestLogging: true }),
  forceCloseConnections: 'idle',
  frameworkErrors: refuseAddress,
});
endSlowBodies(app);
/** @type {import('./context.mjs').Context | undefined} */
let context;
await app.register(serveIdeas, {
  prefix: '/idees/api',
  folder: path.resolve(PARVIS_DATA),
  databaseUrl: DATABASE_URL || undefined,
  config,
  opened: (given) => {
    context = given;
  },
});
await app.register(serveProbes, { context: /** @type {import('./context.mjs').Context} */ (context) });
await app.listen({ port: Number(PORT), host: HOST });

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, async () => {
    app.log.info({ signal }, 'stopping');
    // Whoever does not end in time is cut; what was answered is on the disk.
    setTimeout(() => process.exit(1), PATIENCE).unref();
    // A connection whose request had begun before stays open for a next one.
    setInterval(() => app.server.closeIdleConnections(), 50).unref();
    await app.close();
    process.exit(0);
  });
