import { resolveUrl } from '../../data/resolve-url.js';
import type { XmlElement } from '../../data/xml-element.js';

/**
 * The usual prefix of each namespace that feeds use, by what all its spellings in the wild share; the prefix itself
 * stands for a namespace that was never declared. The first that fits.
 */
const families: readonly (readonly [RegExp, string])[] = [
  [/^media$|mrss|media-rss/, 'media:'],
  [/^content$|modules\/content/, 'content:'],
  [/^dc$|dc\/elements/, 'dc:'],
  [/^dcterms$|dc\/terms/, 'dcterms:'],
  [/^itunes$|itunes\.com/i, 'itunes:'],
  [/atom/i, 'atom:'],
  [/xhtml$/, 'xhtml:'],
  [/prism/, 'prism:'],
  [/:cap:/, 'cap:'],
  [/feedburner/, 'feedburner:'],
  [/opensearch/i, 'opensearch:'],
  [/purl\.org\/(rss\/1\.0|net\/rss1\.1)[/#]?$|netscape|userland\.com\/rss|blogs\.law|^rss$/, ''],
];
const prefixes = new Map<string | null, string>([[null, '']]);

/** The usual prefix of a namespace, with its colon; none for those of RSS, `?:` for those that feeds do not use. */
export function prefixOf(namespace: string | null): string {
  let prefix = prefixes.get(namespace);
  if (prefix === undefined) {
    prefix = families.find(([known]) => known.test(namespace!))?.[1] ?? '?:';
    // A hostile document may declare as many as it likes.
    if (prefixes.size < 500) prefixes.set(namespace, prefix);
  }
  return prefix;
}

/** The children of an element by name. */
export type Fields = ReadonlyMap<string, readonly XmlElement[]>;

/**
 * Sorts the children of an element by name, with the usual prefix of their namespace, whatever the document calls it:
 * `title`, `dc:creator`, `content:encoded`. Names of RSS have none, nor have those of `home`.
 */
export function fieldsOf(element: XmlElement, home = ''): Fields {
  const fields = new Map<string, XmlElement[]>();
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
    const prefix = prefixOf(child.namespaceURI);
    const name = prefix === home ? child.localName : prefix + child.localName;
    const known = fields.get(name);
    if (known) known.push(child);
    else fields.set(name, [child]);
  }
  return fields;
}

/** All elements of these names, in this order. */
export function every(fields: Fields, ...names: string[]): readonly XmlElement[] {
  let all: readonly XmlElement[] = none;
  for (const name of names) {
    const found = fields.get(name);
    if (found) all = all.length ? all.concat(found) : found;
  }
  return all;
}
const none: readonly XmlElement[] = [];

/** Of the first of these names that says something, the last element that does: later ones correct earlier ones. */
export function one(fields: Fields, ...names: string[]): XmlElement | undefined {
  for (const name of names) {
    const found = fields.get(name);
    for (let i = found?.length ?? 0; i--;) if (found![i]!.textContent?.trim()) return found![i];
  }
  return undefined;
}

/** Text of `one`, without the white space around it. */
export function textOf(fields: Fields, ...names: string[]): string | undefined {
  return one(fields, ...names)?.textContent?.trim();
}

/** The address of the last `link`, as text or, against the rules, as an attribute. */
export function linkText(fields: Fields): string | undefined {
  const links = every(fields, 'link').map((link) => link.textContent?.trim() || link.getAttribute('href'));
  return links.findLast(Boolean) ?? undefined;
}

/** The address against which those inside an element are resolved (XML Base, 4.2). */
export function baseOf(element: XmlElement | null, url: string): string {
  if (!element) return url;
  const above = baseOf(element.parentElement, url);
  return resolveUrl(element.getAttribute('xml:base'), above) ?? above;
}

/** A field that may hold markup, escaped or (against the rules, but common) as elements: in both cases, HTML. */
export function htmlOf(element: XmlElement | undefined): string | undefined {
  const html = element?.firstElementChild ? xhtmlAsHtml(element.innerHTML) : element?.textContent;
  return html?.trim() || undefined;
}

/** HTML knows neither prefixes nor, for elements that may have an inside, `/>`. */
export function xhtmlAsHtml(xml: string): string {
  return xml.replace(
    /<(\/?)(?:[\w-]+:)?([a-z][\w-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>/gi,
    (_, end: string, name: string, attributes: string, empty: string) =>
      `<${end}${name}${attributes}>${empty && !/^(?:[bh]r|img|area|base|col|embed|input|link|meta|param|source|track|wbr)$/i.test(name) ? `</${name}>` : ''}`,
  );
}
