import type { CommonMessages } from './messages.js';

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter costs far more to make than to use: one a language, zone and form. */
function formatter(lang: string, zone: string | undefined, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + zone + JSON.stringify(form);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = make(lang, zone, form)));
  return format;
}

/** A zone that no browser knows is told by the settings; dates are then written in the reader's own. */
function make(lang: string, timeZone: string | undefined, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(lang, { ...form, timeZone });
  } catch {
    return new Intl.DateTimeFormat(lang, form);
  }
}

/** The civil day of an instant in a zone, as `2026-11-23`. */
export const civilDay = (instant: number, zone: string | undefined) =>
  formatter('sv', zone, { dateStyle: 'short' }).format(instant);

/** How a date is written, and where. */
export interface DateStyle {
  readonly t: CommonMessages;
  /** IANA zone; undefined is the reader's own. */
  readonly zone: string | undefined;
  /** Epoch milliseconds of "now". */
  readonly now: number;
  /** True for the form that fits a narrow column: « 23 nov. ». */
  readonly short?: boolean;
}

/**
 * A date as people say it (« hier à 17 h 30 », « jeudi 19 novembre ») and in full.
 *
 * @param value An instant, `2026-11-23T08:00:00Z`, or a date, `2026-11-23`.
 * @returns Nothing when `value` is no date.
 */
export function dateWords(
  value: string,
  { t, zone, now, short }: DateStyle,
): { words: string; exact: string } | undefined {
  const instant = Date.parse(value);
  if (Number.isNaN(instant)) return undefined;
  const timed = value.length > 10;
  // A date without time is the same day everywhere.
  const at = timed ? zone : 'UTC';
  const { lang } = t;
  const write = (form: Intl.DateTimeFormatOptions) => t.date(formatter(lang, at, form).format(instant));
  const exact = write(timed ? { dateStyle: 'full', timeStyle: 'short' } : { dateStyle: 'full' });
  const day = civilDay(instant, at);
  const today = civilDay(now, zone);
  const days = (Date.parse(day) - Date.parse(today)) / DAY;
  if (short || days > 0 || days < -1) {
    const near = !short && days < 0 && days > -7;
    const sure = day.slice(0, 4) === today.slice(0, 4) && (short || days < 0);
    const month = short ? 'short' : 'long';
    const weekday = near ? 'long' : undefined;
    return { words: write({ weekday, day: 'numeric', month, year: near || sure ? undefined : 'numeric' }), exact };
  }
  const spoken = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(days, 'day');
  return { words: timed ? t.atTime(spoken, write({ timeStyle: 'short' })) : spoken, exact };
}
