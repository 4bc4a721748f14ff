import { readRule } from './vcalendar-rule.js';

/**
 * Writes as RFC 5545 does what vCalendar 1.0 wrote (versit, 1996), as old groupware and phones export it: rules, lists
 * divided by `;`, whole days, which it knew only as midnights. Its zone (TZ, DAYLIGHT) is let go: it tells the changes of
 * clocks of one year, and a time without `Z` is read on the clock of the place, as it was meant. Some call themselves 1.0
 * and write as RFC 5545 does: that stays.
 */
export function mendVcalendar(text: string): string {
  if (!version.test(text)) return text;
  return text
    .split(/^(?=BEGIN:VCALENDAR)/im)
    .map((calendar) =>
      version.test(calendar)
        ? calendar
            .split(/^(?=BEGIN:VEVENT)/im)
            .map(mendEvent)
            .join('')
        : calendar,
    )
    .join('');
}

const version = /^VERSION:[ \t]*1\./im;
const rule = /^((?:RRULE|EXRULE)(?:;[^:\r\n]*)?:)([^\r\n]*)/gim;
const list = /^((?:EXDATE|RDATE|CATEGORIES)(?:;[^:\r\n]*)?:)([^\r\n]*)/gim;
const starts = /^DTSTART[^:\r\n]*:[ \t]*(\d{8})/im;
const begins = /^DTSTART:[ \t]*(\d{8})T000000[ \t]*$/im;
const ends = /^DTEND:[ \t]*(\d{4})(\d\d)(\d\d)T(000000|2359\d\d|240000)[ \t]*$/im;

function mendEvent(lines: string): string {
  const start = starts.exec(lines)?.[1];
  const mended = lines
    .replace(rule, (_, head: string, text: string) => head + (readRule(text, start) ?? text))
    .replace(list, (_, head: string, text: string) => head + text.replace(/(?<!\\);[ \t]*/g, ','))
    .replace(/^TRANSP:[ \t]*[1-9]\d*/im, 'TRANSP:TRANSPARENT');
  const [, year, month, day, time] = ends.exec(mended) ?? [];
  const last = time && new Date(Date.UTC(+year!, +month! - 1, +day! + Number(time !== '000000')));
  if (!last || Number.isNaN(+last)) return mended;
  const end = last.toISOString().slice(0, 10).replaceAll('-', '');
  const first = begins.exec(mended)?.[1];
  return first && first < end
    ? mended.replace(begins, `DTSTART;VALUE=DATE:${first}`).replace(ends, `DTEND;VALUE=DATE:${end}`)
    : mended;
}
