import { DAY, dayNamed, writeWall } from '../time/civil-time.js';
import { endOf, lineOf, placeOn, type CalendarSource } from '../calendar-source.js';
import { FLAGS, FLOATS, INTS, RRULE, START, START_DAY } from '../event-table.js';
import { knownEnd, placesBetween, type RuleSeed, type WallWindow } from './expand-rule.js';
import { parseRule, type RecurrenceRule } from './recurrence-rule.js';
import { linesOf, type ListedDate } from './series-lines.js';
import type { Work } from './work.js';
import type { Wall, Zone } from '../time/zone.js';

/** Tells of an instance: the row of the event that it is an instance of, where it begins and ends on that event's line. */
export type Emit = (row: number, line: Zone | undefined, at: number, end: number) => void;

/** Where a date lies on the line of a series; of an all-day one, its day. */
export function placeOf(date: ListedDate, line: Zone | undefined, allDay: boolean): number {
  if (allDay) return dayNamed(date.wall, date.zone?.name === 'UTC');
  return line ? (date.zone ?? line).instantOf(date.wall) : date.wall;
}

/** What the clock of an event reads at a date of its series; of one of whole days, the day. */
export function writeDate(date: ListedDate, source: CalendarSource, row: number): string {
  const line = lineOf(source, row);
  const allDay = (source.table.ints[row * INTS + FLAGS]! & START_DAY) > 0;
  const place = placeOf(date, line, allDay);
  return writeWall(line ? line.wallOf(place) : place, allDay || date.day);
}

/** More than clocks are put forward or back, save by a country that leaves out a day. */
const HOURS = 3 * 3_600_000;

/** How long an event lasts at most: its days may have an hour or two more. */
export function lengthOf(source: CalendarSource, row: number): number {
  const line = lineOf(source, row);
  const at = placeOn(line, source.table.floats[row * FLOATS + START]!);
  const length = endOf(source, row, line, at) - at;
  return length < DAY || !line ? length : length + DAY;
}

/** An event that takes place more than once, by one rule and nothing else. Others are an `IrregularSeries`. */
export class Series {
  readonly row: number;
  /** Its zone; nothing when its instances are given as walls. */
  readonly line: Zone | undefined;
  protected readonly source: CalendarSource;
  protected readonly allDay: boolean;
  protected readonly start: Wall;
  protected readonly seed: RuleSeed;

  // Known once it is asked for.
  #ready = false;
  protected first: number;
  #last = Infinity;
  /** The longest that an instance lasts. */
  protected longest = 0;
  /** The rule that gives each instance once, where there is but one. */
  protected rule: RecurrenceRule | undefined;
  /** True when not all of its rules can be read. */
  protected unread = false;

  constructor(source: CalendarSource, row: number) {
    const { ints, floats } = source.table;
    this.row = row;
    this.source = source;
    this.line = lineOf(source, row);
    this.allDay = (ints[row * INTS + FLAGS]! & START_DAY) > 0;
    this.start = floats[row * FLOATS + START]!;
    this.first = placeOn(this.line, this.start);
    this.seed = { start: this.start, allDay: this.allDay, zone: this.line, keepStart: true };
  }

  /** Gives the instances that may lie between two places on its line, each once, in no order. */
  between(from: number, to: number, work: Work, emit: Emit): void {
    if (this.first >= to + DAY && !this.moves) return;
    this.prepare();
    const { moved } = this;
    from -= this.longest + moved;
    to += moved;
    if (this.first >= to || this.#last < from) return;
    const { line } = this;
    // Clocks that are put back read the same twice.
    const window = line ? { from: line.wallOf(from) - HOURS, to: line.wallOf(to) + HOURS } : { from, to };
    if (this.rule) {
      for (const place of placesBetween(this.rule, this.seed, window, work)) this.tell(place, emit);
      this.#last = this.#lastOf(this.rule);
    } else {
      this.others(from, to, window, work, emit);
    }
    // Of a rule that nobody can read, the start alone was given.
    if (this.unread && this.first >= from) work.cut = true;
  }

  /** True when some of it may lie before its start. */
  protected get moves(): boolean {
    return false;
  }

  /** The most by which what replaces its instances lies elsewhere. */
  protected get moved(): number {
    return 0;
  }

  /** What one rule does not give. */
  protected others(_from: number, _to: number, _window: WallWindow, _work: Work, emit: Emit): void {
    this.tell(this.first, emit);
  }

  protected tell(place: number, emit: Emit, end?: number): void {
    emit(this.row, this.line, place, end ?? endOf(this.source, this.row, this.line, place));
  }

  /** Reads its rules and dates, once. */
  prepare(): void {
    if (this.#ready) return;
    this.#ready = true;
    this.longest = lengthOf(this.source, this.row);
    this.read();
    if (this.rule) this.#last = this.#lastOf(this.rule);
  }

  protected read(): void {
    this.rule = parseRule(linesOf(this.source, this.row, RRULE)[0]!.value);
    this.unread = !this.rule;
  }

  /** No instance of the rule lies later, as far as is known and on whichever line. The start is kept, whatever it says. */
  #lastOf(rule: RecurrenceRule): number {
    return Math.max(this.start, knownEnd(rule, this.seed)) + DAY;
  }
}
