import { readBody } from '../../../../src/data/reading/read-body.js';
import { newsFormats } from '../../../../src/widgets/news-feed/news-formats.js';
import type { NewsFeed, NewsItem } from '../../../../src/widgets/news-feed/news-item.js';

export const FEED_URL = 'https://town.example/news/feed';

/** Reads a body as the widget does. */
export function readFeed(
  body: string,
  url = FEED_URL,
  headers: Record<string, string> = {},
  type?: string,
  lang?: string,
): Promise<NewsFeed> {
  return readBody(body, { url, headers: new Headers(headers), lang }, newsFormats, { type });
}

/** Without the fields that say nothing, for tables of what is said. */
export function said<T extends object>(what: T | undefined): Partial<T> {
  const fields = Object.entries(what ?? {}).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && !value.length),
  );
  return Object.fromEntries(fields) as Partial<T>;
}

const names = {
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  media: 'http://search.yahoo.com/mrss/',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  atom: 'http://www.w3.org/2005/Atom',
  cap: 'urn:oasis:names:tc:emergency:cap:1.2',
};
const declarations = Object.entries(names)
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(' ');

/** What an item says. Declarations of namespaces in its content mean nothing to HTML, and not all parsers keep them. */
function saidBy({ items: [item] }: NewsFeed): Partial<NewsItem> {
  return said(item && { ...item, content: item.content?.replace(/ xmlns="[^"]*"/g, '') });
}

/** The one item of an RSS feed, and what it says. */
export async function rssItem(inside: string): Promise<Partial<NewsItem>> {
  const feed = await readFeed(`<rss version="2.0" ${declarations}><channel><item>${inside}</item></channel></rss>`);
  return saidBy(feed);
}

/** The one entry of an Atom feed, and what it says. */
export async function atomEntry(inside: string): Promise<Partial<NewsItem>> {
  const feed = await readFeed(`<feed xmlns="${names.atom}" ${declarations}><entry>${inside}</entry></feed>`);
  return saidBy(feed);
}
