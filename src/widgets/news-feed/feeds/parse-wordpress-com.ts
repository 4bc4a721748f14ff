import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import { firstPicture } from './first-picture.js';
import { count, object, objects, text } from '../../../data/reading/values/json-value.js';
import { SourceError } from '../../../data/source-error.js';
import { makeItem } from './make-item.js';
import type { NewsFeed } from '../news-item.js';

/**
 * Reads posts of the API of WordPress.com and Jetpack (`rest/v1.1/sites/…/posts`), whose form is its own.
 *
 * @throws {SourceError} of kind `format` when it has none.
 */
export function parseWordpressCom(json: unknown, { url }: About): NewsFeed {
  const answer = object(json);
  if (!Array.isArray(answer.posts)) throw new SourceError('format', `no posts at ${url}`, { url });
  const handle = text(object(answer.meta).next_page);
  const after = new URL(url);
  if (handle) after.searchParams.set('page_handle', handle);
  return {
    next: handle ? after.href : undefined,
    total: count(answer.found),
    feed: '',
    ...collect(objects(answer.posts), (post) => {
      const named = (value: unknown) => Object.keys(object(value)).map(plainText);
      const thumbnail = object(post.post_thumbnail);
      const image = resolveUrl(text(thumbnail.URL) ?? text(post.featured_image), url);
      return makeItem(
        {
          id: text(post.guid) ?? text(post.URL) ?? text(post.global_ID),
          title: plainText(text(post.title) ?? ''),
          url: resolveUrl(text(post.URL), url),
          published: parseDate(text(post.date)),
          updated: parseDate(text(post.modified)),
          authors: [oneLine(text(object(post.author).name) ?? '')],
          categories: [...named(post.categories), ...named(post.tags)],
          summary: plainText(text(post.excerpt) ?? ''),
          content: text(post.content),
          image: image
            ? { url: image, width: count(thumbnail.width), height: count(thumbnail.height) }
            : firstPicture(text(post.content), url),
          attachments: [],
          pinned: post.sticky === true || undefined,
        },
        url,
      );
    }),
  };
}
