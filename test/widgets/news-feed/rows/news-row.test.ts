import { expect } from '@open-wc/testing';
import { emulate, viewport } from '../../../support/commands.js';
import type { NewsOpenEvent } from '../../../../src/widgets/news-feed/news-events.js';
import { all, click, links, loaded, next, one, rows } from '../feed.js';
import { item, source } from '../news.js';

/** Links of these news lead to a place in this page, so that following them leaves the tests where they are. */
const here = (name: string) => `${location.pathname}${location.search}#${name}`;
const news = [
  item('Marché de Noël', {
    url: here('marche'),
    published: '2026-11-20T08:00:00Z',
    summary: 'Cinquante artisans sur la place. '.repeat(6),
    content: `<p>${'Cinquante artisans. '.repeat(40)}</p>`,
    image: { url: '/vide.png' },
  }),
  item('Travaux rue Hoche', { url: here('travaux'), published: '2026-11-19T08:00:00Z', summary: 'La rue est fermée.' }),
];

describe('a row', () => {
  const before = location.href;
  afterEach(() => history.replaceState(null, '', before));

  for (const layout of ['list', 'cards', 'compact', 'featured']) {
    it(`follows its link when the link is clicked, in the layout ${layout}`, async () => {
      const feed = await loaded({ sources: [source(news)], layout });
      const opened = next<NewsOpenEvent>(document, 'parvis-news-open');
      await click(links(feed)[0]!, 0.1);
      const event = await opened;
      expect(event.item.title).to.equal('Marché de Noël');
      expect([event.bubbles, event.composed, event.cancelable]).to.deep.equal([true, true, true]);
      expect(location.hash).to.equal('#marche');
    });
  }

  for (const layout of ['cards', 'compact']) {
    it(`follows its link wherever it is clicked, in the layout ${layout}`, async () => {
      const feed = await loaded({ sources: [source(news)], layout });
      for (const [across, down] of [
        [0.5, 0.5],
        [0.03, 0.06],
        [0.97, 0.06],
      ] as const) {
        history.replaceState(null, '', before);
        const opened = next<NewsOpenEvent>(document, 'parvis-news-open');
        await click(rows(feed)[1]!, across, down);
        expect((await opened).item.title).to.equal('Travaux rue Hoche');
        expect(location.hash).to.equal('#travaux');
      }
    });
  }

  it('has one link, however much of it can be clicked', async () => {
    const feed = await loaded({ sources: [source(news)], layout: 'cards' });
    for (const row of rows(feed)) expect(row.querySelectorAll('a').length).to.equal(1);
  });

  it('opens its text, and does not follow its link, by the button on its card', async () => {
    const feed = await loaded({ sources: [source(news)], layout: 'cards' });
    let opened = false;
    document.addEventListener('parvis-news-open', () => (opened = true), { once: true });
    await click(one(feed, 'button.read'));
    expect(opened).to.equal(false);
    expect(location.hash).to.equal(new URL(before).hash);
  });

  it('goes nowhere when the page opens it another way', async () => {
    const feed = await loaded({ sources: [source(news)] });
    document.addEventListener('parvis-news-open', (event) => event.preventDefault(), { once: true });
    const clicked = next<MouseEvent>(feed, 'click');
    await click(links(feed)[0]!, 0.1);
    expect((await clicked).defaultPrevented).to.equal(true);
    expect(location.href).to.equal(before);
  });

  it('has no button where its text says no more than its summary', async () => {
    const feed = await loaded({ sources: [source(news)] });
    expect(rows(feed).map((row) => row.querySelectorAll('button').length)).to.deep.equal([1, 0]);
  });

  it('is one line without summary nor picture in a compact list', async () => {
    const feed = await loaded({ sources: [source(news)], layout: 'compact' });
    expect(all(feed, '[part=summary], img, button.read')).to.deep.equal([]);
    const [row] = rows(feed);
    const date = row!.querySelector('time')!.getBoundingClientRect();
    const title = row!.querySelector('a')!.getBoundingClientRect();
    expect(date.right).to.be.at.most(title.left);
    expect(Math.abs(date.bottom - title.bottom)).to.be.lessThan(8);
  });

  it('keeps its one line when it is of another year', async () => {
    const old = { published: '2019-09-30T08:00:00Z' };
    const feed = await loaded({ sources: [source([item('Fête', old)])], layout: 'compact' });
    const date = rows(feed)[0]!.querySelector('time')!;
    expect(date.textContent).to.equal('30 sept. 2019');
    expect(date.offsetHeight).to.be.lessThan(24);
    expect(date.scrollWidth).to.be.at.most(date.offsetWidth);
  });

  it('makes targets of 24 pixels at least, far enough apart', async () => {
    await viewport(320);
    for (const layout of ['list', 'cards', 'compact', 'featured']) {
      const feed = await loaded({ sources: [source(news)], layout });
      for (const button of all(feed, 'button')) {
        const { width, height } = button.getBoundingClientRect();
        expect(Math.min(width, height), layout).to.be.at.least(24);
      }
      feed.remove();
    }
    await viewport(800);
  });

  for (const width of [320, 1200]) {
    it(`overflows nothing at ${width} pixels, with the longest of words`, async () => {
      await viewport(width);
      const long = 'https://ville.example/'.padEnd(400, 'x');
      for (const layout of ['list', 'cards', 'compact', 'featured']) {
        const feed = await loaded({
          layout,
          heading: long,
          sources: [
            source([item(long, { url: long, summary: long, published: '2026-11-20', image: { url: '/vide.png' } })], {
              label: long,
            }),
            source([], { label: 'b' }),
          ],
        });
        expect(document.documentElement.scrollWidth, layout).to.be.at.most(width);
        feed.remove();
      }
      await viewport(800);
    });
  }

  it('prints its address after its title, and no control', async () => {
    const printing = await emulate({ media: 'print' });
    try {
      for (const layout of ['list', 'cards', 'compact', 'featured']) {
        const feed = await loaded({ sources: [source(news)], layout, search: true, refresh: 5 });
        if (!printing) wearPrint(feed.shadowRoot!);
        const { content, position } = getComputedStyle(links(feed)[0]!, '::after');
        expect(content, layout).to.match(/attr\(href\)|marche/);
        expect(position, layout).to.equal('static');
        for (const control of all(feed, 'button, input, select')) {
          expect(control.getClientRects().length, `${layout}: ${control.outerHTML}`).to.equal(0);
        }
        feed.remove();
      }
    } finally {
      await emulate();
    }
  });
});

/** What is for paper, on the screen: for an engine that cannot be told that it prints. */
function wearPrint(root: ShadowRoot): void {
  for (const sheet of root.adoptedStyleSheets) {
    for (const rule of [...sheet.cssRules]) {
      if (rule instanceof CSSMediaRule && rule.conditionText === 'print') {
        for (const inner of rule.cssRules) sheet.insertRule(inner.cssText, sheet.cssRules.length);
      }
    }
  }
}
