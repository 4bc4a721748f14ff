import { expect, fixture, html } from '@open-wc/testing';
import { readNews } from '../../../src/formats.js';
import type { SourcePage } from '../../../src/data/source.js';
import type { NewsItem } from '../../../src/widgets/news-feed/news-item.js';
import type { ParvisNewsFeed } from '../../../src/widgets/news-feed/news-feed.js';
import { viewport } from '../../support/commands.js';
import { all, button, later, loaded, one, placed, rows, seen, settled } from './feed.js';
import { item, source } from './news.js';

const layouts = ['list', 'cards', 'compact', 'featured'];
const widths = [320, 1200];
const address = `${location.origin}/feeds/actualites.xml`;

/** The news of a town as its site publishes them, pictures and all. */
async function townNews(): Promise<readonly NewsItem[]> {
  const text = await (await fetch('/demo/data/actualites.rss.xml')).text();
  const here = text.replaceAll('https://saint-aubin-des-pres.example/images', `${location.origin}/demo/data/pictures`);
  return readNews(here, { url: address }).items;
}

const frames = async (count = 2, view: Window = window) => {
  for (let at = 0; at < count; at++) await new Promise((resolve) => view.requestAnimationFrame(resolve));
};

/** Sums what moves in a window from now on; only Chromium can tell. */
function watchShifts(view: typeof window = window): () => number {
  let sum = 0;
  const types = view.PerformanceObserver.supportedEntryTypes;
  const add = (entries: PerformanceEntryList) => {
    for (const entry of entries) sum += (entry as PerformanceEntry & { value: number }).value;
  };
  const observer = new view.PerformanceObserver((list) => add(list.getEntries()));
  if (types.includes('layout-shift')) observer.observe({ type: 'layout-shift' });
  return () => {
    add(observer.takeRecords());
    observer.disconnect();
    return sum;
  };
}

describe('the room of a feed', () => {
  let news: readonly NewsItem[];
  before(async () => (news = await townNews()));
  after(() => viewport(800));

  /** A feed above other content, of which the news come when they are let. */
  async function inPage(props: Partial<ParvisNewsFeed>, inside = '') {
    const { promise, resolve } = later<Partial<SourcePage<NewsItem>>>();
    const feed = await placed(
      { sources: [source(() => promise, { label: 'Mairie' })], keep: 'never', ...props },
      inside,
    );
    const below = document.createElement('p');
    below.textContent = 'Ce qui suit dans la page';
    feed.after(below);
    await frames();
    const { top } = below.getBoundingClientRect();
    return {
      feed,
      /** Lets the news come, and says by how much what follows has moved. */
      async moved(items = news) {
        resolve({ items, address });
        await settled(feed);
        await frames(3);
        return below.getBoundingClientRect().top - top;
      },
    };
  }

  for (const width of widths) {
    for (const layout of layouts) {
      it(`moves nothing when the news come: ${layout}, ${width} pixels`, async () => {
        await viewport(width, 900);
        const { moved } = await inPage({ layout, max: 5, urgent: 'Alerte' }, '<a href="/actualites">Toutes</a>');
        const shifts = watchShifts();
        expect(await moved()).to.equal(0);
        expect(shifts()).to.equal(0);
      });

      it(`is no more than a reader can bear: ${layout}, ${width} pixels`, async () => {
        await viewport(width, 900);
        const { feed, moved } = await inPage({ layout, max: 5 });
        await moved();
        const room = one(feed, '.kept').getBoundingClientRect().height;
        const list = one(feed, '.list').getBoundingClientRect().height;
        // The first of a featured list has a picture, as a rule: here it has none.
        expect(room / list).to.be.at.most(layout === 'featured' ? 1.45 : 1.3);
      });
    }
  }

  for (const [what, props] of [
    ['a heading', { heading: 'Actualités' }],
    ['one row', { max: 1 }],
    ['no max, and five rows', {}],
    ['text twice as large', {}],
  ] as const) {
    it(`moves nothing with ${what}`, async () => {
      await viewport(1200, 900);
      if (what.startsWith('text')) document.documentElement.style.fontSize = '200%';
      const { moved } = await inPage({ max: 5, ...props });
      const shifts = watchShifts();
      const by = await moved(props && 'max' in props ? news : news.slice(0, 5));
      document.documentElement.style.fontSize = '';
      expect(by).to.equal(0);
      expect(shifts()).to.equal(0);
    });
  }

  it('moves nothing with a link of the page in the footer, nor the link itself', async () => {
    await viewport(1200, 900);
    const { feed, moved } = await inPage({ max: 5 }, '<a slot="footer" href="/actualites">Toutes</a>');
    const link = feed.querySelector('a')!;
    const { left, top } = link.getBoundingClientRect();
    const shifts = watchShifts();
    await moved();
    const now = link.getBoundingClientRect();
    expect([now.left, now.top]).to.deep.equal([left, top]);
    expect(shifts()).to.equal(0);
  });

  it('moves nothing when the news are fewer, or none, or fail', async () => {
    await viewport(1200, 900);
    const one = await inPage({ max: 5 });
    expect(await one.moved(news.slice(0, 1))).to.equal(0);
    one.feed.remove();
    expect(await (await inPage({ max: 5 })).moved([])).to.equal(0);
  });

  it('is given back at once where there is nothing to read and what follows is not in sight yet', async () => {
    await viewport(1200, 400);
    const empty = await inPage({ max: 5 });
    await empty.moved([]);
    await seen(empty.feed, () => !one(empty.feed, '.kept'));
    const failed = await placed({
      sources: [source(() => Promise.reject(new Error('down')))],
      max: 5,
      keep: 'never',
    });
    failed.addEventListener('parvis-error', (event) => event.preventDefault());
    await seen(failed, () => one(failed, '[part=notice]') && !one(failed, '.kept'));
  });

  it('is given back when the reader asks for more', async () => {
    await viewport(1200, 900);
    const { feed, moved } = await inPage({ max: 2, more: true });
    await moved(news.slice(0, 3));
    one(feed, '[part=more]').click();
    await seen(feed, () => rows(feed).length === 3 && !one(feed, '.kept'));
  });

  it('is given back when a filter leaves less', async () => {
    await viewport(1200, 900);
    const { feed, moved } = await inPage({ filters: 'category' });
    await moved(news.slice(0, 5));
    expect(all(feed, '.kept').length).to.equal(1);
    button(feed, 'Culture')!.click();
    await feed.updateComplete;
    expect(all(feed, '.kept').length).to.equal(0);
  });

  describe('off the screen', () => {
    const spacer = async () => {
      const space = await fixture<HTMLElement>(html`<div></div>`);
      space.style.height = '3000px';
      return space;
    };
    beforeEach(() => viewport(1200, 400));
    afterEach(() => scrollTo(0, 0));

    it('is given back at once under it', async () => {
      await spacer();
      const { feed, moved } = await inPage({ max: 5 });
      await moved(news.slice(0, 1));
      await seen(feed, () => !one(feed, '.kept'));
    });

    it('is given back once the reader has gone on, and nothing that is read moves', async () => {
      const { feed, moved } = await inPage({ max: 5 });
      await moved(news.slice(0, 1));
      const space = await spacer();
      await frames();
      expect(all(feed, '.kept').length).to.equal(1);
      scrollTo(0, 1500);
      await frames(3);
      const { top } = space.getBoundingClientRect();
      const holds = CSS.supports('overflow-anchor', 'auto');
      if (holds) await seen(feed, () => !one(feed, '.kept'));
      await frames(3);
      expect(all(feed, '.kept').length).to.equal(holds ? 0 : 1);
      expect(space.getBoundingClientRect().top).to.be.closeTo(top, 1);
    });
  });
});

describe('the room that parvis.css keeps until the script has come', () => {
  interface Page {
    readonly view: typeof window;
    readonly feed: HTMLElement;
    readonly below: HTMLElement;
  }
  let frame: HTMLIFrameElement;
  afterEach(() => frame.remove());

  async function page(width: number, attributes: string, inside: string): Promise<Page> {
    frame = document.createElement('iframe');
    frame.width = String(width);
    frame.height = '900';
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.srcdoc = `<!doctype html><html lang="fr"><link rel="stylesheet" href="/src/parvis.css">
      <style>html { overflow-y: scroll } body { font: 16px/1.3 sans-serif }</style>
      <parvis-news-feed ${attributes} src="/demo/data/actualites.rss.xml">${inside}</parvis-news-feed><p id="below">Ce qui suit</p>`;
    document.body.append(frame);
    await loaded;
    const view = frame.contentWindow as typeof window;
    const [feed, below] = [
      view.document.querySelector<HTMLElement>('parvis-news-feed')!,
      view.document.getElementById('below')!,
    ];
    await frames(2, view);
    return { view, feed, below };
  }

  /** The script comes, then the news. */
  async function upgrade({ view, feed }: Page, then: () => void = () => {}): Promise<void> {
    const script = view.document.createElement('script');
    script.type = 'module';
    script.src = new URL('../../../src/widgets/news-feed/define.js', import.meta.url).pathname.replace(/\.js$/, '.ts');
    view.document.head.append(script);
    await view.customElements.whenDefined('parvis-news-feed');
    await (feed as ParvisNewsFeed).updateComplete;
    then();
    await frames(2, view);
  }

  for (const width of widths) {
    for (const layout of layouts) {
      for (const more of ['max="5"', 'max="5" heading="Actualités"', 'max="1"', 'max="12"']) {
        it(`is that of the widget: layout="${layout}" ${more}, ${width} pixels`, async () => {
          const now = await page(
            width,
            `layout="${layout}" ${more}`,
            '<a href="/actualites">Toutes les actualités</a>',
          );
          const { view, feed, below } = now;
          const link = feed.querySelector('a')!;
          const [place, fallback] = [below, link].map((element) => element.getBoundingClientRect().top);
          const shifts = watchShifts(view);
          // As long as the news have not come, which may be soon.
          let left: number | undefined;
          await upgrade(now, () => (left ??= link.getClientRects()[0]?.top));
          // WebKit draws lines on whole pixels.
          if (left !== undefined) expect(left).to.be.closeTo(fallback!, 0.75);
          await settled(feed as ParvisNewsFeed);
          await frames(3, view);
          expect(below.getBoundingClientRect().top).to.be.closeTo(place!, 0.75);
          expect(shifts()).to.equal(0);
        });
      }
    }
  }

  for (const [attributes, count] of [
    ['', 5],
    ['max=""', 5],
    ['max="0"', 5],
    ['max="7"', 7],
    ['max="20"', 20],
    ['max="500"', 20],
  ] as const) {
    it(`is that of ${count} rows with ${attributes || 'no max'}`, async () => {
      const { feed } = await page(1200, attributes, '');
      const room = feed.getBoundingClientRect().height;
      expect(room).to.be.closeTo(16 * (8.8 * count + 1.96875), 0.1);
    });
  }

  it('keeps a link in the footer where it will stand', async () => {
    const now = await page(700, 'max="3"', '<a slot="footer" href="/actualites">Toutes les actualités</a>');
    const link = now.feed.querySelector('a')!;
    const before = link.getBoundingClientRect();
    const shifts = watchShifts(now.view);
    await upgrade(now);
    const after = link.getBoundingClientRect();
    expect(Math.abs(after.top - before.top), 'down').to.be.lessThan(3);
    expect(Math.abs(after.left - before.left), 'across').to.be.lessThan(3);
    expect(shifts()).to.equal(0);
  });
});

describe('a compact feed on a phone', () => {
  after(() => viewport(800));

  for (const dir of ['ltr', 'rtl']) {
    it(`has dates and titles at one edge, ${dir}`, async () => {
      await viewport(320);
      document.documentElement.dir = dir;
      const news = [item('Une réunion publique sur le plan de circulation du centre', { published: '2026-11-03' })];
      const feed = await loaded({ sources: [source(news)], layout: 'compact' });
      const side = dir === 'ltr' ? 'left' : 'right';
      const edge = (selector: string) => one(feed, selector).getBoundingClientRect()[side];
      expect(edge('time')).to.be.closeTo(edge('.title'), 1);
      document.documentElement.dir = '';
    });
  }
});

describe('cards', () => {
  it('keep off what stands above and below them', async () => {
    const news = { items: [item('Marché'), item('Foire')], cut: true };
    const feed = await loaded({ sources: [source(() => news)], layout: 'cards', max: 1 });
    await seen(feed, () => one(feed, '[part=notice]'));
    // Without the room kept under them.
    one(feed, '.kept')?.classList.remove('kept');
    const [above, card, below] = ['[part=notice]', '.item', '.foot'].map((part) =>
      one(feed, part).getBoundingClientRect(),
    );
    expect(card!.top - above!.bottom, 'above').to.be.closeTo(16, 1);
    expect(below!.top - card!.bottom, 'below').to.be.closeTo(16, 1);
  });
});

describe('the shape of a compact feed', () => {
  it('has the short line of the date before that of the title, and room between them', async () => {
    await viewport(320);
    const feed = await placed({ sources: [{ read: () => new Promise(() => {}) }], layout: 'compact' });
    await seen(feed, () => one(feed, '.skeleton i'));
    const [title, , date] = all(feed, '.skeleton i').map((line) => line.getBoundingClientRect());
    expect(date!.width).to.be.lessThan(title!.width);
    expect(title!.top).to.be.greaterThan(date!.bottom);
    await viewport(800);
  });
});

describe('the picture of an item', () => {
  after(() => viewport(800));

  /** A picture of a shape of its own. */
  const drawn = (width: number, height: number) =>
    `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`)}`;
  const shapes = [
    [300, 1200],
    [600, 600],
    [1200, 300],
    [600, 400],
  ] as const;

  for (const width of [340, 1200]) {
    for (const layout of layouts.filter((name) => name !== 'compact')) {
      it(`is three by two, whatever its own shape: ${layout}, ${width} pixels`, async () => {
        await viewport(width, 900);
        const items = shapes.map((shape) => item(shape.join(), { image: { url: '/demo/data/pictures/bus.webp' } }));
        const feed = await loaded({ sources: [source(() => ({ items, address }))], layout });
        const pictures = all<HTMLImageElement>(feed, '[part=image]');
        expect(pictures).to.have.length(shapes.length);
        for (const [at, picture] of pictures.entries()) {
          picture.loading = 'eager';
          const [wide, high] = shapes[at]!;
          await new Promise((shown, failed) => {
            picture.addEventListener('load', shown, { once: true });
            picture.addEventListener('error', failed, { once: true });
            picture.src = drawn(wide, high);
          });
          const box = picture.getBoundingClientRect();
          expect(box.height, shapes[at]!.join()).to.be.closeTo((box.width * 2) / 3, 1);
        }
      });
    }
  }
});

describe('a page from the right', () => {
  before(() => (document.documentElement.dir = 'rtl'));
  after(() => (document.documentElement.dir = ''));

  /** Direction of what bears a sentence, and that of the box in which its lines stand. */
  const directions = (feed: ParvisNewsFeed, selector: string) => {
    const words = document
      .createTreeWalker(one(feed, selector), NodeFilter.SHOW_TEXT, ({ textContent }) =>
        /\p{L}/u.test(textContent ?? '') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
      )
      .nextNode()!.parentElement!;
    return [words, words.parentElement!].map((element) => getComputedStyle(element).direction);
  };

  it('has sentences in the direction of their words, at its own edge', async () => {
    const empty = await loaded({ sources: [source([])] });
    expect(directions(empty, 'slot[name=empty] p'), 'no news').to.deep.equal(['ltr', 'rtl']);
    const cut = await loaded({ sources: [source(() => ({ items: [item('Marché')], cut: true }))] });
    await seen(cut, () => one(cut, '[part=notice]'));
    expect(directions(cut, '[part=notice] p'), 'a notice').to.deep.equal(['ltr', 'rtl']);
    const more = await loaded({ sources: [source([item('Marché'), item('Foire')])], max: 1, more: true });
    await seen(more, () => one(more, '[part=more]'));
    expect(directions(more, '[part=more]'), 'more').to.deep.equal(['ltr', 'rtl']);
  });
});
