import type { Day, Entry, Span, WeekRules } from './calendar-view.js';

const DAY = 86_400_000;
/** Days of a grid: six weeks hold every month, whatever day it begins on. */
export const CELLS = 42;

const utc = (day: Day): Date => new Date(day * DAY);
const dayOfUtc = (year: number, month: number, date = 1): Day => {
  const at = new Date(0);
  // Not `Date.UTC`, which takes the year 26 for 1926.
  at.setUTCFullYear(year, month, date);
  return at.getTime() / DAY;
};

/** The day of `2026-11-23`, or of a longer text that begins so. NaN when it is none. */
export const dayOf = (text: string | null | undefined): Day => {
  const iso = text?.slice(0, 10);
  const day = Date.parse(`${iso}T00:00:00Z`) / DAY;
  // Some engines take 31 February for 3 March.
  return isoOf(day) === iso ? day : NaN;
};

/** `2026-11-23`. Empty when it is no day. */
export const isoOf = (day: Day): string =>
  Number.isNaN(utc(day).getTime()) ? '' : utc(day).toISOString().slice(0, 10);

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The first day of the week of a day. */
export const startOfWeek = (day: Day, { first }: WeekRules): Day => day - ((weekdayOf(day) - first + 7) % 7);

/** The first day of the month of a day. */
export const startOfMonth = (day: Day): Day => day - utc(day).getUTCDate() + 1;

/** The same date months later or earlier; the last of the month where there is no such date. */
export function addMonths(day: Day, months: number): Day {
  const date = utc(day);
  const month = dayOfUtc(date.getUTCFullYear(), date.getUTCMonth() + months);
  const last = dayOfUtc(date.getUTCFullYear(), date.getUTCMonth() + months + 1) - 1;
  return Math.min(month + date.getUTCDate() - 1, last);
}

/** The days of the six weeks that hold a month. */
export function monthGrid(day: Day, week: WeekRules): Span {
  const from = startOfWeek(startOfMonth(day), week);
  return { from, to: from + CELLS };
}

/** Number of the week of a day: the first one of a year has at least `minimal` days in it (ISO 8601, 4 days from Monday). */
export function weekNumber(day: Day, rules: WeekRules): number {
  const start = startOfWeek(day, rules);
  // The day of the week that decides to which year it belongs.
  const year = utc(start + 7 - rules.minimal).getUTCFullYear();
  const first = startOfWeek(dayOfUtc(year, 0, rules.minimal), rules);
  return (start - first) / 7 + 1;
}

/** What a day of a month shows: `slots` lane by lane, undefined where a lane is free; all of the day in `entries`. */
export interface MonthDay {
  readonly slots: readonly (Entry | undefined)[];
  readonly entries: readonly Entry[];
}

/**
 * Puts the entries of a span into lanes, so that an event of several days keeps its own from day to day and from week to
 * week. Events of several days come first, the others under them in order of time.
 */
export function monthDays(entries: readonly Entry[], { from, to }: Span): MonthDay[] {
  const days = [...Array(to - from).keys()].map(() => ({
    slots: [] as (Entry | undefined)[],
    entries: [] as Entry[],
  }));
  const wide = ({ first, last, occurrence }: Entry) => last > first || occurrence.allDay;
  // A stable sort keeps the order of time among equals.
  const ranked = [...entries].sort(
    (a, b) => +wide(b) - +wide(a) || (wide(a) ? a.first - b.first || b.last - a.last : a.start - b.start),
  );
  for (const entry of ranked) {
    const own = days.slice(Math.max(entry.first - from, 0), Math.max(entry.last - from + 1, 0));
    let lane = 0;
    while (own.some(({ slots }) => slots[lane])) lane++;
    for (const day of own) {
      // No holes in the array itself: what is drawn goes through it.
      while (day.slots.length < lane) day.slots.push(undefined);
      day.slots[lane] = entry;
      day.entries.push(entry);
    }
  }
  return days;
}
