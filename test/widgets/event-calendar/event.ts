import type { CalendarEvent, Occurrence } from '../../../src/widgets/event-calendar/calendar-event.js';
import { intlZone } from '../../../src/widgets/event-calendar/icalendar/time/intl-zone.js';

/** An event with what every event has, and what a test says of it. */
export const event = (props: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'a@ville.fr',
  title: 'Conseil municipal',
  start: '2026-11-24T18:30:00',
  end: '2026-11-24T20:00:00',
  allDay: false,
  zone: 'Europe/Paris',
  sequence: 0,
  categories: [],
  attachments: [],
  status: 'confirmed',
  transparent: false,
  ...props,
});

/** The one time that an event takes place, at its start. */
export function occurrence(props: Partial<CalendarEvent> = {}): Occurrence {
  const of = event(props);
  const { allDay, start, zone } = of;
  const at = (wall: string) => intlZone(zone ?? 'Europe/Paris')!.instantOf(Date.parse(allDay ? wall : `${wall}Z`));
  const end = of.end ?? start;
  return { event: of, allDay, start, end, zone, startInstant: at(start), endInstant: at(end) };
}
