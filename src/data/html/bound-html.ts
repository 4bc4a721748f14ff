import { NestedItems, OpenFormats, Unended } from './open-elements.js';
import { withoutRawText } from './without-raw-text.js';
import { withoutSlowElements } from './without-slow-elements.js';

/** Characters; a long article has a tenth of it. What is longer is cut, and the page of the item shows it whole. */
const LONGEST = 500_000;
/** Elements open at once. Browsers themselves stop nesting at about 512. */
const DEEPEST = 500;
/** Open at once, and opened again by the parser in each paragraph that follows. */
const MOST_FORMATS = 50;
/** Characters of one tag, save what is quoted. */
const LONGEST_TAG = 10_000;
/** Without an end. Browsers hold every one of them, and look through them all at each link. */
const MOST_UNENDED = 1000;
/** Work of opening formats again. */
const MOST_REOPENING = 200_000;

const DATA_ADDRESS = /(["'])data:[^"']*\1/gi;
/** HTML, 13.2.5. Of one tag no more attributes are read than its longest text could hold. */
const TAG =
  /<(\/?)([a-z][^\t\n\f\r />]*)((?:[\t\n\f\r /]+|[^\t\n\f\r />][^\t\n\f\r />=]*(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*"|'[^']*'|[^\t\n\f\r >"'][^\t\n\f\r >]*)?)?){0,10000})/gi;
const QUOTED = /"[^"]*"|'[^']*'/g;
/** Elements that need no end. */
const ENDLESS =
  /^(area|base|body|br|col|colgroup|dd|dt|embed|head|hr|html|img|input|li|link|meta|p|param|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i;
/** HTML, 13.2.4.3 */
const FORMAT = /^(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/i;
/** Those that never end another. */
const VOID = /^(area|base|br|col|embed|img|input|link|meta|param|source|track|wbr)$/i;
/** From inside one of them, the end of a format before it may be passed over (HTML, 13.2.6.4.7, adoption agency). */
const BARRIER =
  /^(applet|caption|col|colgroup|frameset|marquee|math|object|plaintext|select|svg|table|tbody|td|template|tfoot|th|thead|tr)$/i;
/** Each ends its like, and nests in the other kind. */
const ITEM = /^(li|d[dt])$/;
const LIST = /^([ou]l|dl|menu|dir)$/;
/** Starts of raw text that `withoutRawText` could not take away: no tag after them can be told from text. */
const RAW_TEXT =
  /^<(?:(?:iframe|noembed|noframes|plaintext|style|textarea|xmp)(?=[\t\n\f\r />]|$)|title[\t\n\f\r /]|script(?=[\t\n\f\r />]|$)(?![^<]*json[^<]*$))/i;

/**
 * HTML that browsers parse in a time that people wait: thousands of elements left open, or of attributes on one, or
 * formats that are opened again in each of thousands of paragraphs, take them minutes. It is cut there. A guess from the
 * tags as written, before any parser, that spares a reader the wait for what is broken or mischievous; it makes nothing safe.
 */
function bound(html: string, most: number): string {
  const text = withoutSlowElements(withoutRawText(html));
  const formats = new OpenFormats();
  const open = new Unended();
  const items = new NestedItems();
  const unended = new Unended();
  let work = 0;
  for (const { 0: tag, 1: end, 2: written, 3: rest, index } of text.matchAll(TAG)) {
    const name = written!.toLowerCase();
    if (rest!.length > LONGEST_TAG && rest!.replace(QUOTED, '').length >= LONGEST_TAG) return text.slice(0, index);
    if (RAW_TEXT.test(tag)) return text.slice(0, index);
    if (BARRIER.test(name)) formats.seal();
    if (FORMAT.test(name)) {
      // A link ends the one before, and leaves open what was written in it.
      if (end || name !== 'a') unended.note(name, !!end);
      if (end) formats.end(name);
      else formats.start({ name, rest: rest! });
    } else {
      if (!VOID.test(name)) work += formats.work;
      if (ITEM.test(name)) items.note(name, !!end);
      else if (!ENDLESS.test(name) && open.note(name, !!end) && LIST.test(name)) {
        if (end) items.endList();
        else items.startList();
      }
    }
    const deep = open.count + items.count > DEEPEST || unended.count > MOST_UNENDED;
    if (deep || formats.count > MOST_FORMATS || work > most) return text.slice(0, index);
  }
  return text;
}

/** A text of a source, bounded, without its longest end. */
export const boundHtml = (html: string): string =>
  // Whole pictures, in the text: none of them is shown.
  bound(html.replace(DATA_ADDRESS, '""').slice(0, LONGEST), MOST_REOPENING);

/** A whole page, bounded. Pages are longer than articles, and only searched. */
export const boundPage = (html: string): string => bound(html, 10 * MOST_REOPENING);
