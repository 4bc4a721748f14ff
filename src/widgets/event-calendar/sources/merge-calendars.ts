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
  /** The event itself, where there is more than changed instances of it. */
  readonly event: CalendarEvent;
  /** Of what was changed last, an instance or the event. */
  readonly sequence: number;
  readonly updated: string;
}

/** An event of several calendars: its newest version, and in which of them it is. */
interface Shared {
  best: Version;
  readonly sources: number[];
}

const isNewer = (a: Version, b: Version) =>
  a.sequence > b.sequence || (a.sequence === b.sequence && a.updated > b.updated);

/** Who was asked to one instance has that alone: it takes the place of no series. */
const isBetter = (a: Version, b: Version) =>
  !a.event.recurrenceId === !b.event.recurrenceId ? isNewer(a, b) : !a.event.recurrenceId;

/**
 * Whether two calendars with one UID mean one event. Programs that count theirs from 1 give that UID to another event each:
 * these share neither their start nor their title, and neither SEQUENCE says that it is the later one.
 */
const isSame = ({ event: a }: Version, { event: b }: Version) =>
  a.sequence !== b.sequence || a.start === b.start || !!(a.recurrenceId ?? b.recurrenceId) || a.title === b.title;

/**
 * Several calendars as one, in which an event with one UID is there once, with its changed instances: of the calendar
 * where its SEQUENCE is higher, then where it was changed later (LAST-MODIFIED), then of the first.
 */
export function mergeCalendars(calendars: readonly Calendar[]): MergedCalendar {
  const shared = new Map<string, Shared[]>();
  calendars.forEach(({ events }, source) => {
    const own = new Map<string, Version>();
    for (const event of events) {
      const { uid, sequence, updated = '' } = event;
      const version = { source, event, sequence, updated };
      const known = own.get(uid);
      const of = known?.event.recurrenceId && !event.recurrenceId ? event : (known?.event ?? event);
      own.set(uid, { ...(known && !isNewer(version, known) ? known : version), event: of });
    }
    for (const [uid, version] of own) {
      const alike = shared.get(uid) ?? [];
      const one = alike.find(({ best }) => isSame(version, best));
      one?.sources.push(source);
      if (!one) shared.set(uid, [...alike, { best: version, sources: [source] }]);
      else if (isBetter(version, one.best)) one.best = version;
    }
  });
  const sources = new Map<CalendarEvent, readonly number[]>();
  const parts = calendars.map(({ events, zone }, source) => ({
    zone,
    events: events.filter((event) => {
      const one = shared.get(event.uid)!.find(({ best }) => best.source === source);
      if (one) sources.set(event, one.sources);
      return one;
    }),
  }));
  return {
    parts,
    events: parts.flatMap(({ events }) => events),
    skipped: calendars.reduce((sum, { skipped }) => sum + skipped, 0),
    unknownZones: [...new Set(calendars.flatMap(({ unknownZones = [] }) => unknownZones))],
    sourcesOf: (event) => sources.get(event) ?? [],
  };
}
