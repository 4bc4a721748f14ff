import { textField, textFields, textsField, withFields } from '../../../data/mend-fields.js';
import { ownSources } from '../../../data/own-sources.js';
import type { Source } from '../../../data/source.js';
import type { NewsItem } from '../news-item.js';

type Loose = Readonly<Record<string, unknown>>;

const texts = ['url', 'published', 'updated', 'summary', 'content', 'base', 'lang', 'expires', 'warning'] as const;

/** Something with an address, or an address alone. */
const withUrl = (value: unknown): Loose[] => {
  if (typeof value === 'string') return [{ url: value }];
  return typeof (value as Loose | null)?.url === 'string' ? [value as Loose] : [];
};

/**
 * An item as `NewsItem` says, out of what a page's own source gives: fields of another type are read where it is clear what
 * was meant, and left out where it is not. Nothing for what says nothing.
 */
export function mendNewsItem(item: Loose): NewsItem | undefined {
  const fields = textFields(item, texts);
  const title = textField(item.title) ?? '';
  const id =
    textField(item.id) ||
    fields.url ||
    [fields.published, title, fields.summary?.slice(0, 99)].filter(Boolean).join(' ');
  if (!title && !fields.summary && !fields.url && (!item.id || item.title == null)) return undefined;
  return withFields(item, {
    ...fields,
    id,
    title,
    authors: textsField(item.authors),
    categories: textsField(item.categories),
    audience: item.audience ? textsField(item.audience) : undefined,
    image: withUrl(item.image)[0],
    attachments: [item.attachments].flat(1).flatMap(withUrl),
  });
}

/** The sources that a page has made, each giving only what can be shown. */
export const ownNews = (sources: readonly Source<NewsItem>[]): readonly Source<NewsItem>[] =>
  ownSources(sources, mendNewsItem);
