// What the idea box does not take: from other sites, from the wrong people, in the wrong form; and that what is hostile
// stays the text that it is.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import compilers from '@fastify/ajv-compiler';
import { toCsv } from '../../demo/server/ideas/export.mjs';
import { sweepFiles } from '../../demo/server/ideas/files.mjs';
import { asker, startIdeas } from '../support/ideas-server.mjs';

const quotas = Object.fromEntries(
  ['propose', 'vote', 'comment', 'report', 'file', 'follow', 'newcomers'].map((name) => [
    name,
    { max: 100_000, minutes: 1 },
  ]),
);
/** @type {Awaited<ReturnType<typeof startIdeas>>} */
let server;
before(async () => {
  server = await startIdeas({
    box: { quotas, limits: { fileBytes: 10_000, links: 100, text: 50_000, title: 500, comment: 20_000 } },
  });
});
after(() => server.close());
const as = (token) => asker(server.url, { token });

describe('another site', () => {
  const table = [
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://127.0.0.1' }, 403],
    [{ origin: 'http://127.0.0.1.evil.example' }, 403],
    [{ origin: 'OWN', 'sec-fetch-site': 'same-origin' }, 201],
    [{ origin: 'OWN' }, 201],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 201],
    [{ 'sec-fetch-site': 'none' }, 201],
    [{}, 201],
    [{ 'content-type': 'text/plain' }, 415],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, 415],
    [{ 'content-type': 'multipart/form-data; boundary=x' }, 415],
    [{ 'content-type': 'text/plain; application/json' }, 415],
    [{ 'content-type': 'application/jsonx' }, 415],
    [{ 'content-type': 'application/json; charset=utf-8' }, 201],
    [{ 'content-type': 'APPLICATION/JSON' }, 201],
    [{ 'idempotency-key': undefined }, 400],
    [{ 'idempotency-key': 'short' }, 400],
    [{ 'idempotency-key': 'with a space in the middle' }, 400],
    [{ 'idempotency-key': 'x'.repeat(201) }, 400],
  ];
  for (const [headers, expected] of table)
    it(`${expected < 400 ? 'is not what sends' : 'is refused with'} ${JSON.stringify(headers).slice(0, 80)}`, async () => {
      const own = headers.origin === 'OWN' ? { ...headers, origin: server.origin } : headers;
      const { status } = await as().ask('POST', 'ideas', JSON.stringify({ title: 'Un banc', began: 1 }), {
        'content-type': 'application/json',
        ...own,
      });
      assert.equal(status, expected);
    });

  it('may write by none of the addresses that write', async () => {
    const { paths } = (await as().get('openapi.json')).body;
    const writes = Object.entries(paths).flatMap(([path, verbs]) =>
      Object.keys(verbs)
        .filter((verb) => verb !== 'get')
        .map((verb) => [verb.toUpperCase(), path]),
    );
    assert.ok(writes.length >= 20, String(writes.length));
    const { body } = await as().get('ideas');
    for (const [method, path] of writes) {
      const { pathname } = new URL(server.url);
      const at = path.replace(pathname, '').replace('{id}', 'x');
      const { status, body: said } = await as('both').ask(method, at, {}, { origin: 'https://evil.example' });
      assert.deepEqual([status, said.code], [403, 'origin'], `${method} ${path}`);
    }
    assert.equal((await as().get('ideas')).body.total, body.total);
  });

  it('may neither read nor write with the cookie, unless it is named', async (t) => {
    const { headers } = await as().get('ideas', { origin: 'https://evil.example' });
    assert.equal(headers.get('access-control-allow-origin'), null);
    const named = await startIdeas({ box: { origins: ['https://intranet.example'] } });
    t.after(() => named.close());
    const there = asker(named.url);
    const read = await there.get('ideas', { origin: 'https://intranet.example' });
    assert.deepEqual(
      ['origin', 'credentials'].map((what) => read.headers.get(`access-control-allow-${what}`)),
      ['https://intranet.example', 'true'],
    );
    assert.match(read.headers.get('vary'), /Origin/);
    const wrote = await there.post('ideas', { title: 'x', began: 1 }, { origin: 'https://intranet.example' });
    assert.equal(wrote.status, 201);
    const asked = await there.ask('OPTIONS', 'ideas', undefined, { origin: 'https://intranet.example' });
    assert.equal(asked.status, 204);
    assert.match(asked.headers.get('access-control-allow-headers'), /Idempotency-Key/);
    const evil = await there.ask('OPTIONS', 'ideas', undefined, { origin: 'https://evil.example' });
    assert.equal(evil.headers.get('access-control-allow-origin'), null);
  });
});

describe('who may do what', () => {
  const roles = ['stranger', 'author', 'moderator', 'answering'];
  /** @type {Record<string, ReturnType<typeof asker>>} */
  let who;
  before(() => {
    who = { stranger: as(), author: as(), moderator: as('moderator'), answering: as('answering') };
  });

  /** A new idea in a state. */
  const objects = {
    published: () => who.author.propose(),
    pending: async () => {
      const idea = await who.author.propose();
      await server.context.store.writer
        .updateTable('ideas')
        .set({ state: 'pending' })
        .where('id', '=', idea.id)
        .execute();
      return idea;
    },
    refused: async () => {
      const idea = await who.author.propose();
      await who.moderator.post(`ideas/${idea.id}/refuse`, { reason: 'x' });
      return idea;
    },
    merged: async () => {
      const idea = await who.author.propose();
      const into = await who.author.propose();
      await who.moderator.post(`ideas/${idea.id}/merge`, { into: into.id });
      return idea;
    },
    closed: async () => {
      const idea = await who.author.propose();
      await who.moderator.post(`ideas/${idea.id}/close`, {});
      return idea;
    },
    withdrawn: async () => {
      const idea = await who.author.propose();
      await who.author.post(`ideas/${idea.id}/withdraw`, {});
      return idea;
    },
    missing: async () => ({ id: 'n0where' }),
  };
  const routes = {
    read: (one, { id }) => one.get(`ideas/${id}`),
    vote: (one, { id }) => one.vote(id),
    comment: (one, { id }) => one.post(`ideas/${id}/comments`, { text: 'x' }),
    report: (one, { id }) => one.post(`ideas/${id}/reports`, { reason: 'spam' }),
    withdraw: (one, { id }) => one.post(`ideas/${id}/withdraw`, {}),
    edit: (one, { id }) => one.ask('PATCH', `ideas/${id}`, { title: 'y' }, { 'if-match': '*' }),
    publish: (one, { id }) => one.post(`ideas/${id}/publish`, {}),
    refuse: (one, { id }) => one.post(`ideas/${id}/refuse`, { reason: 'x' }),
    status: (one, { id }) => one.post(`ideas/${id}/status`, { status: 'study' }),
    merge: async (one, { id }) => one.post(`ideas/${id}/merge`, { into: (await who.author.propose()).id }),
    unmerge: (one, { id }) => one.ask('DELETE', `ideas/${id}/merge`),
    close: (one, { id }) => one.post(`ideas/${id}/close`, {}),
    reopen: (one, { id }) => one.post(`ideas/${id}/reopen`, {}),
    dismiss: (one, { id }) => one.post(`ideas/${id}/reports/dismiss`, {}),
    answer: (one, { id }) => one.post(`ideas/${id}/answer`, { text: 'x' }),
    group: (one, { id }) => one.put(`ideas/${id}/group`, { members: ['A'], papers: [] }),
  };
  const office = (status) => [403, 403, status, 403];
  const service = (status) => [403, 403, 403, status];
  //                 stranger, author, moderator, answering
  const table = {
    read: {
      published: 200,
      pending: [404, 200, 200, 404],
      refused: [404, 200, 200, 404],
      merged: 200,
      closed: 200,
      withdrawn: [404, 200, 200, 404],
      missing: 404,
    },
    vote: {
      published: 200,
      pending: [404, 409, 409, 404],
      refused: [404, 409, 409, 404],
      merged: 409,
      closed: 409,
      withdrawn: [404, 409, 409, 404],
      missing: 404,
    },
    comment: {
      published: 201,
      pending: [404, 201, 201, 404],
      refused: [404, 409, 409, 404],
      merged: 409,
      closed: 409,
      withdrawn: [404, 409, 409, 404],
      missing: 404,
    },
    report: {
      published: 201,
      pending: [404, 201, 201, 404],
      refused: [404, 201, 201, 404],
      merged: 201,
      closed: 201,
      withdrawn: [404, 201, 201, 404],
      missing: 404,
    },
    withdraw: {
      published: [403, 200, 403, 403],
      pending: [404, 200, 403, 404],
      refused: [404, 409, 403, 404],
      merged: [403, 409, 403, 403],
      closed: [403, 409, 403, 403],
      withdrawn: [404, 200, 403, 404],
      missing: 404,
    },
    edit: {
      published: office(200),
      pending: office(200),
      refused: office(200),
      merged: office(200),
      closed: office(200),
      withdrawn: office(409),
      missing: office(404),
    },
    publish: {
      published: office(200),
      pending: office(200),
      refused: office(200),
      merged: office(200),
      closed: office(200),
      withdrawn: office(409),
      missing: office(404),
    },
    refuse: {
      published: office(200),
      pending: office(200),
      refused: office(200),
      merged: office(409),
      closed: office(200),
      withdrawn: office(409),
      missing: office(404),
    },
    status: {
      published: office(200),
      pending: office(200),
      refused: office(200),
      merged: office(409),
      closed: office(200),
      withdrawn: office(409),
      missing: office(404),
    },
    merge: {
      published: office(200),
      pending: office(409),
      refused: office(409),
      merged: office(409),
      closed: office(200),
      withdrawn: office(409),
      missing: office(404),
    },
    unmerge: {
      published: office(409),
      pending: office(409),
      refused: office(409),
      merged: office(200),
      closed: office(409),
      withdrawn: office(409),
      missing: office(404),
    },
    close: {
      published: office(200),
      pending: office(200),
      refused: office(200),
      merged: office(200),
      closed: office(200),
      withdrawn: office(409),
      missing: office(404),
    },
    reopen: {
      published: office(200),
      pending: office(200),
      refused: office(200),
      merged: office(200),
      closed: office(200),
      withdrawn: office(409),
      missing: office(404),
    },
    dismiss: {
      published: office(200),
      pending: office(200),
      refused: office(200),
      merged: office(200),
      closed: office(200),
      withdrawn: office(200),
      missing: office(404),
    },
    answer: {
      published: service(200),
      // Who may not read it does not learn of it by acting on it.
      pending: service(404),
      refused: service(404),
      merged: service(409),
      closed: service(200),
      withdrawn: service(404),
      missing: service(404),
    },
    group: {
      published: service(200),
      pending: service(404),
      refused: service(404),
      merged: service(200),
      closed: service(200),
      withdrawn: service(404),
      missing: service(404),
    },
  };
  for (const [route, of] of Object.entries(table))
    it(`is kept to for ${route}`, async () => {
      for (const [object, expected] of Object.entries(of))
        for (const [index, role] of roles.entries()) {
          const { status, body } = await routes[route](who[role], await objects[object]());
          const wanted = Array.isArray(expected) ? expected[index] : expected;
          assert.equal(status, wanted, `${role} ${route} ${object}: ${JSON.stringify(body).slice(0, 200)}`);
        }
    });

  it('is kept to for what is no idea', async () => {
    const { id } = await who.author.propose();
    const comment = (await who.author.post(`ideas/${id}/comments`, { text: 'x' })).body.id;
    const more = {
      hide: [(one) => one.post(`comments/${comment}/hide`, { reason: 'x' }), office(200)],
      show: [(one) => one.post(`comments/${comment}/show`, {}), office(200)],
      audit: [(one) => one.get('audit'), office(200)],
      csv: [(one) => one.get('export.csv'), office(200)],
      ods: [(one) => one.get('export.ods'), office(200)],
      pending: [(one) => one.get('ideas?state=pending'), office(200)],
      reported: [(one) => one.get('ideas?state=reported'), office(200)],
      box: [(one) => one.ask('PATCH', 'box', { closed: false }), office(200)],
      me: [(one) => one.get('me'), [200, 200, 200, 200]],
    };
    for (const [name, [ask, expected]] of Object.entries(more))
      for (const [index, role] of roles.entries())
        assert.equal((await ask(who[role])).status, expected[index], `${role} ${name}`);
  });

  it('is not told by a token that nobody has', async () => {
    for (const token of ['nobody', 'a.b.c', 'moderator2']) {
      const { status, body } = await as(token).get('ideas');
      assert.deepEqual([status, body.code], [401, 'token'], token);
    }
  });
});

describe('a file', () => {
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(50)]);
  const html = Buffer.from('<!doctype html><script>alert(1)</script>');
  const odt = Buffer.concat([
    Buffer.from('PK\x03\x04', 'latin1'),
    Buffer.alloc(26),
    Buffer.from('mimetypeapplication/vnd.oasis.opendocument.text'),
    Buffer.alloc(30),
  ]);
  const table = [
    ['plan.png', 'image/png', png, 201, 'plan.png'],
    ['plan.PNG', 'image/png; charset=binary', png, 201, 'plan.png'],
    ['plan.pdf', 'application/pdf', Buffer.from('%PDF-1.7\n'), 201, 'plan.pdf'],
    ['lettre.odt', 'application/vnd.oasis.opendocument.text', odt, 201, 'lettre.odt'],
    ['photo.jpeg', 'image/jpeg', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 201, 'photo.jpg'],
    ['page.html', 'image/png', png, 201, 'page.html.png'],
    ['../../etc/passwd', 'image/png', png, 201, 'passwd.png'],
    ['C:\\Windows\\a.png', 'image/png', png, 201, 'a.png'],
    ['..', 'image/png', png, 201, 'file.png'],
    ['facture\u202egnp.exe', 'image/png', png, 201, 'facturegnp.exe.png'],
    ['a\r\nSet-Cookie: x=1.png', 'image/png', png, 201, 'aSet-Cookie x=1.png'],
    ['Été à l’école "ici".png', 'image/png', png, 201, 'Été à l’école ici.png'],
    ['x'.repeat(300), 'image/png', png, 201, `${'x'.repeat(100)}.png`],
    ['a.png', 'image/png', html, 415],
    ['a.pdf', 'application/pdf', html, 415],
    ['a.pdf', 'application/pdf', Buffer.from('MZ\x90\x00'), 415],
    ['a.html', 'text/html', html, 415],
    ['a.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415],
    ['a.xhtml', 'application/xhtml+xml', html, 415],
    ['a.js', 'text/javascript', html, 415],
    ['a.json', 'application/json', Buffer.from('{}'), 415],
    ['a.zip', 'application/zip', odt, 415],
    ['a.bin', 'application/octet-stream', png, 415],
    ['a', '', png, 415],
    ['a.png', 'image/png', Buffer.alloc(0), 400],
    ['a.png', 'image/png', Buffer.concat([png, Buffer.alloc(10_000)]), 413],
    ['', 'image/png', png, 400],
    ['x'.repeat(301), 'image/png', png, 400],
  ];
  for (const [name, type, bytes, expected, kept] of table)
    it(`${JSON.stringify(name).slice(0, 40)} as ${type || 'nothing'} is answered ${expected}`, async () => {
      const one = as();
      const { status, body } = await one.ask('POST', `files?name=${encodeURIComponent(name)}`, bytes, {
        'content-type': type || undefined,
      });
      assert.equal(status, expected, JSON.stringify(body));
      if (expected !== 201) return;
      assert.deepEqual([body.name, body.size], [kept, bytes.length]);
      const idea = await one.propose('Avec un fichier', { file: body.id });
      assert.deepEqual(idea.file, body);
      const answer = await fetch(new URL(body.url, server.url));
      assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
      const { headers } = answer;
      assert.match(
        headers.get('content-disposition'),
        /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%~!*'()-]+$/,
      );
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('content-security-policy'), /default-src 'none';\s*sandbox/);
      assert.equal(headers.get('content-type'), type.split(';')[0]);
    });

  it(
    'that no idea takes goes after a day, also from the disk, while the server runs',
    { timeout: 20_000 },
    async (t) => {
      t.mock.timers.enable({ apis: ['setInterval'] });
      let now = Date.now();
      const box = await startIdeas({ now: () => now });
      t.after(() => box.close());
      const one = asker(box.url);
      const upload = async (n) => {
        const { body } = await one.ask('POST', 'files?name=a.png', Buffer.concat([png, Buffer.from([n])]), {
          'content-type': 'image/png',
        });
        const { hash } = await box.context.store.reader
          .selectFrom('files')
          .select('hash')
          .where('id', '=', body.id)
          .executeTakeFirstOrThrow();
        return { id: body.id, file: box.context.blobs.path(hash) };
      };
      const [taken, left, fresh] = [await upload(1), await upload(2), await upload(3)];
      const idea = await one.propose('Avec un fichier', { file: taken.id });
      const old = new Date(now - 2 * 86_400_000);
      for (const { file } of [taken, left]) utimesSync(file, old, old);
      now += 2 * 86_400_000;
      t.mock.timers.tick(3_600_000);
      while (existsSync(left.file)) await wait(10);
      assert.deepEqual([existsSync(taken.file), existsSync(fresh.file)], [true, true]);
      assert.equal((await fetch(new URL(idea.file.url, box.url))).status, 200);
      assert.equal((await one.get(`files/${left.id}`)).status, 404);
    },
  );

  it('stays where a server comes with another database, however often', async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'parvis-files-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const first = await startIdeas({ folder });
    const anna = asker(first.url);
    const { id } = (await anna.ask('POST', 'files?name=a.png', png, { 'content-type': 'image/png' })).body;
    const { hash } = await first.context.store.reader.selectFrom('files').select('hash').executeTakeFirstOrThrow();
    const file = first.context.blobs.path(hash);
    await anna.propose('Avec un fichier', { file: id });
    await first.close();
    const old = new Date(Date.now() - 2 * 86_400_000);
    utimesSync(file, old, old);
    const aside = path.join(folder, 'aside');
    mkdirSync(aside);
    const database = readdirSync(folder).filter((name) => name.startsWith('ideas.sqlite'));
    for (const name of database) renameSync(path.join(folder, name), path.join(aside, name));
    for (let time = 0; time < 2; time++) {
      const empty = await startIdeas({ folder });
      assert.equal((await asker(empty.url).get('ideas')).body.total, 0);
      await empty.close();
    }
    assert.ok(existsSync(file), 'it was taken away');
    for (const name of readdirSync(folder)) if (name.startsWith('ideas.sqlite')) rmSync(path.join(folder, name));
    for (const name of database) renameSync(path.join(aside, name), path.join(folder, name));
    const again = await startIdeas({ folder });
    t.after(() => again.close());
    assert.equal((await asker(again.url).get(`files/${id}`)).status, 200);
    // A box that was brought back without its files says that they are missing.
    renameSync(file, path.join(aside, 'file'));
    assert.equal((await asker(again.url).get(`files/${id}`)).status, 404);
    renameSync(path.join(aside, 'file'), file);
    // Its own server goes on to take away what nothing names.
    await again.context.store.writer.deleteFrom('files').execute();
    await sweepFiles(again.context);
    assert.equal(existsSync(file), false);
  });

  it('is for those only who may see its idea', async () => {
    const [anna, bruno, moderator] = [as(), as(), as('moderator')];
    const { id } = (await anna.ask('POST', 'files?name=a.png', png, { 'content-type': 'image/png' })).body;
    const read = async (one) => (await one.get(`files/${id}`)).status;
    assert.deepEqual([await read(anna), await read(bruno), await read(moderator)], [200, 404, 404]);
    const stolen = await bruno.post('ideas', { title: 'x', file: id, began: 1 });
    assert.deepEqual([stolen.status, stolen.body.fields], [422, { file: 'missing' }]);
    const idea = await anna.propose('x', { file: id });
    assert.equal((await anna.post('ideas', { title: 'y', file: id, began: 1 })).body.fields.file, 'missing');
    assert.deepEqual([await read(anna), await read(bruno), await read(moderator)], [200, 200, 200]);
    await moderator.post(`ideas/${idea.id}/refuse`, { reason: 'x' });
    assert.deepEqual([await read(anna), await read(bruno), await read(moderator)], [200, 404, 200]);
    assert.equal((await anna.get('files/..%2f..%2fideas.sqlite')).status, 400);
  });
});

describe('each address', () => {
  /** @type {[path: string, allowed: string[]][]} */
  let places;
  before(async () => {
    const { pathname } = new URL(server.url);
    const { paths } = (await as().get('openapi.json')).body;
    places = Object.entries(paths).map(([template, operations]) => {
      const at = template.replace(pathname, '');
      const verbs = Object.keys(operations).map((verb) => verb.toUpperCase());
      // Nobody waits for the headers of what has no end.
      const head = verbs.includes('GET') && at !== 'events' ? ['HEAD'] : [];
      return [at.replace('{id}', 'x'), [...verbs, ...head, 'OPTIONS'].sort()];
    });
    places.push(['openapi.json', ['GET', 'HEAD', 'OPTIONS']]);
    assert.ok(places.length >= 20, String(places.length));
  });
  const allow = ({ headers }) => headers.get('allow')?.split(', ').sort();

  it('says what may be done there, to who tries something else', async () => {
    for (const [path, allowed] of places)
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
        for (const way of [path, `${path}?a=b`]) {
          // What has no end.
          if (method === 'GET' && path === 'events') continue;
          const answer = await as('both').ask(method, way, ['GET', 'HEAD'].includes(method) ? undefined : 'x', {
            'content-type': 'text/plain',
          });
          if (allowed.includes(method)) assert.notEqual(answer.status, 405, `${method} ${way}`);
          else assert.deepEqual([answer.status, allow(answer)], [405, allowed], `${method} ${way}`);
          if (answer.status === 405 && method !== 'HEAD')
            assert.deepEqual([answer.body.status, answer.body.code], [405, 'method'], `${method} ${way}`);
        }
  });

  it('says so to who asks', async () => {
    for (const [path, allowed] of places) {
      const answer = await as().ask('OPTIONS', path);
      assert.deepEqual([answer.status, allow(answer), answer.text], [204, allowed, ''], path);
    }
  });

  it('that is none is none, whatever is tried there; only what a browser asks first tells nothing', async () => {
    for (const path of ['nowhere', 'ideas/x/nothing', 'ideas/x/y/vote', 'files/x/y'])
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const answer = await as().ask(method, path, ['GET', 'HEAD', 'OPTIONS'].includes(method) ? undefined : {});
        assert.deepEqual([answer.status, allow(answer)], [404, undefined], `${method} ${path}`);
      }
    const first = await as().ask('OPTIONS', 'nowhere', undefined, { 'access-control-request-method': 'PUT' });
    assert.equal(first.status, 204);
  });

  it('gives the headers alone as it gives the whole', async () => {
    const { id } = await as().propose('Un en-tête');
    for (const path of ['ideas', `ideas/${id}`, 'box', 'export.csv', 'export.ods', 'openapi.json']) {
      const [whole, head] = [await as('both').get(path), await as('both').ask('HEAD', path)];
      assert.deepEqual([head.status, head.text], [200, ''], path);
      for (const name of ['content-type', 'content-length', 'etag', 'cache-control', 'content-disposition'])
        assert.equal(head.headers.get(name), whole.headers.get(name), `${path} ${name}`);
    }
  });

  it('refuses another site before it tells anything', async () => {
    const { status, headers } = await as('both').ask('DELETE', 'box', {}, { origin: 'https://evil.example' });
    assert.deepEqual([status, headers.get('allow')], [403, null]);
  });
});

describe('the document', () => {
  const png = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  it('says of each route what it takes and what it answers', async (t) => {
    const box = await startIdeas({ box: { votes: { cap: 5 }, answerDays: 10, quotas } });
    t.after(() => box.close());
    const document = (await asker(box.url).get('openapi.json')).body;
    const { paths, components } = document;
    const compile = compilers()({}, { customOptions: { strict: false, coerceTypes: false, removeAdditional: false } });
    const routes = Object.entries(paths).flatMap(([template, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        name: `${method} ${template.replace('/idees/api/', '')}`,
        method: method.toUpperCase(),
        pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`),
        operation,
      })),
    );
    const seen = new Set();
    /** Asks, and holds the answer against what the document says of it. */
    const by = (who) => async (method, path, body, headers) => {
      const answer = await who.ask(method, path, body, headers);
      const { pathname } = new URL(path, box.url);
      const route = routes.find((one) => one.method === method && one.pattern.test(pathname));
      const { responses } = route.operation;
      const told = responses[answer.status] ?? responses[`${Math.floor(answer.status / 100)}XX`];
      const about = `${route.name} ${answer.status}`;
      assert.ok(told, about);
      const type = answer.headers.get('content-type').split(';')[0];
      const content = told.content[type] ?? told.content['*/*'];
      assert.ok(content, `${about}: ${type} is none of ${Object.keys(told.content)}`);
      if (/json$/.test(type)) {
        const isSo = compile({ schema: { ...content.schema, components }, httpPart: 'response' });
        assert.ok(isSo(answer.body), `${about}: ${JSON.stringify(isSo.errors)}`);
      }
      if (answer.status < 400) seen.add(route.name);
      return answer.body;
    };
    const [anna, moderator, office] = [undefined, 'moderator', 'answering'].map((token) =>
      by(asker(box.url, { token })),
    );
    const upload = await anna('POST', 'files?name=a.png', png, { 'content-type': 'image/png' });
    const { idea, code } = await anna('POST', 'ideas', {
      title: 'Un',
      problem: 'x',
      topic: 'streets',
      file: upload.id,
    });
    const { idea: other } = await anna('POST', 'ideas', { title: 'Deux' });
    const at = `ideas/${idea.id}`;
    await anna('PUT', `${at}/vote`, { voted: true, at: 1 });
    const { id: comment } = await anna('POST', `${at}/comments`, { text: 'x' });
    await anna('POST', `${at}/reports`, { reason: 'other', text: 'x' });
    await anna('POST', 'follow', { code });
    await moderator('PATCH', at, { title: 'Une' }, { 'if-match': '*' });
    await moderator('POST', `${at}/refuse`, { reason: 'x' });
    await moderator('POST', `${at}/publish`, {});
    await moderator('POST', `${at}/status`, { status: 'study', reason: 'x', due: '2999-01-01' });
    await moderator('POST', `ideas/${other.id}/merge`, { into: idea.id });
    for (const path of [at, `ideas/${other.id}`, 'ideas?status=received,study,merged']) await anna('GET', path);
    await moderator('DELETE', `ideas/${other.id}/merge`);
    for (const act of ['close', 'reopen', 'reports/dismiss']) await moderator('POST', `${at}/${act}`, {});
    await moderator('POST', `comments/${comment}/hide`, { reason: 'x' });
    await moderator('POST', `comments/${comment}/show`, {});
    await office('POST', `${at}/answer`, { text: 'Oui', status: 'accepted' });
    const papers = [{ name: 'x', url: '/x.pdf' }];
    await office('PUT', `${at}/group`, { members: ['x'], next: { date: 'x', place: 'y' }, papers });
    for (const closed of [true, false]) await moderator('PATCH', 'box', { closed });
    for (const path of [at, 'ideas', 'box', 'me', `files/${upload.id}`]) await anna('GET', path);
    for (const path of ['audit', 'export.csv', 'export.ods', at]) await moderator('GET', path);
    // The second one stands alone again, and is nobody else's.
    await anna('POST', `ideas/${other.id}/withdraw`, {});
    for (const path of [`ideas/${other.id}`, 'ideas?mine=true']) await anna('GET', path);
    // What is wrong is as it says too.
    await anna('POST', `${at}/withdraw`, {});
    await anna('GET', 'ideas/nowhere');
    await anna('GET', 'ideas?cursor=x');
    await anna('POST', 'ideas', {});
    await anna('POST', 'ideas', { title: 'x' }, { 'idempotency-key': undefined });
    await anna('GET', 'export.csv');
    await anna('DELETE', 'me');
    assert.deepEqual(
      routes.map(({ name }) => name).filter((name) => !seen.has(name)),
      ['get events'],
    );

    for (const { name, operation } of routes) {
      const needed = (operation.parameters ?? []).filter(({ required }) => required).map((one) => one.name);
      const isRead = name.startsWith('get ') || name === 'post follow';
      assert.equal(needed.includes('idempotency-key'), !isRead, name);
      assert.equal(needed.includes('if-match'), name === 'patch ideas/{id}', name);
    }
    assert.deepEqual(Object.keys(paths['/idees/api/events'].get.responses[200].content), ['text/event-stream']);
    assert.ok(paths['/idees/api/files'].post.requestBody.content['image/png']);
  });
});

describe('an answer', () => {
  const SAFE = {
    'content-security-policy': "default-src 'none';sandbox;frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'strict-transport-security': null,
    'x-powered-by': null,
  };
  it('may neither run nor be framed, whatever it is, and the first as the last', async (t) => {
    const fresh = await startIdeas();
    t.after(() => fresh.close());
    const url = (way) => new URL(`/idees/api/${way}`, fresh.url);
    const ways = [['nowhere'], ['ideas'], ['ideas', 'OPTIONS'], ['ideas', 'POST'], ['openapi.json'], ['ideas']];
    for (const [way, method = 'GET'] of ways) {
      const { headers } = await fetch(url(way), { method });
      const safe = Object.fromEntries(Object.keys(SAFE).map((name) => [name, headers.get(name)]));
      assert.deepEqual(safe, SAFE, `${method} ${way}`);
    }
  });
});

describe('what is badly written', () => {
  const emoji = '👩‍👩‍👧'.repeat(2000);
  const table = [
    ['{', 400, 'unreadable'],
    ['', 400, 'unreadable'],
    ['[]', 422, { body: 'type' }],
    ['null', 422, { body: 'type' }],
    ['"text"', 422, { body: 'type' }],
    ['{}', 422, { title: 'required' }],
    ['{"title":""}', 422, { title: 'required' }],
    ['{"title":" \\u0000\\r\\n\\t "}', 422, { title: 'required' }],
    ['{"title":"\\u200b\\u2060"}', 422, { title: 'required' }],
    ['{"title":"\\u0301"}', 422, { title: 'required' }],
    ['{"title":"\\u3164\\u2800"}', 422, { title: 'required' }],
    ['{"title":null}', 422, { title: 'type' }],
    ['{"title":12}', 422, { title: 'type' }],
    ['{"title":["a"]}', 422, { title: 'type' }],
    ['{"title":{"a":1}}', 422, { title: 'type' }],
    ['{"title":"a","votes":1000}', 422, { votes: 'unknown' }],
    ['{"title":"a","anonymous":"yes"}', 422, { anonymous: 'type' }],
    ['{"title":"a","began":-1}', 422, { began: 'too-small' }],
    ['{"title":"a","began":1.5}', 422, { began: 'type' }],
    ['{"title":"a","topic":"nowhere"}', 422, { topic: 'choice' }],
    [`{"title":"${'x'.repeat(501)}"}`, 422, { title: 'too-long' }],
    [JSON.stringify({ title: 'a', problem: emoji.repeat(6) }), 422, { problem: 'too-long' }],
    ['{"title":"a","__proto__":{"x":1}}', 400, 'unreadable'],
    ['{"title":"a","constructor":{"prototype":{"x":1}}}', 400, 'unreadable'],
    [`{"title":"a","problem":"${'x'.repeat(300_000)}"}`, 413, 'too-large'],
    ['['.repeat(100_000) + ']'.repeat(100_000), 422, { body: 'type' }],
    [`{"title":"a","problem":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 422, { problem: 'type' }],
    ['{"title":"venez sur https://a.example"}', 422, { title: 'links' }],
    [JSON.stringify({ title: 'a', problem: 'http://a.example '.repeat(101) }), 422, { problem: 'links' }],
    ['{"title":"a","website":"https://spam.example"}', 422, { website: 'filled' }],
  ];
  for (const [body, expected, why] of table)
    it(`is answered ${expected}: ${body.slice(0, 50)}`, async () => {
      const answer = await as().ask('POST', 'ideas', body, { 'content-type': 'application/json' });
      assert.equal(answer.status, expected, answer.text.slice(0, 300));
      assert.match(answer.headers.get('content-type'), /^application\/problem\+json/);
      if (typeof why === 'string') assert.equal(answer.body.code, why);
      else assert.deepEqual(answer.body.fields, why);
      assert.equal(answer.headers.get('set-cookie'), null, 'nobody gets a cookie for it');
    });

  it('is the text that it can be', async () => {
    const texts = {
      '"Une\\r\\nligne\\rencore\\u2028fin"': 'Une\nligne\nencore\nfin',
      '"a\\u0000b\\u0007c\\u001b[31m"': 'abc[31m',
      '"moitié \\ud83d et \\ude00 fin"': 'moitié \ufffd et \ufffd fin',
      '"😀 \\ud83d\\ude00"': '😀 😀',
      '"e\\u0301te\\u0301"': 'été',
      '"  bords  \\n\\n"': 'bords',
      '"colonnes\\tet fin   \\nligne"': 'colonnes\tet fin\nligne',
      [JSON.stringify(emoji)]: emoji.normalize('NFC'),
    };
    for (const [json, expected] of Object.entries(texts)) {
      const { body } = await as().ask('POST', 'ideas', `{"title":"a","problem":${json},"began":1}`, {
        'content-type': 'application/json',
      });
      assert.equal(body.idea?.problem, expected, json.slice(0, 60));
    }
    // Bytes that are no UTF-8 become the sign that says so.
    const bytes = Buffer.concat([Buffer.from('{"title":"a'), Buffer.from([0xff, 0xc3]), Buffer.from('z"}')]);
    const { body } = await as().ask('POST', 'ideas', bytes, { 'content-type': 'application/json' });
    assert.equal(body.idea.title, 'a\ufffd\ufffdz');
  });

  it('in an address is answered, and never a fault', async () => {
    const paths = [
      'ideas/%00',
      'ideas/..%2f..',
      'ideas/%ff',
      `ideas/${'x'.repeat(5000)}`,
      'ideas?q=%00',
      'ideas?q=%ff',
      'ideas?limit=1e3',
      'ideas?limit=0',
      'ideas?sort=votes;drop',
      'ideas?cursor=W10',
      'ideas?mine=maybe',
      "ideas?q=' or 1=1 --",
      'ideas?topic=%27',
      'box?x=1',
      'audit?cursor=-1',
      'nothing',
      'ideas?similar=%F0%9F%98%80',
    ];
    for (const path of paths) {
      const { status } = await as('both').get(path);
      assert.ok(status < 500, `${path} ${status}`);
    }
  });
});

describe('a table for spreadsheets', () => {
  const words = [
    "Un banc,=cmd|' /C calc'!A0,au parc",
    'x\n=1+1,=2+2',
    'un;  +1;"=1"',
    'un\t@SUM(A1)',
    'un,"=1',
    'un,""=1""',
    'un, \u200b-1',
    'un,\n;\r\n＝1',
    '=1,=1',
    '\n=1',
  ];
  for (const separator of [',', ';', '\t'])
    it(`holds no formula for a program that parts it by ${JSON.stringify(separator)}`, () => {
      const rows = words.flatMap((one) => words.map((other) => ['q1', one, other]));
      const cells = cellsOf(toCsv(rows).slice(1), separator);
      assert.ok(cells.length >= 3 * rows.length);
      assert.deepEqual(
        cells.filter((cell) => /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell)),
        [],
      );
    });

  it('says what was written, as far as it is harmless', () => {
    const text = 'Un banc, une table ; 3,5 m à l’ombre - ou deux\nde 9-12 h, a@b.example';
    assert.equal(toCsv([[text]]), `\ufeff"${text}"\r\n`);
    assert.equal(toCsv([['Il faut :\n- un banc']]), '\ufeff"Il faut :\n\'- un banc"\r\n');
  });

  /** As lenient programs read: a quotation begins only with a cell, and what follows its end belongs to the cell. */
  function cellsOf(text, separator) {
    const cells = [];
    let cell = '';
    let quoted = false;
    let begins = true;
    for (const [index, char] of [...text].entries()) {
      if (quoted) {
        if (char === '"') quoted = false;
        else cell += char;
        continue;
      }
      if (char === '"' && (begins || text[index - 1] === '"')) quoted = true;
      else if (char === separator || char === '\n' || char === '\r') {
        cells.push(cell);
        cell = '';
        begins = true;
        continue;
      } else cell += char;
      begins = false;
    }
    return [...cells, cell];
  }
});

describe('the hostile corpus', () => {
  const corpus = new URL('../../../shared/corpus/hostile/', import.meta.url);
  const lists = [
    'naughty-strings',
    'dompurify',
    'html5sec',
    'owasp-xss-filter-evasion',
    'payloadbox-xss',
    'filenames',
    'urls',
  ];
  const cases = lists.flatMap((name) => {
    const file = new URL(`${name}.json`, corpus);
    if (!existsSync(file)) {
      console.warn(`No corpus on this machine: ../shared/corpus/hostile/${name}.json was not tried.`);
      return [];
    }
    const { cases } = JSON.parse(readFileSync(file, 'utf8'));
    return cases.map(
      (one) => one.payload ?? one.name ?? one.url ?? Object.values(one).find((value) => typeof value === 'string'),
    );
  });

  it('goes in and comes out as text, in every field', async () => {
    const moderator = as('both');
    const one = as();
    /** @param {string} text */
    const through = async (text) => {
      const short = [...text].slice(0, 90).join('');
      const made = await one.post('ideas', {
        title: `t ${short}`,
        problem: text,
        proposal: `p ${text}`,
        name: short,
        began: 1,
      });
      if (made.status === 422) {
        // A title holds no address, and no text too many.
        assert.ok(
          Object.values(made.body.fields).every((why) => why === 'links'),
          JSON.stringify(made.body),
        );
        return 0;
      }
      assert.equal(made.status, 201, `${text}: ${made.text}`);
      const { id } = made.body.idea;
      assert.equal((await one.post(`ideas/${id}/comments`, { text: `c ${text}`, name: short })).status, 201);
      assert.equal((await one.post(`ideas/${id}/reports`, { reason: 'other', text: short })).status, 201);
      assert.equal((await moderator.post(`ideas/${id}/answer`, { text: `a ${text}` })).status, 200);
      const declined = { status: 'declined', reason: `r ${short}` };
      assert.equal((await moderator.post(`ideas/${id}/status`, declined)).status, 200);
      const group = {
        members: [`m ${short}`],
        papers: [{ name: `n ${short}`, url: '/a' }],
        next: { date: `d ${[...short].slice(0, 30).join('')}` },
      };
      assert.equal((await moderator.put(`ideas/${id}/group`, group)).status, 200);
      const { body, headers } = await one.get(`ideas/${id}`);
      assert.match(headers.get('content-type'), /^application\/json/);
      const read = [
        body.problem ?? '',
        body.proposal.slice(2),
        body.thread[0].text.slice(2),
        body.answer.text.slice(2),
      ];
      for (const back of read) assert.equal(letters(back), letters(text));
      for (const back of [body.title.slice(2), body.author ?? '', body.reason.slice(2), body.group.members[0].slice(2)])
        assert.equal(letters(back), letters(short));
      // It is found again by what it says.
      const query = await one.get(`ideas?q=${encodeURIComponent([...short].slice(0, 60).join('').toWellFormed())}`);
      assert.equal(query.status, 200);
      return 1;
    };
    let kept = 0;
    for (let from = 0; from < cases.length; from += 25) {
      const batch = await Promise.all(cases.slice(from, from + 25).map(through));
      kept += batch.reduce((sum, is) => sum + is, 0);
    }
    console.log(
      `    ${cases.length} hostile texts, ${kept} kept as text, ${cases.length - kept} refused for their addresses`,
    );
    assert.ok(kept >= cases.length / 2);
    const csv = await moderator.get('export.csv');
    assert.equal(csv.status, 200);
    assert.doesNotMatch(
      csv.text.replaceAll(/"(?:[^"]|"")*"/g, (cell) => (/^"[=+\-@]/.test(cell) ? '=formula' : 'x')),
      /(^|;|\n)[=+@-]/,
    );
    assert.equal((await moderator.get('export.ods')).status, 200);
  });

  /** What of a text must come back: all but white space, controls, and how accents are spelt. @param {string} text */
  const letters = (text) => {
    const kept = text
      .toWellFormed()
      .normalize('NFC')
      // eslint-disable-next-line no-control-regex -- what is not kept
      .replace(/[\s\u0000-\u001f\u007f\ufffe\uffff]/g, '');
    // Controls and marks of width alone, which nobody sees, are no text.
    return /^[\p{Cc}\p{Cf}]*$/u.test(kept) ? '' : kept;
  };
});

describe('machines', () => {
  it('are told by a field, and by their haste', async (t) => {
    const box = await startIdeas({ box: { leastSeconds: 5 } });
    t.after(() => box.close());
    const one = asker(box.url);
    for (const began of [undefined, 0, 4999]) {
      const { status, body, headers } = await one.post('ideas', { title: 'x', began });
      assert.deepEqual([status, body.code, headers.get('retry-after')], [422, 'too-fast', '5']);
    }
    assert.equal((await one.post('ideas', { title: 'x', began: 5000 })).status, 201);
    const filled = await one.post('ideas', { title: 'x', began: 5000, website: 'x' });
    assert.deepEqual([filled.status, filled.body.code], [422, 'machine']);
    // Who shows a token is known.
    assert.equal((await asker(box.url, { token: 'moderator' }).post('ideas', { title: 'x' })).status, 201);
  });

  it('that flood stop themselves, and five hundred agents behind their address get through', async (t) => {
    const box = await startIdeas({
      box: { quotas: { vote: { max: 20, minutes: 10 }, newcomers: { max: 600, minutes: 10 } } },
    });
    t.after(() => box.close());
    const { id } = await asker(box.url, { token: 'moderator' }).propose();
    const agents = Array.from({ length: 500 }, () => asker(box.url));
    const votes = [];
    for (let from = 0; from < agents.length; from += 50)
      votes.push(...(await Promise.all(agents.slice(from, from + 50).map((agent) => agent.vote(id)))));
    assert.deepEqual(new Set(votes.map(({ status }) => status)), new Set([200]));

    const [flooder] = agents;
    const flood = [];
    for (let time = 0; time < 40; time++) flood.push((await flooder.vote(id, time % 2 === 0)).status);
    assert.deepEqual([flood.filter((status) => status === 200).length, flood.at(-1)], [19, 429]);
    const told = await flooder.vote(id);
    assert.equal(told.body.code, 'too-many');
    assert.ok(Number(told.headers.get('retry-after')) > 0);

    // One who throws the cookie away each time.
    const nameless = [];
    for (let from = 0; from < 200; from += 50)
      nameless.push(...(await Promise.all(Array.from({ length: 50 }, () => asker(box.url).vote(id)))));
    assert.equal(nameless.filter(({ status }) => status === 200).length, 100);
    assert.equal(nameless.filter(({ status }) => status === 429).length, 100);
    // Those who are known still get through.
    for (const agent of agents.slice(1, 30)) assert.equal((await agent.vote(id, false)).status, 200);
  });

  it('that write first and then upload, each time as somebody else, come to an end', async (t) => {
    const box = await startIdeas({ box: { quotas: { file: { max: 3, minutes: 10 } } } });
    t.after(() => box.close());
    const { id } = await asker(box.url, { token: 'moderator' }).propose();
    const png = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    const upload = async (one) =>
      (await one.ask('POST', 'files?name=a.png', png, { 'content-type': 'image/png' })).status;
    const statuses = [];
    for (let time = 0; time < 5; time++) statuses.push(await upload(asker(box.url)));
    assert.deepEqual(statuses, [201, 201, 201, 429, 429]);
    // Those who are known have more room, and not without end.
    const known = [];
    for (let time = 0; time < 14; time++) {
      const one = asker(box.url);
      assert.equal((await one.vote(id)).status, 200);
      known.push(await upload(one));
    }
    assert.deepEqual([known.filter((status) => status === 201).length, known.at(-1)], [12, 429]);
    // Who shows a token is known by the town.
    assert.equal(await upload(asker(box.url, { token: 'moderator' })), 201);
  });

  it('are told apart behind a proxy of the town, and not by what they say themselves', async (t) => {
    const newcomers = { max: 3, minutes: 10 };
    for (const [proxies, expected] of [
      [['127.0.0.1'], [200, 200, 200, 429, 200]],
      [[], [200, 200, 200, 429, 429]],
    ]) {
      const box = await startIdeas({ box: { proxies, quotas: { newcomers } } });
      t.after(() => box.close());
      const { id } = await asker(box.url, { token: 'moderator' }).propose();
      const statuses = [];
      for (const address of ['192.0.2.1', '192.0.2.1', '10.1.1.1, 192.0.2.1', '192.0.2.1', '192.0.2.2']) {
        const headers = { 'x-forwarded-for': address };
        statuses.push((await asker(box.url).put(`ideas/${id}/vote`, { voted: true, at: 1 }, headers)).status);
      }
      assert.deepEqual(statuses, expected);
    }
  });

  it('do not find a code by trying', async (t) => {
    const box = await startIdeas({ box: { quotas: { follow: { max: 10, minutes: 10 } } } });
    t.after(() => box.close());
    const tries = [];
    for (let time = 0; time < 15; time++)
      tries.push((await asker(box.url).post('follow', { code: randomUUID() })).status);
    assert.deepEqual([tries[9], tries[10]], [404, 429]);
  });
});

describe('what is forgotten', () => {
  it('is no longer in the bytes of the file either', async (t) => {
    const server = await startIdeas();
    const anna = asker(server.url);
    t.after(() => server.close());
    const idea = await asker(server.url).propose('Une autre');
    const words = 'Un long passage de Partie. '.repeat(300);
    for (let times = 0; times < 3; times++) await anna.propose('Partie', { problem: words.slice(0, 4900) });
    await anna.post(`ideas/${idea.id}/reports`, { reason: 'other', text: 'Ce que Partie a vu' });
    const held = () =>
      readdirSync(server.folder)
        .filter((name) => name.startsWith('ideas.sqlite'))
        .filter((name) => readFileSync(path.join(server.folder, name)).includes('Partie'));
    assert.notDeepEqual(held(), []);
    const moderator = asker(server.url, { token: 'moderator' });
    for (const { id } of (await anna.get('ideas?mine=true')).body.ideas)
      await moderator.post(`ideas/${id}/refuse`, { reason: 'Hors sujet' });
    assert.equal((await anna.ask('DELETE', 'me')).body.removed.ideas, 3);
    // As every hour.
    await server.context.store.clean();
    assert.deepEqual(held(), []);
  });
});
