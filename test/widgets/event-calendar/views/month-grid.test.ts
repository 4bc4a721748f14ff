import { expect } from '@open-wc/testing';
import type { Occurrence } from '../../../../src/widgets/event-calendar/calendar-event.js';
import type { Entry, WeekRules } from '../../../../src/widgets/event-calendar/views/calendar-view.js';
import {
  addMonths,
  dayOf,
  isoOf,
  monthDays,
  monthGrid,
  startOfWeek,
  weekNumber,
  weekdayOf,
} from '../../../../src/widgets/event-calendar/views/month-grid.js';

const monday: WeekRules = { first: 1, minimal: 4, weekend: [6, 7] };
const sunday: WeekRules = { first: 7, minimal: 1, weekend: [6, 7] };
const saturday: WeekRules = { first: 6, minimal: 1, weekend: [5, 6] };

describe('days', () => {
  for (const text of ['1969-12-31', '1970-01-01', '2024-02-29', '2026-11-23', '0026-03-01', '9999-12-31']) {
    it(`reads and writes ${text}`, () => expect(isoOf(dayOf(text))).to.equal(text));
  }
  for (const text of ['', 'today', '2026-02-31', '2026-13-01', '2026-1-1', '23/11/2026']) {
    it(`does not take "${text}" for a day`, () => expect(dayOf(text)).to.be.NaN);
  }
  it('reads the day of a date with a time', () => expect(isoOf(dayOf('2026-11-23T23:59:59'))).to.equal('2026-11-23'));

  for (const [text, weekday] of [
    ['1969-12-28', 7],
    ['1970-01-01', 4],
    ['2026-11-23', 1],
    ['2026-11-29', 7],
  ] as const) {
    it(`knows the weekday of ${text}`, () => expect(weekdayOf(dayOf(text))).to.equal(weekday));
  }

  for (const [from, months, to] of [
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ] as const) {
    it(`goes ${months} months from ${from}`, () => expect(isoOf(addMonths(dayOf(from), months))).to.equal(to));
  }
});

describe('a month', () => {
  for (const [name, week, date, from] of [
    ['Monday', monday, '2026-11-23', '2026-10-26'],
    ['Sunday', sunday, '2026-11-23', '2026-11-01'],
    ['Saturday', saturday, '2026-11-23', '2026-10-31'],
    ['Monday', monday, '2026-02-10', '2026-01-26'],
    ['Sunday', sunday, '2026-02-28', '2026-02-01'],
    ['Saturday', saturday, '2024-02-29', '2024-01-27'],
  ] as const) {
    it(`of weeks from ${name} holds ${date} from ${from} on`, () => {
      const grid = monthGrid(dayOf(date), week);
      expect(isoOf(grid.from)).to.equal(from);
      expect(grid.to - grid.from).to.equal(42);
      expect(weekdayOf(grid.from)).to.equal(week.first);
    });
  }

  it('is in its six weeks, whole, whatever the year and the first day', () => {
    for (const week of [monday, sunday, saturday]) {
      for (let day = dayOf('1999-01-01'); day < dayOf('2031-01-01'); day = addMonths(day, 1)) {
        const { from, to } = monthGrid(day, week);
        expect(from <= day && addMonths(day, 1) <= to, isoOf(day)).to.equal(true);
        expect(day - from, isoOf(day)).to.be.lessThan(7);
      }
    }
  });
});

describe('the number of a week', () => {
  for (const [date, week, number] of [
    ['2026-11-23', monday, 48],
    // A year of 53 weeks by ISO 8601, and the days of January that are still in it.
    ['2020-12-31', monday, 53],
    ['2021-01-03', monday, 53],
    ['2021-01-04', monday, 1],
    ['2026-12-31', monday, 53],
    ['2027-01-03', monday, 53],
    // Days of December that are in the first week already.
    ['2024-12-30', monday, 1],
    ['2024-12-29', monday, 52],
    ['2026-01-01', monday, 1],
    ['2026-01-01', sunday, 1],
    ['2025-12-28', sunday, 1],
    ['2025-12-27', sunday, 52],
    ['2026-01-03', saturday, 2],
  ] as const) {
    it(`is ${number} on ${date} where weeks begin on ${week.first}`, () =>
      expect(weekNumber(dayOf(date), week)).to.equal(number));
  }

  it('goes up by one each week, or begins again', () => {
    for (const week of [monday, sunday, saturday]) {
      const start = startOfWeek(dayOf('1990-01-10'), week);
      for (let day = start, before = weekNumber(day, week); day < start + 7 * 52 * 40;) {
        day += 7;
        const number = weekNumber(day, week);
        expect(number === before + 1 || (number === 1 && before >= 52), isoOf(day)).to.equal(true);
        before = number;
      }
    }
  });
});

describe('lanes', () => {
  const DAY = 86_400_000;
  const from = dayOf('2026-10-26');
  const span = { from, to: from + 42 };
  const entry = (key: string, first: number, last: number, hour?: number): Entry => ({
    key,
    occurrence: { allDay: hour === undefined } as Occurrence,
    sources: [0],
    start: (from + first) * DAY + (hour ?? 0) * 3_600_000,
    end: (from + last + 1) * DAY,
    first: from + first,
    last: from + last,
  });
  const drawn = (entries: readonly Entry[]) =>
    monthDays(entries, span).map(({ slots }) => slots.map((slot) => slot?.key ?? '-').join(''));

  it('keep an event of several days in its own from week to week', () => {
    const days = drawn([entry('a', 3, 5), entry('b', 5, 16), entry('c', 8, 8, 9)]);
    expect(days.slice(3, 18)).to.deep.equal([
      'a',
      'a',
      'ab',
      '-b',
      '-b',
      'cb',
      '-b',
      '-b',
      '-b',
      '-b',
      '-b',
      '-b',
      '-b',
      '-b',
      '',
    ]);
  });

  it('put what lasts above what has an hour, and hours in their order', () => {
    expect(drawn([entry('a', 0, 0, 9), entry('b', 0, 0, 14), entry('c', 0, 0), entry('d', 0, 1, 20)])[0]).to.equal(
      'dcab',
    );
  });

  it('cut what begins before and ends after', () => {
    const days = drawn([entry('a', -4, 50)]);
    expect(days).to.deep.equal(Array.from({ length: 42 }, () => 'a'));
  });

  it('count every event of a day, whichever its lane', () => {
    const days = monthDays([entry('a', 3, 5), entry('b', 5, 16)], span);
    expect([2, 3, 5, 6].map((at) => days[at]!.entries.length)).to.deep.equal([0, 1, 2, 1]);
  });
});
