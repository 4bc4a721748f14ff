import { oneLine } from './one-line.js';
import { decodeHtml, inline, markup } from './plain-text.js';

/** Elements that end a paragraph, and the one that ends a line. */
const block = /^(?:p|div|li|ul|ol|dl|d[dt]|h[1-6]|blockquote|pre|table|tr|hr|section|article|aside|figure|details)$/i;

/**
 * The text of HTML with its paragraphs, an empty line between two of them; decoded once. Not made for showing as HTML, and as
 * text it needs no cleaning.
 */
export function paragraphs(html: string): string {
  const marked = html.replace(markup, (...found) => {
    const name = String(found[5]);
    return block.test(name) ? '\u2029' : /^br$/i.test(name) ? '\u2028' : inline.test(name) ? '' : ' ';
  });
  return decodeHtml(marked)
    .split('\u2029')
    .map((part) => part.split('\u2028').map(oneLine).join('\n').trim())
    .filter(Boolean)
    .join('\n\n');
}
