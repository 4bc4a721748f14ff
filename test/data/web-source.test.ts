import { expect } from '@open-wc/testing';
import type { Format, FormatTable } from '../../src/data/format.js';
import { SourceError } from '../../src/data/source-error.js';
import type { SourcePage, SourceRequest } from '../../src/data/source.js';
import { webSource } from '../../src/data/web-source.js';
import type { WebSourceOptions } from '../../src/data/loading/web-reading.js';
import { pageFetch } from '../../src/data/request.js';
import { newsFormats } from '../../src/widgets/news-feed/news-formats.js';
import type { NewsItem } from '../../src/widgets/news-feed/news-item.js';
import { badSource, beCalm, hurry, otherOrigin } from '../support/bad-source.js';

const read = (src: string, options: WebSourceOptions = {}, request: Partial<SourceRequest<NewsItem>> = {}) =>
  webSource(src, newsFormats, options).read({ fetch: pageFetch, signal: new AbortController().signal, ...request });
const titles = (page: SourcePage<NewsItem>) => page.items.map(({ title }) => title);
const failure = (promise: Promise<unknown>): Promise<SourceError> =>
  promise.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => error as SourceError,
  );

describe('webSource', () => {
  let elsewhere: string;
  before(async () => (elsewhere = await otherOrigin()));
  beforeEach(() => hurry({ wait: 5 }));
  afterEach(beCalm);

  it('gives what it finds at an address, relative to the page', async () => {
    const { id, url } = badSource('ok');
    const page = await read(` /misbehave/ok?id=${id} `);
    expect(titles(page)).to.deep.equal(['Item 1', 'Item 2']);
    expect(page).to.include({ title: 'Town', address: url, home: `${location.origin}/news`, skipped: 0 });
  });

  it('is the same source when it is written the same', () => {
    const key = (src: string, options?: WebSourceOptions) => webSource(src, newsFormats, options).key;
    expect(key('/a', { label: 'A' })).to.equal(key('/a', { label: 'A' }));
    expect(key('/a')).not.to.equal(key('/b'));
    expect(key('/a')).not.to.equal(key('/a', { credentials: 'include' }));
  });

  it('believes what it reads more than what the server says of it', async () => {
    for (const type of ['text/html', 'application/octet-stream', 'text/plain', 'application/json', 'nonsense']) {
      expect(titles(await read(badSource(`odd?type=${type}`).url)), type).to.have.length(2);
    }
  });

  it('takes the name of a format in capitals too', async () => {
    expect(titles(await read(badSource('ok').url, { type: 'RSS' }))).to.deep.equal(['Item 1', 'Item 2']);
  });

  it('asks as the format wants to be asked, for the format named', async () => {
    const table: FormatTable<{ skipped: number }, never> = {
      blocks: [],
      items: () => [],
      withItems: (reading) => reading,
      formats: ['one', 'two'].map((name) => ({
        name,
        of: 'text',
        matches: () => true,
        prepare: (url) => new URL(`?${name}`, url),
        load: () => Promise.resolve(() => ({ skipped: 0 })),
      })),
    };
    const asked: unknown[] = [];
    const fetch: typeof window.fetch = (url) => (asked.push(url), Promise.resolve(new Response('text')));
    const { signal } = new AbortController();
    await webSource('/x', table, { type: 'one' }).read({ signal, fetch });
    await webSource('/x', table, { type: 'ONE' }).read({ signal, fetch });
    await webSource('/x', table).read({ signal, fetch });
    expect(asked).to.deep.equal(['one', 'one', 'two'].map((name) => `${location.origin}/x?${name}`));
  });

  it('asks by another method where the format wants it: when it is named, or when the address says it', async () => {
    const rare = (name: string, ask: Format<{ skipped: number }>['ask']): Format<{ skipped: number }> => ({
      name,
      of: 'text',
      matches: () => true,
      prepare: (url) => (url.pathname === '/dav/' ? new URL('?prepared', url) : url),
      ask,
      load: () => Promise.resolve(() => ({ skipped: 0 })),
    });
    const report = { method: 'REPORT', headers: { depth: '1' }, body: '<query/>' };
    const table: FormatTable<{ skipped: number }, never> = {
      blocks: [],
      items: () => [],
      withItems: (reading) => reading,
      formats: [],
      rare: /dav/,
      more: () =>
        Promise.resolve([
          rare('dav', ({ pathname }, named) => (named || pathname === '/dav/' ? report : undefined)),
          rare('never', (_, named) => {
            if (named) throw new SourceError('setup', 'not from here');
            return undefined;
          }),
        ]),
    };
    const asked: unknown[] = [];
    const fetch: typeof window.fetch = (url, { method = 'GET', headers, body } = {}) => {
      asked.push([(url as string).replace(location.origin, ''), method, headers, body]);
      return Promise.resolve(new Response('text'));
    };
    const { signal } = new AbortController();
    const ask = (src: string, type?: string) => webSource(src, table, { type }).read({ signal, fetch });
    await ask('/x');
    await ask('/x', 'dav');
    await ask('/dav/');
    const how = ['REPORT', report.headers, report.body];
    expect(asked).to.deep.equal([
      ['/x', 'GET', undefined, undefined],
      ['/x', ...how],
      ['/dav/?prepared', ...how],
    ]);
    const error = await failure(ask('/y', 'never'));
    expect([error.kind, error.message, asked.length]).to.deep.equal(['setup', 'not from here', 3]);
  });

  it('shows the first items of a hundred thousand early', async function () {
    this.timeout(60_000);
    const parts: number[] = [];
    const onPart = ({ items }: SourcePage<NewsItem>) => void parts.push(items.length);
    const page = await read(badSource('many').url, {}, { onPart });
    expect(page.items).to.have.length(100_000);
    expect(parts[0]).to.be.within(1, 20_000);
  });

  it('takes an empty list for an answer', async () => {
    expect((await read(badSource('empty').url)).items).to.have.length(0);
  });

  describe('further pages', () => {
    it('are read with the cursor of the page before', async () => {
      const { url } = badSource('paged');
      const first = await read(url);
      expect(titles(first)).to.have.length(2);
      const second = await read(url, {}, { cursor: first.next });
      const third = await read(url, {}, { cursor: second.next });
      expect(third.items[0]!.id).to.equal('3.0');
      expect(third.next).to.equal(undefined);
    });

    it('are at their end where the source knows no such page any more', async () => {
      // WordPress answers so (rest_post_invalid_page_number) when posts have gone since it said how many pages there are.
      const gone = badSource('status?status=400');
      const page = await read(badSource('paged').url, {}, { cursor: gone.url });
      expect(page).to.deep.equal({ items: [], skipped: 0 });
      expect((await gone.log()).asked.length).to.equal(1);
      expect((await failure(read(gone.url))).status).to.equal(400);
    });

    it('are never on another site', async () => {
      const next = encodeURIComponent(`${elsewhere}/misbehave/paged?page=2`);
      expect((await read(badSource(`paged?next=${next}`).url)).next).to.equal(undefined);
      const near = encodeURIComponent(`${location.origin}.example/paged`);
      expect((await read(badSource(`paged?next=${near}`).url)).next).to.equal(undefined);
    });
  });

  describe('a web page in place of data', () => {
    it('leads to its feed on the same origin', async () => {
      const feed = badSource('ok');
      const home = badSource(`home?to=${encodeURIComponent(feed.url)}`);
      const page = await read(home.url);
      expect(titles(page)).to.have.length(2);
      expect(page.address).to.equal(feed.url);
    });

    it('leads to its feed though it holds a login form', async () => {
      const feed = badSource('ok');
      expect(titles(await read(badSource(`home?form&to=${encodeURIComponent(feed.url)}`).url))).to.have.length(2);
    });

    it('does not lead to another site, nor from page to page', async () => {
      const away = badSource('ok?cors', elsewhere);
      expect(await failure(read(badSource(`home?to=${encodeURIComponent(away.url)}`).url))).to.include({
        kind: 'format',
      });
      expect((await away.log()).asked).to.have.length(0);

      const feed = badSource('ok');
      const second = badSource(`home?to=${encodeURIComponent(feed.url)}`);
      const first = badSource(`home?to=${encodeURIComponent(second.url)}`);
      expect(await failure(read(first.url))).to.include({ kind: 'format' });
      expect((await feed.log()).asked).to.have.length(0);
    });

    it('is a login page when it asks for a password, or when the address was sent on to it', async () => {
      for (const way of ['login', 'to-login', 'to-page']) {
        expect(await failure(read(badSource(way).url)), way).to.include({ kind: 'login' });
      }
      const home = badSource(`home?form&to=${encodeURIComponent(badSource('login').url)}`);
      expect(await failure(read(home.url))).to.include({ kind: 'login' });
    });

    it('is no format otherwise', async () => {
      const { url } = badSource('page');
      expect(await failure(read(url))).to.include({ kind: 'format' });
    });
  });

  describe('an address that cannot work', () => {
    it('is a matter of set-up, and the message says what to write', async () => {
      for (const src of ['', 'http://', 'ftp://example.org/feed', 'javascript:alert(1)', 'https://:1:2/']) {
        const error = await failure(read(src));
        expect(error, src).to.include({ kind: 'setup' });
        expect(error.message).to.contain('src="/feed/"');
      }
      expect(await failure(read(badSource('ok').url, { type: 'gopher' }))).to.include({ kind: 'setup' });
    });

    it('is one between the quotes of a word processor', async () => {
      for (const src of ['“/feed/”', '”/feed/”', '«', '‘/feed/’', '`/feed/`', '"/feed/"']) {
        const error = await failure(read(src));
        expect(error, src).to.include({ kind: 'setup' });
        expect(error.message).to.contain(src).and.to.contain('curled quotes');
      }
    });

    it('may be that of a calendar', async () => {
      const asked: unknown[] = [];
      const fetch: typeof window.fetch = (url) => (
        asked.push(url),
        Promise.resolve(new Response('{"version":"https://jsonfeed.org/version/1","items":[]}'))
      );
      await read('webcal://example.org/feed', {}, { fetch });
      expect(asked).to.deep.equal(['https://example.org/feed']);
    });
  });

  it('tells of a calendar that does not answer as of any address', async () => {
    const fetch: typeof window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const error = await failure(read('webcal://example.org/feed', {}, { fetch }));
    expect(error).to.include({ kind: 'network', url: 'https://example.org/feed' });
  });

  describe('a body that is cut', () => {
    it('still gives its whole items', async () => {
      for (const way of ['truncated', 'reset', 'stall']) {
        if (way === 'stall') hurry({ idle: 500 });
        const page = await read(badSource(way).url);
        expect(titles(page).slice(0, 3), way).to.deep.equal(['Item 1', 'Item 2', 'Item 3']);
        expect(page.cut, way).to.equal(true);
      }
    });

    it('fails as the line did when it holds nothing', async () => {
      expect(await failure(read(badSource('truncated-early').url))).to.include({ kind: 'network' });
    });

    it('gives the items under the cap of size', async () => {
      hurry({ size: 2 ** 18 });
      const page = await read(badSource('endless').url);
      expect(page.items.length).to.be.greaterThan(1000);
      expect(page.cut).to.equal(true);
    });

    it('is too large when there are none', async () => {
      hurry({ size: 2 ** 18 });
      expect(await failure(read(badSource('endless?blank').url))).to.include({ kind: 'too-large' });
      expect(await failure(read(badSource('bomb').url))).to.include({ kind: 'too-large' });
    });
  });
});
