import type { Day, Entry, ViewContext } from './calendar-view.js';
import { eventName, foreignLang, startWords, statusWords, titleOf, unseenName } from './event-words.js';

/** One line of a day, as it is written. */
export interface Chip {
  readonly entry: Entry;
  /** What it is called, or what follows its words in its name where these have a language of their own. */
  readonly name: string;
  readonly lang: string | undefined;
  readonly time: string;
  readonly status: string;
  readonly title: string;
  readonly place: string;
  readonly color: string | undefined;
  readonly sign: string;
  /** Days over which its words may run: those that it still has in this week. */
  readonly days: number;
}

/** The words of an entry on one of its days. `at` is the place of the day in the grid. */
export function makeChip(entry: Entry, day: Day, at: number, context: ViewContext): Chip {
  const { first, last, occurrence, sources } = entry;
  const { event, allDay } = occurrence;
  const title = titleOf(event, context.t);
  const status = statusWords(entry, context.t);
  const wide = allDay || last > first;
  const begins = day === first;
  const time = begins && !allDay ? startWords(entry, context.t) : '';
  const { color, sign = '' } = context.sources[sources[0]!] ?? {};
  const days = Math.min(last - day, 6 - (at % 7)) + 1;
  // The words are written once a week, over the days that follow.
  const goes = wide && !begins && at % 7 > 0;
  const lang = foreignLang(event, context);
  const marks = [wide && 'bar', !begins && 'on', day < last && 'off', goes && 'mute', event.status];
  return {
    entry,
    time,
    title,
    sign,
    days,
    color: event.color ?? color,
    place: marks.filter(Boolean).join(' '),
    status,
    lang,
    name: (lang ? unseenName : eventName)(entry, [time, status, title].filter(Boolean).join(' '), context, day),
  };
}
