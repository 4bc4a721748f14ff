import type { CalendarSource } from '../calendar-source.js';
import { INTS, LINE, LINES_TO } from '../event-table.js';
import { readProperty, type Property } from '../lines/property.js';
import { unfold } from '../lines/read-lines.js';
import { mendTime, readDuration, readTime, type Duration } from '../lines/read-time.js';
import type { Wall, Zone } from '../time/zone.js';

/** The lines of one kind that say when an event is repeated: RRULE, RDATE, EXDATE or EXRULE. */
export function linesOf({ text, table }: CalendarSource, row: number, kind: number): Property[] {
  const found: Property[] = [];
  const from = row ? table.ints[(row - 1) * INTS + LINES_TO]! : 0;
  for (let i = from; i < table.ints[row * INTS + LINES_TO]!; i += LINE) {
    if (table.lines[i] === kind) found.push(readProperty(unfold(text, table.lines[i + 1]!, table.lines[i + 2]!), 0));
  }
  return found;
}

/** One of the dates of a line. */
export interface ListedDate {
  readonly wall: Wall;
  readonly day: boolean;
  /** Absent when it is a day, floating, or in a zone that nothing defines. */
  readonly zone: Zone | undefined;
  /** Of a period (RFC 5545, 3.3.9): where it ends, in the same zone, or how long it lasts. */
  readonly end?: Wall;
  readonly duration?: Duration;
}

/** The dates of an RDATE or an EXDATE (RFC 5545, 3.8.5.2 and 3.8.5.1). What is no date is let go. */
export function datesOfLine({ zones }: CalendarSource, { params, value }: Property): ListedDate[] {
  const isDate = params.get('VALUE')?.toUpperCase() === 'DATE';
  const named = zones.named(params.get('TZID') ?? '');
  return value.split(',').flatMap((one) => {
    const [start = '', end] = one.split('/');
    const time = mendTime(isDate ? start.trim().slice(0, 8) : start);
    if (!time) return [];
    const wall = readTime(time, 0, time.length);
    if (Number.isNaN(wall)) return [];
    const day = time.length === 8;
    const zone = day ? undefined : time.endsWith('Z') ? zones.utc : named;
    const until = end && mendTime(end);
    return [
      {
        wall,
        day,
        zone,
        end: until ? readTime(until, 0, until.length) : undefined,
        duration: end && !until ? readDuration(end) : undefined,
      },
    ];
  });
}
