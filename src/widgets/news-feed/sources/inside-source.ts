import type { Source } from '../../../data/source.js';
import type { NewsItem } from '../news-item.js';
import { readNewsList } from '../feeds/parse-html-list.js';

/** The news that the page has written inside the tag, as a source. */
export function insideSource(host: Element): readonly Source<NewsItem>[] {
  return [
    {
      read: async () => {
        const { items, skipped } = readNewsList(host, { url: document.baseURI });
        return { items, skipped };
      },
    },
  ];
}
