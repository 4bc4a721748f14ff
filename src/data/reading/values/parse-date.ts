import { odd } from '../odd.js';

/** RFC 822 with a year of four digits (RFC 2822, 3.3), RFC 3339 and its days: what every browser reads alike. */
const common =
  /^(\w{3}, \d\d? \w{3} [1-9]\d{3} \d\d:\d\d:\d\d (GMT|[+-]\d{4})|[1-9]\d{3}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?)$/;

/** Milliseconds from the first instant of all that a zone may make of it. */
export const FIRST = 5.1e7;

/**
 * Reads a date of a feed: an instant as `2026-11-23T08:00:00Z`, or `2026-11-23` when it has no time. No zone means UTC.
 * Nothing when it is no date, or says that there is none. Forms other than the two common ones are read once `odd` has their reader.
 */
export function parseDate(text: string | null | undefined): string | undefined {
  text = text?.trim();
  if (!text) return undefined;
  const time = common.test(text) ? Date.parse(text) : NaN;
  // The first instant of all, in the zone of whatever server, is what programs write that know no date.
  if (Math.abs(time) < FIRST) return undefined;
  if (!Number.isNaN(time)) {
    const instant = new Date(time).toISOString();
    return text.length === 10 ? instant.slice(0, 10) : `${instant.slice(0, 19)}Z`;
  }
  if (odd.date) return odd.date(text);
  odd.met = true;
  return undefined;
}
