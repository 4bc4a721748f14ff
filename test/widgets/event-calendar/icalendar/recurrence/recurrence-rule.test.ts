import { expect } from '@open-wc/testing';
import { parseRule } from '../../../../../src/widgets/event-calendar/icalendar/recurrence/recurrence-rule.js';

/** The parts that a rule has. */
const parts = (text: string) =>
  Object.fromEntries(Object.entries(parseRule(text) ?? {}).filter(([, value]) => value !== undefined));

describe('reading a rule of recurrence', () => {
  it('reads every part', () => {
    const text =
      'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYSECOND=0,60;BYMINUTE=30;BYHOUR=9,18;BYDAY=MO,-1SU,+2TU;BYMONTHDAY=1,-1;' +
      'BYYEARDAY=-366,366;BYWEEKNO=53,-53;BYMONTH=1,12;BYSETPOS=-1,1;WKST=SU';
    expect(parts(text)).to.deep.equal({
      frequency: 'YEARLY',
      interval: 2,
      count: 10,
      bySecond: [0, 60],
      byMinute: [30],
      byHour: [9, 18],
      byDay: [
        { day: 1, nth: 0 },
        { day: 0, nth: -1 },
        { day: 2, nth: 2 },
      ],
      byMonthDay: [1, -1],
      byYearDay: [-366, 366],
      byWeekNo: [53, -53],
      byMonth: [1, 12],
      bySetPos: [-1, 1],
      weekStart: 0,
    });
  });

  it('reads an end as a day, a time of the clock or an instant', () => {
    const until = (text: string) => parseRule(`FREQ=DAILY;UNTIL=${text}`)!.until;
    expect(until('20260703')).to.deep.equal({ wall: Date.UTC(2026, 6, 3), allDay: true, utc: false });
    expect(until('20260703T120000')).to.deep.equal({ wall: Date.UTC(2026, 6, 3, 12), allDay: false, utc: false });
    expect(until('20260703T120000Z')).to.deep.equal({ wall: Date.UTC(2026, 6, 3, 12), allDay: false, utc: true });
    expect(until('20260231')).to.equal(undefined);
  });

  it('lets go what harms nobody', () => {
    expect(
      parts(' rrule:freq=weekly; byday = mo,xx,99tu ;X-PART=1;;WKST=ZZ;INTERVAL=0;COUNT=-1;BYMONTH=13'),
    ).to.deep.equal({
      frequency: 'WEEKLY',
      interval: 1,
      byDay: [{ day: 1, nth: 0 }],
      weekStart: 1,
    });
  });

  it('is nothing without a frequency, and in another calendar', () => {
    for (const text of ['', ';COUNT=3', 'FREQ=FORTNIGHTLY', 'YEARLY', 'FREQ=YEARLY;RSCALE=CHINESE'])
      expect(parseRule(text), text).to.equal(undefined);
    expect(parseRule('RSCALE=GREGORIAN;FREQ=YEARLY')).not.to.equal(undefined);
  });
});
