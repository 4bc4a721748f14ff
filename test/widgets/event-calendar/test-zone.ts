import type { Zone } from '../../../src/widgets/event-calendar/icalendar/time/zone.js';

/** A zone as the engine itself knows it, asked in the plainest way: slow, and nothing of ours. */
export function testZone(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const wallOf = (instant: number) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const { year, month, day, hour, minute, second } = parts as Record<string, number>;
    return Date.UTC(year!, month! - 1, day, hour, minute, second) + (((instant % 1000) + 1000) % 1000);
  };
  const instantOf = (wall: number) => {
    const before = wall - (wallOf(wall - 86_400_000) - (wall - 86_400_000));
    const after = wall - (wallOf(wall + 86_400_000) - (wall + 86_400_000));
    return [Math.min(before, after), Math.max(before, after)].find((instant) => wallOf(instant) === wall) ?? before;
  };
  return { name, wallOf, instantOf };
}
