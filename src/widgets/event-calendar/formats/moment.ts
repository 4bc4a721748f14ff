import { parseDate } from '../../../data/reading/values/parse-date.js';
import { isZone, wallClock } from './wall-clock.js';

/** When something begins or ends, as its source says it. */
export interface Moment {
  /** Wall clock in `zone`, or a day. */
  readonly text: string;
  readonly day: boolean;
  /** As in a `CalendarEvent`. */
  readonly zone: string | null;
  /** Milliseconds from UTC of the clock by which it is written, where nothing names the zone of that: `text` is then in UTC. */
  readonly offset?: number;
}

export const DAY = 86_400_000;

/** ISO 8601, extended or basic, with what forms and databases make of it; the zone of RFC 9557 in brackets. */
const iso =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:(?:[T ]|, )(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?(?:\[!?([\w/+-]+)\])?)?$/i;

/** What says that a date written otherwise names its zone. */
const zoned = /\d\s*(?:z|utc|gmt|[+-]\d\d:?\d\d|[a-z]{3,4}t)\b/i;

/** `days` after a day; before it, when negative. */
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** The instant in a zone, when its clocks are known; in UTC else. */
function instantIn(instant: number, zone: string | null | undefined): Moment | undefined {
  if (!(Math.abs(instant) < 8e15)) return undefined;
  const known = zone && isZone(zone) ? zone : 'UTC';
  const text = wallClock(instant, known);
  return text && /^\d{4}-/.test(text) ? { text, day: false, zone: known } : undefined;
}

/**
 * Reads a date, with or without a time. A time without a zone is meant in `zone`; an instant is told by its clocks. A
 * number is epoch seconds, or milliseconds when it is that great. Nothing when it is no date.
 *
 * @param zone IANA name; null or absent when the source says none.
 */
export function readMoment(value: unknown, zone?: string | null): Moment | undefined {
  if (typeof value === 'number') return instantIn(Math.abs(value) < 1e11 ? value * 1000 : value, zone);
  const text = typeof value === 'string' ? value.trim() : '';
  const found = iso.exec(text);
  if (!found) return readOther(text, zone);
  const [, year, month, day, hour, minute, second, offset, named] = found;
  const date = `${year}-${month}-${day}`;
  const wall = Date.UTC(+year!, +month! - 1, +day!, +(hour ?? 0), +(minute ?? 0), +(second ?? 0));
  // A day that no calendar holds, a time that no clock shows. Midnight may be written as the end of a day.
  if (new Date(Date.UTC(+year!, +month! - 1, +day!)).toISOString().slice(0, 10) !== date) return undefined;
  if (+(minute ?? 0) > 59 || +(second ?? 0) > 60 || +(hour ?? 0) * 60 + +(minute ?? 0) > 1440) return undefined;
  if (!hour) return { text: date, day: true, zone: null };
  if (offset) {
    const far = offsetOf(offset);
    const read = instantIn(wall - far, named ?? zone);
    return far && read?.zone === 'UTC' ? { ...read, offset: far } : read;
  }
  return { text: new Date(wall).toISOString().slice(0, 19), day: false, zone: named ?? zone ?? null };
}

/** Milliseconds from UTC of what stands after a time. */
function offsetOf(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (+hours! * 60 + +(minutes ?? 0)) * 60_000 : 0;
}

/** What people write: « 28 novembre 2026 à 14 h 30 ». */
function readOther(text: string, zone?: string | null): Moment | undefined {
  const date = text.length < 100 && parseDate(text.replace(/(\d)\s*h(?:eures?)?\s*(\d\d)?(?!\p{L})/iu, '$1h$2'));
  if (!date) return undefined;
  if (date.length === 10) return { text: date, day: true, zone: null };
  return zoned.test(text)
    ? instantIn(Date.parse(date), zone)
    : { text: date.slice(0, 19), day: false, zone: zone ?? null };
}

const moved = (text: string, by: number): string =>
  by ? new Date(Date.parse(`${text}Z`) + by).toISOString().slice(0, 19) : text;

/** What the clock reads by which a moment is written. */
export const clockOf = ({ text, offset = 0 }: Moment): string => moved(text, offset);

/** What is read by the clock of a start, in the zone of that. */
export const byClockOf = ({ offset = 0 }: Moment, text: string): string => moved(text, -offset);

/** A time of the clock alone, `18:30` or `18 h`, as it stands in ISO 8601. */
export function readTime(value: unknown): string | undefined {
  const [, hour, minute = '00'] =
    (typeof value === 'string' && /^\s*(\d\d?)\s*[:h]\s*(?:(\d\d)\s*(?::\d\d)?)?$/i.exec(value)) || [];
  return hour ? `T${hour.padStart(2, '0')}:${minute}:00` : undefined;
}

/**
 * As `readMoment`, for an end: a time alone is of the day of the start, or of the next one when it comes before it. What
 * names no offset is read by the clock of the start.
 */
export function readEnd(value: unknown, start: Moment, zone?: string | null): Moment | undefined {
  const { offset } = start;
  if (offset) {
    const end = readEnd(value, { text: clockOf(start), day: false, zone: null });
    return end?.zone === null && !end.day ? { ...start, text: byClockOf(start, end.text) } : end;
  }
  const time = readTime(value);
  if (!time || start.day) return readMoment(value, zone ?? start.zone);
  const day = start.text.slice(0, 10);
  return readMoment((day + time > start.text ? day : dayAfter(day)) + time, start.zone);
}

/** Milliseconds of a duration (ISO 8601, 4.4.3; RFC 5545, 3.3.6), of days and less. Nothing when it is none. */
export function readDuration(text: string | undefined): number | undefined {
  const found = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(text ?? '');
  if (!found) return undefined;
  const [weeks, days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  return (weeks! * 7 + days!) * DAY + (hours! * 3600 + minutes! * 60 + seconds!) * 1000 || undefined;
}

/** The moment that is so many milliseconds of the clock after another one. */
export const momentAfter = (start: Moment, duration: number): Moment =>
  start.day
    ? { ...start, text: dayAfter(start.text, Math.max(0, Math.ceil(duration / DAY) - 1)) }
    : { ...start, text: new Date(Date.parse(`${start.text}Z`) + duration).toISOString().slice(0, 19) };
