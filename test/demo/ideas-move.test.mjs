// A box moves from SQLite to PostgreSQL by the command that the README gives: whole, or not at all.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import Database from 'libsql';
import pg from 'pg';
import { startIdeasProcess } from '../support/ideas-process.mjs';
import { asker, boxConfig } from '../support/ideas-server.mjs';
import { hasPostgres, startPostgres } from '../support/postgres.mjs';

const MOVE = path.join(import.meta.dirname, '../../demo/server/ideas/move.mjs');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Runs the command, and kills it after it has written so many lines. @param {string} folder @param {string} databaseUrl */
async function move(folder, databaseUrl, lines = Infinity) {
  const child = spawn(process.execPath, [MOVE], {
    env: { ...process.env, PARVIS_DATA: folder, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (part) => {
    errors += part;
  });
  /** @type {string[]} */
  const said = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line);
    if (said.length >= lines) child.kill('SIGKILL');
  });
  const [code] = await once(child, 'close');
  return { code, said, errors };
}

/** @param {string} databaseUrl @param {string} query */
async function ask(databaseUrl, query) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}

if (hasPostgres())
  describe('the move to PostgreSQL', () => {
    let postgres;
    let above;
    let folder;
    let config;
    /** What the people of this box knew of it, and are to find again. */
    let known;
    let start;

    before(async () => {
      postgres = await startPostgres();
      above = mkdtempSync(path.join(tmpdir(), 'parvis-move-'));
      folder = path.join(above, 'ideas');
      config = path.join(above, 'box.json');
      const many = { max: 100_000, minutes: 60 };
      const quotas = Object.fromEntries(['propose', 'vote', 'comment', 'newcomers'].map((name) => [name, many]));
      writeFileSync(config, JSON.stringify(boxConfig({ quotas })));
      start = (databaseUrl) => startIdeasProcess({ config, data: folder, databaseUrl });
      const server = await start();
      known = await fill(server.url);
      await server.stop('SIGTERM');
    });
    after(async () => {
      await postgres.close();
      rmSync(above, { recursive: true, force: true });
    });

    it('brings all of it, and what people know still opens it', async (t) => {
      const databaseUrl = await postgres.database();
      const { code, said, errors } = await move(folder, databaseUrl);
      assert.equal(errors, '');
      assert.equal(code, 0);
      assert.match(said.at(-2), /^Moved: 1 box, 14 ideas, \d+ votes, \d+ comments, .*checksums are the same\.$/);
      const [{ rows }] = await ask(databaseUrl, 'select count(*) as rows from votes');
      assert.ok(rows > 500, 'not more than a page of votes');

      // What was left behind is not taken up again by mistake.
      await assert.rejects(
        start(),
        /PARVIS_DATA .* cannot be used: its ideas were moved to PostgreSQL, which DATABASE_URL/,
      );
      const server = await start(databaseUrl);
      t.after(() => server.stop());
      const anna = asker(server.url);
      anna.cookie = known.cookie;
      const mine = (await anna.get(`ideas/${known.idea}`)).body;
      assert.deepEqual(
        { voted: mine.voted, votes: mine.votes, mine: mine.mine, comments: mine.comments },
        { voted: true, votes: known.votes, mine: true, comments: 2 },
      );
      assert.equal(mine.thread[0].replies?.length ?? mine.thread.filter(({ parent }) => parent).length, 1);
      const byCode = await asker(server.url).post('follow', { code: known.code });
      assert.equal(byCode.body.idea.id, known.idea);
      const file = await anna.get(`files/${known.file}`);
      assert.equal(file.status, 200);
      // What was sent before the move and never answered is sent again after it: it is done once.
      const again = await anna.ask('POST', 'ideas', known.sent, { 'idempotency-key': known.key });
      assert.deepEqual([again.status, again.body.idea.id], [201, known.sentId]);
      const moderator = asker(server.url, { token: 'moderator' });
      const parted = await moderator.ask('DELETE', `ideas/${known.merged}/merge`);
      assert.equal(parted.status, 200);
    });

    it('leaves nothing when it is cut at any step, and is begun again', async () => {
      const databaseUrl = await postgres.database();
      const { said: whole } = await move(folder, await postgres.database());
      const steps = whole.length - 2;
      assert.ok(steps > 10, `only ${steps} steps`);
      for (let step = 1; step <= steps; step++) {
        const { code } = await move(folder, databaseUrl, step);
        assert.equal(code, null, 'it was not cut');
        const [{ there }] = await ask(
          databaseUrl,
          'select (select count(*) from ideas) + (select count(*) from votes) as there',
        );
        assert.equal(Number(there), 0, `half a box after step ${step}`);
      }
      assert.equal((await move(folder, databaseUrl)).code, 0);
      // One who was cut after the end, and did not see it, does no harm.
      const again = await move(folder, databaseUrl);
      assert.equal(again.code, 0);
      assert.match(again.said.at(-2), /Nothing was done/);
    });

    it('is refused while somebody works with either side, and where there is another box', async () => {
      rmSync(path.join(folder, 'ideas.moved'));
      const busy = await start();
      const held = await move(folder, await postgres.database());
      await busy.stop('SIGTERM');
      assert.deepEqual([held.code, held.errors.trim().split(' ').slice(-4).join(' ')], [1, 'stop the server first.']);

      const served = await postgres.database();
      const server = await start(served);
      const taken = await move(folder, served);
      assert.match(taken.errors, /^A server works with this PostgreSQL: stop it first\.$/m);
      await asker(server.url).propose('Une autre');
      await server.stop('SIGTERM');
      const other = await move(folder, served);
      assert.match(other.errors, /^This PostgreSQL holds another box: name an empty one\.$/m);
      assert.equal((await ask(served, 'select title from ideas')).length, 1);
    });

    it('leaves no table behind that it does not know', async () => {
      const database = new Database(path.join(folder, 'ideas.sqlite'));
      database.exec('create table later (id text primary key)');
      database.close();
      const { code, errors } = await move(folder, await postgres.database());
      assert.deepEqual([code, errors.trim()], [1, 'It is not known how to move later: nothing was done.']);
      const again = new Database(path.join(folder, 'ideas.sqlite'));
      again.exec('drop table later');
      again.close();
    });

    it('says what is missing', async () => {
      assert.match((await move(folder, '')).errors, /^DATABASE_URL must name/);
      assert.match((await move(folder, ' ')).errors, /^DATABASE_URL must name/);
      assert.equal(
        (await move(folder, 'mysql://root:secret@db/x')).errors,
        'DATABASE_URL must be as postgres://user:password@host/database.\n',
      );
      assert.match((await move(above, 'postgres://x@127.0.0.1:1/x')).errors, /there is no such file/);
      // As the server takes it: an empty variable counts as none.
      assert.match((await move('', 'postgres://x@127.0.0.1:1/x')).errors, /\.parvis-ideas.ideas\.sqlite: there is no/);
      assert.match((await move(folder, 'postgres://x@127.0.0.1:1/x')).errors, /ECONNREFUSED/);
    });
  });

/** One of everything that a box holds, and more votes than are copied at a time. @param {string} url */
async function fill(url) {
  const anna = asker(url);
  const moderator = asker(url, { token: 'moderator' });
  const office = asker(url, { token: 'answering' });
  const file = (await anna.ask('POST', 'files?name=plan.png', PNG, { 'content-type': 'image/png' })).body;
  const { id: idea, code } = await anna.propose('Un banc', {
    file: file.id,
    problem: '« Été » 🪑\nà côté',
    topic: 'nature',
  });
  const others = [];
  for (let n = 0; n < 12; n++) others.push((await anna.propose(`Idée ${n}`)).id);
  const key = 'an-idea-that-was-not-answered';
  const sent = { title: 'Sans réponse', began: 60_000 };
  const { body } = await anna.ask('POST', 'ideas', sent, { 'idempotency-key': key });
  await anna.vote(idea);
  for (let voter = 0; voter < 45; voter++) {
    const one = asker(url);
    for (const id of [idea, ...others]) await one.vote(id);
    await one.vote(idea, voter % 2 === 0);
  }
  const said = (await anna.post(`ideas/${idea}/comments`, { text: 'Près de l’école' })).body.id;
  await office.post(`ideas/${idea}/comments`, { text: 'Noté', parent: said });
  await anna.post(`ideas/${others[1]}/reports`, { reason: 'spam' });
  await office.post(`ideas/${others[2]}/answer`, { text: 'Oui', status: 'accepted' });
  await moderator.post(`ideas/${others[3]}/merge`, { into: others[4] });
  const { votes } = (await anna.get(`ideas/${idea}`)).body;
  return { cookie: anna.cookie, idea, code, file: file.id, votes, merged: others[3], key, sent, sentId: body.idea.id };
}
