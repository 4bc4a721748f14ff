import type { About } from '../../../../data/format.js';
import { giveWay, inSlices } from '../../../../data/reading/give-way.js';
import type { Calendar } from '../../calendar-event.js';
import { findOccurrences } from '../../find-occurrences.js';
import { shownZone } from '../../shown-zone.js';
import { outlook } from '../time/calendar-zones.js';
import { DAY } from '../time/civil-time.js';
import { EventIndex } from '../event-index.js';
import { IcalendarEvent } from '../icalendar-event.js';
import { hasOutlookMarks } from '../outlook-marks.js';
import { calendarOf } from '../parse-icalendar.js';
import type { ReadText } from '../read-calendar.js';
import { CalendarReader, mendBreaks } from '../read-calendar.js';
import { readRareTimes } from '../read-rare-times.js';
import { readInWorker } from './read-in-worker.js';

/** Characters that are read between two looks at the clock. */
const STEP = 2 ** 14;
/** The weeks of this month lie in it. */
const AROUND = 40 * DAY;
/** Characters in which the marks of Outlook are looked for, and the rest of their line. */
const MARK_STEP = 2 ** 18;

/**
 * As `parseIcalendar`, for what is long: in a worker, else in slices between which the page has its turn. The result is
 * the same, and ready to be searched.
 *
 * @throws {SourceError} of kind `format` when it is no calendar at all; the reason of the signal.
 */
export async function readLongCalendar(text: string, about: About, signal?: AbortSignal): Promise<Calendar> {
  readRareTimes();
  if (await isFromOutlook(text, signal)) (await import('../read-outlook.js')).readOutlook();
  text = outlook.mend?.(text) ?? text;
  const read = (await readInWorker(text, signal)) ?? (await readInSlices(text, signal));
  await giveWay();
  const calendar = calendarOf(read, about);
  const index = calendar.events[0] && EventIndex.of(IcalendarEvent.placeOf(calendar.events[0])!.source);
  await inSlices(() => !!index?.advance(), signal);
  await giveWay();
  signal?.throwIfAborted();
  // What most are shown first: the answer is kept, and drawn in a task of its own.
  const now = Date.now();
  findOccurrences(calendar, { from: now - AROUND, to: now + AROUND, zone: shownZone(undefined).name });
  await giveWay();
  return calendar;
}

async function isFromOutlook(text: string, signal?: AbortSignal): Promise<boolean> {
  let from = 0;
  let found = false;
  await inSlices(() => {
    const to = text.indexOf('\n', from + MARK_STEP) + 1 || text.length;
    found = hasOutlookMarks(text.slice(from, to));
    from = to;
    return !found && from < text.length;
  }, signal);
  return found;
}

/** Reads the times of a calendar, and gives way to the page again and again. */
export async function readInSlices(text: string, signal?: AbortSignal): Promise<ReadText> {
  text = mendBreaks(text);
  const reader = new CalendarReader(text);
  let to = 0;
  await inSlices(() => !reader.read((to += STEP)), signal);
  return { text, table: reader.result() };
}
