import type { FormatTable } from '../../data/format.js';
import type { NewsFeed, NewsItem } from './news-item.js';

/** What a plain feed has not: names of other modules than these few, what is inherited, pictures in its texts. */
const modules =
  /<(?!(?:content:encoded|dc:(?:creator|date)|atom:link|sy:|slash:|wfw:))\w+:|<(?:body|fullitem)|\sxml:|(?:<|&lt;)img\s|rel=.(?:next|alternate)/;

/**
 * How to recognise each format of news, and where its reader is. A new format is one line here or, when it is rarely
 * met, in `more-news-formats.ts`; and one file.
 */
export const newsFormats: FormatTable<NewsFeed, NewsItem> = {
  blocks: ['item', 'entry'],
  items: (feed) => feed.items,
  withItems: (feed, items) => ({ ...feed, items }),
  formats: [
    {
      name: 'rss',
      of: 'xml',
      matches: ({ root }) => /(^|:)(rss|RDF|Channel)$/.test(root!),
      load: async ({ text }) => {
        const { parseRss } = await import('./feeds/parse-rss.js');
        if (!modules.test(text)) return parseRss;
        const { rssModules } = await import('./feeds/rss-modules.js');
        return (document, about) => parseRss(document, about, rssModules);
      },
    },
    {
      name: 'wordpress',
      of: 'json',
      matches: ({ json }) => 'date_gmt' in (Object((json as readonly unknown[] | undefined)?.[0]) as object),
      // Pictures, authors and categories come with the posts only when asked for.
      prepare: (url) => {
        if (/wp\/v2\/\w/.test(url.href)) url.searchParams.set('_embed', 'author,wp:featuredmedia,wp:term');
        return url;
      },
      load: async () => (await import('./feeds/parse-wordpress.js')).parseWordpress,
    },
  ],
  more: async () => (await import('./feeds/more-news-formats.js')).moreNewsFormats,
};
