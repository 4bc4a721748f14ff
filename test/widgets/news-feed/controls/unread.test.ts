import { expect, fixture, html } from '@open-wc/testing';
import '../../../../src/settings/define.js';
import type { ParvisSettings } from '../../../../src/settings/parvis-settings.js';
import type { UnreadEvent } from '../../../../src/ui/widget-events.js';
import type { NewsItem } from '../../../../src/widgets/news-feed/news-item.js';
import type { ParvisNewsFeed } from '../../../../src/widgets/news-feed/news-feed.js';
import { keys } from '../../../support/commands.js';
import { all, button, links, loaded, next, one, rows, seen, settled, titles } from '../feed.js';
import { item, many, source } from '../news.js';

const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}`;
const [first, second, third, fourth] = [1, 2, 3, 4].map((n) =>
  item(`Nouvelle ${n}`, { published: day(n), url: `${location.pathname}${location.search}#${n}` }),
) as [NewsItem, NewsItem, NewsItem, NewsItem];

const STORE = 'parvis.marks.1';

/** The reader goes away for so many minutes. */
function later(minutes: number): void {
  for (const storage of [localStorage, sessionStorage]) {
    const text = storage.getItem(STORE);
    if (!text) continue;
    const stored = JSON.parse(text) as { marks: Record<string, { since: string }> };
    for (const marks of Object.values(stored.marks)) {
      marks.since = new Date(Date.parse(marks.since) - minutes * 60_000).toISOString();
    }
    storage.setItem(STORE, JSON.stringify(stored));
  }
}

/** A visit to a page that shows these news: the feed, once all is known and noted. */
async function visit(items: readonly NewsItem[], props: Partial<ParvisNewsFeed> = {}): Promise<ParvisNewsFeed> {
  document.querySelectorAll('parvis-news-feed').forEach((feed) => feed.remove());
  const feed = await loaded({ sources: [source(items, { label: 'Mairie' })], ...props });
  await new Promise((resolve) => setTimeout(resolve));
  return feed;
}

const marked = (feed: ParvisNewsFeed) =>
  rows(feed)
    .filter((row) => row.textContent.includes('Nouveau'))
    .map((row) => row.querySelector('.title a, .title > span[dir]')!.textContent.trim());

describe('what is new since the last visit', () => {
  const before = location.href;

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  afterEach(() => history.replaceState(null, '', before));

  for (const marks of ['null', '[]', '3', '{"/":{"ids":3}}']) {
    it(`hides no news where what was kept is damaged: ${marks}`, async () => {
      localStorage.setItem(STORE, `{"reader":"","marks":${marks}}`);
      expect(titles(await visit([first, second]))).to.have.length(2);
    });
  }

  it('hides no news where it cannot be found out', async () => {
    const { Unread } = await import('../../../../src/widgets/news-feed/controls/unread.js');
    const { open } = Unread.prototype;
    const { warn } = console;
    Unread.prototype.open = () => Promise.reject(new Error('lost'));
    console.warn = () => {};
    try {
      await visit([first, second]);
      expect(titles(await visit([first, second]))).to.have.length(2);
    } finally {
      Object.assign(Unread.prototype, { open });
      Object.assign(console, { warn });
    }
  });

  it('is nothing at the first one', async () => {
    let told = false;
    document.addEventListener('parvis-unread', () => (told = true), { once: true });
    const feed = await visit([first, second]);
    expect(marked(feed)).to.deep.equal([]);
    expect(feed.unread).to.equal(0);
    expect(all(feed, '[part=unread]')).to.deep.equal([]);
    expect(told).to.equal(false);
  });

  it('is what was not there, marked by a word, counted, and told to the page', async () => {
    await visit([first, second]);
    later(60);
    const told = next<UnreadEvent>(document, 'parvis-unread');
    const feed = await visit([first, second, third, fourth]);
    const event = await told;
    expect([event.count, event.bubbles, event.composed, event.target]).to.deep.equal([2, true, true, feed]);
    expect(feed.unread).to.equal(2);
    expect(marked(feed)).to.deep.equal(['Nouvelle 4', 'Nouvelle 3']);
    expect(one(feed, '[part=unread]').textContent).to.include('2\u00a0nouveautés depuis votre dernière visite');
  });

  it('stays so for the whole visit, and is over at the next one', async () => {
    await visit([first]);
    later(60);
    await visit([first, second]);
    later(20);
    expect(marked(await visit([first, second]))).to.deep.equal(['Nouvelle 2']);
    later(20);
    expect(marked(await visit([first, second, third]))).to.deep.equal(['Nouvelle 3', 'Nouvelle 2']);
    later(31);
    expect(marked(await visit([first, second, third]))).to.deep.equal([]);
  });

  it('is not what came within the first visit', async () => {
    await visit([first]);
    later(10);
    expect(marked(await visit([first, second]))).to.deep.equal([]);
  });

  it('ends for an item that the reader follows', async () => {
    await visit([first]);
    later(60);
    const feed = await visit([first, second, third]);
    const told = next<UnreadEvent>(document, 'parvis-unread');
    links(feed)[0]!.click();
    expect((await told).count).to.equal(1);
    await feed.updateComplete;
    expect(marked(feed)).to.deep.equal(['Nouvelle 2']);
    later(5);
    expect(marked(await visit([first, second, third]))).to.deep.equal(['Nouvelle 2']);
  });

  it('ends for all when the reader says so, who is told and keeps a place', async () => {
    await visit([first]);
    later(60);
    const feed = await visit([first, second, third]);
    const told = next<UnreadEvent>(document, 'parvis-unread');
    button(feed, 'Tout marquer comme lu')!.focus();
    await keys('Enter');
    expect((await told).count).to.equal(0);
    await seen(feed, () => one(feed, '[part=unread]').textContent.includes('Tout est marqué'));
    expect(marked(feed)).to.deep.equal([]);
    expect(feed.shadowRoot!.activeElement).to.equal(one(feed, '[part=unread]'));
    later(5);
    expect(marked(await visit([first, second, third]))).to.deep.equal([]);
  });

  it('ends when the page says so', async () => {
    await visit([first]);
    later(60);
    const feed = await visit([first, second]);
    feed.markAllRead();
    await feed.updateComplete;
    expect([feed.unread, marked(feed)]).to.deep.equal([0, []]);
  });

  it('is not an older item that has come into sight', async () => {
    await visit([third, second]);
    later(60);
    expect(marked(await visit([second, first]))).to.deep.equal([]);
    later(60);
    expect(marked(await visit([fourth, second, first]))).to.deep.equal(['Nouvelle 4']);
  });

  it('is not an older item that comes before those without a date that can be', async () => {
    const slip = item('Vœux', { published: '2062-01-09' });
    const undated = item('Horaires');
    await visit([slip, third, second, undated]);
    later(60);
    expect(marked(await visit([slip, fourth, third, second, first, undated]))).to.deep.equal(['Nouvelle 4']);
  });

  it('is not the end of a feed too long to be remembered', async () => {
    const long = many(700);
    await visit(long);
    later(60);
    const feed = await visit([item('Fraîche', { published: '2026-12-01' }), ...long]);
    expect(marked(feed)).to.deep.equal(['Fraîche']);
  });

  it('is all of it when nothing of what was seen is there any more', async () => {
    await visit([first]);
    later(60);
    expect(marked(await visit([third, second]))).to.deep.equal(['Nouvelle 3', 'Nouvelle 2']);
  });

  it('is what came since, also where all that was seen is pinned or urgent and stands before it', async () => {
    const plan = item('Plan canicule', { published: day(1), urgent: true });
    await visit([plan]);
    later(60);
    expect(marked(await visit([plan, second, third]))).to.deep.equal(['Nouvelle 3', 'Nouvelle 2']);
    later(60);
    const pinned = { pinned: second.id };
    expect(marked(await visit([plan, second, fourth], pinned))).to.deep.equal(['Nouvelle 4']);
    // An older alert that comes into sight is none.
    later(60);
    expect(marked(await visit([plan, { ...first, urgent: true, published: '2026-10-01' }, fourth]))).to.deep.equal([]);
  });

  it('is known to each feed on its own', async () => {
    await visit([first]);
    await visit([third], { sources: [source([third], { label: 'Sports' })] });
    later(60);
    expect(marked(await visit([first, second]))).to.deep.equal(['Nouvelle 2']);
    expect(marked(await visit([], { sources: [source([second, third], { label: 'Sports' })] }))).to.deep.equal([]);
  });

  it('is known of each of the sources that a page shows in turn', async () => {
    const [town, sports] = [first, third].map((one, at) =>
      source([one], { label: ['Mairie', 'Sports'][at], key: `k${at}` }),
    );
    const ask = async (feed: ParvisNewsFeed, wanted: typeof town, title: string) => {
      feed.sources = [wanted!];
      await seen(feed, () => titles(feed)[0] === title);
      await feed.loadComplete;
      await new Promise((resolve) => setTimeout(resolve));
      await feed.updateComplete;
    };
    for (const sources of [[town!], [sports!]]) await visit([], { sources });
    later(60);
    const fresh = source([second, first], { label: 'Mairie', key: 'k0' });
    const feed = await visit([], { sources: [fresh] });
    expect(marked(feed)).to.deep.equal(['Nouvelle 2']);
    const told = next<UnreadEvent>(feed, 'parvis-unread');
    await ask(feed, sports, 'Nouvelle 3');
    expect(marked(feed)).to.deep.equal([]);
    expect((await told).count).to.equal(0);
    expect(feed.unread).to.equal(0);
    const again = next<UnreadEvent>(feed, 'parvis-unread');
    await ask(feed, fresh, 'Nouvelle 2');
    expect((await again).count).to.equal(1);
    await feed.updateComplete;
    expect(marked(feed)).to.deep.equal(['Nouvelle 2']);
    later(60);
    expect(marked(await visit([], { sources: [source([second, first, third], { key: 'k0' })] }))).to.deep.equal([
      'Nouvelle 3',
    ]);
  });

  it('is not, for the next reader of an open page, what was new to the one before', async () => {
    const settings = await fixture<ParvisSettings>(html`<parvis-settings></parvis-settings>`);
    settings.user = { name: 'Alix' };
    await settings.updateComplete;
    await visit([first]);
    later(60);
    const feed = await visit([first, second]);
    expect(feed.unread).to.equal(1);
    const told = next<UnreadEvent>(feed, 'parvis-unread');
    settings.user = { name: 'Camille' };
    await settings.updateComplete;
    expect((await told).count).to.equal(0);
    await settled(feed);
    expect(marked(feed)).to.deep.equal([]);
    settings.remove();
  });

  it('grows while the page stays open', async () => {
    await visit([first]);
    later(60);
    let now = [first, second];
    const feed = await visit([], { sources: [source(() => ({ items: now }), { label: 'Mairie' })] });
    expect(feed.unread).to.equal(1);
    now = [first, second, third];
    const told = next<UnreadEvent>(document, 'parvis-unread');
    feed.reload();
    expect((await told).count).to.equal(2);
    await settled(feed);
    await seen(feed, () => marked(feed).length === 2);
  });

  it('is neither asked nor kept with keep="never"', async () => {
    await visit([first], { keep: 'never' });
    expect(localStorage.length).to.equal(0);
    await visit([first]);
    later(60);
    const kept = localStorage.getItem(STORE);
    expect(marked(await visit([first, second], { keep: 'never' }))).to.deep.equal([]);
    expect(localStorage.getItem(STORE)).to.equal(kept);
  });

  it('leaves nothing on the device when it was read with the reader’s own credentials', async () => {
    const own = (items: NewsItem[]) => ({
      sources: [source(() => ({ items, personal: true }), { label: 'Intranet' })],
    });
    await visit([], own([first]));
    await visit([], own([first, second]));
    expect([localStorage.length, sessionStorage.length]).to.deep.equal([0, 0]);
  });

  describe('as the settings of the page say', () => {
    let settings: ParvisSettings;
    beforeEach(async () => {
      settings = await fixture<ParvisSettings>(html`<parvis-settings></parvis-settings>`);
    });
    afterEach(() => settings.remove());

    it('is kept in this tab only on a shared computer', async () => {
      settings.shared = true;
      await settings.updateComplete;
      await visit([first]);
      while (!sessionStorage.getItem(STORE)) await new Promise((resolve) => setTimeout(resolve));
      expect(localStorage.getItem(STORE)).to.equal(null);
      later(60);
      expect(marked(await visit([first, second]))).to.deep.equal(['Nouvelle 2']);
    });

    it('is said not to be kept where the page wants it kept and the browser refuses', async () => {
      const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
      const refuse = () => {
        throw new DOMException('refused', 'SecurityError');
      };
      Object.defineProperty(window, 'sessionStorage', { configurable: true, get: refuse });
      try {
        settings.shared = true;
        await settings.updateComplete;
        const feed = await visit([first]);
        const notice = await seen(feed, () => one(feed, '[part=notice]'));
        expect(notice.textContent).to.contain('ne garde rien');
        await expect(feed).to.be.accessible();
      } finally {
        Object.defineProperty(window, 'sessionStorage', own);
      }
    });

    it('is not what another reader has not seen', async () => {
      settings.user = { name: 'Alix' };
      await settings.updateComplete;
      await visit([first]);
      later(60);
      settings.user = { name: 'Camille' };
      await settings.updateComplete;
      expect(marked(await visit([first, second]))).to.deep.equal([]);
      later(60);
      expect(marked(await visit([first, second, third]))).to.deep.equal(['Nouvelle 3']);
    });

    it('is known to a reader whose name comes late, where the page waits for it', async () => {
      const visitOf = async (items: readonly NewsItem[]) => {
        document.querySelectorAll('parvis-news-feed').forEach((feed) => feed.remove());
        settings.remove();
        settings = await fixture<ParvisSettings>(html`<parvis-settings></parvis-settings>`);
        settings.wait = new Promise((resolve) => setTimeout(resolve, 50)).then(
          () => (settings.user = { name: 'Alix' }),
        );
        await settings.updateComplete;
        return visit(items);
      };
      const feed = await visitOf([first]);
      await seen(feed, () => localStorage.getItem(STORE));
      later(60);
      expect(marked(await visitOf([first, second]))).to.deep.equal(['Nouvelle 2']);
      expect(localStorage.getItem(STORE)).to.contain('Alix');
    });
  });

  describe('where the browser keeps nothing', () => {
    const { getItem, setItem } = Storage.prototype;
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    afterEach(() => Object.assign(Storage.prototype, { getItem, setItem }));

    it('is nothing, and the news are there', async () => {
      Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse });
      const feed = await visit([first, second]);
      expect(titles(feed).length).to.equal(2);
      expect(marked(feed)).to.deep.equal([]);
    });

    it('is nothing where there is no storage at all', async () => {
      const own = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
      Object.defineProperty(window, 'localStorage', { configurable: true, get: refuse });
      try {
        const feed = await visit([first, second]);
        expect(titles(feed).length).to.equal(2);
        expect(all(feed, '[part=notice]')).to.deep.equal([]);
      } finally {
        Object.defineProperty(window, 'localStorage', own);
      }
    });

    it('is nothing where what was kept is damaged', async () => {
      for (const damage of ['{', 'null', '[]', '{"marks":7}', '{"reader":"","marks":{"Mairie":{}}}', '"x"']) {
        localStorage.setItem(STORE, damage);
        const feed = await visit([first, second]);
        expect(titles(feed).length, damage).to.equal(2);
        expect(marked(feed), damage).to.deep.equal([]);
      }
    });
  });
});
