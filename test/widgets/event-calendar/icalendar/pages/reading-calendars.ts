import { readInWorker } from '../../../../../src/widgets/event-calendar/icalendar/long/read-in-worker.js';
import { readLongCalendar } from '../../../../../src/widgets/event-calendar/icalendar/long/read-long-calendar.js';

/** A page that reads long calendars. */
export interface ReadingPage {
  readInWorker: typeof readInWorker;
  readLongCalendar: typeof readLongCalendar;
}

Object.assign(window, { readInWorker, readLongCalendar });
