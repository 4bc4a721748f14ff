import { DAY } from './time/civil-time.js';
import { endOf, lineOf, placeOn, type CalendarSource } from './calendar-source.js';
import {
  AND_FUTURE,
  DAYS,
  END,
  EXACT,
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
import { changesOf, Instances, placeOf, Series, type Change, type Changes, type Emit } from './recurrence/series.js';
import { datesOfLine, linesOf } from './recurrence/series-lines.js';

/** A stretch of time, and the same on clocks for what has no zone. Wider than what is shown by the changes of clocks. */
export interface Reach {
  readonly from: number;
  readonly to: number;
  readonly fromWall: number;
  readonly toWall: number;
}

/** Events that take place once: about when, by what clocks read where they do. */
interface Singles {
  readonly rows: readonly number[];
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** More than lies between what clocks read in any two places, and between two lengths of the same days. */
const APART = 2 * DAY;

/**
 * What one series may take of the steps that are left in one search: at first every minute of a month, and more than a
 * hundred years of days. However many take all that they may, something is left for those that take little.
 */
const SHARE = 1 / 32;

/** Events between two moments at which who makes an index may be interrupted. */
const PART = 256;

const indexes = new WeakMap<CalendarSource, EventIndex>();

/**
 * What of a calendar takes place when. Most of a long calendar is never shown: where an event lies exactly, which asks its
 * zone, is known only of those that may be within reach; of the others, two numbers each are compared.
 */
export class EventIndex {
  readonly #source: CalendarSource;
  readonly #making: Iterator<void>;
  #singles!: Singles;
  #series?: readonly Series[];

  constructor(source: CalendarSource) {
    this.#source = source;
    this.#making = this.#make(source);
  }

  /** The one index of a source. */
  static of(source: CalendarSource): EventIndex {
    let index = indexes.get(source);
    if (!index) indexes.set(source, (index = new EventIndex(source)));
    return index;
  }

  /**
   * Makes a part of what searches will need, for which the first would stop the page when there are thousands of events.
   * What was not made is made by whoever searches.
   *
   * @returns True when there is more to make.
   */
  advance(): boolean {
    return !this.#making.next().done;
  }

  *#make(source: CalendarSource): Generator<void> {
    const single: number[] = [];
    const series: Series[] = [];
    const add = (row: number, changes?: Changes) => {
      if (isSeries(source, row)) series.push(new Series(source, row, changes));
      else if (!changes || !isReplaced(source, row, changes)) single.push(row);
    };
    const { alone, groups } = yield* byUid(source);
    for (const row of alone) {
      if (isChange(source, row)) single.push(row);
      else add(row);
      if (!(row % PART)) yield;
    }
    for (const rows of groups) {
      const { masters, changes } = sortOut(source, rows);
      const shared = changes.length ? changesOf(source, changes) : undefined;
      for (const row of masters) add(row, shared);
      for (const { row } of changes) single.push(row);
      yield;
    }
    this.#singles = singlesOf(source, single);
    this.#series = series;
    for (const one of series) {
      yield;
      one.prepare();
    }
  }

  /**
   * Gives what may lie in reach, in no order. `onCut` is told of a series that is too much work, with its row.
   *
   * @param left Steps of work that may be done; what is left of them is returned.
   */
  within(reach: Reach, left: number, emit: Emit, onCut: (row: number) => void): number {
    while (!this.#series) this.advance();
    this.#once(reach, emit);
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

  #once(reach: Reach, emit: Emit): void {
    const source = this.#source;
    const { floats } = source.table;
    const { rows, starts, ends } = this.#singles;
    const least = Math.min(reach.from, reach.fromWall) - APART;
    const most = Math.max(reach.to, reach.toWall) + APART;
    for (let i = 0; i < rows.length; i++) {
      if (starts[i]! >= most || ends[i]! < least) continue;
      const row = rows[i]!;
      const line = lineOf(source, row);
      const at = placeOn(line, floats[row * FLOATS + START]!);
      const end = endOf(source, row, line, at);
      if (at < (line ? reach.to : reach.toWall) && end >= (line ? reach.from : reach.fromWall))
        emit(row, line, at, end);
    }
  }
}

const isChange = ({ table }: CalendarSource, row: number) => !Number.isNaN(table.floats[row * FLOATS + RECURRENCE]!);

const isDay = ({ table }: CalendarSource, row: number) => (table.ints[row * INTS + FLAGS]! & START_DAY) > 0;

/** Whether anything says that it is repeated, or left out. */
const isSeries = ({ table }: CalendarSource, row: number): boolean =>
  (row ? table.ints[(row - 1) * INTS + LINES_TO]! : 0) < table.ints[row * INTS + LINES_TO]!;

/** The rows that share their UID with no other, and those that share one. Without UID, an event is its own. */
function* byUid(source: CalendarSource): Generator<void, { alone: number[]; groups: number[][] }> {
  const first = new Map<string, number>();
  const shared = new Map<string, number[]>();
  for (let row = 0; row < source.table.count; row++) {
    if (!(row % PART)) yield;
    const uid = uidOf(source, row) || ` ${row}`;
    const other = first.get(uid);
    const group = shared.get(uid);
    if (other === undefined) first.set(uid, row);
    else if (group) group.push(row);
    else shared.set(uid, [other, row]);
  }
  for (const uid of shared.keys()) first.delete(uid);
  return { alone: [...first.values()], groups: [...shared.values()] };
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

/** About when each takes place: as its clocks read, and never too short. */
function singlesOf({ table }: CalendarSource, rows: readonly number[]): Singles {
  const { ints, floats } = table;
  const starts = new Float64Array(rows.length);
  const ends = new Float64Array(rows.length);
  rows.forEach((row, i) => {
    const start = floats[row * FLOATS + START]!;
    const end = floats[row * FLOATS + END]!;
    const lasts = floats[row * FLOATS + DAYS]! * DAY + floats[row * FLOATS + EXACT]!;
    const until = Number.isNaN(end) ? start + (lasts || 0) : end;
    // A day ends with the day.
    starts[i] = start;
    ends[i] = Math.max(until, start) + (ints[row * INTS + FLAGS]! & START_DAY ? DAY : 0);
  });
  return { rows, starts, ends };
}
