// How a calendar is read, for side-by-side benches: every event, and all that takes place in a stretch of time.
import { parseIcalendar } from '../../src/widgets/event-calendar/icalendar/parse-icalendar.ts';
import { occurrencesBetween } from '../../src/widgets/event-calendar/occurrences.ts';

const about = { url: 'https://town.example/agenda.ics' };

export const parse = (text) => parseIcalendar(text, about);
export const count = (calendar) => calendar.events.length;
export const expand = (calendar, from, to) => occurrencesBetween(calendar, { from, to, zone: 'UTC' }).length;
