import { expect } from '@open-wc/testing';
import { readRule } from '../../../../../src/widgets/event-calendar/icalendar/lines/vcalendar-rule.js';

describe('a rule of vCalendar 1.0', () => {
  // Thursday, 26 November 2026.
  const start = '20261126';
  for (const [rule, read] of [
    ['D1 #10', 'FREQ=DAILY;COUNT=10'],
    ['D1', 'FREQ=DAILY;COUNT=2'],
    ['D2 #0', 'FREQ=DAILY;INTERVAL=2'],
    ['D1 20270101T090000', 'FREQ=DAILY;UNTIL=20270101T090000'],
    ['D1 #5 20270101T090000Z', 'FREQ=DAILY;COUNT=5;UNTIL=20270101T090000Z'],
    ['W1 #0', 'FREQ=WEEKLY'],
    ['W1 TU TH #5', 'FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10'],
    ['w2 mo we #4', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=8'],
    ['W2 MO WE FR 20271224', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;UNTIL=20271224'],
    ['MP1 1+ FR #10', 'FREQ=MONTHLY;BYDAY=1FR;COUNT=10'],
    ['MP1 1+ MO #0', 'FREQ=MONTHLY;BYDAY=1MO'],
    ['MP1 2- MO #6', 'FREQ=MONTHLY;BYDAY=-2MO;COUNT=6'],
    ['MP2 1+ SU 1- SU #10', 'FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU;COUNT=20'],
    ['MP6 2+ MO TU #1', 'FREQ=MONTHLY;INTERVAL=6;BYDAY=2MO,2TU;COUNT=2'],
    ['MP1 2+ #0', 'FREQ=MONTHLY;BYDAY=2TH'],
    ['MP1 #0', 'FREQ=MONTHLY;BYDAY=4TH'],
    ['MD1 15 #5', 'FREQ=MONTHLY;BYMONTHDAY=15;COUNT=5'],
    ['MD1 2 15 #5', 'FREQ=MONTHLY;BYMONTHDAY=2,15;COUNT=10'],
    ['MD1 11+ 3- LD #0', 'FREQ=MONTHLY;BYMONTHDAY=11,-3,-1'],
    ['MD2 #0', 'FREQ=MONTHLY;INTERVAL=2'],
    ['YM1 6 #3', 'FREQ=YEARLY;BYMONTH=6;COUNT=3'],
    ['YM1 #0', 'FREQ=YEARLY'],
    ['YM2 1 6 12 #5', 'FREQ=YEARLY;INTERVAL=2;BYMONTH=1,6,12;COUNT=15'],
    ['YD3 1 100 200 #10', 'FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200;COUNT=30'],
  ] as const) {
    it(`${rule} is ${read}`, () => expect(readRule(rule, start)).to.equal(read));
  }

  it('is not guessed where RFC 5545 says it in another way, or not at all, nor where it is none', () => {
    for (const rule of [
      'D1 0600 1200 #5',
      'W1 TU 1200 TH 1130 #10',
      'M15 #4',
      'D1 #10 M15 #4',
      'YM1 6 #5 MP1 1+ MO #1',
      'D0 #3',
      'W1 XX #3',
      'MD1 32 #2',
      'YM1 13 #2',
      'YD1 367 #0',
      'MP1 MO #3',
      'FREQ=DAILY;COUNT=3',
      '#10',
      '',
      `W1 ${'MO '.repeat(10_000)}x`,
    ])
      expect(readRule(rule, start), rule.slice(0, 40)).to.equal(undefined);
    expect(readRule('MP1 #0')).to.equal(undefined);
    expect(readRule('MP1 2+ #0', 'x')).to.equal(undefined);
  });
});
