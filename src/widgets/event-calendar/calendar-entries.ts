import type { Calendar, CalendarEvent, Occurrence } from './calendar-event.js';
import type { Wall, Zone } from './icalendar/time/zone.js';
import { findOccurrences, PlacedOccurrence } from './find-occurrences.js';
import type { Entry, Span } from './views/calendar-view.js';

const DAY = 86_400_000;

/** Calendars whose events are shown together. */
export interface JoinedCalendars {
  readonly parts: readonly (Pick<Calendar, 'events' | 'zone'> | undefined)[];
  /** Indexes of the sources of an event. */
  readonly sourcesOf: (event: CalendarEvent) => readonly number[];
}

/**
 * What takes place in a span of days.
 *
 * @param onCut Told of the events of which not all dates are given, by their UID: see `OccurrenceOptions`.
 */
export function entriesBetween(
  { parts, sourcesOf }: JoinedCalendars,
  { from, to }: Span,
  zone: Zone,
  onCut?: (uid: string) => void,
): readonly Entry[] {
  const window = { from: zone.instantOf(from * DAY), to: zone.instantOf(to * DAY), zone: zone.name, onCut };
  const found = new Map<string, Entry>();
  for (const part of parts) {
    if (!part) continue;
    for (const occurrence of findOccurrences(part, window)) {
      const { event } = occurrence;
      const { uid, recurrenceId = '' } = event;
      // In every zone the same: readers give each other the address of an event. An instant is not, of a day. What was
      // moved may begin with another one of its series: both take place.
      const when = `${PlacedOccurrence.placeOf(occurrence).at}${recurrenceId && recurrenceId !== occurrence.start ? recurrenceId : ''}`;
      let key = `${uid} ${when}`;
      const other = found.get(key)?.occurrence.event;
      // Some give one UID to several events.
      if (other && other.title !== event.title) key = `${uid} ${event.title} ${when}`;
      found.set(key, { key, occurrence, sources: sourcesOf(event), ...placed(occurrence, zone) });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

const midnight = (wall: Wall): Wall => Math.floor(wall / DAY) * DAY;

function placed(occurrence: Occurrence, zone: Zone) {
  const { allDay, startInstant, endInstant } = occurrence;
  // An all-day date is no midnight: it is the same day everywhere.
  const { at, end } = PlacedOccurrence.placeOf(occurrence);
  const begins = allDay ? midnight(at) : zone.wallOf(startInstant);
  const ends = Math.max(allDay ? midnight(end) : zone.wallOf(endInstant), begins);
  const first = Math.floor(begins / DAY);
  // What ends at midnight is not of the day that begins then.
  return { start: begins, end: ends, first, last: Math.max(Math.ceil(ends / DAY) - 1, first) };
}
