import type { Calendar, CalendarEvent } from '../../../../src/widgets/event-calendar/calendar-event.js';
import { parseIcalendar } from '../../../../src/widgets/event-calendar/icalendar/parse-icalendar.js';
import { occurrencesBetween, type OccurrenceOptions } from '../../../../src/widgets/event-calendar/occurrences.js';

export const about = { url: 'https://town.example/agenda/all.ics' };

/** A calendar of these lines, one event where none begins. */
export function calendar(...lines: string[]): Calendar {
  const inside = lines.some((line) => line.startsWith('BEGIN:VEVENT')) ? lines : event(...lines);
  return parseIcalendar(['BEGIN:VCALENDAR', 'VERSION:2.0', ...inside, 'END:VCALENDAR', ''].join('\r\n'), about);
}

/** The lines of an event. */
export const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

/** What an event says, without what it does not say. */
export function said(event: CalendarEvent | undefined): Record<string, unknown> {
  return JSON.parse(JSON.stringify(event)) as Record<string, unknown>;
}

/** When the events take place, as `2026-11-23T09:00:00/2026-11-23T10:00:00`. */
export function times(of: Pick<Calendar, 'events' | 'zone'>, options: Partial<OccurrenceOptions> = {}): string[] {
  const window = { from: '2026-01-01', to: '2027-01-01', zone: 'Europe/Paris', ...options };
  return occurrencesBetween(of, window).map(({ start, end }) => `${start}/${end}`);
}

/** When they begin. */
export const starts = (of: Pick<Calendar, 'events' | 'zone'>, options?: Partial<OccurrenceOptions>) =>
  times(of, options).map((time) => time.split('/')[0]);
