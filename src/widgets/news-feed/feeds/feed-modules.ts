import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import type { XmlElement } from '../../../data/reading/xml/xml-element.js';
import { every, fieldsOf, htmlOf, one, textOf, type Fields } from './feed-fields.js';
import { namesFrom } from './feed-names.js';
import { firstWords } from './first-words.js';
import { attachment, guessText, personName, type NewsDraft } from './make-item.js';
import type { NewsAttachment, NewsImage } from '../news-item.js';

/** Names of the modules do not depend on the format of the feed. */
const nameOf = namesFrom('');

/** The address against which those inside an element are resolved (XML Base, 4.2). */
export function baseOf(element: XmlElement | null, url: string): string {
  if (!element) return url;
  const above = baseOf(element.parentElement, url);
  return resolveUrl(element.getAttribute('xml:base'), above) ?? above;
}

/** HTML knows neither prefixes nor, for elements that may have an inside, `/>`. */
export function xhtmlAsHtml(xml: string): string {
  return xml.replace(
    /<(\/?)(?:[\w-]+:)?([a-z][\w-]*)(?![\w-])((?:[^<>"'/]|"[^"<]*"|'[^'<]*'|\/(?!>))*)(\/?)>/gi,
    (_, end: string, name: string, attributes: string, empty: string) =>
      `<${end}${name}${attributes.trimEnd()}>${empty && !/^(?:[bh]r|img|area|base|col|embed|input|link|meta|param|source|track|wbr)$/i.test(name) ? `</${name}>` : ''}`,
  );
}

/** Whether a file is a picture, by its type or else its name. */
export function isPicture({ url, type }: NewsAttachment): boolean {
  return type ? type.startsWith('image') : /\.(jpe?g|png|gif|webp|avif)(?=[?#]|$)/i.test(url);
}

/** The address in the last `link` of a relation (RFC 4287, 4.2.7). */
export function linkOf(links: readonly XmlElement[], rel: string, base: string): string | undefined {
  const found = links.findLast((link) => (link.getAttribute('rel') || 'alternate') === rel);
  return resolveUrl(found?.getAttribute('href'), base);
}

/**
 * An ampersand that was written as HTML writes it once more than XML does (`&amp;#038;`), as themes of WordPress do, before
 * the name of a value. Nobody means it: a form writes `&` and `#` in a value as `%26` and `%23`, and what is meant to be
 * the name `amp;b` has never been met. Where no name and `=` follow, it stays as written.
 */
const escaped = /&(?:amp;|#0*38;|#x26;)+(?=[\w[\].%-]+=)/gi;

export function mendAddress(address: string): string;
export function mendAddress(address: string | undefined): string | undefined;
export function mendAddress(address: string | undefined): string | undefined {
  return address?.replace(escaped, '&');
}

/** A picture, its size and what it shows (Media RSS 1.5, media:description), as far as they are said. */
function sized(url: string, element: XmlElement): NewsImage {
  const alt = guessText(textOf(fieldsOf(element, nameOf), 'media:description') ?? '');
  const width = parseInt(element.getAttribute('width')!) || undefined;
  const height = parseInt(element.getAttribute('height')!) || undefined;
  return alt ? { url, alt, width, height } : { url, width, height };
}

/**
 * Adds to an item what the modules of other namespaces say of it, in RSS and in Atom alike: files and pictures (Media
 * RSS, iTunes), Dublin Core, Atom in RSS, end of validity, groups of readers, warnings. What the format itself says
 * stays, where it says anything.
 */
export function withModules(draft: NewsDraft, fields: Fields, item: XmlElement, base: string): NewsDraft {
  const media = [fields, ...every(fields, 'media:group').map((group) => fieldsOf(group, nameOf))];
  const contents = media.flatMap((part) => every(part, 'media:content'));
  const thumbnails = [...media, ...contents.map((content) => fieldsOf(content, nameOf))].flatMap((part) =>
    every(part, 'media:thumbnail'),
  );
  const attachments: NewsAttachment[] = [...(draft.attachments ?? [])];
  const pictures: NewsImage[] = attachments.filter(isPicture).map(({ url }) => ({ url }));
  const joined = new Set(attachments.map(({ url }) => url));
  for (const element of contents) {
    const file = attachment(element, base);
    // YouTube joins each video in a form that no browser plays any more.
    if (!file || file.type === 'application/x-shockwave-flash') continue;
    const medium = element.getAttribute('medium');
    if (medium === 'image' || (!medium && isPicture(file))) {
      // Some sites join the face of the author to each item.
      if (!file.url.includes('gravatar.com/avatar')) pictures.push(sized(file.url, element));
    } else if (joined.size < joined.add(file.url).size) attachments.push(file);
  }
  for (const element of [...thumbnails, ...every(fields, 'itunes:image', 'itunes:link')]) {
    const file = attachment(element, base);
    if (file) pictures.push(sized(file.url, element));
  }

  const texts = (...names: string[]) => every(fields, ...names).map(({ textContent }) => guessText(textContent ?? ''));
  const nested = every(fields, 'itunes:category').flatMap((element) => [element, element.firstElementChild]);
  const until = /end=([^;]+)/.exec(textOf(fields, 'dcterms:valid', 'dc:valid') ?? '')?.[1];
  const expires = parseDate(until ?? textOf(fields, 'expirationDate', 'prism:expirationDate'));
  const named = textOf(fields, 'media:title', 'dc:title', 'itunes:title');
  const summary = htmlOf(
    one(fields, 'dc:description', 'itunes:summary', 'atom:summary') ??
      media.map((part) => one(part, 'media:description')).find(Boolean) ??
      one(fields, 'itunes:subtitle'),
  );
  const whole = one(fields, 'xhtml:body', 'body', 'fullitem', 'atom:content');
  const title = draft.title || (named && guessText(named));
  const content = draft.content || (whole && xhtmlAsHtml(htmlOf(whole)!.trim()));
  // Wide enough for a card, where the source says how wide.
  const image = pictures.find(({ width = 0 }) => width >= 300) ?? pictures[0] ?? draft.image;
  return {
    ...draft,
    id: draft.id || (item.getAttribute('rdf:about') ?? undefined),
    title,
    url: mendAddress(draft.url ?? linkOf(every(fields, 'atom:link'), 'alternate', base)),
    published: parseDate(textOf(fields, 'atom:published', 'dcterms:issued', 'dcterms:created')) ?? draft.published,
    updated: parseDate(textOf(fields, 'atom:updated', 'dcterms:modified')) ?? draft.updated,
    authors: draft.authors?.length ? draft.authors : texts('dc:author', 'itunes:author').map(personName),
    categories: [
      ...(draft.categories ?? []),
      ...(textOf(fields, 'itunes:keywords') ?? '').split(',').map(oneLine),
      ...texts('dc:subject', 'media:category'),
      ...nested.map((element) => element?.getAttribute('text') ?? ''),
      ...every(fields, 'atom:category').map((element) => element.getAttribute('term') ?? ''),
    ],
    summary: draft.summary || (summary && plainText(summary)) || firstWords(content, title),
    content,
    base,
    image: image && { ...image, url: mendAddress(image.url) },
    attachments: attachments.map((file) => ({ ...file, url: mendAddress(file.url) })),
    expires,
    audience: texts('dc:audience', 'dcterms:audience'),
    // Media RSS 1.5, media:rating; Common Alerting Protocol 1.2, 3.2.2.
    warning: media.map((part) => textOf(part, 'media:rating')).find((rating) => rating === 'adult'),
    urgent: textOf(fields, 'cap:urgency') === 'Immediate' || undefined,
    lang:
      draft.lang ??
      one(fields, 'title')?.getAttribute('xml:lang') ??
      item.getAttribute('xml:lang') ??
      textOf(fields, 'dc:language'),
  };
}
