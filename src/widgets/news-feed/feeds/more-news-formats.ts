import type { Body, Format } from '../../../data/format.js';
import type { NewsFeed } from '../news-item.js';

/** The first of a JSON list, or what is no list, when it is an object: formats are known by their keys. */
function sample({ json }: Body): object {
  return Object(Array.isArray(json) ? json[0] : json) as object;
}

const isEmpty = ({ json }: Body) => Array.isArray(json) && !json.length;

/** What asks for other posts than the latest ones, or already for those that are sticky or not. */
const chosen = /[?&](?:sticky|page|offset|include|slug|search|order|orderby|_fields)=/;

/** The posts that stay on top, however old: WordPress gives them among the others, at their date (REST API, “List Posts”). */
function stickyPosts(url: URL): URL | undefined {
  const path = url.searchParams.get('rest_route') ?? url.pathname;
  if (!/wp\/v2\/posts\/?$/.test(path) || chosen.test(url.search)) return undefined;
  const sticky = new URL(url);
  sticky.searchParams.set('sticky', 'true');
  return sticky;
}

/** The formats of news that are rarely met. Each is one line here and one file. */
export const moreNewsFormats: readonly Format<NewsFeed>[] = [
  {
    name: 'atom',
    of: 'xml',
    matches: ({ root = '' }) => /(^|:)(feed|entry)$/.test(root),
    load: async () => (await import('./parse-atom.js')).parseAtom,
  },
  {
    name: 'json-feed',
    of: 'json',
    matches: (body) =>
      'items' in sample(body) && ['version', 'feed_url', 'home_page_url'].some((key) => key in sample(body)),
    load: async () => (await import('./parse-json-feed.js')).parseJsonFeed,
  },
  {
    name: 'wordpress',
    of: 'json',
    // Pictures, authors and categories come with the posts only when asked for.
    prepare: (url) => {
      if (/wp\/v2\/\w/.test(url.href)) url.searchParams.set('_embed', 'author,wp:featuredmedia,wp:term');
      return url;
    },
    beside: stickyPosts,
    matches: (body) => 'date_gmt' in sample(body) || (isEmpty(body) && /wp(\/|%2f)v2(\/|%2f)/i.test(body.about.url)),
    load: async () => (await import('./parse-wordpress.js')).parseWordpress,
  },
  {
    name: 'wordpress-com',
    of: 'json',
    matches: ({ json }) => Array.isArray((Object(json) as { posts?: unknown }).posts),
    load: async () => (await import('./parse-wordpress-com.js')).parseWordpressCom,
  },
  {
    name: 'mastodon',
    of: 'json',
    matches: (body) => 'sensitive' in sample(body) || (isEmpty(body) && body.about.url.includes('/api/v1/')),
    load: async () => (await import('./parse-mastodon.js')).parseMastodon,
  },
  {
    name: 'drupal',
    of: 'json',
    matches: ({ json }) => 'jsonapi' in (Object(json) as object),
    load: async () => (await import('./parse-drupal.js')).parseDrupal,
  },
  {
    name: 'cdf',
    of: 'xml',
    matches: ({ root }) => root?.toUpperCase() === 'CHANNEL',
    load: async () => (await import('./parse-cdf.js')).parseCdf,
  },
  {
    // No page is taken for a list by itself: only where the webmaster says so.
    name: 'html-list',
    of: 'html',
    matches: () => false,
    load: async () => (await import('./parse-html-list.js')).parseHtmlList,
  },
];
