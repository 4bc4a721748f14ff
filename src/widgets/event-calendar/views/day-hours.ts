import type { Zone } from '../icalendar/time/zone.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A stretch of a day in which clocks run on without a jump. */
interface Run {
  /** Epoch milliseconds at which it begins. */
  readonly start: number;
  /** What clocks read then, in minutes of the day. */
  readonly from: number;
  /** What they read at its end. */
  readonly to: number;
  /** True where clocks read a second time what they have read before. */
  readonly repeated: boolean;
}

/** A civil day as clocks go through it. */
export interface DayHours {
  /** `2026-11-23`. */
  readonly day: string;
  /** Epoch milliseconds of its first instant. */
  readonly start: number;
  /** Epoch milliseconds of the first instant of the next day: 23, 24 or 25 hours later, as clocks are set. */
  readonly end: number;
  readonly runs: readonly Run[];
}

/** Minutes of a day that stand one under the other: `at` and `size` are fractions of the height of the axis. */
interface Strip {
  readonly from: number;
  readonly to: number;
  readonly repeated: boolean;
  readonly at: number;
  readonly size: number;
}

/** A line of the time grid. */
export interface AxisHour {
  /** What clocks read at its beginning, in minutes of the day: a whole hour, save after a jump of half an hour. */
  readonly minute: number;
  /** True where clocks read it a second time. */
  readonly repeated: boolean;
  readonly at: number;
  readonly size: number;
}

/** The hours beside one day or several, from midnight to midnight. */
export interface Axis {
  readonly strips: readonly Strip[];
  readonly hours: readonly AxisHour[];
  /** Minutes from its top to its bottom. */
  readonly minutes: number;
}

/**
 * The stretches of a day, in a zone: one on an ordinary day; where clocks are put forward, the minutes that they jump
 * over are in none; where they are put back, those that they read twice are in two. A day that a zone left out
 * (30 December 2011 in Samoa) has none.
 *
 * @param day `2026-11-23`.
 */
export function dayHours(day: string, zone: Zone): DayHours {
  const midnight = Date.parse(day);
  const start = zone.instantOf(midnight);
  const end = zone.instantOf(midnight + DAY);
  const runs: Run[] = [];
  const add = (from: number, until: number, reached: number) => {
    if (until <= from) return;
    const minute = (zone.wallOf(from) - midnight) / MINUTE;
    const to = minute + (until - from) / MINUTE;
    const again = Math.min(Math.max(reached, minute), to);
    if (again > minute) runs.push({ start: from, from: minute, to: again, repeated: true });
    if (to > again) runs.push({ start: from + (again - minute) * MINUTE, from: again, to, repeated: false });
  };
  if (offset(zone, start) === offset(zone, end)) {
    add(start, end, 0);
  } else {
    const change = changeBetween(zone, start, end);
    add(start, change, 0);
    add(change, end, runs.at(-1)?.to ?? 0);
  }
  return { day, start, end, runs };
}

const offset = (zone: Zone, instant: number) => zone.wallOf(instant) - instant;

/** The first instant with another offset than that of `start`, to the millisecond. */
function changeBetween(zone: Zone, start: number, end: number): number {
  const before = offset(zone, start);
  let [low, high] = [start, end];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The axis of days that stand side by side: every minute that one of them has, in the order in which clocks read them. A
 * single day is so shown by the time that really passes; beside other days, one that lacks minutes leaves its place
 * empty, and minutes that one has twice get a place of their own, which is empty in the others.
 */
export function axisOf(days: readonly DayHours[]): Axis {
  const runs = days.flatMap((day) => day.runs);
  const again = runs.filter(({ repeated }) => repeated);
  // Where one strip ends and another begins. What is read twice comes again after its end.
  const cuts = [...new Set(runs.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const strips: Omit<Strip, 'at' | 'size'>[] = [];
  const covered = (list: readonly Run[], minute: number) => list.some(({ from, to }) => from <= minute && minute < to);
  const once = runs.filter(({ repeated }) => !repeated);
  for (const [index, from] of cuts.entries()) {
    for (const end of new Set(again.filter(({ to }) => to === from).map(({ to }) => to))) {
      const first = Math.min(...again.filter(({ to }) => to === end).map((run) => run.from));
      strips.push({ from: first, to: end, repeated: true });
    }
    const to = cuts[index + 1];
    if (to !== undefined && covered(once, from)) strips.push({ from, to, repeated: false });
  }
  const minutes = strips.reduce((sum, { from, to }) => sum + to - from, 0);
  let passed = 0;
  const placed = strips.map((strip): Strip => {
    const length = strip.to - strip.from;
    passed += length;
    return { ...strip, at: (passed - length) / minutes, size: length / minutes };
  });
  return { strips: placed, hours: hoursOf(placed), minutes };
}

function hoursOf(strips: readonly Strip[]): AxisHour[] {
  const hours: AxisHour[] = [];
  for (const { from, to, repeated, at, size } of strips) {
    for (let minute = from; minute < to;) {
      const next = Math.min(Math.floor(minute / 60) * 60 + 60, to);
      const share = (next - minute) / (to - from);
      const last = hours.at(-1);
      const top = at + ((minute - from) / (to - from)) * size;
      // A cut inside an hour that clocks go through in one go is no line.
      if (
        minute % 60 &&
        last &&
        !repeated &&
        !last.repeated &&
        Math.floor(last.minute / 60) === Math.floor(minute / 60)
      )
        hours[hours.length - 1] = { ...last, size: last.size + share * size };
      else hours.push({ minute, repeated, at: top, size: share * size });
      minute = next;
    }
  }
  return hours;
}

/**
 * Where an instant of a day stands on an axis, as a fraction of its height; before the day it is 0, after it 1.
 *
 * @param end True for the end of something: at the last minute before a place that the day leaves empty, not after it.
 */
export function placeOf(instant: number, day: DayHours, axis: Axis, end = false): number {
  if (instant <= day.start) return end ? 0 : firstOf(day, axis);
  if (instant >= day.end) return lastOf(day, axis);
  const run = day.runs.findLast(({ start }) => (end ? start < instant : start <= instant))!;
  return placeOfMinute(run.from + (instant - run.start) / MINUTE, run.repeated, axis, end);
}

/** Where a reading of clocks stands on an axis. */
function placeOfMinute(minute: number, repeated: boolean, { strips }: Axis, end: boolean): number {
  const strip = strips.find(
    (one) =>
      one.repeated === repeated &&
      (end ? one.from < minute && minute <= one.to : one.from <= minute && minute < one.to),
  );
  return strip ? strip.at + ((minute - strip.from) / (strip.to - strip.from)) * strip.size : end ? 1 : 0;
}

const firstOf = ({ runs: [first] }: DayHours, axis: Axis) =>
  first ? placeOfMinute(first.from, first.repeated, axis, false) : 0;
const lastOf = ({ runs }: DayHours, axis: Axis) =>
  runs.length ? placeOfMinute(runs.at(-1)!.to, runs.at(-1)!.repeated, axis, true) : 0;

/** The minutes of an axis that a day does not have, as fractions of its height: drawn as no time. */
export function holesOf({ runs }: DayHours, { strips }: Axis): { readonly at: number; readonly size: number }[] {
  return strips
    .filter(
      ({ from, to, repeated }) => !runs.some((run) => run.repeated === repeated && run.from < to && from < run.to),
    )
    .map(({ at, size }) => ({ at, size }));
}
