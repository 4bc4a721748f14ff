import type { FormatTable } from '../../data/format.js';
import type { Calendar } from './calendar-event.js';

/**
 * How to recognise each format of events, and where its reader is. A new format is one line here and one file. The one
 * item of a source is its calendar: the events in it are read on demand.
 */
export const eventFormats: FormatTable<Calendar, Calendar> = {
  blocks: [],
  items: (calendar) => [calendar],
  withItems: (calendar) => calendar,
  formats: [
    {
      name: 'icalendar',
      of: 'text',
      matches: ({ text, about }) =>
        /^\s*BEGIN:V(?:CALENDAR|EVENT)/i.test(text) || /^text\/calendar/i.test(about.contentType ?? ''),
      load: async () => (await import('./icalendar/parse-icalendar.js')).parseIcalendar,
    },
  ],
};
