import { expect } from '@open-wc/testing';
import { forgetCopy, keptCopy } from '../../../src/data/keeping/kept-copy.js';
import { keepCopy, settled, type CopyKey, type KeepRules } from '../../../src/data/keeping/kept-copies.js';
import { pageFetch, type Answer } from '../../../src/data/request.js';
import type { SourceError } from '../../../src/data/source-error.js';
import type { SourcePage, SourceRequest } from '../../../src/data/source.js';
import { storageDenied } from '../../../src/data/keeping/storage-denied.js';
import { webSource } from '../../../src/data/web-source.js';
import type { WebSourceOptions } from '../../../src/data/loading/web-reading.js';
import type { Settings } from '../../../src/settings/settings-context.js';
import { newsFormats } from '../../../src/widgets/news-feed/news-formats.js';
import type { NewsItem } from '../../../src/widgets/news-feed/news-item.js';
import { badSource, beCalm, hurry, type BadSource } from '../../support/bad-source.js';
import { until } from '../../../stories/support/appears.js';

const DAY = 24 * 3600 * 1000;

const answer = (text = 'body', more: Partial<Answer> = {}): Answer => ({
  url: 'https://example.org/final',
  headers: new Headers({ 'content-type': 'text/plain' }),
  body: new TextEncoder().encode(text),
  ...more,
});

/** Opens the store as it is, past our own code. */
async function raw<R>(use: (store: IDBObjectStore) => IDBRequest<R>): Promise<R> {
  const opening = indexedDB.open('parvis-copies', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('copies');
  const database = await settled(opening);
  try {
    return await settled(use(database.transaction('copies', 'readwrite').objectStore('copies')));
  } finally {
    database.close();
  }
}
const keys = () => raw((store) => store.getAllKeys() as unknown as IDBRequest<CopyKey[]>);

describe('kept copies', () => {
  beforeEach(async () => {
    hurry({ wait: 5 });
    await raw((store) => store.clear());
  });
  afterEach(beCalm);

  it('hold no store open when keeping failed: the page may be kept for the way back', async () => {
    const { put } = IDBObjectStore.prototype;
    const { close } = IDBDatabase.prototype;
    let closed = 0;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    IDBDatabase.prototype.close = function () {
      closed++;
      close.call(this);
    };
    try {
      await keepCopy('https://example.org/', answer(), {});
    } finally {
      Object.assign(IDBObjectStore.prototype, { put });
      Object.assign(IDBDatabase.prototype, { close });
    }
    expect(closed).to.equal(1);
  });

  it('give the last good answer, with its instant', async () => {
    await keepCopy('/a', answer('one'), {});
    await keepCopy('/a', answer('two'), {});
    const copy = await keptCopy('/a', {});
    expect(new TextDecoder().decode(copy!.body)).to.equal('two');
    expect(copy!.url).to.equal('https://example.org/final');
    expect(new Headers(copy!.headers).get('content-type')).to.equal('text/plain');
    expect(Date.now() - Date.parse(copy!.date)).to.be.within(0, 5000);
    expect(await keys()).to.have.length(1);
    expect(await keptCopy('/b', {})).to.equal(undefined);
  });

  it('are not made of what is personal, cut or forbidden, and the one before goes', async () => {
    const forbidden: [Partial<Answer>, KeepRules][] = [
      [{ personal: true }, {}],
      [{ cut: true }, {}],
      [{}, { keep: 'never' }],
      [{}, { shared: true }],
    ];
    for (const [more, rules] of forbidden) {
      await keepCopy('/a', answer(), {});
      await keepCopy('/a', answer('new', more), rules);
      expect(await keys()).to.have.length(0);
    }
  });

  it('are not given where they may no longer be', async () => {
    await keepCopy('/a', answer(), {});
    expect(await keptCopy('/a', { keep: 'never' })).to.equal(undefined);
    expect(await keys()).to.have.length(0);
    await keepCopy('/a', answer(), {});
    expect(await keptCopy('/a', { shared: true })).to.equal(undefined);
    expect(await keys()).to.have.length(0);
  });

  it('of all addresses go when the reader changes', async () => {
    const ana = { user: { name: 'Ana', groups: ['library'] } };
    await keepCopy('/a', answer(), ana);
    await keepCopy('/b', answer(), ana);
    expect(await keptCopy('/a', { user: { name: 'Ana', groups: ['library'] } })).to.have.property('body');
    expect(await keptCopy('/a', { user: { name: 'Bruno' } })).to.equal(undefined);
    expect(await keys()).to.have.length(0);
    await keepCopy('/a', answer(), ana);
    await keepCopy('/c', answer(), {});
    expect((await keys()).map(([, , , address]) => address)).to.deep.equal(['/c']);
  });

  it('go after seven days', async () => {
    const copy = { url: '/', headers: [], body: new Uint8Array(3) };
    await raw((store) => store.put(copy, [Date.now() - 7 * DAY - 1, 3, '', '/old']));
    await raw((store) => store.put(copy, [Date.now() - 7 * DAY + 60_000, 3, '', '/young']));
    expect(await keptCopy('/old', {})).to.equal(undefined);
    expect(await keptCopy('/young', {})).to.have.property('body');
    expect(await keys()).to.have.length(1);
  });

  it('are never shown when damaged, and go', async () => {
    const damaged = [
      undefined,
      'text',
      {},
      { url: '/', headers: [], body: 'text' },
      { url: '/', headers: [], body: new Uint8Array(2) },
    ];
    for (const copy of damaged) {
      await raw((store) => store.put(copy, [Date.now(), 3, '', '/a']));
      expect(await keptCopy('/a', {})).to.equal(undefined);
      expect(await keys()).to.have.length(0);
    }
  });

  it('are fifty at most, and twenty megabytes: the oldest leave', async () => {
    for (let n = 0; n < 60; n++) {
      await raw((store) => store.put({}, [Date.now() - 1000 + n, 1, '', `/${n}`]));
    }
    await keepCopy('/new', answer(), {});
    const left = (await keys()).map(([, , , address]) => address);
    expect(left.length).to.be.within(45, 50);
    expect(left).to.include.members(['/59', '/new']).and.not.include('/0');

    await raw((store) => store.clear());
    for (let n = 0; n < 6; n++) {
      await raw((store) => store.put({}, [Date.now() - 1000 + n, 4.5 * 2 ** 20, '', `/${n}`]));
    }
    await keepCopy('/new', answer(), {});
    expect((await keys()).map(([, , , address]) => address)).to.deep.equal(['/2', '/3', '/4', '/5', '/new']);
    await keepCopy('/huge', answer('', { body: new Uint8Array(6 * 2 ** 20) }), {});
    expect((await keys()).map(([, , , address]) => address)).not.to.include('/huge');
  });

  it('can be forgotten', async () => {
    await keepCopy('/a', answer(), {});
    await keepCopy('/b', answer(), {});
    await forgetCopy('/a', {});
    expect((await keys()).map(([, , , address]) => address)).to.deep.equal(['/b']);
  });

  describe('of a source', () => {
    const read = (
      { url }: BadSource,
      settings: Settings = {},
      options: WebSourceOptions = {},
      more: Partial<SourceRequest<NewsItem>> = {},
    ): Promise<SourcePage<NewsItem>> =>
      webSource(url, newsFormats, options).read({
        fetch: pageFetch,
        signal: new AbortController().signal,
        settings,
        ...more,
      });
    const failure = (promise: Promise<unknown>): Promise<SourceError> =>
      promise.then(
        () => expect.fail('it did not fail'),
        (error: unknown) => error as SourceError,
      );
    const addresses = async () => (await keys()).map(([, , , address]) => address);
    const kept = (source: BadSource) => until(async () => (await addresses()).includes(source.url), 'nothing was kept');
    /** A source that has answered well, and of which a copy was kept. */
    const good = async (settings?: Settings, way = 'ok'): Promise<BadSource> => {
      const source = badSource(way);
      await read(source, settings);
      await kept(source);
      return source;
    };

    it('stand in for it when it fails, with its age and why', async () => {
      for (const way of ['status?status=500', 'status?status=404', 'dead', 'nonsense', 'page']) {
        const source = await good();
        await source.become(way);
        const parts: unknown[] = [];
        const page = await read(source, {}, {}, { onPart: (part) => parts.push(part) });
        expect(page.items, way).to.have.length(2);
        expect(page.stale!.error, way).to.have.property('kind');
        expect(Date.now() - Date.parse(page.stale!.since)).to.be.within(0, 10_000);
        expect(parts).to.have.length(0);
        // And again: it was not dropped.
        expect((await read(source)).stale).to.have.property('since');
      }
    });

    it('are forgotten when this reader may no longer read it', async () => {
      for (const [way, kind] of [
        ['status?status=401', 'refused'],
        ['status?status=403', 'refused'],
        ['login', 'login'],
      ]) {
        const source = await good();
        await source.become(way);
        expect(await failure(read(source))).to.include({ kind });
        expect(await addresses()).not.to.include(source.url);
        await source.become('status?status=500');
        expect(await failure(read(source))).to.include({ kind: 'server' });
      }
    });

    it('do not stand in for what is asked with the credentials of the reader', async () => {
      for (const settings of [{ token: () => 'secret' }, { credentials: 'include' }, { shared: true }] as Settings[]) {
        const source = await good();
        await source.become('status?status=500');
        expect(await failure(read(source, settings))).to.include({ kind: 'server' });
        expect(await addresses()).not.to.include(source.url);
      }
      const source = await good();
      await source.become('status?status=500');
      expect(await failure(read(source, {}, { credentials: 'include' }))).to.include({ kind: 'server' });
    });

    it('do not stand in for further pages', async () => {
      const source = await good({}, 'paged');
      const { next } = await read(source);
      await source.become('status?status=500');
      expect(await failure(read(source, {}, {}, { cursor: next }))).to.include({ kind: 'server' });
    });

    it('are dropped when they can no longer be read', async () => {
      const source = badSource('status?status=500');
      const body = new TextEncoder().encode('what is this');
      const copy = { url: source.url, headers: [], body };
      await raw((store) => store.put(copy, [Date.now(), body.length, '', source.url]));
      expect(await failure(read(source))).to.include({ kind: 'server' });
      expect(await addresses()).not.to.include(source.url);
    });

    it('are of the feed to which a page leads', async () => {
      const feed = badSource('ok');
      const home = badSource(`home?to=${encodeURIComponent(feed.url)}`);
      await read(home);
      await kept(home);
      await feed.become('status?status=500');
      await home.become('status?status=500');
      const page = await read(home);
      expect(page.items).to.have.length(2);
      expect(page.address).to.equal(feed.url);
    });

    it('are missed in silence where storage is refused', async () => {
      const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!;
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
      try {
        const source = badSource('ok');
        expect((await read(source)).items).to.have.length(2);
        await source.become('status?status=500');
        expect(await failure(read(source))).to.include({ kind: 'server' });
        expect(storageDenied()).to.equal(true);
      } finally {
        Object.defineProperty(IDBFactory.prototype, 'open', open);
      }
    });

    it('keep nobody waiting where storage never answers', async () => {
      const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!;
      IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
      hurry({ wait: 5, storage: 20 });
      try {
        expect(await failure(read(badSource('status?status=500')))).to.include({ kind: 'server' });
      } finally {
        Object.defineProperty(IDBFactory.prototype, 'open', open);
      }
    });
  });
});
