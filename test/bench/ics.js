// How a calendar is read, for side-by-side benches, once it is built (Node reads no TypeScript): every event, and all that takes place in a stretch of time.
import { parseIcalendar } from '../../dist/widgets/event-calendar/icalendar/parse-icalendar.js';
import { occurrencesBetween } from '../../dist/widgets/event-calendar/occurrences.js';

const about = { url: 'https://town.example/agenda.ics' };

export const parse = (text) => parseIcalendar(text, about);
export const count = (calendar) => calendar.events.length;
export const expand = (calendar, from, to) => occurrencesBetween(calendar, { from, to, zone: 'UTC' }).length;
