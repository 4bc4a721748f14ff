import { shownZone } from '../shown-zone.js';
import type { Day, Entry, Span, ViewContext } from './calendar-view.js';
import { dayCascade, type Place, type Rest } from './day-cascade.js';
import { axisOf, dayHours, placeOf, type Axis, type DayHours } from './day-hours.js';
import { isoOf, monthDays } from './month-grid.js';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Minutes of room that an event takes at least: a line of text has its place in them. */
const LEAST = 30;
/** The hour shown first where nothing takes place by day, in minutes. */
const MORNING = 8 * 60;
/** When a night is over, in minutes. */
const NIGHT = 6 * 60;

/** An event of a day, and where it stands in its column: fractions of the height, and of the width. */
export interface Block extends Place {
  readonly entry: Entry;
  readonly at: number;
  readonly size: number;
}

/** One day of the grid. */
export interface Column {
  readonly day: Day;
  readonly hours: DayHours;
  readonly entries: readonly Entry[];
  /** What lasts all day, or a day and more: each keeps its line over the days. */
  readonly wide: readonly (Entry | undefined)[];
  readonly blocks: readonly Block[];
  /** What has no room among these. */
  readonly rests: readonly Rest[];
}

/** Days beside each other, and the hours that they share. */
export interface TimeColumns {
  readonly columns: readonly Column[];
  readonly axis: Axis;
}

/** True for what stands above the hours. */
export const isLong = ({ occurrence: { allDay, startInstant, endInstant } }: Entry) =>
  allDay || endInstant - startInstant >= DAY;

/**
 * The places of all events of some days.
 *
 * @param few Lanes side by side in which titles can be read.
 */
export function timeColumns(
  { entries, zone, from, to }: Pick<ViewContext, 'entries' | 'zone'> & Span,
  few: number,
): TimeColumns {
  const wide = monthDays(entries.filter(isLong), { from, to });
  // Clocks that are put back read later what they have read before.
  const timed = entries
    .filter((entry) => !isLong(entry))
    .sort(({ occurrence: a }, { occurrence: b }) => a.startInstant - b.startInstant);
  const clock = shownZone(zone);
  const days = wide.map((_, at) => dayHours(isoOf(from + at), clock));
  const axis = axisOf(days);
  const least = LEAST / axis.minutes;
  const columns = days.map((hours, at): Column => {
    const day = from + at;
    const own = timed.filter(({ first, last }) => first <= day && day <= last);
    const spans = own.map(({ occurrence: { startInstant, endInstant } }) => {
      const start = placeOf(startInstant, hours, axis);
      const size = Math.max(placeOf(endInstant, hours, axis, true) - start, least);
      // What has too little room under it at the end of the day goes up a little.
      const top = Math.min(start, 1 - size);
      return { start: top, end: top + size };
    });
    const { places, rests } = dayCascade(spans, least, few);
    const blocks = own.flatMap((entry, index): Block | [] => {
      const { start, end } = spans[index]!;
      const place = places[index];
      return place ? { entry, at: start, size: end - start, ...place } : [];
    });
    return { day, hours, wide: wide[at]!.slots, blocks, rests, entries: [...wide[at]!.entries, ...own] };
  });
  return { columns, axis };
}

/**
 * Where the hours begin to be of use, as a fraction of them: a little before the first event.
 *
 * @param week Those of a night do not count.
 */
export function firstUse({ columns, axis }: TimeColumns, week: boolean): number {
  const hour = (minutes: number) => axis.hours.find(({ minute }) => minute >= minutes)?.at ?? 0;
  const least = week ? hour(NIGHT) : 0;
  const starts = columns.flatMap(({ blocks, day }) =>
    blocks.filter(({ entry, at }) => entry.first === day && at >= least).map(({ at }) => at),
  );
  return starts.length ? Math.max(Math.min(...starts) - LEAST / axis.minutes, 0) : hour(MORNING);
}

/**
 * What tells apart the two times that clocks read the same: the distance from UTC, the same in every language. Empty where they
 * read it once.
 */
export function offsetAt(days: readonly DayHours[], minute: number, repeated: boolean): string {
  for (const { day, runs } of days) {
    const inside = runs.filter(({ from, to }) => from <= minute && minute < to);
    if (!inside.some((run) => run.repeated)) continue;
    const run = inside.find((one) => one.repeated === repeated);
    if (!run) continue;
    const offset = Math.round((Date.parse(day) + run.from * MINUTE - run.start) / MINUTE);
    const rest = Math.abs(offset) % 60;
    return `UTC${offset < 0 ? '−' : '+'}${Math.floor(Math.abs(offset) / 60)}${rest ? `:${rest}` : ''}`;
  }
  return '';
}
