import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { SourceError } from '../../../data/source-error.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import { firstPicture } from './first-picture.js';
import { count, object, objects, text, type Loose } from '../../../data/reading/values/json-value.js';
import { wordpressPageAfter } from '../../../data/reading/values/wordpress-page.js';
import { makeItem } from './make-item.js';
import type { NewsFeed, NewsImage, NewsItem } from '../news-item.js';

/** What builders of pages (WPBakery, Divi, Avada, Enfold) write around texts, and the REST API leaves in them. The last is often cut. */
const marks = /\[\/?(?:vc|et_pb|fusion|av)_\w[^[\]<]*\]?/g;

/** Wide enough for a card, and no more: WordPress keeps each picture in many sizes. */
const WIDE = 640;

/**
 * Reads posts of the REST API of WordPress (`wp/v2`), also pages, media and other types of content, one or a list.
 * Pictures, authors and categories are there when it was asked with `_embed`. Its texts are HTML.
 *
 * @throws {SourceError} of kind `format` when it holds none.
 */
export function parseWordpress(json: unknown, { url, headers }: About): NewsFeed {
  const posts = objects(json);
  if (!Array.isArray(json) && !('date_gmt' in object(json)))
    throw new SourceError('format', `no posts at ${url}`, { url });
  return {
    next: wordpressPageAfter({ url, headers }, posts.length),
    total: count(headers?.get('x-wp-total')),
    feed: feedOf(url),
    ...collect(posts, (post) => readPost(post, url)),
  };
}

/**
 * The RSS of the same posts: every WordPress has it at its home, whatever its addresses look like. None of what are no posts,
 * nor where the address asks for more than that can be asked for.
 */
function feedOf(url: string): string {
  const { origin, pathname, searchParams } = new URL(url);
  const found = /^(.*\/)wp-json\/wp\/v2\/posts\/?$/.exec(pathname);
  const plain = /^\/wp\/v2\/posts\/?$/.test(searchParams.get('rest_route') ?? '');
  if (!found && !plain) return '';
  const feed = new URL(found ? found[1]! : pathname.replace(/[^/]*$/, ''), origin);
  feed.searchParams.set('feed', 'rss2');
  for (const [asked, name] of [
    ['categories', 'cat'],
    ['author', 'author'],
    ['search', 's'],
  ] as const) {
    const value = searchParams.get(asked);
    if (value) feed.searchParams.set(name, value);
  }
  return ['tags', 'include', 'slug', 'sticky', 'status'].some((name) => searchParams.has(name)) ? '' : feed.href;
}

function readPost(post: Loose, base: string): NewsItem {
  // A text is an object with its HTML; in old versions, media have it as it stands.
  const html = (value: unknown) => (text(object(value).rendered) ?? text(value))?.replace(marks, ' ').trim();
  const embedded = object(post._embedded);
  const terms = objects(embedded['wp:term']).flatMap(objects);
  const own = picture(post, base) ? post : undefined;
  const featured = objects(embedded['wp:featuredmedia'])[0];
  const plainPicture = resolveUrl(text(post.jetpack_featured_media_url), base);
  const file = resolveUrl(text(post.source_url), base);
  // The site's own clock, without its zone, is only the last resort.
  const date = (name: string) => parseDate(text(post[`${name}_gmt`])) ?? parseDate(text(post[name]));
  // In place of a protected text there is a form that asks for its password.
  const whole = object(post.content).protected === true ? undefined : html(post.content);
  return makeItem(
    {
      // The number is one of many sites; the guid is the same in RSS.
      id: html(post.guid) ?? text(post.link),
      title: plainText(html(post.title) ?? ''),
      url: resolveUrl(text(post.link), base),
      published: date('date'),
      updated: date('modified'),
      authors: objects(embedded.author).map(({ name }) => oneLine(text(name) ?? '')),
      categories: terms
        .filter(({ taxonomy }) => taxonomy !== 'post_format')
        .map(({ name }) => plainText(text(name) ?? '')),
      summary: plainText(html(post.excerpt) ?? html(post.caption) ?? ''),
      content: whole ?? html(post.description),
      image: picture(featured ?? own, base) ?? (plainPicture ? { url: plainPicture } : firstPicture(whole, base)),
      attachments: file
        ? [{ url: file, type: text(post.mime_type), size: count(object(post.media_details).filesize) }]
        : [],
      lang: text(post.lang),
      pinned: post.sticky === true || undefined,
    },
    base,
  );
}

/** The smallest copy of a picture that is wide enough. */
function picture(media: Loose | undefined, base: string): NewsImage | undefined {
  if (!media || !/^image/.test(text(media.mime_type) ?? text(media.media_type) ?? '')) return undefined;
  const details = object(media.media_details);
  const copies = [
    { ...details, source_url: media.source_url },
    // A cropped copy has lost what the picture is of.
    ...Object.entries(object(details.sizes)).flatMap(([name, copy]) => (name === 'thumbnail' ? [] : [object(copy)])),
  ].map((copy: Loose) => ({
    url: resolveUrl(text(copy.source_url), base),
    width: count(copy.width),
    height: count(copy.height),
  }));
  const [full] = copies;
  const enough =
    copies.filter(({ url, width = 0 }) => url && width >= WIDE).sort((a, b) => a.width! - b.width!)[0] ?? full!;
  const alt = plainText(text(media.alt_text) ?? '');
  return enough.url ? { ...enough, url: enough.url, alt } : undefined;
}
