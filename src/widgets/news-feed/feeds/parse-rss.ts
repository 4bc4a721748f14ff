import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { SourceError } from '../../../data/source-error.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import type { XmlElement, XmlTree } from '../../../data/reading/xml/xml-element.js';
import { every, fieldsOf, htmlOf, one, textOf, type Fields, type NameOf } from './feed-fields.js';
import { attachment, guessText, makeItem, personName, type NewsDraft } from './make-item.js';
import type { NewsAttachment, NewsFeed, NewsItem } from '../news-item.js';

/** What reads the modules of other namespaces, for the feeds that use them: see `rss-modules.ts`. */
export interface RssModules {
  /** Names by namespace, in whatever capitals, and in one language. Without it, by the prefixes that feeds use by custom. */
  readonly namesIn: (root: XmlElement, lang?: string) => NameOf;
  readonly baseOf: (element: XmlElement, url: string) => string;
  readonly item: (draft: NewsDraft, fields: Fields, item: XmlElement, base: string) => NewsDraft;
  readonly feed: (feed: NewsFeed, fields: Fields, root: XmlElement, base: string) => NewsFeed;
}

/** The address of the last `link`, as text or, against the rules, as an attribute. */
function linkText(fields: Fields): string | undefined {
  const links = every(fields, 'link').map((link) => link.textContent?.trim() || link.getAttribute('href'));
  return links.findLast(Boolean) ?? undefined;
}

/** Short texts of these names. */
function shortTexts(fields: Fields, ...names: string[]): string[] {
  return every(fields, ...names).map(({ textContent }) => guessText(textContent ?? ''));
}

/**
 * Reads RSS: 0.90 and 1.0 (RDF), 0.91 to 0.94, 1.1, 2.0. Items are taken wherever they stand, an unreadable date is left
 * undefined, and an empty item is counted in `skipped`.
 *
 * @throws {SourceError} of kind `format` when there is neither a channel nor an item.
 */
export function parseRss({ documentElement: root }: XmlTree, about: About, modules?: RssModules): NewsFeed {
  const nameOf = modules?.namesIn(root, about.lang) ?? (({ nodeName }) => nodeName);
  const elements: XmlElement[] = [];
  let channel: XmlElement | undefined;
  // Items stand in the channel, beside it (RDF) or in a list (1.1).
  const walk = (parent: XmlElement, depth: number) => {
    for (let child = parent.firstElementChild; child; child = child.nextElementSibling) {
      const name = nameOf(child);
      if (name === 'item') elements.push(child);
      else if (depth < 9) {
        if (name === 'channel') channel ??= child;
        walk(child, depth + 1);
      }
    }
  };
  walk(root, 0);
  if (!channel && !elements[0] && root.localName !== 'Channel') {
    throw new SourceError('format', `no RSS channel at ${about.url}`);
  }
  channel ??= root;
  const fields = fieldsOf(channel, nameOf);
  const base = modules?.baseOf(channel, about.url) ?? about.url;
  const picture = one(fields, 'image');
  const image = resolveUrl(picture && textOf(fieldsOf(picture, nameOf), 'url'), base);
  const feed = {
    title: guessText(textOf(fields, 'title') ?? '') || undefined,
    description: plainText(htmlOf(one(fields, 'description')) ?? '') || undefined,
    url: resolveUrl(linkText(fields), base),
    lang: textOf(fields, 'language') ?? about.headers?.get('content-language') ?? undefined,
    image: image ? { url: image } : undefined,
    ...collect(elements, (item) => readItem(item, nameOf, about.url, modules)),
  };
  return modules?.feed(feed, fields, root, base) ?? feed;
}

function readItem(item: XmlElement, nameOf: NameOf, url: string, modules?: RssModules): NewsItem | undefined {
  if (!item.firstElementChild) return undefined;
  const fields = fieldsOf(item, nameOf);
  const base = modules?.baseOf(item, url) ?? url;
  const guid = one(fields, 'guid');
  const id = guid?.textContent?.trim();
  const isLink = guid?.getAttribute('isPermaLink') !== 'false' && /^https?:/.test(id ?? '');
  const title = one(fields, 'title');
  const description = htmlOf(one(fields, 'description'));
  const date = parseDate(textOf(fields, 'dc:date'));
  const attachments = every(fields, 'enclosure').flatMap((file): NewsAttachment[] => {
    const found = attachment(file, base);
    return found ? [found] : [];
  });
  const picture = attachments.find(({ type }) => type?.startsWith('image'));
  const draft: NewsDraft = {
    id,
    title: title && (title.firstElementChild ? oneLine : guessText)(title.textContent ?? ''),
    url: resolveUrl(linkText(fields) ?? (isLink ? id : undefined), base),
    published: parseDate(textOf(fields, 'pubDate')) ?? date,
    updated: date,
    authors: shortTexts(fields, 'dc:creator', 'author').map(personName),
    categories: shortTexts(fields, 'category'),
    summary: description && plainText(description),
    // A description with markup is all that many sites give: it is the content too.
    content: htmlOf(one(fields, 'content:encoded')) ?? (description?.includes('<') ? description : undefined),
    image: picture && { url: picture.url },
    attachments,
  };
  return makeItem(modules?.item(draft, fields, item, base) ?? draft, url);
}
