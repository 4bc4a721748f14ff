import { hasManyTags } from './quiet-markup.js';
import { withoutRawText } from './without-raw-text.js';

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
/** Work of opening formats again: so much for each, and one for each character of its tag. */
const REOPENING = 20;
const MOST_REOPENING = 200_000;

const DATA_ADDRESS = /(["'])data:[^"']*\1/gi;
/** HTML, 13.2.5. Of one tag no more attributes are read than its longest text could hold. */
const TAG =
  /<(\/?)([a-z][^\t\n\f\r />]*)((?:[\t\n\f\r /]+|[^\t\n\f\r />][^\t\n\f\r />=]*(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*"|'[^']*'|[^\t\n\f\r >"'][^\t\n\f\r >]*)?)?){0,10000})/gi;
const QUOTED = /"[^"]*"|'[^']*'/g;
/** Elements that need no end. */
const ENDLESS =
  /^(area|base|body|br|col|colgroup|dd|dt|embed|head|hr|html|img|input|li|link|meta|option|p|param|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i;
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
/**
 * Elements that look through all that stands in them whenever anything comes in: thousands in one take browsers a minute.
 * None is shown, and what stands for each leaves its words where they are. What a source isolates in a long text is not.
 */
const SLOW = /<(\/?)(option|picture|fieldset|bdi)(?=[\t\n\f\r />])/gi;
const FASTER = new Map([
  ['option', 'br'],
  ['/option', '/wbr'],
  ['fieldset', 'div'],
  ['/fieldset', '/div'],
  ['bdi', 'span'],
  ['/bdi', '/span'],
  // No element at all: its content stays.
  ['picture', 'pictures'],
  ['/picture', '/pictures'],
]);

/** Starts of raw text that `withoutRawText` could not take away: no tag after them can be told from text. */
const RAW_TEXT =
  /^<(?:(?:iframe|noembed|noframes|plaintext|style|textarea|xmp)(?=[\t\n\f\r />]|$)|title[\t\n\f\r /]|script(?=[\t\n\f\r />]|$)(?![^<]*json[^<]*$))/i;

/** What was started more often than it was ended. An end that nothing waits for ends nothing. */
class Unended {
  readonly #starts = new Map<string, number>();
  count = 0;

  /** Gives false for such an end. */
  note(name: string, ends: boolean): boolean {
    const starts = this.#starts.get(name) ?? 0;
    if (ends && !starts) return false;
    const change = ends ? -1 : 1;
    this.#starts.set(name, starts + change);
    this.count += change;
    return true;
  }
}

/** Items of lists that stand in one another, as they do without a list between them. */
class NestedItems {
  #here = new Unended();
  #last = '';
  #outside = 0;
  readonly #lists: Unended[] = [];

  get count(): number {
    return this.#outside + this.#here.count;
  }

  note(name: string, ends: boolean): void {
    const kind = name[0]!;
    if (ends || this.#last !== kind) this.#here.note(name, ends);
    this.#last = ends ? '' : kind;
  }

  startList(): void {
    this.#outside += this.#here.count;
    this.#lists.push(this.#here);
    this.#here = new Unended();
    this.#last = '';
  }

  /** With all that stands in it. */
  endList(): void {
    this.#here = this.#lists.pop() ?? new Unended();
    this.#outside -= this.#here.count;
    this.#last = '';
  }
}

interface Format {
  readonly name: string;
  readonly rest: string;
}

/** The formats that the parser holds open, at least. */
class OpenFormats {
  readonly #open: Format[] = [];
  /** Those before it have no end that surely counts. */
  #closable = 0;
  /** What it takes to open all of them again. */
  work = 0;

  get count(): number {
    return this.#open.length;
  }

  start(format: Format): void {
    // A link ends the one before. Of equals, three are held (HTML, 13.2.4.3).
    if (format.name === 'a') this.end('a');
    const equals = this.#open.filter(
      ({ name, rest }, at) => at >= this.#closable && name === format.name && rest === format.rest,
    );
    if (equals.length < 3) this.#add(format);
  }

  end(name: string): void {
    const at = this.#open.findLastIndex((format) => format.name === name);
    if (at < this.#closable) return;
    const [{ rest }] = this.#open.splice(at, 1) as [Format];
    this.work -= REOPENING + rest.length;
  }

  seal(): void {
    this.#closable = this.#open.length;
  }

  #add(format: Format): void {
    this.#open.push(format);
    this.work += REOPENING + format.rest.length;
  }
}

/**
 * HTML that browsers parse in a time that people wait: thousands of elements left open, or of attributes on one, or
 * formats that are opened again in each of thousands of paragraphs, take them minutes. It is cut there. A guess from the
 * tags as written, before any parser, that spares a reader the wait for what is broken or mischievous; it makes nothing safe.
 */
function bound(html: string, most: number): string {
  const long = hasManyTags(html);
  const text = withoutRawText(html).replace(SLOW, (tag, end: string, name: string) =>
    long || !/bdi/i.test(name) ? `<${FASTER.get((end + name).toLowerCase())}` : tag,
  );
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
