// The relay reads what is on its list, for everybody at once, and nothing else; nothing that a source does stops it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import fastify from 'fastify';
import { isInside } from '../../demo/server/relay/inside.mjs';
import { serveRelay } from '../../demo/server/relay/serve-relay.mjs';
import { startTown } from '../../demo/server/town.mjs';
import { startIdeas } from '../support/ideas-server.mjs';

const FEED =
  '<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><title>Pr\xe9s</title></channel></rss>';
const bytes = Buffer.from(FEED, 'latin1');

/** What the source was asked. @type {import('node:http').IncomingMessage[]} */
let asked = [];
/** What it does at each path. @type {Record<string, import('node:http').RequestListener>} */
const ways = {
  '/feed.xml': (_, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(bytes),
  '/packed.xml': (_, response) =>
    response.writeHead(200, { 'content-type': 'text/xml', 'content-encoding': 'gzip' }).end(gzipSync(bytes)),
  '/bomb': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(4 * 2 ** 20))),
  '/endless': (_, response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(2 ** 16)));
    };
    response.on('drain', more);
    more();
  },
  '/elsewhere': (_, response) => response.writeHead(302, { location: '/feed.xml' }).end(),
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('<rss>', () => response.destroy());
  },
  '/silent': () => {},
  '/held': (_, response) => response.writeHead(200).write('<rss>'),
  '/page': (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'a=b' })
      .end('<script>1</script>'),
  '/odd-type': (_, response) => response.writeHead(200, { 'content-type': 'text/html;x=<a>' }).end('a'),
  '/busy': (_, response) => response.writeHead(503, { 'retry-after': '120' }).end(),
};
for (const status of [401, 403, 404, 410, 429, 500])
  ways[`/${status}`] = (_, response) => response.writeHead(status).end();

const source = createServer((request, response) => {
  asked.push(request);
  ways[request.url ?? '']?.(request, response);
});
let origin = '';
let clock = Date.now();
/** @type {import('fastify').FastifyInstance} */
let app;
let relay = '';

/** @param {Partial<Parameters<typeof serveRelay>[1]>} [options] */
async function start(options = {}) {
  app = fastify({ forceCloseConnections: true });
  await app.register(serveRelay, {
    prefix: '/relay',
    addresses: Object.keys(ways).map((way) => origin + way),
    pace: { idle: 300, total: 3000, most: 2 ** 20 },
    now: () => clock,
    ...options,
  });
  relay = `${await app.listen({ port: 0, host: '127.0.0.1' })}/relay`;
}
const read = (url, init) => fetch(`${relay}?url=${encodeURIComponent(url)}`, init);

before(async () => {
  source.listen(0, '127.0.0.1');
  await once(source, 'listening');
  origin = `http://127.0.0.1:${source.address().port}`;
  await start();
});
after(async () => {
  await app.close();
  source.closeAllConnections();
  source.close();
});
beforeEach(() => {
  clock += 3_600_000;
  asked = [];
});

describe('the relay', () => {
  it('hands on what a source says, as it was written, and as nothing that runs', async () => {
    for (const way of ['/feed.xml', '/packed.xml']) {
      const answer = await read(origin + way);
      assert.equal(answer.status, 200, way);
      assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes, way);
      assert.equal(answer.headers.get('content-type'), 'text/xml');
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'; sandbox/);
      assert.equal(answer.headers.get('access-control-allow-origin'), null);
    }
    const page = await read(`${origin}/page`);
    assert.equal(page.headers.get('set-cookie'), null);
    assert.equal((await read(`${origin}/odd-type`)).headers.get('content-type'), 'application/octet-stream');
  });

  it('says when nothing has changed', async () => {
    const etag = (await read(`${origin}/feed.xml`)).headers.get('etag') ?? '';
    const again = await read(`${origin}/feed.xml`, { headers: { 'if-none-match': `"x", ${etag}` } });
    assert.deepEqual([again.status, await again.text()], [304, '']);
    assert.equal((await read(`${origin}/feed.xml`, { headers: { 'if-none-match': '"x"' } })).status, 200);
    // As nginx and Apache hand on what they have compressed.
    for (const seen of [`W/${etag}`, etag.replace(/"$/, '-gzip"')])
      assert.equal((await read(`${origin}/feed.xml`, { headers: { 'if-none-match': seen } })).status, 304, seen);
  });

  it('asks for nothing that its list does not hold', async () => {
    const { port } = new URL(origin);
    for (const url of [
      '',
      'feed.xml',
      `${origin}/`,
      `${origin}/feed.xml?a`,
      `${origin}/feed.xml/`,
      `${origin}/FEED.xml`,
      `${origin}/other`,
      `http://user:word@127.0.0.1:${port}/feed.xml`,
      `http://localhost:${port}/feed.xml`,
      `https://127.0.0.1:${port}/feed.xml`,
      `http://127.0.0.1:${port}@town.example/feed.xml`,
      `${origin}/feed.xml#${origin}/feed.xml`,
      'file:///etc/passwd',
      'data:text/plain,a',
    ])
      assert.equal((await read(url)).status, 403, url);
    const twice = encodeURIComponent(`${origin}/feed.xml`);
    assert.equal((await fetch(`${relay}?url=${twice}&url=${twice}`)).status, 403);
    assert.equal((await fetch(relay)).status, 403);
    assert.equal((await fetch(`${relay}?url=${twice}`, { method: 'POST' })).status, 404);
    assert.deepEqual(asked, []);
    // However it is spelt, it is the address of the list.
    assert.equal((await read(`HTTP://127.0.0.1:${port}/a/../feed.xml`)).status, 200);
  });

  it('says nothing of who asks', async () => {
    const headers = {
      authorization: 'Bearer a',
      cookie: 'b=c',
      referer: 'http://intranet/',
      'x-forwarded-for': '10.0.0.9',
    };
    await read(`${origin}/feed.xml`, { headers });
    const names = Object.keys(asked[0]?.headers ?? {}).sort();
    assert.deepEqual(names, ['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
  });

  it('is one to a source, however many ask, and asks again after a minute', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => read(`${origin}/feed.xml`)));
    assert.ok(all.every(({ status }) => status === 200));
    await read(`${origin}/feed.xml`);
    assert.equal(asked.length, 1);
    clock += 60_000;
    await read(`${origin}/feed.xml`);
    assert.equal(asked.length, 2);
    // What failed may be there again sooner, and is not asked for by each of many all the same.
    for (const wait of [0, 9000, 1000]) {
      clock += wait;
      await read(`${origin}/500`);
    }
    assert.equal(asked.length, 4);
  });

  for (const [way, status] of /** @type {[string, number][]} */ ([
    ['/404', 404],
    ['/410', 410],
    ['/429', 429],
    ['/401', 502],
    ['/403', 502],
    ['/500', 502],
    ['/elsewhere', 502],
    ['/cut', 502],
    ['/silent', 502],
    ['/held', 502],
    ['/bomb', 502],
    ['/endless', 502],
  ]))
    it(`answers ${status} for a source that does so: ${way}`, async () => {
      const answer = await read(origin + way);
      assert.equal(answer.status, status);
      assert.doesNotMatch(await answer.text(), /rss/);
      assert.equal(asked.length, 1, 'nothing else is asked');
      // Nobody goes on reading: what was written beyond stands in buffers.
      if (way === '/endless') assert.ok(asked[0].socket.bytesWritten < 16 * 2 ** 20, `${asked[0].socket.bytesWritten}`);
    });

  it('hands on how long a source wants to be left alone', async () => {
    const answer = await read(`${origin}/busy`);
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '120']);
  });
});

describe('a name on the list of the relay', () => {
  /** Leads to the source, wherever it is said to lead. */
  const leading = (address) => (_, options, found) =>
    options.all ? found(null, [{ address, family: 4 }]) : found(null, address, 4);

  for (const [inside, status] of /** @type {[boolean, number][]} */ ([
    [false, 502],
    [true, 200],
  ]))
    it(`leads ${inside ? '' : 'not '}into this network, as was ${inside ? '' : 'not '}allowed`, async () => {
      await app.close();
      const url = `http://town.example:${new URL(origin).port}/feed.xml`;
      await start({ addresses: [url], inside, find: leading('127.0.0.1') });
      assert.equal((await read(url)).status, status);
      assert.equal(asked.length, Number(inside));
    });

  it('is known to lead inside in whatever form', () => {
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
    ])
      for (const form of [address, `::ffff:${address}`]) assert.ok(isInside(form), form);
    for (const address of ['::', '::1', 'fe80::1%eth0', 'fd00::1', '64:ff9b::a00:1', '2002:a00:1::1', 'ff02::1'])
      assert.ok(isInside(address), address);
    for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2001:4860:4860::8888', '::ffff:8.8.8.8'])
      assert.ok(!isInside(address), address);
  });
});

describe('a relay is there', () => {
  it('in the town, for the feed of the neighbour that no other site may read', async () => {
    const data = mkdtempSync(path.join(tmpdir(), 'parvis-relay-'));
    const town = await startTown({ port: 0, data, parvis: data });
    try {
      const feed = `${town.neighbour}/sans-cors/feeds/pays-des-pres.xml`;
      assert.equal((await fetch(feed)).headers.get('access-control-allow-origin'), null);
      const answer = await fetch(`${town.url}relais?url=${encodeURIComponent(feed)}`);
      assert.equal(answer.headers.get('content-type'), 'application/rss+xml; charset=utf-8');
      assert.match(await answer.text(), /<rss/);
      assert.equal((await fetch(`${town.url}relais?url=${encodeURIComponent(town.url)}`)).status, 403);
    } finally {
      await town.close();
      rmSync(data, { recursive: true });
    }
  });

  it('beside a box, where its configuration has one', async () => {
    for (const [relay, status] of [
      [{ addresses: [`${origin}/feed.xml`] }, 200],
      [undefined, 404],
    ]) {
      const ideas = await startIdeas({ box: { relay } });
      try {
        const answer = await fetch(`${ideas.url}relay?url=${encodeURIComponent(`${origin}/feed.xml`)}`);
        assert.equal(answer.status, status);
        if (relay) assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
      } finally {
        await ideas.close();
      }
    }
  });
});
