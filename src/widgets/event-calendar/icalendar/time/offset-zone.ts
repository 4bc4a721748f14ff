import type { Wall, Zone } from './zone.js';

/** Longer than any offset from UTC, so that what lies so far away is surely before or after a change of the clock. */
const far = 86_400_000;

/** A zone by its offset from UTC, in milliseconds, at an instant. Two changes of the clock lie at least two days apart. */
export function offsetZone(name: string, offsetAt: (instant: number) => number): Zone {
  return {
    name,
    instantOf(wall: Wall) {
      const before = offsetAt(wall - far);
      const after = offsetAt(wall + far);
      // In a gap neither reading is true, and the offset before it holds; of two true ones the first is meant (RFC 5545, 3.3.5).
      const late = before !== after && offsetAt(wall - before) !== before && offsetAt(wall - after) === after;
      return wall - (late ? after : before);
    },
    wallOf: (instant) => instant + offsetAt(instant),
  };
}

/** Clocks that are never changed. */
export function fixedZone(name: string, offset: number): Zone {
  return { name, instantOf: (wall) => wall - offset, wallOf: (instant) => instant + offset };
}

/** What is remembered of a stretch of time: the offset until `change` and from then on. */
interface Stretch {
  readonly change: number;
  readonly before: number;
  readonly after: number;
}

/** Three days: no zone is known to have changed its clocks and changed them back in less (Freetown in 1939: four days). */
const length = 2 ** 28;

/**
 * Remembers the offsets that `probe` gives, which may be slow to ask: two questions for each stretch of days that is asked for,
 * and more where the clock changes in it.
 *
 * @param resolution The changes lie at whole multiples of so many milliseconds.
 */
export function rememberOffsets(probe: (instant: number) => number, resolution = 1000): (instant: number) => number {
  const stretches = new Map<number, Stretch>();
  const edges = new Map<number, number>();
  const edge = (index: number) => {
    let offset = edges.get(index);
    if (offset === undefined) edges.set(index, (offset = probe(index * length)));
    return offset;
  };
  const look = (index: number): Stretch => {
    const before = edge(index);
    const after = edge(index + 1);
    let low = index * length;
    let high = low + length;
    if (before === after) return { change: Infinity, before, after };
    // The edges are no multiples of the resolution, a change is: the first at which the new offset holds.
    for (;;) {
      const middle = Math.floor((low + high) / 2 / resolution) * resolution;
      if (middle <= low) break;
      if (probe(middle) === before) low = middle;
      else high = middle;
    }
    return { change: Math.floor(high / resolution) * resolution, before, after };
  };
  // Most questions are about times that lie close together: the days around the last one, as long as its offset was seen to hold.
  let from = 0;
  let to = 0;
  let offset = 0;
  return (instant) => {
    if (instant >= from && instant < to) return offset;
    const index = Math.floor(instant / length);
    let stretch = stretches.get(index);
    if (!stretch) stretches.set(index, (stretch = look(index)));
    const { change, before, after } = stretch;
    const late = instant >= change;
    const next = late ? after : before;
    const begin = late ? change : index * length;
    const end = late ? (index + 1) * length : Math.min(change, (index + 1) * length);
    const same = next === offset && begin <= to && end >= from;
    from = same ? Math.min(from, begin) : begin;
    to = same ? Math.max(to, end) : end;
    offset = next;
    return offset;
  };
}
