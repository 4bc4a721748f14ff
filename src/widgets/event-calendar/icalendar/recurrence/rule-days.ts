import { dayNumber, monthOf } from '../time/civil-time.js';
import type { RecurrenceRule } from './recurrence-rule.js';
import { takeStep, type Work } from './work.js';

/** Which days a rule allows, whatever its count and its end. */
export interface RuleDays {
  /** Ascending day numbers, from `from` up to and without `to`. */
  between(from: number, to: number, work: Work): number[];
  /** First day of the period (year, month, week, or day) that holds a day, or of one that follows it. */
  periodOf(day: number, after?: number): number;
}

/** The first day of a month, which is counted from the year 0. */
const firstOf = (month: number) => dayNumber(0, month + 1, 1);
const yearOf = (month: number) => Math.floor(month / 12);
/** The remainder, never negative. */
const modulo = (value: number, by: number) => value - Math.floor(value / by) * by;
/** 0 is Sunday. */
const weekdayOf = (day: number) => modulo(day + 4, 7);
/** Seven days of a month from its `day` on, which may lie outside. */
const week = (day: number) => (day < -6 || day > 30 ? 0 : day < 0 ? 127 >> -day : 127 << day);
const one = (day: number) => (day >= 0 && day < 31 ? 1 << day : 0);

/**
 * Prepares the days of a rule (RFC 5545, 3.3.10). A month is a number of 31 bits, one for each day, and each part of the rule a
 * few operations on it: so a month costs some nanoseconds, and no day is tried that cannot be.
 *
 * Where the table of 3.3.10 forbids a part, it limits as it does elsewhere; an ordinal of BYDAY counts in months and years only.
 * BYWEEKNO alone takes the weekday of the start. A day belongs to the calendar year in which it lies, also when its week is
 * numbered in the next one.
 */
export function ruleDays(rule: RecurrenceRule, start: number): RuleDays {
  const { frequency, interval, byMonthDay, byYearDay, byWeekNo, byMonth, byDay, weekStart, skip } = rule;
  const yearly = frequency === 'YEARLY';
  const monthly = frequency === 'MONTHLY';
  const weekly = frequency === 'WEEKLY';
  const began = monthOf(start);
  /** Nothing says which days: those like the start. */
  const plain = !byDay && !byMonthDay && !byYearDay;
  const dates = byMonthDay ?? (plain && !byWeekNo && (yearly || monthly) ? [began.date] : undefined);
  const months = byMonth ?? (dates && !byMonthDay && yearly ? [modulo(began.month, 12) + 1] : undefined);
  const days =
    byDay ?? (plain && (weekly || (byWeekNo && (yearly || monthly))) ? [{ day: weekdayOf(start), nth: 0 }] : undefined);

  const monthBits = (months ?? []).reduce((bits, month) => bits | (1 << (month - 1)), months ? 0 : -1);
  const lastDate = Math.max(...(dates ?? [0]));
  const ordinals = (yearly || monthly) && !byWeekNo ? days?.filter(({ nth }) => nth) : [];
  const weekdays = days?.filter((day) => !ordinals!.includes(day)).reduce((bits, { day }) => bits | (1 << day), 0);

  const startWeek = start - modulo(weekdayOf(start) - weekStart, 7);
  /** The Monday, or whatever begins a week, of the week 1: the one with 4 January. */
  const firstWeek = (year: number) => {
    const fourth = dayNumber(year, 1, 4);
    return fourth - modulo(weekdayOf(fourth) - weekStart, 7);
  };

  const chosen = (month: number) =>
    !!((monthBits >> modulo(month, 12)) & 1) &&
    (!yearly || interval === 1 || !modulo(yearOf(month) - yearOf(began.month), interval)) &&
    (!monthly || interval === 1 || !modulo(month - began.month, interval));

  const bitsOf = (month: number, first: number, length: number): number => {
    const here = chosen(month);
    // A day that the month before lacks is its next day, the first of this one (RFC 7529, 4.1).
    const moved =
      skip === 'FORWARD' && lastDate > 28 && chosen(month - 1) && lastDate > first - firstOf(month - 1) ? 1 : 0;
    if (!here && !moved) return 0;
    let bits = here ? 2 ** length - 1 : moved;
    if (dates) {
      let some = moved;
      for (const date of here ? dates : []) {
        if (date > length) some |= skip === 'BACKWARD' ? one(length - 1) : 0;
        else some |= one(date > 0 ? date - 1 : length + date);
      }
      bits &= some;
    }
    if (byYearDay || byWeekNo || ordinals?.length) {
      const year = yearOf(month);
      const newYear = dayNumber(year, 1, 1);
      const nextYear = dayNumber(year + 1, 1, 1);
      if (byYearDay) {
        let some = 0;
        for (const nth of byYearDay) {
          const day = nth > 0 ? newYear + nth - 1 : nextYear + nth;
          if (day >= newYear && day < nextYear) some |= one(day - first);
        }
        bits &= some;
      }
      if (byWeekNo) {
        let some = 0;
        for (let numbered = year - 1; numbered <= year + 1; numbered++) {
          const from = firstWeek(numbered);
          const to = firstWeek(numbered + 1);
          for (const nth of byWeekNo) {
            const day = nth > 0 ? from + (nth - 1) * 7 : to + nth * 7;
            if (day >= from && day < to) some |= week(day - first);
          }
        }
        bits &= some;
      }
      if (ordinals?.length) {
        let some = 0;
        const whole = yearly && !byMonth;
        const from = whole ? newYear : first;
        const to = whole ? nextYear : first + length;
        for (const { day, nth } of ordinals) {
          const found =
            nth > 0
              ? from + modulo(day - weekdayOf(from), 7) + (nth - 1) * 7
              : to - 1 - modulo(weekdayOf(to - 1) - day, 7) + (nth + 1) * 7;
          if (found >= from && found < to) some |= one(found - first);
        }
        bits &= some | everyWeekday(weekdays!, first);
      }
    }
    if (weekdays && !ordinals?.length) bits &= everyWeekday(weekdays, first);
    if (interval > 1 && weekly) {
      let some = 0;
      const step = interval * 7;
      for (let day = modulo(startWeek - first + 6, step) - 6; day < length; day += step) some |= week(day);
      bits &= some;
    }
    if (interval > 1 && frequency === 'DAILY') {
      let some = 0;
      for (let day = modulo(start - first, interval); day < length; day += interval) some |= one(day);
      bits &= some;
    }
    return bits;
  };

  /** The next month in which there may be something, this one included. */
  const ahead = (month: number) => {
    if (interval === 1) return month;
    if (yearly) {
      const past = modulo(yearOf(month) - yearOf(began.month), interval);
      return past ? (yearOf(month) - past + interval) * 12 : month;
    }
    if (!monthly) return month;
    const past = modulo(month - began.month, interval);
    return past > (skip === 'FORWARD' ? 1 : 0) ? month - past + interval : month;
  };

  return {
    between(from, to, work) {
      const found: number[] = [];
      let month = ahead(monthOf(from).month);
      let first = firstOf(month);
      while (first < to && takeStep(work)) {
        const next = firstOf(month + 1);
        let bits = bitsOf(month, first, next - first);
        if (first < from) bits &= -1 << (from - first);
        for (; bits; bits &= bits - 1) {
          const day = first + 31 - Math.clz32(bits & -bits);
          if (day >= to) break;
          found.push(day);
        }
        const following = ahead(month + 1);
        first = following === month + 1 ? next : firstOf(following);
        month = following;
      }
      return found;
    },
    periodOf(day, after = 0) {
      if (weekly) return day - modulo(weekdayOf(day) - weekStart, 7) + after * 7;
      if (!yearly && !monthly) return day + after;
      const { month } = monthOf(day);
      return firstOf(yearly ? (yearOf(month) + after) * 12 : month + after);
    },
  };
}

/** The days of a month that fall on those weekdays: a pattern of seven bits, turned to the first of the month and repeated. */
function everyWeekday(weekdays: number, first: number): number {
  const turn = weekdayOf(first);
  return Math.imul(((weekdays >> turn) | (weekdays << (7 - turn))) & 127, 0x10204081);
}
