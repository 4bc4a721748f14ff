import type { CalendarMessages, CommonMessages } from '../../../i18n/messages.js';
import type { CalendarEvent } from '../calendar-event.js';
import type { Day, Entry, ViewContext } from './calendar-view.js';

type Messages = CommonMessages & CalendarMessages;

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();
/** By the rules of their language. */
const written = new WeakMap<Messages['date'], Map<string, string>>();

/** An instant or a span in words. To write them costs half of what a month costs: once for each is enough. */
function write(t: Messages, form: Intl.DateTimeFormatOptions, from: number, to?: number): string {
  const how = t.lang + JSON.stringify(form);
  let all = written.get(t.date);
  if (!all) written.set(t.date, (all = new Map<string, string>()));
  const key = `${how}${from}/${to}`;
  let words = all.get(key);
  if (words === undefined) {
    // And a formatter costs far more to make than to use.
    let format = formats.get(how);
    if (!format) formats.set(how, (format = new Intl.DateTimeFormat(t.lang, { timeZone: 'UTC', ...form })));
    words = t.date(to === undefined ? format.format(from) : format.formatRange(from, to));
    all.set(key, words);
  }
  return words;
}

const FULL = { dateStyle: 'full' } as const;

/** A day in words, in the form asked for. */
export const dayWords = (day: Day, t: Messages, form: Intl.DateTimeFormatOptions = FULL): string =>
  write(t, form, day * DAY);

/** From a day to another, in words. */
export const spanWords = (first: Day, last: Day, t: Messages, form: Intl.DateTimeFormatOptions = FULL): string =>
  write(t, form, first * DAY, last * DAY);

/** A time of the clock that is shown, in words. `wall` is milliseconds, as in `Entry`. */
export const timeWords = (wall: number, t: Messages): string => write(t, { timeStyle: 'short' }, wall % DAY);

/** The time at which an entry begins; nothing when it lasts all day. */
export const startWords = ({ start, occurrence }: Entry, t: Messages): string =>
  occurrence.allDay ? '' : timeWords(start, t);

/** The title of an event; in a shared planning, which may tell no more, whether the time is taken. */
export const titleOf = ({ title, transparent }: CalendarEvent, t: Pick<Messages, 'busy' | 'free'>): string =>
  title || (transparent ? t.free : t.busy);

/** The language of a title, where it is not that of our own words around it: another voice has to speak it. */
export function foreignLang({ title, lang }: CalendarEvent, { t, lang: around }: ViewContext): string | undefined {
  const own = lang ?? around;
  const [primary] = own.toLowerCase().split(/[-_]/);
  return title && primary !== t.lang ? own : undefined;
}

/**
 * True for a planning of people: calendars laid over each other of which one tells times that are taken or left, or hides
 * what they are taken by. In an agenda for everybody, where nothing of that is said, it would only puzzle.
 */
export function isPlanning({ sources, entries }: Pick<ViewContext, 'sources' | 'entries'>): boolean {
  if (sources.length < 2) return false;
  let told = plannings.get(entries);
  if (told === undefined) {
    told = entries.some(({ occurrence: { event, allDay } }) => !allDay && (event.transparent || !event.title));
    plannings.set(entries, told);
  }
  return told;
}
const plannings = new WeakMap<readonly Entry[], boolean>();

/** In a planning, that an event leaves their time to those concerned; nothing elsewhere, and where its title says so. */
export const freeWords = ({ occurrence: { event, allDay } }: Entry, context: ViewContext): string =>
  isPlanning(context) && !allDay && event.transparent && event.title ? context.t.free : '';

/** Cancelled, or to be confirmed; nothing for what is sure. */
export const statusWords = ({ occurrence: { event } }: Entry, t: Messages): string =>
  event.status === 'confirmed' ? '' : t[event.status];

/** UTC is how a file stores times, never a place where people read clocks. */
export const isUtc = (zone: string): boolean => /(UTC|GMT)$/.test(zone);

/** The time of an event in its own zone, where clocks read something else there than what is shown. */
export function zoneWords({ start, occurrence }: Entry, t: Messages): string {
  const { zone, allDay, startInstant } = occurrence;
  if (allDay || !zone || isUtc(zone) || Date.parse(`${occurrence.start}Z`) === start) return '';
  const form = { hour: 'numeric', minute: '2-digit', timeZoneName: 'long' } as const;
  try {
    return write(t, { ...form, timeZone: zone }, startInstant);
  } catch {
    // A zone that no browser knows is shown as its source writes it.
    return t.inZone(timeWords(Date.parse(`${occurrence.start}Z`), t), zone);
  }
}

/**
 * What an entry is called where it stands alone: title, full date, time, place, source. It begins with the words that are
 * seen, so that it can be called by them.
 *
 * @param day The day on which it stands, where it lasts several.
 */
export const eventName = (entry: Entry, seen: string, context: ViewContext, day?: Day): string =>
  [seen, unseenName(entry, seen, context, day)].join(', ');

/** What follows in a name the words that are seen: for those who hear, where the title has a language of its own. */
export function unseenName(entry: Entry, seen: string, context: ViewContext, day?: Day): string {
  const { t, sources } = context;
  const { occurrence, first, last, start, end } = entry;
  const { allDay, event } = occurrence;
  const several = last > first;
  // Whole words: « 8 h » is not said by « 18 h », nor by « 8 h 30 », whose own spaces do not break.
  const isSeen = (words: string) => ` ${seen} `.includes(` ${words} `);
  const part = several && day !== undefined ? t.dayOf(day - first + 1, last - first + 1) : '';
  return (
    [
      several ? spanWords(first, last, t) : dayWords(first, t),
      !isSeen(part) && part,
      !allDay && !isSeen(startWords(entry, t)) && startWords(entry, t),
      allDay ? t.allDay : end > start && t.until(timeWords(end, t)),
      zoneWords(entry, t),
      event.place && !seen.endsWith(event.place) && event.place,
      !isSeen(statusWords(entry, t)) && statusWords(entry, t),
      !isSeen(freeWords(entry, context)) && freeWords(entry, context),
      ...entry.sources.map((at) => sources[at]!.label),
    ]
      // A library that is the place of what it announces is named once.
      .filter((words, at, all) => words && words !== seen && all.indexOf(words) === at)
      .join(', ')
  );
}

/** Answers whoever enters a day in which there is nothing. */
export const sayEmptyDay = ({ t }: Pick<ViewContext, 't'>): Promise<void> =>
  import('../../../ui/voice.js').then(({ say }) => say(t.noEventsOfDay, t.lang, true), console.error);
