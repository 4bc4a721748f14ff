import { oneLine } from '../../../data/reading/values/one-line.js';
import { textOf } from '../../../data/html/list-rows.js';
import { readEnd, readMoment, readTime, type Moment } from './moment.js';

/** What holds the date of an event; by microformats and microdata too. */
export const DATES = 'time, .dt-start, [itemprop=startDate]';
const ENDS = '.dt-end, [itemprop=endDate]';

/** What says that a date is the end of the one before it, also after a comma. */
const UNTIL = /(?:^|\s)(?:jusqu['’](?:au|à)|until|till|through)(?:\s+le)?$/i;
const TO = /(?:^|\s)(?:au|à|to)(?:\s+le)?$|^[–—→-]$/i;
/** What says that it is another date. */
const AND = /^(?:[,;&+]|(?:et|puis|ou|and|then|or)(?!\p{L}))/iu;
const BETWEEN = /(?:^|\s)(?:entre|between)$/i;

/** One time at which an event takes place. */
export interface HtmlTimes {
  readonly start: Moment;
  readonly end?: Moment;
}

/** Something that holds a date, what it says, and the words since the date before it. */
interface Mark {
  readonly text: string;
  readonly words: string;
  /** True where the markup says that it is an end. */
  readonly ends: boolean;
  /** Its time, when it names no day. */
  readonly time?: string;
}

/**
 * When the event of a row takes place: from a date to another where « au », « – », « to » stand between them, or where there
 * are just two and no comma, no « et »; else at each of them. Times that follow a day are of that day: the first one its
 * beginning, the second one its end.
 */
export function timesIn(row: Element): readonly HtmlTimes[] {
  const marks = marksOf(row);
  const found: { start: Moment; end?: Moment }[] = [];
  for (const [at, { text, time, ends }] of marks.entries()) {
    const last = found.at(-1);
    const isEnd = last && !last.end && (ends || isJoined(marks, at));
    if (time && last?.start.day) {
      // Hours of several days say nothing of each of them.
      if (!last.end) last.start = { text: last.start.text + time, day: false, zone: null };
    } else if (isEnd) last.end = readEnd(text, last.start);
    else if (!ends) {
      const day = last?.start.text.slice(0, 10);
      const start = time && day ? { ...last!.start, text: day + time } : readMoment(text);
      if (start) found.push({ start });
      // What begins at no time that can be read is no event, whatever else the row says.
      else if (!last) return [];
    }
  }
  return found;
}

/** What has a date in a row, in the order of reading; with one beginning, its end may stand before it. */
function marksOf(row: Element): readonly Mark[] {
  const all = [...row.querySelectorAll(`${DATES}, ${ENDS}`)].filter(
    // One inside another is the same date: the one that says it for machines counts.
    (one) => (forMachines(one) ?? !one.querySelector(DATES)) && !saidAround(one, row),
  );
  const starts = all.filter((one) => !one.matches(ENDS));
  const marks = starts.length > 1 ? all : [...starts, ...all.filter((one) => one.matches(ENDS))];
  return marks.map((one, at) => {
    const text = forMachines(one) ?? textOf(one);
    return { text, words: wordsBetween(marks[at - 1], one, row), ends: one.matches(ENDS), time: readTime(text) };
  });
}

/** The date of an element as it is written for machines. */
const forMachines = (one: Element): string | null =>
  one.getAttribute('datetime') ?? one.getAttribute('content') ?? one.getAttribute('title');

function saidAround(one: Element, row: Element): boolean {
  const around = one.parentElement?.closest(`${DATES}, ${ENDS}`);
  return !!around && around !== row && row.contains(around) && forMachines(around) !== null;
}

function wordsBetween(before: Element | undefined, one: Element, row: Element): string {
  const range = row.ownerDocument.createRange();
  if (before) range.setStartAfter(before);
  else range.setStart(row, 0);
  range.setEndBefore(one);
  return oneLine(range.toString());
}

/** Whether a date is the end of the one before it. */
function isJoined(marks: readonly Mark[], at: number): boolean {
  const { words, time } = marks[at]!;
  if (UNTIL.test(words)) return true;
  if (AND.test(words)) return BETWEEN.test(marks[at - 1]!.words);
  if (TO.test(words)) return true;
  if (!time) return marks.length === 2;
  // Times of one day: just two of them are from one to the other.
  let first = at;
  while (first > 0 && marks[first]!.time) first--;
  let after = at + 1;
  while (marks[after]?.time) after++;
  // Before them stands their day, which may have a time itself.
  return after - first - (readMoment(marks[first]!.text)?.day ? 1 : 0) === 2;
}
