// When the disk is full, may not be written, or another process holds the database: nothing half written, and it is said.
import assert from 'node:assert/strict';
import realFs from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import fastify from 'fastify';
import Database from 'libsql';
import pg from 'pg';
import { Events } from '../../demo/server/ideas/events.mjs';
import { serveProbes } from '../../demo/server/ideas/probes.mjs';
import { openStore } from '../../demo/server/ideas/store.mjs';
import { listen } from '../support/event-reader.mjs';
import { asker, startIdeas } from '../support/ideas-server.mjs';
import { hasPostgres, startPostgres } from '../support/postgres.mjs';

/** @param {import('node:test').TestContext} t @param {object} [options] */
async function boxFor(t, options) {
  const server = await startIdeas(options);
  t.after(() => server.close());
  return { server, anna: asker(server.url), writer: server.context.store.writer };
}

describe('a full disk', () => {
  it('takes nothing, whole writes or none, and all again once there is room', async (t) => {
    const { anna, writer } = await boxFor(t);
    const { id } = await anna.propose();
    const { rows } = await sql`pragma page_count`.execute(writer);
    await sql.raw(`pragma max_page_count = ${Object.values(rows[0])[0]}`).execute(writer);
    const key = { 'idempotency-key': randomUUID() };
    const text = 'x'.repeat(1900);
    let refused;
    let kept = 0;
    // What fits into the pages that are there is taken.
    for (let time = 0; time < 200 && !refused; time++) {
      const answer = await anna.post(`ideas/${id}/comments`, { text: `${time} ${text}` }, time === 0 ? key : {});
      if (answer.status === 201) kept++;
      else refused = answer;
      if (kept >= 29) break;
    }
    assert.ok(refused, 'it was never full');
    assert.deepEqual(
      [refused.status, refused.body.code, refused.headers.get('retry-after')],
      [503, 'unavailable', '30'],
    );
    // Several at once are refused together, and each is told.
    const several = await Promise.all([1, 2, 3].map(() => anna.post(`ideas/${id}/comments`, { text })));
    assert.deepEqual(
      several.map(({ status }) => status),
      [503, 503, 503],
    );
    const { thread, comments } = (await anna.get(`ideas/${id}`)).body;
    assert.deepEqual([thread.length, comments], [kept, kept]);
    await sql.raw('pragma max_page_count = 1000000').execute(writer);
    assert.equal((await anna.post(`ideas/${id}/comments`, { text })).status, 201);
    const { rows: check } = await sql`pragma integrity_check`.execute(writer);
    assert.equal(Object.values(check[0])[0], 'ok');
  });

  it('takes no file, and leaves nothing of it', async (t) => {
    let full = false;
    const fs = {
      ...realFs,
      async open(...given) {
        const handle = await realFs.open(...given);
        if (full && given[1] === 'wx')
          handle.write = async () => {
            throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
          };
        return handle;
      },
    };
    const { anna, server } = await boxFor(t, { fs });
    const send = () =>
      anna.ask('POST', 'files?name=a.pdf', Buffer.from('%PDF-1.7'), { 'content-type': 'application/pdf' });
    full = true;
    const { status, headers } = await send();
    assert.deepEqual([status, headers.get('retry-after')], [503, '30']);
    assert.deepEqual(await realFs.readdir(path.join(server.folder, 'files/incoming')), []);
    full = false;
    assert.equal((await send()).status, 201);
  });
});

describe('a disk that may not be written', () => {
  it('is said, and all can still be read', async (t) => {
    const { anna, writer } = await boxFor(t);
    const { id } = await anna.propose();
    await sql`pragma query_only = on`.execute(writer);
    const { status, body, headers } = await anna.vote(id);
    assert.deepEqual([status, body.code, headers.get('retry-after')], [503, 'read-only', '30']);
    assert.equal((await anna.get('ideas')).body.total, 1);
    await sql`pragma query_only = off`.execute(writer);
    assert.equal((await anna.vote(id)).body.votes, 1);
  });

  it('is said to who watches, until it may be written again, though nobody writes meanwhile', async (t) => {
    const { anna, server, writer } = await boxFor(t);
    const probes = fastify();
    await probes.register(serveProbes, { context: server.context });
    t.after(() => probes.close());
    const health = async () => {
      const { statusCode, body } = await probes.inject('/health');
      return [statusCode, JSON.parse(body).state];
    };
    const written = async () => Number(/writes_total (\d+)/.exec((await probes.inject('/metrics')).body)[1]);
    const { id } = await anna.propose();
    const before = await written();
    await sql`pragma query_only = on`.execute(writer);
    await anna.vote(id);
    assert.deepEqual(await health(), [503, 'cannot write']);
    assert.deepEqual(await health(), [503, 'cannot write']);
    await sql`pragma query_only = off`.execute(writer);
    assert.deepEqual(await health(), [200, 'ok']);
    // Its own, and none that was refused.
    assert.equal((await anna.post('ideas/nowhere/comments', { text: 'x' })).status, 404);
    assert.equal(await written(), before + 1);
  });
});

describe('a database that another process holds', () => {
  it('is waited for, while readers read', async (t) => {
    const { anna, server } = await boxFor(t);
    const { id } = await anna.propose();
    const backup = new Database(path.join(server.folder, 'ideas.sqlite'));
    backup.exec('begin immediate');
    const votes = Array.from({ length: 10 }, () => asker(server.url).vote(id));
    const first = await Promise.race([
      Promise.any(votes).then(() => 'voted'),
      anna.get(`ideas/${id}`).then(({ body }) => body.votes),
    ]);
    assert.equal(first, 0);
    backup.exec('rollback');
    backup.close();
    assert.deepEqual(new Set((await Promise.all(votes)).map(({ status }) => status)), new Set([200]));
    assert.equal((await anna.get(`ideas/${id}`)).body.votes, 10);
  });

  it('is written to as soon as it is let go', async (t) => {
    const { server, writer } = await boxFor(t);
    const backup = new Database(path.join(server.folder, 'ideas.sqlite'));
    t.after(() => backup.close());
    const write = () => writer.transaction().execute((trx) => sql`update box set seq = seq`.execute(trx));
    for (let time = 0; time < 10; time++) {
      backup.exec('begin immediate');
      await assert.rejects(write(), { code: 'SQLITE_BUSY' });
      backup.exec('rollback');
      await write();
    }
  });
});

describe('a clock that is wrong', () => {
  for (const year of [1970, 2099])
    it(`by the year ${year} keeps to what was voted last`, async (t) => {
      let now = Date.now();
      const { anna } = await boxFor(t, { now: () => now, box: { answerDays: 30 } });
      const { id } = await anna.propose();
      await anna.vote(id);
      now = Date.UTC(year, 0, 1);
      assert.equal((await anna.vote(id, false)).body.votes, 0);
      assert.equal((await anna.vote(id, true)).body.votes, 1);
      assert.equal((await anna.propose()).created, `${year}-01-01T00:00:00Z`);
      // That of a browser, which is told where it is.
      const { at } = (await anna.vote(id, false, 4_070_908_800_000)).body;
      assert.equal((await anna.vote(id, true, 5)).body.at, at);
      assert.equal((await anna.vote(id, true, at + 1)).body.voted, true);
      for (const sort of ['top', 'recent', 'trending', 'unanswered'])
        assert.equal((await anna.get(`ideas?sort=${sort}`)).body.total, 2);
    });
});

describe('the machine of a database', () => {
  for (const code of ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT'])
    it(`that gives ${code} is away, and no fault of the server`, async (t) => {
      const { anna, server } = await boxFor(t);
      server.context.store.writer.transaction = () => {
        throw Object.assign(new Error('x'), { code });
      };
      const { status, body } = await anna.post('ideas', { title: 'x' });
      assert.deepEqual([status, body.code], [503, 'unavailable']);
    });
});

/**
 * A line to a database that can be cut. @param {string} databaseUrl @param {import('node:test').TestContext} t
 * @param {(bytes: Buffer) => Buffer} [asked] what becomes of what is asked
 */
async function lineTo(databaseUrl, t, asked = (bytes) => bytes) {
  const { port } = new URL(databaseUrl);
  /** @type {Map<import('node:net').Socket, import('node:net').Socket>} */
  const pairs = new Map();
  const doomed = new WeakSet();
  const hushed = new WeakSet();
  const cut = (from) => [from, pairs.get(from)].forEach((socket) => socket.resetAndDestroy());
  const server = createServer((from) => {
    const to = connect(Number(port), '127.0.0.1');
    for (const socket of [from, to]) socket.on('error', () => {});
    from.on('close', () => pairs.delete(from));
    pairs.set(from, to);
    from.on('data', (bytes) => {
      if (hushed.has(from)) return;
      if (!doomed.has(from)) return void to.write(asked(bytes));
      line.cuts++;
      cut(from);
    });
    from.on('end', () => to.end());
    to.pipe(from);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const line = {
    url: databaseUrl.replace(port, String(server.address().port)),
    cuts: 0,
    cut: () => [...pairs.keys()].forEach(cut),
    /** Whoever uses one that is open now finds it cut. */
    /** Nothing comes through those that are open now, and nobody is told. */
    hush: () =>
      pairs.forEach((to, from) => {
        hushed.add(from);
        to.unpipe(from);
      }),
    cutWhenUsed: () => [...pairs.keys()].forEach((from) => doomed.add(from)),
  };
  return line;
}

describe('a process that was late once', () => {
  it('is not said to be so for ever', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const { server } = await boxFor(t);
    const app = fastify();
    t.after(() => app.close());
    await app.register(serveProbes, { context: server.context });
    const late = async () =>
      Number(/^parvis_ideas_loop_delay_seconds (\S+)$/m.exec((await app.inject('/metrics')).body)[1]);
    // From one look at the loop to the next, and each takes a turn of it.
    while ((await late()) < 0.1) {
      for (const until = performance.now() + 200; performance.now() < until;);
      await nextTurn();
    }
    t.mock.timers.tick(60_000);
    assert.ok((await late()) > 0.1);
    t.mock.timers.tick(60_000);
    assert.ok((await late()) < 0.1);
  });
});

if (hasPostgres())
  describe('PostgreSQL', () => {
    let postgres;
    before(async () => {
      postgres = await startPostgres();
    });
    after(() => postgres.close());

    it('that may not be written is said', async (t) => {
      const { anna, writer } = await boxFor(t, { databaseUrl: await postgres.database() });
      const { id } = await anna.propose();
      await sql`set default_transaction_read_only = on`.execute(writer);
      const { status, body } = await anna.vote(id);
      assert.deepEqual([status, body.code], [503, 'read-only']);
      await sql`set default_transaction_read_only = off`.execute(writer);
      assert.equal((await anna.vote(id)).body.votes, 1);
    });

    it('that breaks off in the middle is found again, and takes no server with it', async (t) => {
      const databaseUrl = await postgres.database();
      const line = await lineTo(databaseUrl, t);
      const { anna } = await boxFor(t, { databaseUrl: line.url });
      const { id } = await anna.propose();
      const holder = new pg.Client(databaseUrl);
      await holder.connect();
      t.after(() => holder.end());
      await holder.query('begin');
      await holder.query('lock table votes in access exclusive mode');
      const first = anna.vote(id, true, 1);
      // Once its query waits.
      for (let waits = 0; !waits;) {
        const { rows } = await holder.query('select count(*)::int as n from pg_locks where not granted');
        waits = rows[0].n;
      }
      line.cut();
      await holder.query('rollback');
      // Nothing was committed: it is done again, and once.
      const { status, body } = await first;
      assert.deepEqual([status, body.votes], [200, 1]);
      assert.equal((await anna.vote(id, true, 2)).body.votes, 1);
    });

    it('whose lines turn out to be cut is asked by others', async (t) => {
      const line = await lineTo(await postgres.database(), t);
      const { anna, server } = await boxFor(t, { databaseUrl: line.url });
      const { id } = await anna.propose();
      const others = Array.from({ length: 9 }, () => asker(server.url));
      await Promise.all(others.map((one) => one.get(`ideas/${id}`)));
      line.cutWhenUsed();
      assert.equal((await anna.get(`ideas/${id}`)).body.votes, 0);
      const votes = await Promise.all(others.map((one) => one.vote(id)));
      assert.deepEqual(new Set(votes.map(({ status }) => status)), new Set([200]));
      assert.equal((await anna.get(`ideas/${id}`)).body.votes, 9);
      assert.ok(line.cuts > 4, `only ${line.cuts} were cut`);
    });

    it('that falls silent is given up, and found again', { timeout: 20_000 }, async (t) => {
      const line = await lineTo(await postgres.database(), t);
      const { anna } = await boxFor(t, { databaseUrl: line.url, silence: 300 });
      const { id } = await anna.propose();
      line.hush();
      const answers = [await anna.vote(id)];
      // Each line that is found silent is told to one who waited for it.
      while (answers.at(-1).status === 503 && answers.length < 10) answers.push(await anna.vote(id));
      assert.deepEqual([answers[0].body.code, answers[0].headers.get('retry-after')], ['unavailable', '30']);
      assert.deepEqual([answers.at(-1).status, answers.at(-1).body.votes], [200, 1]);
    });

    it('tells a server again what others did, once its line was silent', { timeout: 20_000 }, async (t) => {
      const databaseUrl = await postgres.database();
      const line = await lineTo(databaseUrl, t);
      const { server } = await boxFor(t, { databaseUrl: line.url, silence: 300 });
      const { anna } = await boxFor(t, { databaseUrl });
      const stream = await listen(`${server.url}events`);
      t.after(() => stream.close());
      await stream.block();
      line.hush();
      const { id } = await anna.propose();
      assert.deepEqual((await stream.next()).data, { id, change: 'new', status: 'received' });
    });

    it(
      'behind a pooler that gives no line for good tells what other servers did all the same',
      { timeout: 20_000 },
      async (t) => {
        const databaseUrl = await postgres.database();
        // As PgBouncer by transactions: LISTEN is answered, and forgotten with the line that it went by.
        const pooled = await lineTo(databaseUrl, t, (bytes) =>
          Buffer.from(bytes.toString('latin1').replace('listen parvis_ideas', 'select 1           '), 'latin1'),
        );
        const lines = [];
        const log = { write: (line) => lines.push(JSON.parse(line)) };
        const { server } = await boxFor(t, { databaseUrl: pooled.url, silence: 300, log });
        const { anna } = await boxFor(t, { databaseUrl });
        const stream = await listen(`${server.url}events`);
        t.after(() => stream.close());
        await stream.block();
        const told = [];
        for (const title of ['Un', 'Deux']) {
          const { id } = await anna.propose(title);
          told.push((await stream.next()).data.id === id);
        }
        assert.deepEqual(told, [true, true]);
        assert.equal(lines.filter(({ msg }) => /pooler/.test(msg)).length, 1);
      },
    );

    it('that will not have a server listen keeps no line of it', { timeout: 20_000 }, async (t) => {
      const databaseUrl = await postgres.database();
      const folder = mkdtempSync(path.join(tmpdir(), 'parvis-listen-'));
      const store = await openStore({ folder, databaseUrl });
      t.after(async () => {
        await store.close();
        rmSync(folder, { recursive: true });
      });
      let lines = 0;
      let ended = 0;
      let found;
      const heard = new Promise((resolve) => (found = resolve));
      const events = new Events(
        {
          ...store,
          async connect() {
            const client = await store.connect();
            client.on('end', () => ended++);
            const { query } = client;
            // As a server that follows another one answers.
            if (++lines < 3) client.query = (text) => query.call(client, `${text} please`);
            else found();
            return client;
          },
        },
        { error() {}, warn() {} },
      );
      await events.open();
      await heard;
      assert.equal(ended, 2);
      await events.close();
    });

    it('that sends everybody away is found again', async (t) => {
      const databaseUrl = await postgres.database();
      const { anna, server } = await boxFor(t, { databaseUrl });
      const { id } = await anna.propose();
      const other = await startIdeas({ databaseUrl });
      t.after(() => other.close());
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
        other.context.store.writer,
      );
      // Whoever asks next is given another connection, and notices nothing.
      assert.equal((await anna.get(`ideas/${id}`)).body.votes, 0);
      const votes = await Promise.all(
        [anna, ...Array.from({ length: 9 }, () => asker(server.url))].map((one) => one.vote(id)),
      );
      assert.deepEqual(new Set(votes.map(({ status }) => status)), new Set([200]));
      assert.equal((await anna.get(`ideas/${id}`)).body.votes, 10);
    });

    it('that goes away for good is said', async (t) => {
      const own = await startPostgres();
      const { anna } = await boxFor(t, { databaseUrl: await own.database() });
      const { id } = await anna.propose();
      await own.close();
      const { status, body, headers } = await anna.vote(id);
      assert.deepEqual([status, body.code, headers.get('retry-after')], [503, 'unavailable', '30']);
    });
  });
