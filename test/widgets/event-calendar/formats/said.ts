import type { Calendar, CalendarEvent } from '../../../../src/widgets/event-calendar/calendar-event.js';

export const ABOUT = { url: 'https://town.example/agenda/events' };

/** The fields that an event says something in, for tables of what is said. */
export function said(event: CalendarEvent | undefined): Partial<CalendarEvent> {
  const unsaid = { sequence: 0, status: 'confirmed', transparent: false } as Readonly<Record<string, unknown>>;
  const fields = Object.entries(event ?? {}).filter(
    ([name, value]) =>
      value !== undefined && value !== null && value !== unsaid[name] && !(Array.isArray(value) && !value.length),
  );
  return Object.fromEntries(fields);
}

/** What the events of a calendar say. */
export const allSaid = ({ events }: Calendar): Partial<CalendarEvent>[] => events.map(said);

/** When they take place: start, end and zone on one line each. */
export const times = ({ events }: Calendar): string[] =>
  events.map(({ start, end, zone }) => [start, end ?? '?', zone ?? 'floating'].join(' '));
