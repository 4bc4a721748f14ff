import type { ParvisEventCalendar } from './event-calendar.js';
import { intlZone } from './icalendar/intl-zone.js';
import { dayOf } from './views/month-grid.js';

const views = ['month', 'week', 'day', 'list'];
const filters = ['category', 'source', 'place'];

/**
 * What a page has written in vain: the calendar works as if it were not there, so that only a sentence can tell. In
 * English, for editors.
 */
export function calendarMistakes(calendar: ParvisEventCalendar): string[] {
  const { date, zone, max, hash, id } = calendar;
  const unknown = (attribute: 'view' | 'views' | 'filters', known: readonly string[]) =>
    calendar[attribute]
      .split(/[\s,]+/)
      .filter((word) => word && !known.includes(word))
      .map((word) => `${attribute}="${word}" is none of ${known.join(', ')}`);
  return [
    ...unknown('view', views),
    ...unknown('views', views),
    ...unknown('filters', filters),
    ...(date && Number.isNaN(dayOf(date)) ? [`date="${date}" is no date such as 2026-12-31`] : []),
    ...(zone && !intlZone(zone) ? [`zone="${zone}" is no time zone such as Europe/Paris`] : []),
    ...(calendar.hasAttribute('max') && !max ? [`max="${calendar.getAttribute('max')}" is no number such as 5`] : []),
    ...(hash && !id ? ['hash needs an id beside it, for example id="agenda"'] : []),
  ];
}
