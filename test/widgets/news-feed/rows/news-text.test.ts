import { expect } from '@open-wc/testing';
import { keys, viewport } from '../../../support/commands.js';
import type { NewsItem } from '../../../../src/widgets/news-feed/news-item.js';
import type { ParvisNewsFeed } from '../../../../src/widgets/news-feed/news-feed.js';
import { all, button, isShown, loaded, one, rows, seen, titles } from '../feed.js';
import { item, source } from '../news.js';
import { until } from '../../../../stories/support/appears.js';

const words = '<p>Cinquante artisans sur la place. </p>'.repeat(12);
const article = (more: Partial<NewsItem> = {}) =>
  item('Marché', { summary: 'Cinquante artisans.', content: words, ...more });

const read = (feed: ParvisNewsFeed) => button(feed, 'Lire ici')!;
const text = (feed: ParvisNewsFeed) => one(feed, '[part=text]');

async function opened(more: Partial<NewsItem> = {}, props = {}, page = {}) {
  const feed = await loaded({ sources: [source(() => ({ items: [article(more)], ...page }))], ...props });
  read(feed).click();
  await seen(feed, () => read(feed).getAttribute('aria-expanded') === 'true');
  return feed;
}

describe('the full text of an item', () => {
  it('opens in its place and closes again, by its button', async () => {
    const feed = await loaded({ sources: [source([article()])] });
    expect(isShown(text(feed))).to.equal(false);
    expect(text(feed).childNodes.length).to.equal(0);
    expect(read(feed).getAttribute('aria-expanded')).to.equal('false');
    read(feed).focus();
    await keys('Enter');
    await seen(feed, () => read(feed).getAttribute('aria-expanded') === 'true');
    expect(isShown(text(feed))).to.equal(true);
    expect(text(feed).querySelectorAll('p').length).to.equal(12);
    await keys(' ');
    await seen(feed, () => read(feed).getAttribute('aria-expanded') === 'false');
    expect(isShown(text(feed))).to.equal(false);
    expect(feed.shadowRoot!.activeElement).to.equal(read(feed));
  });

  it('has pictures that stand for a word in its line, as high as that', async () => {
    const sign = `<img src="${location.origin}/demo/data/pictures/bus.webp" alt=":marche:" width="20" height="20">`;
    await opened({ content: `<p>Bonjour ${sign} à tous</p>${words}` });
    const feed = document.querySelector('parvis-news-feed')!;
    const picture = text(feed).querySelector('img')!;
    const { fontSize } = getComputedStyle(text(feed));
    expect(picture.getBoundingClientRect().height).to.be.closeTo(parseFloat(fontSize) * 1.25, 1);
    expect(getComputedStyle(picture).display).to.equal('inline');
    await expect(feed).to.be.accessible();
  });

  it('opens where its source says nothing of files', async () => {
    const feed = await opened({ attachments: null as never });
    expect(text(feed).querySelectorAll('p').length).to.equal(12);
  });

  it('opens where a row cuts the words of an item that leads nowhere, and stands there once', async () => {
    const summary = 'La rue Haute est coupée lundi de huit heures à midi. '.repeat(9).trim();
    const feed = await loaded({ sources: [source([item('Coupure', { summary })])] });
    read(feed).click();
    await seen(feed, () => read(feed).getAttribute('aria-expanded') === 'true');
    expect(text(feed).textContent.trim()).to.equal(summary);
    expect(isShown(one(feed, '[part=summary]'))).to.equal(false);
    await expect(feed).to.be.accessible();
    const others = [
      item('Courte', { summary: 'La rue Haute est coupée.' }),
      item('Ailleurs', { summary, url: 'https://ville.example/1' }),
    ];
    expect(all(await loaded({ sources: [source(others)] }), '.read')).to.deep.equal([]);
  });

  it('is named by its title for those who only hear the button', async () => {
    const feed = await loaded({ sources: [source([article()])] });
    expect(read(feed).textContent.replace(/\s+/g, ' ').trim()).to.equal('Lire ici, Marché');
  });

  it('stays open when the list is drawn again', async () => {
    const feed = await opened();
    feed.heading = 'Actualités';
    await feed.updateComplete;
    expect(isShown(text(feed))).to.equal(true);
    expect(read(feed).getAttribute('aria-expanded')).to.equal('true');
  });

  it('opens once, even when it is asked twice while it comes', async () => {
    const feed = await loaded({ sources: [source([article()])] });
    read(feed).click();
    read(feed).click();
    read(feed).click();
    await seen(feed, () => text(feed).querySelector('p'));
    expect(text(feed).querySelectorAll('p').length).to.equal(12);
    expect(String(isShown(text(feed)))).to.equal(read(feed).getAttribute('aria-expanded'));
  });

  it('runs nothing of its source, and fits under the heading of its item', async () => {
    const feed = await opened(
      {
        content: `<h1>Programme</h1><script>window.ran = 1</script><img src="/x.png" onerror="window.ran = 2"><p style="color:red" id="main">Texte</p>${words}`,
      },
      { headingLevel: 3 },
    );
    expect(text(feed).querySelectorAll('script, [onerror], [style], [id]').length).to.equal(0);
    expect(text(feed).querySelector('h4')!.textContent).to.equal('Programme');
    expect((window as { ran?: number }).ran).to.equal(undefined);
  });

  it('shows pictures as the page wants them', async () => {
    const content = `${words}<img src="/own.png" alt="a"><img src="http://127.0.0.1:9/other.png" alt="b">`;
    const pictures = async (images: ParvisNewsFeed['images']) =>
      Array.from((await opened({ content }, { images })).shadowRoot!.querySelectorAll('[part=text] img'), (img) =>
        img.getAttribute('alt'),
      );
    expect(await pictures('own')).to.deep.equal(['a']);
    expect(await pictures('all')).to.deep.equal(['a', 'b']);
    expect(await pictures('none')).to.deep.equal([]);
  });

  describe('whose summary is an extract of it', () => {
    const summary = 'Cinquante artisans sur la place. Cinquante artisans sur la';
    const shown = (feed: ParvisNewsFeed) => isShown(one(feed, '[part=summary]'));

    for (const [name, content] of [
      ['as it is', words],
      [
        'after a picture and its words',
        `<figure><img src="/a.png"><figcaption>La place, hier</figcaption></figure>${words}`,
      ],
      ['in several elements', words.replaceAll('sur la', '<b>sur</b>&nbsp;la')],
    ] as const) {
      it(`takes its place: ${name}`, async () => {
        const feed = await opened({ summary: `${summary} […]`, content });
        expect(shown(feed), 'open').to.equal(false);
        await expect(feed).to.be.accessible();
        read(feed).click();
        await seen(feed, () => !isShown(text(feed)));
        expect(shown(feed), 'closed again').to.equal(true);
      });
    }

    it('keeps its button, and the focus on it', async () => {
      const feed = await loaded({ sources: [source([article({ summary })])] });
      read(feed).focus();
      await keys('Enter');
      await seen(feed, () => isShown(text(feed)));
      expect(feed.shadowRoot!.activeElement).to.equal(read(feed));
    });

    for (const [name, more] of [
      ['a summary that somebody wrote', { summary: 'Venez nombreux samedi.' }],
      ['words that come much later', { summary, content: `<p>${'Avant tout, le programme. '.repeat(30)}</p>${words}` }],
      ['a warning', { summary, warning: 'Images choquantes' }],
    ] as const) {
      it(`leaves ${name} above it`, async () => {
        expect(shown(await opened(more))).to.equal(true);
      });
    }
  });

  it('has the pictures that the page wants by now, where it is open and where it was', async () => {
    const content = `${words}<img src="/own.png" alt="a"><img src="http://127.0.0.1:9/other.png" alt="b">`;
    const feed = await loaded({
      sources: [source([article({ content }), article({ id: 'https://b.example/', title: 'Foire', content })])],
    });
    const pictures = () =>
      all(feed, '[part=text]').map((place) => Array.from(place.querySelectorAll('img'), ({ alt }) => alt).join());
    const [first, second] = all<HTMLButtonElement>(feed, 'button.read');
    for (const one of [first!, second!]) {
      one.click();
      await seen(feed, () => one.getAttribute('aria-expanded') === 'true');
    }
    second!.click();
    await seen(feed, () => second!.getAttribute('aria-expanded') === 'false');
    expect(pictures()).to.deep.equal(['a', 'a']);
    feed.images = 'all';
    await seen(feed, () => pictures()[0] === 'a,b');
    second!.click();
    await seen(feed, () => second!.getAttribute('aria-expanded') === 'true');
    expect(pictures()).to.deep.equal(['a,b', 'a,b']);
    feed.images = 'none';
    await seen(feed, () => pictures().join('|') === '|');
    expect(all(feed, '[part=text]').map(isShown)).to.deep.equal([true, true]);
    expect(all(feed, '[part=text] p').length).to.equal(24);
  });

  it('resolves its links against its own address, else against that of its source', async () => {
    const content = `${words}<a href="suite">suite</a>`;
    const href = (feed: ParvisNewsFeed) => text(feed).querySelector('a')!.href;
    const page = { address: 'https://ville.example/flux/rss.xml' };
    expect(href(await opened({ content }, {}, page))).to.equal('https://ville.example/flux/suite');
    expect(href(await opened({ content, base: 'https://ville.example/2026/' }, {}, page))).to.equal(
      'https://ville.example/2026/suite',
    );
  });

  it('comes with its files, named, with their type and their size in the units of the reader', async () => {
    const attachments = [
      { url: '/pj/Compte%20rendu.pdf', type: 'application/pdf', size: 1_234_567 },
      { url: '/pj/son.mp3', size: 54_321 },
      { url: '/pj/%E0%A4%A.txt', type: 'text/plain' },
      { url: 'javascript:alert(1)' },
      { url: '/telecharger?n=3', type: 'application/pdf' },
      { url: '/telecharger?n=4', type: 'application/vnd.oasis.opendocument.text', size: 2000 },
    ];
    const feed = await opened({ content: undefined, attachments });
    const files = Array.from(text(feed).querySelectorAll('li'), (file) => file.textContent.replace(/\s+/g, ' ').trim());
    expect(files).to.deep.equal([
      'Compte rendu.pdf PDF, 1,2 Mo',
      'son.mp3 MP3, 54 ko',
      '%E0%A4%A.txt TXT',
      'telecharger PDF',
      'telecharger 2 ko',
    ]);
    expect(text(feed).querySelector('a')!.href).to.equal(`${location.origin}/pj/Compte%20rendu.pdf`);
  });

  it('names a file once that its source gives twice', async () => {
    const feed = await opened({ attachments: [{ url: '/pj/plan.pdf' }, { url: '/pj/plan.pdf' }] });
    expect(all(feed, '[part=text] .files a').length).to.equal(1);
  });

  it('shows the true extension of its files', async () => {
    const feed = await opened({ attachments: [{ url: '/pj/ordre-%E2%80%AEfdp.exe' }] });
    expect(one(feed, '[part=text] .files a').textContent).to.equal('ordre-fdp.exe');
  });

  it('can be opened for its files alone', async () => {
    const feed = await opened({ content: undefined, summary: undefined, attachments: [{ url: '/a.pdf' }] });
    expect(text(feed).textContent.trim()).to.match(/^a\.pdf\s+PDF$/);
  });

  it('bears the language and the direction of its item', async () => {
    const feed = await opened({ lang: 'ar', content: `<p>${'سوق عيد الميلاد '.repeat(30)}</p>` });
    expect([text(feed).lang, text(feed).dir]).to.deep.equal(['ar', 'rtl']);
  });

  it('is found by its heading in each row on its own', async () => {
    const feed = await loaded({
      sources: [source([article(), article({ id: 'https://b.example/', title: 'Foire' })])],
    });
    expect(titles(feed).length).to.equal(2);
    const [, second] = all<HTMLButtonElement>(feed, 'button.read');
    second!.click();
    await seen(feed, () => second!.getAttribute('aria-expanded') === 'true');
    expect(rows(feed).map((row) => isShown(row.querySelector('[part=text]')!))).to.deep.equal([false, true]);
  });

  it('is the new one, when it is opened again after its item has changed', async () => {
    const feed = await opened();
    feed.sources = [
      source([article({ summary: 'Soixante artisans.', content: words.replaceAll('Cinquante', 'Soixante') })]),
    ];
    await seen(feed, () => one(feed, '[part=summary]').textContent.includes('Soixante'));
    if (isShown(text(feed))) {
      expect(text(feed).textContent, 'under the eyes of the reader').to.include('Cinquante');
      read(feed).click();
      await seen(feed, () => !isShown(text(feed)));
    }
    read(feed).click();
    await seen(feed, () => isShown(text(feed)));
    expect(text(feed).textContent).to.include('Soixante').and.not.include('Cinquante');
  });

  it('is open too where its row has gone while it came', async () => {
    const feed = await loaded({ sources: [source([article(), item('Foire')])] });
    const [row] = rows(feed);
    const faults: unknown[] = [];
    const note = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      faults.push(event.reason);
    };
    addEventListener('unhandledrejection', note);
    read(feed).click();
    row!.remove();
    const place = row!.querySelector<HTMLElement>('.text')!;
    await until(() => !place.hidden, 'its text does not come');
    // A promise that nobody hears is told after the task in which it broke.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    removeEventListener('unhandledrejection', note);
    expect(faults).to.deep.equal([]);
  });

  describe('on a wide screen', () => {
    before(() => viewport(1200));
    after(() => viewport(800));

    it('is under the words of its item, which keep their width', async () => {
      const feed = await loaded({ sources: [source([article()])] });
      const width = () => one(feed, '.words').clientWidth;
      const before = width();
      read(feed).click();
      await seen(feed, () => isShown(text(feed)));
      expect(width()).to.equal(before);
      const [line, under] = [one(feed, '.words'), text(feed)].map((part) => part.getBoundingClientRect());
      expect(under!.top).to.be.at.least(line!.bottom);
      expect(text(feed).firstElementChild!.clientWidth, 'as long as a line may be').to.be.lessThan(700);
    });

    it('leaves the date of a card beside it with the words of that card', async () => {
      const feed = await loaded({
        sources: [
          source([
            article({ published: '2026-11-04' }),
            item('Foire', { summary: 'Trois jours.', published: '2026-11-03' }),
          ]),
        ],
        layout: 'cards',
      });
      read(feed).click();
      await seen(feed, () => isShown(text(feed)));
      const [, card] = rows(feed);
      const [summary, date] = ['.summary', 'time'].map((part) => card!.querySelector(part)!.getBoundingClientRect());
      expect(date!.top - summary!.bottom).to.be.lessThan(20);
      // Once it is shut, the dates of a line of cards stand at one height again.
      read(feed).click();
      await seen(feed, () => !isShown(text(feed)));
      const tops = rows(feed).map((row) => row.querySelector('time')!.getBoundingClientRect().top);
      expect(tops[0]).to.be.closeTo(tops[1]!, 1);
    });
  });
});
