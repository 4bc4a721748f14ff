// Votes a second with every one on the disk before it is answered: the server of ideas beside itself with one commit a vote,
// on SQLite and PostgreSQL, and beside the work that Fider does for a vote. Then with a thousand who listen, of whom fifty never
// read. `node test/bench/ideas-load.mjs [SECONDS] [REQUESTS]`: with REQUESTS, so many votes at last, while a backup runs.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'libsql';
import { hasPostgres, startPostgres } from '../support/postgres.mjs';

const SECONDS = Number(process.argv[2] ?? 10);
const REQUESTS = Number(process.argv[3] ?? 0);
const VOTERS = 64;
const IDEAS = 40;
const READERS = 1000;
const DEAF = 50;
/** What a careful backup does: it copies, and then holds the database for a while so that nobody writes. */
const BACKUP = `
  const database = new (require('libsql'))(process.argv[1]);
  const copy = process.argv[1] + '.copy';
  database.exec("vacuum into '" + copy + "'");
  require('fs').rmSync(copy);
  database.exec('pragma busy_timeout = 10000');
  database.exec('begin immediate');
  setTimeout(() => { database.exec('rollback'); setTimeout(() => {}, 300); }, 200);
`;

const folders = [];
const misses = [];
/** @param {string} way @param {string} [databaseUrl] */
async function start(way, databaseUrl = '') {
  const folder = mkdtempSync(path.join(tmpdir(), 'parvis-load-'));
  folders.push(folder);
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'ideas-server.mjs'), way, folder, databaseUrl],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [origin] = await once(createInterface({ input: child.stdout }), 'line');
  return {
    folder,
    origin,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
  };
}

/** Votes of people who each wait for an answer before the next one. */
class Voters {
  statuses = new Map();
  /** Milliseconds of each vote. */
  times = [];
  #agent = new Agent({ keepAlive: true, maxSockets: VOTERS });
  #origin;
  #ideas = [];

  constructor(origin) {
    this.#origin = new URL(origin);
  }

  ask(method, to, body, headers = {}) {
    const { hostname, port } = this.#origin;
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          hostname,
          port,
          method,
          path: `/idees/api/${to}`,
          agent: this.#agent,
          headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part) => (text += part));
          answer.on('end', () =>
            resolve({ status: answer.statusCode, text, cookie: answer.headers['set-cookie']?.[0] }),
          );
        },
      );
      asked.on('error', reject).end(JSON.stringify(body));
    });
  }

  async propose() {
    for (let at = 0; at < IDEAS; at++) {
      const { text } = await this.ask('POST', 'ideas', { title: `Idée ${at}`, began: 60_000 });
      this.#ideas.push(JSON.parse(text).idea.id);
    }
  }

  /** @param {() => boolean} over */
  async run(over) {
    await Promise.all(
      Array.from({ length: VOTERS }, async (_, voter) => {
        let cookie = `voter=${voter}`;
        for (let at = 1; !over(); at++) {
          const idea = this.#ideas[(voter * 7 + at) % IDEAS];
          const from = performance.now();
          const answer = await this.ask('PUT', `ideas/${idea}/vote`, { voted: at % 3 > 0, at }, { cookie });
          this.times.push(performance.now() - from);
          this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
          cookie = answer.cookie?.split(';')[0] ?? cookie;
        }
      }),
    );
  }

  /** Votes for some seconds. */
  async rate(seconds = SECONDS) {
    const until = performance.now() + seconds * 1000;
    const from = performance.now();
    await this.run(() => performance.now() > until);
    const took = (performance.now() - from) / 1000;
    const times = this.times.sort((a, b) => a - b);
    const at = (share) => times[Math.floor(times.length * share)];
    return { perSecond: times.length / took, median: at(0.5), p99: at(0.99), statuses: this.tally };
  }

  get tally() {
    return [...this.statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
  }

  close() {
    this.#agent.destroy();
  }
}

/** One who listens to the stream of events, or opens it and never reads. */
class Listener {
  last = 0;
  ended = false;

  constructor(origin, deaf) {
    const { hostname, port } = new URL(origin);
    this.socket = connect({ host: hostname, port: Number(port) });
    this.socket.on('error', () => {}).on('close', () => (this.ended = true));
    this.socket.write(`GET /idees/api/events HTTP/1.1\r\nhost: ${hostname}:${port}\r\n\r\n`);
    if (deaf) {
      this.socket.pause();
      return;
    }
    let rest = '';
    this.socket.setEncoding('latin1').on('data', (part) => {
      rest += part;
      for (const [, id] of rest.matchAll(/(?:^|\n)id: (\d+)\n/g)) this.last = Number(id);
      rest = rest.slice(-40);
    });
  }
}

const row = (name, { perSecond, median, p99, statuses }) =>
  console.log(`| ${name} | ${perSecond.toFixed(0)} | ${median.toFixed(1)} | ${p99.toFixed(1)} | ${statuses} |`);

/** @param {string} way @param {string} [databaseUrl] */
async function measure(name, way, databaseUrl) {
  const server = await start(way, databaseUrl);
  const voters = new Voters(server.origin);
  await voters.propose();
  await voters.rate(1);
  voters.times = [];
  voters.statuses.clear();
  const result = await voters.rate();
  row(name, result);
  voters.close();
  await server.stop();
  return result;
}

console.log(`${VOTERS} voters, ${IDEAS} ideas, ${SECONDS} s each, all on the disk before the answer\n`);
console.log('| server | votes/s | median ms | p99 ms | answers |\n|---|---|---|---|---|');
const grouped = await measure('SQLite', 'parvis');
const alone = await measure('SQLite, one commit a vote', 'parvis-alone');
if (grouped.perSecond < 4 * alone.perSecond)
  misses.push(`${(grouped.perSecond / alone.perSecond).toFixed(1)} times one commit a vote, 4 asked`);
const postgres = hasPostgres() ? await startPostgres({ sync: true }) : undefined;
if (postgres) {
  const own = await measure('PostgreSQL', 'parvis', await postgres.database());
  const single = await measure('PostgreSQL, one commit a vote', 'parvis-alone', await postgres.database());
  const shape = await measure('PostgreSQL, the work of Fider', 'shape', await postgres.database());
  console.log(
    `\nPostgreSQL: ${(own.perSecond / single.perSecond).toFixed(1)} times one commit a vote, ${(own.perSecond / shape.perSecond).toFixed(2)} times the work of Fider`,
  );
  await postgres.close();
}
console.log(`SQLite: ${(grouped.perSecond / alone.perSecond).toFixed(1)} times one commit a vote`);

{
  const server = await start('parvis');
  const voters = new Voters(server.origin);
  await voters.propose();
  const listeners = Array.from({ length: READERS }, (_, at) => new Listener(server.origin, at < DEAF));
  const reading = listeners.slice(DEAF);
  while (reading.some(({ last, ended }) => !ended && !last)) await new Promise((resolve) => setTimeout(resolve, 20));
  console.log(`\nWith ${READERS} who listen, of whom ${DEAF} never read\n`);
  console.log('| server | votes/s | median ms | p99 ms | answers |\n|---|---|---|---|---|');
  row('SQLite', await voters.rate());
  const seq = new Database(path.join(server.folder, 'ideas.sqlite')).prepare('select seq from box').get().seq;
  const until = performance.now() + 10_000;
  while (reading.some(({ last }) => last < seq) && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const behind = reading.filter(({ last }) => last < seq).length;
  console.log(
    `\n${seq} events; ${reading.length - behind} of ${reading.length} who read have the last one, ` +
      `${reading.filter(({ ended }) => ended).length} of them were let go; the server holds ${server.memory().toFixed(0)} MB`,
  );
  if (behind) misses.push(`${behind} readers have not the last event`);
  for (const { socket } of listeners) socket.destroy();
  voters.close();
  await server.stop();
}

if (REQUESTS) {
  const server = await start('parvis');
  const voters = new Voters(server.origin);
  await voters.propose();
  let over = false;
  let backups = 0;
  const file = path.join(server.folder, 'ideas.sqlite');
  const backup = (async () => {
    for (; !over; backups++) {
      const child = spawn(process.execPath, ['-e', BACKUP, file], { stdio: 'inherit' });
      const [status] = await once(child, 'exit');
      if (status !== 0) throw new Error('the backup failed');
    }
  })();
  await voters.run(() => voters.times.length >= REQUESTS);
  over = true;
  await backup;
  console.log(`\n${voters.times.length} votes while ${backups} backups were made: ${voters.tally}`);
  if ([...voters.statuses.keys()].some((status) => status !== 200)) misses.push('somebody was not served');
  voters.close();
  await server.stop();
}

for (const folder of folders) rmSync(folder, { recursive: true, force: true });
for (const miss of misses) console.log(`MISSED: ${miss}`);
process.exitCode = misses.length ? 1 : 0;
