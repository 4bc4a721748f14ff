import type { Wall } from './zone.js';

/** Milliseconds of a day of 24 hours. */
export const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Days since 1970-01-01 of a date of the Gregorian calendar, extended to all years. `month` is 1 to 12 or beyond. */
export function dayNumber(year: number, month: number, day: number): number {
  // Years are counted from March, so that the day that comes and goes is the last of a year.
  const months = year * 12 + month - 3;
  const march = Math.floor(months / 12);
  const century = Math.floor(march / 100);
  return (
    march * 365 +
    Math.floor(march / 4) -
    century +
    Math.floor(century / 4) +
    Math.floor(((months - march * 12) * 153 + 2) / 5) +
    day -
    719_469
  );
}

/** Months since the year 0 of a day number, and that month's day (1 to 31). */
export function monthOf(day: number): { month: number; date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const inEra = shifted - era * 146_097;
  const year = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const march = Math.floor((5 * inYear + 2) / 153);
  return { month: (era * 400 + year) * 12 + march + 2, date: inYear - Math.floor((153 * march + 2) / 5) + 1 };
}

/**
 * The day that a time names in a series of days, where a day should stand (RFC 5545, 3.8.4.4, 3.8.5.1 and 3.3.10). Exchange
 * and others write there, in UTC, the midnight of a zone: 22:00 or 23:00 of the day before in Paris, 20:00 in Saint-Denis.
 */
export function dayNamed(wall: Wall, utc: boolean | undefined): Wall {
  const sooner = utc && !(wall % HOUR) ? 4 * HOUR : 0;
  return Math.floor((wall + sooner) / DAY) * DAY;
}

/** A DATE or DATE-TIME as iCalendar writes it. */
export interface CivilTime {
  readonly wall: Wall;
  /** A DATE (RFC 5545, 3.3.4): `wall` is its midnight. */
  readonly allDay: boolean;
  /** Ends in Z: `wall` is an instant. */
  readonly utc: boolean;
}

const written = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z?))?/i;

/**
 * Reads a DATE or a DATE-TIME (RFC 5545, 3.3.4 and 3.3.5), with or without its dashes and colons; undefined for no day or no
 * time of the calendar. 24:00 is the next midnight, and a leap second is the second before it.
 */
export function readCivilTime(text: string): CivilTime | undefined {
  const [found, year, month, day, hour, minute, second, zulu] = written.exec(text) ?? [];
  if (!found) return undefined;
  const number = dayNumber(+year!, +month!, +day!);
  const { month: months, date } = monthOf(number);
  if (date !== +day! || months !== +year! * 12 + +month! - 1) return undefined;
  const h = +(hour ?? 0);
  const m = +(minute ?? 0);
  const s = Math.min(+(second ?? 0), 59);
  if (h * 60 + m > 1440 || m > 59 || +(second ?? 0) > 60) return undefined;
  return { wall: number * DAY + ((h * 60 + m) * 60 + s) * 1000, allDay: !hour, utc: !!zulu };
}

/** A wall clock as `2026-11-23T09:00:00`, or `2026-11-23` when `allDay`. */
export function writeWall(wall: Wall, allDay?: boolean): string {
  return new Date(wall).toISOString().slice(0, allDay ? -14 : -5);
}
