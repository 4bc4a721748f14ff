import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import { children, childText } from '../../../data/reading/xml/xml-children.js';
import type { XmlElement, XmlTree } from '../../../data/reading/xml/xml-element.js';
import { SourceError } from '../../../data/source-error.js';
import type { DocumentEntry, DocumentFolder } from '../document-entry.js';
import { extensionOf, mediaType, typeOfName } from '../rows/document-kind.js';
import { bytes } from './multistatus.js';
import { nameOf } from './within.js';

/**
 * Reads the files that a feed joins to its items: `enclosure` of RSS (2.0), links of that relation in Atom (RFC 4287, 4.2.7.2),
 * `content` of Media RSS. One for each file, called as its item where that has one only. What joins none is news, and
 * is counted in `skipped`.
 *
 * @throws {SourceError} of kind `format` when it is no feed.
 */
export function parseFeedDocuments({ documentElement: root }: XmlTree, { url }: About): DocumentFolder {
  if (!/^(?:rss|rdf|feed)$/i.test(root.localName)) throw new SourceError('format', `no feed at ${url}`, { url });
  const channel = children(root, 'channel')[0] ?? root;
  const elements = [
    ...children(channel, 'item'),
    ...children(channel, 'entry'),
    ...(channel === root ? [] : children(root, 'item')),
  ];
  const { items, skipped } = collect(elements, (item) => {
    const files = readItem(item, url);
    return files.length ? files : undefined;
  });
  const links = children(channel, 'link');
  const next = links.findLast((link) => link.getAttribute('rel') === 'next');
  return {
    title: plainText(childText(channel, 'title')) || undefined,
    next: resolveUrl(next?.getAttribute('href'), url),
    entries: items.flat(),
    skipped,
  };
}

function readItem(item: XmlElement, base: string): DocumentEntry[] {
  const files = [
    ...children(item, 'enclosure'),
    ...children(item, 'link').filter((link) => link.getAttribute('rel') === 'enclosure'),
    ...[item, ...children(item, 'group')].flatMap((one) => children(one, 'content').filter(isMedia)),
  ];
  const title = plainText(childText(item, 'title'));
  const texts = (...names: string[]) => names.map((name) => childText(item, name)).find(Boolean);
  const person = children(item, 'author')[0];
  const description = plainText(texts('summary', 'description') ?? '') || undefined;
  const found = new Map<string, DocumentEntry>();
  for (const file of files) {
    const url = resolveUrl(file.getAttribute('url') ?? file.getAttribute('href'), base);
    if (!url || found.has(url)) continue;
    const fromUrl = nameOf(url.replace(/[?#].*$/s, ''));
    const name = extensionOf(fromUrl) ? fromUrl : title || fromUrl;
    const own = oneLine(file.getAttribute('title') ?? '');
    if (!name) continue;
    found.set(url, {
      name,
      title: own || title || undefined,
      url,
      folder: false,
      type: mediaType(file.getAttribute('type') ?? undefined) ?? typeOfName(name),
      // Many feeds say 0 for what they do not know.
      size: bytes(file.getAttribute('length') ?? file.getAttribute('fileSize') ?? '') || undefined,
      modified: parseDate(texts('updated', 'modified')) ?? parseDate(texts('pubDate', 'published', 'date')),
      author:
        oneLine(texts('creator') ?? (person ? childText(person, 'name') || (person.textContent ?? '') : '')) ||
        undefined,
      lang: file.getAttribute('hreflang') || file.getAttribute('lang') || undefined,
      description: description === title ? undefined : description,
    });
  }
  const entries = [...found.values()];
  // Of several files, each by its own name.
  return entries.length < 2
    ? entries
    : entries.map((one) => (one.title === title ? { ...one, title: undefined } : one));
}

/** `content` of Media RSS has an address; that of Atom may have one too (`src`), and is the text. */
const isMedia = (element: XmlElement) => element.getAttribute('url') !== null;
