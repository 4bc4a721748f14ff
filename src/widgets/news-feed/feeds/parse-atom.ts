import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { SourceError } from '../../../data/source-error.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import type { XmlElement, XmlTree } from '../../../data/reading/xml/xml-element.js';
import { every, fieldsOf, one, textOf, type Fields, type NameOf } from './feed-fields.js';
import { baseOf, linkOf, withModules, xhtmlAsHtml } from './feed-modules.js';
import { namesFrom, prefixOf } from './feed-names.js';
import { firstPicture } from './first-picture.js';
import { attachment, makeItem, type NewsDraft } from './make-item.js';
import { inOneLanguage } from './one-language.js';
import type { NewsAttachment, NewsFeed, NewsItem } from '../news-item.js';

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What is no base64, whatever it says it is, stays as written. */
function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)));
  } catch {
    return text;
  }
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
  const nameOf = inOneLanguage(namesFrom(prefixOf(root.namespaceURI)), about.lang);
  if (!/^(?:feed|entry)$/.test(root.localName)) {
    throw new SourceError('format', `no Atom feed at ${about.url}`, { url: about.url });
  }
  const base = baseOf(root, about.url);
  const head = fieldsOf(root, nameOf);
  const links = every(head, 'link');
  const image = resolveUrl(textOf(head, 'logo', 'icon'), base);
  const total = textOf(head, 'opensearch:totalResults');
  const authors = people(head, nameOf);
  const entries = root.localName === 'entry' ? [root] : every(head, 'entry');
  return {
    title: textIn(head, 'title'),
    description: textIn(head, 'subtitle', 'tagline'),
    url: linkOf(links, 'alternate', base),
    lang: root.getAttribute('xml:lang') ?? about.headers?.get('content-language') ?? undefined,
    image: image ? { url: image } : undefined,
    next: linkOf(links, 'next', base),
    total: total ? parseInt(total) : undefined,
    ...collect(entries, (entry) => readEntry(entry, nameOf, about.url, authors)),
  };
}

function people(fields: Fields, nameOf: NameOf): string[] {
  return every(fields, 'author').map((person) => {
    const parts = fieldsOf(person, nameOf);
    return oneLine(textOf(parts, 'name', 'email') ?? (person.firstElementChild ? '' : (person.textContent ?? '')));
  });
}

function readEntry(
  entry: XmlElement,
  nameOf: NameOf,
  url: string,
  feedAuthors: readonly string[],
): NewsItem | undefined {
  if (!entry.firstElementChild) return undefined;
  const fields = fieldsOf(entry, nameOf);
  const base = baseOf(entry, url);
  const links = every(fields, 'link');
  const body = one(fields, 'content') ?? every(fields, 'content').at(-1);
  const content = construct(body);
  const summary = construct(one(fields, 'summary'));
  const files = links
    .filter((link) => link.getAttribute('rel') === 'enclosure')
    .flatMap((link): NewsAttachment[] => {
      const file = attachment(link, base);
      return file ? [file] : [];
    });
  // Pages come before other forms of the same.
  const pages = links.filter((link) => /^$|html/.test(link.getAttribute('type') ?? ''));
  const own = people(fields, nameOf);
  const source = one(fields, 'source');
  const creators = every(fields, 'dc:creator').map(({ textContent }) => oneLine(textContent ?? ''));
  // An entry without authors has those of the feed it comes from (RFC 4287, 4.2.1).
  const inherited = source ? people(fieldsOf(source, nameOf), nameOf) : feedAuthors;
  const draft: NewsDraft = {
    id: textOf(fields, 'id'),
    title: textIn(fields, 'title'),
    url:
      linkOf(pages, 'alternate', base) ??
      linkOf(links, 'alternate', base) ??
      resolveUrl(textOf(fields, 'feedburner:origLink') ?? body?.getAttribute('src'), base),
    published: parseDate(textOf(fields, 'published', 'issued', 'created')),
    updated: parseDate(textOf(fields, 'updated', 'modified', 'dc:date')),
    authors: [own, creators].find(({ length }) => length) ?? inherited,
    categories: every(fields, 'category').map((category) =>
      oneLine((category.getAttribute('label') || category.getAttribute('term')) ?? category.textContent ?? ''),
    ),
    summary: summary?.text(),
    content: content?.html || (summary?.html.includes('<') ? summary.html : undefined),
    attachments: files,
    lang: body?.getAttribute('xml:lang') ?? undefined,
  };
  const whole = withModules(draft, fields, entry, base);
  const inside = body ? baseOf(body, url) : base;
  return makeItem({ ...whole, base: inside, image: whole.image ?? firstPicture(whole.content, inside) }, url);
}
