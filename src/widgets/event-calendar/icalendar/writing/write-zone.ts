import type { Zone } from '../time/zone.js';

const DAY = 86_400_000;
/** No zone changes its clocks for less than this, save once or twice in history. */
const STEP = 7 * DAY;

interface Change {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Milliseconds that clocks were before UTC, and are from then on. */
  readonly from: number;
  readonly to: number;
}

/** No zone has changed its clocks before: years beyond are not searched. */
const FIRST_YEAR = 1840;

/** Years after which a rule of the calendar has met every weekday on every date: what held so long is a rule. */
const CYCLE = 28;

/**
 * The lines of a VTIMEZONE (RFC 5545, 3.6.5): the offset at the beginning and each change from one year to another, both
 * included. Changes are written by their dates; what comes after the last one keeps its offset. With `onward`, those that
 * follow one rule for as long as the machine knows are written as that rule, which goes on.
 *
 * @param name How the zone is called there, that of the zone by default.
 */
export function writeZone(
  zone: Zone,
  firstYear: number,
  lastYear: number,
  { onward = false, name = zone.name }: { readonly onward?: boolean; readonly name?: string } = {},
): string[] {
  const start = Date.UTC(Math.max(firstYear, FIRST_YEAR), 0, 1) - STEP;
  const end = Date.UTC(Math.max(lastYear, FIRST_YEAR) + 1 + (onward ? CYCLE : 0), 0, 1) + (onward ? 0 : STEP);
  const changes = changesOf(zone, start, end);
  const begins = offset(zone, start);
  // eslint-disable-next-line no-control-regex
  const lines = ['BEGIN:VTIMEZONE', `TZID:${name.replace(/[\\;,]/g, '\\$&').replace(/[\0-\x1f\x7f]+/g, ' ')}`];
  lines.push(...observance({ at: start, from: begins, to: begins }, [], changes));
  // Those of one kind are one observance: its first onset, and the others as dates.
  const kinds = new Map<string, Change[]>();
  for (const change of changes) {
    const kind = `${change.from} ${change.to}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), change]);
  }
  for (const kind of kinds.values()) {
    const run = onward ? runOf(kind, lastYear) : undefined;
    const [first, ...others] = run ? kind.slice(0, run.from) : kind;
    if (first) lines.push(...observance(first, others, changes));
    if (run) lines.push(...observance(kind[run.from]!, [], changes, run.rule));
  }
  lines.push('END:VTIMEZONE');
  return lines;
}

/** The rule that the last changes of a kind follow, from which one on; nothing where there is none. */
function runOf(kind: readonly Change[], lastYear: number): { from: number; rule: string } | undefined {
  const walls = kind.map(({ at, from }) => new Date(at + from));
  const last = walls.at(-1)!;
  const same = (one: Date, at: number) =>
    one.getUTCMonth() === last.getUTCMonth() &&
    one.getUTCDay() === last.getUTCDay() &&
    one.getTime() % DAY === last.getTime() % DAY &&
    one.getUTCFullYear() === last.getUTCFullYear() - (walls.length - 1 - at);
  // Only what goes on to the end of what was looked at.
  if (
    last.getUTCFullYear() < lastYear + CYCLE ||
    !walls.slice(-CYCLE).every((one, at) => same(one, at + walls.length - CYCLE))
  )
    return undefined;
  const days = walls.slice(-CYCLE).map((one) => one.getUTCDate());
  const [least, most] = [Math.min(...days), Math.max(...days)];
  if (walls.length < CYCLE || most - least > 6) return undefined;
  let from = walls.length - CYCLE;
  while (from > 0 && same(walls[from - 1]!, from - 1) && inside(walls[from - 1]!.getUTCDate(), least, most)) from--;
  const month = last.getUTCMonth() + 1;
  const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][last.getUTCDay()]!;
  const ends = new Date(Date.UTC(2023, month, 0)).getUTCDate();
  const day =
    most === ends && month !== 2
      ? `BYDAY=-1${weekday}`
      : least % 7 === 1 && least < 29
        ? `BYDAY=${(least + 6) / 7}${weekday}`
        : `BYMONTHDAY=${[...Array(7).keys()].map((at) => least + at).join()};BYDAY=${weekday}`;
  return { from, rule: `FREQ=YEARLY;BYMONTH=${month};${day}` };
}

const inside = (day: number, least: number, most: number) => day >= least && day <= most;

/**
 * A part of a zone. Its times are those that clocks read before the change. Of two offsets the one further east is the
 * time of summer; where there is one only, it is the standard.
 */
function observance(
  { at, from, to }: Change,
  others: readonly Change[],
  all: readonly Change[],
  rule?: string,
): string[] {
  const least = Math.min(to, ...all.map((change) => Math.min(change.from, change.to)));
  const name = to > least ? 'DAYLIGHT' : 'STANDARD';
  const lines = [`BEGIN:${name}`, `DTSTART:${clock(at + from)}`];
  // The first one too, and one a line: what many that read them go by (ical.js of Nextcloud) is the first date of each line.
  if (others.length)
    for (const change of [{ at, from }, ...others]) lines.push(`RDATE:${clock(change.at + change.from)}`);
  if (rule) lines.push(`RRULE:${rule}`);
  lines.push(`TZOFFSETFROM:${utcOffset(from)}`, `TZOFFSETTO:${utcOffset(to)}`, `END:${name}`);
  return lines;
}

const offset = (zone: Zone, instant: number) => zone.wallOf(instant) - instant;

function changesOf(zone: Zone, start: number, end: number): Change[] {
  const changes: Change[] = [];
  for (let low = start; low < end; low += STEP) {
    const from = offset(zone, low);
    const to = offset(zone, low + STEP);
    if (from === to) continue;
    let [before, after] = [low, low + STEP];
    while (after - before > 1000) {
      const middle = Math.floor((before + after) / 2000) * 1000;
      if (offset(zone, middle) === from) before = middle;
      else after = middle;
    }
    changes.push({ at: after, from, to });
  }
  return changes;
}

/** A clock reading (RFC 5545, 3.3.5, form 1). */
const clock = (wall: number) => new Date(wall).toISOString().slice(0, 19).replace(/[-:]/g, '');

/** RFC 5545, 3.3.14: seconds where there are any. */
function utcOffset(milliseconds: number): string {
  const seconds = Math.abs(milliseconds) / 1000;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const rest = seconds % 60 ? two(seconds % 60) : '';
  return `${milliseconds < 0 ? '-' : '+'}${two(seconds / 3600)}${two((seconds / 60) % 60)}${rest}`;
}
