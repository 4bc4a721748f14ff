import { DAY } from './civil-time.js';
import { endOf, lineOf, placeOn, type CalendarSource } from './calendar-source.js';
import {
  AND_FUTURE,
  EXDATE,
  FLAGS,
  FLOATS,
  INTS,
  LINES_TO,
  RECURRENCE,
  RECURRENCE_DAY,
  RECURRENCE_ZONE,
  SEQUENCE,
  START,
  START_DAY,
  UPDATED,
} from './event-table.js';
import { uidOf } from './icalendar-event.js';
import { Instances, placeOf, Series, type Change, type Emit } from './series.js';
import { datesOfLine, linesOf } from './series-lines.js';

/** A stretch of time, and the same on clocks for what has no zone. Wider than what is shown by the changes of clocks. */
export interface Reach {
  readonly from: number;
  readonly to: number;
  readonly fromWall: number;
  readonly toWall: number;
}

/** Events that take place once and last about as long, by their start. */
interface Lane {
  readonly rows: readonly number[];
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly longest: number;
}

/**
 * What one series may take of the steps that are left in one search: at first every minute of a month, and more than a
 * hundred years of days. However many take all that they may, something is left for those that take little.
 */
const SHARE = 1 / 32;

/** What of a calendar takes place when: found without looking at what lies before and after. */
export class EventIndex {
  readonly #source: CalendarSource;
  /** With a zone, and without. */
  readonly #placed: readonly Lane[];
  readonly #floating: readonly Lane[];
  readonly #series: readonly Series[];

  constructor(source: CalendarSource) {
    this.#source = source;
    const { count } = source.table;
    const groups = new Map<string, number[]>();
    const single: number[] = [];
    const series: Series[] = [];
    for (let row = 0; row < count; row++) {
      // Without UID, an event is its own.
      const uid = uidOf(source, row) || ` ${row}`;
      const group = groups.get(uid);
      if (group) group.push(row);
      else groups.set(uid, [row]);
    }
    for (const rows of groups.values()) {
      const { masters, changes } = rows.length > 1 ? sortOut(source, rows) : one(source, rows[0]!);
      for (const row of masters) {
        if (isSeries(source, row)) series.push(new Series(source, row, changes));
        else if (!isReplaced(source, row, changes)) single.push(row);
      }
      for (const { row } of changes) single.push(row);
    }
    const hasZone = single.map((row) => lineOf(source, row) !== undefined);
    this.#placed = lanesOf(
      source,
      single.filter((_, i) => hasZone[i]),
    );
    this.#floating = lanesOf(
      source,
      single.filter((_, i) => !hasZone[i]),
    );
    this.#series = series;
  }

  /**
   * Gives what may lie in reach, in no order. `onCut` is told of a series that is too much work, with its row.
   *
   * @param left Steps of work that may be done; what is left of them is returned.
   */
  within(reach: Reach, left: number, emit: Emit, onCut: (row: number) => void): number {
    for (const lane of this.#placed) this.#inLane(lane, reach.from, reach.to, emit);
    for (const lane of this.#floating) this.#inLane(lane, reach.fromWall, reach.toWall, emit);
    for (const series of this.#series) {
      const work = { steps: Math.ceil(left * SHARE), cut: false };
      const before = work.steps;
      if (series.line) series.between(reach.from, reach.to, work, emit);
      else series.between(reach.fromWall, reach.toWall, work, emit);
      left -= before - work.steps;
      if (work.cut) onCut(series.row);
    }
    return left;
  }

  #inLane({ rows, starts, ends, longest }: Lane, from: number, to: number, emit: Emit): void {
    let low = 0;
    for (let high = starts.length; low < high;) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < from - longest) low = middle + 1;
      else high = middle;
    }
    for (; low < starts.length && starts[low]! < to; low++) {
      if (ends[low]! >= from) emit(rows[low]!, lineOf(this.#source, rows[low]!), starts[low]!, ends[low]!);
    }
  }
}

const isChange = ({ table }: CalendarSource, row: number) => !Number.isNaN(table.floats[row * FLOATS + RECURRENCE]!);

/** Whether anything says that it is repeated, or left out. */
const isSeries = ({ table }: CalendarSource, row: number): boolean =>
  (row ? table.ints[(row - 1) * INTS + LINES_TO]! : 0) < table.ints[row * INTS + LINES_TO]!;

function one(source: CalendarSource, row: number): { masters: readonly number[]; changes: readonly Change[] } {
  return isChange(source, row) ? { masters: [], changes: [changeOf(source, row)] } : { masters: [row], changes: [] };
}

/** Tells apart, of the events with one UID, what is repeated and what replaces an instance; of two that are the same, the newer. */
function sortOut(source: CalendarSource, rows: readonly number[]) {
  const { ints, floats } = source.table;
  const newer = (a: number, b: number) =>
    ints[a * INTS + SEQUENCE]! - ints[b * INTS + SEQUENCE]! ||
    (floats[a * FLOATS + UPDATED] || -Infinity) - (floats[b * FLOATS + UPDATED] || -Infinity) ||
    0;
  const starts = new Set<number>();
  const all = rows.filter((row) => !isChange(source, row));
  const newest = all.reduce((best, row) => (newer(row, best) > 0 ? row : best), all[0]!);
  // Some give one UID to all their events: without a newest among them, each start is an event.
  const masters = all.filter((row) => {
    const start = floats[row * FLOATS + START]!;
    return newer(row, newest) === 0 && starts.size !== starts.add(start).size;
  });
  const changes = new Map<number, Change>();
  for (const row of rows.filter((row) => isChange(source, row))) {
    const change = changeOf(source, row);
    const [master] = masters;
    const key = master === undefined ? change.id.wall : placeIn(source, master, change);
    const other = changes.get(key);
    if (!other || newer(row, other.row) >= 0) changes.set(key, change);
  }
  return { masters, changes: [...changes.values()].filter((change) => !isWithdrawn(source, masters[0], change)) };
}

/** Whether a later version of the series leaves out what an earlier one had moved. */
function isWithdrawn(source: CalendarSource, master: number | undefined, change: Change): boolean {
  const { ints } = source.table;
  if (master === undefined || ints[change.row * INTS + SEQUENCE]! >= ints[master * INTS + SEQUENCE]!) return false;
  const dates = linesOf(source, master, EXDATE).flatMap((property) => datesOfLine(source, property));
  const allDay = (ints[master * INTS + FLAGS]! & START_DAY) > 0;
  return new Instances(lineOf(source, master), allDay, dates).has(placeIn(source, master, change));
}

function placeIn(source: CalendarSource, master: number, { id }: Change): number {
  return placeOf(id, lineOf(source, master), (source.table.ints[master * INTS + FLAGS]! & START_DAY) > 0);
}

function changeOf({ table, zones }: CalendarSource, row: number): Change {
  const flags = table.ints[row * INTS + FLAGS]!;
  const day = (flags & RECURRENCE_DAY) > 0;
  const zone = day ? undefined : zones.at(table.ints[row * INTS + RECURRENCE_ZONE]!);
  return {
    row,
    id: { wall: table.floats[row * FLOATS + RECURRENCE]!, day, zone },
    future: (flags & AND_FUTURE) > 0,
  };
}

/** Whether something replaces an event that takes place once. */
function isReplaced(source: CalendarSource, row: number, changes: readonly Change[]): boolean {
  if (!changes.length) return false;
  const line = lineOf(source, row);
  const allDay = (source.table.ints[row * INTS + FLAGS]! & START_DAY) > 0;
  const ids = changes.map(({ id }) => id);
  return new Instances(line, allDay, ids).has(placeOn(line, source.table.floats[row * FLOATS + START]!));
}

/** Few lanes, each of what lasts up to eight times as long as the one before: one that lasts for years slows no other. */
function lanesOf(source: CalendarSource, rows: readonly number[]): Lane[] {
  const { floats } = source.table;
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  const lanes: number[][] = [];
  for (const row of rows) {
    const line = lineOf(source, row);
    const at = placeOn(line, floats[row * FLOATS + START]!);
    const end = endOf(source, row, line, at);
    starts.set(row, at);
    ends.set(row, end);
    (lanes[Math.max(0, Math.ceil(Math.log2((end - at) / DAY) / 3))] ??= []).push(row);
  }
  return lanes.flatMap((lane) => {
    const sorted = lane.sort((a, b) => starts.get(a)! - starts.get(b)!);
    const laneStarts = Float64Array.from(sorted, (row) => starts.get(row)!);
    const laneEnds = Float64Array.from(sorted, (row) => ends.get(row)!);
    const longest = laneEnds.reduce((most, end, i) => Math.max(most, end - laneStarts[i]!), 0);
    return [{ rows: sorted, starts: laneStarts, ends: laneEnds, longest }];
  });
}
