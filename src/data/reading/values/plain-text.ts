import { meet, odd } from '../odd.js';
import { oneLine } from './one-line.js';

/** The names that XML has too, and the one that is met everywhere. The others are known to `entities`. */
const names = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\xa0' }));

/** Text as HTML writes it, read: each reference is decoded once, an unknown one stays as written; `;` may be missing. */
export function decodeHtml(text: string): string {
  if (odd.decode) return odd.decode(text);
  return text.replace(/&(?:#(x[\da-f]+|\d+)|(\w+));?/gi, (reference: string, number?: string, name?: string) => {
    // After a zero, `x2019` and `8217` are numbers of the language too.
    const code = Number(`0${number}`);
    return (name ? names.get(name) : code < 0x110000 && String.fromCodePoint(code)) || meet(reference);
  });
}

/** Elements inside a line. The others end one, and leave a space. */
export const inline =
  /^(a|abbr|b|bd[io]|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|su[bp]|time|tt|u|var|wbr)$/i;

/**
 * A comment, an element whose inside is no text, or a tag. Each branch takes what it began to its end, or to the end
 * of the text as a browser does: no input makes this slow.
 */
export const markup =
  /<!--[^]*?(-->|$)|<(script|style|title|template|iframe|noscript)\b[^]*?(<\/\2|$)[^>]*(>|$)|<\/?([a-z][^\s/>]*)([^"'>]|"[^"]*("|$)|'[^']*('|$))*(>|$)|<[!/?][^>]*(>|$)/gi;

/** The text of HTML, on one line, decoded once. Not made for showing as HTML, and as text it needs no cleaning. */
export function plainText(html: string): string {
  return oneLine(decodeHtml(html.replace(markup, (...found) => (inline.test(String(found[5])) ? '' : ' '))));
}
