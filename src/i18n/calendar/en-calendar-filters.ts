import type { CalendarFilterMessages } from './calendar-filter-messages.js';

const events = (n: number) => (n === 1 ? 'event' : 'events');

export const messages: CalendarFilterMessages = {
  filterEvents: 'Filter events',
  searchEvents: 'Search for an event',
  eventCategory: 'Topic',
  calendars: 'Calendars',
  place: 'Place',
  anyPlace: 'All places',
  filtersSet: (count, n) => `, ${count} ${n === 1 ? 'filter' : 'filters'} on`,
  showAllEvents: 'Clear filters',
  noEventMatch: 'No events in this period match these filters.',
  eventsOfFilter: (count, n) => `, ${count} ${events(n)}`,
  eventsFound: (count, n) => (n ? `${count} ${events(n)} found` : 'No event found'),
};
