import { DAY } from '../time/civil-time.js';
import type { RecurrenceRule } from './recurrence-rule.js';
import { takeStep, type Work } from './work.js';
import type { Wall } from '../time/zone.js';

/** When, in its days, a rule has starts. A unit is a day, or the hour, minute or second in which a rule of such a frequency may start. */
export interface RuleTimes {
  /** Milliseconds of a unit. */
  readonly unit: number;
  /** Milliseconds from one unit that the rule may choose to the next one. */
  readonly step: number;
  /** How many times a unit has. */
  readonly count: number;
  /** The time of that number in its unit, ascending from 0: milliseconds after the beginning of the unit. */
  at(index: number): number;
  /** True when parts of the rule leave out some of its units. */
  readonly limited: boolean;
  /** The beginnings of the units of those days that the rule chooses, as far as they may hold a start from `from` and before `to`. */
  unitsOf(days: readonly number[], from: Wall, to: Wall, work: Work): Wall[];
}

const HOUR = 3_600_000;
const MINUTE = 60_000;
const units = { HOURLY: HOUR, MINUTELY: MINUTE, SECONDLY: 1000 };

/** Prepares the times of a rule (RFC 5545, 3.3.10): in a rule by the hour or finer, the parts that are not finer than it limit. */
export function ruleTimes(rule: RecurrenceRule, start: Wall, allDay: boolean): RuleTimes {
  const { frequency, interval } = rule;
  const fine = frequency === 'HOURLY' || frequency === 'MINUTELY' || frequency === 'SECONDLY';
  const unit = fine ? units[frequency] : DAY;
  const step = fine ? unit * interval : unit;
  const values = (part: readonly number[] | undefined, size: number, above: number) => {
    if (allDay || size >= unit) return [0];
    const own = Math.floor((start - Math.floor(start / above) * above) / size);
    return [...new Set(part?.map((value) => Math.min(value, above / size - 1)) ?? [own])].sort((a, b) => a - b);
  };
  const hours = values(rule.byHour, HOUR, DAY);
  const minutes = values(rule.byMinute, MINUTE, HOUR);
  // A leap second is the second before it (3.3.12).
  const seconds = values(rule.bySecond, 1000, MINUTE);
  const perHour = minutes.length * seconds.length;
  /** What limits the units, and how long each of its values lasts. */
  const limits = (
    [
      [rule.byHour, HOUR, 24],
      [rule.byMinute, MINUTE, 60],
      [rule.bySecond, 1000, 60],
    ] as const
  ).filter(([part, size]) => fine && !allDay && part && size >= unit);
  const origin = Math.floor(start / unit) * unit;

  return {
    unit,
    step,
    count: hours.length * perHour,
    limited: limits.length > 0,
    at: (index) =>
      hours[Math.floor(index / perHour)]! * HOUR +
      minutes[Math.floor(index / seconds.length) % minutes.length]! * MINUTE +
      seconds[index % seconds.length]! * 1000,
    unitsOf(days, from, to, work) {
      if (!fine) return days.map((day) => day * DAY);
      const found: Wall[] = [];
      const least = Math.floor(from / unit) * unit;
      const aligned = (time: number) => origin + Math.ceil((time - origin) / step) * step;
      for (const day of days) {
        const end = Math.min((day + 1) * DAY, to);
        let time = aligned(Math.max(day * DAY, least));
        while (time < end && takeStep(work)) {
          const limit = limits.find(
            ([part, size, many]) => !part!.includes(Math.floor((time - Math.floor(time / DAY) * DAY) / size) % many),
          );
          if (!limit) found.push(time);
          time = limit ? aligned((Math.floor(time / limit[1]) + 1) * limit[1]) : time + step;
        }
        if (work.cut) break;
      }
      return found;
    },
  };
}
