import type { About } from '../../data/format.js';
import { parseDate } from '../../data/parse-date.js';
import { resolveUrl } from '../../data/resolve-url.js';
import { SourceError } from '../../data/source-error.js';
import { oneLine, plainText } from '../../data/text.js';
import type { XmlElement, XmlTree } from '../../data/xml-element.js';
import { baseOf, every, fieldsOf, one, prefixOf, textOf, xhtmlAsHtml, type Fields } from './feed-fields.js';
import { linkOf, sharedCategories, sharedParts } from './feed-parts.js';
import { collect, makeItem } from './make-item.js';
import type { NewsFeed, NewsItem } from './news-item.js';

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function fromBase64(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(text.replace(/\s/g, '')), (byte) => byte.charCodeAt(0)));
}

/** The two things that a text construct or a content says (RFC 4287, 3.1 and 4.1.3; Atom 0.3, 3.1). */
interface Construct {
  readonly html: string;
  readonly text: () => string;
}

function construct(element: XmlElement | undefined): Construct | undefined {
  if (!element) return undefined;
  const type = (element.getAttribute('type') ?? '').toLowerCase().trim();
  const mode = element.getAttribute('mode');
  const fromHtml = (html: string) => ({ html: html.trim(), text: () => plainText(html) });
  let text = element.textContent ?? '';
  if (element.firstElementChild && mode !== 'escaped') {
    // The div around xhtml is no part of it (RFC 4287, 3.1.1.3).
    const only = element.firstElementChild;
    const inside = type === 'xhtml' && only.localName === 'div' && !only.nextElementSibling ? only : element;
    return fromHtml(xhtmlAsHtml(inside.innerHTML));
  }
  if (mode === 'base64' || (type.includes('/') && !/^text\/|html|xml$|^message\/|^multipart\//.test(type) && !mode)) {
    text = fromBase64(text);
    // Of 0.3, the type says what was inside; of 1.0, that it is none of text and HTML.
    if (type !== 'text/plain') return fromHtml(text);
  } else if (type === 'xhtml' || (type.includes('xhtml') && mode !== 'escaped')) {
    return fromHtml(escapeHtml(text));
  } else if (type.includes('html')) {
    return fromHtml(text);
  }
  return { html: escapeHtml(text.trim()), text: () => oneLine(text) };
}

function textIn(fields: Fields, ...names: string[]): string | undefined {
  return construct(one(fields, ...names))?.text() || undefined;
}

/**
 * Reads Atom 1.0 (RFC 4287), 0.3 and what passes for them without a namespace; also a single entry. Each text keeps the
 * type that it declares: plain text stays as it stands.
 *
 * @throws {SourceError} of kind `format` when the root is no feed and no entry.
 */
export function parseAtom({ documentElement: root }: XmlTree, about: About): NewsFeed {
  const home = prefixOf(root.namespaceURI);
  if (!/^(?:feed|entry)$/.test(root.localName)) {
    throw new SourceError('format', `no Atom feed at ${about.url}`, { url: about.url });
  }
  const base = baseOf(root, about.url);
  const head = fieldsOf(root, home);
  const links = every(head, 'link');
  const image = resolveUrl(textOf(head, 'logo', 'icon'), base);
  const total = textOf(head, 'opensearch:totalResults');
  const authors = people(head);
  const entries = root.localName === 'entry' ? [root] : every(head, 'entry');
  return {
    title: textIn(head, 'title'),
    description: textIn(head, 'subtitle', 'tagline'),
    url: linkOf(links, 'alternate', base),
    lang: root.getAttribute('xml:lang') ?? about.headers?.get('content-language') ?? undefined,
    image: image ? { url: image } : undefined,
    next: linkOf(links, 'next', base),
    total: total ? parseInt(total) : undefined,
    ...collect(entries, (entry) => readEntry(entry, home, about.url, authors)),
  };
}

function people(fields: Fields): string[] {
  return every(fields, 'author').map((person) => {
    const parts = fieldsOf(person, prefixOf(person.namespaceURI));
    return oneLine(textOf(parts, 'name', 'email') ?? (person.firstElementChild ? '' : (person.textContent ?? '')));
  });
}

function readEntry(
  entry: XmlElement,
  home: string,
  address: string,
  feedAuthors: readonly string[],
): NewsItem | undefined {
  if (!entry.firstElementChild) return undefined;
  const fields = fieldsOf(entry, home);
  const base = baseOf(entry, address);
  const links = every(fields, 'link');
  const body = one(fields, 'content') ?? every(fields, 'content').at(-1);
  const content = construct(body);
  const summary = construct(one(fields, 'summary'));
  const parts = sharedParts(
    fields,
    links.filter((link) => link.getAttribute('rel') === 'enclosure'),
    base,
  );
  // Pages come before other forms of the same.
  const pages = links.filter((link) => /^$|html/.test(link.getAttribute('type') ?? ''));
  const own = people(fields);
  const source = one(fields, 'source');
  // An entry without authors has those of the feed it comes from (RFC 4287, 4.2.1).
  const inherited = source ? people(fieldsOf(source, home)) : feedAuthors;
  const creators = every(fields, 'dc:creator').map(({ textContent }) => oneLine(textContent ?? ''));
  return makeItem(
    {
      ...parts,
      id: textOf(fields, 'id'),
      title: textIn(fields, 'title', 'media:title', 'dc:title'),
      url:
        linkOf(pages, 'alternate', base) ??
        linkOf(links, 'alternate', base) ??
        resolveUrl(textOf(fields, 'feedburner:origLink') ?? body?.getAttribute('src'), base),
      published: parseDate(textOf(fields, 'published', 'issued', 'created', 'dcterms:issued')),
      updated: parseDate(textOf(fields, 'updated', 'modified', 'dcterms:modified', 'dc:date')),
      authors: own.length ? own : creators.length ? creators : inherited,
      categories: [
        ...every(fields, 'category').map((category) =>
          oneLine((category.getAttribute('label') || category.getAttribute('term')) ?? category.textContent ?? ''),
        ),
        ...sharedCategories(fields),
      ],
      summary: summary?.text() || parts.summary,
      content: content?.html || (summary?.html.includes('<') ? summary.html : undefined),
      base: body ? baseOf(body, address) : base,
      lang: body?.getAttribute('xml:lang') ?? entry.getAttribute('xml:lang') ?? parts.lang,
    },
    address,
  );
}
