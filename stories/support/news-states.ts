import { writeMarks } from '../../src/data/keeping/local-marks.js';
import { limits } from '../../src/data/limits.js';
import { SourceError } from '../../src/data/source-error.js';
import type { Source, SourcePage } from '../../src/data/source.js';
import type { NewsItem } from '../../src/widgets/news-feed/news-item.js';
import type { ParvisNewsFeed } from '../../src/widgets/news-feed/news-feed.js';
import { appears } from './appears.js';
import { pictures, townAlert, townNews, townWords, type TownLang } from './town-news.js';

/** What a page sets on the widget, and what it writes inside. */
export type NewsFeedArgs = Partial<
  Pick<
    ParvisNewsFeed,
    | 'sources'
    | 'heading'
    | 'headingLevel'
    | 'max'
    | 'more'
    | 'layout'
    | 'search'
    | 'filters'
    | 'category'
    | 'audience'
    | 'pinned'
    | 'pinnedUntil'
    | 'urgent'
    | 'images'
    | 'refresh'
  >
> & {
  /** Text of the link inside the tag. */
  readonly fallback?: string;
};

/** One state of the widget, as a reader may meet it. */
export interface NewsState {
  readonly args: (lang?: TownLang) => NewsFeedArgs;
  /** What the reader does to come there. */
  readonly act?: (feed: ParvisNewsFeed) => Promise<void>;
  /** What is there in the shadow root once the state is reached. */
  readonly shows: string;
  /** Layouts that have no such state. */
  readonly without?: readonly string[];
}

export const newsLayouts = ['list', 'cards', 'compact', 'featured'] as const;

type Read = Source<NewsItem>['read'];

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
const never: Read = () => new Promise(() => {});
const down = (kind: SourceError['kind']) => new SourceError(kind, `the ${kind} of a story`);
const fails =
  (kind: SourceError['kind']): Read =>
  async () => {
    throw down(kind);
  };

/** A page of news of the town. It is subscribed to where the story is served. */
export const page = (items: readonly NewsItem[], rest: Partial<SourcePage<NewsItem>> = {}): SourcePage<NewsItem> => ({
  items,
  skipped: 0,
  address: new URL('/feed/', document.baseURI).href,
  ...rest,
});

/** A source that gives this page. */
export const gives = (items: readonly NewsItem[], rest?: Partial<SourcePage<NewsItem>>): Source<NewsItem> => ({
  read: async () => page(items, rest),
});

/** Two sources of one town, each with its colour. */
export function twoSources(lang: TownLang = 'fr'): readonly Source<NewsItem>[] {
  const news = townNews(lang);
  const words = townWords[lang];
  const titled = (title: string) => ({ title, address: new URL('/feed/', document.baseURI).href });
  return [
    { label: words.town, color: '#0b6e4f', ...gives(news.slice(0, 7), titled(words.town)) },
    { label: words.sports, color: '#8a3ffc', ...gives(news.slice(6), titled(words.sports)) },
  ];
}

const heading = (lang: TownLang) => ({ heading: townWords[lang].heading, max: 4 });

/** Comes back to the tab as if five minutes had passed: the sources are read again. */
export async function refreshNow(feed: ParvisNewsFeed): Promise<void> {
  await feed.loadComplete;
  const { fresh } = limits;
  limits.fresh = 0;
  const read = new Promise((resolve) => feed.addEventListener('parvis-load', resolve, { once: true }));
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  await read;
  limits.fresh = fresh;
}

async function press(feed: ParvisNewsFeed, selector: string): Promise<void> {
  (await appears(feed, selector)).click();
}

async function search(feed: ParvisNewsFeed, words: string): Promise<void> {
  const field = (await appears(feed, 'input[type=search]')) as HTMLInputElement;
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Two items came since a visit of the day before. Marks go by the names of the sources. */
function unread(lang: TownLang = 'fr'): NewsFeedArgs {
  const news = townNews(lang);
  const label = townWords[lang].town;
  const read = async () => {
    await writeMarks(label, { ids: news.slice(2).map(({ id }) => id), since: ago(24) });
    return page(news);
  };
  return { ...heading(lang), sources: [{ label, read }] };
}

/** Every state of the news feed. */
export const newsStates = {
  fallback: {
    args: (lang = 'fr') => ({ ...heading(lang), sources: [{ read: never }], fallback: townWords[lang].all }),
    shows: 'slot:not([name])',
  },
  loading: {
    args: (lang = 'fr') => ({ ...heading(lang), sources: [{ read: never }] }),
    shows: '.skeleton',
  },
  ready: {
    args: (lang = 'fr') => ({ ...heading(lang), sources: [gives(townNews(lang))] }),
    shows: '.item a',
  },
  empty: {
    args: (lang = 'fr') => ({ ...heading(lang), sources: [gives([])] }),
    shows: 'slot[name=empty]',
  },
  controls: {
    args: (lang = 'fr') => ({
      ...heading(lang),
      sources: twoSources(lang),
      search: true,
      filters: 'category source audience period',
      more: true,
      refresh: 15,
    }),
    shows: '.more',
  },
  filtered: {
    args: (lang = 'fr') => ({
      ...heading(lang),
      sources: [gives(townNews(lang))],
      search: true,
      filters: 'category period',
    }),
    act: (feed) => press(feed, '[aria-pressed]'),
    shows: '.clear',
  },
  'filtered-to-empty': {
    args: (lang = 'fr') => ({
      ...heading(lang),
      sources: [gives(townNews(lang))],
      search: true,
      filters: 'category period',
    }),
    act: (feed) => search(feed, 'zzz'),
    shows: '.bar button',
  },
  'loading-more': {
    args: (lang = 'fr') => {
      const first = page(townNews(lang).slice(0, 3), { next: '2' });
      return {
        ...heading(lang),
        more: true,
        sources: [{ read: ({ cursor }) => (cursor ? new Promise(() => {}) : Promise.resolve(first)) }],
      };
    },
    act: (feed) => press(feed, '.more'),
    shows: '.more[aria-disabled=true]',
  },
  'further-failed': {
    args: (lang = 'fr') => {
      const first = page(townNews(lang).slice(0, 3), { next: '2' });
      return {
        ...heading(lang),
        more: true,
        sources: [{ read: ({ cursor }) => (cursor ? Promise.reject(down('missing')) : Promise.resolve(first)) }],
      };
    },
    act: (feed) => press(feed, '.more'),
    shows: '.notice + .more',
  },
  stale: {
    args: (lang = 'fr') => ({
      ...heading(lang),
      sources: [gives(townNews(lang), { stale: { since: ago(26), error: down('server') } })],
    }),
    shows: '.notice',
  },
  partial: {
    args: (lang = 'fr') => ({
      ...heading(lang),
      sources: [twoSources(lang)[0]!, { label: townWords[lang].sports, read: fails('server') }],
    }),
    shows: '.notice',
  },
  failed: {
    args: (lang = 'fr') => ({
      ...heading(lang),
      sources: [{ read: fails('server') }],
      fallback: townWords[lang].all,
    }),
    shows: '.notice',
  },
  offline: {
    args: (lang = 'fr') => ({
      ...heading(lang),
      sources: [gives(townNews(lang), { stale: { since: ago(26), error: down('offline') } })],
    }),
    shows: '.notice',
  },
  slow: {
    args: (lang = 'fr') => ({
      ...heading(lang),
      sources: [
        {
          read: ({ onSlow }) => {
            onSlow?.();
            return new Promise(() => {});
          },
        },
      ],
      fallback: townWords[lang].all,
    }),
    shows: '.notice',
  },
  cut: {
    args: (lang = 'fr') => ({ ...heading(lang), sources: [gives(townNews(lang), { cut: true })] }),
    shows: '.notice',
  },
  waiting: {
    args: (lang = 'fr') => {
      const news = townNews(lang);
      let readings = 0;
      return { ...heading(lang), sources: [{ read: async () => page(news.slice(readings++ ? 0 : 2)) }] };
    },
    act: async (feed) => {
      (await appears(feed, '.item a')).focus();
      await refreshNow(feed);
    },
    shows: '[part=waiting]',
  },
  unread: { args: unread, shows: '[part=unread] button' },
  'all-read': {
    args: unread,
    act: (feed) => press(feed, '[part=unread] button'),
    shows: '[part=unread]:not(:has(button))',
  },
  urgent: {
    args: (lang = 'fr') => ({
      ...heading(lang),
      sources: [gives([...townNews(lang), townAlert(lang)])],
      pinned: `urn:town:${lang}:4`,
    }),
    shows: '.badge.urgent',
  },
  opened: {
    args: (lang = 'fr') => {
      const [first, ...rest] = townNews(lang);
      return {
        ...heading(lang),
        sources: [gives([{ ...first!, attachments: townNews(lang)[4]!.attachments }, ...rest])],
      };
    },
    act: (feed) => press(feed, '.read'),
    shows: '.text:not([hidden]) ul',
    without: ['compact'],
  },
  // As Mastodon gives a text whose author has written signs of the server in it.
  signs: {
    args: (lang = 'fr') => {
      const [first, ...rest] = townNews(lang);
      const sign = (name: string) => `<img src="${pictures}/${name}.webp" alt=":${name}:" width="20" height="20">`;
      const content = `<p>${sign('marche')} ${first!.summary} ${sign('arbres')}</p><p>${sign('velo')} ${rest[0]!.summary}</p>`;
      return { ...heading(lang), sources: [gives([{ ...first!, content }, ...rest])] };
    },
    act: (feed) => press(feed, '.read'),
    shows: '.text:not([hidden]) img',
    without: ['compact'],
  },
} satisfies Record<string, NewsState>;

export type NewsStateName = keyof typeof newsStates;
