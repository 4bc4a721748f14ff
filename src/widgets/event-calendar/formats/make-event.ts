import { collect } from '../../../data/reading/collect.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import type { Calendar, CalendarEvent } from '../calendar-event.js';
import { byClockOf, clockOf, dayAfter, type Moment } from './moment.js';
import { isZone } from './wall-clock.js';

/** What a format says of an event, its times apart. */
export type EventDraft = Partial<Omit<CalendarEvent, 'start' | 'end' | 'allDay' | 'zone'>>;

/**
 * The times of an event out of its first and its last moment. A day at the end is its last one: what people write. An end
 * that is before its start is let go, and so is a time against a day, save a midnight, which may be exclusive too.
 *
 * @param exclusive True when a day at the end, or a midnight, is the one after the last.
 */
export function timesOf(
  start: Moment,
  end?: Moment,
  exclusive = false,
): Pick<CalendarEvent, 'start' | 'end' | 'allDay' | 'zone'> {
  const times = { start: start.text, allDay: start.day, zone: start.day ? null : start.zone };
  if (start.day) {
    const [day, time] = end ? clockOf(end).split('T') : [];
    const after = day && (exclusive && (!time || time === '00:00:00') ? day : dayAfter(day));
    return { ...times, end: after && after > start.text ? after : dayAfter(start.text) };
  }
  // « Du 3 à 14 h au 5 »: to the end of that day. Of the same day, it says nothing of the hour.
  if (end?.day && end.text === clockOf(start).slice(0, 10)) return { ...times, end: undefined };
  const last = end?.day ? byClockOf(start, `${exclusive ? end.text : dayAfter(end.text)}T00:00:00`) : end?.text;
  const alike = end?.day || end?.zone === start.zone;
  return { ...times, end: alike && last && last > start.text ? last : undefined };
}

/** Completes what a format says of an event; `uid` may be absent where nothing tells it from others but what it says. */
export function makeEvent(draft: EventDraft, start: Moment, end?: Moment, exclusive?: boolean): CalendarEvent {
  const title = oneLine(draft.title ?? '');
  return {
    ...draft,
    uid: draft.uid || [draft.url ?? title, start.text].join(' '),
    title,
    ...timesOf(start, end, exclusive),
    sequence: draft.sequence ?? 0,
    place: draft.place || undefined,
    categories: [...new Set(draft.categories)].filter(Boolean),
    attachments: draft.attachments ?? [],
    status: draft.status ?? 'confirmed',
    transparent: draft.transparent ?? false,
  };
}

/** A calendar out of what a format reads from each of its items: one event, several of one item, or nothing. */
export function calendarOf<T>(
  all: Iterable<T>,
  read: (one: T) => CalendarEvent | readonly CalendarEvent[] | undefined,
  head: Omit<Calendar, 'events' | 'skipped'> = {},
): Calendar {
  const { items, skipped } = collect(all, (one) => {
    const events = read(one);
    return events && [events].flat();
  });
  const events = items.flat();
  const zones = new Set(events.flatMap(({ zone }) => zone ?? []));
  const unknownZones = [...zones].filter((zone) => !isZone(zone));
  return { ...head, events, skipped, ...(unknownZones.length ? { unknownZones } : {}) };
}

/** Text that is one sentence to readers: « Salle Jean-Moulin, 2 rue des Écoles, 35000 Rennes », each part once. */
export function joinPlace(...parts: readonly (string | undefined)[]): string | undefined {
  const said: string[] = [];
  for (const part of parts) {
    const text = oneLine(part ?? '');
    if (!text || said.some((before) => before.includes(text))) continue;
    // Many write the name of a place into its address too.
    if (text.startsWith(`${said.at(-1)},`)) said.pop();
    said.push(text);
  }
  return said.join(', ') || undefined;
}

/** Where an event is, when both numbers are on the globe. */
export function geoOf(latitude: unknown, longitude: unknown): CalendarEvent['geo'] {
  const [north, east] = [latitude, longitude].map((value) =>
    typeof value === 'number' || (typeof value === 'string' && value.trim()) ? Number(value) : NaN,
  );
  const known = Math.abs(north!) <= 90 && Math.abs(east!) <= 180 && (north !== 0 || east !== 0);
  return known ? { latitude: north!, longitude: east! } : undefined;
}

/** The value of the language that is wanted, else of French, else of the first one that says something. */
export function inLanguage(value: unknown, lang: string | undefined): { text?: unknown; lang?: string } {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return { text: value };
  const all = Object.entries(value).filter(([, text]) => (Array.isArray(text) ? text.length : text));
  const wanted = (name: string) => all.find(([key]) => key.toLowerCase() === name.toLowerCase());
  const found = wanted(lang ?? 'fr') ?? wanted((lang ?? 'fr').split('-')[0]!) ?? wanted('fr') ?? all[0];
  return found ? { text: found[1], lang: found[0] } : {};
}
