import type { Calendar } from '../../calendar-event.js';
import type { CalendarSource } from '../calendar-source.js';
import { FLOATS, INTS, LINE, LINES_TO, RECURRENCE, RRULE } from '../event-table.js';
import { IcalendarEvent, uidOf } from '../icalendar-event.js';

/** Whether an event replaces an instance of a series. */
export const isChange = ({ table }: CalendarSource, row: number): boolean =>
  !Number.isNaN(table.floats[row * FLOATS + RECURRENCE]!);

const firstLine = ({ table }: CalendarSource, row: number) => (row ? table.ints[(row - 1) * INTS + LINES_TO]! : 0);

const linesIn = (source: CalendarSource, row: number) =>
  source.table.ints[row * INTS + LINES_TO]! - firstLine(source, row);

/** Whether anything says that it is repeated, or left out. */
export const isSeries = (source: CalendarSource, row: number): boolean => linesIn(source, row) > 0;

/** Whether one rule says all of a series. */
export const isRegular = (source: CalendarSource, row: number): boolean =>
  linesIn(source, row) === LINE && source.table.lines[firstLine(source, row)] === RRULE;

/** Whether a calendar that was read has series of more than one rule, or events that share a UID: then it needs `readRareTimes`. */
export function hasRareTimes({ events }: Calendar): boolean {
  const uids = new Set<string>();
  const source = events[0] && IcalendarEvent.placeOf(events[0])?.source;
  if (!source) return false;
  for (let row = 0; row < source.table.count; row++) {
    const uid = uidOf(source, row);
    if (isSeries(source, row) && !isRegular(source, row)) return true;
    if (uid && uids.size === uids.add(uid).size) return true;
  }
  return false;
}
