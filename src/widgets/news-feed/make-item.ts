import { resolveUrl } from '../../data/resolve-url.js';
import { decodeHtml, oneLine, plainText } from '../../data/text.js';
import type { NewsImage, NewsItem } from './news-item.js';

/** What a format says of an item. */
export type NewsDraft = Partial<NewsItem> & {
  /** HTML in which the first picture is looked for, where the format names none. */
  readonly pictured?: string;
};

/** Elements of HTML that titles are seen to hold. Anything else in `<>` is text. */
const tags =
  /^(?:a|abbr|b|big|blockquote|br|cite|code|del|dfn|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|su[bp]|svg|t[dhr]|table|tt|u|ul|var|wbr)$/i;

/**
 * A short text of RSS, which may be HTML or not: no version says. As most readers do (Universal Feed Parser wrote the
 * rule), it is HTML when it ends an element or holds a reference, and has no tag but HTML's; else text as it stands.
 */
export function guessText(text: string): string {
  const isHtml =
    /<\/\w|&#?\w+;/.test(text) && [...text.matchAll(/<\/?([a-z]\w*)/gi)].every(([, name]) => tags.test(name!));
  return isHtml ? plainText(text) : oneLine(text);
}

/** Name of a person: RSS asks for a mail address with the name in brackets (2.0, item author), and gets all forms. */
export function personName(text: string): string {
  const found = text.length < 200 && /^\S+@\S+ \((.+)\)$|^(.+?) [(<]\S+@\S+[)>]$/.exec(text);
  return (found && (found[1] ?? found[2])) || text;
}

/** The first picture of a content that is no smiley and no counter of readers. */
function firstPicture(html: string | undefined, base: string): NewsImage | undefined {
  if (!html?.includes('<')) return undefined;
  for (const [tag] of html.matchAll(/<img\s(?:[^"'>]|"[^"]*(?:"|$)|'[^']*(?:'|$))*/gi)) {
    const { src, alt, width, height } = Object.fromEntries(
      Array.from(tag.matchAll(imageAttribute), ([, name, a, b, c]) => [name!.toLowerCase(), decodeHtml(a ?? b ?? c!)]),
    );
    const url = resolveUrl(src, base);
    const [wide, high] = [parseInt(width!) || undefined, parseInt(height!) || undefined];
    if (!url?.startsWith('http') || wide! < 3 || high! < 3 || /\b(?:emoji|smiley|smilies)\b/.test(tag)) continue;
    return { url, alt: alt === undefined ? undefined : oneLine(alt), width: wide, height: high };
  }
  return undefined;
}
const imageAttribute = /[\s"'](src|alt|width|height)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** A short name that stays the same as long as the text does (FNV-1a). */
function hash(text: string): string {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return (sum >>> 0).toString(36);
}

/**
 * Completes what a format says of an item: an id where it has none (its address, else what it says), groups of readers
 * out of categories as `audience:agents` and `public:agents`, the first picture of its content.
 */
export function makeItem({ pictured, ...draft }: NewsDraft, url: string): NewsItem {
  const categories: string[] = [];
  const audience = [...(draft.audience ?? [])];
  for (const category of new Set(draft.categories)) {
    const group = /^(?:audience|public) ?: ?(.+)/i.exec(category)?.[1];
    if (group) audience.push(group);
    else if (category) categories.push(category);
  }
  const { title = '', content, published, updated, base, summary } = draft;
  return {
    ...draft,
    id: draft.id || draft.url || hash(`${title}${published ?? updated ?? ''}${title ? '' : (summary ?? content)}`),
    title,
    authors: [...new Set(draft.authors)].filter(Boolean),
    categories,
    audience: audience.length ? audience : undefined,
    summary: summary || (title ? undefined : plainText(content ?? '')) || undefined,
    base: base === url ? undefined : base,
    image: draft.image ?? firstPicture(content ?? pictured, base ?? url),
    attachments: draft.attachments ?? [],
  };
}

/** Reads each, leaves out and counts what cannot be read. */
export function collect<T>(
  all: Iterable<T>,
  read: (one: T) => NewsItem | undefined,
): { items: NewsItem[]; skipped: number } {
  const items: NewsItem[] = [];
  let skipped = 0;
  for (const one of all) {
    let item: NewsItem | undefined;
    try {
      item = read(one);
    } catch {
      // Counted below: one bad item never hides the others.
    }
    if (item) items.push(item);
    else skipped++;
  }
  return { items, skipped };
}
