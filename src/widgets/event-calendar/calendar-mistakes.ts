import type { FailureMessages } from '../../i18n/messages.js';
import { commonMistakes, noDate, unknownWords } from '../../ui/mistakes/common-mistakes.js';
import type { CalendarHost } from './calendar-host.js';
import { intlZone } from './icalendar/time/intl-zone.js';
import { dayOf } from './views/month-grid.js';

const views = ['month', 'week', 'day', 'list'];
const filters = ['category', 'source', 'place'];

/** What is said of a zone that is none: the one of the city that was meant, where there is one. */
function noZone(f: FailureMessages, zone: string): string {
  const city = `/${zone.trim().toLowerCase().replaceAll(' ', '_')}`;
  const meant = Intl.supportedValuesOf('timeZone').find((name) => name.toLowerCase().endsWith(city));
  return meant ? f.writeInstead(`zone="${zone}"`, meant) : f.writeLike(`zone="${zone}"`, 'Europe/Paris');
}

/**
 * What a page has written in vain: the calendar works as if it were not there, so that only a sentence can tell. For
 * editors, in the language of the widget.
 */
export function calendarMistakes(calendar: CalendarHost, f: FailureMessages): string[] {
  const { date, zone } = calendar;
  return [
    ...unknownWords(f, 'view', calendar.view, views),
    ...unknownWords(f, 'views', calendar.views, views),
    ...unknownWords(f, 'filters', calendar.filters, filters),
    ...(date && Number.isNaN(dayOf(date)) ? [noDate(f, 'date', date)] : []),
    ...(zone && !intlZone(zone) ? [noZone(f, zone)] : []),
    ...commonMistakes(calendar, f, 'agenda'),
  ];
}
