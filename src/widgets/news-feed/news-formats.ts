import type { FormatTable } from '../../data/format.js';
import { parseRss } from './feeds/parse-rss.js';
import type { NewsFeed, NewsItem } from './news-item.js';

/** What a plain feed has not: names of other modules than these few or in other capitals, what is inherited, pictures in its texts, what is to be mended. */
const modules =
  /<(?!(?:content:encoded|dc:(?:creator|date)|atom:link|sy:|slash:|wfw:))\w+:|<(?:body|fullitem|pubdate|[A-Z])|\sxml:|(?:<|&lt;)img\s|rel=.(?:next|alternate|directory)|&lt;!\[C|amp;#0?38;|<link>(?:www|[^<]*amp;amp)/;

/**
 * How to recognise each format of news, and where its reader is. A new format is one line here or, when it is rarely
 * met, in `more-news-formats.ts`; and one file.
 */
export const newsFormats: FormatTable<NewsFeed, NewsItem> = {
  blocks: ['item', 'entry'],
  // What an item does not say of its language, its feed does.
  items: ({ items, lang }) => (lang ? items.map((item) => (item.lang ? item : { ...item, lang })) : items),
  withItems: (feed, items) => ({ ...feed, items }),
  formats: [
    {
      name: 'rss',
      of: 'xml',
      matches: ({ root }) => /(^|:)([Rr]ss|RSS|RDF|Channel)$/.test(root!),
      load: async ({ text }) => {
        if (!modules.test(text)) return parseRss;
        const { rssModules } = await import('./feeds/rss-modules.js');
        return (document, about) => parseRss(document, about, rssModules);
      },
    },
  ],
  more: async () => (await import('./feeds/more-news-formats.js')).moreNewsFormats,
  rare: /wp\/v2\/\w/,
};
