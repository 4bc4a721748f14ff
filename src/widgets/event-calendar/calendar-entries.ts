import type { Calendar, Occurrence } from './calendar-event.js';
import type { Zone } from './icalendar/zone.js';
import { intlZone } from './icalendar/intl-zone.js';
import type { Entry, Span } from './views/calendar-view.js';
import { dayOf } from './views/month-grid.js';

const DAY = 86_400_000;

/** What takes place in a span of days, over all sources. */
export function entriesBetween(
  calendars: readonly (Calendar | undefined)[],
  { from, to }: Span,
  zone: Zone,
): readonly Entry[] {
  const window = { from: zone.instantOf(from * DAY), to: zone.instantOf(to * DAY), zone };
  const found = new Map<string, Entry & { sources: number[] }>();
  calendars.forEach((calendar, source) => {
    if (!calendar) return;
    for (const occurrence of occurrencesBetween(calendar, window)) {
      const key = `${occurrence.event.uid} ${occurrence.startInstant}`;
      const same = found.get(key);
      if (same) same.sources.push(source);
      else found.set(key, { key, occurrence, sources: [source], ...placed(occurrence, zone) });
    }
  });
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

function placed({ allDay, start, end, startInstant, endInstant }: Occurrence, zone: Zone) {
  // An all-day date is no midnight: it is the same day everywhere.
  const begins = allDay ? dayOf(start) * DAY : zone.wallOf(startInstant);
  const ends = Math.max(allDay ? dayOf(end) * DAY : zone.wallOf(endInstant), begins);
  const first = Math.floor(begins / DAY);
  // What ends at midnight is not of the day that begins then.
  return { start: begins, end: ends, first, last: Math.max(Math.ceil(ends / DAY) - 1, first) };
}

// Until recurrence is there: events as they stand.
function occurrencesBetween(
  calendar: Calendar,
  { from, to, zone }: { from: number; to: number; zone: Zone },
): Occurrence[] {
  return calendar.events.flatMap((event) => {
    const { allDay, start } = event;
    const end = event.end ?? (allDay ? new Date((dayOf(start) + 1) * DAY).toISOString().slice(0, 10) : start);
    const at = (text: string) =>
      ((event.zone && intlZone(event.zone)) || zone).instantOf(
        Date.parse(`${text.slice(0, 10)}T${text.slice(11, 19) || '00:00:00'}Z`),
      );
    const [startInstant, endInstant] = [at(start), at(end)];
    const inside = startInstant < to && (endInstant > from || startInstant >= from);
    return inside ? [{ event, allDay, start, end, zone: event.zone, startInstant, endInstant }] : [];
  });
}
