import { expect } from '@open-wc/testing';
import { readCivilTime, writeWall } from '../../../../../src/widgets/event-calendar/icalendar/time/civil-time.js';
import {
  lastStart,
  type RuleSeed,
  startsBetween,
} from '../../../../../src/widgets/event-calendar/icalendar/recurrence/expand-rule.js';
import { intlZone } from '../../../../../src/widgets/event-calendar/icalendar/time/intl-zone.js';
import { parseRule } from '../../../../../src/widgets/event-calendar/icalendar/recurrence/recurrence-rule.js';

const wall = (text: string) => readCivilTime(text)!.wall;
const seedOf = (start: string, more: Partial<RuleSeed> = {}): RuleSeed => ({
  start: wall(start),
  allDay: start.length === 8,
  ...more,
});
const paris = intlZone('Europe/Paris');

/** The starts of a rule, written; by default over the whole of the years 2026 to 2030. */
function starts(
  rule: string,
  seed: RuleSeed,
  from = '20260101',
  to = '20310101',
  work = { steps: 100_000, cut: false },
) {
  const walls = startsBetween(parseRule(rule)!, seed, { from: wall(from), to: wall(to) }, work);
  expect(work.cut).to.equal(false);
  return walls.map((one) => writeWall(one, seed.allDay));
}

describe('starts of a rule', () => {
  it('gives those from the beginning of the window up to, and without, its end', () => {
    const seed = seedOf('20260105T090000');
    expect(starts('FREQ=DAILY', seed, '20260301T090000', '20260303T090000')).to.deep.equal([
      '2026-03-01T09:00:00',
      '2026-03-02T09:00:00',
    ]);
    expect(starts('FREQ=DAILY', seed, '20250101', '20260105T090000')).to.deep.equal([]);
  });

  it('leaves out days that a month does not have', () => {
    expect(starts('FREQ=MONTHLY;COUNT=4', seedOf('20260131'))).to.deep.equal([
      '2026-01-31',
      '2026-03-31',
      '2026-05-31',
      '2026-07-31',
    ]);
    expect(starts('FREQ=YEARLY', seedOf('20240229'))).to.deep.equal(['2028-02-29']);
  });

  it('moves such days where the rule says so', () => {
    const seed = seedOf('20260131');
    const rule = 'RSCALE=GREGORIAN;FREQ=MONTHLY;COUNT=4;SKIP=';
    expect(starts(`${rule}BACKWARD`, seed)).to.deep.equal(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
    expect(starts(`${rule}FORWARD`, seed)).to.deep.equal(['2026-01-31', '2026-03-01', '2026-03-31', '2026-05-01']);
  });

  it('takes days with and without an ordinal together', () => {
    const seed = seedOf('20260101');
    const both = starts('FREQ=MONTHLY;BYDAY=1MO,FR', seed);
    const each = [...starts('FREQ=MONTHLY;BYDAY=1MO', seed), ...starts('FREQ=MONTHLY;BYDAY=FR', seed)].sort();
    expect(both).to.deep.equal(each);
  });

  it('moves an instance in a gap of the clock, and counts it', () => {
    // On 29 March 2026 clocks in Paris go from 2:00 to 3:00.
    const seed = seedOf('20260328T023000', { zone: paris });
    expect(starts('FREQ=DAILY;COUNT=3', seed)).to.deep.equal([
      '2026-03-28T02:30:00',
      '2026-03-29T03:30:00',
      '2026-03-30T02:30:00',
    ]);
    expect(starts('FREQ=DAILY', seed, '20260329T033000', '20260329T033001')).to.have.length(1);
  });

  it('gives two instances on one instant once', () => {
    const seed = seedOf('20260329T010000', { zone: paris });
    expect(starts('FREQ=HOURLY;COUNT=4', seed)).to.deep.equal([
      '2026-03-29T01:00:00',
      '2026-03-29T03:00:00',
      '2026-03-29T04:00:00',
    ]);
  });

  it('limits hours, minutes and seconds before 1970 as after it', () => {
    const rules = ['HOURLY;BYHOUR=9', 'MINUTELY;BYHOUR=9;BYMINUTE=0', 'SECONDLY;BYHOUR=9;BYMINUTE=0;BYSECOND=0'];
    for (const rule of rules)
      expect(starts(`FREQ=${rule};COUNT=2`, seedOf('19650105T090000'), '19650101', '19660101')).to.deep.equal([
        '1965-01-05T09:00:00',
        '1965-01-06T09:00:00',
      ]);
  });

  it('ends with UNTIL: an instant, a time of the clock, or a whole day', () => {
    const seed = seedOf('20260701T180000', { zone: paris });
    expect(starts('FREQ=DAILY;UNTIL=20260703T160000Z', seed)).to.have.length(3);
    expect(starts('FREQ=DAILY;UNTIL=20260703T155959Z', seed)).to.have.length(2);
    expect(starts('FREQ=DAILY;UNTIL=20260703T180000', seed)).to.have.length(3);
    expect(starts('FREQ=DAILY;UNTIL=20260703', seed)).to.have.length(3);
    expect(starts('FREQ=DAILY;UNTIL=20260703T215959Z', seedOf('20260701'))).to.have.length(3);
    // Exchange writes so the day of the last start: its midnight in Paris.
    expect(starts('FREQ=DAILY;UNTIL=20260703T220000Z', seedOf('20260701'))).to.have.length(4);
  });

  it('keeps a start that the rule does not give, when asked, and counts it', () => {
    const seed = seedOf('20260101T090000', { keepStart: true });
    const mondays = ['2026-01-01T09:00:00', '2026-01-05T09:00:00', '2026-01-12T09:00:00'];
    expect(starts('FREQ=WEEKLY;BYDAY=MO;COUNT=3', seed)).to.deep.equal(mondays);
    expect(starts('FREQ=WEEKLY;BYDAY=MO;COUNT=3', { ...seed, keepStart: false })).to.have.length(3);
    expect(starts('FREQ=WEEKLY;BYDAY=TH;COUNT=3', seed)).to.have.length(3);
    expect(starts('FREQ=WEEKLY;BYDAY=MO;COUNT=3', seed, '20260102')).to.deep.equal(mondays.slice(1));
  });

  it('does the same work for an old series as for a new one', () => {
    const rules = [
      'DAILY',
      'WEEKLY;BYDAY=MO,TH',
      'MONTHLY;BYDAY=2TU',
      'YEARLY',
      'DAILY;COUNT=90000',
      'HOURLY;INTERVAL=6',
      'MONTHLY;BYDAY=MO,TU;BYSETPOS=-1',
    ];
    for (const rule of rules) {
      const steps = ['19700105T090000', '20260105T090000'].map((start) => {
        const work = { steps: 10_000, cut: false };
        starts(`FREQ=${rule}`, seedOf(start), '20261101', '20261201', work);
        return 10_000 - work.steps;
      });
      expect(steps[0], rule).to.be.at.most(steps[1]! * 1.2);
    }
  });

  it('stops where its steps end, and says so', () => {
    const work = { steps: 1000, cut: false };
    const window = { from: wall('20260101'), to: wall('20270101') };
    const found = startsBetween(parseRule('FREQ=SECONDLY')!, seedOf('20260101T000000'), window, work);
    expect(work).to.deep.equal({ steps: 0, cut: true });
    expect(found.every((one, index) => one === window.from + index * 1000)).to.equal(true);
  });

  it('never chooses by position from a period that it has not seen to its end', () => {
    for (let steps = 0; steps < 60; steps++) {
      const work = { steps, cut: false };
      const window = { from: wall('20260101'), to: wall('20290101') };
      const found = startsBetween(parseRule('FREQ=YEARLY;BYDAY=MO;BYSETPOS=-1')!, seedOf('20260101'), window, work);
      for (const one of found) expect(writeWall(one, true)).to.match(/-12-(2[5-9]|3[01])$/);
    }
  });
});

describe('the last start of a rule', () => {
  const last = (rule: string, seed: RuleSeed, steps = 100_000) => {
    const found = lastStart(parseRule(rule)!, seed, { steps, cut: false });
    return found === undefined ? undefined : writeWall(found, seed.allDay);
  };

  it('is that of its COUNT or its UNTIL, whichever comes first', () => {
    const seed = seedOf('20260105T090000');
    expect(last('FREQ=WEEKLY;COUNT=10', seed)).to.equal('2026-03-09T09:00:00');
    expect(last('FREQ=WEEKLY;UNTIL=20260301', seed)).to.equal('2026-02-23T09:00:00');
    expect(last('FREQ=WEEKLY;COUNT=3;UNTIL=20260301', seed)).to.equal('2026-01-19T09:00:00');
    expect(last('FREQ=MONTHLY;BYMONTHDAY=31;COUNT=5', seedOf('20260131'))).to.equal('2026-08-31');
    expect(last('FREQ=HOURLY;COUNT=1000000', seed)).to.equal('2140-02-04T00:00:00');
  });

  it('is the start where the rule gives none', () => {
    expect(last('FREQ=DAILY;UNTIL=20250101', seedOf('20260105'))).to.equal('2026-01-05');
  });

  it('is unknown without an end, and where the steps do not suffice', () => {
    expect(last('FREQ=DAILY', seedOf('20260105'))).to.equal(undefined);
    expect(last('FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31;COUNT=5', seedOf('20260105'), 1000)).to.equal(undefined);
  });
});
