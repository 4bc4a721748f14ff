import type { NameOf } from './feed-fields.js';

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

/** Names by namespace, whatever prefixes the document uses. Those of RSS have none, nor have those of `home`. */
export function namesFrom(home: string): NameOf {
  return ({ namespaceURI, localName }) => {
    const prefix = prefixOf(namespaceURI);
    return prefix === home ? localName : prefix + localName;
  };
}
