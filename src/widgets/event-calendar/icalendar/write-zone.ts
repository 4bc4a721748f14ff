import type { Zone } from './zone.js';

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

/**
 * The lines of a VTIMEZONE (RFC 5545, 3.6.5): the offset at the beginning and each change from one year to another, both
 * included. Each is written by its date, for a zone keeps no rule for ever; what comes after the last one keeps its offset.
 */
export function writeZone(zone: Zone, firstYear: number, lastYear: number): string[] {
  const start = Date.UTC(firstYear, 0, 1) - STEP;
  const changes = changesOf(zone, start, Date.UTC(lastYear + 1, 0, 1) + STEP);
  const begins = offset(zone, start);
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone.name.replace(/[\\;,]/g, '\\$&')}`];
  lines.push(...observance({ at: start, from: begins, to: begins }, [], changes));
  // Those of one kind are one observance: its first onset, and the others as dates.
  const kinds = new Map<string, Change[]>();
  for (const change of changes) {
    const kind = `${change.from} ${change.to}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), change]);
  }
  for (const [first, ...others] of kinds.values()) lines.push(...observance(first!, others, changes));
  lines.push('END:VTIMEZONE');
  return lines;
}

/**
 * A part of a zone. Its times are those that clocks read before the change. Of two offsets the one further east is the
 * time of summer; where there is one only, it is the standard.
 */
function observance({ at, from, to }: Change, others: readonly Change[], all: readonly Change[]): string[] {
  const least = Math.min(to, ...all.map((change) => Math.min(change.from, change.to)));
  const name = to > least ? 'DAYLIGHT' : 'STANDARD';
  const lines = [`BEGIN:${name}`, `DTSTART:${clock(at + from)}`];
  if (others.length) lines.push(`RDATE:${others.map((change) => clock(change.at + change.from)).join()}`);
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
