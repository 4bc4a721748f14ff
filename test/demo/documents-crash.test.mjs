// Documents written by several clients while the server is killed again and again; and while the power goes, which takes
// away what was not synced. CRASH_WRITES says how many writes, CRASH_SEED repeats what the clients did.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'libsql';
import { davClient } from '../support/dav.mjs';
import { Client, Load } from '../support/documents-load.mjs';
import { Power } from '../support/power-cut.mjs';
import { compilePreload } from '../support/preload.mjs';
import { randomFrom } from '../support/random.mjs';

const WRITES = Number(process.env.CRASH_WRITES ?? 200);
const SEED = Number(process.env.CRASH_SEED ?? Date.now() % 2 ** 31);
const CLIENTS = 6;
const PROCESS = path.join(import.meta.dirname, '../support/documents-process.mjs');

describe(`documents, in ${WRITES} writes by ${CLIENTS} clients (seed ${SEED})`, () => {
  it('lose nothing and double nothing when the server is killed', async (t) => {
    const folder = folderFor(t);
    const { load, clients, kills } = await underFire(folder, WRITES, {});
    await check(folder, load, clients);
    console.log(`    ${told(load)}, ${kills} kills`);
  });

  it('lose nothing and double nothing when the power goes', async (t) => {
    const folder = folderFor(t);
    const library = compilePreload('power-cut', path.dirname(folder));
    if (!library) return t.skip('it takes Linux and a C compiler');
    const power = new Power(folder, library);
    const { load, clients, kills } = await underFire(folder, WRITES, power);
    await check(folder, load, clients);
    console.log(`    ${told(load)}, ${kills} cuts, ${power.dropped} changes taken away`);
    assert.ok(power.dropped > 0, 'the power took nothing');
  });

  // The same, with a server that does not wait for the disk: if this went unnoticed, the test above would prove nothing.
  for (const forget of ['/blobs/', '/documents.sqlite-wal'])
    it(`would be found to lose, without the syncs of ${forget}`, async (t) => {
      const folder = folderFor(t);
      const library = compilePreload('power-cut', path.dirname(folder));
      if (!library) return t.skip('it takes Linux and a C compiler');
      const lost = await underFire(folder, 60, new Power(folder, library, forget))
        .then(({ load, clients }) => check(folder, load, clients))
        .then(
          () => 'nothing',
          (error) => String(error.message).split('\n', 1)[0],
        );
      console.log(`    found: ${lost}`);
      assert.notEqual(lost, 'nothing');
    });
});

/** @param {import('node:test').TestContext} t */
function folderFor(t) {
  const above = mkdtempSync(path.join(tmpdir(), 'parvis-crash-'));
  t.after(() => rmSync(above, { recursive: true, force: true }));
  const folder = path.join(above, 'documents');
  mkdirSync(folder);
  return folder;
}

/**
 * @param {string} folder @param {number} count @param {{ env?: Record<string, string>, died?: () => void }} power
 */
async function underFire(folder, count, power) {
  const load = new Load(count);
  const random = randomFrom(SEED);
  const clients = Array.from({ length: CLIENTS }, (_, i) => new Client(load, `client-${i}`, randomFrom(SEED + i)));
  let kills = 0;
  let server = await start(folder, power.env);
  load.url = server.url;
  let failure;
  const work = Promise.all(clients.map((client) => client.run())).catch((error) => {
    failure = error;
  });
  let over = false;
  void work.finally(() => {
    over = true;
  });
  try {
    while (!over) {
      // Killed after some answers and a moment, so as to fall anywhere in a write.
      const until = load.answered + 20 + random() * Math.max(60, count / 50);
      while (!over && load.answered < until) await wait(2);
      await wait(random() * 20);
      await server.kill();
      kills++;
      power.died?.();
      server = await start(folder, power.env);
      load.url = server.url;
    }
    await work;
    if (failure) throw failure;
  } finally {
    load.stopped = true;
    await server.kill();
    await work;
  }
  power.died?.();
  return { load, clients, kills };
}

/** @param {string} folder @param {Record<string, string>} [env] */
async function start(folder, env = {}) {
  const child = spawn(process.execPath, [PROCESS, folder], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (part) => {
    errors += part;
  });
  const ended = once(child, 'exit');
  const url = await Promise.race([
    once(child.stdout, 'data').then(([said]) => String(said).trim()),
    ended.then(() => {
      throw new Error(`it did not start: ${errors}`);
    }),
  ]);
  return {
    url,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Everything that is there, against what was answered. @param {string} folder @param {Load} load @param {Client[]} clients */
async function check(folder, load, clients) {
  const database = new Database(path.join(folder, 'documents.sqlite'));
  assert.equal(database.prepare('pragma integrity_check').get().integrity_check, 'ok');
  const ids = database
    .prepare('select id from nodes where folder = 0 order by id')
    .all()
    .map(({ id }) => id);
  database.close();
  const server = await start(folder);
  try {
    const dav = davClient(server.url);
    /** @type {Map<string, string>} comment to etag */
    const found = new Map();
    for (const id of ids) {
      const history = await dav.history(`.versions/${id}/`);
      assert.deepEqual(
        history.map(({ number }) => number),
        history.map((_, index) => history.length - index),
        `document ${id} has a hole in its history`,
      );
      const last = new Map();
      for (const { comment, etag, path: version, number } of history.reverse()) {
        const bytes = Buffer.from(await (await dav.get(version)).arrayBuffer());
        const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
        assert.equal(etag, `"${hash}-${number}"`, `${version} holds other bytes`);
        assert.ok(!found.has(comment), `${comment} was done twice`);
        assert.ok(load.acts.has(comment), `${comment} was never asked`);
        found.set(comment, etag);
        const [, client, act] = /^(.*)-(\d+)$/.exec(comment) ?? [];
        assert.ok(Number(act) > (last.get(client) ?? 0), `${version} is out of order`);
        last.set(client, Number(act));
      }
    }
    // A name or a folder that is made, moved or deleted makes no version; the trees below tell of those.
    const versions = new Map(load.ledger.filter(({ etag }) => etag).map(({ said, etag }) => [said, etag]));
    for (const [said, etag] of found) assert.equal(versions.get(said), etag, `${said} was answered otherwise`);
    const moves = [...versions].filter(([said]) => !found.has(said)).length;
    for (const { name, model } of clients) {
      const there = await dav.find(`${name}/`, ['getetag'], '1');
      const held = there.slice(1).map(({ href, 'D:getetag': etag }) => [href.replace('/documents/', ''), etag]);
      assert.deepEqual(new Map(held), model, `${name} has another tree`);
    }
    const blobs = readdirSync(path.join(folder, 'blobs'), { recursive: true, withFileTypes: true });
    let files = 0;
    for (const entry of blobs) {
      if (!entry.isFile() || entry.parentPath.endsWith('incoming')) continue;
      files++;
      const hash = createHash('sha256')
        .update(readFileSync(path.join(entry.parentPath, entry.name)))
        .digest('hex');
      assert.equal(hash, entry.name);
    }
    console.log(`    ${ids.length} documents, ${found.size} versions, ${moves} renamed, ${files} files, each its hash`);
  } finally {
    await server.kill();
  }
}

/** @param {Load} load */
const told = ({ answered, repeated, replayed, refused }) =>
  `${answered} answered, ${repeated} asked again, ${replayed} of them done already, ${refused} conflicts`;
