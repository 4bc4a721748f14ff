import type { Calendar, CalendarEvent, Occurrence } from './calendar-event.js';
import { zoneOf } from './icalendar/time/calendar-zones.js';
import { DAY, readCivilTime, writeWall } from './icalendar/time/civil-time.js';
import { EventIndex } from './icalendar/event-index.js';
import type { CalendarSource } from './icalendar/calendar-source.js';
import { FLAGS, INTS, START_DAY, START_ZONE } from './icalendar/event-table.js';
import { IcalendarEvent } from './icalendar/icalendar-event.js';
import { rareTimes } from './icalendar/rare-times.js';
import type { Zone } from './icalendar/time/zone.js';

/** A moment: epoch milliseconds, a date, or text (an instant with its offset; else what clocks read in the zone asked for). */
export type Moment = number | Date | string;

/** Which occurrences are wanted. */
export interface OccurrenceOptions {
  readonly from: Moment;
  /** Exclusive. */
  readonly to: Moment;
  /** IANA name of the zone in which days begin, and in which floating times are meant. */
  readonly zone: string;
  /** At most so many, the first ones. */
  readonly max?: number;
  /** Told once of each series that is too much work to be given whole, or begins then and repeats by a rule that nobody can read. */
  readonly onCut?: (uid: string) => void;
}

/** As `occurrencesBetween`, of which the rare parts have to be there already: see `rareTimes`. */
export function findOccurrences(calendar: Pick<Calendar, 'events' | 'zone'>, options: OccurrenceOptions): Occurrence[] {
  const zone = zoneOf(options.zone);
  if (!zone) throw new RangeError(`${options.zone} is no zone`);
  const from = instantOf(options.from, zone);
  const to = instantOf(options.to, zone);
  const asked: Asked = { zone, floating: (calendar.zone && zoneOf(calendar.zone)) || zone };
  const cut = new Set<string>();
  const { events } = calendar;
  const search = (until: number): readonly Occurrence[] => {
    const kept = answers.get(events);
    if (kept?.zone === asked.zone && kept.floating === asked.floating && kept.from <= from && until <= kept.to)
      return kept.found.filter(({ startInstant, endInstant }) => isWithin(startInstant, endInstant, from, until));
    const found: Occurrence[] = [];
    for (const part of partsOf(events)) occurrencesOf(part, from, until, asked, found, cut);
    found.sort(inOrder);
    // What is cut short is not all of it: a part of that time may have more.
    if (found.length <= MOST_KEPT && !cut.size) answers.set(events, { ...asked, from, to: until, found });
    return found;
  };

  const { max = Infinity } = options;
  // The first few of a long time: in ever longer pieces of it.
  let until = max < Infinity ? Math.min(from + 64 * DAY, to) : to;
  let found = search(until);
  while (found.length < max && until < to) {
    until = Math.min(from + (until - from) * 4, to);
    found = search(until);
  }
  for (const uid of cut) options.onCut?.(uid);
  return found.slice(0, max);
}

/** The answer given last for some events. */
interface Answer extends Asked {
  readonly from: number;
  readonly to: number;
  readonly found: readonly Occurrence[];
}

const answers = new WeakMap<readonly CalendarEvent[], Answer>();

/** Occurrences of an answer that is kept at most: those of a month, and not those of a hundred years. */
const MOST_KEPT = 10_000;

/** Steps of work for one calendar in one search. */
const STEPS = 2 ** 21;

interface Asked {
  readonly zone: Zone;
  /** The zone of floating times. */
  readonly floating: Zone;
}

/** Events that share a table. */
interface Part {
  readonly source: CalendarSource;
  readonly index: EventIndex;
  /** By row; nothing in the place of those that were left out. */
  readonly events: readonly (CalendarEvent | undefined)[];
}

const partsKept = new WeakMap<readonly CalendarEvent[], readonly Part[]>();
function partsOf(events: readonly CalendarEvent[]): readonly Part[] {
  let parts = partsKept.get(events);
  if (!parts) {
    const bySource = new Map<CalendarSource, CalendarEvent[]>();
    const plain: CalendarEvent[] = [];
    for (const event of events) {
      const place = IcalendarEvent.placeOf(event);
      if (!place) {
        plain.push(event);
        continue;
      }
      const rows = bySource.get(place.source) ?? [];
      bySource.set(place.source, rows);
      rows[place.row] = event;
    }
    const read = [...bySource].map(([source, rows]) => ({ source, events: rows }));
    parts = [...read, ...(plain.length ? [rareTimes.plainSource!(plain)] : [])].map((part) => ({
      ...part,
      index: EventIndex.of(part.source),
    }));
    partsKept.set(events, parts);
  }
  return parts;
}

function occurrencesOf(
  part: Part,
  from: number,
  to: number,
  asked: Asked,
  found: Occurrence[],
  cut: Set<string>,
): void {
  const { ints } = part.source.table;
  const reach = {
    from,
    to,
    // Whatever the zone, and whichever change of its clocks.
    fromWall: Math.min(asked.zone.wallOf(from), asked.floating.wallOf(from)) - DAY,
    toWall: Math.max(asked.zone.wallOf(to), asked.floating.wallOf(to)) + DAY,
  };
  part.index.within(
    reach,
    STEPS,
    (row, line, at, end) => {
      const event = part.events[row];
      if (!event) return;
      const allDay = (ints[row * INTS + FLAGS]! & START_DAY) > 0;
      const shown = line ?? (allDay ? asked.zone : asked.floating);
      const startInstant = line ? at : shown.instantOf(at);
      const endInstant = line ? end : Math.max(shown.instantOf(end), startInstant);
      if (!isWithin(startInstant, endInstant, from, to)) return;
      const zone = allDay ? null : part.source.zones.nameAt(ints[row * INTS + START_ZONE]!);
      found.push(new PlacedOccurrence(event, allDay, zone, startInstant, endInstant, line, at, end));
    },
    (row) => {
      const event = part.events[row];
      if (event) cut.add(event.uid);
    },
  );
}

const isWithin = (start: number, end: number, from: number, to: number) =>
  start < to && (end > from || (end <= start && start >= from));

/** Its clocks are read when they are asked for. */
export class PlacedOccurrence implements Occurrence {
  readonly #line: Zone | undefined;
  readonly #at: number;
  readonly #end: number;

  constructor(
    readonly event: CalendarEvent,
    readonly allDay: boolean,
    readonly zone: string | null,
    readonly startInstant: number,
    readonly endInstant: number,
    line: Zone | undefined,
    at: number,
    end: number,
  ) {
    this.#line = line;
    this.#at = at;
    this.#end = end;
  }

  get start(): string {
    return writeWall(this.#line ? this.#line.wallOf(this.#at) : this.#at, this.allDay);
  }
  get end(): string {
    return writeWall(this.#line ? this.#line.wallOf(this.#end) : this.#end, this.allDay);
  }

  toJSON(): Occurrence {
    return { ...this, start: this.start, end: this.end };
  }

  /** Its ends on its own line: what clocks read for one of whole days, which is the same everywhere. `end` is exclusive. */
  static placeOf(occurrence: Occurrence): { readonly at: number; readonly end: number } {
    const placed = occurrence as PlacedOccurrence;
    return { at: placed.#at, end: placed.#end };
  }
}

function inOrder(a: Occurrence, b: Occurrence): number {
  return (
    a.startInstant - b.startInstant ||
    Number(b.allDay) - Number(a.allDay) ||
    b.endInstant - a.endInstant ||
    (a.event.uid < b.event.uid ? -1 : Number(a.event.uid > b.event.uid))
  );
}

function instantOf(moment: Moment, zone: Zone): number {
  const text = typeof moment === 'string' ? moment : '';
  const civil = readCivilTime(text);
  const hasOffset = /[Zz]$|T.*[+-]\d\d:?\d\d$/.test(text);
  const instant = text && civil && !hasOffset ? zone.instantOf(civil.wall) : Number(new Date(moment));
  if (Number.isNaN(instant)) throw new RangeError(`${String(moment)} is no moment`);
  return instant;
}
