import { DAY } from './civil-time.js';
import { firstAfter, lastStart, type RuleSeed, startsBetween } from '../recurrence/expand-rule.js';
import { fixedZone, offsetZone, rememberOffsets } from './offset-zone.js';
import type { RecurrenceRule } from '../recurrence/recurrence-rule.js';
import { takeStep, type Work } from '../recurrence/work.js';
import type { Wall, Zone } from './zone.js';

/** STANDARD or DAYLIGHT of a VTIMEZONE (RFC 5545, 3.6.5). */
export interface Observance {
  /** TZOFFSETFROM in milliseconds, less than a day. */
  readonly offsetFrom: number;
  /** TZOFFSETTO in milliseconds, less than a day. */
  readonly offsetTo: number;
  /** DTSTART, on the clock as it was before. */
  readonly start: Wall;
  readonly rule?: RecurrenceRule | undefined;
  /** RDATE. */
  readonly dates: readonly Wall[];
}

/**
 * A zone by its own rules, asked only about the time that is looked at; undefined without any observance. Many programs
 * write only the changes around their events, or around the day on which they write: before the first one, and after the
 * last one when no rule goes on, it is the zone `known` by that name; where there is none, before the first observance the
 * offset is the one from which that changes.
 *
 * @param work For all that is ever asked: what is asked beyond it is as if nothing were observed.
 */
export function observedZone(
  name: string,
  observances: readonly Observance[],
  work: Work,
  known?: Zone,
): Zone | undefined {
  const [first] = [...observances].sort((a, b) => a.start - b.start);
  if (!first) return undefined;
  const latest = observances.map((one) => latestOnset(one, work));
  const goesOn = observances.some(({ rule }) => rule && !rule.count && !rule.until);
  const begin = first.start - first.offsetFrom;
  const end = goesOn
    ? Infinity
    : Math.max(...observances.map(({ offsetFrom }, i) => latest[i]!(Infinity) - offsetFrom));
  return offsetZone(
    name,
    rememberOffsets((instant) => {
      if (known && (work.cut || instant < begin || instant >= end)) return known.wallOf(instant) - instant;
      let offset = first.offsetFrom;
      let since = -Infinity;
      for (const [index, { offsetFrom, offsetTo }] of observances.entries()) {
        if (!takeStep(work)) break;
        const onset = latest[index]!(instant + offsetFrom) - offsetFrom;
        if (onset < since || onset === -Infinity) continue;
        since = onset;
        offset = offsetTo;
      }
      return offset;
    }),
  );
}

/** Gives the last time that an observance began, at a time of the clock before the change. */
function latestOnset({ start, rule, dates, offsetFrom }: Observance, work: Work): (wall: Wall) => Wall {
  const single = [start, ...dates].sort((a, b) => a - b);
  // The end of such a rule is in UTC, and its clock the one before each change (3.6.5).
  const seed: RuleSeed = { start, allDay: false, zone: fixedZone('', offsetFrom) };
  const end = rule && lastStart(rule, seed, work);
  return (wall) => {
    let latest = single[firstAfter(single, single.length, wall + 1) - 1] ?? -Infinity;
    if (!rule || wall < start) return latest;
    const to = Math.min(wall, end ?? wall) + 1;
    // Most rules have an onset a year; the others are looked at from their beginning.
    for (const from of [to - 400 * DAY, start]) {
      latest = Math.max(latest, startsBetween(rule, seed, { from, to }, work).at(-1) ?? -Infinity);
      if (latest >= from) break;
    }
    return latest;
  };
}
