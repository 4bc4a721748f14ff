// The event stream of the idea box, what watches it, and how it stops.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openStore } from '../../demo/server/ideas/store.mjs';
import { listen } from '../support/event-reader.mjs';
import { freePort } from '../support/free-port.mjs';
import { startIdeasProcess } from '../support/ideas-process.mjs';
import { asker, boxConfig, startIdeas } from '../support/ideas-server.mjs';
import { hasPostgres, startPostgres } from '../support/postgres.mjs';

/** @param {import('node:test').TestContext} t @param {object} [box] */
async function boxFor(t, box) {
  const server = await startIdeas({ box });
  t.after(() => server.close());
  const hear = async (headers) => {
    const stream = await listen(`${server.url}events`, headers);
    t.after(() => stream.close());
    return stream;
  };
  return {
    server,
    hear,
    anna: asker(server.url),
    moderator: asker(server.url, { token: 'moderator' }),
    office: asker(server.url, { token: 'answering' }),
  };
}

describe('the event stream', () => {
  it('tells what changes, in order, and never who voted', async (t) => {
    const { hear, anna, moderator, office } = await boxFor(t, { moderation: 'before' });
    const stream = await hear();
    assert.match(stream.headers.get('content-type'), /^text\/event-stream/);
    assert.equal(stream.headers.get('x-content-type-options'), 'nosniff');
    const { id } = await anna.propose();
    await moderator.post(`ideas/${id}/publish`, {});
    await anna.vote(id);
    const comment = (await anna.post(`ideas/${id}/comments`, { text: 'x' })).body.id;
    await office.post(`ideas/${id}/answer`, { text: 'Oui', status: 'accepted' });
    await moderator.ask('PATCH', `ideas/${id}`, { title: 'y' }, { 'if-match': '*' });
    await moderator.post(`comments/${comment}/hide`, { reason: 'x' });
    await moderator.ask('PATCH', 'box', { closed: true });
    await moderator.post(`ideas/${id}/refuse`, { reason: 'x' });
    const told = await stream.until(({ data }) => data.change === 'gone');
    assert.deepEqual(
      told.map(({ event, data }) => [event, data]),
      [
        ['idea', { id, change: 'new', status: 'received' }],
        ['idea', { id, change: 'vote', votes: 1 }],
        ['idea', { id, change: 'comment', comments: 1 }],
        ['idea', { id, change: 'status', status: 'accepted' }],
        ['idea', { id, change: 'answer' }],
        ['idea', { id, change: 'edited' }],
        ['idea', { id, change: 'comment', comments: 0 }],
        ['box', { closed: true }],
        ['idea', { id, change: 'gone' }],
      ],
    );
    const ids = told.map((one) => Number(one.id));
    assert.deepEqual(
      ids,
      ids.map((_, index) => ids[0] + index),
      'without a hole',
    );
  });

  it('tells of no vote while their count is hidden: who counts what he is told would know it', async (t) => {
    const { hear, anna, server } = await boxFor(t, { votes: { hidden: true, until: '2999-01-01T00:00:00Z' } });
    const stream = await hear();
    const { id } = await anna.propose();
    const others = Array.from({ length: 6 }, () => asker(server.url));
    await anna.vote(id);
    await anna.vote(id, false);
    await Promise.all(others.map((one) => one.vote(id)));
    // Nor of those that go with who gave them.
    await others[0].ask('DELETE', 'me');
    await anna.post(`ideas/${id}/comments`, { text: 'Fini' });
    const told = await stream.until(({ data }) => data.change === 'comment');
    assert.deepEqual(
      told.filter(({ data }) => data.id === id).map(({ data }) => data.change),
      ['new', 'comment'],
    );
  });

  it('does not tell which votes were one person’s, when he is forgotten', async (t) => {
    const { hear, anna, moderator, server } = await boxFor(t);
    const ids = [];
    for (const title of ['Un banc', 'Un arbre', 'Une halle', 'Deux halles'])
      ids.push((await moderator.propose(title)).id);
    await moderator.post(`ideas/${ids[3]}/merge`, { into: ids[2] });
    for (const id of ids.slice(0, 3)) await anna.vote(id);
    const stream = await hear();
    assert.deepEqual((await anna.ask('DELETE', 'me')).body.removed.votes, 3);
    await asker(server.url).post(`ideas/${ids[0]}/comments`, { text: 'Fini' });
    const told = await stream.until(({ data }) => data.change === 'comment');
    assert.deepEqual(
      told.map(({ data }) => data.change),
      ['comment'],
    );
    const { body } = await anna.get('ideas');
    assert.deepEqual(
      body.ideas.map(({ votes }) => votes),
      [0, 0, 0],
    );
  });

  it('leaves room for others, however many come by one line', async (t) => {
    const server = await startIdeas({ readers: 6, box: { proxies: ['127.0.0.1'] } });
    t.after(() => server.close());
    const ask = async (address) => {
      const stop = new AbortController();
      t.after(() => stop.abort());
      const headers = { 'x-forwarded-for': address };
      const { status } = await fetch(`${server.url}events`, { headers, signal: stop.signal });
      return { status, stop };
    };
    const of = async (address, times) => {
      const all = [];
      for (let at = 0; at < times; at++) all.push(await ask(address));
      return all;
    };
    const statuses = (all) => all.map(({ status }) => status);
    const greedy = await of('192.0.2.1', 4);
    assert.deepEqual(statuses(greedy), [200, 200, 200, 503]);
    assert.deepEqual(statuses(await of('2001:db8:1:2::1', 2)), [200, 200]);
    assert.deepEqual(statuses([...(await of('2001:db8:1:2::2', 1)), ...(await of('192.0.2.2', 1))]), [200, 503]);
    // Who leaves gives the place back.
    greedy[0].stop.abort();
    for (; server.context.events.readers > 5;) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(statuses([...(await of('2001:db8:1:2::3', 1)), ...(await of('192.0.2.1', 1))]), [503, 200]);
  });

  it('is no place for those who ask for its headers alone', { timeout: 20_000 }, async (t) => {
    const { server } = await boxFor(t);
    const { status, headers } = await fetch(`${server.url}events`, { method: 'HEAD' });
    assert.deepEqual(
      [status, headers.get('allow'), headers.get('x-content-type-options')],
      [405, 'GET, OPTIONS', 'nosniff'],
    );
    assert.equal(server.context.events.readers, 0);
  });

  it('goes on where it was, without a hole and nothing twice', async (t) => {
    const { hear, server, anna } = await boxFor(t);
    const first = await hear();
    const { id: standing } = await first.block();
    const { id } = await anna.propose();
    const [{ id: seen }] = await first.until(({ data }) => data.change === 'new');
    await first.close();
    for (let time = 0; time < 5; time++) await asker(server.url).vote(id);
    const second = await hear({ 'last-event-id': seen });
    // While it is being told of the past, more happens.
    const voting = Promise.all(Array.from({ length: 20 }, () => asker(server.url).vote(id)));
    const told = await second.until(({ data }) => data.votes === 25);
    await voting;
    const ids = told.map((one) => Number(one.id));
    assert.deepEqual(
      ids,
      ids.map((_, index) => Number(seen) + 1 + index),
    );
    // One that was cut before it heard anything stands where it began.
    const third = await hear({ 'last-event-id': standing });
    assert.equal((await third.next()).data.change, 'new');
  });

  it('says so when it cannot go on from there', async (t) => {
    const { hear, server, anna } = await boxFor(t);
    const { id } = await anna.propose();
    await anna.vote(id);
    await server.context.store.writer.deleteFrom('events').where('id', '=', 1).execute();
    for (const asked of ['0', '999999', 'of-another-server']) {
      const stream = await hear({ 'last-event-id': asked });
      const gap = await stream.next();
      assert.deepEqual([gap.event, gap.data], ['gap', {}], asked);
      const before = (await anna.get(`ideas/${id}`)).body.votes;
      await asker(server.url).vote(id);
      const next = await stream.next();
      assert.deepEqual([next.data.votes, Number(next.id)], [before + 1, Number(gap.id) + 1]);
    }
  });

  it('lets go who does not read, and takes him back where he was', async (t) => {
    const { hear, server } = await boxFor(t);
    const { hostname, port } = new URL(server.url);
    const slow = connect({ host: hostname, port: Number(port), highWaterMark: 1024 });
    t.after(() => slow.destroy());
    slow.on('error', () => {});
    slow.write(`GET /idees/api/events HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
    await once(slow, 'readable');
    const quick = await hear();
    const { writer, events } = server.context;
    const say = (number) =>
      writer.write(async ({ tell }) =>
        tell({ kind: 'idea', data: { id: `${number}`, change: 'new', text: 'x'.repeat(100_000) } }),
      );
    let number = 0;
    // More than the system itself holds for him.
    while (events.dropped === 0 && number < 400) {
      await say(++number);
      assert.equal((await quick.next()).data.id, `${number}`);
    }
    assert.deepEqual([events.dropped, events.readers], [1, 1]);
    assert.ok(number > 1, 'he was let go at the first');
    let text = '';
    slow.on('data', (part) => {
      text += part.toString('latin1');
    });
    await Promise.race([once(slow, 'close'), once(slow, 'end')]);
    const seen = [...text.matchAll(/^id: (\d+)\nevent: idea\ndata: .*\n\n/gm)].map(([, id]) => Number(id));
    const again = await hear({ 'last-event-id': String(seen.at(-1) ?? 0) });
    const rest = await again.until(({ data }) => data.id === `${number}`);
    assert.deepEqual(
      [...seen, ...rest.map(({ id }) => Number(id))],
      Array.from({ length: number }, (_, index) => index + 1),
    );
  });
});

describe('a process of the idea box', () => {
  /** @param {import('node:test').TestContext} t @param {object} [config] */
  function folderFor(t, config = boxConfig()) {
    const data = mkdtempSync(path.join(tmpdir(), 'parvis-box-'));
    t.after(() => rmSync(data, { recursive: true, force: true }));
    const file = path.join(data, 'box.json');
    writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config, null, 2));
    return { data, config: file };
  }

  it('says how it is, and what it did, and writes nothing of who asks', async (t) => {
    const box = await startIdeasProcess(folderFor(t));
    t.after(() => box.stop());
    const anna = asker(box.url);
    const { id } = await anna.propose('Une phrase bien à moi', { name: 'Anna-Nommée' });
    await anna.vote(id);
    await anna.get('ideas?q=secret-cherch%C3%A9');
    await anna.get('nowhere');
    for (let times = 0; times < 2; times++)
      await (await fetch(`${box.url}ideas`, { headers: { 'x-forwarded-for': '203.0.113.7' } })).text();
    assert.deepEqual(await (await fetch(`${box.origin}/health`)).json(), { state: 'ok' });
    const metrics = await fetch(`${box.origin}/metrics`);
    assert.match(metrics.headers.get('content-type'), /^text\/plain; version=0\.0\.4/);
    const text = await metrics.text();
    for (const line of text.trim().split('\n'))
      assert.match(line, /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [\d.e+-]+)$/);
    assert.match(text, /requests_total\{method="PUT",route="\/idees\/api\/ideas\/:id\/vote",status="200"\} 1\n/);
    assert.match(text, /parvis_ideas_writes_total \d+/);
    assert.equal(await box.stop('SIGTERM'), 0);
    const lines = box.lines.map((line) => JSON.parse(line));
    assert.ok(lines.some(({ route, status }) => route === '/idees/api/ideas/:id/vote' && status === 200));
    assert.equal(lines.filter(({ msg }) => /`proxies` names none/.test(msg)).length, 1);
    const all = box.lines.join('\n');
    for (const word of [
      '203.0.113',
      'phrase',
      'Anna',
      'secret',
      'nowhere',
      id,
      '127.0.0.1:',
      anna.cookie.slice(13, 30),
    ])
      assert.equal(all.replace(/Server listening at .*/, '').includes(word), false, word);
  });

  it('ends what is under way before it stops, and tells those who listen', async (t) => {
    const folder = folderFor(t);
    const box = await startIdeasProcess(folder);
    const { id } = await asker(box.url).propose();
    const stream = await listen(`${box.url}events`);
    await stream.block();
    const votes = Array.from({ length: 30 }, () =>
      asker(box.url)
        .vote(id)
        .catch(() => undefined),
    );
    await Promise.any(votes);
    assert.equal(await box.stop('SIGTERM'), 0);
    const answered = (await Promise.all(votes)).filter((answer) => answer?.status === 200).length;
    await assert.rejects(stream.until(() => false));
    const again = await startIdeasProcess(folder);
    t.after(() => again.stop());
    const { votes: kept } = (await asker(again.url).get(`ideas/${id}`)).body;
    assert.ok(kept >= answered, `${kept} of ${answered}`);
  });

  it('waits for no connection by which nothing was asked yet', async (t) => {
    const box = await startIdeasProcess(folderFor(t));
    const { port } = new URL(box.origin);
    for (const said of ['', 'GET /idees/api/box HTTP/1.1\r\n']) {
      const connection = connect(Number(port), '127.0.0.1').on('error', () => {});
      t.after(() => connection.destroy());
      await once(connection, 'connect');
      connection.write(said);
    }
    // Both were taken in before this one was answered.
    await (await fetch(`${box.url}box`)).text();
    assert.equal(await box.stop('SIGTERM'), 0);
  });

  /** Starts one that should not. @param {string} data @param {Record<string, string>} env @param {string[]} [given] */
  function refusalOf(data, env, given = []) {
    const start = path.join(import.meta.dirname, '../../demo/server/ideas/start.mjs');
    const { status, stderr } = spawnSync(process.execPath, [start, ...given], {
      encoding: 'utf8',
      env: { ...process.env, PARVIS_DATA: data, PORT: '0', ...env },
      timeout: 30_000,
    });
    assert.equal(status, 1, stderr);
    return stderr;
  }

  it('does not start on a wrong configuration, and says which line', async (t) => {
    const { data, config } = folderFor(t, '{\n  "moderation": "after",\n  "reports": "three"\n}');
    assert.equal(refusalOf(data, {}, [config]), `${config}, line 3: reports must be a whole number from 0 to 1000.\n`);
  });

  it('does not start where it cannot, and says why in one line that holds no password', async (t) => {
    const { data, config } = folderFor(t);
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    t.after(() => taken.close());
    const port = String(taken.address().port);
    const newer = path.join(data, 'newer');
    const store = await openStore({ folder: newer });
    await store.writer.insertInto('kysely_migration').values({ name: '2999-ideas', timestamp: '2999' }).execute();
    await store.close();
    // Whoever runs the tests may write everything: what cannot be opened is a folder.
    const shut = path.join(data, 'shut');
    mkdirSync(path.join(shut, 'ideas.sqlite'), { recursive: true });
    const url = `postgres://parvis:s3cret@127.0.0.1:${await freePort()}/ideas`;
    const table = [
      [{ PORT: 'eighty' }, 'PORT must be a number from 0 to 65535, and is “eighty”.'],
      [{ PORT: '70000' }, 'PORT must be a number from 0 to 65535, and is “70000”.'],
      [{ PORT: port }, `HOST and PORT (127.0.0.1, ${port}) cannot be listened at: listen EADDRINUSE: `],
      [{ PARVIS_DATA: config }, `PARVIS_DATA (${config}) cannot be used: EEXIST: `],
      [{ PARVIS_DATA: newer }, `PARVIS_DATA (${newer}) cannot be used: a later version has written it`],
      [
        { PARVIS_DATA: shut },
        `PARVIS_DATA (${shut}) cannot be used: ${path.join(shut, 'ideas.sqlite')} cannot be opened by this user`,
      ],
      [{ DATABASE_URL: url }, `DATABASE_URL, or PARVIS_DATA (${data}), cannot be used: connect ECONNREFUSED `],
      [
        { DATABASE_URL: url.replace('/ideas', '9/ideas') },
        `DATABASE_URL, or PARVIS_DATA (${data}), cannot be used: Invalid URL`,
      ],
      [{ DATABASE_URL: url.replace('postgres', 'mysql') }, 'DATABASE_URL must be as postgres://'],
    ];
    for (const [env, expected] of table) {
      const said = refusalOf(data, env);
      assert.equal(said.slice(0, expected.length), expected);
      assert.deepEqual([said.trimEnd().split('\n').length, said.includes('s3cret')], [1, false], said);
    }
    assert.match(refusalOf(data, {}, [data]), /^\/.* cannot be read: EISDIR: .*\n$/);
  });

  it('keeps what people write from the other users of the machine', async (t) => {
    const { data: outside, config } = folderFor(t);
    const data = path.join(outside, 'ideas');
    // What most machines have, and who runs the tests may not.
    const before = process.umask(0o022);
    const box = await startIdeasProcess({ config, data }).finally(() => process.umask(before));
    t.after(() => box.stop());
    const pdf = { 'content-type': 'application/pdf' };
    assert.equal((await asker(box.url).ask('POST', 'files?name=a.pdf', Buffer.from('%PDF-1.7'), pdf)).status, 201);
    const all = readdirSync(data, { recursive: true, encoding: 'utf8' });
    assert.ok(all.includes('ideas.sqlite'));
    assert.deepEqual(
      all.filter((name) => statSync(path.join(data, name)).mode & 0o007),
      [],
    );
  });

  it('takes an empty variable for one that is not there, and is open to its machine alone', async (t) => {
    const box = await startIdeasProcess({ ...folderFor(t), env: { HOST: '' } });
    t.after(() => box.stop());
    assert.match(box.origin, /^http:\/\/127\.0\.0\.1:/);
  });

  /** What a process says to a name that it is asked by. @param {string} origin @param {string} host */
  const statusUnder = (origin, host) =>
    new Promise((resolve, reject) => {
      // A page that somebody else's name has led here is one of this very origin to its browser.
      const headers = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
      request(`${origin}/idees/api/ideas`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .once('error', reject)
        .end();
    });
  /** One after the other: the first of them is the one that the log names. @param {string} origin @param {string[]} names */
  const statusesUnder = async (origin, names) => {
    const statuses = [];
    for (const host of names) statuses.push(await statusUnder(origin, host));
    return statuses;
  };
  const PAGE = { page: 'https://www.Town.example/ideas#ideas:idea={id}' };
  const warnings = ({ lines }) =>
    lines.map((line) => JSON.parse(line)).filter(({ level, msg }) => level === 40 && /`hosts`/.test(msg));

  it('is not asked under a name that somebody else has made lead to it', async (t) => {
    const box = await startIdeasProcess(
      folderFor(t, boxConfig({ ...PAGE, hosts: ['ideas.town.example', 'idées.example'] })),
    );
    t.after(() => box.stop());
    const own = [
      'localhost:1',
      'a.localhost',
      '127.0.0.1',
      '[::1]:80',
      'www.town.example',
      'IDEAS.town.example:8080',
      'xn--ides-cpa.example',
    ];
    assert.deepEqual(await statusesUnder(box.origin, own), [200, 200, 200, 200, 200, 200, 200]);
    const foreign = ['evil.example', 'localhost.evil.example', 'town.example', 'ideas.town.example.evil.example'];
    assert.deepEqual(await statusesUnder(box.origin, foreign), [421, 421, 421, 421]);
    assert.deepEqual(await statusesUnder(box.origin, ['a b', 'a/b', '[', '@localhost']), [400, 400, 400, 400]);
    const { status, headers, text } = await new Promise((resolve, reject) => {
      request(`${box.origin}/health`, { headers: { host: 'evil.example' } }, async (answer) => {
        let text = '';
        for await (const part of answer) text += part;
        resolve({ status: answer.statusCode, headers: answer.headers, text });
      })
        .once('error', reject)
        .end();
    });
    assert.deepEqual(
      [status, headers['content-type'], headers['x-content-type-options'], JSON.parse(text)],
      [
        421,
        'application/problem+json; charset=utf-8',
        'nosniff',
        {
          title: 'This server does not go by the name evil.example: `hosts` says which are its own.',
          status: 421,
          code: 'host',
        },
      ],
    );
    // Once, and with what is to be written there.
    assert.equal(await box.stop('SIGTERM'), 0);
    assert.deepEqual(
      warnings(box).map(({ host }) => host),
      ['evil.example'],
    );
  });

  it('goes by all names where it is open to other machines and is told none, and says so', async (t) => {
    const table = [
      [PAGE, [200, 200], true],
      [{ hosts: ['www.town.example'] }, [421, 200], false],
      [{ hosts: [] }, [421, 421], false],
    ];
    for (const [config, statuses, warned] of table) {
      const box = await startIdeasProcess({ ...folderFor(t, boxConfig(config)), env: { HOST: '0.0.0.0' } });
      t.after(() => box.stop());
      const origin = `http://127.0.0.1:${new URL(box.origin).port}`;
      assert.deepEqual(await statusesUnder(origin, ['evil.example', 'www.town.example']), statuses);
      assert.equal(await box.stop('SIGTERM'), 0);
      // At the start, or with the first that was turned away.
      const said = warnings(box);
      assert.deepEqual([said.length, /other machines/.test(said[0].msg)], [1, warned]);
    }
  });

  if (hasPostgres())
    describe('on PostgreSQL', () => {
      let postgres;
      before(async () => {
        postgres = await startPostgres();
      });
      after(() => postgres.close());

      it('does not start where that cannot hold what people write, and says how to make one that can', async (t) => {
        const { data } = folderFor(t);
        const said = refusalOf(data, { DATABASE_URL: await postgres.database('LATIN1') });
        const expected = `DATABASE_URL, or PARVIS_DATA (${data}), cannot be used: its encoding is LATIN1, which lacks letters`;
        assert.equal(said.slice(0, expected.length), expected);
        assert.match(said, /createdb --encoding=UTF8 .*\n$/);
      });

      it('tells what another one beside it is told', async (t) => {
        const databaseUrl = await postgres.database();
        const boxes = await Promise.all([1, 2].map(() => startIdeasProcess({ ...folderFor(t), databaseUrl })));
        for (const box of boxes) t.after(() => box.stop());
        const streams = await Promise.all(boxes.map(({ url }) => listen(`${url}events`)));
        for (const stream of streams) {
          t.after(() => stream.close());
          await stream.block();
        }
        const { id } = await asker(boxes[0].url).propose();
        const anna = asker(boxes[1].url);
        assert.equal((await anna.vote(id)).body.votes, 1);
        for (const stream of streams) {
          const told = await stream.until(({ data }) => data.change === 'vote');
          assert.deepEqual(
            told.map(({ data }) => [data.id, data.change]),
            [
              [id, 'new'],
              [id, 'vote'],
            ],
          );
        }
        // One person to both of them.
        const same = asker(boxes[0].url);
        same.cookie = anna.cookie;
        assert.equal((await same.vote(id, true, 2)).body.votes, 1);
        assert.equal((await same.get(`ideas/${id}`)).body.voted, true);

        // Votes through both at once, each once; and both tell them in the same order.
        await Promise.all(Array.from({ length: 60 }, (_, index) => asker(boxes[index % 2].url).vote(id)));
        const orders = await Promise.all(
          streams.map(async (stream) => (await stream.until(({ data }) => data.votes === 61)).map((one) => one.id)),
        );
        const common = orders[0].filter((one) => orders[1].includes(one));
        assert.deepEqual(
          orders[1].filter((one) => common.includes(one)),
          common,
        );
        assert.equal(common.at(-1), orders[0].at(-1));

        // The same act through both at once is done once.
        const headers = { 'idempotency-key': 'the-same-key-for-both-of-them' };
        const both = await Promise.all(
          boxes.map(({ url }) => asker(url).ask('POST', `ideas/${id}/comments`, { text: 'Une fois' }, headers)),
        );
        assert.deepEqual(
          both.map(({ status }) => status),
          [201, 201],
        );
        assert.deepEqual(both[0].body, both[1].body);
      });
    });
});
