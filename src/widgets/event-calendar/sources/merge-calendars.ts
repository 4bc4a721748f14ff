import type { Calendar, CalendarEvent } from '../calendar-event.js';

/** Several calendars as one. */
export interface MergedCalendar extends Calendar {
  /** What is left to each of the calendars, with the zone in which its floating times are meant. */
  readonly parts: readonly Pick<Calendar, 'events' | 'zone'>[];
  /** In which of the calendars an event is, by their positions. */
  readonly sourcesOf: (event: CalendarEvent) => readonly number[];
}

/** The version of a series or of an event that a calendar holds. */
interface Version {
  readonly source: number;
  readonly sequence: number;
  readonly updated: string;
}

const isNewer = (a: Version, b: Version) =>
  a.sequence > b.sequence || (a.sequence === b.sequence && a.updated > b.updated);

/**
 * Several calendars as one, in which an event with one UID is there once, with its changed instances: of the calendar
 * where its SEQUENCE is higher, then where it was changed later (LAST-MODIFIED), then of the first.
 */
export function mergeCalendars(calendars: readonly Calendar[]): MergedCalendar {
  const best = new Map<string, Version>();
  const sources = new Map<string, number[]>();
  calendars.forEach(({ events }, source) => {
    const own = new Map<string, Version>();
    for (const { uid, sequence, updated = '' } of events) {
      const version = { source, sequence, updated };
      const known = own.get(uid);
      if (!known || isNewer(version, known)) own.set(uid, version);
    }
    for (const [uid, version] of own) {
      const known = best.get(uid);
      if (!known || isNewer(version, known)) best.set(uid, version);
      sources.set(uid, [...(sources.get(uid) ?? []), source]);
    }
  });
  const parts = calendars.map(({ events, zone }, source) => ({
    zone,
    events: events.filter(({ uid }) => best.get(uid)!.source === source),
  }));
  return {
    parts,
    events: parts.flatMap(({ events }) => events),
    skipped: calendars.reduce((sum, { skipped }) => sum + skipped, 0),
    unknownZones: [...new Set(calendars.flatMap(({ unknownZones = [] }) => unknownZones))],
    sourcesOf: ({ uid }) => sources.get(uid) ?? [],
  };
}
