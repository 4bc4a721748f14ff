import type { FormatTable } from '../../data/format.js';
import { LONG } from '../../data/reading/read-options.js';
import type { Calendar } from './calendar-event.js';

/**
 * What Exchange and Outlook alone write: names of zones, where no IANA name has a blank or a bracket, and marks of days; and
 * text in octets, from before RFC 5545.
 */
const outlook = /(?:TZID=|X-WR-TIMEZONE:)[^:;\r\n]{0,99}[ (]|ALLDAYEVENT:\s*T|=QUOTED-P/i;

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
        if (outlook.test(text)) (await import('./icalendar/read-outlook.js')).readOutlook();
        return text.length < LONG
          ? (await import('./icalendar/parse-icalendar.js')).parseIcalendar
          : (await import('./icalendar/long/read-long-calendar.js')).readLongCalendar;
      },
    },
  ],
  more: async () => (await import('./formats/more-event-formats.js')).moreEventFormats,
  rare: /tribe\/events\/|\/v2\/agendas\/|dav(?:\.php)?\//i,
  links: /^text\/calendar/i,
};
