import type { CommonMessages } from '../../../i18n/messages.js';
import type { Day } from './calendar-view.js';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(lang: string, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(form);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(lang, { ...form, timeZone: 'UTC' })));
  return format;
}

/** A day in words, in the form asked for. */
export const dayWords = (day: Day, t: CommonMessages, form: Intl.DateTimeFormatOptions): string =>
  t.date(formatter(t.lang, form).format(day * 86_400_000));

/** A time of the clock that is shown, in words. `wall` is milliseconds, as in `Entry`. */
export const timeWords = (wall: number, t: CommonMessages): string =>
  formatter(t.lang, { timeStyle: 'short' }).format(wall);
