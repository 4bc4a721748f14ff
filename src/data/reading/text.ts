import { controls, decodeReference, mendControl, withReferences } from './entities.js';

/** Text as HTML writes it, read: each reference is decoded once, an unknown one stays as written; `;` may be missing. */
export function decodeHtml(text: string): string {
  return withReferences(() => text.replace(/&#?\w+;?/g, decodeReference));
}

/** One line: white space is folded, save the no-break spaces that French wants before `:` and `!`. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  if (/[\0-\x1f\x7f-\x9f]| {2}/.test(text)) text = text.replace(controls, mendControl).replace(/[ \t\n\f\r]+/g, ' ');
  return text.trim();
}

/** Elements inside a line. The others end one, and leave a space. */
const inline =
  /^(a|abbr|b|bd[io]|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|su[bp]|time|tt|u|var|wbr)$/i;

/**
 * A comment, an element whose inside is no text, or a tag. Each branch takes what it began to its end, or to the end
 * of the text as a browser does: no input makes this slow.
 */
const markup =
  /<!--[^]*?(-->|$)|<(script|style|title|template|iframe|noscript)\b[^]*?(<\/\2|$)[^>]*(>|$)|<\/?([a-z][^\s/>]*)([^"'>]|"[^"]*("|$)|'[^']*('|$))*(>|$)|<[!/?][^>]*(>|$)/gi;

/** The text of HTML, on one line, decoded once. Not made for showing as HTML, and as text it needs no cleaning. */
export function plainText(html: string): string {
  return oneLine(decodeHtml(html.replace(markup, (...found) => (inline.test(String(found[5])) ? '' : ' '))));
}
