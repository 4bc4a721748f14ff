import type { About } from '../../data/format.js';
import { parseDate } from '../../data/parse-date.js';
import { resolveUrl } from '../../data/resolve-url.js';
import { SourceError } from '../../data/source-error.js';
import { oneLine, plainText } from '../../data/text.js';
import type { XmlElement, XmlTree } from '../../data/xml-element.js';
import { baseOf, every, fieldsOf, htmlOf, linkText, one, prefixOf, textOf } from './feed-fields.js';
import { linkOf, sharedCategories, sharedParts } from './feed-parts.js';
import { collect, guessText, makeItem, personName } from './make-item.js';
import type { NewsFeed, NewsItem } from './news-item.js';

/**
 * Reads RSS: 0.90 and 1.0 (RDF), 0.91 to 0.94, 1.1, 2.0, with the usual modules. Items are taken wherever they stand, an
 * unreadable date is left undefined, and an empty item is counted in `skipped`.
 *
 * @throws {SourceError} of kind `format` when there is neither a channel nor an item.
 */
export function parseRss({ documentElement: root }: XmlTree, about: About): NewsFeed {
  const home = root.localName === 'RDF' ? '' : prefixOf(root.namespaceURI);
  const elements: XmlElement[] = [];
  let channel: XmlElement | undefined = root.localName === 'Channel' ? root : undefined;
  // Items stand in the channel, beside it (RDF) or in a list (1.1).
  const walk = (parent: XmlElement, depth: number) => {
    for (let child = parent.firstElementChild; child; child = child.nextElementSibling) {
      const known = [home, ''].includes(prefixOf(child.namespaceURI));
      if (known && child.localName === 'item') elements.push(child);
      else if (depth < 9) {
        if (known && child.localName === 'channel') channel ??= child;
        walk(child, depth + 1);
      }
    }
  };
  walk(root, 0);
  if (!channel && !elements.length)
    throw new SourceError('format', `no RSS channel at ${about.url}`, { url: about.url });

  const base = baseOf(channel ?? root, about.url);
  const head = fieldsOf(channel ?? root, home);
  const picture = one(head, 'image') ?? one(fieldsOf(root, home), 'image');
  const image = resolveUrl(
    picture ? textOf(fieldsOf(picture, home), 'url') : head.get('itunes:image')?.[0]!.getAttribute('href'),
    base,
  );
  const title = textOf(head, 'title', 'dc:title');
  const language = textOf(head, 'language', 'dc:language') ?? root.getAttribute('xml:lang');
  return {
    title: title && guessText(title),
    description: plainText(htmlOf(one(head, 'description', 'dc:description', 'itunes:summary')) ?? '') || undefined,
    url: resolveUrl(linkText(head), base),
    lang: language ?? about.headers?.get('content-language') ?? undefined,
    image: image ? { url: image } : undefined,
    next: linkOf(every(head, 'atom:link'), 'next', base),
    ...collect(elements, (item) => readItem(item, home, about.url)),
  };
}

function readItem(item: XmlElement, home: string, address: string): NewsItem | undefined {
  if (!item.firstElementChild) return undefined;
  const fields = fieldsOf(item, home);
  const base = baseOf(item, address);
  const guid = one(fields, 'guid');
  const id = guid?.textContent?.trim() ?? item.getAttribute('rdf:about') ?? undefined;
  const permalink = guid?.getAttribute('isPermaLink') !== 'false' && /^https?:/.test(id ?? '') ? id : undefined;
  const title = one(fields, 'title', 'media:title', 'dc:title');
  const description = htmlOf(one(fields, 'description', 'dc:description', 'itunes:summary', 'atom:summary', 'summary'));
  const full = htmlOf(one(fields, 'content:encoded', 'xhtml:body', 'fullitem', 'atom:content', 'body'));
  const changed = textOf(fields, 'atom:updated', 'dcterms:modified');
  const day = textOf(fields, 'dc:date');
  const parts = sharedParts(fields, every(fields, 'enclosure'), base);
  const people = every(fields, 'dc:creator', 'author', 'dc:author', 'itunes:author').map(
    ({ textContent }) => textContent,
  );
  return makeItem(
    {
      ...parts,
      id,
      title: title && (title.firstElementChild ? oneLine : guessText)(title.textContent ?? ''),
      url:
        resolveUrl(linkText(fields), base) ??
        linkOf(every(fields, 'atom:link'), 'alternate', base) ??
        resolveUrl(permalink, base),
      published: parseDate(textOf(fields, 'pubDate', 'atom:published', 'dcterms:issued', 'dcterms:created') ?? day),
      updated: parseDate(changed ?? day),
      authors: people.map((name) => personName(guessText(name ?? ''))),
      categories: [
        ...every(fields, 'category').map(({ textContent }) => guessText(textContent ?? '')),
        ...sharedCategories(fields),
      ],
      summary: description === undefined ? parts.summary : plainText(description),
      // A description with markup is all that many sites give: it is the content too.
      content: full ?? (description?.includes('<') ? description : undefined),
      base,
      lang: item.getAttribute('xml:lang') ?? parts.lang,
    },
    address,
  );
}
