import type { SeriesMessages } from '../../i18n/event-messages.js';
import type { CalendarEvent } from './calendar-event.js';

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
const WEEK = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** Exceptions that are named one by one. */
const FEW = 3;

interface Weekday {
  readonly place: number;
  /** 0 is Sunday. */
  readonly day: number;
}

/** A rule as far as words can follow it. */
interface Rule {
  readonly every: string;
  readonly interval: number;
  readonly count?: number;
  readonly until?: string;
  readonly weekdays: readonly Weekday[];
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
  readonly places: readonly number[];
}

/** Parts that say nothing which a start does not say, as long as they hold one value; and the first day of the week. */
const quiet = /^(BYHOUR|BYMINUTE|BYSECOND)$/;
const known = /^(FREQ|INTERVAL|COUNT|UNTIL|BYDAY|BYMONTHDAY|BYMONTH|BYSETPOS|WKST)$/;

/** Reads the value of RRULE (RFC 5545, 3.3.10); undefined for what words cannot follow. */
function readRule(text: string): Rule | undefined {
  const parts = new Map(
    text
      .toUpperCase()
      .split(';')
      .filter(Boolean)
      .map((part) => part.trim().split('=') as [string, string]),
  );
  for (const [name, value] of parts) {
    if (!known.test(name) && !(quiet.test(name) && /^\d+$/.test(value))) return undefined;
  }
  const list = (name: string) => parts.get(name)?.split(',') ?? [];
  const numbers = (name: string) => list(name).map(Number);
  const weekdays = list('BYDAY').map((written): Weekday => {
    const [, place, day = ''] = /^([+-]?\d*)([A-Z]{2})$/.exec(written) ?? [];
    return { place: Number(place), day: WEEK.indexOf(day) };
  });
  const rule = {
    every: parts.get('FREQ') ?? '',
    interval: Number(parts.get('INTERVAL') ?? 1),
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : undefined,
    until: parts.get('UNTIL'),
    weekdays,
    monthDays: numbers('BYMONTHDAY'),
    months: numbers('BYMONTH').sort((a, b) => a - b),
    places: numbers('BYSETPOS'),
  };
  const all = [rule.interval, rule.count ?? 1, ...rule.monthDays, ...rule.months, ...rule.places];
  const sound =
    all.every((number) => Number.isInteger(number) && number !== 0) &&
    weekdays.every(({ place, day }) => day >= 0 && Number.isInteger(place)) &&
    rule.months.every((month) => month >= 1 && month <= 12);
  return sound ? rule : undefined;
}

/**
 * A series as people say it: « tous les premiers mardis du mois, jusqu’en juin 2027 ». A rule that is too odd for words
 * is said to repeat, with its end; nothing is said that is not so. Undefined for what is no series.
 */
export function seriesWords(event: CalendarEvent, style: SeriesStyle): string | undefined {
  const { rule: text, dates = [], exceptions = [] } = event;
  const { t } = style;
  if (!text) return dates.length ? t.seriesDates(dates.length + 1) : undefined;
  const rule = readRule(text);
  const shape = rule && shapeOf(rule, event, style);
  const words = [shape ?? t.seriesRepeats];
  if (rule && shape && rule.every !== 'YEARLY' && rule.months.length) words.push(monthsOf(rule.months, style));
  const until = /UNTIL=([^;]+)/i.exec(text)?.[1];
  if (until) words.push(...untilWords(until, event, style));
  const count = rule?.count;
  if (count) words.push(t.seriesTimes(new Intl.NumberFormat(style.lang).format(count), count));
  const missed = exceptions.filter((one) => one.slice(0, 10) >= style.today).sort();
  if (missed.length > FEW) words.push(t.seriesExceptSome);
  else if (missed.length) words.push(t.seriesExcept(missed.map((one) => dayOf(one, style))));
  if (dates.length) words.push(t.seriesAlso);
  return words.join(', ');
}

/** The pattern itself; undefined when there are no words for it. */
function shapeOf(rule: Rule, { start }: CalendarEvent, style: SeriesStyle): string | undefined {
  const { t } = style;
  const { every, interval: n, weekdays, monthDays, months, places } = rule;
  const first = new Date(Date.parse(start.slice(0, 10)));
  const name = (day: number) => write(Date.UTC(2023, 0, 1 + day), { weekday: 'long' }, style);
  const plain = weekdays.every(({ place }) => !place);
  const days = [...new Set(weekdays.map(({ day }) => day))].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  const workdays = days.join() === '1,2,3,4,5';

  if (every === 'HOURLY') return weekdays.length + monthDays.length + places.length ? undefined : t.seriesHours(n);
  if (every === 'DAILY' || every === 'WEEKLY') {
    if (monthDays.length || places.length || !plain) return undefined;
    if (every === 'DAILY' && (n > 1 || !days.length)) return days.length ? undefined : t.seriesDays(n);
    if (n === 1 && days.length === 7) return t.seriesDays(1);
    if (n === 1 && workdays) return t.seriesWorkdays;
    return t.seriesWeeks(n, (days.length ? days : [first.getUTCDay()]).map(name));
  }
  if (every !== 'MONTHLY' && every !== 'YEARLY') return undefined;
  if (every === 'YEARLY' && !months.length && (weekdays.length || monthDays.length)) return undefined;

  if (weekdays.length) {
    if (monthDays.length) return undefined;
    const one = days.length === 1;
    const numbered = weekdays.map(({ place }) => place);
    const at = plain ? places : numbered;
    if (every === 'MONTHLY' && n === 1 && plain && !places.length) return t.seriesWeeks(1, days.map(name));
    // The first of several weekdays is the first of any of them only when they are the working days.
    if (!at.length || at.includes(0) || (!one && !(plain && workdays)) || (!plain && places.length)) return undefined;
    const weekday = one ? name(days[0]!) : undefined;
    if (every === 'MONTHLY') return t.seriesMonthWeekdays(n, at, weekday);
    return months.length === 1 ? t.seriesYearWeekdays(n, at, weekday, monthName(months[0]!, style)) : undefined;
  }
  if (places.length) return undefined;
  const on = monthDays.length
    ? [...monthDays].sort((a, b) => Number(b > 0) - Number(a > 0) || a - b)
    : [first.getUTCDate()];
  if (every === 'MONTHLY') return t.seriesMonthDays(n, on);
  if (on.some((day) => day < 1 || day > 31)) return undefined;
  const of = months.length ? months : [first.getUTCMonth() + 1];
  // In a year that has every date: the 29th of February is one.
  return t.seriesYearDays(
    n,
    of.flatMap((month) =>
      on.map((day) => write(Date.UTC(2024, month - 1, day), { day: 'numeric', month: 'long' }, style)),
    ),
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
function untilWords(written: string, { start, zone, allDay }: CalendarEvent, style: SeriesStyle): string[] {
  const [, year, month, day, hour = '', minute = '', second = '', utc] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/i.exec(written) ?? [];
  if (!day) return [];
  let wall = `${year}-${month}-${day}${hour && `T${hour}:${minute}:${second}`}`;
  if (utc && !allDay && zone) wall = inZone(Date.parse(`${wall}Z`), zone) ?? wall;
  let last = Date.parse(wall.slice(0, 10));
  // An end before the time at which it begins leaves nothing of its day.
  if (!allDay && wall.length > 10 && wall.slice(11) < start.slice(11)) last -= DAY;
  const whole = new Date(last + DAY).getUTCDate() === 1;
  return [
    whole
      ? style.t.seriesUntilMonth(write(last, { month: 'long', year: 'numeric' }, style))
      : style.t.seriesUntil(write(last, { dateStyle: 'long' }, style)),
  ];
}

/** What clocks read in a zone; undefined for a zone that no browser knows. */
function inZone(instant: number, timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'medium', timeZone })
      .format(instant)
      .replace(' ', 'T');
  } catch {
    return undefined;
  }
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
