// Who is who to the idea box: a browser by its cookie, somebody whom a trusted proxy names, somebody with a token of an
// OpenID provider.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { SignJWT, UnsecuredJWT, exportJWK, exportSPKI, generateKeyPair } from 'jose';
import { BoundedMap } from '../../demo/server/ideas/bounded-map.mjs';
import { Identities } from '../../demo/server/ideas/identity.mjs';
import { comingBy, lineOf } from '../../demo/server/ideas/networks.mjs';
import { asker, startIdeas } from '../support/ideas-server.mjs';

describe('a browser', () => {
  it('is known by a cookie that nobody can make', async (t) => {
    const server = await startIdeas();
    t.after(() => server.close());
    const anna = asker(server.url);
    await anna.propose('À moi');
    const [, id, sign] = /=([\w-]{24})\.([\w-]{43})$/.exec(anna.cookie);
    const mine = async (cookie) => (await asker(server.url).get('ideas?mine=true', { cookie })).body.total;
    assert.equal(await mine(anna.cookie), 1);
    assert.equal(await mine(`other=1; ${anna.cookie}; more=2`), 1);
    assert.equal(await mine(`parvis-ideas=nonsense; ${anna.cookie}`), 1);
    const flipped = sign.slice(0, -2) + (sign.endsWith('A') ? 'BB' : 'AA');
    for (const forged of [`${id}.${flipped}`, `${id}.`, id, `${'x'.repeat(24)}.${sign}`, `${id}.${'A'.repeat(43)}`])
      assert.equal(await mine(`parvis-ideas=${forged}`), 0, forged);
    // The cookie of another box is nobody's here.
    const other = await startIdeas();
    t.after(() => other.close());
    assert.equal((await asker(other.url).get('ideas?mine=true', { cookie: anna.cookie })).body.total, 0);
  });

  it('is the same one each time, however many others come, and by no word of a cookie more or less', async () => {
    const identities = new Identities({
      config: { identity: { kind: 'browser' }, proxies: [] },
      secret: 'x'.repeat(43),
      now: Date.now,
      path: '/',
    });
    const asked = (cookie) => ({ headers: { cookie }, query: {}, socket: {} });
    const idOf = async (cookie) => (await identities.reader(asked(cookie))).id;
    const browsers = [];
    for (let at = 0; at < 20_100; at++) {
      const { id, cookie } = await identities.writer(asked(undefined), `key-of-an-act-${at}`);
      browsers.push([cookie.split(';')[0], id]);
    }
    // Twice: when it is found good, and when it is known; the first ones are looked at anew by then.
    for (let time = 0; time < 2; time++) for (const [cookie, id] of browsers) assert.equal(await idOf(cookie), id);
    const [[first], [second]] = browsers.slice(-2);
    const [mine, others] = [first, second].map((cookie) => cookie.split('.'));
    assert.equal(await idOf(`${mine[0]}.${others[1]}`), null, 'the signature of another one');
    assert.equal(await idOf(first.slice(0, -1)), null);
    assert.equal(await idOf(`${first}A`), null);
  });

  it('is let go of when more than so many others are known', () => {
    const known = new BoundedMap(2).set('a', 1).set('b', 2).set('a', 3);
    assert.deepEqual(
      [...known],
      [
        ['a', 3],
        ['b', 2],
      ],
      'one that is there takes no place',
    );
    assert.deepEqual(
      [...known.set('c', 4)],
      [
        ['b', 2],
        ['c', 4],
      ],
    );
  });

  it('gets no cookie before it writes, one when it does, and no other', async (t) => {
    const server = await startIdeas();
    t.after(() => server.close());
    const anna = asker(server.url);
    for (const path of ['ideas', 'box', 'me']) assert.equal((await anna.get(path)).headers.get('set-cookie'), null);
    await anna.propose();
    const first = anna.cookie;
    const { headers } = await anna.post('ideas', { title: 'Autre', began: 1 });
    assert.equal(headers.get('set-cookie'), null);
    assert.equal(anna.cookie, first);
    // What came by https is kept to it.
    const behind = await startIdeas({ box: { proxies: ['127.0.0.1'] } });
    t.after(() => behind.close());
    const cookieOf = async ({ url }) =>
      (await asker(url).post('ideas', { title: 'x', began: 1 }, { 'x-forwarded-proto': 'https' })).headers.get(
        'set-cookie',
      );
    assert.match(await cookieOf(behind), /; Secure$/);
    assert.doesNotMatch(await cookieOf(server), /Secure/);
  });

  it('of a shared computer is known for minutes after its last act, also where it was known before', async (t) => {
    const server = await startIdeas();
    t.after(() => server.close());
    const { id } = await asker(server.url, { token: 'moderator' }).propose();
    const act = async (one, at, query) => {
      const answer = await one.put(`ideas/${id}/vote${query}`, { voted: true, at });
      return { status: answer.status, age: /Max-Age=(\d+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] };
    };
    const [kiosk, own] = [asker(server.url), asker(server.url)];
    assert.deepEqual(await act(kiosk, 1, '?shared=true'), { status: 200, age: '540' });
    const { cookie } = kiosk;
    assert.deepEqual(await act(kiosk, 2, '?shared=true'), { status: 200, age: '540' });
    assert.equal(kiosk.cookie, cookie);
    assert.deepEqual(await act(own, 1, ''), { status: 200, age: '31536000' });
    assert.deepEqual(await act(own, 2, ''), { status: 200, age: undefined });
    // Once the page says so, what was kept for a year is not.
    assert.deepEqual(await act(own, 3, '?shared=true'), { status: 200, age: '540' });
    assert.equal((await own.get(`ideas/${id}`)).body.votes, 2);
    // Who is forgotten is so there too, and a token needs no cookie.
    assert.match((await own.ask('DELETE', 'me?shared=true', {})).headers.get('set-cookie'), /Max-Age=0;/);
    assert.deepEqual(await act(asker(server.url, { token: 'both' }), 1, '?shared=true'), {
      status: 200,
      age: undefined,
    });
  });

  it('keeps a cookie for the path by which it asks, where a proxy hands it on as another', async (t) => {
    const server = await startIdeas({ box: { path: '/boite/api/' } });
    t.after(() => server.close());
    const anna = asker(server.url);
    const { headers } = await anna.post('ideas', { title: 'x', began: 1 });
    const gone = await anna.ask('DELETE', 'me');
    for (const said of [headers, gone.headers]) assert.match(said.get('set-cookie'), /; Path=\/boite\/api\/; /);
  });

  it('on plain http of another site is told to who runs the box: each of its votes is that of somebody new', async (t) => {
    const said = async (box) => {
      const lines = [];
      const server = await startIdeas({ box, log: { write: (line) => lines.push(JSON.parse(line)) } });
      t.after(() => server.close());
      return lines.filter(({ msg }) => /https/.test(msg)).map(({ origin }) => origin);
    };
    const origins = ['http://intranet.example', 'https://www.town.example'];
    assert.deepEqual(await said({ origins }), ['http://intranet.example']);
    const identity = { kind: 'proxy', from: ['127.0.0.1'], user: 'x-user' };
    assert.deepEqual(await said({ origins, identity }), []);
  });
});

describe('a browser on a page of another site', () => {
  it('keeps a cookie for that site, by https, which is taken away again', async (t) => {
    const origin = 'https://intranet.example';
    const server = await startIdeas({ box: { proxies: ['127.0.0.1'], origins: [origin] } });
    t.after(() => server.close());
    const there = { origin, 'sec-fetch-site': 'cross-site', 'x-forwarded-proto': 'https' };
    const cookieOf = async (method, path, headers) => {
      const answer = await asker(server.url).ask(
        method,
        path,
        method === 'POST' ? { title: 'x', began: 1 } : undefined,
        headers,
      );
      return answer.headers.get('set-cookie').replace(/=[^;]*;/, '=…;');
    };
    const about = 'parvis-ideas=…; Path=/idees/api; Max-Age=';
    assert.deepEqual(
      [
        await cookieOf('POST', 'ideas', there),
        await cookieOf('DELETE', 'me', there),
        await cookieOf('POST', 'ideas', { ...there, 'sec-fetch-site': 'same-site' }),
        await cookieOf('POST', 'ideas', { ...there, 'x-forwarded-proto': 'http' }),
      ],
      [
        `${about}31536000; HttpOnly; SameSite=None; Partitioned; Secure`,
        `${about}0; HttpOnly; SameSite=None; Partitioned; Secure`,
        `${about}31536000; HttpOnly; SameSite=Lax; Secure`,
        `${about}31536000; HttpOnly; SameSite=Lax`,
      ],
    );
  });
});

describe('behind a proxy that signs in', () => {
  const identity = { kind: 'proxy', user: 'x-user', name: 'x-name', groups: 'x-groups', service: 'x-service' };
  const groups = { moderator: ['elus', 'dgs'], answering: ['services'] };

  it('people are who it says, with the roles of their groups', async (t) => {
    const server = await startIdeas({ box: { identity: { ...identity, from: ['127.0.0.0/8', '::1'] }, groups } });
    t.after(() => server.close());
    const as =
      (user, more = {}) =>
      (method, path, body) =>
        asker(server.url).ask(method, path, body, { 'x-user': user, ...more });
    const utf8 = (text) => Buffer.from(text).toString('latin1');
    const anna = as('anna', {
      'x-name': utf8('Anna Lefèvre'),
      'x-groups': 'agents; elus',
      'x-service': utf8('État civil'),
    });
    const { you, may } = (await anna('GET', 'box')).body;
    assert.deepEqual(you, { name: 'Anna Lefèvre', service: 'État civil', roles: ['moderator'] });
    assert.ok(may.includes('moderate') && !may.includes('answer'));
    const { idea } = (await anna('POST', 'ideas', { title: 'x', name: 'Somebody Else' })).body;
    assert.deepEqual([idea.author, idea.authorService], ['Anna Lefèvre', 'État civil']);
    assert.equal((await as('anna')('GET', `ideas/${idea.id}`)).body.mine, true);
    assert.equal((await as('bruno')('GET', `ideas/${idea.id}`)).body.mine, undefined);
    // One and the same from every browser.
    await as('anna')('PUT', `ideas/${idea.id}/vote`, { voted: true, at: 1 });
    assert.equal((await as('anna')('PUT', `ideas/${idea.id}/vote`, { voted: true, at: 2 })).body.votes, 1);
    assert.equal((await as('zoe', { 'x-groups': 'elus-de-loin' })('GET', 'audit')).status, 403);
    // However many groups somebody is in: neither the last one is lost, nor a part of one taken for another.
    const many = Array.from({ length: 124 }, (_, at) => `g${at % 10};`)
      .join(' ')
      .slice(0, 496);
    assert.equal((await as('zoe', { 'x-groups': `${many}; elus` })('GET', 'audit')).status, 200);
    assert.equal((await as('zoe', { 'x-groups': `${many};elusif` })('GET', 'audit')).status, 403);
    const nobody = await asker(server.url).post('ideas', { title: 'x', began: 1 });
    assert.deepEqual([nobody.status, nobody.body.code, nobody.headers.get('set-cookie')], [401, 'sign-in', null]);
    assert.deepEqual((await asker(server.url).get('box')).body.may, []);
    assert.equal((await asker(server.url).get(`ideas/${idea.id}`)).status, 200);
  });

  it('two are two where it writes their names in Latin-1', async (t) => {
    const server = await startIdeas({ box: { identity: { ...identity, from: ['127.0.0.0/8', '::1'] }, groups } });
    t.after(() => server.close());
    const as = (user) => (method, path, body) =>
      asker(server.url).ask(method, path, body, { 'x-user': user, 'x-name': user });
    const { idea } = (await as('ren\u00e9')('POST', 'ideas', { title: 'x' })).body;
    assert.equal(idea.author, 'rené');
    for (const [user, mine] of [
      ['ren\u00e9', true],
      ['ren\u00e8', undefined],
      [Buffer.from('rené').toString('latin1'), true],
    ])
      assert.equal((await as(user)('GET', `ideas/${idea.id}`)).body.mine, mine, user);
  });

  it('nobody believes the headers of another address', async (t) => {
    const server = await startIdeas({ box: { identity: { ...identity, from: ['10.0.0.0/8'] }, groups } });
    t.after(() => server.close());
    const headers = { 'x-user': 'anna', 'x-groups': 'elus' };
    const { status, body } = await asker(server.url).post('ideas', { title: 'x' }, headers);
    assert.deepEqual([status, body.code], [401, 'sign-in']);
    assert.equal((await asker(server.url).get('audit', headers)).status, 403);
    // Nor what they say of where they came from.
    assert.equal((await asker(server.url).get('audit', { ...headers, 'x-forwarded-for': '10.0.0.1' })).status, 403);
  });
});

describe('with a token of an OpenID provider', () => {
  const audience = 'parvis';
  /** @type {Record<string, any>} */
  const keys = {};
  let provider;
  let issuer = '';
  let server;
  /** True when it does not answer, or the status that a proxy before it answers. @type {boolean | number} */
  let away = false;
  /** How often it was. */
  let asked = 0;
  before(async () => {
    keys.rsa = await generateKeyPair('RS256', { extractable: true });
    keys.ec = await generateKeyPair('ES256');
    keys.other = await generateKeyPair('RS256');
    const jwks = {
      keys: [
        { ...(await exportJWK(keys.rsa.publicKey)), kid: 'rsa', alg: 'RS256' },
        { ...(await exportJWK(keys.ec.publicKey)), kid: 'ec', alg: 'ES256' },
      ],
    };
    provider = createServer((request, reply) => {
      asked++;
      if (away === true) return request.socket.destroy();
      if (away) return reply.writeHead(away, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>');
      reply.setHeader('content-type', 'application/json');
      if (request.url === '/.well-known/openid-configuration')
        return reply.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
      return reply.end(JSON.stringify(jwks));
    });
    provider.listen(0, '127.0.0.1');
    await once(provider, 'listening');
    issuer = `http://127.0.0.1:${provider.address().port}`;
    const identity = { kind: 'openid', issuer, audience, groups: 'roles' };
    server = await startIdeas({ box: { identity, groups: { moderator: ['mod'] } } });
  });
  after(async () => {
    await server.close();
    provider.closeAllConnections();
    provider.close();
  });

  /** @param {object} [claims] @param {{ alg?: string, kid?: string, key?: any }} [by] */
  const token = (claims = {}, { alg = 'RS256', kid = 'rsa', key = keys.rsa.privateKey } = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const all = { iss: issuer, aud: audience, sub: 'anna', iat: now, exp: now + 300, ...claims };
    const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    return new SignJWT(kept).setProtectedHeader({ alg, kid }).sign(key);
  };
  const read = async (bearer) => asker(server.url, { token: await bearer }).get('box');

  it('people are who it says', async () => {
    const given = { given_name: 'Anna', usual_name: 'Lefèvre', roles: ['mod', 'other'] };
    assert.deepEqual((await read(token(given))).body.you, { name: 'Anna Lefèvre', roles: ['moderator'] });
    const byCurve = await read(token({ name: 'Bruno' }, { alg: 'ES256', kid: 'ec', key: keys.ec.privateKey }));
    assert.equal(byCurve.body.you.name, 'Bruno');
    const anna = asker(server.url, { token: await token() });
    const idea = await anna.propose('x');
    assert.equal((await asker(server.url, { token: await token() }).get(`ideas/${idea.id}`)).body.mine, true);
    assert.equal(
      (await asker(server.url, { token: await token({ sub: 'zoe' }) }).get(`ideas/${idea.id}`)).body.mine,
      undefined,
    );
    assert.equal((await asker(server.url).post('ideas', { title: 'x', began: 1 })).status, 401);
  });

  it('is refused when it is not good', async () => {
    const now = Math.floor(Date.now() / 1000);
    const publicKey = new TextEncoder().encode(await exportSPKI(keys.rsa.publicKey));
    const good = await token();
    const [head, body, sign] = good.split('.');
    const moderator = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), roles: ['mod'] }),
    ).toString('base64url');
    const table = {
      'of another issuer': token({ iss: 'https://evil.example' }),
      'for another audience': token({ aud: 'another' }),
      'for no audience': token({ aud: undefined }),
      'of nobody': token({ sub: undefined }),
      past: token({ exp: now - 60 }),
      'for ever': token({ exp: undefined }),
      'to come': token({ nbf: now + 600 }),
      'of a key that is not there': token({}, { kid: 'gone' }),
      'signed by another': token({}, { key: keys.other.privateKey }),
      'signed by the public key': token({}, { alg: 'HS256', key: publicKey }),
      'of an algorithm not allowed': token({}, { alg: 'PS256', key: (await generateKeyPair('PS256')).privateKey }),
      'not signed': new UnsecuredJWT({ sub: 'anna', aud: audience, iss: issuer, exp: now + 300 }).encode(),
      changed: `${head}.${moderator}.${sign}`,
      cut: good.slice(0, -10),
      'no token': 'x.y.z',
    };
    for (const [name, bearer] of Object.entries(table)) {
      const { status, body: said } = await read(bearer);
      assert.deepEqual([status, said.code], [401, name === 'past' ? 'expired' : 'token'], name);
    }
  });

  it('waits for a provider that does not answer, and says so', async (t) => {
    away = true;
    t.after(() => {
      away = false;
    });
    const identity = { kind: 'openid', issuer, audience };
    const fresh = await startIdeas({ box: { identity } });
    t.after(() => fresh.close());
    const anna = asker(fresh.url, { token: await token() });
    const { status, body, headers } = await anna.get('box');
    assert.deepEqual([status, body.code, headers.get('retry-after')], [503, 'issuer-away', '30']);
    away = false;
    assert.equal((await anna.get('box')).status, 200);
  });

  it('knows people by the last keys for a day while the provider is away, asked once in a while', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const fresh = await startIdeas({ box: { identity: { kind: 'openid', issuer, audience, jwks: `${issuer}/keys` } } });
    t.after(() => fresh.close());
    t.after(() => (away = false));
    const status = async (more, by) =>
      (await asker(fresh.url, { token: await token(more, by) }).get('box')).body.code ?? 'known';
    assert.equal(await status(), 'known');
    away = true;
    t.mock.timers.tick(11 * 60_000);
    asked = 0;
    const forged = await status({}, { key: keys.other.privateKey });
    assert.deepEqual([await status(), await status(), forged, asked], ['known', 'known', 'token', 1]);
    // One that has changed his keys meanwhile may be right: it is the provider that nobody hears.
    assert.equal(await status({}, { kid: 'new' }), 'issuer-away');
    t.mock.timers.tick(24 * 3_600_000);
    assert.equal(await status(), 'issuer-away');
    away = false;
    t.mock.timers.tick(60_000);
    assert.equal(await status(), 'known');
  });

  for (const [what, status] of Object.entries({ fails: 502, 'sends a page instead of its keys': 200 }))
    it(`sends nobody away because the provider ${what}`, async (t) => {
      away = status;
      t.after(() => {
        away = false;
      });
      for (const jwks of [`${issuer}/keys`, undefined]) {
        const fresh = await startIdeas({ box: { identity: { kind: 'openid', issuer, audience, jwks } } });
        t.after(() => fresh.close());
        const said = await asker(fresh.url, { token: await token() }).get('box');
        assert.deepEqual([said.status, said.body.code, said.headers.get('retry-after')], [503, 'issuer-away', '30']);
      }
    });
});

describe('the line that an address belongs to', () => {
  const table = {
    '192.0.2.7': '192.0.2.7',
    '::ffff:192.0.2.7': '192.0.2.7',
    '2001:db8:1:2:3:4:5:6': '2001:db8:1:2',
    '2001:db8:1:2::9': '2001:db8:1:2',
    '2001:db8::1': '2001:db8:0:0',
    '::1': '0:0:0:0',
    'fe80::1%eth0': 'fe80:0:0:0',
  };
  for (const [address, line] of Object.entries(table))
    it(`of ${address} is ${line}`, () => assert.equal(lineOf(address), line));
});

describe('whom a proxy of the town heard', () => {
  const from = comingBy(['127.0.0.1', '10.0.0.0/8']);
  const table = {
    '192.0.2.7': '192.0.2.7',
    '198.51.100.1, 192.0.2.7, 10.0.0.3': '192.0.2.7',
    '10.0.0.4, 10.0.0.3': '10.0.0.4',
    // IIS and others write the port too.
    '198.51.100.1, 192.0.2.7:51234': '192.0.2.7',
    '198.51.100.1, [2001:db8::7]:51234': '2001:db8::7',
    '198.51.100.1, [2001:db8::7]': '2001:db8::7',
    // What stands before is what the one who asks says of himself.
    '198.51.100.1, unknown': '127.0.0.1',
    '198.51.100.1, _hidden, 10.0.0.3': '127.0.0.1',
    '198.51.100.1,': '127.0.0.1',
    '': '127.0.0.1',
  };
  for (const [header, address] of Object.entries(table))
    it(`is ${address}: ${header || 'nobody'}`, () =>
      assert.equal(
        from({ socket: { remoteAddress: '127.0.0.1' }, headers: { 'x-forwarded-for': header } }).address,
        address,
      ));
});
