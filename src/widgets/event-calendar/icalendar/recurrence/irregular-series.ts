import type { Property } from '../lines/property.js';
import { DAY } from '../time/civil-time.js';
import { endOf, lineOf, placeOn, type CalendarSource } from '../calendar-source.js';
import { EXDATE, EXRULE, FLOATS, RDATE, RRULE, START } from '../event-table.js';
import { placesBetween, type WallWindow } from './expand-rule.js';
import { parseRule, type RecurrenceRule } from './recurrence-rule.js';
import { lengthOf, placeOf, Series, type Emit } from './series.js';
import { datesOfLine, linesOf, type ListedDate } from './series-lines.js';
import type { Work } from './work.js';
import type { Wall, Zone } from '../time/zone.js';

/** What replaces instances of a series: which, and by what. */
export interface Change {
  readonly row: number;
  readonly id: ListedDate;
  /** True when it replaces all those after it too (RFC 5545, 3.2.13). */
  readonly future: boolean;
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

/** More than any event has: RFC 5545, 3.8.5.3 asks for one. */
const MOST_RULES = 100;

/** An event that takes place more than once by several rules or dates, or of which instances are left out or replaced. */
export class IrregularSeries extends Series {
  readonly #changes: Changes | undefined;
  #rules: readonly RecurrenceRule[] = [];
  #excluded: readonly RecurrenceRule[] = [];
  /** RDATE: where each begins, and where it ends if it says so. */
  #dates: readonly (readonly [at: number, end: number | undefined])[] = [];
  #skip: Instances | undefined;
  #changed: ChangesOnLine | undefined;

  constructor(source: CalendarSource, row: number, changes?: Changes) {
    super(source, row);
    this.#changes = changes;
  }

  // Dates beside its rule may lie before it too.
  protected override get moves(): boolean {
    return true;
  }

  protected override get moved(): number {
    return this.#changed?.moved ?? 0;
  }

  /** Several rules, dates beside them, or rules that take away. */
  protected override others(from: number, to: number, window: WallWindow, work: Work, emit: Emit): void {
    const starts = (rule: RecurrenceRule, seed = this.seed) => placesBetween(rule, seed, window, work);
    const told = new Set<number>();
    const excluded = this.#excluded.length
      ? new Set(this.#excluded.flatMap((rule) => starts(rule, { ...this.seed, keepStart: false })))
      : undefined;
    const tell = (place: number, end?: number) => {
      if (excluded?.has(place) || told.has(place)) return;
      told.add(place);
      this.tell(place, emit, end);
    };
    // A period says how long it lasts: it goes before the same start without.
    for (const [place, end] of this.#dates) if (place >= from && place < to) tell(place, end);
    for (const rule of this.#rules) for (const place of starts(rule)) tell(place);
    if (!this.#rules.length) tell(this.first);
  }

  /** Instances that are left out or replaced are not told of. */
  protected override tell(place: number, emit: Emit, end?: number): void {
    if (this.#skip?.has(place) || this.#changed?.named.has(place)) return;
    const shift = this.#changed?.shifts.findLast(({ at }) => at <= place);
    if (!shift) return super.tell(place, emit, end);
    const { line } = this;
    const other = lineOf(this.source, shift.row);
    const moved = placeOn(other, (line ? line.wallOf(place) : place) + shift.by);
    emit(shift.row, other, moved, endOf(this.source, shift.row, other, moved));
  }

  protected override read(): void {
    const { source } = this;
    const lines = (kind: number) => linesOf(source, this.row, kind);
    const dates = (kind: number) => lines(kind).flatMap((property) => datesOfLine(source, property));
    const read = (written: readonly Property[]) => written.flatMap(({ value }) => parseRule(value) ?? []);
    const written = lines(RRULE).slice(0, MOST_RULES);
    this.#rules = read(written);
    this.unread = this.#rules.length < written.length;
    this.#excluded = read(lines(EXRULE).slice(0, MOST_RULES));
    this.#dates = dates(RDATE).map((date) => this.#periodOf(date));
    if (this.#rules.length === 1 && !this.#dates.length && !this.#excluded.length) this.rule = this.#rules[0];
    for (const [at, end = at] of this.#dates) {
      this.first = Math.min(this.first, at);
      this.longest = Math.max(this.longest, end - at);
    }
    const exceptions = dates(EXDATE);
    if (exceptions.length) this.#skip = new Instances(this.line, this.allDay, exceptions);
    this.#changed = this.#changes?.(this.line, this.allDay);
  }

  #periodOf(date: ListedDate): readonly [number, number | undefined] {
    const line = this.line;
    const start = this.start;
    // A day among times is that day at the time of the others.
    const wall = date.day && !this.allDay ? date.wall + start - dayOf(start) : date.wall;
    const at = placeOf({ ...date, wall }, line, this.allDay);
    if (date.end !== undefined) return [at, Math.max(placeOf({ ...date, wall: date.end }, line, this.allDay), at)];
    if (!date.duration) return [at, undefined];
    const { days, exact } = date.duration;
    const end = placeOn(line, (line ? line.wallOf(at) : at) + days * DAY) + exact;
    return [at, Math.max(end, at)];
  }
}
