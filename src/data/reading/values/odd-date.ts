import { FIRST } from './parse-date.js';

/** Hours from UTC of the names that feeds use; any other, military letters too, counts as UTC (RFC 2822, 4.3). */
// prettier-ignore
const zones: Readonly<Record<string, number>> = {
  nst: -3.5, ndt: -2.5, ast: -4, adt: -3, est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7,
  akst: -9, akdt: -8, hst: -10, brt: -3, art: -3, west: 1, bst: 1, cet: 1, met: 1, mez: 1, hnec: 1, cest: 2, mest: 2,
  mesz: 2, haec: 2, hec: 2, eet: 2, sast: 2, eest: 3, msk: 3, ist: 5.5, sgt: 8, hkt: 8, jst: 9, kst: 9, aest: 10, aedt: 11, nzst: 12, nzdt: 13,
};

/** Languages of which month names are known. The browser has the names. */
const languages = [
  'fr',
  'en',
  'de',
  'es',
  'it',
  'nl',
  'pt',
  'ca',
  'eu',
  'pl',
  'ro',
  'cs',
  'hu',
  'el',
  'sv',
  'da',
  'nb',
  'fi',
  'tr',
  'ru',
  'uk',
];

let monthNames: Map<string, number> | undefined;

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function monthOf(word: string): number | undefined {
  if (!monthNames) {
    monthNames = new Map();
    for (const language of languages) {
      for (const style of ['long', 'short'] as const) {
        for (const day of [undefined, 'numeric'] as const) {
          const format = new Intl.DateTimeFormat(language, { month: style, day, timeZone: 'UTC' });
          for (let month = 0; month < 12; month++) {
            const name = format.formatToParts(Date.UTC(2026, month, 2)).find(({ type }) => type === 'month')!.value;
            const key = plain(name).replace(/\./g, '');
            if (/^\p{L}+$/u.test(key) && !monthNames.has(key)) monthNames.set(key, month + 1);
          }
        }
      }
    }
  }
  const exact = monthNames.get(word);
  if (exact || word.length < 3) return exact;
  for (const [name, month] of monthNames) if (name.startsWith(word)) return month;
  return undefined;
}

/** Day of a week date, ISO 8601, 4.1.4: week 1 holds January 4. */
function weekDate(year: number, week: number, day: number): number[] {
  const fourth = new Date(Date.UTC(year, 0, 4));
  return utcDays(Date.UTC(year, 0, 4 + (week - 1) * 7 + (day - 1) - ((fourth.getUTCDay() + 6) % 7)));
}

function utcDays(instant: number): number[] {
  const date = new Date(instant);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

function daysOf(text: string): number[] | undefined {
  let found = /(\d{4})-?w(\d\d)(?:-?(\d))?/.exec(text);
  if (found) return weekDate(+found[1]!, +found[2]!, +(found[3] ?? 1));
  found = /^\D*(\d{4})-?(\d{3})\D*$/.exec(text);
  if (found) return utcDays(Date.UTC(+found[1]!, 0, +found[2]!));
  found = /(?:^|\D)(\d{4})(\d\d)(\d\d)(?:\D|$)/.exec(text);
  if (found) return found.slice(1).map(Number);

  // « mar. 24 nov. 2026 » is a Tuesday, not March: a month stands behind a number, or before all.
  const words = (part: string): string[] => part.match(/\p{L}+/gu) ?? [];
  const behind = text.search(/\d/);
  const numeric = /\d[/.-]\d+[/.-]\d/.test(text);
  const month = words(text.slice(behind))
    .concat(numeric ? [] : words(text.slice(0, behind)))
    .map(monthOf)
    .find(Boolean);
  const numbers = text.match(/\d+/g) ?? [];
  if (month) {
    const [first, second] = numbers;
    const isYear = (number: string | undefined) => (number?.length ?? 0) > 2;
    if (isYear(first)) return [+first!, month, +(second ?? 1)];
    // A name and a year alone: the month.
    if (second === undefined) return undefined;
    // « du 3 au 5 novembre 2026 »: the first day.
    return [+(numbers.find(isYear) ?? second), month, +first!];
  }
  const [a, b, c] = numbers.map(Number);
  if (numbers[0]?.length === 4) return [a!, b ?? 1, c ?? 1];
  // Written by numbers alone, the day comes first, as in most of the world.
  if (c !== undefined) return b! > 12 && a! < 13 ? [c, a!, b!] : [c, b!, a!];
  return undefined;
}

/** An instant or, without a time, a date, from what was read of them; nothing when no calendar holds it. */
function dateOf([year, month, day]: readonly number[], time?: readonly number[], offset = 0): string | undefined {
  const [hours, minutes, seconds] = time ?? [0, 0, 0];
  if (!(month! > 0 && month! < 13 && day! > 0 && day! < 32 && hours! < 25 && minutes! < 60)) return undefined;
  // RFC 2822, 4.3: years of two digits.
  const full = year! < 50 ? year! + 2000 : year! < 100 ? year! + 1900 : year!;
  const date = new Date(Date.UTC(full, month! - 1, day, hours, minutes! - offset, seconds));
  const text = Math.abs(date.getTime()) > FIRST ? date.toISOString() : '';
  return /^\d/.test(text) ? text.slice(0, time ? 19 : 10) + (time ? 'Z' : '') : undefined;
}

/** What it says to programs, else to people. */
const timeElement = /^<time\b(?:[^<>]*?\sdatetime=["']([^"'<>]+)|[^<>]*>([^<>]+))/i;

/**
 * Reads the dates that `parseDate` does not: month names of many languages, named zones, asctime, week and ordinal
 * dates, the basic forms of ISO 8601, parts left out, numbers alone (day, month, year), and the element in which programs of
 * web pages put a date (HTML, 4.5.14). Nothing when it is no date.
 */
export function readOddDate(element: string): string | undefined {
  const written = timeElement.exec(element)?.slice(1).find(Boolean) ?? element;
  // The date that PHP makes of none has a year before the first; that of .NET is the first day of all.
  if (written.length > 100 || / -0*\d{1,4} \d\d:|(?<![\d+-])000[01](?!\d)/.test(written)) return undefined;
  let text = plain(
    written
      .replace(/[년월年月]/g, '-')
      .replace(/[일日]/g, ' ')
      .replace(/오전|上午/g, 'am')
      .replace(/오후|下午/g, 'pm'),
  ).trim();
  if (/^\d{10}(\d{3})?$/.test(text)) return `${new Date(+text.slice(0, 10) * 1000).toISOString().slice(0, 19)}Z`;
  text = text.replace(/(\d{8})t?(\d\d)(\d\d)(\d\d)?(?=z|[+-]|$)/, '$1 $2:$3:0$4 ');

  let time: [number, number, number] | undefined;
  let offset = 0;
  const clock =
    /(?:([ap])\.?m\.? *)?(\d{1,2})(?::|\s?h(?:eures?)?(?!\p{L})\s?)(\d\d)?(?::(\d+))?(?:[.,]\d+)? *(?:([ap])\.?m\.?)? *(?:gmt|utc)? *(?:([+-])(\d{1,2}):?(\d\d)?|([a-z]{1,4})(?![\p{L}]))?/u.exec(
      text,
    );
  if (clock) {
    const [all, before, hours, minutes, seconds, after, sign, zoneHours, zoneMinutes, zone] = clock;
    const half = before ?? after;
    time = [half ? (+hours! % 12) + (half === 'p' ? 12 : 0) : +hours!, +(minutes ?? 0), +(seconds ?? 0)];
    if (sign) offset = (+zoneHours! * 60 + +(zoneMinutes ?? 0)) * (sign === '-' ? -1 : 1);
    else offset = (zones[zone ?? ''] ?? 0) * 60;
    text = text.replace(all, ' ');
  }
  const days = daysOf(text);
  return days && dateOf(days, time, offset);
}
