import { expect } from '@open-wc/testing';
import type { ParvisNewsFeed } from '../../src/widgets/news-feed/news-feed.js';
import { reach } from '../../stories/support/draw-news.js';
import { newsStates, page as pageOf, refreshNow, type NewsFeedArgs } from '../../stories/support/news-states.js';
import { appears } from '../../stories/support/appears.js';
import { townNews } from '../../stories/support/town-news.js';
import { SourceError } from '../../src/data/source-error.js';
import { keys, viewport } from '../support/commands.js';
import { blankPage, place } from './draw.js';
import { active, go, hidden, link, said, walk } from './walk.js';

const one = (feed: ParvisNewsFeed, selector: string) => feed.shadowRoot!.querySelector<HTMLElement>(selector)!;
const all = (feed: ParvisNewsFeed, selector: string) => [...feed.shadowRoot!.querySelectorAll<HTMLElement>(selector)];

/** A widget between two links of a page; the focus is on the first. */
async function between(args: NewsFeedArgs): Promise<ParvisNewsFeed> {
  const page = blankPage();
  page.append(link('before'));
  const feed = place(page, args);
  page.append(link('after'));
  await appears(feed, '.item a');
  page.querySelector('a')!.focus();
  return feed;
}

describe('the keyboard walk', function () {
  this.timeout(30_000);
  beforeEach(() => viewport(800, 600));

  it('goes through every control in the order in which it is read, out of the widget, and back', async () => {
    const feed = await between({ ...newsStates.unread.args(), max: 2, ...everything });
    await appears(feed, '[part=unread] button');
    await appears(feed, '.more');
    feed.append(Object.assign(link('Toutes les actualités'), { slot: 'footer' }));

    const forth = await walk('Tab');
    const names = forth.map(said);
    const topics = all(feed, '[role=group]:first-of-type button').map(said);
    expect(names.slice(0, 3)).to.deep.equal(['Tout marquer comme lu', 'search', 'period']);
    expect(names.slice(3, -10)).to.deep.equal(all(feed, '.filters button').map(said));
    expect(topics.length).to.be.above(5);
    expect(names.slice(-10)).to.deep.equal([
      'article',
      'Le marché de Noël s’installe place de la Mairie',
      'Lire ici, Le marché de Noël s’installe place de la Mairie',
      'article',
      'Rue des Tilleuls : circulation alternée jusqu’au 12 décembre',
      'Lire ici, Rue des Tilleuls : circulation alternée jusqu’au 12 décembre',
      'Voir plus d’actualités',
      'Toutes les actualités',
      'S’abonner au flux',
      'Suspendre l’actualisation',
    ]);
    expect(active().textContent).to.equal('after');

    const back = await walk('Shift+Tab');
    expect(back.reverse()).to.deep.equal(forth);
    expect(active().textContent).to.equal('before');
  });

  it('presses a filter with Space and with Enter, which keeps the focus', async () => {
    const feed = await between({ ...newsStates.controls.args() });
    const toggle = await appears(feed, '[aria-pressed]');
    await go(toggle);
    for (const [key, pressed] of [
      [' ', 'true'],
      ['Enter', 'false'],
      ['Enter', 'true'],
      [' ', 'false'],
    ] as const) {
      await keys(key);
      await feed.updateComplete;
      expect(toggle.getAttribute('aria-pressed'), key).to.equal(pressed);
      expect(active()).to.equal(toggle);
    }
  });

  it('opens and closes a full text with Enter and Space, and reaches what is in it', async () => {
    const feed = await between(newsStates.opened.args());
    const read = one(feed, '.read');
    await go(read);
    await keys('Enter');
    await appears(feed, '.text:not([hidden]) a');
    expect(active()).to.equal(read);
    await keys('Tab');
    expect(said(active())).to.equal('Venir sans voiture');
    await keys('Shift+Tab');
    await keys(' ');
    await appears(feed, '.text[hidden] a');
    expect(active()).to.equal(read);
    expect(read.getAttribute('aria-expanded')).to.equal('false');
  });

  it('lets Escape clear nothing but the search, as the browser does, and then shows what it says', async () => {
    const feed = await between({ ...newsStates.controls.args(), max: 0 });
    const toggle = await appears(feed, '[aria-pressed]');
    toggle.focus();
    await keys(' ');
    const search = one(feed, 'input') as HTMLInputElement;
    search.focus();
    await keys({ type: 'marche' });
    await feed.updateComplete;
    expect(all(feed, '.item').length).to.equal(1);
    await keys('Escape');
    await feed.updateComplete;
    expect(toggle.getAttribute('aria-pressed')).to.equal('true');
    expect(all(feed, '.item').length).to.equal(search.value ? 1 : 2);
    toggle.focus();
    await keys('Escape');
    expect(toggle.getAttribute('aria-pressed')).to.equal('true');
    expect(active()).to.equal(toggle);
  });

  it('goes between articles with the page keys, and out of the feed with Control', async () => {
    const feed = await between({ ...newsStates.controls.args(), max: 3 });
    await appears(feed, '.more');
    const articles = all(feed, '[role=article]');
    await go(articles[0]!);
    await keys('PageDown');
    expect(active()).to.equal(articles[1]);
    expect(hidden(articles[1]!)).to.equal('');
    await keys('Tab');
    await keys('PageDown');
    expect(active()).to.equal(articles[2]);
    await keys('PageUp');
    expect(active()).to.equal(articles[1]);
    await keys('Control+End');
    expect(active()).to.equal(one(feed, '.more'));
    await go(articles[0]!, 'Shift+Tab');
    await keys('Control+Home');
    expect(active()).to.equal(all(feed, '.filters :is(input, select, button)').at(-1));
  });
});

describe('the focus', function () {
  this.timeout(30_000);
  beforeEach(() => viewport(800, 600));

  it('stays on its link while a refresh comes and waits, and goes to the first news when it is accepted', async () => {
    const feed = await between(newsStates.waiting.args());
    const held = one(feed, '.item a');
    await go(held);
    await refreshNow(feed);
    const waiting = await appears(feed, '[part=waiting]');
    expect(active()).to.equal(held);
    expect(hidden(held)).to.equal('');
    await keys('Shift+Tab');
    expect(active()).to.equal(waiting);
    await keys('Enter');
    await feed.updateComplete;
    expect(said(active())).to.equal(townNews()[0]!.title);
    expect(hidden(active())).to.equal('');
  });

  it('is never under the button that floats, on a phone, heading or not', async () => {
    await viewport(320, 480);
    for (const heading of ['Actualités', '']) {
      const feed = await between({ ...newsStates.waiting.args(), max: 0, heading });
      await go(one(feed, '.item:nth-child(3) a'));
      await refreshNow(feed);
      const waiting = await appears(feed, '[part=waiting]');
      await go(one(feed, '.item a'), 'Shift+Tab');
      const stops = [...(await walk('Tab')), ...(await walk('Shift+Tab'))];
      expect(stops).to.include(waiting);
      expect(stops).to.include.members(all(feed, '.item a'));
    }
  });

  it('finds the button that floats beside what there is to read, on a phone too', async () => {
    for (const width of [320, 800]) {
      await viewport(width);
      const feed = await between(newsStates.waiting.args());
      await go(one(feed, '.item a'));
      await refreshNow(feed);
      const floating = (await appears(feed, '[part=waiting]')).getBoundingClientRect();
      expect(floating.height).to.be.at.least(24);
      for (const words of [one(feed, '[part=heading]'), one(feed, '.title a')]) {
        const range = document.createRange();
        range.selectNodeContents(words);
        for (const { top, bottom, left, right } of range.getClientRects()) {
          const over = top < floating.bottom && bottom > floating.top && left < floating.right && right > floating.left;
          expect(over, `${words.textContent} at ${width}`).to.equal(false);
        }
      }
    }
  });

  it('goes to the first of the news that "more" has brought', async () => {
    const feed = await between({ ...newsStates.controls.args(), max: 2 });
    await go(await appears(feed, '.more'));
    await keys('Enter');
    await appears(feed, '.item:nth-child(4)');
    await feed.updateComplete;
    expect(active()).to.equal(all(feed, '.item')[2]);
    expect(hidden(active())).to.equal('');
  });

  it('stays in the bar when filters are cleared, from above and from below', async () => {
    const feed = await between(newsStates.filtered.args());
    await go(await appears(feed, '[aria-pressed]'));
    await keys(' ');
    await go(await appears(feed, '.clear'));
    await keys('Enter');
    await feed.updateComplete;
    expect(active()).to.equal(one(feed, 'input'));
    await keys({ type: 'zzz' });
    await appears(feed, '.bar button');
    await go(one(feed, '.bar button'));
    await keys('Enter');
    await feed.updateComplete;
    expect(active()).to.equal(one(feed, 'input'));
    expect((active() as HTMLInputElement).value).to.equal('');
  });

  it('stays on the sentence that says that all is read', async () => {
    const feed = await between(newsStates.unread.args());
    await go(await appears(feed, '[part=unread] button'));
    await keys('Enter');
    await feed.updateComplete;
    expect(active()).to.equal(one(feed, '[part=unread]'));
    expect(hidden(active())).to.equal('');
    await keys('Tab');
    expect(said(active())).to.equal(townNews()[0]!.title);
  });

  it('stays on "pause" when it becomes "resume"', async () => {
    const feed = await between(newsStates.controls.args());
    const pause = await appears(feed, '.foot button');
    await go(pause);
    await keys(' ');
    await feed.updateComplete;
    expect(said(active())).to.equal('Reprendre l’actualisation');
    expect(active()).to.equal(pause);
  });

  it('stays on "try again" while it fails, and goes to the news when it succeeds', async () => {
    let fails = true;
    const read = async () => {
      if (fails) throw new SourceError('server', 'down');
      return pageOf(townNews());
    };
    const page = blankPage();
    const feed = place(page, { sources: [{ read }], max: 2 });
    await reach(feed, newsStates.failed);
    const retry = one(feed, '.notice button');
    await go(retry);
    await keys('Enter');
    await feed.loadComplete;
    await feed.updateComplete;
    expect(active()).to.equal(retry);
    fails = false;
    await keys('Enter');
    await appears(feed, '.item a');
    await feed.updateComplete;
    expect(active()).to.equal(one(feed, '.item a'));
  });
});

const everything: NewsFeedArgs = { search: true, filters: 'category audience period', more: true, refresh: 15 };
