import { oneLine } from '../reading/values/one-line.js';
import { resolveUrl } from '../reading/values/resolve-url.js';

/** What one row of a list says that a page has written as HTML. */
export interface ListRow {
  /** Text: its heading, its link, its picture; where it has none of them, its bare words. */
  readonly title: string;
  readonly url?: string;
  readonly image?: { readonly url: string; readonly alt?: string; readonly width?: number; readonly height?: number };
  /** Text of its first paragraph that is neither the link nor the date. */
  readonly summary?: string;
  /** The words that stand in no element: beside a link, often the date. */
  readonly bare: string;
  readonly tags: readonly string[];
  /** BCP 47 tag. */
  readonly lang?: string;
  /** True when its title leads somewhere. */
  readonly linked: boolean;
}

/** What WordPress makes of an emoji where the device draws not all of them: a picture inside the words. */
const EMOJI = 'img:is(.emoji, .wp-smiley)';

/** The text of an element on one line, emoji that were made pictures included; empty where there is none. */
export function textOf(element: Element | null | undefined): string {
  let read = element;
  if (element?.querySelector(EMOJI)) {
    read = element.cloneNode(true) as Element;
    for (const picture of read.querySelectorAll(EMOJI)) picture.replaceWith(picture.getAttribute('alt') ?? '');
  }
  return oneLine(read?.textContent ?? '');
}

/**
 * The rows of a list that a page has written as HTML: entries of a list or articles that hold one of the `marks`;
 * without these, what stands around each mark. What has a `slot`, or leads through the site, stands for something else.
 *
 * @param around The row of a mark that stands in no entry.
 */
export function listRows(
  root: Element | Document,
  marks: string,
  around: (root: Element | Document) => readonly Element[],
): readonly Element[] {
  const entries = outside(root, 'li, article').filter((one) => {
    const above = one.parentElement?.closest('li, article');
    return (!above || !root.contains(above)) && one.querySelector(marks);
  });
  return entries.length ? entries : [...new Set(around(root))];
}

/** What a selector finds, save what has a `slot` or stands in a menu. */
export const outside = (root: Element | Document, selector: string): readonly Element[] =>
  [...root.querySelectorAll(selector)].filter((one) => !one.closest('[slot], nav'));

/** Words without the signs that stood between them and what was taken out beside them. */
export const withoutEdges = (words: string): string =>
  words.replace(/^[\s:,.|()–—-]+|(?<![\s:,.|()–—-])[\s:,.|()–—-]+$/g, '');

/** Reads one row. @param base Absolute address against which its links are resolved. */
export function readListRow(row: Element, base: string): ListRow {
  const heading = row.querySelector('h1, h2, h3, h4, h5, h6');
  const links = row.matches('a[href]') ? [row] : [...row.querySelectorAll('a[href]')];
  // A picture is often a link of its own, before the title.
  const link = heading?.querySelector('a[href]') ?? heading?.closest('a[href]') ?? links.find(textOf) ?? links[0];
  const picture = row.querySelector(`img[src]:not(${EMOJI})`);
  const image = resolveUrl(picture?.getAttribute('src'), base);
  const alt = picture?.getAttribute('alt') ?? undefined;
  const number = (name: string) => parseInt(picture?.getAttribute(name) ?? '') || undefined;
  const paragraph = [...row.querySelectorAll('p')].find(
    (one) => !one.contains(link ?? null) && !one.querySelector('time') && textOf(one),
  );
  const copy = row.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll(
    `a, time, p, img:not(${EMOJI}), h1, h2, h3, h4, h5, h6, ul, ol, script, style, template`,
  )) {
    part.remove();
  }
  const bare = withoutEdges(textOf(copy));
  return {
    title: textOf(heading) || textOf(link) || alt || bare,
    url: resolveUrl(link?.getAttribute('href'), base),
    image: image ? { url: image, alt, width: number('width'), height: number('height') } : undefined,
    summary: textOf(paragraph) || undefined,
    bare,
    tags: [...row.querySelectorAll('[rel~=tag]')].map(textOf),
    lang: (link ?? row).closest('[lang]')?.getAttribute('lang') ?? undefined,
    linked: !!link,
  };
}
