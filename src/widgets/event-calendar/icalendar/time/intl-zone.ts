import { fixedZone, offsetZone, rememberOffsets } from './offset-zone.js';
import type { Zone } from './zone.js';

// Every calendar asks for UTC, and the first zone that is asked of the machine takes it many milliseconds.
const zones = new Map<string, Zone | undefined>([['utc', fixedZone('UTC', 0)]]);

/** The zone of that IANA name, in any case, as the machine knows it; undefined when it does not. One zone is made of each name. */
export function intlZone(name: string): Zone | undefined {
  const key = name.toLowerCase();
  if (!zones.has(key)) zones.set(key, makeZone(name));
  return zones.get(key);
}

function makeZone(name: string): Zone | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // A RangeError: no such zone.
    return undefined;
  }
  const known = format.resolvedOptions().timeZone;
  if (known === 'UTC') return fixedZone('UTC', 0);
  const offsetAt = (instant: number) => {
    // Outside the years 100 to 8900 a Date is written in other ways, or is none.
    const asked = Math.floor(Math.min(Math.max(instant, -5.9e13), 2.2e14) / 1000) * 1000;
    // Such as `3/29/2026, 03:00:00`: one text is much faster to make than its parts.
    const [month, day, year, hour, minute, second] = format.format(asked).match(/\d+/g)!.map(Number);
    return Date.UTC(year!, month! - 1, day, hour, minute, second) - asked;
  };
  // Some machines answer with the older of two names, as Asia/Calcutta for Asia/Kolkata.
  return offsetZone(known.toLowerCase() === name.toLowerCase() ? known : name, rememberOffsets(offsetAt));
}
