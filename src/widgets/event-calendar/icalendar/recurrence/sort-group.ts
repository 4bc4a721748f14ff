import { lineOf, placeOn, type CalendarSource } from '../calendar-source.js';
import {
  AND_FUTURE,
  EXDATE,
  FLAGS,
  FLOATS,
  INTS,
  RECURRENCE,
  RECURRENCE_DAY,
  RECURRENCE_ZONE,
  SEQUENCE,
  START,
  START_DAY,
  UPDATED,
} from '../event-table.js';
import { IcalendarEvent } from '../icalendar-event.js';
import { isChange, isSeries } from './irregular.js';
import { changesOf, Instances, IrregularSeries, type Change, type Changes } from './irregular-series.js';
import { placeOf } from './series.js';
import { datesOfLine, linesOf } from './series-lines.js';

/** What the events with one UID are: series, and what takes place once. */
export function sortGroup(
  source: CalendarSource,
  rows: readonly number[],
): { readonly series: readonly IrregularSeries[]; readonly single: readonly number[] } {
  const series: IrregularSeries[] = [];
  const single: number[] = [];
  const { masters, changes } = sortOut(source, rows);
  const shared = changes.length ? changesOf(source, changes) : undefined;
  for (const row of masters) {
    if (isSeries(source, row)) series.push(new IrregularSeries(source, row, shared));
    else if (!shared || !isReplaced(source, row, shared)) single.push(row);
  }
  for (const { row } of changes) single.push(row);
  return { series, single };
}

const isDay = ({ table }: CalendarSource, row: number) => (table.ints[row * INTS + FLAGS]! & START_DAY) > 0;

/** Tells apart, of the events with one UID, what is repeated and what replaces an instance; of two that are the same, the newer. */
function sortOut(source: CalendarSource, rows: readonly number[]) {
  const { ints, floats } = source.table;
  const newer = (a: number, b: number) =>
    ints[a * INTS + SEQUENCE]! - ints[b * INTS + SEQUENCE]! ||
    (floats[a * FLOATS + UPDATED] || -Infinity) - (floats[b * FLOATS + UPDATED] || -Infinity) ||
    0;
  const all = rows.filter((row) => !isChange(source, row));
  const masters = all.length > 1 ? apart(source, all, newer) : all;
  const [master] = masters;
  const changes = new Map<number, Change>();
  for (const row of rows.filter((row) => isChange(source, row))) {
    const change = readChange(source, row);
    const key = master === undefined ? change.id.wall : placeIn(source, master, change);
    const other = changes.get(key);
    if (!other || newer(row, other.row) >= 0) changes.set(key, change);
  }
  // Read for the first that needs it, and not again for each.
  let left: Instances | undefined;
  /** Whether a later version of the series leaves out what an earlier one had moved. */
  const isWithdrawn = ({ row }: Change, place: number) => {
    if (master === undefined || ints[row * INTS + SEQUENCE]! >= ints[master * INTS + SEQUENCE]!) return false;
    left ??= new Instances(
      lineOf(source, master),
      isDay(source, master),
      linesOf(source, master, EXDATE).flatMap((property) => datesOfLine(source, property)),
    );
    return left.has(place);
  };
  return { masters, changes: [...changes].flatMap(([place, change]) => (isWithdrawn(change, place) ? [] : change)) };
}

/**
 * The events of one UID that take place: of several versions the newest. Some programs give one UID to all that they write, or
 * to all of a day: events of one SEQUENCE that share neither their start nor their title are no versions of each other.
 */
function apart(source: CalendarSource, all: readonly number[], newer: (a: number, b: number) => number): number[] {
  const { ints, floats } = source.table;
  const last = all.reduce((most, row) => Math.max(most, ints[row * INTS + SEQUENCE]!), 0);
  const current = all
    .filter((row) => ints[row * INTS + SEQUENCE] === last)
    .map((row) => ({ row, start: floats[row * FLOATS + START]!, title: new IcalendarEvent(source, row).title }));
  const newest = new Map<number | string, number>();
  for (const { row, start, title } of current)
    for (const key of [start, title]) if (newer(row, newest.get(key) ?? row) >= 0) newest.set(key, row);
  const told = new Set<string>();
  return current
    .filter(({ row, start, title }) => {
      const isNewest = [start, title].every((key) => newer(row, newest.get(key)!) === 0);
      return isNewest && told.size !== told.add(`${start} ${title}`).size;
    })
    .map(({ row }) => row);
}

function placeIn(source: CalendarSource, master: number, { id }: Change): number {
  return placeOf(id, lineOf(source, master), isDay(source, master));
}

function readChange({ table, zones }: CalendarSource, row: number): Change {
  const flags = table.ints[row * INTS + FLAGS]!;
  const zone = zones.at(table.ints[row * INTS + RECURRENCE_ZONE]!);
  return {
    row,
    id: { wall: table.floats[row * FLOATS + RECURRENCE]!, day: (flags & RECURRENCE_DAY) > 0, zone },
    future: (flags & AND_FUTURE) > 0,
  };
}

/** Whether something replaces an event that takes place once. */
function isReplaced(source: CalendarSource, row: number, changes: Changes): boolean {
  const line = lineOf(source, row);
  return changes(line, isDay(source, row)).named.has(placeOn(line, source.table.floats[row * FLOATS + START]!));
}
