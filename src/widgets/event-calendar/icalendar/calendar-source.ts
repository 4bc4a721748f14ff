import type { About } from '../../../data/format.js';
import type { CalendarZones } from './time/calendar-zones.js';
import { DAY } from './time/civil-time.js';
import {
  DAYS,
  END,
  END_DAY,
  END_ZONE,
  EXACT,
  FLAGS,
  FLOATS,
  INTS,
  START,
  START_DAY,
  START_ZONE,
  type EventTable,
} from './event-table.js';
import type { Wall, Zone } from './time/zone.js';

/** A calendar of which the times are read: its source, the numbers that point into it, and its zones. */
export interface CalendarSource {
  readonly text: string;
  readonly about: About;
  readonly table: EventTable;
  readonly zones: CalendarZones;
}

/**
 * The line of time on which an event lies: instants when its zone is known; else walls (all-day, floating, unknown
 * zone), which become instants where they are shown.
 */
export function lineOf({ table, zones }: CalendarSource, row: number): Zone | undefined {
  return table.ints[row * INTS + FLAGS]! & START_DAY ? undefined : zones.at(table.ints[row * INTS + START_ZONE]!);
}

/** Where a wall lies on the line of an event. */
export const placeOn = (line: Zone | undefined, wall: Wall): number => (line ? line.instantOf(wall) : wall);

/**
 * Where an event ends that begins elsewhere on its line: an instance of a series, or the event itself. What is given an
 * end ends at the same hour each time, also when the clocks change in between: all calendars read it so, where RFC 5545,
 * 3.8.5.3 speaks of an exact duration. A day without end is one day, a time without end is a point (3.6.1); what ends
 * before its start is taken so too.
 *
 * @param at On the line.
 */
export function endOf(source: CalendarSource, row: number, line: Zone | undefined, at: number): number {
  const { ints, floats } = source.table;
  const flags = ints[row * INTS + FLAGS]!;
  const start = floats[row * FLOATS + START]!;
  const days = floats[row * FLOATS + DAYS]!;
  let end = floats[row * FLOATS + END]!;
  if (flags & START_DAY) {
    if (!Number.isNaN(end)) end += at - start;
    else if (!Number.isNaN(days)) end = at + days * DAY + floats[row * FLOATS + EXACT]!;
    return end > at ? Math.ceil(end / DAY) * DAY : at + DAY;
  }
  if (!Number.isNaN(end)) {
    const zone = source.zones.at(ints[row * INTS + END_ZONE]!);
    if (line && zone && zone !== line && !(flags & END_DAY)) end = zone.instantOf(end) + at - line.instantOf(start);
    else end = placeOn(line, (line ? line.wallOf(at) : at) + end - start);
  } else if (!Number.isNaN(days)) {
    const exact = floats[row * FLOATS + EXACT]!;
    end = (days ? placeOn(line, (line ? line.wallOf(at) : at) + days * DAY) : at) + exact;
  }
  return end > at ? end : at;
}
