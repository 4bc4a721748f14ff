import { limits } from '../../../src/data/limits.js';
import type { NewsItem } from '../../../src/widgets/news-feed/news-item.js';
import type { ParvisNewsFeed } from '../../../src/widgets/news-feed/news-feed.js';
import { until } from '../../../stories/support/appears.js';
import { button, links, loaded, rows } from './feed.js';
import { item, source } from './news.js';

const active = (feed: ParvisNewsFeed) => feed.shadowRoot!.activeElement;
const words = '<p>Cinquante artisans sur la place. </p>'.repeat(12);
/** Three items of these categories, the newest first. */
const news = (...categories: readonly (readonly string[])[]) =>
  categories.map((names, at) =>
    item(`Nouvelle ${at}`, { url: `#${at}`, categories: names, published: `2026-11-${20 - at}` }),
  );

describe('the focus, when a refresh adds nothing and takes away what has it,', () => {
  const { minute } = limits;
  before(() => (limits.minute = 40));
  after(() => (limits.minute = minute));

  /** A feed that is read again and again. `change` changes what its source says. */
  async function living(items: readonly NewsItem[], props = {}) {
    let now = items;
    const feed = await loaded({ sources: [source(() => ({ items: [...now] }))], refresh: 1, ...props });
    return { feed, change: (items: readonly NewsItem[]) => (now = items) };
  }

  it('goes from a button that opened a text to the title of its item', async () => {
    const { feed, change } = await living([
      item('Marché', { url: '#m', content: words }),
      item('Foire', { url: '#f' }),
    ]);
    button(feed, 'Lire ici')!.focus();
    change([item('Marché', { url: '#m' }), item('Foire', { url: '#f' })]);
    await until(() => active(feed) === links(feed)[0], 'the focus does not come');
    feed.remove();
  });

  it('goes from an item that leads nowhere any more to the next one', async () => {
    const { feed, change } = await living([item('Marché', { url: '#m' }), item('Foire', { url: '#f' })]);
    links(feed)[0]!.focus();
    change([item('Marché'), item('Foire', { url: '#f' })]);
    await until(() => links(feed).length === 1 && active(feed) === links(feed)[0], 'the focus does not come');
    feed.remove();
  });

  it('goes from the last item of all to what stands under the list', async () => {
    const { feed, change } = await living([item('Marché', { url: '#m' })]);
    links(feed)[0]!.focus();
    change([]);
    await until(() => !rows(feed).length && active(feed) === button(feed, 'Suspendre'), 'the focus does not come');
    feed.remove();
  });

  it('goes from choices that tell nothing apart any more to the list', async () => {
    const { feed, change } = await living(news(['Culture'], ['Sport']), { filters: 'category' });
    button(feed, 'Sport')!.focus();
    change(news(['Culture']));
    await until(() => !button(feed, 'Culture') && active(feed) === links(feed)[0], 'the focus does not come');
    feed.remove();
  });
});
