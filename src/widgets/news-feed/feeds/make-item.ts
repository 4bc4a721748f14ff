import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import type { XmlElement } from '../../../data/reading/xml/xml-element.js';
import type { NewsAttachment, NewsItem } from '../news-item.js';

/** What a format says of an item. */
export type NewsDraft = Partial<NewsItem>;

/** Tags that a browser does not know. Outside a browser, none. */
function isUnknown(tag: string): boolean {
  return typeof document !== 'undefined' && document.createElement(tag) instanceof HTMLUnknownElement;
}

/**
 * A short text of RSS, which may be HTML or not: no version says. As most readers do (Universal Feed Parser wrote the
 * rule), it is HTML when it ends an element or a line, or holds a reference, and has no tag but HTML's; else text as it stands.
 * So is HTML that has no text.
 */
export function guessText(text: string): string {
  const isHtml = /<\/\w|<br|&#?\w+;/.test(text) && !(text.match(/(?<=<\/?)[a-z]\w*/gi) ?? []).some(isUnknown);
  return (isHtml && plainText(text)) || oneLine(text);
}

/** Name of a person: RSS asks for a mail address with the name in brackets (2.0, item author), and gets all forms. */
export function personName(text: string): string {
  return text.length < 200 ? text.replace(/^\S+@\S+ \((.+)\)$|^(.+?) [(<]\S+@\S+[)>]$/, '$1$2') : text;
}

/** A file named by attributes: `enclosure` (RSS 2.0), `link` (Atom), `media:content` (Media RSS). */
export function attachment(element: XmlElement, base: string): NewsAttachment | undefined {
  const attribute = (name: string) => element.getAttribute(name);
  const url = resolveUrl(attribute('url') ?? attribute('href'), base);
  const size = attribute('length') ?? attribute('fileSize') ?? '';
  return url
    ? { url, type: attribute('type') || undefined, size: (/^\d+$/.test(size) && +size) || undefined }
    : undefined;
}

/**
 * Completes what a format says of an item: an id where it has none (its address, else what it says), groups of readers
 * out of categories as `audience:agents` and `public:agents`.
 */
export function makeItem(draft: NewsDraft, url: string): NewsItem {
  const categories: string[] = [];
  const audience = [...(draft.audience ?? [])];
  for (const category of new Set(draft.categories)) {
    const group = /^(?:audience|public)\s*:\s*(.+)/i.exec(category)?.[1];
    if (group) audience.push(group);
    else if (category) categories.push(category);
  }
  const { title = '', content = '', base = url } = draft;
  const summary = draft.summary || (title ? '' : plainText(content));
  return {
    ...draft,
    // What an item says is its name, where the source gives none.
    id: draft.id || draft.url || [draft.published, title, summary.slice(0, 99)].join(' '),
    title,
    authors: [...new Set(draft.authors)].filter(Boolean),
    categories,
    audience: audience[0] ? audience : undefined,
    summary: summary || undefined,
    base: base === url ? undefined : base,
    attachments: draft.attachments ?? [],
  };
}
