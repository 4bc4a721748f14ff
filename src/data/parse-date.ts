/** Forms of dates that are rarely met. `read-body` fetches their reader when it is missed, and reads again. */
export const oddDates: { missed: boolean; read?: (text: string) => string | undefined } = { missed: false };

const rfc822 =
  /^(?:[a-z]{3,9}[,.]? +)?(\d\d?) ([a-z]{3})[a-z]* (\d{4}|\d\d)(?: (\d\d?):(\d\d)(?::(\d\d))?)? *(?:gmt|utc?|z|([+-]\d\d?):?(\d\d))?$/i;
const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]+(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d*)?)?)? *(?:z|([+-]\d\d):?(\d\d)?)?$/i;
/** Already as it is given, for days that every month has. */
const settled = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;
const months = 'janfebmaraprmayjunjulaugsepoctnovdec';

/** An instant or, without a time, a date, from what was read of them; nothing when no calendar holds it. */
export function dateOf(
  [year, month, day]: readonly number[],
  time?: readonly [hours: number, minutes: number, seconds: number],
  offset = 0,
): string | undefined {
  const [hours, minutes, seconds] = time ?? [0, 0, 0];
  if (!(month! > 0 && month! < 13 && day! > 0 && day! < 32 && hours < 25 && minutes < 60)) return undefined;
  // RFC 2822, 4.3: years of two digits.
  const full = year! < 50 ? year! + 2000 : year! < 100 ? year! + 1900 : year!;
  const date = new Date(Date.UTC(full, month! - 1, day, hours, minutes - offset, seconds));
  return date.getTime() ? date.toISOString().slice(0, time ? 19 : 10) + (time ? 'Z' : '') : undefined;
}

/**
 * Reads a date of a feed: an instant as `2026-11-23T08:00:00Z`, or `2026-11-23` when it has no time. No zone means UTC.
 * RFC 822 and its heirs (RFC 2822, 3.3), ISO 8601 as the web uses it (RFC 3339); others once `oddDates` has its reader.
 * Nothing when it is no date.
 */
export function parseDate(text: string | null | undefined): string | undefined {
  text = text?.trim();
  if (!text) return undefined;
  if (settled.test(text)) return `${text.slice(0, 19)}Z`;
  let parts = rfc822.exec(text);
  const month = parts && months.indexOf(parts[2]!.toLowerCase()) / 3 + 1;
  if (!parts || month! % 1) parts = iso.exec(text);
  if (!parts) {
    oddDates.missed = true;
    return oddDates.read?.(text);
  }
  const [, first, second, third, hours, minutes, seconds, zone, zoneMinutes] = parts;
  const days = month ? [+third!, month, +first!] : [+first!, +second!, +third!];
  const offset = zone ? +zone * 60 + (zone[0] === '-' ? -1 : 1) * +(zoneMinutes ?? 0) : 0;
  return dateOf(days, hours ? [+hours, +minutes!, +(seconds ?? 0)] : undefined, offset);
}
