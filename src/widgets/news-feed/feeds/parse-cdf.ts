import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import type { XmlElement, XmlTree } from '../../../data/reading/xml/xml-element.js';
import { SourceError } from '../../../data/source-error.js';
import { guessText, makeItem } from './make-item.js';
import type { NewsFeed } from '../news-item.js';

/**
 * Channel Definition Format, of 1997, which some intranets still serve. Its names come in capitals or not.
 *
 * @throws {SourceError} of kind `format` when it is none.
 */
export function parseCdf({ documentElement: root }: XmlTree, about: About): NewsFeed {
  if (root.localName.toUpperCase() !== 'CHANNEL')
    throw new SourceError('format', `no channel at ${about.url}`, { url: about.url });
  const children = (parent: XmlElement) => {
    const found: XmlElement[] = [];
    for (let child = parent.firstElementChild; child; child = child.nextElementSibling) found.push(child);
    return found;
  };
  const read = (element: XmlElement) => {
    const text = (name: string) => {
      const found = children(element).find(({ localName }) => localName.toUpperCase() === name);
      return guessText(found?.textContent ?? '') || undefined;
    };
    const attribute = (name: string) => element.getAttribute(name.toUpperCase()) ?? element.getAttribute(name);
    return {
      title: text('TITLE'),
      summary: text('ABSTRACT'),
      url: resolveUrl(attribute('href') ?? text('A'), attribute('base') ?? about.url),
      published: parseDate(attribute('lastmod')),
    };
  };
  const { title, summary, url } = read(root);
  const items = children(root).filter(({ localName }) => localName.toUpperCase() === 'ITEM');
  return { title, description: summary, url, ...collect(items, (item) => makeItem(read(item), about.url)) };
}
