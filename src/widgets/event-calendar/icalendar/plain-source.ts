import type { CalendarEvent } from '../calendar-event.js';
import { CalendarZones } from './time/calendar-zones.js';
import type { CalendarSource } from './calendar-source.js';
import { CalendarReader } from './read-calendar.js';
import { mendTime, readTime } from './lines/read-time.js';

/** One line of what a page may have written itself: nothing in it begins another. */
const oneLine = (text: unknown) => String(text).replace(/\s+/g, ' ');

/** A property whose value is a time; nothing when it is none. */
function timeLine(name: string, text: string | undefined, zone: string | null, allDay?: boolean): string {
  const time = mendTime(String(text ?? ''));
  if (!time || Number.isNaN(readTime(time, 0, time.length))) return '';
  const value = allDay ? time.slice(0, 8) : time;
  const tzid = zone && value.length === 15 ? `;TZID="${oneLine(zone).replaceAll('"', '')}"` : '';
  return `${name}${tzid}:${value}\n`;
}

/**
 * The times of plain events, as those of a calendar that was read: they are written down and read again, so that there
 * is one way of reading them.
 *
 * @returns also the events that have a time, in the order of the table
 */
export function plainSource(events: readonly CalendarEvent[]): { source: CalendarSource; events: CalendarEvent[] } {
  let text = '';
  const written = events.filter((event) => {
    const { uid, start, end, allDay, zone, recurrenceId, rule, dates = [], exceptions = [], sequence, updated } = event;
    const begin = timeLine('DTSTART', start, zone, allDay);
    if (begin) {
      text +=
        `BEGIN:VEVENT\nUID:${oneLine(uid)}\nSEQUENCE:${oneLine(sequence)}\n${begin}` +
        timeLine('DTEND', end, zone, allDay) +
        timeLine('RECURRENCE-ID', recurrenceId, zone) +
        timeLine('LAST-MODIFIED', updated, null) +
        (rule ? `RRULE:${oneLine(rule)}\n` : '') +
        dates.map((date) => timeLine('RDATE', date, zone)).join('') +
        exceptions.map((date) => timeLine('EXDATE', date, zone)).join('') +
        'END:VEVENT\n';
    }
    return begin;
  });
  const reader = new CalendarReader(text);
  reader.read();
  const table = reader.result();
  return {
    source: { text, about: { url: '' }, table, zones: new CalendarZones(text, table.zones, table.zoneBlocks) },
    events: written,
  };
}
