import type { SeriesMessages } from '../../../i18n/calendar/event-messages.js';
import type { CalendarEvent } from '../calendar-event.js';
import { lineOf } from '../icalendar/calendar-source.js';
import { zoneOf } from '../icalendar/time/calendar-zones.js';
import { dayNamed, writeWall, type CivilTime } from '../icalendar/time/civil-time.js';
import { EXRULE, RRULE } from '../icalendar/event-table.js';
import { IcalendarEvent } from '../icalendar/icalendar-event.js';
import { parseRule, type RecurrenceRule } from '../icalendar/recurrence/recurrence-rule.js';
import { linesOf } from '../icalendar/recurrence/series-lines.js';

/** What a series is said by. */
export interface SeriesStyle {
  readonly t: SeriesMessages;
  /** Corrects what `Intl` says against the typography of the language. */
  readonly date: (formatted: string) => string;
  /** BCP 47 tag. */
  readonly lang: string;
  /** The reader's day, `2026-11-23`: exceptions that are past are of no use to anyone. */
  readonly today: string;
}

const DAY = 86_400_000;
/** Exceptions that are named one by one. */
const FEW = 3;

/**
 * A series as people say it: « tous les premiers mardis du mois, jusqu’en juin 2027 ». A rule that is too odd for words
 * is said to repeat, with its end; nothing is said that is not so. Undefined for what is no series.
 */
export function seriesWords(event: CalendarEvent, style: SeriesStyle): string | undefined {
  const { rule: text, dates = [], exceptions = [] } = event;
  const { t } = style;
  if (!text) {
    const count = countOf(event);
    return count > 1 ? t.seriesDates(count) : undefined;
  }
  const rule = parseRule(text);
  const shape = rule && shapeOf(rule, event, style);
  const words = [shape ?? t.seriesRepeats];
  if (rule?.byMonth && shape && rule.frequency !== 'YEARLY')
    words.push(
      monthsOf(
        [...rule.byMonth].sort((a, b) => a - b),
        style,
      ),
    );
  if (rule?.until) words.push(untilWords(rule.until, event, style));
  if (rule?.count) words.push(t.seriesTimes(new Intl.NumberFormat(style.lang).format(rule.count), rule.count));
  const missed = exceptions.filter((one) => one.slice(0, 10) >= style.today).sort();
  const place = IcalendarEvent.placeOf(event);
  const rules = (kind: number) =>
    place ? linesOf(place.source, place.row, kind).filter(({ value }) => parseRule(value)).length : 0;
  if (missed.length > FEW || rules(EXRULE)) words.push(t.seriesExceptSome);
  else if (missed.length) words.push(t.seriesExcept(missed.map((one) => dayOf(one, style))));
  // Of several rules, the first one is said.
  if (dates.length || rules(RRULE) > 1) words.push(t.seriesAlso);
  return words.join(', ');
}

/**
 * At how many dates an event without a rule takes place: its start is one of them, once if it is listed too, and none is
 * that is left out (RFC 5545, 3.8.5.2 and 3.8.5.1).
 */
function countOf({ start, allDay, dates = [], exceptions = [] }: CalendarEvent): number {
  const day = (one: string) => one.slice(0, 10);
  const off = new Set(allDay ? exceptions.map(day) : exceptions);
  // A day among times is that day at the time of the others.
  const on = [start, ...dates].map((one) => (allDay ? day(one) : one.length > 10 ? one : one + start.slice(10)));
  return [...new Set(on)].filter((one) => !off.has(one) && !off.has(day(one))).length;
}

/** The pattern itself; undefined when there are no words for it. */
function shapeOf(rule: RecurrenceRule, { start }: CalendarEvent, style: SeriesStyle): string | undefined {
  const { t } = style;
  const { frequency, interval: n, byDay = [], byMonthDay = [], byMonth = [], bySetPos = [] } = rule;
  const times = [rule.byHour, rule.byMinute, rule.bySecond].some((values) => values && values.length > 1);
  if (times || rule.byWeekNo || rule.byYearDay || rule.skip) return undefined;
  const first = new Date(Date.parse(start.slice(0, 10)));
  const name = (day: number) => write(Date.UTC(2023, 0, 1 + day), { weekday: 'long' }, style);
  const plain = byDay.every(({ nth }) => !nth);
  const days = [...new Set(byDay.map(({ day }) => day))].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  const workdays = days.join() === '1,2,3,4,5';

  if (frequency === 'HOURLY')
    return rule.byHour || byDay.length + byMonthDay.length + bySetPos.length ? undefined : t.seriesHours(n);
  if (frequency === 'DAILY' || frequency === 'WEEKLY') {
    if (byMonthDay.length || bySetPos.length || !plain) return undefined;
    if (frequency === 'DAILY' && (n > 1 || !days.length)) return days.length ? undefined : t.seriesDays(n);
    if (n === 1 && days.length === 7) return t.seriesDays(1);
    if (n === 1 && workdays) return t.seriesWorkdays;
    return t.seriesWeeks(n, (days.length ? days : [first.getUTCDay()]).map(name));
  }
  if (frequency !== 'MONTHLY' && frequency !== 'YEARLY') return undefined;
  const yearly = frequency === 'YEARLY';
  if (yearly && !byMonth.length && (byDay.length || byMonthDay.length)) return undefined;

  if (byDay.length) {
    if (byMonthDay.length) return undefined;
    if (!yearly && n === 1 && plain && !bySetPos.length) return t.seriesWeeks(1, days.map(name));
    const one = days.length === 1;
    const places = plain ? bySetPos : byDay.map(({ nth }) => nth);
    // The first of several weekdays is the first of any of them only when they are the working days.
    if (!places.length || places.includes(0) || (!one && !(plain && workdays)) || (!plain && bySetPos.length))
      return undefined;
    const weekday = one ? name(days[0]!) : undefined;
    if (!yearly) return t.seriesMonthWeekdays(n, places, weekday);
    return byMonth.length === 1 ? t.seriesYearWeekdays(n, places, weekday, monthName(byMonth[0]!, style)) : undefined;
  }
  if (bySetPos.length) return undefined;
  const on = byMonthDay.length
    ? [...byMonthDay].sort((a, b) => Number(b > 0) - Number(a > 0) || a - b)
    : [first.getUTCDate()];
  if (!yearly) return t.seriesMonthDays(n, on);
  if (on.some((day) => day < 1)) return undefined;
  const of = byMonth.length ? [...byMonth].sort((a, b) => a - b) : [first.getUTCMonth() + 1];
  // In a year that has every date: the 29th of February is one.
  const date = (month: number, day: number) =>
    write(Date.UTC(2024, month - 1, day), { day: 'numeric', month: 'long' }, style);
  return t.seriesYearDays(
    n,
    of.flatMap((month) => on.map((day) => date(month, day))),
  );
}

/** One month to another where they follow each other, over the new year too; else each by its name. */
function monthsOf(months: readonly number[], style: SeriesStyle): string {
  const begins = months.filter((month) => !months.includes(month === 1 ? 12 : month - 1));
  const ends = months.filter((month) => !months.includes((month % 12) + 1));
  return months.length > 2 && begins.length === 1
    ? style.t.seriesFromMonth(monthName(begins[0]!, style), monthName(ends[0]!, style))
    : style.t.seriesInMonths(months.map((month) => monthName(month, style)));
}

/** Until when, that day too: a date, or a time in UTC or of the wall (RFC 5545, 3.3.10). */
function untilWords(until: CivilTime, event: CalendarEvent, style: SeriesStyle): string {
  const { start, zone, allDay } = event;
  const place = IcalendarEvent.placeOf(event);
  // Its calendar may define a zone that has no name elsewhere: Outlook calls one “Customized Time Zone”.
  const known = place ? lineOf(place.source, place.row) : zone ? zoneOf(zone) : undefined;
  const own = until.utc && !allDay ? known : undefined;
  const wall = writeWall(allDay ? dayNamed(until.wall, until.utc) : (own?.wallOf(until.wall) ?? until.wall));
  let last = Date.parse(wall.slice(0, 10));
  // An end before the time at which it begins leaves nothing of its day.
  if (!allDay && !until.allDay && wall.slice(11) < start.slice(11)) last -= DAY;
  const whole = new Date(last + DAY).getUTCDate() === 1;
  return whole
    ? style.t.seriesUntilMonth(write(last, { month: 'long', year: 'numeric' }, style))
    : style.t.seriesUntil(write(last, { dateStyle: 'long' }, style));
}

const write = (instant: number, form: Intl.DateTimeFormatOptions, { lang, date }: SeriesStyle) =>
  date(new Intl.DateTimeFormat(lang, { ...form, timeZone: 'UTC' }).format(instant));
const monthName = (month: number, style: SeriesStyle) => write(Date.UTC(2024, month - 1, 1), { month: 'long' }, style);
const dayOf = (wall: string, style: SeriesStyle) =>
  write(
    Date.parse(wall.slice(0, 10)),
    wall.slice(0, 4) === style.today.slice(0, 4) ? { day: 'numeric', month: 'long' } : { dateStyle: 'long' },
    style,
  );
