import type { About } from '../../../data/format.js';
import { listRows, outside, readListRow, textOf, withoutEdges } from '../../../data/html/list-rows.js';
import { readOddText } from '../../../data/reading/xml/entities.js';
import { readOddDate } from '../../../data/reading/values/odd-date.js';
import { odd } from '../../../data/reading/odd.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import type { Calendar, CalendarEvent } from '../calendar-event.js';
import { calendarOf, makeEvent } from './make-event.js';
import { DATES, timesIn } from './html-times.js';

const PLACES = 'address, .place, .lieu, .location, .p-location, [itemprop=location]';

/**
 * Reads a list of events that a page has written as HTML: entries of a list, articles or rows, each with its `<time>`; a
 * second one is the end, its last day included, and several make several events. What has no date is no event; what has a `slot` stands for something else.
 */
export function readEventList(root: Element | Document, about: About): Calendar {
  // People write dates as they speak.
  odd.date = readOddDate;
  readOddText();
  const rows = listRows(root, DATES, (all) => outside(all, DATES).map((time) => rowOf(time, root)));
  return calendarOf(rows, (row) => readRow(row, about.url));
}

/** Reads the list of events in a whole page. */
export function parseHtmlEvents(document: Document, about: About): Calendar {
  const base = resolveUrl(document.querySelector('base[href]')?.getAttribute('href'), about.url) ?? about.url;
  const list = readEventList(document.querySelector('main') ?? document, { ...about, url: base });
  return { ...list, title: oneLine(document.title) || undefined };
}

/** Stands for a date that is taken out of the words around it. */
const MARK = '\ufffc';
/** Dates, and what joins them and leads to them. */
const DATE_WORDS = (() => {
  const lead =
    "(?:(?:du|les?|au|de|à|et|dès|puis|ou|jusqu['’](?:au|à)|entre|from|on|at|to|and|until|then|or|between)\\s+){0,4}";
  return new RegExp(`(?<!\\p{L})${lead}${MARK}(?:[\\s,;:&+/→–—-]{0,4}${lead}${MARK})*`, 'giu');
})();

/** What tells of one date: the smallest thing around it that says more than dates. */
function rowOf(time: Element, root: Node): Element {
  let row = time;
  for (;;) {
    const above: Element | null = row.parentElement;
    if (!above || above === root || !root.contains(above)) return row;
    row = above;
    if (/^(?:TR|P|SECTION)$/.test(row.tagName) || readListRow(row, '').title) return row;
  }
}

function readRow(row: Element, base: string): readonly CalendarEvent[] | undefined {
  const all = timesIn(row);
  if (!all.length) return undefined;
  const first = row.querySelector(DATES)!;
  const place = row.querySelector(PLACES);
  // Where the place is, its words are no title, and no more words beside it.
  const said = row.cloneNode(true) as Element;
  for (const part of said.querySelectorAll(PLACES)) part.remove();
  for (const time of said.querySelectorAll('time')) time.before(MARK);
  const { title, bare, url, image, summary, tags, lang } = readListRow(said, base);
  const named = title === bare ? withoutEdges(oneLine(title.replace(DATE_WORDS, ' '))) : title.replaceAll(MARK, '');
  return all.map(({ start, end }) =>
    makeEvent(
      {
        uid: row.id ? `${row.id} ${start.text}` : undefined,
        // A holiday may have no other words than those around its date.
        title: named || (first.hasAttribute('datetime') ? textOf(first) : ''),
        url,
        image,
        description: summary,
        place: textOf(place) || undefined,
        categories: tags,
        lang: lang ?? row.closest('[lang]')?.getAttribute('lang') ?? undefined,
      },
      start,
      end,
    ),
  );
}
