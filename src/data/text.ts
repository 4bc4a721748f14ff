import { controls, decodeReference, mendControl } from './entities.js';

/** Text as XML writes it, read: each reference is decoded once, an unknown one stays as written. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  // Escaped HTML holds hundreds of these two. Neither sign is part of a reference, so none comes of decoding them first.
  text = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  return text.includes('&') ? text.replace(/&#?\w+;/g, decodeReference) : text;
}

/** Text as HTML writes it, read: the semicolon of a reference may be missing. */
export function decodeHtml(text: string): string {
  return text.includes('&') ? text.replace(/&#?\w+;?/g, decodeReference) : text;
}

/** One line: white space is folded, save the no-break spaces that French wants before `:` and `!`. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  if (/[\0-\x1f\x7f-\x9f]|  /.test(text)) text = text.replace(controls, mendControl).replace(/[ \t\n\f\r]+/g, ' ');
  return text.trim();
}

/** Elements inside a line. The others end one, and leave a space. */
const inline =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|nobr|q|s|samp|small|span|strike|strong|su[bp]|time|tt|u|var|wbr)$/i;

/**
 * A comment, an element whose inside is no text, or a tag. Each branch takes what it began to its end, or to the end
 * of the text as a browser does: no input makes this slow.
 */
const markup =
  /<!--[^]*?(?:-->|$)|<(script|style|title|template|iframe|noscript)\b[^]*?(?:<\/\1[^>]*(?:>|$)|$)|<\/?([a-z][^\s/>]*)(?:[^"'>]|"[^"]*(?:"|$)|'[^']*(?:'|$))*(?:>|$)|<[!/?][^>]*(?:>|$)/gi;

/**
 * The text of HTML, on one line, decoded once. Not made for showing as HTML, and as text it needs no cleaning.
 */
export function plainText(html: string): string {
  if (html.includes('<'))
    html = html.replace(markup, (_, hidden, name?: string) => (name && inline.test(name) ? '' : ' '));
  return oneLine(decodeHtml(html));
}
