// The documents of the demo town over WebDAV: every verb, what it refuses, and that no version is lost.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import realFs from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { Blobs } from '../../demo/server/blobs.mjs';
import { checkIf } from '../../demo/server/documents/preconditions.mjs';
import { seedTown } from '../../demo/server/documents/seed.mjs';
import { davClient } from '../support/dav.mjs';
import { startDocuments } from '../support/documents-server.mjs';
import { folderOf5000 } from '../support/many-documents.mjs';

/** @type {Awaited<ReturnType<typeof startDocuments>>} */
let server;
/** @type {ReturnType<typeof davClient>} */
let dav;
let count = 0;
before(async () => {
  server = await startDocuments({ largest: 1 << 20, mostCopied: 40 });
  dav = davClient(server.url);
});
after(() => server.close());

/** A folder for one test, so that none sees what another wrote. */
async function fresh() {
  const name = `essai-${++count}/`;
  assert.equal((await dav.folder(name)).status, 201);
  return name;
}
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const bodies = async (history) => Promise.all(history.map((version) => dav.text(version.path)));
const names = async (folder) =>
  (await dav.find(folder, ['displayname'], '1')).slice(1).map((found) => found['D:displayname']);

describe('a document over WebDAV', () => {
  it('is made, read, and read in part', async () => {
    const at = `${await fresh()}note.txt`;
    const made = await dav.put(at, 'Bonjour la mairie');
    assert.equal(made.status, 201);
    const etag = made.headers.get('etag');
    assert.match(etag, /^"[0-9a-f]{32}-1"$/);
    const whole = await dav.get(at);
    assert.equal(await whole.text(), 'Bonjour la mairie');
    assert.equal(whole.headers.get('etag'), etag);
    assert.equal(whole.headers.get('content-type'), 'text/plain; charset=utf-8');
    const head = await dav.ask('HEAD', at);
    assert.deepEqual(
      [head.status, head.headers.get('content-length'), head.headers.get('etag'), await head.text()],
      [200, '17', etag, ''],
    );
    const ranges = {
      'bytes=0-6': [206, 'Bonjour', 'bytes 0-6/17'],
      'bytes=8-': [206, 'la mairie', 'bytes 8-16/17'],
      'bytes=-6': [206, 'mairie', 'bytes 11-16/17'],
      'bytes=11-999': [206, 'mairie', 'bytes 11-16/17'],
      'bytes=-99': [206, 'Bonjour la mairie', 'bytes 0-16/17'],
      'bytes=17-': [416, undefined, 'bytes */17'],
      'bytes=-0': [416, undefined, 'bytes */17'],
      'bytes=5-2': [200, 'Bonjour la mairie', null],
      'bytes=0-1,4-5': [200, 'Bonjour la mairie', null],
      'lines=1-2': [200, 'Bonjour la mairie', null],
    };
    for (const [range, [status, body, part]] of Object.entries(ranges)) {
      const answer = await dav.get(at, { range });
      assert.deepEqual([answer.status, answer.headers.get('content-range')], [status, part], range);
      if (body !== undefined) assert.equal(await answer.text(), body, range);
    }
    const modified = whole.headers.get('last-modified');
    for (const condition of [etag, modified])
      assert.equal((await dav.get(at, { range: 'bytes=0-6', 'if-range': condition })).status, 206, condition);
    for (const condition of ['"autre"', `W/${etag}`, 'Mon, 01 Jan 2024 00:00:00 GMT'])
      assert.equal((await dav.get(at, { range: 'bytes=0-6', 'if-range': condition })).status, 200, condition);
  });

  it('may be empty', async () => {
    const at = `${await fresh()}vide.txt`;
    assert.equal((await dav.put(at, '')).status, 201);
    const answer = await dav.get(at);
    assert.deepEqual([answer.status, answer.headers.get('content-length'), await answer.text()], [200, '0', '']);
    assert.equal((await dav.get(at, { range: 'bytes=0-' })).status, 416);
  });

  it('is not sent again to those who have it', async () => {
    const at = `${await fresh()}note.txt`;
    const etag = (await dav.put(at, 'une')).headers.get('etag');
    assert.equal((await dav.get(at, { 'if-none-match': etag })).status, 304);
    assert.equal((await dav.get(at, { 'if-none-match': `"x", W/${etag}` })).status, 304);
    assert.equal((await dav.get(at, { 'if-none-match': '"x"' })).status, 200);
    const later = new Date(Date.now() + 5000).toUTCString();
    assert.equal((await dav.get(at, { 'if-modified-since': later })).status, 304);
    assert.equal((await dav.get(at, { 'if-modified-since': later, 'if-none-match': '"x"' })).status, 200);
    assert.equal((await dav.get(at, { 'if-match': '"x"' })).status, 412);
  });

  it('keeps each former version, with who wrote it and why', async () => {
    const at = `${await fresh()}procedure.md`;
    const said = (author, comment) => ({
      'parvis-author': encodeURIComponent(author),
      'parvis-comment': encodeURIComponent(comment),
    });
    await dav.put(at, 'un', said('Nadia Benali', 'Premier jet'));
    await dav.put(at, 'deux', said('Hélène Karoui', 'Relu « à froid » & <corrigé>'));
    await dav.put(at, 'trois');
    const history = await dav.history(at);
    assert.deepEqual(
      history.map(({ number, author, comment, size, type }) => [number, author, comment, size, type]),
      [
        [3, undefined, undefined, 5, 'text/markdown; charset=utf-8'],
        [2, 'Hélène Karoui', 'Relu « à froid » & <corrigé>', 4, 'text/markdown; charset=utf-8'],
        [1, 'Nadia Benali', 'Premier jet', 2, 'text/markdown; charset=utf-8'],
      ],
    );
    assert.deepEqual(await bodies(history), ['trois', 'deux', 'un']);
    for (const version of history) assert.equal((await dav.get(version.path)).headers.get('etag'), version.etag);
    const [own] = await dav.find(at, ['checked-in', 'version-name', 'getetag', 'oc:fileid', 'creator-displayname']);
    assert.equal(own['D:checked-in'], `<D:href>/documents/${history[0].path}</D:href>`);
    assert.equal(own['D:version-name'], '3');
    assert.equal(own['D:getetag'], history[0].etag);
    assert.equal(own['D:creator-displayname'], undefined);
  });

  it('makes a version of the same bytes too', async () => {
    const at = `${await fresh()}note.txt`;
    const first = await dav.put(at, 'pareil');
    const second = await dav.put(at, 'pareil');
    assert.notEqual(first.headers.get('etag'), second.headers.get('etag'));
    assert.equal((await dav.history(at)).length, 2);
  });

  it('does not let versions be written', async () => {
    const at = `${await fresh()}note.txt`;
    await dav.put(at, 'une');
    const [{ path: version }] = await dav.history(at);
    for (const answer of [
      await dav.put(version, 'autre'),
      await dav.remove(version),
      await dav.move(version, 'ailleurs.txt'),
      await dav.copy(at, version),
      await dav.folder('.versions'),
      await dav.put('.versions/x', 'x'),
    ])
      assert.ok([400, 403, 404].includes(answer.status), `${answer.url} ${answer.status}`);
    assert.equal(await dav.text(version), 'une');
    assert.equal(await dav.text(version.replace('note.txt', '')), 'une');
    const [{ 'D:current-user-privilege-set': rights }] = await dav.find(version, ['current-user-privilege-set']);
    assert.equal(rights, '<D:privilege><D:read/></D:privilege>');
    for (const wrong of [
      '.versions/999999/1/note.txt',
      `${version}x`,
      version.replace('/1/', '/2/'),
      '.versions/a/1/b',
    ])
      assert.equal((await dav.get(wrong)).status, 404, wrong);
  });

  it('says that it may be written, or that it may not', async (t) => {
    const folder = await fresh();
    await dav.put(`${folder}note.txt`, 'une');
    const [own, document] = await dav.find(folder, ['current-user-privilege-set'], '1');
    assert.match(own['D:current-user-privilege-set'], /<D:bind\/>/);
    assert.match(document['D:current-user-privilege-set'], /<D:write-content\/>/);
    const shut = await startDocuments({ writable: false });
    t.after(() => shut.close());
    const reader = davClient(shut.url);
    const [root] = await reader.find('', ['current-user-privilege-set']);
    assert.equal(root['D:current-user-privilege-set'], '<D:privilege><D:read/></D:privilege>');
    assert.equal((await reader.put('note.txt', 'une')).status, 403);
  });

  it('asks for the folder to be there, and is none itself', async () => {
    const folder = await fresh();
    assert.equal((await dav.put(`${folder}absent/note.txt`, 'une')).status, 409);
    await dav.put(`${folder}note.txt`, 'une');
    assert.equal((await dav.put(`${folder}note.txt/autre`, 'une')).status, 409);
    assert.equal((await dav.get(`${folder}note.txt/`)).status, 404);
    assert.equal((await dav.put(folder, 'une')).status, 409);
    assert.equal((await dav.put(folder.slice(0, -1), 'une')).status, 405);
    assert.equal((await dav.put(`${folder}bis.txt`, 'une', { 'content-range': 'bytes 0-2/9' })).status, 400);
    assert.equal((await dav.folder(`${folder}note.txt`)).status, 405);
    assert.equal((await dav.folder(`${folder}a/b`)).status, 409);
    assert.equal((await dav.ask('MKCOL', `${folder}c`, { body: '<x/>' })).status, 415);
  });

  it('is written only as the writer found it', async () => {
    const at = `${await fresh()}note.txt`;
    assert.equal((await dav.put(at, 'une', { 'if-match': '*' })).status, 412);
    const first = (await dav.put(at, 'une', { 'if-none-match': '*' })).headers.get('etag');
    assert.equal((await dav.put(at, 'deux', { 'if-none-match': '*' })).status, 412);
    assert.equal((await dav.put(at, 'deux', { 'if-match': '"autre"' })).status, 412);
    assert.equal((await dav.put(at, 'deux', { 'if-match': `W/${first}` })).status, 412);
    const second = await dav.put(at, 'deux', { 'if-match': `"autre", ${first}` });
    assert.equal(second.status, 204);
    assert.equal((await dav.put(at, 'trois', { 'if-match': first })).status, 412);
    assert.equal((await dav.put(at, 'trois', { 'if-unmodified-since': 'Mon, 01 Jan 2024 00:00:00 GMT' })).status, 412);
    for (const headers of [{ 'if-match': first }, { if: `([${first}])` }, { if: '(<opaquelocktoken:a>)' }]) {
      assert.equal((await dav.remove(at, headers)).status, 412);
      assert.equal((await dav.move(at, `${at}.bak`, headers)).status, 412);
    }
    assert.equal((await dav.put(at, 'trois', { if: `([${first}]) (Not <DAV:no-lock>)` })).status, 204);
    assert.equal((await dav.put(at, 'x', { if: '([' })).status, 400);
    assert.equal((await dav.history(at)).length, 3);
  });

  it('is looked up once, however many conditions it is named in, and these are counted', async () => {
    const folder = await fresh();
    await dav.put(`${folder}note.txt`, 'une');
    const other = (/** @type {number} */ i) => `</documents/${folder}${i}.txt>(["x"])`;
    for (const [condition, expected] of [
      [`</documents/${folder}note.txt>(${'Not["x"]'.repeat(50)})`, 204],
      [`</documents/${folder}note.txt>(${'Not["x"]'.repeat(51)})`, 400],
      [`${Array.from({ length: 9 }, (_, i) => other(i)).join(' ')} </documents/${folder}note.txt>(Not["x"])`, 204],
      [Array.from({ length: 11 }, (_, i) => other(i)).join(' '), 400],
    ])
      assert.equal(
        (await dav.put(`${folder}note.txt`, 'deux', { if: condition })).status,
        expected,
        condition.slice(0, 80),
      );
    const asked = [];
    await checkIf('</a>(Not["x"] Not["y"]) (Not["z"])', async (address) => {
      asked.push(address);
      return '"etag"';
    });
    assert.deepEqual(asked, ['/a']);
    const slowly = async () => (await wait(1), '"etag"');
    await Promise.all(['(["etag"])', '</b> (Not["y"] Not["z"])'].map((condition) => checkIf(condition, slowly)));
  });

  it('written by many at once as they all found it, is written by one', async () => {
    const at = `${await fresh()}note.txt`;
    const etag = (await dav.put(at, 'départ')).headers.get('etag');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => dav.put(at, `essai ${i}`, { 'if-match': etag })),
    );
    const statuses = answers.map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 204).length, 1);
    assert.equal(statuses.filter((status) => status === 412).length, 19);
    assert.equal(await dav.text(at), `essai ${statuses.indexOf(204)}`);
    assert.equal((await dav.history(at)).length, 2);
  });

  it('new, made by many at once as new, is made by one', async () => {
    const at = `${await fresh()}neuf.txt`;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => dav.put(at, `essai ${i}`, { 'if-none-match': '*' })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(9).fill(412)]);
  });

  it('written twice under one key, for want of an answer, is written once', async () => {
    const at = `${await fresh()}note.txt`;
    const headers = { 'idempotency-key': 'clef-1', 'if-none-match': '*' };
    const first = await dav.put(at, 'une', headers);
    const again = await dav.put(at, 'une', headers);
    assert.deepEqual([first.status, again.status], [201, 201]);
    assert.equal(again.headers.get('etag'), first.headers.get('etag'));
    assert.equal(again.headers.get('idempotency-replayed'), 'true');
    assert.equal((await dav.history(at)).length, 1);
    assert.equal((await dav.remove(at, { 'idempotency-key': 'clef-1' })).status, 422);
    for (let i = 0; i < 2; i++)
      assert.equal((await dav.move(at, `${at}.bak`, { 'idempotency-key': 'clef-2' })).status, 201);
  });

  it('is not said to be written when its key was that of other bytes', async () => {
    const at = `${await fresh()}note.txt`;
    const headers = { 'idempotency-key': 'clef-3' };
    assert.equal((await dav.put(at, 'une', headers)).status, 201);
    assert.equal((await dav.put(at, 'deux', headers)).status, 422);
    assert.equal((await dav.put(at, 'une', headers)).status, 201);
    const long = 'k'.repeat(200);
    assert.equal((await dav.put(at, 'trois', { 'idempotency-key': `${long}1` })).status, 400);
    assert.equal((await dav.put(at, 'trois', { 'idempotency-key': long })).status, 204);
    assert.deepEqual(
      (await dav.history(at)).map(({ size }) => size),
      [5, 3],
    );
  });
});

describe('a write under a key', () => {
  it('is refused when its key was that of another', async () => {
    const folder = await fresh();
    const at = `${folder}note.txt`;
    await dav.put(at, 'une');
    const note = (/** @type {string} */ value, /** @type {string} */ key) => {
      const body = `<propertyupdate xmlns="DAV:"><set><prop><p xmlns="urn:p">${value}</p></prop></set></propertyupdate>`;
      return dav.ask('PROPPATCH', at, { body, headers: { 'idempotency-key': key } });
    };
    assert.equal((await note('une', `${folder}p`)).status, 207);
    assert.equal((await note('deux', `${folder}p`)).status, 422);
    assert.equal((await note('une', `${folder}p`)).status, 207);
    await dav.folder(`${folder}a`);
    for (const [act, key] of [
      [dav.copy, `${folder}c`],
      [dav.move, `${folder}m`],
    ]) {
      const write = (headers) => act(`${folder}a`, `${folder}b`, { 'idempotency-key': key, ...headers });
      assert.equal((await write({ overwrite: 'T' })).status < 300, true);
      assert.equal((await write({ overwrite: 'F' })).status, 422);
      assert.equal((await write({ overwrite: 'T', depth: '0' })).status, act === dav.copy ? 422 : 400);
      assert.equal((await write({ overwrite: 'T' })).status < 300, true);
    }
  });
});

describe('the history of a document', () => {
  it('goes on when a version is restored', async () => {
    const at = `${await fresh()}note.txt`;
    await dav.put(at, 'une');
    const second = (await dav.put(at, 'deux')).headers.get('etag');
    const [, first] = await dav.history(at);
    assert.equal((await dav.copy(first.path, at, { 'if-match': first.etag })).status, 412);
    const restored = await dav.copy(first.path, at, {
      overwrite: 'T',
      'if-match': second,
      'parvis-author': 'Nadia',
      'parvis-comment': encodeURIComponent('Retour à la version 1'),
    });
    assert.equal(restored.status, 204);
    const history = await dav.history(at);
    assert.deepEqual(
      history.map(({ number, comment }) => [number, comment]),
      [
        [3, 'Retour à la version 1'],
        [2, undefined],
        [1, undefined],
      ],
    );
    assert.equal(history[0].etag, restored.headers.get('etag'));
    assert.deepEqual(await bodies(history), ['une', 'deux', 'une']);
    assert.equal((await dav.copy(first.path, at, { overwrite: 'F' })).status, 412);
    // The standard's own way to say it: a condition on the destination.
    const condition = (etag) => ({ if: `</documents/${at}> ([${etag}])` });
    assert.equal((await dav.copy(first.path, at, condition(second))).status, 412);
    assert.equal((await dav.copy(first.path, at, condition(history[0].etag))).status, 204);
  });

  it('follows when it is moved', async () => {
    const folder = await fresh();
    await dav.folder(`${folder}archives`);
    await dav.put(`${folder}note.txt`, 'une');
    await dav.put(`${folder}note.txt`, 'deux');
    const [{ 'oc:fileid': id }] = await dav.find(`${folder}note.txt`, ['oc:fileid']);
    const moved = await dav.move(`${folder}note.txt`, `${folder}archives/vieille%20note.txt`);
    assert.equal(moved.status, 201);
    assert.equal((await dav.get(`${folder}note.txt`)).status, 404);
    const at = `${folder}archives/vieille%20note.txt`;
    assert.deepEqual(await bodies(await dav.history(at)), ['deux', 'une']);
    const [{ 'oc:fileid': after, 'D:checked-in': current }] = await dav.find(at, ['oc:fileid', 'checked-in']);
    assert.equal(after, id);
    const [, address] = /<D:href>(.*)<\/D:href>/.exec(current);
    assert.equal(await (await fetch(new URL(address, server.url))).text(), 'deux');
    await dav.put(`${folder}note.txt`, 'une tout autre');
    assert.equal((await dav.history(`${folder}note.txt`)).length, 1);
  });

  it('stays when the folder above is renamed', async () => {
    const folder = await fresh();
    await dav.folder(`${folder}2025`);
    await dav.put(`${folder}2025/note.txt`, 'une');
    await dav.put(`${folder}2025/note.txt`, 'deux');
    assert.equal((await dav.move(`${folder}2025/`, `${folder}2026/`)).status, 201);
    assert.deepEqual(await bodies(await dav.history(`${folder}2026/note.txt`)), ['deux', 'une']);
  });

  it('stays when the document is deleted, and goes on when it comes back', async () => {
    const at = `${await fresh()}note.txt`;
    await dav.put(at, 'une');
    await dav.put(at, 'deux');
    const before = await dav.history(at);
    const [{ 'D:version-history': kept }] = await dav.find(at, ['version-history']);
    assert.equal((await dav.remove(at)).status, 204);
    assert.equal((await dav.get(at)).status, 404);
    assert.equal((await dav.remove(at)).status, 404);
    assert.deepEqual(await bodies(before), ['deux', 'une']);
    const [, address] = /<D:href>\/documents\/(.*)<\/D:href>/.exec(kept);
    assert.deepEqual(await dav.history(address), before);
    assert.equal((await dav.copy(before[1].path, at)).status, 201);
    assert.deepEqual(await bodies(await dav.history(at)), ['une', 'deux', 'une']);
    await dav.remove(at);
    assert.equal((await dav.put(at, 'trois', { 'if-none-match': '*' })).status, 201);
    assert.deepEqual(await bodies(await dav.history(at)), ['trois', 'une', 'deux', 'une']);
  });

  it('stays when the whole folder is deleted', async () => {
    const folder = await fresh();
    await dav.folder(`${folder}a`);
    await dav.folder(`${folder}a/b`);
    await dav.put(`${folder}a/b/note.txt`, 'une');
    assert.equal((await dav.remove(`${folder}a`)).status, 204);
    assert.equal((await dav.put(`${folder}a/b/note.txt`, 'x')).status, 409);
    await dav.folder(`${folder}a`);
    assert.deepEqual(await names(`${folder}a/`), []);
    await dav.folder(`${folder}a/b`);
    assert.deepEqual(await names(`${folder}a/b/`), []);
    await dav.put(`${folder}a/b/note.txt`, 'deux');
    assert.deepEqual(await bodies(await dav.history(`${folder}a/b/note.txt`)), ['deux', 'une']);
  });

  it('holds what a copy or a move has written over', async () => {
    const folder = await fresh();
    const at = (name) => `${folder}${name}.txt`;
    for (const name of ['a', 'b', 'c']) await dav.put(at(name), name);
    const [{ 'oc:fileid': id }] = await dav.find(at('b'), ['oc:fileid']);
    assert.equal((await dav.copy(at('a'), at('b'))).status, 204);
    assert.deepEqual(await bodies(await dav.history(at('b'))), ['a', 'b']);
    const [former] = await dav.history(at('c'));
    assert.equal((await dav.move(at('c'), at('b'))).status, 204);
    assert.deepEqual(await bodies(await dav.history(at('b'))), ['c', 'a', 'b']);
    const [{ 'oc:fileid': after }] = await dav.find(at('b'), ['oc:fileid']);
    assert.equal(after, id);
    // What was moved had a history of its own.
    assert.equal(await dav.text(former.path), 'c');
    assert.deepEqual(await names(folder), ['a.txt', 'b.txt']);
  });

  it('holds what a copied folder has written over', async () => {
    const folder = await fresh();
    for (const name of ['source', 'cible']) {
      await dav.folder(folder + name);
      await dav.put(`${folder}${name}/note.txt`, name);
    }
    await dav.put(`${folder}cible/seule.txt`, 'seule');
    const alone = await dav.history(`${folder}cible/seule.txt`);
    assert.equal((await dav.copy(`${folder}source/`, `${folder}cible/`, { overwrite: 'F' })).status, 412);
    assert.equal((await dav.copy(`${folder}source/`, `${folder}cible/`)).status, 204);
    assert.deepEqual(await bodies(await dav.history(`${folder}cible/note.txt`)), ['source', 'cible']);
    assert.deepEqual(await names(`${folder}cible/`), ['note.txt']);
    assert.deepEqual(await bodies(alone), ['seule']);
    assert.equal((await dav.copy(`${folder}source/`, `${folder}creux/`, { depth: '0' })).status, 201);
    assert.deepEqual(await names(`${folder}creux/`), []);
  });

  it('is asked of a document only', async () => {
    const folder = await fresh();
    await dav.put(`${folder}note.txt`, 'une');
    const report = (path, body, headers) => dav.ask('REPORT', path, { body, headers });
    const tree = '<version-tree xmlns="DAV:"/>';
    assert.equal((await report(folder, tree)).status, 403);
    assert.equal((await report(`${folder}absent.txt`, tree)).status, 404);
    assert.equal((await report(`${folder}note.txt`, '<expand-property xmlns="DAV:"/>')).status, 403);
    assert.equal((await report(`${folder}note.txt`, 'rien')).status, 400);
    assert.equal((await report(`${folder}note.txt`, tree, { depth: '1' })).status, 400);
    const named = '<version-tree xmlns="DAV:"><prop><version-name/><x xmlns="urn:x"/></prop></version-tree>';
    const body = await (await report(`${folder}note.txt`, named)).text();
    assert.match(body, /<D:version-name>1<\/D:version-name>.*200 OK.*<x xmlns="urn:x"\/>.*404 Not Found/);
  });
});

describe('a copy or a move', () => {
  it('is refused onto itself, into itself, above itself and elsewhere', async () => {
    const folder = await fresh();
    await dav.folder(`${folder}a`);
    await dav.put(`${folder}a/note.txt`, 'une');
    for (const act of [dav.copy, dav.move]) {
      assert.equal((await act(`${folder}a/`, `${folder}a/`)).status, 403);
      assert.equal((await act(`${folder}a/`, `${folder}a/b/`)).status, 403);
      assert.equal((await act(`${folder}a/note.txt`, `${folder}a`)).status, 403);
      assert.equal((await act(`${folder}a/note.txt`, `${folder}absent/note.txt`)).status, 409);
      assert.equal((await act(`${folder}absent.txt`, `${folder}x.txt`)).status, 404);
      assert.equal((await act(`${folder}a/note.txt`, '')).status, 403);
      const to = (destination) => act(`${folder}a/note.txt`, '', { destination });
      assert.equal((await to('http://ailleurs.example/documents/x.txt')).status, 502);
      assert.equal((await to('/autre/x.txt')).status, 404);
      assert.equal((await to('x.txt')).status, 400);
      assert.equal((await to(`/documents/${folder}..%2fx.txt`)).status, 400);
      assert.equal((await to(`/documents/${folder}../x.txt`)).status, 400);
      assert.equal((await act(`${folder}a/note.txt`, `${folder}x.txt`, { overwrite: 'oui' })).status, 400);
    }
    assert.deepEqual(await names(`${folder}a/`), ['note.txt']);
    assert.equal((await dav.remove('')).status, 403);
  });

  it('of a folder takes all, with what was noted', async () => {
    const folder = await fresh();
    await dav.folder(`${folder}a`);
    await dav.folder(`${folder}a/b`);
    await dav.put(`${folder}a/b/note.txt`, 'une');
    const set = '<propertyupdate xmlns="DAV:"><set><prop><z:t xmlns:z="urn:z">où</z:t></prop></set></propertyupdate>';
    assert.equal((await dav.ask('PROPPATCH', `${folder}a/b/note.txt`, { body: set })).status, 207);
    assert.equal((await dav.copy(`${folder}a/`, `${folder}c/`)).status, 201);
    assert.equal((await dav.move(`${folder}c/`, `${folder}d/`)).status, 201);
    assert.equal(await dav.text(`${folder}d/b/note.txt`), 'une');
    const all = await (await dav.ask('PROPFIND', `${folder}d/b/note.txt`, { headers: { depth: '0' } })).text();
    assert.match(all, /<t xmlns="urn:z">où<\/t>/);
  });

  it('that doubles each time comes to an end', async () => {
    const folder = await fresh();
    await dav.folder(`${folder}0`);
    // Each holds two copies of the one before: 1, 3, 7, 15, 31, 63.
    for (let i = 1; i <= 5; i++) {
      await dav.folder(`${folder}${i}`);
      for (const name of ['a', 'b'])
        assert.equal((await dav.copy(`${folder}${i - 1}`, `${folder}${i}/${name}`)).status, 201);
    }
    assert.equal((await dav.copy(`${folder}5`, `${folder}x`)).status, 507);
    assert.equal((await dav.get(`${folder}x`)).status, 404);
    assert.equal((await dav.copy(`${folder}5`, `${folder}x`, { depth: '0' })).status, 201);
    assert.deepEqual(await names(`${folder}x/`), []);
    assert.equal((await dav.move(`${folder}5`, `${folder}y`)).status, 201);
  });

  it('puts nothing where no address leads', async () => {
    const folder = await fresh();
    const make = async (/** @type {string} */ name, /** @type {number} */ depth) => {
      for (let i = 0; i < depth; i++) assert.equal((await dav.folder(folder + name + '/e'.repeat(i))).status, 201);
      return folder + name + '/e'.repeat(depth - 1);
    };
    const long = await make('a', 20);
    await dav.put(`${long}/note.txt`, 'une');
    const deep = await make('b', 19);
    // One folder, nineteen, and twenty with a document in the last.
    for (const act of [dav.copy, dav.move]) assert.equal((await act(`${folder}a`, `${deep}/a`)).status, 403);
    assert.deepEqual(await names(`${deep}/`), []);
    assert.equal((await dav.copy(`${folder}a`, `${deep}/a`, { depth: '0' })).status, 201);
    assert.equal((await dav.remove(`${deep}/a`)).status, 204);
    assert.equal((await dav.move(`${folder}a/e`, `${deep}/a`)).status, 201);
    assert.equal(await dav.text(`${deep}/a${'/e'.repeat(18)}/note.txt`), 'une');
  });

  it('changes how a name is written', async () => {
    const folder = await fresh();
    await dav.put(`${folder}Procedure.md`, 'une');
    assert.equal((await dav.move(`${folder}Procedure.md`, `${folder}procedure.md`)).status, 201);
    assert.deepEqual(await names(folder), ['procedure.md']);
    const nfd = encodeURIComponent('été'.normalize('NFD'));
    const nfc = encodeURIComponent('été'.normalize('NFC'));
    await dav.put(`${folder}${nfd}`, 'une');
    assert.equal(await dav.text(`${folder}${nfc}`), 'une');
    assert.equal((await dav.move(`${folder}${nfd}`, `${folder}${nfc}`)).status, 201);
    assert.ok((await names(folder)).includes('été'.normalize('NFC')));
  });
});

describe('what is told and noted', () => {
  it('lists one folder at a time', async () => {
    const folder = await fresh();
    for (const depth of ['infinity', undefined]) {
      const answer = await dav.ask('PROPFIND', folder, { headers: depth ? { depth } : {} });
      assert.equal(answer.status, 403);
      assert.match(await answer.text(), /<D:propfind-finite-depth\/>/);
    }
    assert.equal((await dav.ask('PROPFIND', folder, { headers: { depth: '2' } })).status, 400);
    assert.equal((await dav.ask('PROPFIND', `${folder}absent`, { headers: { depth: '0' } })).status, 404);
  });

  it('tells names with every kind of letter as they were written', async () => {
    const folder = await fresh();
    const written = [
      'Annexe 2.txt',
      'Annexe 10.txt',
      'L’été & <l’hiver>.md',
      '"10 %"#1?.txt',
      'عقد.pdf',
      '🌳.png',
      'A.txt',
      'a.txt',
    ];
    for (const name of written)
      assert.equal((await dav.put(folder + encodeURIComponent(name), name)).status, 201, name);
    const found = await dav.find(folder, ['displayname', 'getcontentlength'], '1');
    assert.deepEqual(
      new Set(found.slice(1).map(({ href, ...rest }) => [decodeURIComponent(href), rest['D:displayname']].join())),
      new Set(written.map((name) => [`/documents/${folder}${name}`, name].join())),
    );
    for (const { href, ...rest } of found.slice(1)) {
      const answer = await fetch(new URL(href, server.url));
      assert.equal(await answer.text(), rest['D:displayname']);
    }
  });

  it('gives all, the names alone, and what is asked beside', async () => {
    const folder = await fresh();
    await dav.put(`${folder}note.txt`, 'une');
    const ask = async (inside) => {
      const body = `<propfind xmlns="DAV:">${inside}</propfind>`;
      return (await dav.ask('PROPFIND', `${folder}note.txt`, { body, headers: { depth: '0' } })).text();
    };
    assert.doesNotMatch(await ask('<allprop/>'), /404|checked-in/);
    assert.match(await ask('<allprop/><include><checked-in/></include>'), /<D:checked-in><D:href>/);
    assert.match(await ask('<propname/>'), /<D:checked-in\/>/);
    assert.match(await ask('<prop><absent xmlns="urn:x"/></prop>'), /<absent xmlns="urn:x"\/>.*404/);
    assert.match(await ask('<prop/>'), /200 OK/);
  });

  it('is noted whole or not at all, and never what the server tells', async () => {
    const at = `${await fresh()}note.txt`;
    await dav.put(at, 'une');
    const patch = async (inside) => {
      const answer = await dav.ask('PROPPATCH', at, {
        body: `<propertyupdate xmlns="DAV:">${inside}</propertyupdate>`,
      });
      return [answer.status, await answer.text()];
    };
    const [status, both] = await patch('<set><prop><x xmlns="urn:x">1</x><getetag>"a"</getetag></prop></set>');
    assert.equal(status, 207);
    assert.match(both, /<D:getetag\/>.*403 Forbidden.*<x xmlns="urn:x"\/>.*424 Failed Dependency/);
    const find = async () => (await dav.ask('PROPFIND', at, { headers: { depth: '0' } })).text();
    assert.doesNotMatch(await find(), /urn:x/);
    await patch('<set><prop><x xmlns="urn:x" xml:lang="fr">a &amp; <b y="1">c</b><![CDATA[<d>]]></x></prop></set>');
    assert.match(await find(), /<x xmlns="urn:x" xml:lang="fr">a &#38; <b y="1">c<\/b>&#60;d&#62;<\/x>/);
    await patch('<remove><prop><x xmlns="urn:x"/></prop></remove>');
    assert.doesNotMatch(await find(), /urn:x/);
    assert.equal((await patch(''))[0], 400);
  });

  it('has a name of any letters', async () => {
    const folder = await fresh();
    for (const name of ['été', 'дата', '日付', 'a·b', 'a-1.2_3', '𐌰']) {
      const body = `<propertyupdate xmlns="DAV:"><set><prop><${name} xmlns="urn:x">1</${name}></prop></set></propertyupdate>`;
      assert.equal((await dav.ask('PROPPATCH', folder, { body })).status, 207, name);
      const all = await (await dav.ask('PROPFIND', folder, { headers: { depth: '0' } })).text();
      assert.ok(all.includes(`<${name} xmlns="urn:x">1</${name}>`), name);
    }
  });

  it('does not grow by what it is written under', async () => {
    const folder = await fresh();
    await dav.put(`${folder}note.txt`, 'une');
    const note = async (inside) => {
      const body = `<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop>${inside}</D:prop></D:set></D:propertyupdate>`;
      return (await dav.ask('PROPPATCH', `${folder}note.txt`, { body })).status;
    };
    const all = async () => (await dav.ask('PROPFIND', folder, { headers: { depth: '1' } })).text();
    const space = `urn:${'x'.repeat(400)}`;
    assert.equal(await note(`<p xmlns="${space}">${'<x/>'.repeat(900)}<none xmlns=""><a/></none></p>`), 207);
    const told = await all();
    assert.ok(told.length < 20_000, String(told.length));
    assert.match(told, /<x><\/x><none xmlns=""><a><\/a><\/none><\/p>/);
    for (const [inside, expected] of [
      [`<p xmlns="urn:${'x'.repeat(500)}"/>`, 413],
      [`<p xmlns="urn:p" xmlns:s="${space}">${'<x s:a=""/>'.repeat(900)}</p>`, 507],
      [`<p xmlns="urn:p">${'x'.repeat(70_000)}</p>`, 507],
      [`<p xmlns="urn:p">${'x'.repeat(40_000)}</p><q xmlns="urn:p">${'x'.repeat(40_000)}</q>`, 507],
      [Array.from({ length: 100 }, (_, i) => `<n${i}/>`).join(''), 507],
      [Array.from({ length: 201 }, (_, i) => `<n${i}/>`).join(''), 413],
    ])
      assert.equal(await note(inside), expected, inside.slice(0, 80));
    assert.equal(await all(), told);
  });

  it('refuses XML that is none, is endless, or brings a document type', async () => {
    const folder = await fresh();
    const deep = '<a>'.repeat(5000) + '</a>'.repeat(5000);
    for (const body of [
      '<propfind xmlns="DAV:"><prop>',
      '<propfind xmlns="DAV:"></propfind><more/>',
      '<!DOCTYPE x [<!ENTITY a "b">]><propfind xmlns="DAV:"><allprop/></propfind>',
      '<propfind xmlns="DAV:"><prop><a>&nbsp;</a></prop></propfind>',
      '<propfind xmlns="DAV:"><prop><x:a/></prop></propfind>',
      '<propfind xmlns="DAV:"><prop><a b="1" b="2"/></prop></propfind>',
      `<propfind xmlns="DAV:"><prop>${deep}</prop></propfind>`,
      '<propfind xmlns="DAV:"><prop><a>\u0000</a></prop></propfind>',
      '<propfind xmlns="DAV:"><prop><·x/></prop></propfind>',
      '<propfind xmlns="DAV:"><prop><a×b/></prop></propfind>',
      '<propfind xmlns="DAV:"><prop><a\u2190/></prop></propfind>',
      '<propfind xmlns="DAV:"><prop><x ÷="1"/></prop></propfind>',
      '<propfind xmlns="DAV:"><prop><1/></prop></propfind>',
      '<propfind xmlns="DAV:"><prop><xml:foo/></prop></propfind>',
      '<propfind xmlns="DAV:"><prop><xmlns:foo/></prop></propfind>',
      '<propfind xmlns="DAV:"><prop><a xmlns="http://www.w3.org/2000/xmlns/"/></prop></propfind>',
      '<propfind xmlns="DAV:"><prop><a xmlns="http://www.w3.org/XML/1998/namespace"/></prop></propfind>',
      '{}',
    ])
      assert.equal(
        (await dav.ask('PROPFIND', folder, { body, headers: { depth: '0' } })).status,
        400,
        body.slice(0, 80),
      );
    const body = `<propfind xmlns="DAV:"><!--${'x'.repeat(2 << 20)}--><allprop/></propfind>`;
    assert.equal((await dav.ask('PROPFIND', folder, { body, headers: { depth: '0' } })).status, 413);
  });

  it('reads XML of many prefixes in a moment', { timeout: 30_000 }, async () => {
    const declared = Array.from({ length: 20_000 }, (_, i) => `xmlns:n${i.toString(36)}="urn:n"`).join(' ');
    const body = `<propfind xmlns="DAV:" ${declared}><prop>${'<a/>'.repeat(20_000)}<n7:b xmlns=""/></prop></propfind>`;
    const answer = await dav.ask('PROPFIND', await fresh(), { body, headers: { depth: '0' } });
    assert.equal(answer.status, 207);
    assert.match(await answer.text(), /<D:a\/><b xmlns="urn:n"\/>/);
  });

  it('does not tell of any number of properties for each document', async () => {
    const folder = await fresh();
    const asked = (/** @type {number} */ count) => {
      const names = Array.from({ length: count }, (_, i) => `<n${i}/>`).join('');
      const body = `<propfind xmlns="DAV:"><prop>${names}</prop></propfind>`;
      return dav.ask('PROPFIND', folder, { body, headers: { depth: '1' } });
    };
    assert.equal((await asked(200)).status, 207);
    assert.equal((await asked(201)).status, 413);
    const body = `<propfind xmlns="DAV:"><prop><n${'x'.repeat(17_000)}/></prop></propfind>`;
    assert.equal((await dav.ask('PROPFIND', folder, { body, headers: { depth: '1' } })).status, 413);
  });

  it('says what it can, and that there are no locks', async () => {
    const answer = await dav.ask('OPTIONS', '');
    assert.equal(answer.headers.get('dav'), '1, version-control');
    assert.match(answer.headers.get('allow'), /PROPFIND.*REPORT.*PUT.*MKCOL.*COPY.*MOVE.*DELETE/);
    for (const method of ['LOCK', 'UNLOCK', 'POST']) {
      const refused = await dav.ask(method, 'note.txt');
      assert.equal(refused.status, 405);
      assert.ok(refused.headers.get('allow'));
    }
  });

  it('shows a folder as a page to those who come by its address', async () => {
    const folder = await fresh();
    await dav.put(`${folder}${encodeURIComponent('<b>&.txt')}`, 'une');
    const page = await (await dav.get(folder)).text();
    assert.match(page, /<a href="\/documents\/essai-\d+\/%3Cb%3E%26\.txt"><bdi>&#60;b&#62;&#38;\.txt<\/bdi>/);
  });

  it('lists 5,000 documents, the first of them at once', async (t) => {
    const big = await startDocuments({
      seed: ({ db }) => folderOf5000(db),
    });
    t.after(() => big.close());
    const client = davClient(big.url);
    const asked = ['resourcetype', 'displayname', 'getcontenttype', 'getcontentlength', 'getlastmodified', 'getetag'];
    const more = ['version-name', 'creator-displayname', 'checked-in', 'current-user-privilege-set', 'oc:fileid'];
    const body = `<D:propfind xmlns:D="DAV:" xmlns:oc="http://owncloud.org/ns"><D:prop>${[...asked, ...more]
      .map((name) => (name.includes(':') ? `<${name}/>` : `<D:${name}/>`))
      .join('')}</D:prop></D:propfind>`;
    const times = [];
    for (let i = 0; i < 5; i++) {
      const from = performance.now();
      const answer = await client.ask('PROPFIND', 'grand/', { body, headers: { depth: '1' } });
      const first = performance.now() - from;
      const xml = await answer.text();
      times.push({ first, all: performance.now() - from });
      assert.equal(xml.match(/<D:response>/g)?.length, 5001);
    }
    const best = (key) => Math.min(...times.map((time) => time[key]));
    console.log(`    5,000 listed: first byte ${best('first').toFixed()} ms, all ${best('all').toFixed()} ms`);
    // Other work may go on here; a list made as a whole before it is sent would still be found out.
  });
});

describe('what comes from elsewhere', () => {
  /** Sends bytes as they are: fetch would mend the address. @param {string} line @param {string[]} [headers] */
  const raw = (line, headers = []) =>
    new Promise((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1');
      let answer = '';
      socket.on('data', (part) => {
        answer += part;
      });
      socket.once('error', reject);
      socket.once('close', () => resolve(Number(answer.split(' ')[1])));
      socket.write([`${line} HTTP/1.1`, 'Host: x', 'Connection: close', ...headers, '', ''].join('\r\n'));
    });

  it('may not climb, hide or break with its name', async () => {
    const folder = await fresh();
    const before = await names('');
    for (const name of [
      '../x.txt',
      '%2e%2e/x.txt',
      '..%2fx.txt',
      '%2e%2e%2fx.txt',
      './x.txt',
      'a%2fb.txt',
      'a%5cb.txt',
      'a%00.txt',
      'a%0d%0aX:1.txt',
      'a%7f.txt',
      'a%c2%85.txt',
      '%ff.txt',
      '%.txt',
      'facture%e2%80%aefdp.exe',
      'a%e2%81%a6b.txt',
      'a%ef%bf%bf.txt',
      '.versions',
      'a//b.txt',
      'a.txt#b',
      'a'.repeat(256),
      'a'.repeat(5000),
      encodeURIComponent('é'.repeat(128)),
    ]) {
      const status = await raw(`PUT /documents/${folder}${name}`, ['Content-Length: 0']);
      assert.equal(status, 400, name.slice(0, 60));
      assert.ok([400, 404].includes(await raw(`GET /documents/${folder}${name}`)), name.slice(0, 60));
    }
    assert.equal(
      await raw(`PUT /documents/${folder}${encodeURIComponent('é'.repeat(127))}`, ['Content-Length: 0']),
      201,
    );
    assert.equal(await raw(`PUT /documents/${'a/'.repeat(60)}x`, ['Content-Length: 0']), 400);
    assert.equal(await raw('GET /documents/../documents/'), 400);
    assert.equal(await raw('GET /documents/%2e%2e/%2e%2e/etc/passwd'), 400);
    assert.deepEqual(await names(''), before);
    assert.equal((await names(folder)).length, 1);
  });

  it('runs nowhere', async () => {
    const folder = await fresh();
    const page = '<script>alert(1)</script>';
    for (const name of [
      'a.html',
      'a.HTM',
      'a.svg',
      'a.xml',
      'a.xhtml',
      'a.js',
      'a.exe',
      'a.sh',
      'a',
      'a.inconnu',
      '.html',
    ]) {
      await dav.put(folder + name, page, { 'content-type': 'text/html' });
      const answer = await dav.get(folder + name);
      const disposition = answer.headers.get('content-disposition');
      assert.match(disposition, /^attachment; filename\*=UTF-8''/, name);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(answer.headers.get('content-security-policy'), "sandbox; default-src 'none'");
    }
    for (const name of ['a.pdf', 'a.png', 'a.jpg', 'a.txt', 'a.md', 'a.csv']) {
      await dav.put(folder + name, page, { 'content-type': 'text/html' });
      const answer = await dav.get(folder + name);
      assert.match(answer.headers.get('content-disposition'), /^inline/, name);
      assert.doesNotMatch(answer.headers.get('content-type'), /html|xml/, name);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(answer.headers.get('content-security-policy'), "sandbox; default-src 'none'");
    }
    const [version] = await dav.history(`${folder}a.html`);
    assert.match((await dav.get(version.path)).headers.get('content-disposition'), /^attachment/);
  });

  it('is not written for a page of another site', async () => {
    const folder = await fresh();
    const own = new URL(server.url).origin;
    for (const headers of [
      { origin: 'https://ailleurs.example' },
      { origin: 'null' },
      { origin: own.replace('127.0.0.1', 'localhost') },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      assert.equal((await dav.put(`${folder}a.txt`, 'x', headers)).status, 403);
      assert.equal((await dav.remove(folder, headers)).status, 403);
    }
    assert.equal((await dav.put(`${folder}a.txt`, 'x', { origin: own })).status, 201);
    assert.equal((await dav.get(`${folder}a.txt`, { origin: 'https://ailleurs.example' })).status, 200);
    assert.equal((await dav.get(`${folder}a.txt`)).headers.get('access-control-allow-origin'), null);
  });

  it('may not be said at any length, or in pieces of letters', async () => {
    const at = `${await fresh()}a.txt`;
    for (const comment of ['%', '%ff', 'x'.repeat(2001), '%00'])
      assert.equal((await dav.put(at, 'x', { 'parvis-comment': comment })).status, 400, comment.slice(0, 9));
    assert.equal((await dav.get(at)).status, 404);
  });
});

describe('an upload', () => {
  const blobs = () => readdirSync(path.join(server.folder, 'blobs'), { recursive: true });

  it('that is too large leaves nothing', async () => {
    const folder = await fresh();
    const at = `${folder}gros.bin`;
    const before = blobs().length;
    await dav.put(`${folder}autre.bin`, 'la seule qui reste');
    assert.equal((await dav.put(at, Buffer.alloc((1 << 20) + 1))).status, 413);
    // Without a length: it shows as it comes. The answer may find the sender still at work, and be lost.
    const chunks = function* () {
      for (let i = 0; i < 64; i++) yield new Uint8Array(65536);
    };
    const status = await dav.ask('PUT', at, { body: Readable.from(chunks()), duplex: 'half' }).then(
      (answer) => answer.status,
      () => 'cut',
    );
    assert.ok([413, 'cut'].includes(status), String(status));
    assert.equal((await dav.get(at)).status, 404);
    assert.equal(blobs().length, before + 1);
    assert.equal((await dav.put(at, Buffer.alloc(1 << 20))).status, 201);
  });

  it('cut in the middle leaves the former version whole', async () => {
    const at = `${await fresh()}note.txt`;
    const etag = (await dav.put(at, 'entière')).headers.get('etag');
    const before = blobs();
    for (const head of ['Content-Length: 500000', 'Transfer-Encoding: chunked']) {
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(`PUT /documents/${at} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n${head}\r\n\r\n`);
      socket.write(head.includes('chunked') ? `30000\r\n${'x'.repeat(0x20000)}` : 'x'.repeat(200_000));
      await until(() => blobs().length > before.length);
      socket.destroy();
      await until(() => blobs().length === before.length);
      const answer = await dav.get(at);
      assert.deepEqual([await answer.text(), answer.headers.get('etag')], ['entière', etag]);
      assert.equal((await dav.history(at)).length, 1);
    }
  });

  it('onto a full disk says so, and leaves the former version whole', async (t) => {
    let full = false;
    const fs = {
      ...realFs,
      open: async (...args) => {
        const handle = await realFs.open(...args);
        if (full && args[1] === 'wx')
          handle.write = async () => {
            throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
          };
        return handle;
      },
    };
    const small = await startDocuments({ fs });
    t.after(() => small.close());
    const client = davClient(small.url);
    await client.put('note.txt', 'entière');
    full = true;
    assert.equal((await client.put('note.txt', 'de trop')).status, 507);
    assert.equal(await client.text('note.txt'), 'entière');
    assert.deepEqual(readdirSync(path.join(small.folder, 'blobs/incoming')), []);
    full = false;
    assert.equal((await client.put('note.txt', 'enfin')).status, 204);
  });

  it('stands under its hash, and what is of no use goes at the next start', async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'parvis-documents-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const first = await startDocuments({ folder });
    await davClient(first.url).put('note.txt', 'une');
    await first.close();
    const at = (hash) => path.join(folder, 'blobs', hash.slice(0, 2), hash);
    assert.equal(readFileSync(at(sha256('une')), 'utf8'), 'une');
    const old = new Date(Date.now() - 2 * 86_400_000);
    const orphans = {
      young: at(sha256('jeune')),
      old: at(sha256('vieux')),
      cut: path.join(folder, 'blobs/incoming/x'),
    };
    for (const file of Object.values(orphans)) writeFileSync(file, 'x');
    for (const file of [orphans.old, orphans.cut, at(sha256('une'))]) utimesSync(file, old, old);
    const second = await startDocuments({ folder });
    t.after(() => second.close());
    assert.deepEqual(
      Object.values(orphans).map((file) => existsSync(file)),
      [true, false, false],
    );
    assert.equal(await davClient(second.url).text('note.txt'), 'une');
  });
});

describe('bytes that are taken away', () => {
  it('are put back when they have come in again meanwhile', async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'parvis-blobs-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    let looked = 0;
    // They were old when they were looked at.
    const stat = async (file) => (looked++ ? realFs.stat(file) : { mtimeMs: 0 });
    const blobs = await new Blobs(folder, { ...realFs, stat }).open();
    const { hash } = await blobs.store(Readable.from([Buffer.from('une')]));
    assert.equal(await blobs.sweep(new Set()), 0);
    assert.equal(readFileSync(blobs.path(hash), 'utf8'), 'une');
    assert.deepEqual(readdirSync(path.join(folder, 'incoming')), []);
    assert.equal(await blobs.sweep(new Set(), -1000), 1);
    assert.equal(existsSync(blobs.path(hash)), false);
  });
});

describe('the documents of the town', () => {
  it('are all there, with their past, once', async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'parvis-documents-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const data = new URL('../../demo/data/', import.meta.url);
    const { documents } = JSON.parse(readFileSync(new URL('documents.json', data), 'utf8'));
    const files = readdirSync(new URL('documents/', data), { recursive: true, withFileTypes: true });
    assert.deepEqual(
      documents.map(({ path: at }) => at.normalize()).sort(),
      files
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(new URL('documents', data).pathname, path.join(entry.parentPath, entry.name)))
        .map((at) => at.split(path.sep).join('/').normalize())
        .sort(),
    );
    for (let start = 0; start < 2; start++) {
      const town = await startDocuments({ folder, seed: seedTown });
      const client = davClient(town.url);
      for (const { path: at, versions } of documents) {
        const history = await client.history(at.split('/').map(encodeURIComponent).join('/'));
        assert.deepEqual(
          history.map(({ number, author, comment }) => [number, author, comment]),
          versions.map(({ author, comment }, index) => [index + 1, author, comment]).reverse(),
        );
        const dates = history.map(({ date }) => date);
        assert.deepEqual(dates, [...dates].sort().reverse());
        assert.ok(Date.parse(dates[0]) <= Date.now());
      }
      await town.close();
    }
  });
});

/** @param {() => boolean} condition */
async function until(condition) {
  for (const from = Date.now(); !condition(); await wait(10))
    if (Date.now() - from > 5000) throw new Error('waited in vain');
}
