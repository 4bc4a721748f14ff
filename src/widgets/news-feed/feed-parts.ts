import { parseDate } from '../../data/parse-date.js';
import { resolveUrl } from '../../data/resolve-url.js';
import { oneLine } from '../../data/text.js';
import type { XmlElement } from '../../data/xml-element.js';
import { every, fieldsOf, textOf, type Fields } from './feed-fields.js';
import { guessText } from './make-item.js';
import type { NewsAttachment, NewsImage } from './news-item.js';

const number = (text: string | null) => (/^\d+$/.test(text ?? '') ? +text! : undefined);

/** A file named by attributes: `enclosure` (RSS 2.0), `link` (Atom), `media:content` (Media RSS). */
export function attachment(element: XmlElement, base: string): NewsAttachment | undefined {
  const url = resolveUrl(element.getAttribute('url') ?? element.getAttribute('href'), base);
  const size = number(element.getAttribute('length') ?? element.getAttribute('fileSize'));
  return url ? { url, type: element.getAttribute('type') || undefined, size: size || undefined } : undefined;
}

const isPicture = ({ url, type }: NewsAttachment, medium?: string | null) =>
  medium === 'image' || (type ? type.startsWith('image') : !medium && /\.(?:jpe?g|png|gif|webp|avif)$/i.test(url));

/**
 * What RSS and Atom items say alike, in the elements of other namespaces: files and picture (Media RSS, iTunes), end of
 * validity, groups of readers, warnings.
 */
export function sharedParts(fields: Fields, files: readonly XmlElement[], base: string) {
  const attachments: NewsAttachment[] = [];
  const pictures: NewsImage[] = [];
  const media = [fields, ...every(fields, 'media:group').map((group) => fieldsOf(group))];
  const contents = media.flatMap((part) => every(part, 'media:content'));
  const thumbnails = [...media, ...contents.map((content) => fieldsOf(content))].flatMap((part) =>
    every(part, 'media:thumbnail'),
  );
  for (const element of [...files, ...contents]) {
    const file = attachment(element, base);
    if (!file) continue;
    const picture = isPicture(file, element.getAttribute('medium'));
    // Some sites join the face of the author to each item.
    if (picture && !file.url.includes('gravatar.com/avatar')) pictures.push(sized(file.url, element));
    if ((!picture || files.includes(element)) && !attachments.some(({ url }) => url === file.url))
      attachments.push(file);
  }
  for (const element of [...thumbnails, ...every(fields, 'itunes:image', 'itunes:link')]) {
    const file = attachment(element, base);
    if (file) pictures.push(sized(file.url, element));
  }
  const until = /end=([^;]+)/.exec(textOf(fields, 'dcterms:valid', 'dc:valid') ?? '')?.[1];
  const expires = parseDate(until ?? textOf(fields, 'expirationDate', 'prism:expirationDate'));
  const groups = every(fields, 'dc:audience', 'dcterms:audience').map((element) => oneLine(element.textContent ?? ''));
  return {
    attachments,
    image: pictures[0],
    // A day counts to its end.
    expires: expires?.length === 10 ? `${expires}T23:59:59Z` : expires,
    audience: groups.filter(Boolean),
    // Media RSS 1.5, media:rating; Common Alerting Protocol 1.2, 3.2.2.
    warning: media.map((part) => textOf(part, 'media:rating')).find((rating) => rating === 'adult'),
    urgent: textOf(fields, 'cap:urgency') === 'Immediate' || undefined,
    lang: textOf(fields, 'dc:language'),
    summary: media.map((part) => textOf(part, 'media:description')).find(Boolean),
  };
}

const sized = (url: string, element: XmlElement): NewsImage => ({
  url,
  width: number(element.getAttribute('width')),
  height: number(element.getAttribute('height')),
});

/** Categories of the modules that RSS and Atom have in common. */
export function sharedCategories(fields: Fields): string[] {
  const nested = every(fields, 'itunes:category').flatMap((element) => [element, element.firstElementChild]);
  return [
    ...(textOf(fields, 'itunes:keywords') ?? '').split(',').map(oneLine),
    ...every(fields, 'dc:subject', 'media:category').map((element) => guessText(element.textContent ?? '')),
    ...nested.map((element) => element?.getAttribute('text') ?? ''),
    ...every(fields, 'atom:category').map((element) => element.getAttribute('term') ?? ''),
  ];
}

/** The address in the last `link` of a relation. */
export function linkOf(links: readonly XmlElement[], rel: string, base: string): string | undefined {
  const found = links.filter((link) => (link.getAttribute('rel') || 'alternate') === rel);
  return resolveUrl(found.at(-1)?.getAttribute('href'), base);
}
