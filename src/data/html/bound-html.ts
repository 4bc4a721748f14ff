/** Characters; a long article has a tenth of it. What is longer is cut, and the page of the item shows it whole. */
const LONGEST = 500_000;
/** Elements open at once. Browsers themselves stop nesting at about 512. */
const DEEPEST = 500;
/** Open at once, and opened again by the parser in each paragraph that follows. */
const MOST_FORMATS = 50;
/** Characters of one tag. */
const LONGEST_TAG = 10_000;

const DATA_ADDRESS = /(["'])data:[^"']*\1/gi;
const TAG = /<(\/?)([a-z][^\s/<>]*)([^<>]*)/gi;
/** Elements that need no end. */
const ENDLESS =
  /^(area|base|body|br|col|colgroup|dd|dt|embed|head|hr|html|img|input|li|link|meta|optgroup|option|p|param|rp|rt|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i;
/** HTML, 13.2.4.3 */
const FORMAT = /^(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/i;

/**
 * A text that browsers parse in a time that people wait: thousands of elements left open, or of attributes on one, take
 * them minutes. It is cut there. A guess from the tags as written, before any parser, that spares a reader the wait for
 * what is broken or mischievous; it makes nothing safe.
 */
export function boundHtml(html: string): string {
  // Whole pictures, in the text: none of them is shown.
  const text = html.replace(DATA_ADDRESS, '""').slice(0, LONGEST);
  let open = 0;
  let formats = 0;
  for (const { 1: end, 2: name, 3: rest, index } of text.matchAll(TAG)) {
    if (rest!.length > LONGEST_TAG) return text.slice(0, index);
    if (ENDLESS.test(name!)) continue;
    const step = end ? -1 : 1;
    open = Math.max(0, open + step);
    if (FORMAT.test(name!)) formats = Math.max(0, formats + step);
    if (open > DEEPEST || formats > MOST_FORMATS) return text.slice(0, index);
  }
  return text;
}
