import type { CalendarEvent } from '../../calendar-event.js';
import { lineOf, type CalendarSource } from '../calendar-source.js';
import { DAY, dayNamed, readCivilTime, writeWall } from '../time/civil-time.js';
import {
  AND_FUTURE,
  DAYS,
  END,
  END_DAY,
  END_ZONE,
  EXACT,
  EXDATE,
  EXRULE,
  FLAGS,
  FLOATS,
  INTS,
  RDATE,
  RECURRENCE,
  RECURRENCE_DAY,
  RECURRENCE_ZONE,
  RRULE,
  START,
  START_DAY,
} from '../event-table.js';
import { IcalendarEvent, uidOf } from '../icalendar-event.js';
import { intlZone } from '../time/intl-zone.js';
import { isChange } from '../recurrence/irregular.js';
import { parseRule } from '../recurrence/recurrence-rule.js';
import { writeDate } from '../recurrence/series.js';
import { datesOfLine, linesOf, type ListedDate } from '../recurrence/series-lines.js';
import type { Zone } from '../time/zone.js';

/** When an event takes place, as it is to be written: more than an event tells of itself. Walls are in `zone`, or days. */
export interface WrittenTimes {
  /** Undefined for days, for floating times, and for a zone that nothing defines. */
  readonly zone: Zone | undefined;
  readonly start: string;
  readonly end?: string;
  /** The zone of `end`, where it is another one. */
  readonly endZone?: Zone | undefined;
  /** In place of an end (RFC 5545, 3.3.6). */
  readonly duration?: string;
  /** Which instance it replaces, as its series writes its start: others compare letters. */
  readonly recurrence?: Recurrence | undefined;
  /** It replaces all that follow too (RFC 5545, 3.2.13). */
  readonly andFuture: boolean;
  readonly rules: readonly string[];
  /** Rules of what does not take place (RFC 2445, 4.8.5.2). */
  readonly excluded: readonly string[];
  readonly dates: readonly string[];
  /** Those of `dates` that say how long they last: beginning and end, or duration. */
  readonly periods: readonly (readonly [start: string, end: string])[];
  readonly exceptions: readonly string[];
}

/** An instance of a series by its original time: a wall in `zone`, or a day. */
export interface Recurrence {
  readonly wall: string;
  readonly zone: Zone | undefined;
}

/** What an event that was made of another one does not tell: its zone, and the instance that the other one replaces. */
interface Origin {
  readonly zone: Zone | undefined;
  readonly recurrence: Recurrence | undefined;
}

const origins = new WeakMap<CalendarEvent, Origin>();

/**
 * An event made of one that was read from a calendar, of one of its instances, keeps its zone, which may be one that only the
 * calendar knows. Of a change that goes for all that follow, each instance replaces one of its own, as much later.
 */
export function inZoneOf(event: CalendarEvent, made: CalendarEvent): CalendarEvent {
  const place = IcalendarEvent.placeOf(event);
  if (place)
    origins.set(made, {
      zone: lineOf(place.source, place.row),
      recurrence: recurrenceOf(place.source, place.row, clockOf(made) - clockOf(event)),
    });
  return made;
}

const clockOf = ({ start }: CalendarEvent) => readCivilTime(start)?.wall ?? 0;

/** The times of an event, of a calendar that was read or of a page. */
export function writtenTimes(event: CalendarEvent, zoneOf: (name: string) => Zone | undefined): WrittenTimes {
  const place = IcalendarEvent.placeOf(event);
  return place ? readTimes(event, place.source, place.row) : plainTimes(event, zoneOf);
}

function plainTimes(event: CalendarEvent, zoneOf: (name: string) => Zone | undefined): WrittenTimes {
  const { start, end, recurrenceId, allDay, zone, rule, dates = [], exceptions = [] } = event;
  const day = (wall: string) => (allDay ? wall.slice(0, 10) : wall);
  const origin = origins.get(event);
  const zoneIn = allDay ? undefined : (origin?.zone ?? named(zone, zoneOf));
  const rules = rule ? [endedAs(rule.replace(/\s+/g, ''), zoneIn, allDay)] : [];
  return {
    zone: zoneIn,
    start: day(start),
    end: end && end !== start ? day(end) : undefined,
    recurrence: origin?.recurrence ?? (recurrenceId ? { wall: day(recurrenceId), zone: zoneIn } : undefined),
    andFuture: false,
    // A value of RRULE is no text: nothing of it is escaped, and nothing of it may begin another line.
    rules,
    excluded: [],
    dates: withStart(
      day(start),
      rules,
      dates.map((date) => (allDay ? day(date) : atTime(date, start))),
    ),
    periods: [],
    exceptions: exceptions.flatMap((one) => (allDay ? day(one) : leftOut(one, start, rules))),
  };
}

const named = (zone: string | null, zoneOf: (name: string) => Zone | undefined) =>
  zone === 'UTC' ? intlZone(zone) : zone ? zoneOf(zone) : undefined;

/**
 * A rule with its end as its start asks for it, which others insist on (RFC 5545, 3.3.10): a day where that is one, UTC in a
 * zone, else the clock. A day that ends a series of times is part of it.
 */
const endedAs = (rule: string, zone: Zone | undefined, allDay: boolean): string =>
  rule.replace(/(UNTIL=)([^;]*)/i, (written: string, name: string, value: string) => {
    const until = readCivilTime(value);
    if (!until || (until.utc && zone)) return written;
    const day = allDay ? dayNamed(until.wall, until.utc) : until.wall;
    const wall = until.allDay && !allDay ? day + DAY - 1000 : day;
    const text = writeWall(zone ? zone.instantOf(wall) : wall, allDay).replace(/[-:]/g, '');
    return /^\d{8}(T|$)/.test(text) ? `${name}${text}${zone ? 'Z' : ''}` : written;
  });

/** A day among times is that day at the time of the others. */
const atTime = (date: string, start: string) => (date.length > 10 ? date : date + start.slice(10));

/** A rule that gives several times of a day. */
const fine = /BYHOUR|BYMINUTE|BYSECOND|HOURLY|MINUTELY|SECONDLY/i;

/**
 * What is left out of a series of times. A day among them is the time of that day, as EXDATE is to be of the kind of the start
 * (RFC 5545, 3.8.5.1): others know no day there. Where a day has several times, it stays beside.
 */
const leftOut = (wall: string, start: string, rules: readonly string[]): string[] =>
  wall.length > 10
    ? [wall]
    : [atTime(wall, start), ...(rules.length > 1 || rules.some((one) => fine.test(one)) ? [wall] : [])];

/** Dates that follow no rule, the first one too: what Nextcloud shows of such a series is what RDATE lists. */
const withStart = (start: string, rules: readonly string[], dates: readonly string[]): readonly string[] =>
  rules.length || !dates.length || dates.includes(start) ? dates : [start, ...dates];

/** What is replaced by this row, in the terms of its series, where the calendar has it (RFC 5545, 3.8.4.4), or so much later. */
function recurrenceOf(source: CalendarSource, row: number, later = 0): Recurrence | undefined {
  const { ints, floats } = source.table;
  const wall = floats[row * FLOATS + RECURRENCE]!;
  if (Number.isNaN(wall)) return undefined;
  const isDay = (ints[row * INTS + FLAGS]! & RECURRENCE_DAY) > 0;
  const zone = isDay ? undefined : source.zones.at(ints[row * INTS + RECURRENCE_ZONE]!);
  const series = seriesOf(source, row);
  if (series === undefined)
    return { wall: writeWall(wall, isDay), zone: isDay ? undefined : (zone ?? lineOf(source, row)) };
  if (ints[series * INTS + FLAGS]! & START_DAY)
    return { wall: writeWall(dayNamed(wall, zone?.name === 'UTC') + later, true), zone: undefined };
  const line = lineOf(source, series);
  const own = isDay ? wall + (((floats[series * FLOATS + START]! % DAY) + DAY) % DAY) : wall;
  return {
    wall: writeWall((line && zone && zone !== line ? line.wallOf(zone.instantOf(own)) : own) + later),
    zone: line,
  };
}

const seriesRows = new WeakMap<CalendarSource, ReadonlyMap<string, number>>();

/** The row of the series of which a row replaces an instance. All are looked up once: a calendar may hold thousands of changes. */
function seriesOf(source: CalendarSource, row: number): number | undefined {
  let rows = seriesRows.get(source);
  if (!rows) {
    const found = new Map<string, number>();
    // The first one of a UID counts.
    for (let at = source.table.count - 1; at >= 0; at--) if (!isChange(source, at)) found.set(uidOf(source, at), at);
    seriesRows.set(source, (rows = found));
  }
  return rows.get(uidOf(source, row));
}

function readTimes(event: CalendarEvent, source: CalendarSource, row: number): WrittenTimes {
  const { ints, floats } = source.table;
  const zone = lineOf(source, row);
  const flags = ints[row * INTS + FLAGS]!;
  const allDay = (flags & START_DAY) > 0;
  const { start } = event;
  const wallIn = (date: ListedDate) => writeDate(date, source, row);
  const listed = (kind: number) => linesOf(source, row, kind).flatMap((property) => datesOfLine(source, property));
  const rules = (kind: number) =>
    linesOf(source, row, kind).flatMap(({ value }) =>
      parseRule(value) ? endedAs(value.replace(/\s+/g, ''), zone, allDay) : [],
    );
  const added = listed(RDATE);
  const written = rules(RRULE);
  const end = floats[row * FLOATS + END]!;
  const days = floats[row * FLOATS + DAYS]!;
  const endZone = source.zones.at(ints[row * INTS + END_ZONE]!);
  const elsewhere = !!zone && !!endZone && endZone !== zone && !(flags & END_DAY);
  return {
    zone,
    start,
    ...(Number.isNaN(end)
      ? { duration: Number.isNaN(days) ? undefined : durationText(days, floats[row * FLOATS + EXACT]!) }
      : elsewhere
        ? { end: writeWall(end), endZone }
        : // As it stands: where clocks leave out the start, that of the first instance is another.
          { end: event.end === start ? undefined : allDay ? event.end : writeWall(end) }),
    recurrence: recurrenceOf(source, row),
    andFuture: (flags & AND_FUTURE) > 0,
    rules: written,
    excluded: rules(EXRULE),
    dates: withStart(
      start,
      written,
      added
        .filter((date) => date.end === undefined && !date.duration)
        .map((date) => (allDay ? wallIn(date) : atTime(wallIn(date), start))),
    ),
    periods: added.flatMap((date) =>
      date.end !== undefined
        ? [[wallIn(date), wallIn({ ...date, wall: date.end })] as const]
        : date.duration
          ? [[wallIn(date), durationText(date.duration.days, date.duration.exact)] as const]
          : [],
    ),
    exceptions: listed(EXDATE).flatMap((date) => (allDay ? wallIn(date) : leftOut(wallIn(date), start, written))),
  };
}

/** Days of the calendar, then exact seconds. What is below nothing is nothing. */
function durationText(days: number, milliseconds: number): string {
  const seconds = Math.max(Math.round(milliseconds / 1000), 0);
  return `P${days > 0 ? `${days}D` : ''}${seconds || days <= 0 ? `T${seconds}S` : ''}`;
}
