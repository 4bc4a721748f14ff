import type { About } from '../../../data/format.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { SourceError } from '../../../data/source-error.js';
import type { Calendar } from '../calendar-event.js';
import { CalendarZones, outlook, zoneOf } from './time/calendar-zones.js';
import type { CalendarSource } from './calendar-source.js';
import { IcalendarEvent } from './icalendar-event.js';
import { CalendarReader, mendBreaks, type ReadText } from './read-calendar.js';

/**
 * Reads iCalendar (RFC 5545 and 7986): the events, and their changed instances. Lenient about all but its being one:
 * what was not ended, broken lines, other components are stepped over, and an event without a time that can be read is
 * counted in `skipped`. What is in a zone that nothing defines is taken as written, and the zone is named in
 * `unknownZones`.
 *
 * Only times are read now; all other text when it is asked for. The events have getters: a copy by `{ ...event }` is
 * empty, `event.toJSON()` is whole.
 *
 * @throws {SourceError} of kind `format` when it is no calendar at all.
 */
export function parseIcalendar(text: string, about: About): Calendar {
  text = mendBreaks(outlook.mend?.(text) ?? text);
  const reader = new CalendarReader(text);
  reader.read();
  return calendarOf({ text, table: reader.result() }, about);
}

/**
 * The calendar whose times were read.
 *
 * @throws {SourceError} of kind `format` when it is none.
 */
export function calendarOf(read: ReadText, about: About): Calendar {
  const { text, table } = read;
  const { head, skipped } = table;
  if (!table.known) throw new SourceError('format', `no calendar at ${about.url}`, { url: about.url });
  outlook.markDays?.(read);
  const zones = new CalendarZones(text, table.zones, table.zoneBlocks);
  const source: CalendarSource = { text, about, table, zones };
  const events = [...Array(table.count).keys()].map((row) => new IcalendarEvent(source, row));
  return {
    title: head.title?.replace(/\s+/g, ' ') || undefined,
    description: head.description || undefined,
    zone: head.zone ? (zoneOf(head.zone)?.name ?? head.zone) : undefined,
    color: head.color || undefined,
    refresh: head.refresh || undefined,
    url: resolveUrl(head.url, about.url),
    events,
    skipped,
    get unknownZones() {
      return zones.unknown();
    },
  };
}
