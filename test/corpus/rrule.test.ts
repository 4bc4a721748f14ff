import { expect } from '@open-wc/testing';
import { readCivilTime, writeWall } from '../../src/widgets/event-calendar/icalendar/time/civil-time.js';
import { startsBetween } from '../../src/widgets/event-calendar/icalendar/recurrence/expand-rule.js';
import { intlZone } from '../../src/widgets/event-calendar/icalendar/time/intl-zone.js';
import { parseRule } from '../../src/widgets/event-calendar/icalendar/recurrence/recurrence-rule.js';

/** See the README of the corpus. */
interface RuleCase {
  readonly id: string;
  readonly dtstart: string;
  readonly tzid: string | null;
  readonly rrule: readonly string[];
  readonly exrule?: readonly string[];
  readonly rdate?: readonly string[];
  readonly exdate?: readonly string[];
  readonly range?: { readonly from: string; readonly to: string; readonly inclusive: boolean };
  readonly from?: string;
  readonly take?: number;
  readonly expected: readonly string[];
  readonly level: 'strict' | 'agreed' | 'contested';
}

interface Bomb {
  readonly id: string;
  readonly payload: { readonly dtstart: string; readonly rrule: readonly string[] };
}

const DAY = 86_400_000;
const files = ['dateutil', 'icaljs', 'libical', 'rrulejs', 'sabre-vobject', 'square-rrule'];

/** What the file says, or nothing and a warning where the corpus is not on this machine. */
async function ask<T>(path: string): Promise<T | undefined> {
  const answer = await fetch(`/corpus/${path}`);
  if (answer.ok) return (await answer.json()) as T;
  console.warn(`No corpus on this machine: ../shared/corpus/${path} was not tried.`);
  return undefined;
}

const wallOf = (text: string) => readCivilTime(text)!.wall;

/** The instances of a case as the corpus writes them. The start counts only where the rule gives it: the convention of `agreed`. */
function instancesOf(one: RuleCase): string[] {
  const { range, expected, exdate = [], rdate = [] } = one;
  const allDay = [one.dtstart, ...expected].every((text) => text.length === 10);
  const seed = { start: wallOf(one.dtstart), allDay, zone: one.tzid ? intlZone(one.tzid) : undefined };
  const from = range ? wallOf(range.from) : one.from ? wallOf(one.from) : seed.start;
  const wanted = (one.take ?? expected.length) + exdate.length;
  const starts = (texts: readonly string[] = []) =>
    texts.flatMap((text) => {
      const rule = parseRule(text);
      if (!rule) return [];
      const work = { steps: 2_000_000, cut: false };
      if (range) return startsBetween(rule, seed, { from, to: wallOf(range.to) + (range.inclusive ? 1 : 0) }, work);
      // A rule without end is asked about more and more years.
      for (let years = 2; ; years *= 2) {
        const found = startsBetween(rule, seed, { from, to: from + years * 366 * DAY }, work);
        if (work.cut || years > 200 || (!rule.count && !rule.until && found.length >= wanted)) return found;
      }
    });
  const without = new Set([...starts(one.exrule), ...exdate.map(wallOf)]);
  const walls = [...new Set([...starts(one.rrule), ...rdate.map(wallOf)])].filter((wall) => !without.has(wall));
  const written = walls.sort((a, b) => a - b).map((wall) => writeWall(wall, allDay));
  return one.take === undefined ? written : written.slice(0, one.take);
}

describe('rules of recurrence that others wrote', () => {
  it('gives the instances that the standard and other engines give', async () => {
    const cases = (await Promise.all(files.map((file) => ask<RuleCase[]>(`rrule/${file}.json`)))).flatMap(
      (all) => all ?? [],
    );
    const counts = { strict: [0, 0], agreed: [0, 0], contested: [0, 0] };
    const different: string[] = [];
    for (const one of cases) {
      const own = instancesOf(one);
      const same = JSON.stringify(own) === JSON.stringify(one.expected);
      const count = counts[one.level];
      count[0]! += same ? 1 : 0;
      count[1]! += 1;
      if (!same && one.level !== 'contested') different.push(`${one.id}: ${own.slice(0, 4).join(' ')}`);
    }
    if (cases.length) {
      const said = Object.entries(counts).map(([level, [same, all]]) => `${level} ${same} of ${all}`);
      console.log(`corpus rrule: ${said.join(', ')}`);
    }
    expect(different).to.deep.equal([]);
  });

  it('takes few steps for rules that hang others', async () => {
    const { cases = [] } = (await ask<{ cases: Bomb[] }>('hostile/rrule-pathological.json')) ?? {};
    for (const { id, payload } of cases) {
      const { wall: start, allDay } = readCivilTime(payload.dtstart)!;
      for (const text of payload.rrule) {
        const rule = parseRule(text);
        if (!rule) continue;
        for (const year of [2026, 2400]) {
          const work = { steps: 20_000, cut: false };
          const window = { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) };
          const starts = startsBetween(rule, { start, allDay }, window, work);
          // A bomb is cut at its cap, and gives what it has come to; the others end long before.
          expect(20_000 - work.steps, id).to.be.at.most(rule.frequency === 'SECONDLY' ? 20_000 : 10_000);
          expect(work.cut, id).to.equal(text === 'FREQ=SECONDLY;INTERVAL=1');
          expect(starts.every((wall) => wall >= window.from && wall < window.to)).to.equal(true);
        }
      }
    }
  });

  it('reads what can be read of rules that are not valid', async () => {
    const { cases = [] } =
      (await ask<{ cases: { id: string; payload: string; lax_reading?: string | null }[] }>(
        'hostile/rrule-invalid.json',
      )) ?? {};
    for (const { id, payload, lax_reading: lax } of cases) {
      const rule = parseRule(payload);
      if (lax) expect(rule, id).to.deep.equal(parseRule(lax));
      else if (lax === null) expect(rule, id).to.equal(undefined);
    }
  });
});
