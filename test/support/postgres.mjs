import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.mjs';

const DEBIAN = '/usr/lib/postgresql';

/** The programs of the newest PostgreSQL on this machine, or nothing. @returns {string | undefined} a folder */
function programs() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => path.join(DEBIAN, version, 'bin'))
    .find((bin) => existsSync(path.join(bin, 'initdb')));
}

/** Whether there is a PostgreSQL to start. Where there is none, that is said once. */
export function hasPostgres() {
  if (programs()) return true;
  console.warn('No PostgreSQL on this machine (Debian: postgresql): what runs on it was not tried.');
  return false;
}

/**
 * Starts a PostgreSQL of its own, gone at the end. It runs as a user without rights: it refuses root.
 *
 * @param {{ sync?: boolean }} [options] `sync` false for a faster one, which a power cut would harm and a killed process not
 */
export async function startPostgres({ sync = false } = {}) {
  const bin = programs();
  if (!bin) throw new Error('no PostgreSQL on this machine');
  const folder = mkdtempSync(path.join(tmpdir(), 'parvis-postgres-'));
  const data = path.join(folder, 'data');
  mkdirSync(data);
  const user = process.getuid?.() === 0 ? unprivileged() : undefined;
  if (user) for (const one of [folder, data]) chownSync(one, user.uid, user.gid);
  const as = { ...user, cwd: folder };
  const { status, stderr } = spawnSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'parvis', '-E', 'UTF8', '--no-locale', '--no-sync'],
    { ...as, encoding: 'utf8', timeout: 60_000 },
  );
  if (status !== 0) throw new Error(`initdb: ${stderr}`);
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    `fsync=${sync ? 'on' : 'off'}`,
    'max_connections=60',
  ];
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
    ...as,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (part) => {
    said = (said + part).slice(-4000);
  });
  const ended = once(server, 'exit');
  const url = (/** @type {string} */ name) => `postgres://parvis@127.0.0.1:${port}/${name}`;
  await ready(
    url('postgres'),
    () => server.exitCode,
    () => said,
  );
  let count = 0;
  return {
    /** An empty database. @param {string} [encoding] @returns {Promise<string>} its address */
    async database(encoding = 'UTF8') {
      const name = `box${++count}`;
      const client = new pg.Client({ connectionString: url('postgres') });
      await client.connect();
      await client.query(`create database ${name} encoding '${encoding}' template template0`);
      await client.end();
      return url(name);
    },
    async close() {
      // Fast: whoever is still connected is sent away.
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param {string} url @param {() => number | null} exitCode @param {() => string} said */
async function ready(url, exitCode, said) {
  const until = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (exitCode() !== null || Date.now() > until)
        throw new Error(`PostgreSQL did not start: ${said()}`, { cause: error });
      await wait(50);
    }
  }
}

/** Debian's own user of PostgreSQL, or the one that owns nothing. */
function unprivileged() {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((what) => spawnSync('id', [what, name], { encoding: 'utf8' }));
    if (uid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error('no user to run PostgreSQL as');
}
