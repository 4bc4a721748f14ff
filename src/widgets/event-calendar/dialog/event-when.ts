import type { EventMessages } from '../../../i18n/calendar/event-messages.js';
import type { CommonMessages } from '../../../i18n/messages.js';
import type { Occurrence } from '../calendar-event.js';
import { isUtc } from '../views/event-words.js';

/** What a time is said by. */
export interface WhenStyle {
  readonly t: Pick<EventMessages, 'dayFromTo' | 'fromDayTo' | 'midnight' | 'clockOf' | 'lasts'> &
    Pick<CommonMessages, 'lang' | 'date' | 'atTime'>;
  /** IANA name of the zone in which times show; undefined is the reader's own. */
  readonly zone: string | undefined;
}

/** When an event takes place, in words. */
export interface When {
  /** « mardi 24 novembre 2026, de 18 h 30 à 20 h » */
  readonly words: string;
  /** The same as clocks read it where the event takes place, when they read something else. */
  readonly there?: string;
  /** How long it lasts; absent for a day, and for what lasts no time. */
  readonly lasts?: string;
}

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The full date of an occurrence, both days and both times of it, and how long it lasts. */
export function eventWhen(occurrence: Occurrence, { t, zone }: WhenStyle): When {
  const { allDay, start, end, startInstant, endInstant } = occurrence;
  const day = (instant: number, timeZone: string | undefined) =>
    t.date(format(t.lang, { dateStyle: 'full' }, timeZone).format(instant));
  if (allDay) {
    const first = Date.parse(start);
    const days = Math.max(Math.round((Date.parse(end) - first) / DAY), 1);
    if (days === 1) return { words: day(first, 'UTC') };
    const words = t.fromDayTo(day(first, 'UTC'), day(first + (days - 1) * DAY, 'UTC'));
    return { words, lasts: t.lasts(days, 0, 0) };
  }
  const minutes = Math.round((endInstant - startInstant) / MINUTE);
  const time = (instant: number, timeZone: string | undefined) =>
    t.date(format(t.lang, { timeStyle: 'short' }, timeZone).format(instant));
  const say = (timeZone: string | undefined) => {
    const [from, to] = [day(startInstant, timeZone), day(endInstant, timeZone)];
    const begins = time(startInstant, timeZone);
    if (minutes <= 0) return t.atTime(from, begins);
    // Whoever reads « jusqu’à mercredi, 0 h » would think of Wednesday.
    if (from !== to && day(endInstant - 1, timeZone) === from) return t.dayFromTo(from, begins, t.midnight);
    const ends = time(endInstant, timeZone);
    return from === to ? t.dayFromTo(from, begins, ends) : t.fromDayTo(t.atTime(from, begins), t.atTime(to, ends));
  };
  const words = say(zone);
  const there = occurrence.zone && !isUtc(occurrence.zone) && isZone(occurrence.zone) ? say(occurrence.zone) : words;
  return {
    words,
    there: there === words ? undefined : t.clockOf(there, cityOf(occurrence.zone!), zoneWords(occurrence, t.lang)),
    lasts:
      minutes > 0 ? t.lasts(Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60) : undefined,
  };
}

/** « New York » of `America/New_York`: what people call a zone. */
const cityOf = (zone: string) => zone.split('/').pop()!.replaceAll('_', ' ');

/** « heure : La Réunion » of `Indian/Reunion`: as `Intl` calls a zone, which differs much with the language. */
const zoneWords = ({ zone, startInstant }: Occurrence, lang: string) =>
  format(lang, { timeZoneName: 'shortGeneric' }, zone!)
    .formatToParts(startInstant)
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';

function isZone(zone: string): boolean {
  try {
    return !!new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
}

const format = (lang: string, form: Intl.DateTimeFormatOptions, zone: string | undefined) =>
  new Intl.DateTimeFormat(lang, { ...form, timeZone: zone && isZone(zone) ? zone : undefined });
