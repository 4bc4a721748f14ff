import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { SourceError } from '../../../data/source-error.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { firstWords } from './first-words.js';
import { firstPicture } from './first-picture.js';
import { asHtml, count, object, objects, text, type Loose } from '../../../data/reading/values/json-value.js';
import { makeItem } from './make-item.js';
import type { NewsFeed, NewsImage } from '../news-item.js';

/**
 * Reads JSON Feed 1.0 and 1.1 (jsonfeed.org). Titles and summaries are plain text there. A value of a wrong type counts
 * as absent, where it is not clear what was meant.
 *
 * @throws {SourceError} of kind `format` when there is no list of items.
 */
export function parseJsonFeed(json: unknown, about: About): NewsFeed {
  const feed = object(json);
  // PHP writes a list from which it has taken something as an object with numbers.
  const items: unknown = Array.isArray(feed.items) ? feed.items : feed.items && Object.values(object(feed.items));
  if (!Array.isArray(items)) throw new SourceError('format', `no items at ${about.url}`, { url: about.url });
  const address = (value: unknown) => resolveUrl(text(value), about.url);
  const line = (value: unknown) => oneLine(text(value) ?? '') || undefined;
  const names = (of: Loose) => [of.authors ?? of.author].flat().map((one) => line(object(one).name ?? one) ?? '');
  const image = (...values: unknown[]): NewsImage | undefined => {
    const url = values.map(address).find(Boolean);
    return url ? { url } : undefined;
  };
  const feedAuthors = names(feed);
  return {
    title: line(feed.title),
    description: line(feed.description),
    url: address(feed.home_page_url),
    lang: text(feed.language),
    image: image(feed.icon, feed.favicon),
    next: address(feed.next_url),
    ...collect(items as unknown[], (value) => {
      const item = object(value);
      if (!Object.keys(item).length) return undefined;
      const html = text(item.content_html);
      const plain = text(item.content_text);
      const authors = names(item).filter(Boolean);
      return makeItem(
        {
          id: text(item.id),
          title: line(item.title),
          url: address(item.url) ?? address(item.external_url),
          published: parseDate(text(item.date_published)),
          updated: parseDate(text(item.date_modified)),
          authors: authors.length ? authors : feedAuthors,
          categories: (Array.isArray(item.tags) ? item.tags : (text(item.tags)?.split(',') ?? [])).map(
            (tag) => line(tag) ?? '',
          ),
          summary: line(item.summary) ?? firstWords(plain ? asHtml(plain) : html, line(item.title)),
          content: html ?? (plain && asHtml(plain)),
          image: image(item.image, item.banner_image) ?? firstPicture(html, about.url),
          attachments: objects(item.attachments).flatMap((file) => {
            const url = address(file.url);
            return url ? [{ url, type: text(file.mime_type), size: count(file.size_in_bytes) }] : [];
          }),
          lang: text(item.language),
        },
        about.url,
      );
    }),
  };
}
