import { DAY } from './time/civil-time.js';
import { endOf, lineOf, placeOn, type CalendarSource } from './calendar-source.js';
import { DAYS, END, EXACT, FLAGS, FLOATS, INTS, START, START_DAY } from './event-table.js';
import { uidOf } from './icalendar-event.js';
import { rareTimes } from './rare-times.js';
import { isChange, isRegular, isSeries } from './recurrence/irregular.js';
import { Series, type Emit } from './recurrence/series.js';

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
    const { alone, groups } = yield* byUid(source);
    for (const row of alone) {
      if (isChange(source, row) || !isSeries(source, row)) single.push(row);
      else series.push(new (isRegular(source, row) ? Series : rareTimes.Series!)(source, row));
      if (!(row % PART)) yield;
    }
    for (const rows of groups) {
      const sorted = rareTimes.sortGroup!(source, rows);
      single.push(...sorted.single);
      series.push(...sorted.series);
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
