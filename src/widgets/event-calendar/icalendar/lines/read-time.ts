import { DAY, dayNumber, monthOf } from '../time/civil-time.js';
import type { Wall } from '../time/zone.js';

const T = 84;
const Z = 90;

/** Two digits, or NaN. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens < 10 && ones >= 0 && ones < 10 ? tens * 10 + ones : NaN;
}

/** Of a day that exists; NaN for 31 February. */
function dayOf(year: number, month: number, day: number): Wall {
  if (!(month > 0 && month < 13 && day > 0 && day < 32)) return NaN;
  const number = dayNumber(year, month, day);
  return day < 29 || monthOf(number).date === day ? number * DAY : NaN;
}

/**
 * Reads a DATE or a DATE-TIME in its one right form (RFC 5545, 3.3.4 and 3.3.5): `20261123`, `20261123T090000`,
 * `20261123T080000Z`. NaN when it is another: see `mendTime`. A leap second is the one before it.
 */
export function readTime(text: string, from: number, to: number): Wall {
  const wall = dayOf(two(text, from) * 100 + two(text, from + 2), two(text, from + 4), two(text, from + 6));
  const length = to - from;
  if (length === 8) return wall;
  if (text.charCodeAt(from + 8) !== T || !(length === 15 || (length === 16 && text.charCodeAt(from + 15) === Z)))
    return NaN;
  const hour = two(text, from + 9);
  const minute = two(text, from + 11);
  const second = Math.min(two(text, from + 13), 59);
  return hour < 24 && minute < 60 ? wall + ((hour * 60 + minute) * 60 + second) * 1000 : NaN;
}

/** Of a text without blanks at its ends: two ways of reading the same blanks would take the square of the time. */
const oddTime =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d)(?::?(\d\d))?(?::?(\d\d))?(?:[.,]\d+)?(?:\s*(Z|[+-]\d\d:?(?:\d\d)?))?)?$/i;

/** The one right form of a time that is written in another of ISO 8601, with its offset taken off; or nothing. */
export function mendTime(text: string): string | undefined {
  const [, year, month, day, hour, minute = '00', second = '00', zone] = oddTime.exec(text.trim()) ?? [];
  if (!hour) return year && `${year}${month}${day}`;
  const midnight = hour === '24';
  const time = `${year}${month}${day}T${midnight ? '00' : hour}${minute}${second}`;
  const offset = zone && !/z/i.test(zone) ? readOffset(zone.replace(':', '')) : 0;
  const wall = readTime(time, 0, 15) + (midnight ? DAY : 0) - offset;
  return Number.isNaN(wall) ? undefined : new Date(wall).toISOString().replace(/[-:]|\.\d+Z/g, '') + (zone ? 'Z' : '');
}

/** Reads a UTC-OFFSET (RFC 5545, 3.3.14), in milliseconds. */
export function readOffset(text: string): number {
  const [, sign, hours, minutes = 0, seconds = 0] = /^\s*([+-]?)(\d\d)(\d\d)?(\d\d)?/.exec(text) ?? [];
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * (sign === '-' ? -1000 : 1000);
}

/** Ten thousand years, in days: what lasts longer is cut, so that its end is still a date. */
const LONGEST = 3_652_500;

/** How long something lasts. Its days are days of the calendar, of 23 or 25 hours at times (RFC 5545, 3.3.6). */
export interface Duration {
  readonly days: number;
  /** Milliseconds beside the days. */
  readonly exact: number;
}

/** Reads a DURATION (RFC 5545, 3.3.6), weeks beside other parts included; nothing when it is none. */
export function readDuration(text: string): Duration | undefined {
  const found = /^\s*([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?\s*$/i
    .exec(text)
    ?.map((part) => part ?? 0);
  if (!found) return undefined;
  const [, sign, weeks, days, hours, minutes, seconds] = found as [unknown, unknown, ...(string | number)[]];
  const way = sign === '-' ? -1 : 1;
  return {
    days: way * Math.min(Number(weeks) * 7 + Number(days), LONGEST),
    exact: way * Math.min(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000, LONGEST * DAY),
  };
}
