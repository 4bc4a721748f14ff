import { once } from 'node:events';
import { lookup } from 'node:dns/promises';
import { createServer, isIPv6 } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import files from '@fastify/static';
import fastify from 'fastify';
import { Alerts } from './alerts.mjs';
import { refuseAddress } from './bad-address.mjs';
import { serveCalendars } from './calendars.mjs';
import { serveSystems } from './cms.mjs';
import { seedTown } from './documents/seed.mjs';
import { serveDocuments } from './documents/serve-documents.mjs';
import { neighbourFeeds, serveFeeds, serveTroubles, townFeeds } from './feeds.mjs';
import { serveProbes } from './ideas/probes.mjs';
import { seedTown as seedIdeas, townBox } from './ideas/seed.mjs';
import { serveIdeas } from './ideas/serve-ideas.mjs';
import { isHost, isLoopback, ownNames } from './own-names.mjs';
import { isFromOwnPage } from './own-page.mjs';
import { servePages } from './pages.mjs';
import { serveRelay } from './relay/serve-relay.mjs';
import { neighbourOrigin } from './serve.mjs';
import { endSlowBodies, STANDSTILL } from './slow-bodies.mjs';

/**
 * @typedef {object} Town
 * @property {string} url the town's home page
 * @property {string} neighbour origin of the neighbour
 * @property {string} [plain] a page of the town under a name that browsers do not hold for secure
 * @property {string[]} network addresses for other machines, when HOST lets them in
 * @property {boolean} moved true when the port asked for was busy
 * @property {() => Promise<void>} close
 */

/**
 * Starts the demo town, and beside it, on another port and so another origin, its neighbour.
 *
 * @param {{ port?: number, host?: string, parvis?: string, data?: string, databaseUrl?: string, names?: string[],
 *   pace?: Pace }} [options] Port 0 takes a free one. Other machines
 *   are let in only when `host` says so (`0.0.0.0`). `parvis` is the folder of what is built, `dist/cdn`; `data` that of what
 *   people write there, kept from one start to the next; `databaseUrl` a PostgreSQL for the ideas, instead of a file there;
 *   `names` by which the town is asked beside those of this machine, where no other machine is let in: what a proxy before it hands on;
 *   `pace` how slowly a body may come, and for how long (`still`) a connection may stand still.
 * @returns {Promise<Town>}
 */
export async function startTown({
  port = 8080,
  host = '127.0.0.1',
  parvis = folder('../../dist/cdn'),
  data = folder('../.data'),
  databaseUrl,
  names = [],
  pace,
} = {}) {
  const name = isLoopback(host) ? await plainName() : undefined;
  const isOwn = isLoopback(host) ? ownNames(name ? [name.host, ...names] : names) : () => true;
  const places = { town: 0, neighbour: 0 };
  const alerts = new Alerts();
  const town = await townApp({ parvis, data, databaseUrl, places, alerts, isOwn, pace });
  const neighbour = await neighbourApp({ places, alerts, isOwn, pace });

  const moved = await listen(town, port, host);
  places.town = portOf(town);
  await listen(neighbour, port && places.town < 65_535 ? places.town + 1 : 0, host);
  places.neighbour = portOf(neighbour);

  // Debian gives the machine's name an address of its own, 127.0.1.1.
  const doors =
    name && name.address !== host ? [await door(town, name.address), await door(neighbour, name.address)] : [];
  const plainHost = name?.host ?? (isLoopback(host) ? '[::ffff:127.0.0.1]' : undefined);
  const shown =
    isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : isIPv6(host) ? `[${host}]` : host;
  return {
    url: `http://${shown}:${places.town}/`,
    neighbour: `http://${shown}:${places.neighbour}`,
    plain: plainHost && `http://${plainHost}:${places.town}/intranet`,
    network: isLoopback(host) ? [] : lanAddresses().map((address) => `http://${address}:${places.town}/`),
    moved: moved && port !== 0,
    async close() {
      for (const server of doors) server?.close();
      await Promise.all([town.close(), neighbour.close()]);
    },
  };
}

/** @typedef {import('fastify').FastifyInstance} App @typedef {import('./serve.mjs').Places} Places @typedef {Parameters<typeof endSlowBodies>[1] & { still?: number }} Pace */

/** @typedef {{ places: Places, alerts: Alerts, isOwn: (host: string) => boolean, pace?: Pace }} Shared */

/** @param {{ parvis: string, data: string, databaseUrl?: string } & Shared} options @returns {Promise<App>} */
async function townApp({ parvis, data, databaseUrl, places, alerts, isOwn, pace }) {
  const app = newApp(isOwn, pace);
  await app.register(files, {
    root: parvis,
    prefix: '/parvis/',
    // Chunks carry a hash in their name; the entries do not.
    setHeaders: (reply, path) => {
      reply.header('cache-control', /-[\w-]{8,}\.js$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  await app.register(files, { root: folder('../pages/assets'), prefix: '/assets/', decorateReply: false });
  await app.register(pictures, { root: folder('../data/pictures') });
  await app.register(serveDocuments, { prefix: '/documents', folder: path.join(data, 'documents'), seed: seedTown });
  const ideas = /** @type {Parameters<typeof serveProbes>[1]} */ ({});
  await app.register(serveIdeas, {
    prefix: '/idees/api',
    folder: path.join(data, 'ideas'),
    databaseUrl,
    config: await townBox(),
    seed: seedIdeas,
    opened: (context) => {
      ideas.context = context;
    },
  });
  await app.register(serveProbes, { prefix: '/idees', ...ideas });
  await app.register(serveFeeds, { feeds: townFeeds, places, alerts });
  await app.register(serveCalendars, { places });
  // The neighbour is on this machine too.
  const addresses = (/** @type {import('./serve.mjs').Request} */ request) =>
    Object.keys(neighbourFeeds).map((address) => `${neighbourOrigin(request, places)}/sans-cors${address}`);
  await app.register(serveRelay, { prefix: '/relais', addresses, inside: true });
  await app.register(serveTroubles);
  await app.register(serveSystems, { places, here: true });

  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, body),
  );
  // The demo's own buttons. A form posts them, so that they need no script; 204 leaves the page where it is.
  const button = (/** @type {() => void} */ press) => async (request, reply) => {
    if (!isFromOwnPage(request.headers)) return reply.code(403).send();
    press();
    return reply.code(204).send();
  };
  app.post(
    '/demo/alerte',
    button(() => alerts.raise()),
  );
  app.post(
    '/demo/alerte/effacer',
    button(() => alerts.clear()),
  );
  await servePages(app, { places, alerts });
  return app;
}

/** The communauté de communes: other sites, on another origin. @param {Shared} options @returns {Promise<App>} */
async function neighbourApp({ places, alerts, isOwn, pace }) {
  const app = newApp(isOwn, pace);
  app.addHook('onRequest', async (request, reply) => {
    // One feed does not say that other sites may read it: most feeds do not.
    if (request.url.startsWith('/sans-cors/')) return;
    reply.header('access-control-allow-origin', '*');
    reply.header('access-control-expose-headers', 'X-WP-Total, X-WP-TotalPages, Link');
  });
  await app.register(pictures, { root: folder('../data/pictures') });
  await app.register(serveFeeds, { feeds: neighbourFeeds, places });
  await app.register(serveFeeds, { prefix: '/sans-cors', feeds: neighbourFeeds, places });
  await app.register(serveSystems, { places });
  await servePages(app, { places, alerts });
  return app;
}

/** @param {string} path from here */
function folder(path) {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** @param {Shared['isOwn']} isOwn @param {Pace} pace */
function newApp(isOwn, pace) {
  const app = fastify({
    forceCloseConnections: true,
    frameworkErrors: refuseAddress,
    connectionTimeout: pace?.still ?? STANDSTILL,
  });
  endSlowBodies(app, pace);
  app.addHook('onRequest', async (request, reply) => {
    // The name asked is written into pages and feeds: it must be a name. And of what is asked there, the path is read.
    const { host = '' } = request.headers;
    if (!isHost(host) || !URL.canParse(request.url, 'http://town')) return reply.code(400).send();
    if (!isOwn(host))
      return reply.code(421).type('text/plain; charset=utf-8').send(`PARVIS_NAMES does not name ${host}.\n`);
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin');
  });
  return app;
}

/** @param {App} app @param {{ root: string }} options */
async function pictures(app, { root }) {
  await app.register(files, {
    root,
    prefix: '/images/',
    decorateReply: false,
    allowedPath: (path) => /\.(webp|jpg)$/.test(path),
  });
}

/** Listens, on a free port when the one asked for is busy. @param {App} app @param {number} port @param {string} host */
async function listen(app, port, host) {
  try {
    await app.listen({ port, host });
    return false;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error;
    await app.listen({ port: 0, host });
    return true;
  }
}

/** One more address for the same server, or nothing when it is taken. @param {App} app @param {string} host */
async function door(app, host) {
  const server = createServer((socket) => app.server.emit('connection', socket));
  try {
    server.listen(portOf(app), host);
    await once(server, 'listening');
    return server;
  } catch {
    return undefined;
  }
}

/** @param {App} app */
function portOf(app) {
  const address = app.server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** The machine's own name, when it leads back to the machine. */
async function plainName() {
  const host = hostname();
  if (/(^|\.)localhost$/i.test(host) || !/^[\w.-]+$/.test(host)) return undefined;
  try {
    const { address } = await lookup(host, 4);
    return address.startsWith('127.') ? { host, address } : undefined;
  } catch {
    return undefined;
  }
}

function lanAddresses() {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
