import { expect, fixture, html } from '@open-wc/testing';
import { limits } from '../../../../src/data/limits.js';
import type { SourcePage } from '../../../../src/data/source.js';
import { SourceError } from '../../../../src/data/source-error.js';
import '../../../../src/settings/define.js';
import type { ParvisSettings } from '../../../../src/settings/parvis-settings.js';
import type { LoadEvent } from '../../../../src/ui/load-event.js';
import type { FailureEvent, FilterEvent } from '../../../../src/ui/widget-events.js';
import type { NewsItem } from '../../../../src/widgets/news-feed/news-item.js';
import type { ParvisNewsFeed } from '../../../../src/widgets/news-feed/news-feed.js';
import { until } from '../../../../stories/support/appears.js';
import { keys, viewport } from '../../../support/commands.js';
import { all, button, isShown, later, links, loaded, next, one, rows, seen, settled, titles } from '../feed.js';
import { item, many, source } from '../news.js';

const active = (feed: ParvisNewsFeed) => feed.shadowRoot!.activeElement;
const said = () => document.querySelector('html > [aria-live]')?.textContent ?? '';
const heard = (words: string | RegExp) =>
  new Promise<void>((resolve) => {
    const look = () => (said().match(words) ? resolve() : requestAnimationFrame(look));
    look();
  });
const more = (feed: ParvisNewsFeed) => one(feed, '[part=more]');
const waiting = (feed: ParvisNewsFeed) => one(feed, '[part=waiting]');

afterEach(() => document.querySelector('html > [aria-live]')?.replaceChildren());

describe('more', () => {
  it('adds as many as were there, at the reader’s demand only, and goes when all is there', async () => {
    const feed = await loaded({ sources: [source(many(12))], max: 5, more: true });
    expect(rows(feed).length).to.equal(5);
    more(feed).click();
    await seen(feed, () => rows(feed).length === 10);
    more(feed).click();
    await seen(feed, () => rows(feed).length === 12);
    expect(more(feed)).to.equal(null);
  });

  it('tells the page what has been read, and says nothing of what is old', async () => {
    const [first, second] = [many(5), many(7).slice(5)];
    const pages = source(({ cursor }) =>
      cursor ? { items: second.map((one) => ({ ...one, urgent: true })) } : { items: first, next: 'p2' },
    );
    const feed = await loaded({ sources: [pages], max: 5, more: true });
    const told = next<LoadEvent>(feed, 'parvis-load');
    more(feed).click();
    expect((await told).items.length).to.equal(7);
    await heard('7\u00a0actualités affichées');
    expect(said()).not.to.contain('Urgent');
  });

  it('is not offered unless the page asks for it, nor where there is no more', async () => {
    expect(more(await loaded({ sources: [source(many(12))], max: 5 }))).to.equal(null);
    expect(more(await loaded({ sources: [source(many(5))], max: 5, more: true }))).to.equal(null);
  });

  it('puts the focus on the first new article, and says how many there are', async () => {
    const feed = await loaded({ sources: [source(many(12))], max: 5, more: true });
    more(feed).focus();
    await keys('Enter');
    await seen(feed, () => active(feed) === rows(feed)[5]);
    await heard('10\u00a0actualités affichées');
  });

  it('keeps the focus on an article when the button goes', async () => {
    const feed = await loaded({ sources: [source(many(7))], max: 5, more: true });
    more(feed).focus();
    await keys('Enter');
    await seen(feed, () => !more(feed));
    await seen(feed, () => active(feed) === rows(feed)[5]);
  });

  it('makes a feed of articles that say their place, the button outside of it', async () => {
    const feed = await loaded({ sources: [source(many(12))], max: 5, more: true });
    const list = one(feed, '[part=list]');
    expect(list.getAttribute('role')).to.equal('feed');
    expect(list.contains(more(feed))).to.equal(false);
    rows(feed).forEach((row, index) => {
      expect(row.getAttribute('role')).to.equal('article');
      expect(row.getAttribute('aria-posinset')).to.equal(String(index + 1));
      expect(row.getAttribute('aria-setsize')).to.equal('12');
      expect(row.tabIndex).to.equal(0);
      const heading = feed.shadowRoot!.getElementById(row.getAttribute('aria-labelledby')!)!;
      expect(row.contains(heading)).to.equal(true);
    });
  });

  it('numbers the articles anew when the filter changes, each name its own', async () => {
    const odd = many(9).map((one, index) => ({ ...one, categories: [index % 2 ? 'pair' : 'impair'] }));
    const feed = await loaded({ sources: [source(odd)], max: 4, more: true, filters: 'category' });
    for (const name of [/^\s*pair/, /impair/]) {
      button(feed, name)!.click();
      await feed.updateComplete;
      const places = rows(feed).map((row) => row.getAttribute('aria-posinset'));
      expect(places).to.deep.equal(places.map((_, index) => String(index + 1)));
      const ids = all(feed, '[id]').map(({ id }) => id);
      expect(new Set(ids).size).to.equal(ids.length);
    }
  });

  it('reads the next page of the source where there is one', async () => {
    const page = (from: number, next?: string): Partial<SourcePage<NewsItem>> => ({
      items: many(12).slice(from, from + 4),
      next,
    });
    const asked: (string | undefined)[] = [];
    const pages: Record<string, Partial<SourcePage<NewsItem>>> = { '': page(0, 'b'), b: page(4, 'c'), c: page(8) };
    const feed = await loaded({
      sources: [
        source(({ cursor }) => {
          asked.push(cursor);
          return pages[cursor ?? '']!;
        }),
      ],
      max: 4,
      more: true,
    });
    expect(rows(feed)[0]!.getAttribute('aria-setsize')).to.equal('-1');
    more(feed).click();
    await seen(feed, () => rows(feed).length === 8);
    await seen(feed, () => active(feed) === rows(feed)[4]);
    more(feed).click();
    await seen(feed, () => rows(feed).length === 12);
    await seen(feed, () => !more(feed));
    expect(asked).to.deep.equal([undefined, 'b', 'c']);
    expect(titles(feed)).to.deep.equal(many(12).map(({ title }) => title));
  });

  it('shows that it reads, keeps the focus, and minds no second press', async () => {
    const second = later<Partial<SourcePage<NewsItem>>>();
    let asked = 0;
    const feed = await loaded({
      sources: [source(({ cursor }) => (cursor ? (asked++, second.promise) : { items: many(3), next: 'b' }))],
      max: 3,
      more: true,
    });
    more(feed).focus();
    await keys('Enter');
    await seen(feed, () => more(feed).textContent.includes('Chargement'));
    expect(one(feed, '[part=list]').getAttribute('aria-busy')).to.equal('true');
    expect(active(feed)).to.equal(more(feed));
    expect(more(feed).getAttribute('aria-disabled')).to.equal('true');
    await keys('Enter');
    second.resolve({ items: [item('Ancienne', { published: '2020-01-01' })] });
    await seen(feed, () => rows(feed).length === 4);
    expect(asked).to.equal(1);
    expect(one(feed, '[part=list]').getAttribute('aria-busy')).to.not.equal('true');
  });

  it('goes on to older pages where a search finds nothing in those that are there', async () => {
    const feed = await loaded({
      sources: [source(({ cursor }) => (cursor ? { items: [item('Piscine')] } : { items: many(3), next: 'b' }))],
      search: true,
      more: true,
    });
    const field = one<HTMLInputElement>(feed, 'input[type=search]');
    field.value = 'piscine';
    field.dispatchEvent(new InputEvent('input'));
    await seen(feed, () => feed.shadowRoot!.textContent.includes('Aucune actualité ne correspond'));
    await expect(feed).to.be.accessible();
    more(feed).focus();
    await keys('Enter');
    await seen(feed, () => titles(feed)[0] === 'Piscine');
    await seen(feed, () => active(feed) === rows(feed)[0]);
    expect(more(feed)).to.equal(null);
  });

  it('keeps the button, and says what happened, when the next page fails', async () => {
    document.addEventListener('parvis-error', (event) => event.preventDefault(), { once: true });
    let broken = true;
    const feed = await loaded({
      sources: [
        source(({ cursor }) => {
          if (!cursor) return { items: many(3), next: 'b' };
          if (broken) throw new TypeError('x');
          return { items: [item('Suite', { published: '2020-01-01' })] };
        }),
      ],
      max: 3,
      more: true,
    });
    more(feed).click();
    await seen(feed, () => one(feed, '[part=notice]'));
    expect(rows(feed).length).to.equal(3);
    broken = false;
    more(feed).click();
    await seen(feed, () => rows(feed).length === 4);
    expect(one(feed, '[part=notice]')).to.equal(null);
  });

  it('says of a further page that is not there what is the matter with it alone, beside the button, at every press', async () => {
    const told: FailureEvent[] = [];
    const listen = (event: Event) => {
      event.preventDefault();
      told.push(event as FailureEvent);
    };
    document.addEventListener('parvis-error', listen);
    const page = source(({ cursor }) => {
      if (!cursor) return { items: many(3), next: 'b', title: 'Mairie' };
      throw new SourceError('missing', 'answered 404', { status: 404 });
    });
    const feed = await loaded({ sources: [page], max: 3, more: true });
    const region = () => document.querySelector('html > [aria-live]')!;
    for (const times of [1, 2]) {
      region()?.replaceChildren();
      more(feed).focus();
      await keys('Enter');
      await heard(/^La suite n’a pas pu être lue\.\s?$/);
      expect(told.length).to.equal(times);
    }
    document.removeEventListener('parvis-error', listen);
    expect(told[0]!.cure).to.contain('page suivante').and.not.contain('src');
    expect(rows(feed).length).to.equal(3);
    const notices = all(feed, '[part=notice]');
    expect(notices.map(({ textContent }) => textContent.trim())).to.deep.equal(['La suite n’a pas pu être lue.']);
    expect(notices[0]!.compareDocumentPosition(rows(feed)[2]!)).to.equal(Node.DOCUMENT_POSITION_PRECEDING);
    expect(notices[0]!.nextElementSibling).to.equal(more(feed));
    expect(active(feed)).to.equal(more(feed));
    await expect(feed).to.be.accessible();
  });

  it('goes on where it failed, and adds at last what one press adds', async () => {
    document.addEventListener('parvis-error', (event) => event.preventDefault(), { once: true });
    let broken = true;
    const page = source(({ cursor }) => {
      if (!cursor) return { items: many(3), next: 'b' };
      if (broken) throw new SourceError('network', 'x');
      return { items: many(9).slice(3) };
    });
    const feed = await loaded({ sources: [page], max: 3, more: true });
    more(feed).click();
    await heard('La suite n’a pas pu être lue. La source ne répond pas.');
    expect(one(feed, '[part=notice]').textContent).to.contain('La source ne répond pas.');
    broken = false;
    more(feed).click();
    await heard('6\u00a0actualités affichées');
    expect(rows(feed).length).to.equal(6);
    expect(one(feed, '[part=notice]')).to.equal(null);
  });

  it('goes where a page leads to itself', async () => {
    const feed = await loaded({ sources: [source(() => ({ items: many(3), next: 'b' }))], max: 3, more: true });
    more(feed).focus();
    await keys('Enter');
    await seen(feed, () => !more(feed));
    expect(rows(feed).length).to.equal(3);
  });

  it('goes on, at one press, past pages of which the page shows nothing', async () => {
    const asked: string[] = [];
    const feed = await loaded({
      sources: [
        source(({ cursor = '0' }) => {
          asked.push(cursor);
          const page = Number(cursor);
          const categories = [page % 4 ? 'Sport' : 'Travaux'];
          return {
            items: [item(`Page ${page}`, { categories, published: `2020-01-${30 - page}` })],
            next: `${page + 1}`,
          };
        }),
      ],
      category: 'Travaux',
      max: 1,
      more: true,
    });
    more(feed).focus();
    await keys('Enter');
    await seen(feed, () => active(feed) === rows(feed)[1]);
    expect(titles(feed)).to.deep.equal(['Page 0', 'Page 4']);
    expect(asked).to.deep.equal(['0', '1', '2', '3', '4']);
  });

  it('asks a few pages at a press, and no more, where none has anything that is shown', async () => {
    let asked = 0;
    const feed = await loaded({
      sources: [
        source(
          ({ cursor = '0' }) => (
            asked++,
            { items: cursor === '0' ? many(2, { categories: ['a'] }) : [], next: `${+cursor + 1}` }
          ),
        ),
      ],
      category: 'a',
      more: true,
    });
    more(feed).focus();
    await keys('Enter');
    await heard('2\u00a0actualités affichées');
    expect([asked, active(feed)]).to.deep.equal([6, more(feed)]);
  });

  it('leaves the focus on the last article where the last page is empty', async () => {
    const feed = await loaded({
      sources: [source(({ cursor }) => (cursor ? {} : { items: many(3), next: 'b' }))],
      max: 3,
      more: true,
    });
    more(feed).focus();
    await keys('Enter');
    await seen(feed, () => !more(feed));
    await seen(feed, () => active(feed) === rows(feed)[2]);
  });

  it('puts the focus on the first new article of many', async () => {
    const feed = await loaded({ sources: [source(many(200))], max: 60, more: true });
    more(feed).focus();
    await keys('Enter');
    await seen(feed, () => active(feed) === rows(feed)[60]);
  });

  it('takes no focus from who has gone on while it read', async () => {
    const second = later<Partial<SourcePage<NewsItem>>>();
    const feed = await loaded({
      sources: [source(({ cursor }) => (cursor ? second.promise : { items: many(3), next: 'b' }))],
      max: 3,
      more: true,
      search: true,
    });
    more(feed).focus();
    await keys('Enter');
    const field = one(feed, 'input[type=search]');
    field.focus();
    second.resolve({ items: [item('Ancienne', { published: '2020-01-01' })] });
    await heard('4\u00a0actualités affichées');
    expect(active(feed)).to.equal(field);
  });

  it('takes no focus later, when a page that failed is read after all', async () => {
    document.addEventListener('parvis-error', (event) => event.preventDefault(), { once: true });
    let items = many(3);
    const feed = await loaded({
      sources: [
        source(({ cursor }) => {
          if (cursor) throw new TypeError('x');
          return { items, next: 'b' };
        }),
      ],
      max: 3,
      more: true,
    });
    more(feed).focus();
    await keys('Enter');
    await seen(feed, () => one(feed, '[part=notice]'));
    (active(feed) as HTMLElement).blur();
    items = many(6);
    feed.reload();
    await seen(feed, () => rows(feed).length === 6);
    await feed.updateComplete;
    expect(active(feed)).to.equal(null);
  });
});

describe('the keys of a feed', () => {
  const inPage = async () => {
    const feed = await loaded({ sources: [source(many(12))], max: 4, more: true });
    const before = document.createElement('button');
    const after = document.createElement('button');
    before.textContent = after.textContent = 'x';
    feed.before(before);
    feed.after(after);
    return { feed, before, after };
  };

  it('go from article to article by Page Down and Page Up, and stop at the ends', async () => {
    const { feed } = await inPage();
    rows(feed)[0]!.focus();
    for (const [key, at] of [
      ['PageDown', 1],
      ['PageDown', 2],
      ['PageUp', 1],
      ['PageUp', 0],
      ['PageUp', 0],
      ['PageDown', 1],
      ['PageDown', 2],
      ['PageDown', 3],
      ['PageDown', 3],
    ] as const) {
      await keys(key);
      expect(rows(feed).indexOf(active(feed) as HTMLElement), key).to.equal(at);
    }
  });

  it('go on from the article in which the focus is', async () => {
    const { feed } = await inPage();
    links(feed)[1]!.focus();
    await keys('PageDown');
    expect(active(feed)).to.equal(rows(feed)[2]);
  });

  it('leave the feed: Control+End to what comes after, Control+Home to what comes before', async () => {
    const { feed, before } = await inPage();
    rows(feed)[1]!.focus();
    await keys('Control+End');
    expect(active(feed)).to.equal(more(feed));
    rows(feed)[1]!.focus();
    await keys('Control+Home');
    expect(document.activeElement).to.equal(before);
  });

  it('leave to the page where the feed ends with its list', async () => {
    const { feed, after } = await inPage();
    feed.max = 12;
    await seen(feed, () => !more(feed));
    rows(feed)[1]!.focus();
    await keys('Control+End');
    expect(document.activeElement).to.equal(after);
  });

  it('are those of the page in a list', async () => {
    const feed = await loaded({ sources: [source(many(12))] });
    links(feed)[0]!.focus();
    await keys('PageDown');
    expect(active(feed)).to.equal(links(feed)[0]);
  });
});

describe('the filters', () => {
  const news = [
    item('Fête', {
      categories: ['Culture'],
      published: new Date(Date.now() - 86_400_000).toISOString(),
      audience: ['Familles'],
    }),
    item('Été', { categories: ['Culture', 'Sport'], published: '2020-01-02' }),
    item('Match', { categories: ['Sport'], published: '2020-01-01' }),
  ];
  const filtered = (props = {}) =>
    loaded({ sources: [source(news)], search: true, filters: 'category period audience source', ...props });
  const field = (feed: ParvisNewsFeed) => one<HTMLInputElement>(feed, 'input[type=search]');
  const type = async (feed: ParvisNewsFeed, text: string) => {
    field(feed).focus();
    field(feed).select();
    await keys({ type: text });
    await feed.updateComplete;
  };

  it('are there only when the page asks for them, and a group only where it tells items apart', async () => {
    expect(all(await loaded({ sources: [source(news)] }), '[part=filters]')).to.deep.equal([]);
    const feed = await filtered();
    const groups = all(feed, '[role=group]').map((group) => group.getAttribute('aria-label'));
    expect(groups).to.deep.equal(['Rubrique']);
  });

  it('are real buttons with their number, pressed or not', async () => {
    const feed = await filtered();
    const culture = button(feed, 'Culture')!;
    expect(culture.getAttribute('aria-pressed')).to.equal('false');
    expect(culture.textContent.replace(/\s+/g, ' ')).to.include('2').and.to.include(', 2 actualités');
    culture.focus();
    await keys(' ');
    expect(button(feed, 'Culture')!.getAttribute('aria-pressed')).to.equal('true');
    expect(titles(feed)).to.deep.equal(['Fête', 'Été']);
    expect(active(feed)).to.equal(button(feed, 'Culture'));
    await keys(' ');
    expect(titles(feed).length).to.equal(3);
  });

  it('find what is typed, without accents, and say how many', async () => {
    const feed = await filtered();
    await type(feed, 'ete');
    expect(titles(feed)).to.deep.equal(['Fête', 'Été']);
    await heard('2\u00a0actualités trouvées');
    expect(active(feed)).to.equal(field(feed));
  });

  it('have the second line of a group begin where its first does', async () => {
    await viewport(600);
    const categories = ['Aménagement', 'Culture', 'Environnement', 'Jeunesse', 'Ressources humaines', 'Sport'];
    const feed = await filtered({ sources: [source([item('Fête', { categories }), item('Match')])] });
    const group = all(feed, '[aria-pressed]').map((choice) => choice.getBoundingClientRect());
    const second = group.find(({ top }) => top > group[0]!.top)!;
    expect(second.left).to.be.closeTo(group[0]!.left, 0.5);
    expect(group[0]!.left - one(feed, '.filters .name').getBoundingClientRect().right).to.be.at.least(4);
    await viewport(800);
  });

  it('have names that those who hear can tell', async () => {
    const feed = await filtered();
    expect(field(feed).labels![0]!.textContent).to.include('Rechercher');
    expect(one<HTMLSelectElement>(feed, 'select').labels[0]!.textContent).to.include('Période');
    expect(one(feed, '[part=filters]').getAttribute('role')).to.equal('search');
  });

  it('keep a period', async () => {
    const feed = await filtered();
    const select = one<HTMLSelectElement>(feed, 'select');
    select.value = '7';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await feed.updateComplete;
    expect(titles(feed)).to.deep.equal(['Fête']);
  });

  it('tell the page what is asked and how many are left', async () => {
    const feed = await filtered();
    const told = next<FilterEvent>(document, 'parvis-filter');
    button(feed, 'Sport')!.click();
    const { filter, count, bubbles, composed } = await told;
    expect([bubbles, composed]).to.deep.equal([true, true]);
    expect([filter.category, filter.search, count]).to.deep.equal([['sport'], '', 2]);
  });

  it('say that nothing is left, and are cleared by the reader, whose place is kept', async () => {
    const feed = await filtered();
    await type(feed, 'zzz');
    expect(rows(feed)).to.deep.equal([]);
    expect(feed.shadowRoot!.textContent).to.include('Aucune actualité ne correspond');
    expect(one(feed, '.bar bdi').textContent, 'in its own direction').to.include('Aucune');
    const clear = all(feed, 'button')
      .filter(({ textContent }) => textContent.includes('Effacer'))
      .at(-1)!;
    clear.focus();
    await keys('Enter');
    await feed.updateComplete;
    expect(titles(feed).length).to.equal(3);
    expect(field(feed).value).to.equal('');
    expect(active(feed)).to.equal(field(feed));
  });

  it('hide an item of two sources only when both are off', async () => {
    const feed = await loaded({
      sources: [source([news[0]!, news[1]!], { label: 'Mairie' }), source([news[0]!, news[2]!], { label: 'Sports' })],
      filters: 'source',
    });
    button(feed, 'Sports')!.click();
    await feed.updateComplete;
    expect(titles(feed)).to.deep.equal(['Fête', 'Match']);
    button(feed, 'Mairie')!.click();
    await feed.updateComplete;
    expect(titles(feed).length).to.equal(3);
  });

  it('fold away what is rare behind a button that says so', async () => {
    const feed = await loaded({
      sources: [source(many(14).map((one, index) => ({ ...one, categories: [`Rubrique ${index}`] })))],
      filters: 'category',
    });
    const choices = () => all(feed, '[aria-pressed]').length;
    const few = choices();
    expect(few).to.be.lessThan(14);
    const unfold = button(feed, 'Plus de rubriques')!;
    unfold.focus();
    await keys('Enter');
    await seen(feed, () => choices() === 14);
    // What has come stands before the button, and is where the reader is led.
    await until(() => active(feed) === all(feed, '[aria-pressed]')[few], 'the focus does not come');
    // Its name says what it does: no state says it once more.
    expect(button(feed, 'Moins de rubriques')!.ariaExpanded).to.equal(null);
    button(feed, 'Moins de rubriques')!.focus();
    await keys('Enter');
    await seen(feed, () => choices() === few);
    expect(active(feed)).to.equal(button(feed, 'Plus de rubriques'));
  });

  it('give the focus of a rare choice that folds away to what stands beside it', async () => {
    const feed = await loaded({
      sources: [source(many(14).map((one, index) => ({ ...one, categories: [`Rubrique ${index}`] })))],
      filters: 'category',
    });
    button(feed, 'Plus de rubriques')!.click();
    await feed.updateComplete;
    all(feed, '[aria-pressed]').at(-1)!.click();
    button(feed, 'Moins de rubriques')!.click();
    await feed.updateComplete;
    const rare = all(feed, '[aria-pressed]').at(-1)!;
    expect(rare.ariaPressed).to.equal('true');
    rare.focus();
    await keys('Enter');
    await seen(feed, () => !rare.isConnected);
    await until(() => active(feed) === button(feed, 'Plus de rubriques'), 'the focus does not come');
  });

  it('stand aside for a category, an audience that the page has fixed', async () => {
    const feed = await filtered({ category: 'SPORT' });
    expect(titles(feed)).to.deep.equal(['Été', 'Match']);
    feed.category = '';
    feed.audience = 'Agents';
    await feed.updateComplete;
    expect(titles(feed)).to.deep.equal(['Été', 'Match']);
  });

  describe('in the address', () => {
    const before = location.href;
    afterEach(() => history.replaceState(null, '', before));
    const written = (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => (location.hash.includes(text) ? resolve() : requestAnimationFrame(look));
        look();
      });

    it('stand there once they are used, beside those of another widget and what is not ours', async () => {
      history.replaceState(null, '', '#contenu');
      const first = await filtered({ id: 'une', hash: true });
      const second = await filtered({ id: 'deux', hash: true });
      expect(location.hash).to.equal('#contenu');
      button(first, 'Sport')!.click();
      await written('une:category=sport');
      await type(second, 'ete');
      await written('deux:search=ete');
      expect(location.hash).to.equal('#contenu;une:category=sport;deux:search=ete');
      button(first, 'Sport')!.click();
      await new Promise<void>((resolve) => {
        const look = () => (location.hash.includes('une') ? requestAnimationFrame(look) : resolve());
        look();
      });
      expect(location.hash).to.equal('#contenu;deux:search=ete');
    });

    it('are obeyed when the page opens, and when the address changes', async () => {
      history.replaceState(null, '', '#une:category=sport&search=match');
      const feed = await filtered({ id: 'une', hash: true });
      expect(titles(feed)).to.deep.equal(['Match']);
      expect(field(feed).value).to.equal('match');
      location.hash = '#une:search=fete';
      await seen(feed, () => titles(feed).join() === 'Fête');
    });

    it('are not written there once the feed has left the page', async () => {
      history.replaceState(null, '', '#contenu');
      const first = await filtered({ id: 'une', hash: true });
      const second = await filtered({ id: 'deux', hash: true });
      button(first, 'Sport')!.click();
      first.remove();
      // Another one, which writes later, has written.
      await type(second, 'ete');
      await written('deux:search=ete');
      expect(location.hash).to.equal('#contenu;deux:search=ete');
    });

    it('bear what anyone may write there', async () => {
      for (const hash of [
        '#une:',
        '#une:%',
        '#une:period=Infinity',
        '#une:period=-1',
        '#une:category=',
        '#une:x=y&&==',
      ]) {
        history.replaceState(null, '', hash);
        const feed = await filtered({ id: 'une', hash: true });
        expect(one(feed, '[part=filters]'), hash).to.not.equal(null);
        feed.remove();
      }
    });

    it('do not stand there without hash or without id', async () => {
      for (const props of [{ id: 'une' }, { hash: true }]) {
        history.replaceState(null, '', '#une:category=sport');
        const feed = await filtered(props);
        expect(titles(feed).length).to.equal(3);
        button(feed, 'Culture')!.click();
        await feed.updateComplete;
        expect(location.hash).to.equal('#une:category=sport');
        feed.remove();
      }
    });
  });
});

describe('what a refresh brings', () => {
  const { minute } = limits;
  before(() => (limits.minute = 40));
  after(() => (limits.minute = minute));

  interface Living {
    now: NewsItem[];
    reads: number;
    next?: () => void;
  }

  const crue = item('Crue', { published: '2026-11-21T08:00:00Z', url: 'https://ville.example/crue' });

  /** A feed that reads again every few milliseconds; `now` is what its source says. */
  async function living(props = {}) {
    const state: Living = { now: many(3), reads: 0 };
    const feed = await loaded({
      sources: [
        source(() => {
          state.reads++;
          state.next?.();
          return { items: state.now };
        }),
      ],
      refresh: 1,
      ...props,
    });
    /** Once the source has been asked `times` more. */
    const asked = (times = 2) =>
      new Promise<void>((resolve) => {
        state.next = () => {
          if (!--times) resolve();
        };
      });
    return { feed, state, asked };
  }

  it('is shown at once while the reader is elsewhere', async () => {
    const { feed, state } = await living();
    state.now = [crue, ...state.now];
    await seen(feed, () => titles(feed)[0] === 'Crue');
    expect(waiting(feed)).to.equal(null);
    feed.remove();
  });

  it('waits behind a button that says how many, while the focus is inside', async () => {
    const { feed, state, asked } = await living();
    links(feed)[1]!.focus();
    const focused = active(feed);
    state.now = [crue, ...state.now];
    await seen(feed, () => waiting(feed));
    expect(waiting(feed).textContent.trim()).to.equal('Afficher 1\u00a0nouveauté');
    expect(titles(feed)[0]).to.equal('Nouvelle 1');
    expect(active(feed)).to.equal(focused);
    state.now = [item('Autre', { published: '2026-11-22' }), ...state.now];
    await seen(feed, () => waiting(feed).textContent.includes('2'));
    await asked();
    expect(titles(feed)[0]).to.equal('Nouvelle 1');
    feed.remove();
  });

  it('is shown by that button, which puts the focus on the first item', async () => {
    const { feed, state } = await living();
    links(feed)[1]!.focus();
    state.now = [crue, ...state.now];
    (await seen(feed, () => waiting(feed))).focus();
    await keys('Enter');
    await seen(feed, () => titles(feed)[0] === 'Crue');
    await seen(feed, () => active(feed) === links(feed)[0]);
    expect(waiting(feed)).to.equal(null);
    feed.remove();
  });

  it('waits while the reader has scrolled into the widget', async () => {
    const { feed, state } = await living({ max: 0 });
    const room = document.createElement('div');
    room.style.height = '3000px';
    feed.after(room);
    scrollTo(0, feed.getBoundingClientRect().top + scrollY + 60);
    state.now = [crue, ...state.now];
    await seen(feed, () => waiting(feed));
    expect(titles(feed)[0]).to.equal('Nouvelle 1');
    expect(isShown(waiting(feed))).to.equal(true);
    feed.remove();
    room.remove();
    scrollTo(0, 0);
  });

  it('takes nothing away from under the reader, and asks nothing where nothing is new', async () => {
    const { feed, asked } = await living();
    links(feed)[1]!.focus();
    await asked(4);
    expect(waiting(feed)).to.equal(null);
    expect(active(feed)).to.equal(links(feed)[1]);
    feed.remove();
    // Lit says once, of a whole page, that something drew twice.
    const { litIssuedWarnings } = globalThis as { litIssuedWarnings?: ReadonlySet<string> };
    expect([...litIssuedWarnings!].filter((warning) => warning.includes('change-in-update'))).to.deep.equal([]);
  });

  it('asks nothing where the filter of the reader hides all that is new, and counts what it keeps', async () => {
    const { feed, state, asked } = await living({ search: true });
    const field = one<HTMLInputElement>(feed, 'input');
    field.focus();
    await keys({ type: 'Nouvelle' });
    await seen(feed, () => button(feed, 'Effacer'));
    state.now = [crue, ...state.now];
    await asked(3);
    await feed.updateComplete;
    expect(all(feed, '[part=waiting]').length).to.equal(0);
    expect(said()).not.to.include('nouvelle actualité');
    expect(titles(feed)).to.have.length(3);
    state.now = [item('Nouvelle salle'), item('Marché'), ...state.now];
    await seen(feed, () => waiting(feed));
    expect(waiting(feed).textContent.trim()).to.equal('Afficher 1\u00a0nouveauté');
    feed.remove();
  });

  it('is not spoken, and does not wait, where the source only names its items anew at each reading', async () => {
    const { feed, state, asked } = await living({ urgent: 'Alerte' });
    const naming = (n: number) =>
      [{ ...crue, categories: ['Alerte'] }, item('Sans date')].map((one) => ({ ...one, id: `${one.id} ${n}` }));
    state.now = naming(0);
    await heard('Urgent\u00a0: Crue');
    document.querySelector('html > [aria-live]')!.replaceChildren();
    state.now = naming(1);
    await asked();
    links(feed)[0]!.focus();
    const focused = active(feed);
    state.now = naming(2);
    await asked(3);
    await feed.updateComplete;
    expect(said()).to.equal('');
    expect(all(feed, '[part=waiting]').length).to.equal(0);
    expect(active(feed) === focused).to.equal(true);
    feed.remove();
  });

  it('can be paused, and taken up again', async () => {
    const { feed, state, asked } = await living();
    const pause = button(feed, 'Suspendre')!;
    pause.click();
    await seen(feed, () => button(feed, 'Reprendre'));
    const { reads } = state;
    await new Promise((resolve) => setTimeout(resolve, 4 * limits.minute));
    expect(state.reads).to.be.at.most(reads + 1);
    const again = asked(1);
    button(feed, 'Reprendre')!.click();
    await again;
    feed.remove();
  });

  it('is spoken at once when it is urgent, and only then', async () => {
    const { feed, state } = await living({ urgent: 'Alerte' });
    expect(said()).to.equal('');
    state.now = [{ ...crue, categories: ['Alerte'] }, ...state.now];
    await heard('Urgent\u00a0: Crue');
    feed.remove();
  });

  it('is spoken with how many wait, where it waits', async () => {
    const { feed, state } = await living({ urgent: 'Alerte' });
    links(feed)[0]!.focus();
    state.now = [{ ...crue, categories: ['Alerte'] }, item('Marché'), ...state.now];
    await heard(/^Urgent\u00a0: Crue.*\. 2\u00a0nouvelles actualités$/);
    feed.remove();
  });

  it('is not spoken when it came with another source, or for another reader', async () => {
    const urgent = source([{ ...crue, urgent: true }], { label: 'Alertes' });
    const feed = await loaded({ sources: [source([item('Marché')], { label: 'Mairie' })], more: true });
    feed.sources = [urgent];
    await seen(feed, () => titles(feed)[0] === crue.title);
    await feed.loadComplete;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(said()).to.equal('');
    const settings = await fixture<ParvisSettings>(html`<parvis-settings></parvis-settings>`);
    const own = await loaded({
      sources: [source(({ settings: { user } = {} }) => ({ items: user ? [{ ...crue, urgent: true }] : many(1) }))],
    });
    settings.user = { name: 'Alix' };
    await seen(own, () => titles(own)[0] === crue.title);
    await own.loadComplete;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(said()).to.equal('');
    settings.remove();
  });

  it('is not spoken when it was there from the start', async () => {
    const feed = await loaded({ sources: [source([{ ...crue, urgent: true }])] });
    await settled(feed);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(said()).to.equal('');
  });
});

describe('another reader', () => {
  /** The page says who reads, around a feed that has been read. */
  const read = async (props: Parameters<typeof loaded>[0], user?: ParvisSettings['user']) => {
    const settings = await fixture<ParvisSettings>(html`<parvis-settings><p></p></parvis-settings>`);
    settings.user = user;
    await settings.updateComplete;
    const feed = await loaded();
    Object.assign(feed, props);
    settings.append(feed);
    await settled(feed);
    await seen(feed, () => rows(feed).length);
    return { settings, feed };
  };

  it('finds nothing of what the one before has typed and chosen; who signs in keeps it', async () => {
    const { settings, feed } = await read({
      sources: [
        source(({ settings: { user } = {} }) => ({ items: [item(`Pour ${user?.name ?? 'tous'}`), ...many(8)] })),
      ],
      id: 'lu',
      hash: true,
      search: true,
      max: 2,
      more: true,
    });
    const field = () => one<HTMLInputElement>(feed, 'input');
    await seen(feed, field);
    field().value = 'pour';
    field().dispatchEvent(new Event('input', { bubbles: true }));
    await seen(feed, () => titles(feed).join() === 'Pour tous');
    settings.user = { name: 'Alix' };
    await seen(feed, () => titles(feed).join() === 'Pour Alix');
    expect(field().value).to.equal('pour');
    await until(() => location.hash === '#lu:search=pour', location.hash);
    settings.user = { name: 'Camille' };
    await seen(feed, () => titles(feed)[0] === 'Nouvelle 1');
    expect(field().value).to.equal('');
    expect(rows(feed).length).to.equal(2);
    await until(() => !location.hash.includes('lu'), location.hash);
  });

  it('is not told how many news the one before has asked for', async () => {
    const further = later<Partial<SourcePage<NewsItem>>>();
    const { settings, feed } = await read(
      {
        sources: [source(({ cursor }) => (cursor ? further.promise : { items: many(5), next: 'p2' }))],
        max: 5,
        more: true,
      },
      { name: 'Alix' },
    );
    more(feed).click();
    await heard('Chargement de la suite');
    settings.user = { name: 'Camille' };
    await seen(feed, () => !rows(feed).length);
    await seen(feed, () => rows(feed).length);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(said()).to.not.contain('affichée');
    expect(rows(feed).length).to.equal(5);
  });
});
