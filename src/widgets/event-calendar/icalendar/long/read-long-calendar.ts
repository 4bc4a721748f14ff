import type { About } from '../../../../data/format.js';
import { giveWay } from '../../../../data/reading/give-way.js';
import type { Calendar } from '../../calendar-event.js';
import { outlook } from '../time/calendar-zones.js';
import { calendarOf } from '../parse-icalendar.js';
import type { ReadText } from '../read-calendar.js';
import { CalendarReader, mendBreaks } from '../read-calendar.js';
import { readInWorker } from './read-in-worker.js';

/** Milliseconds of work before the page has its turn, and characters between two looks at the clock. */
const SLICE = 10;
const STEP = 2 ** 14;

/**
 * As `parseIcalendar`, for what is long: in a worker, else in slices between which the page has its turn. The result is
 * the same.
 *
 * @throws {SourceError} of kind `format` when it is no calendar at all; the reason of the signal.
 */
export async function readLongCalendar(text: string, about: About, signal?: AbortSignal): Promise<Calendar> {
  text = outlook.mend?.(text) ?? text;
  const read = (await readInWorker(text, signal)) ?? (await readInSlices(text, signal));
  return calendarOf(read, about);
}

/** Reads the times of a calendar, and gives way to the page again and again. */
export async function readInSlices(text: string, signal?: AbortSignal): Promise<ReadText> {
  text = mendBreaks(text);
  const reader = new CalendarReader(text);
  let until = performance.now() + SLICE;
  for (let to = STEP; !reader.read(to); to += STEP) {
    if (performance.now() < until) continue;
    await giveWay();
    signal?.throwIfAborted();
    until = performance.now() + SLICE;
  }
  return { text, table: reader.result() };
}
