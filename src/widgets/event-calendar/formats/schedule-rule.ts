import { count, text, type Loose } from '../../../data/reading/values/json-value.js';
import { dayNumber, DAY, monthOf } from '../icalendar/time/civil-time.js';
import { takeStep, type Work } from '../icalendar/recurrence/work.js';
import { momentAfter, readDuration, readEnd, readMoment, type Moment } from './moment.js';

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
 * @param work For all the schedules of an answer: a step for each day on which the first time may be.
 */
export function ruleOf(schedule: Loose, said: (value: unknown) => string | undefined, work: Work): Series | undefined {
  const zone = text(schedule.scheduleTimezone) ?? null;
  const first = readMoment(schedule.startDate, zone);
  const [, number, unit] =
    /^P(\d+)([YMWD])$/i.exec(said(schedule.repeatFrequency) ?? '') ??
    /^()(y|m|w|d)(?:early|onthly|eekly|aily)$/i.exec(said(schedule.repeatFrequency) ?? '') ??
    [];
  const frequency = frequencies[unit?.toLowerCase() ?? ''];
  if (!first || !frequency) return undefined;

  const days = [...new Set(list(schedule.byDay).flatMap((day) => dayOf(said(day) ?? '')))];
  const dates = numbers(schedule.byMonthDay, 31);
  const months = numbers(schedule.byMonth, 12);
  const weeks = numbers(schedule.byMonthWeek, 5);
  // « The second week's Tuesday » is what people call the second Tuesday.
  const inMonth = /^[MY]/.test(frequency) && weeks.length > 0;
  const byDay = inMonth ? days.flatMap((day) => weeks.map((week) => `${week}${day.slice(-2)}`)) : days;
  // A date that none of its months has would be looked for in vain.
  const has = (month: number) => dates.some((date) => Math.abs(date) <= new Date(2024, month, 0).getDate());
  if (months.length && dates.length && !months.some(has)) return undefined;

  const fits = (day: number) => {
    const { month: counted, date: dayOfMonth } = monthOf(day);
    const month = (counted % 12) + 1;
    const last = dayNumber(0, counted + 2, 1) - dayNumber(0, counted + 1, 1);
    const weekday = weekdays[(((day + 4) % 7) + 7) % 7]!;
    const isDay = (name: string) => {
      const nth = parseInt(name) || 0;
      const place = nth < 0 ? -Math.ceil((last - dayOfMonth + 1) / 7) : Math.ceil(dayOfMonth / 7);
      return name.endsWith(weekday) && (!nth || nth === place);
    };
    return (
      (!months.length || months.includes(month)) &&
      (!dates.length || dates.includes(dayOfMonth) || dates.includes(dayOfMonth - last - 1)) &&
      (!byDay.length || byDay.some(isDay))
    );
  };
  const begin = Date.parse(first.text.slice(0, 10)) / DAY;
  let at = begin;
  for (; !fits(at); at++) if (at - begin > SEARCH || !takeStep(work)) return undefined;
  const day = new Date(at * DAY).toISOString().slice(0, 10);

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

/** Whole numbers that a month or a year has, each once. */
const numbers = (value: unknown, most: number): readonly number[] => {
  const all = new Set(list(value).map(Number));
  return [...all].filter((number) => Number.isInteger(number) && number !== 0 && Math.abs(number) <= most);
};

/** `https://schema.org/Monday`, `Monday`, `MO`, `2MO`. */
function dayOf(written: string): string[] {
  const [, nth = '', name = ''] =
    /(?<![a-z])([+-]?[1-5])?([a-z]{2})[a-z]*$/i.exec(written.replace(/^.*[/#]/, '')) ?? [];
  const day = name.toUpperCase();
  return weekdays.includes(day) ? [nth.replace('+', '') + day] : [];
}
