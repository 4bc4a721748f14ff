import { count, text, type Loose } from '../../../data/reading/json-value.js';
import { dayAfter, momentAfter, readDuration, readEnd, readMoment, type Moment } from './moment.js';

/** How often, of ISO 8601 durations and of words, as RFC 5545 calls it (3.3.10). */
const frequencies: Readonly<Record<string, string>> = { y: 'YEARLY', m: 'MONTHLY', w: 'WEEKLY', d: 'DAILY' };
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** Days within which a schedule has its first time, or has none that we find: eight years, for the 29 February. */
const SEARCH = 2922;

/** A schedule as a series: its first time, and the rule of the others. */
export interface Series {
  readonly start: Moment;
  readonly end?: Moment;
  readonly rule: string;
  readonly exceptions?: readonly string[];
}

/**
 * Makes a rule of RFC 5545 out of a Schedule of schema.org. Its first date is where counting begins, and may itself be no
 * time of it: a series begins with its first time. Nothing when it says no date or no frequency that is known.
 *
 * @param said Reads a text.
 */
export function ruleOf(schedule: Loose, said: (value: unknown) => string | undefined): Series | undefined {
  const zone = text(schedule.scheduleTimezone) ?? null;
  const first = readMoment(schedule.startDate, zone);
  const [, number, unit] =
    /^P(\d+)([YMWD])$/i.exec(said(schedule.repeatFrequency) ?? '') ??
    /^()(y|m|w|d)(?:early|onthly|eekly|aily)$/i.exec(said(schedule.repeatFrequency) ?? '') ??
    [];
  const frequency = frequencies[unit?.toLowerCase() ?? ''];
  if (!first || !frequency) return undefined;

  const days = list(schedule.byDay).flatMap((day) => dayOf(said(day) ?? ''));
  const dates = numbers(schedule.byMonthDay, 31);
  const months = numbers(schedule.byMonth, 12);
  const weeks = numbers(schedule.byMonthWeek, 5);
  // « The second week's Tuesday » is what people call the second Tuesday.
  const inMonth = /^[MY]/.test(frequency) && weeks.length > 0;
  const byDay = inMonth ? days.flatMap((day) => weeks.map((week) => `${week}${day.slice(-2)}`)) : days;

  const fits = (day: string) => {
    const date = new Date(day);
    const [month, dayOfMonth] = [date.getUTCMonth() + 1, date.getUTCDate()];
    const last = new Date(Date.UTC(date.getUTCFullYear(), month, 0)).getUTCDate();
    const isDay = (name: string) => {
      const nth = parseInt(name) || 0;
      const place = nth < 0 ? -Math.ceil((last - dayOfMonth + 1) / 7) : Math.ceil(dayOfMonth / 7);
      return name.endsWith(weekdays[date.getUTCDay()]!) && (!nth || nth === place);
    };
    return (
      (!months.length || months.includes(month)) &&
      (!dates.length || dates.includes(dayOfMonth) || dates.includes(dayOfMonth - last - 1)) &&
      (!byDay.length || byDay.some(isDay))
    );
  };
  let day = first.text.slice(0, 10);
  for (let tried = 0; !fits(day); tried++, day = dayAfter(day)) if (tried > SEARCH) return undefined;

  const time = /^\d\d:\d\d/.test(said(schedule.startTime) ?? '') ? said(schedule.startTime) : first.text.slice(11);
  const start = readMoment(time ? `${day}T${time.replace(/[Z+-].*/is, '')}` : day, first.day ? zone : first.zone);
  if (!start) return undefined;
  const duration = readDuration(said(schedule.duration));
  const last = readMoment(schedule.endDate, zone);
  const parts = [
    `FREQ=${frequency}`,
    ...(number && number !== '1' ? [`INTERVAL=${number}`] : []),
    ...part('BYDAY', byDay),
    ...part('BYMONTHDAY', dates),
    ...part('BYMONTH', months),
    ...(count(schedule.repeatCount) ? [`COUNT=${count(schedule.repeatCount)}`] : []),
    // To the end of that day, by the clock of the series.
    ...(last && !count(schedule.repeatCount)
      ? [`UNTIL=${last.text.slice(0, 10).replaceAll('-', '')}${start.day ? '' : 'T235959'}`]
      : []),
  ];
  const exceptions = list(schedule.exceptDate).flatMap((value) => {
    const date = readMoment(said(value), zone)?.text;
    return date ? [start.day ? date.slice(0, 10) : `${date.slice(0, 10)}${start.text.slice(10)}`] : [];
  });
  return {
    start,
    end: duration ? momentAfter(start, duration) : readEnd(said(schedule.endTime)?.slice(0, 5), start),
    rule: parts.join(';'),
    exceptions: exceptions.length ? exceptions : undefined,
  };
}

const list = (value: unknown): readonly unknown[] => (value === undefined || value === null ? [] : [value].flat());

const part = (name: string, values: readonly (string | number)[]) =>
  values.length ? [`${name}=${values.join()}`] : [];

/** Whole numbers that a month or a year has. */
const numbers = (value: unknown, most: number): readonly number[] =>
  list(value).flatMap((one) => {
    const number = Number(one);
    return Number.isInteger(number) && number !== 0 && Math.abs(number) <= most ? [number] : [];
  });

/** `https://schema.org/Monday`, `Monday`, `MO`, `2MO`. */
function dayOf(written: string): string[] {
  const [, nth = '', name = ''] =
    /(?<![a-z])([+-]?[1-5])?([a-z]{2})[a-z]*$/i.exec(written.replace(/^.*[/#]/, '')) ?? [];
  const day = name.toUpperCase();
  return weekdays.includes(day) ? [nth.replace('+', '') + day] : [];
}
