import type { Property } from '../lines/property.js';
import { DAY, dayNamed, writeWall } from '../time/civil-time.js';
import { endOf, lineOf, placeOn, type CalendarSource } from '../calendar-source.js';
import { EXDATE, EXRULE, FLAGS, FLOATS, INTS, RDATE, RRULE, START, START_DAY } from '../event-table.js';
import { knownEnd, placesBetween, type RuleSeed, type WallWindow } from './expand-rule.js';
import { parseRule, type RecurrenceRule } from './recurrence-rule.js';
import { datesOfLine, linesOf, type ListedDate } from './series-lines.js';
import type { Work } from './work.js';
import type { Wall, Zone } from '../time/zone.js';

/** Tells of an instance: the row of the event that it is an instance of, where it begins and ends on that event's line. */
export type Emit = (row: number, line: Zone | undefined, at: number, end: number) => void;

/** What replaces instances of a series: which, and by what. */
export interface Change {
  readonly row: number;
  readonly id: ListedDate;
  /** True when it replaces all those after it too (RFC 5545, 3.2.13). */
  readonly future: boolean;
}

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

const dayOf = (wall: Wall) => Math.floor(wall / DAY) * DAY;

/** Instances that are named: by where they lie on the line of their series, or by their day. */
export class Instances {
  readonly #line: Zone | undefined;
  readonly #places = new Set<number>();
  readonly #days = new Set<Wall>();

  constructor(line: Zone | undefined, allDay: boolean, dates: readonly ListedDate[]) {
    this.#line = line;
    for (const date of dates) {
      if (date.day && !allDay) this.#days.add(date.wall);
      else this.#places.add(placeOf(date, line, allDay));
    }
  }

  has(place: number): boolean {
    if (this.#places.has(place)) return true;
    return this.#days.size > 0 && this.#days.has(dayOf(this.#line ? this.#line.wallOf(place) : place));
  }
}

/** More than clocks are put forward or back, save by a country that leaves out a day. */
const HOURS = 3 * 3_600_000;

interface Shift {
  /** The first instance that is moved. */
  readonly at: number;
  readonly row: number;
  /** How much later, on the clock. */
  readonly by: number;
}

/** What replaces instances of the events with one UID, as it lies on a line. */
interface ChangesOnLine {
  readonly named: Instances;
  /** Those that replace what follows too, in order. */
  readonly shifts: readonly Shift[];
  /** The most that one of these moves, and its length with it. */
  readonly moved: number;
}

/** More lines than events with one UID lie on. */
const MOST_LINES = 100;

/** Tells it for each line. Some give one UID to all their events: it is found once for all that lie on a line. */
export type Changes = (line: Zone | undefined, allDay: boolean) => ChangesOnLine;

export function changesOf(source: CalendarSource, all: readonly Change[]): Changes {
  const known = new Map<unknown, ChangesOnLine>();
  const look: Changes = (line, allDay) => {
    let moved = 0;
    const shifts = all
      .filter(({ future }) => future)
      .map(({ row, id }) => {
        const at = placeOf(id, line, allDay);
        const by = source.table.floats[row * FLOATS + START]! - (line ? line.wallOf(at) : at);
        moved = Math.max(moved, Math.abs(by) + lengthOf(source, row) + DAY);
        return { at, row, by };
      })
      .sort((a, b) => a.at - b.at);
    const named = new Instances(
      line,
      allDay,
      all.map(({ id }) => id),
    );
    return { named, shifts, moved };
  };
  return (line, allDay) => {
    const key = known.size >= MOST_LINES || allDay || line;
    let found = known.get(key);
    if (!found) known.set(key, (found = look(line, allDay)));
    return found;
  };
}

/** How long an event lasts at most: its days may have an hour or two more. */
function lengthOf(source: CalendarSource, row: number): number {
  const line = lineOf(source, row);
  const at = placeOn(line, source.table.floats[row * FLOATS + START]!);
  const length = endOf(source, row, line, at) - at;
  return length < DAY || !line ? length : length + DAY;
}

/** More than any event has: RFC 5545, 3.8.5.3 asks for one. */
const MOST_RULES = 100;

/** An event that takes place more than once. */
export class Series {
  readonly row: number;
  /** Its zone; nothing when its instances are given as walls. */
  readonly line: Zone | undefined;
  readonly #source: CalendarSource;
  readonly #allDay: boolean;
  readonly #start: Wall;
  readonly #seed: RuleSeed;
  readonly #changes: Changes | undefined;

  // Known once it is asked for.
  #ready = false;
  #first: number;
  #last = Infinity;
  /** The longest that an instance lasts. */
  #longest = 0;
  #rules: readonly RecurrenceRule[] = [];
  #excluded: readonly RecurrenceRule[] = [];
  /** True when not all of its rules can be read. */
  #unread = false;
  /** RDATE: where each begins, and where it ends if it says so. */
  #dates: readonly (readonly [at: number, end: number | undefined])[] = [];
  /** One rule and nothing else gives each instance once. */
  #only: RecurrenceRule | undefined;
  #skip: Instances | undefined;
  #changed: ChangesOnLine | undefined;

  constructor(source: CalendarSource, row: number, changes?: Changes) {
    const { ints, floats } = source.table;
    this.row = row;
    this.#source = source;
    this.line = lineOf(source, row);
    this.#allDay = (ints[row * INTS + FLAGS]! & START_DAY) > 0;
    this.#start = floats[row * FLOATS + START]!;
    this.#first = placeOn(this.line, this.#start);
    this.#seed = { start: this.#start, allDay: this.#allDay, zone: this.line, keepStart: true };
    this.#changes = changes;
  }

  /** Gives the instances that may lie between two places on its line, each once, in no order. */
  between(from: number, to: number, work: Work, emit: Emit): void {
    if (this.#first >= to + DAY && !this.#changes) return;
    this.prepare();
    const { named, moved = 0 } = this.#changed ?? {};
    from -= this.#longest + moved;
    to += moved;
    if (this.#first >= to || this.#last < from) return;
    const { line } = this;
    // Clocks that are put back read the same twice.
    const window = line ? { from: line.wallOf(from) - HOURS, to: line.wallOf(to) + HOURS } : { from, to };
    if (this.#only) {
      for (const place of placesBetween(this.#only, this.#seed, window, work))
        if (!this.#skip?.has(place) && !named?.has(place)) this.#tell(place, undefined, emit);
      this.#last = this.#lastOf(this.#only);
    } else {
      this.#mixed(from, to, window, work, emit);
    }
    // Of a rule that nobody can read, the start alone was given.
    if (this.#unread && this.#first >= from) work.cut = true;
  }

  /** Several rules, dates beside them, or rules that take away. */
  #mixed(from: number, to: number, window: WallWindow, work: Work, emit: Emit): void {
    const named = this.#changed?.named;
    const starts = (rule: RecurrenceRule, seed = this.#seed) => placesBetween(rule, seed, window, work);
    const told = new Set<number>();
    const excluded = this.#excluded.length
      ? new Set(this.#excluded.flatMap((rule) => starts(rule, { ...this.#seed, keepStart: false })))
      : undefined;
    const tell = (place: number, end?: number) => {
      if (excluded?.has(place) || this.#skip?.has(place) || named?.has(place) || told.has(place)) return;
      told.add(place);
      this.#tell(place, end, emit);
    };
    // A period says how long it lasts: it goes before the same start without.
    for (const [place, end] of this.#dates) if (place >= from && place < to) tell(place, end);
    for (const rule of this.#rules) for (const place of starts(rule)) tell(place);
    if (!this.#rules.length) tell(this.#first);
  }

  #tell(place: number, end: number | undefined, emit: Emit): void {
    const line = this.line;
    const shift = this.#changed?.shifts.findLast(({ at }) => at <= place);
    if (!shift) {
      emit(this.row, line, place, end ?? endOf(this.#source, this.row, line, place));
      return;
    }
    const other = lineOf(this.#source, shift.row);
    const moved = placeOn(other, (line ? line.wallOf(place) : place) + shift.by);
    emit(shift.row, other, moved, endOf(this.#source, shift.row, other, moved));
  }

  /** Reads its rules and dates, once. */
  prepare(): void {
    if (this.#ready) return;
    this.#ready = true;
    const source = this.#source;
    const lines = (kind: number) => linesOf(source, this.row, kind);
    const dates = (kind: number) => lines(kind).flatMap((property) => datesOfLine(source, property));
    const read = (written: readonly Property[]) => written.flatMap(({ value }) => parseRule(value) ?? []);
    const written = lines(RRULE).slice(0, MOST_RULES);
    this.#rules = read(written);
    this.#unread = this.#rules.length < written.length;
    this.#excluded = read(lines(EXRULE).slice(0, MOST_RULES));
    this.#dates = dates(RDATE).map((date) => this.#periodOf(date));
    if (this.#rules.length === 1 && !this.#dates.length && !this.#excluded.length) {
      this.#only = this.#rules[0]!;
      this.#last = this.#lastOf(this.#only);
    }
    this.#longest = lengthOf(source, this.row);
    for (const [at, end = at] of this.#dates) {
      this.#first = Math.min(this.#first, at);
      this.#longest = Math.max(this.#longest, end - at);
    }
    const exceptions = dates(EXDATE);
    if (exceptions.length) this.#skip = new Instances(this.line, this.#allDay, exceptions);
    this.#changed = this.#changes?.(this.line, this.#allDay);
  }

  /** No instance of the rule lies later, as far as is known and on whichever line. The start is kept, whatever it says. */
  #lastOf(rule: RecurrenceRule): number {
    return Math.max(this.#start, knownEnd(rule, this.#seed)) + DAY;
  }

  #periodOf(date: ListedDate): readonly [number, number | undefined] {
    const line = this.line;
    const start = this.#start;
    // A day among times is that day at the time of the others.
    const wall = date.day && !this.#allDay ? date.wall + start - dayOf(start) : date.wall;
    const at = placeOf({ ...date, wall }, line, this.#allDay);
    if (date.end !== undefined) return [at, Math.max(placeOf({ ...date, wall: date.end }, line, this.#allDay), at)];
    if (!date.duration) return [at, undefined];
    const { days, exact } = date.duration;
    const end = placeOn(line, (line ? line.wallOf(at) : at) + days * DAY) + exact;
    return [at, Math.max(end, at)];
  }
}
