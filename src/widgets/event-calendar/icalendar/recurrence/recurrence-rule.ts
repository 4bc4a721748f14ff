import { type CivilTime, readCivilTime } from '../time/civil-time.js';

/** From the longest to the shortest. */
export const frequencies = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const;

export type Frequency = (typeof frequencies)[number];

/** A day of BYDAY. */
export interface RuleDay {
  /** 0 is Sunday. */
  readonly day: number;
  /** Which one of the month or year: 1 the first, -1 the last; 0 for every one. */
  readonly nth: number;
}

/** RRULE (RFC 5545, 3.3.10). A part that the rule does not have is absent; one that is there has at least one value. */
export interface RecurrenceRule {
  readonly frequency: Frequency;
  /** At least 1. */
  readonly interval: number;
  /** At least 1. */
  readonly count?: number;
  /** Inclusive. As a date it is the whole day; as UTC it is an instant. */
  readonly until?: CivilTime;
  readonly bySecond?: readonly number[];
  readonly byMinute?: readonly number[];
  readonly byHour?: readonly number[];
  readonly byDay?: readonly RuleDay[];
  /** 1 to 31, or -31 to -1 from the end of the month. */
  readonly byMonthDay?: readonly number[];
  /** 1 to 366, or from the end of the year. */
  readonly byYearDay?: readonly number[];
  /** 1 to 53, or from the end of the year. */
  readonly byWeekNo?: readonly number[];
  /** 1 to 12. */
  readonly byMonth?: readonly number[];
  /** 1 is the first of each period, -1 its last. */
  readonly bySetPos?: readonly number[];
  /** First day of the week (WKST); 0 is Sunday. Monday when the rule does not say. */
  readonly weekStart: number;
  /** What becomes of a day that its month does not have (RFC 7529, 4.1). Left out when the rule does not say. */
  readonly skip?: 'BACKWARD' | 'FORWARD';
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/**
 * Reads the value of RRULE (RFC 5545, 3.3.10). Lenient where it harms nobody: case, spaces, order, unknown parts, what is
 * escaped as if it were text; a value out of
 * its range is let go, and a part without a value left counts as absent. Undefined without a usable FREQ, and for a calendar other
 * than the Gregorian (RFC 7529): such an event takes place at its start, and nothing is known of the rest.
 */
export function parseRule(value: string): RecurrenceRule | undefined {
  const parts = new Map<string, string>();
  for (const part of value
    .toUpperCase()
    .replace(/[\s\\]/g, '')
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [name, text] = part.split('=');
    if (text && !parts.has(name!)) parts.set(name!, text);
  }
  const frequency = frequencies.find((name) => name === parts.get('FREQ'));
  if (!frequency || (parts.get('RSCALE') ?? 'GREGORIAN') !== 'GREGORIAN') return undefined;

  const integer = (text: string) => (/^[+-]?\d+$/.test(text) ? +text : NaN);
  const list = <T>(name: string, read: (text: string) => T | undefined): T[] | undefined => {
    const values = parts
      .get(name)
      ?.split(',')
      .map(read)
      .filter((one) => one !== undefined);
    // Each once: there is work for each of them.
    return values?.length ? [...new Map(values.map((one) => [JSON.stringify(one), one])).values()] : undefined;
  };
  const from = (low: number, high: number) => (text: string) => {
    const number = integer(text);
    return number >= low && number <= high ? number : undefined;
  };
  /** Counted from the end too; 0 is none. */
  const around = (high: number) => (text: string) => from(-high, high)(text) || undefined;
  const one = (name: string) => from(1, Number.MAX_SAFE_INTEGER)(parts.get(name) ?? '');

  const weekStart = weekdays.indexOf(parts.get('WKST') ?? '');
  const skip = parts.get('SKIP');
  return {
    frequency,
    interval: one('INTERVAL') ?? 1,
    count: one('COUNT'),
    until: readCivilTime(parts.get('UNTIL') ?? ''),
    bySecond: list('BYSECOND', from(0, 60)),
    byMinute: list('BYMINUTE', from(0, 59)),
    byHour: list('BYHOUR', from(0, 23)),
    byDay: list('BYDAY', (text) => {
      const day = weekdays.indexOf(text.slice(-2));
      const nth = +text.slice(0, -2);
      return day >= 0 && Number.isInteger(nth) && Math.abs(nth) <= 53 ? { day, nth } : undefined;
    }),
    byMonthDay: list('BYMONTHDAY', around(31)),
    byYearDay: list('BYYEARDAY', around(366)),
    byWeekNo: list('BYWEEKNO', around(53)),
    byMonth: list('BYMONTH', from(1, 12)),
    bySetPos: list('BYSETPOS', around(366)),
    weekStart: weekStart < 0 ? 1 : weekStart,
    skip: skip === 'BACKWARD' || skip === 'FORWARD' ? skip : undefined,
  };
}
