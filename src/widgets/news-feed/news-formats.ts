import type { FormatTable } from '../../data/format.js';
import type { NewsFeed, NewsItem } from './news-item.js';

const local = (root = '') => root.slice(root.indexOf(':') + 1);
/** WordPress, with pretty addresses or without. */
const isPosts = (url: URL) => /\/wp\/v2\/\w+\/?$/.test(url.searchParams.get('rest_route') ?? url.pathname);

/** The first item of a JSON list, or what is no list, when it is an object: formats are known by their keys. */
function sample(json: unknown): Readonly<Record<string, unknown>> {
  const one: unknown = Array.isArray(json) ? json[0] : json;
  return one && typeof one === 'object' ? (one as Record<string, unknown>) : {};
}

/** How to recognise each format of news, and where its reader is. A new format is one line here and one file. */
export const newsFormats: FormatTable<NewsFeed, NewsItem> = {
  blocks: ['item', 'entry'],
  items: (feed) => feed.items,
  withItems: (feed, items) => ({ ...feed, items }),
  formats: [
    {
      name: 'rss',
      of: 'xml',
      matches: ({ root }) => /^(?:rss|RDF|Channel)$/.test(local(root)),
      load: async () => (await import('./parse-rss.js')).parseRss,
    },
    {
      name: 'atom',
      of: 'xml',
      matches: ({ root }) => /^(?:feed|entry)$/.test(local(root)),
      load: async () => (await import('./parse-atom.js')).parseAtom,
    },
    {
      name: 'json-feed',
      of: 'json',
      matches: ({ json }) =>
        'items' in sample(json) && ['version', 'feed_url', 'home_page_url'].some((key) => key in sample(json)),
      load: async () => (await import('./parse-json-feed.js')).parseJsonFeed,
    },
    {
      name: 'wordpress',
      of: 'json',
      matches: ({ json, about }) =>
        'date_gmt' in sample(json) || (Array.isArray(json) && !json.length && isPosts(new URL(about.url))),
      prepare: (url) => {
        if (isPosts(url)) url.searchParams.set('_embed', 'author,wp:featuredmedia,wp:term');
        return url;
      },
      load: async () => (await import('./parse-wordpress.js')).parseWordpress,
    },
    {
      name: 'wordpress-com',
      of: 'json',
      matches: ({ json }) => Array.isArray(sample(json).posts),
      load: async () => (await import('./parse-wordpress-com.js')).parseWordpressCom,
    },
    {
      name: 'mastodon',
      of: 'json',
      matches: ({ json, about }) =>
        'sensitive' in sample(json) || (Array.isArray(json) && !json.length && /\/api\/v1\//.test(about.url)),
      load: async () => (await import('./parse-mastodon.js')).parseMastodon,
    },
    {
      name: 'drupal',
      of: 'json',
      matches: ({ json }) => 'jsonapi' in sample(json) || 'data' in sample(json),
      load: async () => (await import('./parse-drupal.js')).parseDrupal,
    },
    {
      name: 'cdf',
      of: 'xml',
      matches: ({ root }) => root?.toUpperCase() === 'CHANNEL',
      load: async () => (await import('./parse-cdf.js')).parseCdf,
    },
    {
      // No page is taken for a list by itself: only where the page says so.
      name: 'html-list',
      of: 'html',
      matches: () => false,
      load: async () => (await import('./parse-html-list.js')).parseHtmlList,
    },
  ],
};
