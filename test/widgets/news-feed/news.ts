import type { Source, SourcePage, SourceRequest } from '../../../src/data/source.js';
import type { NewsItem } from '../../../src/widgets/news-feed/news-item.js';

/** A piece of news of which only the title, or what is given, matters. */
export const item = (title: string, more: Partial<NewsItem> = {}): NewsItem => ({
  id: `tag:ville.example,2026:${title}`,
  title,
  authors: [],
  categories: [],
  attachments: [],
  ...more,
});

/** Items with numbered titles and addresses, one an hour, the newest first. */
export const many = (count: number, more: Partial<NewsItem> = {}): NewsItem[] =>
  Array.from({ length: count }, (_, index) =>
    item(`Nouvelle ${index + 1}`, {
      url: `https://ville.example/${index + 1}`,
      published: new Date(Date.UTC(2026, 10, 20) - index * 3_600_000).toISOString().replace('.000', ''),
      ...more,
    }),
  );

/** A source made by a page. `page` gives what it answers, at each reading anew. */
export const source = (
  page:
    | readonly NewsItem[]
    | ((request: SourceRequest<NewsItem>) => Partial<SourcePage<NewsItem>> | Promise<Partial<SourcePage<NewsItem>>>),
  more: Omit<Partial<Source<NewsItem>>, 'read'> = {},
): Source<NewsItem> => ({
  ...more,
  read: async (request) => ({
    items: [],
    skipped: 0,
    ...(typeof page === 'function' ? await page(request) : { items: page }),
  }),
});
