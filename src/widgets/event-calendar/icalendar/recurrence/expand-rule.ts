import { DAY, dayNamed } from '../time/civil-time.js';
import type { RecurrenceRule } from './recurrence-rule.js';
import { ruleDays } from './rule-days.js';
import { ruleTimes } from './rule-times.js';
import { takeStep, type Work } from './work.js';
import type { Wall, Zone } from '../time/zone.js';

/** What a rule repeats. */
export interface RuleSeed {
  /** DTSTART, as its clock reads it; midnight when `allDay`. */
  readonly start: Wall;
  /** The start is a DATE: the starts are days, and the parts of the rule that speak of hours are let go. */
  readonly allDay: boolean;
  /** Absent when the time is floating, and without effect when `allDay`. */
  readonly zone?: Zone | undefined;
  /**
   * Keeps a start that the rule itself does not give as the first one, which COUNT counts (RFC 5545, 3.8.2.4 and 3.3.10: “always
   * counts as the first occurrence”). The standard leaves the rest of such a series undefined; calendars keep the start.
   */
  readonly keepStart?: boolean;
}

/** From `from` up to and without `to`. */
export interface WallWindow {
  readonly from: Wall;
  readonly to: Wall;
}

/** Nothing is repeated beyond the year 9999: a date has four digits (RFC 5545, 3.3.4). */
const endOfTime = Date.UTC(10_000, 0, 1);

/**
 * The starts of a rule in a window, ascending, each once. The cost does not depend on the age of the series.
 *
 * Hours, minutes and seconds are counted on the wall clock too (3.3.10: a “computed local start time” which does not exist or
 * occurs twice is read as 3.3.5 says). So a start in a gap of the clock is moved, and given as the clock then reads; of two that
 * fall on one instant there is one; of an hour that is read twice only the first is meant. COUNT counts before that.
 *
 * @param work Steps still allowed; where they end, the starts found so far are given and `cut` is set.
 */
export function startsBetween(rule: RecurrenceRule, seed: RuleSeed, window: WallWindow, work: Work): Wall[] {
  const zone = seed.allDay ? undefined : seed.zone;
  const places = placesBetween(rule, seed, window, work);
  return zone ? places.map((instant) => zone.wallOf(instant)) : places;
}

/** The same starts as instants, where the seed has a zone. */
export function placesBetween(rule: RecurrenceRule, seed: RuleSeed, window: WallWindow, work: Work): number[] {
  const series = seriesOf(rule, seed);
  const { until, zone } = series;
  // The clock moves a start forward, by a day where a country left out a day.
  const from = Math.max(zone ? window.from - DAY : window.from, seed.start);
  const to = countedEnd(series, Math.min(window.to, until.before), work);
  const walls = from < to ? series.between(from, to, work) : [];
  const places = zone ? settled(walls, zone, window, until.instant) : walls;
  if (series.extra(work)) {
    const place = zone ? zone.instantOf(seed.start) : seed.start;
    const first = zone ? zone.wallOf(place) : place;
    if (first >= window.from && first < window.to && place !== places[0]) places.unshift(place);
  }
  return places;
}

/**
 * The last start of a rule that ends by COUNT or UNTIL; the start of the series when the rule gives none. Undefined for a rule
 * without end, and where the steps were not enough to know.
 */
export function lastStart(rule: RecurrenceRule, seed: RuleSeed, work: Work): Wall | undefined {
  if (!rule.count && !rule.until) return undefined;
  const series = seriesOf(rule, seed);
  let to = Math.max(countedEnd(series, series.until.before, work), seed.start) + DAY;
  for (let span = 32 * DAY; !work.cut; span *= 2) {
    const from = Math.max(to - span, seed.start);
    const starts = startsBetween(rule, seed, { from, to }, work);
    if (work.cut) break;
    if (starts.length) return starts.at(-1);
    if (from <= seed.start) return seed.start;
    to = from;
  }
  return undefined;
}

/** After the last start of a rule, as far as it is known: by its UNTIL, and by its COUNT once that was counted. */
export function knownEnd(rule: RecurrenceRule, seed: RuleSeed): Wall {
  const { last = Infinity, until } = seriesOf(rule, seed);
  return Math.min(last + 1, until.before);
}

/** A rule with its start: what is the same for every window. */
interface Series {
  readonly seed: RuleSeed;
  /** Absent where clocks do not matter. */
  readonly zone: Zone | undefined;
  /** UNTIL. */
  readonly until: { readonly before: Wall; readonly instant: number };
  /** The start is kept although the rule does not give it. */
  extra(work: Work): boolean;
  /** COUNT. */
  readonly count: number;
  /** At most so many starts a day. */
  readonly daily: number;
  /** Where the starts repeat themselves: their first turn, and how long a turn lasts. Absent where only counting tells. */
  readonly cycle: { readonly from: Wall; readonly to: Wall; readonly length: number } | undefined;
  /** Starts whatever COUNT and UNTIL, also before the start of the series. */
  between(from: Wall, to: Wall, work: Work): Wall[];
  /** How far the starts were counted, and how many there were; then the last of all. */
  countedTo: Wall;
  counted: number;
  last?: Wall;
}

/** A rule is often asked for one window after the other. */
const known = new WeakMap<RecurrenceRule, Series>();

function seriesOf(rule: RecurrenceRule, seed: RuleSeed): Series {
  let series = known.get(rule);
  if (!series || (series.seed !== seed && !isSame(series.seed, seed)))
    known.set(rule, (series = makeSeries(rule, seed)));
  return series;
}

const isSame = (a: RuleSeed, b: RuleSeed) =>
  a.start === b.start && a.allDay === b.allDay && a.zone === b.zone && !a.keepStart === !b.keepStart;

function makeSeries(rule: RecurrenceRule, seed: RuleSeed): Series {
  const { start, allDay, keepStart } = seed;
  const zone = allDay ? undefined : seed.zone;
  const { frequency, interval, bySetPos, count = Infinity } = rule;
  const weekly = frequency === 'WEEKLY';
  const startDay = Math.floor(start / DAY);
  const days = ruleDays(rule, startDay);
  const times = ruleTimes(rule, start, allDay);
  const { unit } = times;
  const fine = unit < DAY;
  const many = times.count;
  const only = times.at(0);

  const between = (from: Wall, to: Wall, work: Work): Wall[] => {
    // What an hour chooses is its day.
    const end = allDay && fine ? Math.ceil(to / DAY) * DAY : to;
    const firstDay = Math.floor(from / DAY);
    const endDay = Math.ceil(end / DAY);
    const dates = bySetPos
      ? days.between(days.periodOf(firstDay), days.periodOf(endDay - 1, 1), work)
      : days.between(firstDay, endDay, work);
    const found: Wall[] = [];
    const add = (wall: Wall) => {
      const start = allDay && fine ? Math.floor(wall / DAY) * DAY : wall;
      if (start >= from && start < end && start !== found.at(-1) && takeStep(work)) found.push(start);
    };
    if (!fine && many === 1 && !bySetPos) {
      for (const day of dates) add(day * DAY + only);
      return found;
    }
    const units = times.unitsOf(dates, from, end, work);
    for (let index = 0; index < units.length && !work.cut;) {
      const first = units[index]!;
      if (!bySetPos) {
        index++;
        if (many === 1) add(first + only);
        else
          for (let nth = firstAfter(times, many, from - first); nth < many && first + times.at(nth) < end; nth++)
            add(first + times.at(nth));
        continue;
      }
      // The set of one period (3.3.10, BYSETPOS): that of an hour is the hour's, that of a month the month's.
      const group = index++;
      if (!fine)
        for (const next = days.periodOf(first / DAY, 1) * DAY; index < units.length && units[index]! < next;) index++;
      const size = (index - group) * many;
      const chosen = bySetPos
        // Each but the first is work of its own.
        .filter((_, nth) => !nth || takeStep(work))
        .map((position) => (position > 0 ? position - 1 : size + position));
      for (const nth of chosen.sort((a, b) => a - b))
        if (nth >= 0 && nth < size) add(units[group + Math.floor(nth / many)]! + times.at(nth % many));
    }
    return found;
  };

  const { byMonth, byMonthDay, byYearDay, byWeekNo, byDay } = rule;
  const uneven =
    frequency === 'YEARLY' ||
    frequency === 'MONTHLY' ||
    byMonth ||
    byMonthDay ||
    byYearDay ||
    byWeekNo ||
    (!weekly && byDay);
  const from = weekly ? days.periodOf(startDay) * DAY : Math.floor(start / unit) * unit;
  let extra = keepStart ? undefined : false;

  return {
    seed,
    zone,
    until: endOf(rule, seed, zone),
    extra: (work) => (extra ??= !between(start, start + 1, work).length),
    count,
    daily: many * Math.ceil(DAY / times.step),
    cycle:
      uneven || times.limited || (allDay && fine)
        ? undefined
        : {
            from,
            to: from + (weekly ? 7 * DAY : unit),
            length: weekly ? 7 * DAY * interval : fine ? times.step : DAY * interval,
          },
    between,
    countedTo: start,
    counted: 0,
  };
}

/** Which of so many numbers in order is the first that is not before `least`. */
export function firstAfter(numbers: { at(index: number): number | undefined }, count: number, least: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers.at(middle)! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Up to where a rule has starts by its UNTIL: no start is at `before` or after, and none at a later `instant`. */
function endOf({ until }: RecurrenceRule, { allDay }: RuleSeed, zone?: Zone): { before: Wall; instant: number } {
  const ever = { before: endOfTime, instant: Infinity };
  if (!until) return ever;
  const { wall } = until;
  // A date ends a series of times with that day; a time ends a series of days with its day.
  if (allDay || until.allDay) return { ...ever, before: Math.min(endOfTime, dayNamed(wall, until.utc) + DAY) };
  if (until.utc && zone) return { before: Math.min(endOfTime, zone.wallOf(wall) + DAY), instant: wall };
  return { ...ever, before: Math.min(endOfTime, wall + 1) };
}

/** `to`, or what follows the last start that COUNT allows when that is sooner. */
function countedEnd(series: Series, to: Wall, work: Work): Wall {
  const { seed, cycle } = series;
  const most = ((to - seed.start) / DAY + 2) * series.daily;
  if (series.last === undefined && most <= series.count) return to;
  const count = series.count - (series.extra(work) ? 1 : 0);
  if (count === 0) return seed.start;
  if (series.last === undefined && cycle) {
    const turn = series.between(cycle.from, cycle.to, work);
    if (work.cut || !turn.length) return seed.start;
    const index = turn.filter((wall) => wall < seed.start).length + count - 1;
    series.last = turn[index % turn.length]! + Math.floor(index / turn.length) * cycle.length;
  }
  for (let span = DAY; series.last === undefined && series.countedTo < to; span *= 2) {
    const next = series.countedTo + span;
    const walls = series.between(series.countedTo, next, work);
    if (work.cut) return to;
    series.last = walls[count - series.counted - 1];
    series.counted += walls.length;
    series.countedTo = next;
  }
  return Math.min(to, (series.last ?? Infinity) + 1);
}

/** The instants of those starts, once each, as far as what clocks then read is in the window and not after an instant. */
function settled(walls: readonly Wall[], zone: Zone, { from, to }: WallWindow, end: number): number[] {
  const found: number[] = [];
  let moved = false;
  for (const wall of walls) {
    const instant = zone.instantOf(wall);
    const read = zone.wallOf(instant);
    if (read !== wall) moved = true;
    if (instant <= end && read >= from && read < to) found.push(instant);
  }
  return moved ? [...new Set(found)].sort((a, b) => a - b) : found;
}
