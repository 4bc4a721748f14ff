import type { Zone } from './icalendar/zone.js';
import { instantOf, shownClock, shownZone } from './shown-clock.js';

/** The clock that is shown, as a zone. */
export const clockZone = (zone: string | undefined): Zone => ({
  name: shownZone(zone),
  instantOf: (wall) => instantOf(wall, zone),
  wallOf: shownClock(zone),
});

/** A zone by its IANA name; undefined for a name that the browser does not know. */
export function namedZone(name: string): Zone | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return undefined;
  }
  return { ...clockZone(name), name };
}
