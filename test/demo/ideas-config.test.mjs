// The configuration of an idea box: what it takes, and that it says plainly, with the line, what it does not.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { ConfigError, parseConfig, readConfig } from '../../demo/server/ideas/config.mjs';
import { townBox } from '../../demo/server/ideas/seed.mjs';
import { openStore } from '../../demo/server/ideas/store.mjs';
import { migrations } from '../../demo/server/ideas/tables.mjs';
import { startIdeas } from '../support/ideas-server.mjs';

const wrong = (text) => {
  try {
    parseConfig(text, 'box.json');
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    return error.message.split('\n');
  }
  return [];
};

describe('the configuration of an idea box', () => {
  it('may be empty: all has a default', () => {
    const config = readConfig({});
    assert.equal(config.moderation, 'after');
    assert.deepEqual(
      config.statuses.map(({ id }) => id),
      ['received', 'study', 'accepted', 'underway', 'done', 'declined', 'merged'],
    );
    assert.deepEqual(config.identity, { kind: 'browser' });
    assert.equal(config.limits.title, 120);
    assert.equal(config.quotas.vote.max > 0, true);
  });

  it('is the same when it is read again', async () => {
    const config = await townBox();
    assert.deepEqual(readConfig(config), config);
  });

  it('tells the line, the place and what was expected', () => {
    const text = `{
  "moderation": "sometimes",
  "statuses": [
    { "id": "received", "label": "Reçue", "kind": "open" },
    { "id": "no", "label": "Non", "kind": "refused" },
    { "id": "x" }
  ],
  "votes": {
    "cap": 0, "hiden": true
  },
  "staff": [{ "name": "A", "roles": ["boss"], "token": "secret" }],
  "colour": "red"
}`;
    assert.deepEqual(wrong(text), [
      'box.json, line 12: colour is not known; known are title, page, path, zone, statuses, topics, moderation, reports, answerDays, votes, closes, identity, groups, staff, anonymity, hosts, origins, proxies, relay, limits, leastSeconds, quotas.',
      'box.json, line 5: statuses[1].kind must be one of open, done, declined, merged.',
      'box.json, line 6: statuses[2].label is missing.',
      'box.json, line 6: statuses[2].kind is missing.',
      'box.json, line 2: moderation must be one of before, after.',
      'box.json, line 9: votes.hiden is not known; known are cap, hidden, until.',
      'box.json, line 9: votes.cap must be a whole number from 1 to 1000.',
      'box.json, line 11: staff[0].roles[0] must be one of moderator, answering.',
      'box.json, line 11: staff[0].token must be the SHA-256 of a token, 64 digits of 0-9a-f.',
    ]);
  });

  const table = {
    '{ "a": 1,\n  "b" }': 'box.json, line 2: this is not JSON.',
    // What JSON.parse gives no place for.
    '{\n"reports": three,\n"answerDays": 30\n}': 'box.json, line 2: this is not JSON.',
    '{\n"votes": { "hidden": True },\n"answerDays": 30\n}': 'box.json, line 2: this is not JSON.',
    '{\n"hosts": ["a.example",],\n"answerDays": 30\n}': 'box.json, line 2: this is not JSON.',
    '{\n"title": "a",\n"answerDays": 30': 'box.json, line 3: this is not JSON.',
    '[]': 'box.json, line 1: the whole must be an object { … }.',
    '{ "statuses": [] }': 'box.json, line 1: statuses must have one of kind open.',
    '{\n"topics": [{ "id": "a", "label": "A" },\n{ "id": "a", "label": "B" }] }':
      'box.json, line 3: topics[1].id “a” is there twice.',
    '{ "votes": { "hidden": true } }':
      'box.json, line 1: votes.until must say until when votes are hidden, or closes when the box closes.',
    '{ "votes": { "until": "2026-12-31T23:00:00Z" } }':
      'box.json, line 1: votes.until does nothing unless votes.hidden is true; closes is what ends the votes.',
    '{ "closes": "2026-02-30T00:00:00Z" }': 'box.json, line 1: closes must be an instant as 2026-12-31T23:00:00Z.',
    '{ "zone": ["Europe/Paris"] }': 'box.json, line 1: zone must be a time zone as Europe/Paris.',
    '{ "closes": "tomorrow" }': 'box.json, line 1: closes must be an instant as 2026-12-31T23:00:00Z.',
    '{ "zone": "Europe/Paname" }': 'box.json, line 1: zone must be a time zone as Europe/Paris.',
    '{ "identity": { "kind": "password" } }': 'box.json, line 1: identity.kind must be one of browser, proxy, openid.',
    '{ "identity": { "kind": "proxy", "user": "x-user", "from": [] } }':
      'box.json, line 1: identity.from must name at least one address: else anybody could say who he is.',
    '{ "identity": { "kind": "proxy", "user": "x-user", "from": ["10.0.0.0/99"] } }':
      'box.json, line 1: identity.from[0] must be an address or a network as 10.0.0.0/8.',
    '{ "identity": { "kind": "openid", "issuer": "https://a.example", "audience": "x", "algorithms": ["HS256"] } }':
      'box.json, line 1: identity.algorithms[0] must be one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA.',
    '{ "identity": { "kind": "openid", "issuer": "https://a.example", "audience": "x", "algorithms": ["none"] } }':
      'box.json, line 1: identity.algorithms[0] must be one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA.',
    '{ "origins": ["https://www.town.example/"] }':
      'box.json, line 1: origins[0] must be an origin as https://www.town.example.',
    '{ "page": "www.town.example/ideas" }':
      'box.json, line 1: page must be an address as https://www.town.example/ideas.',
    '{ "page": "javascript:alert(1)" }': 'box.json, line 1: page must be an address as https://www.town.example/ideas.',
    '{ "page": "//www.town.example/ideas" }':
      'box.json, line 1: page must be an address as https://www.town.example/ideas.',
    '{ "hosts": "www.town.example" }': 'box.json, line 1: hosts must be a list.',
    '{\n"hosts": ["www.town.example",\n"https://www.town.example"] }':
      'box.json, line 3: hosts[1] must be a name as www.town.example, without https: and port.',
    '{ "hosts": ["www.town.example:8080"] }':
      'box.json, line 1: hosts[0] must be a name as www.town.example, without https: and port.',
    '{ "hosts": ["*"] }': 'box.json, line 1: hosts[0] must be a name as www.town.example, without https: and port.',
    '{ "path": "/a; Domain=evil.example" }': 'box.json, line 1: path must be a path as /ideas/api/.',
    '{ "limits": { "fileTypes": ["text/html"] } }':
      'box.json, line 1: limits.fileTypes[0] must be one of application/pdf, image/jpeg, image/png, image/webp, application/vnd.oasis.opendocument.text.',
    '{ "__proto__": { "moderation": "before" } }': /is not known/,
    '{ "votes": { "cap": 3,\n"hidden": false,\n"cap": 5 } }': 'box.json, line 3: votes.cap is there twice.',
  };
  for (const [text, expected] of Object.entries(table))
    it(`refuses ${text.replace(/\s+/g, ' ')}`, () => {
      const [first, ...more] = wrong(text);
      if (expected instanceof RegExp) assert.match(first, expected);
      else assert.equal(first, expected);
      if (!text.includes('statuses')) assert.deepEqual(more, []);
    });

  it('may begin with the mark that some editors put there', () => {
    assert.deepEqual(parseConfig('\ufeff{ "moderation": "before" }', 'box.json'), readConfig({ moderation: 'before' }));
    assert.deepEqual(wrong('\ufeff{\n"colour": "red" }'), wrong('{\n"colour": "red" }'));
  });

  it('keeps a server from starting', async () => {
    await assert.rejects(startIdeas({ config: { moderation: 'never' } }), (error) => {
      assert.ok(error instanceof ConfigError);
      return true;
    });
  });
});

describe('the tables', () => {
  it('are made by a start that was cut, once it starts again', async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'parvis-tables-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const first = await openStore({ folder });
    // Done, but cut before it was noted as done.
    await sql`delete from kysely_migration`.execute(first.writer);
    await first.writer.insertInto('events').values({ id: 1, at: 1, kind: 'box', data: '{}' }).execute();
    const { secret } = await first.writer.selectFrom('box').select('secret').executeTakeFirstOrThrow();
    await first.close();

    const second = await openStore({ folder });
    t.after(() => second.close());
    const noted = await sql`select name from kysely_migration`.execute(second.reader);
    assert.deepEqual(
      noted.rows.map(({ name }) => name),
      Object.keys(migrations),
    );
    const kept = await second.reader.selectFrom('box').selectAll().execute();
    assert.equal(kept.length, 1);
    assert.equal(kept[0].secret, secret);
    assert.equal((await second.reader.selectFrom('events').selectAll().execute()).length, 1);
  });
});
