import type { Wall } from './icalendar/zone.js';

const clocks = new Map<string, (instant: number) => Wall>();

/**
 * What the clock that is shown reads at an instant.
 *
 * @param zone IANA name; undefined, or a name that the browser does not know, is the reader's own zone.
 */
export function shownClock(zone: string | undefined): (instant: number) => Wall {
  let clock = clocks.get(`${zone}`);
  if (!clock) clocks.set(`${zone}`, (clock = makeClock(zone)));
  return clock;
}

/** Name of the zone that is shown. */
export const shownZone = (zone: string | undefined): string => formatter(zone).resolvedOptions().timeZone;

function formatter(timeZone: string | undefined): Intl.DateTimeFormat {
  const form = { dateStyle: 'short', timeStyle: 'medium' } as const;
  try {
    return new Intl.DateTimeFormat('sv', { ...form, timeZone });
  } catch {
    return new Intl.DateTimeFormat('sv', form);
  }
}

function makeClock(zone: string | undefined): (instant: number) => Wall {
  const format = formatter(zone);
  // Clocks change at a quarter of an hour; between two of them the offset is one.
  const offsets = new Map<number, number>();
  return (instant) => {
    const quarter = Math.floor(instant / 900_000) * 900_000;
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      offset = Date.parse(`${format.format(quarter).replace(' ', 'T')}Z`) - quarter;
      offsets.set(quarter, offset);
    }
    return instant + offset;
  };
}

/** Epoch milliseconds at which the clock that is shown reads so; the first time, where it does so twice. */
export function instantOf(wall: Wall, zone: string | undefined): number {
  const clock = shownClock(zone);
  const first = wall - (clock(wall - 86_400_000) - (wall - 86_400_000));
  if (clock(first) === wall) return first;
  const second = wall - (clock(wall + 86_400_000) - (wall + 86_400_000));
  return clock(second) === wall ? second : first;
}
