import type { FormatTable } from '../../data/format.js';
import { LONG } from '../../data/reading/read-options.js';
import type { Calendar } from './calendar-event.js';
import { hasRareTimes } from './icalendar/recurrence/irregular.js';
import { hasOutlookMarks } from './icalendar/outlook-marks.js';

/**
 * How to recognise each format of events, and where its reader is. A new format is one line here or, when it is rarely
 * met, in `formats/more-event-formats.ts`; and one file. The one item of a source is its calendar: the events in it are
 * read on demand.
 */
export const eventFormats: FormatTable<Calendar, Calendar> = {
  blocks: ['response'],
  items: (calendar) => [calendar],
  withItems: (calendar, parts) => ({ ...calendar, events: parts.flatMap(({ events }) => events) }),
  formats: [
    {
      name: 'icalendar',
      of: 'text',
      matches: ({ text, about }) =>
        /^\s*BEGIN:V(?:CALENDAR|EVENT)/i.test(text) || /^text\/calendar/i.test(about.contentType ?? ''),
      load: async ({ text }) => {
        if (text.length >= LONG) return (await import('./icalendar/long/read-long-calendar.js')).readLongCalendar;
        if (hasOutlookMarks(text)) (await import('./icalendar/read-outlook.js')).readOutlook();
        const { parseIcalendar } = await import('./icalendar/parse-icalendar.js');
        return async (text, about) => {
          const calendar = parseIcalendar(text, about);
          if (hasRareTimes(calendar)) (await import('./icalendar/read-rare-times.js')).readRareTimes();
          return calendar;
        };
      },
    },
  ],
  // These give events that no calendar was read for, or several calendars as one.
  more: async () => {
    const [{ moreEventFormats }, { readRareTimes }] = await Promise.all([
      import('./formats/more-event-formats.js'),
      import('./icalendar/read-rare-times.js'),
    ]);
    readRareTimes();
    return moreEventFormats;
  },
  rare: /tribe\/events\/|\/v2\/agendas\/|dav(?:\.php)?\//i,
  links: /^text\/calendar/i,
};
