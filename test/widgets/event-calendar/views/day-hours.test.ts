import { expect } from '@open-wc/testing';
import { axisOf, dayHours, holesOf, placeOf } from '../../../../src/widgets/event-calendar/views/day-hours.js';
import { testZone } from '../test-zone.js';

const HOUR = 3_600_000;
const hoursOf = (day: string, name: string) => dayHours(day, testZone(name));

/** The lines of an axis: `2:00`, `2:00*` where clocks read it again. */
const lines = (days: readonly string[], name: string) =>
  axisOf(days.map((day) => hoursOf(day, name))).hours.map(
    ({ minute, repeated }) =>
      `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}${repeated ? '*' : ''}`,
  );
const from = (first: number, to: number) => Array.from({ length: to - first + 1 }, (_, at) => `${first + at}:00`);

describe('the hours of a day', () => {
  for (const [zone, day, length, expected] of [
    ['Europe/Paris', '2026-11-23', 24, from(0, 23)],
    ['Europe/Paris', '2026-03-29', 23, [...from(0, 1), ...from(3, 23)]],
    ['Europe/Paris', '2026-10-25', 25, [...from(0, 2), '2:00*', ...from(3, 23)]],
    ['America/New_York', '2026-03-08', 23, [...from(0, 1), ...from(3, 23)]],
    ['America/New_York', '2026-11-01', 25, [...from(0, 1), '1:00*', ...from(2, 23)]],
    ['Australia/Lord_Howe', '2026-10-04', 23.5, [...from(0, 1), '2:30', ...from(3, 23)]],
    ['Australia/Lord_Howe', '2026-04-05', 24.5, [...from(0, 1), '1:30*', ...from(2, 23)]],
    // Clocks are put forward at midnight: the day begins at one.
    ['America/Santiago', '2026-09-06', 23, from(1, 23)],
    // Put back at midnight: the last hour of the day comes twice.
    ['America/Santiago', '2026-04-04', 25, [...from(0, 23), '23:00*']],
    ['UTC', '2026-03-29', 24, from(0, 23)],
  ] as const) {
    it(`${day} in ${zone} has ${length}`, () => {
      const hours = hoursOf(day, zone);
      expect((hours.end - hours.start) / HOUR).to.equal(length);
      expect(lines([day], zone)).to.deep.equal(expected);
      const { hours: axis, minutes } = axisOf([hours]);
      expect(minutes).to.equal(length * 60);
      expect(axis.reduce((sum, { size }) => sum + size, 0)).to.be.closeTo(1, 1e-9);
      axis.slice(1).forEach(({ at }, index) => expect(at).to.be.closeTo(axis[index]!.at + axis[index]!.size, 1e-9));
    });

    it(`${day} in ${zone}, alone, is shown by the time that really passes, minute by minute`, () => {
      const hours = hoursOf(day, zone);
      const axis = axisOf([hours]);
      const span = hours.end - hours.start;
      for (let instant = hours.start; instant < hours.end; instant += 60_000) {
        const passed = (instant - hours.start) / span;
        expect(placeOf(instant, hours, axis)).to.be.closeTo(passed, 1e-9);
        expect(placeOf(instant, hours, axis, true)).to.be.closeTo(passed, 1e-9);
      }
      expect(placeOf(hours.end, hours, axis, true)).to.be.closeTo(1, 1e-9);
      expect(holesOf(hours, axis)).to.deep.equal([]);
    });
  }

  it('a day that a zone left out has none', () => {
    const left = hoursOf('2011-12-30', 'Pacific/Apia');
    expect(left.runs).to.deep.equal([]);
    expect(lines(['2011-12-30'], 'Pacific/Apia')).to.deep.equal([]);
    expect(placeOf(left.start, left, axisOf([left]))).to.equal(0);
  });
});

describe('days side by side', () => {
  const week = (first: string) =>
    Array.from({ length: 7 }, (_, at) => new Date(Date.parse(first) + at * 24 * HOUR).toISOString().slice(0, 10));

  it('have the hours of an ordinary day, where clocks are put forward too', () => {
    expect(lines(week('2026-03-23'), 'Europe/Paris')).to.deep.equal(from(0, 23));
    expect(lines(week('2026-09-28'), 'Australia/Lord_Howe')).to.deep.equal(from(0, 23));
  });

  it('leave empty what a day does not have', () => {
    const days = week('2026-03-23').map((day) => hoursOf(day, 'Europe/Paris'));
    const axis = axisOf(days);
    expect(holesOf(days[0]!, axis)).to.deep.equal([]);
    expect(holesOf(days[6]!, axis)).to.deep.equal([{ at: 2 / 24, size: 1 / 24 }]);
    // Ten o’clock is on the line of ten on each of them.
    for (const day of days) {
      const ten = testZone('Europe/Paris').instantOf(Date.parse(`${day.day}T10:00:00Z`));
      expect(placeOf(ten, day, axis)).to.be.closeTo(10 / 24, 1e-9);
    }
    // What begins at the change begins after the hole, what ends there ends before it.
    const change = days[6]!.start + 2 * HOUR;
    expect(placeOf(change, days[6]!, axis)).to.be.closeTo(3 / 24, 1e-9);
    expect(placeOf(change, days[6]!, axis, true)).to.be.closeTo(2 / 24, 1e-9);
  });

  it('give its own place to the hour that comes twice, which the others leave empty', () => {
    const days = week('2026-10-19').map((day) => hoursOf(day, 'Europe/Paris'));
    const axis = axisOf(days);
    expect(axis.hours.map(({ repeated }) => repeated).indexOf(true)).to.equal(3);
    expect(axis.minutes).to.equal(25 * 60);
    expect(holesOf(days[0]!, axis)).to.deep.equal([{ at: 3 / 25, size: 1 / 25 }]);
    expect(holesOf(days[6]!, axis)).to.deep.equal([]);
    const [first, again] = [2.5, 3.5].map((hour) => days[6]!.start + hour * HOUR);
    expect(placeOf(first!, days[6]!, axis)).to.be.closeTo(2.5 / 25, 1e-9);
    expect(placeOf(again!, days[6]!, axis)).to.be.closeTo(3.5 / 25, 1e-9);
    // On an ordinary day an event that ends at three ends before that place, one that begins at three begins after it.
    const three = days[0]!.start + 3 * HOUR;
    expect(placeOf(three, days[0]!, axis, true)).to.be.closeTo(3 / 25, 1e-9);
    expect(placeOf(three, days[0]!, axis)).to.be.closeTo(4 / 25, 1e-9);
  });

  it('hold what begins before them or ends after them', () => {
    const [day] = week('2026-11-23').map((one) => hoursOf(one, 'Europe/Paris'));
    const axis = axisOf([day!]);
    expect(placeOf(day!.start - HOUR, day!, axis)).to.equal(0);
    expect(placeOf(day!.end + HOUR, day!, axis, true)).to.equal(1);
  });
});
