import { writeWall } from '../icalendar/time/civil-time.js';
import { intlZone } from '../icalendar/time/intl-zone.js';

/** No zone has a longer name; what a hostile source writes as one is not asked for. */
const LONGEST = 64;

/** True for the name of a zone of which the clocks are known. */
export const isZone = (zone: string): boolean => zone.length <= LONGEST && !!intlZone(zone);

/** What clocks of a zone read at an instant, as `2026-11-23T09:00:00`. Nothing for an unknown zone. */
export function wallClock(instant: number, zone: string): string | undefined {
  const known = zone.length <= LONGEST ? intlZone(zone) : undefined;
  return known && writeWall(known.wallOf(instant));
}
