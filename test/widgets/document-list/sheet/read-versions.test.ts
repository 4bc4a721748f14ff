import { expect } from '@open-wc/testing';
import { SourceError } from '../../../../src/data/source-error.js';
import { readVersions } from '../../../../src/widgets/document-list/sheet/read-versions.js';
import { entry } from '../entry.js';
import { collection, multistatus, response } from '../formats/said.js';

const url = 'https://town.example/documents/a.pdf';
const controlled = entry('a.pdf', { url, versionsUrl: url, version: '2', etag: '"2"' });
const mine = (fields = {}) =>
  entry('a.pdf', { url: 'https://cloud.example/remote.php/dav/files/anne/D/a.pdf', id: '81', ...fields });

/** The history of a document, from answers of our own making; and what was asked for it. */
async function history(one: typeof controlled, answer: (url: string) => string | number) {
  const asked: { url: string; method?: string; depth?: string | null; body?: unknown }[] = [];
  const fetch: typeof window.fetch = async (input, init = {}) => {
    const at = new Request(input).url;
    asked.push({ url: at, method: init.method, depth: new Headers(init.headers).get('depth'), body: init.body });
    const given = answer(at);
    const came = typeof given === 'number' ? new Response('', { status: given }) : new Response(given, { status: 207 });
    Object.defineProperty(came, 'url', { value: at });
    return came;
  };
  const versions = await readVersions(one, {
    list: { credentials: '' },
    settings: { fetch },
    source: undefined,
    base: one.url,
    signal: new AbortController().signal,
  });
  return { versions: versions ?? [], none: !versions, asked };
}
const version = (name: string, more = '') =>
  response(
    `/versions/a/${name}`,
    `<d:version-name>${name}</d:version-name><d:creator-displayname>Anne</d:creator-displayname><d:comment>n° ${name}</d:comment>
    <d:getlastmodified>Tue, 0${name} Mar 2026 08:00:00 GMT</d:getlastmodified><d:getcontentlength>1${name}</d:getcontentlength><d:getetag>"${name}"</d:getetag>${more}`,
  );

describe('the history of a document', () => {
  it('is asked of WebDAV by REPORT, and comes newest first with the current one marked', async () => {
    const body = multistatus(version('1'), version('3'), version('2'));
    const { versions, asked } = await history(controlled, () => body);
    expect(asked.map(({ url, method, depth }) => [url, method, depth])).to.deep.equal([[url, 'REPORT', '0']]);
    const query = new DOMParser().parseFromString(asked[0]!.body as string, 'application/xml');
    expect(query.getElementsByTagNameNS('DAV:', 'version-tree')).to.have.length(1);
    expect(versions.map(({ label, current }) => [label, current])).to.deep.equal([
      ['3', undefined],
      ['2', true],
      ['1', undefined],
    ]);
    expect(versions[2]).to.deep.equal({
      label: '1',
      url: 'https://town.example/versions/a/1',
      date: '2026-03-01T08:00:00Z',
      author: 'Anne',
      size: 11,
      comment: 'n° 1',
      etag: '"1"',
    });
  });

  it('keeps the mention of a version that leads elsewhere, and counts on no other', async () => {
    const body = multistatus(
      version('2'),
      response('https://evil.example/versions/1', '<d:version-name>1</d:version-name>'),
      response('/versions/../0', '<d:version-name>0</d:version-name>'),
      '<d:response><d:href>/versions/a/9</d:href><d:status>HTTP/1.1 403 Forbidden</d:status></d:response>',
    );
    const { versions } = await history(controlled, () => body);
    expect(versions.map(({ label, url }) => [label, url])).to.deep.equal([
      ['2', 'https://town.example/versions/a/2'],
      ['1', undefined],
      ['0', undefined],
    ]);
  });

  it('is asked of Nextcloud where it keeps that of who is signed in, the document itself before all', async () => {
    const folder = '/remote.php/dav/versions/anne/versions/81';
    const body = multistatus(
      response(`${folder}/`, collection),
      response(
        `${folder}/1709300000`,
        '<d:getlastmodified>Fri, 01 Mar 2024 13:33:20 GMT</d:getlastmodified><d:getcontentlength>5</d:getcontentlength><x:version-label xmlns:x="http://nextcloud.org/ns">Voté</x:version-label>',
      ),
      response(`${folder}/1719300000`, '<d:getlastmodified>Tue, 25 Jun 2024 07:20:00 GMT</d:getlastmodified>'),
    );
    const one = mine({ modified: '2026-03-03T08:00:00Z', size: 9 });
    const { versions, asked } = await history(one, () => body);
    expect(asked.map(({ url, method, depth }) => [url, method, depth])).to.deep.equal([
      [`https://cloud.example${folder}`, 'PROPFIND', '1'],
    ]);
    expect(versions.map(({ label, date, current }) => [label, date, current])).to.deep.equal([
      ['', '2026-03-03T08:00:00Z', true],
      ['', '2024-06-25T07:20:00Z', undefined],
      ['Voté', '2024-03-01T13:33:20Z', undefined],
    ]);
    expect(versions[2]!.url).to.equal(`https://cloud.example${folder}/1709300000`);
  });

  it('is asked of ownCloud where Nextcloud would not have it', async () => {
    const { versions, asked } = await history(mine(), (at) =>
      at.includes('/meta/81/v')
        ? multistatus(response('/remote.php/dav/meta/81/v/1', '<d:getetag>"1"</d:getetag>'))
        : 404,
    );
    expect([versions.length, asked.length]).to.deep.equal([2, 2]);
  });

  it('is read from JSON at its own address', async () => {
    const one = entry('a.pdf', { url, versionsUrl: 'https://town.example/a/versions' });
    const { versions, asked } = await history(one, () =>
      JSON.stringify({ versions: [{ version: 1 }, { version: 12, current: true }, { version: 3 }] }),
    );
    expect(asked.map(({ method }) => method)).to.deep.equal([undefined]);
    expect(versions.map(({ label }) => label)).to.deep.equal(['12', '3', '1']);
  });

  it('is that of the list where it came with it, and asks nothing', async () => {
    const one = entry('a.pdf', { versions: [{ label: '1' }, { label: '2' }], version: '2' });
    const { versions, asked } = await history(one, () => 500);
    expect([versions.map(({ label, current }) => [label, current]), asked]).to.deep.equal([
      [
        ['2', true],
        ['1', undefined],
      ],
      [],
    ]);
  });

  it('is none where the source has none, and says why where it fails', async () => {
    expect((await history(entry('a'), () => 500)).asked).to.deep.equal([]);
    expect((await history(entry('a', { folder: true, versionsUrl: url }), () => 500)).asked).to.deep.equal([]);
    // What servers say who keep none, or do not know the question.
    for (const status of [403, 404, 405, 501])
      expect((await history(controlled, () => status)).none, `${status}`).to.equal(true);
    const locked: unknown = await history(controlled, () => 423).catch((error: unknown) => error);
    expect(locked).to.be.instanceOf(SourceError).with.property('status', 423);
    const page = await history(controlled, () => '<!doctype html><form><input type="password"></form>').catch(
      (error: unknown) => error,
    );
    expect(page).to.be.instanceOf(SourceError).with.property('kind', 'format');
  });
});
