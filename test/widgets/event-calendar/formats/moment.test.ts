import { expect } from '@open-wc/testing';
import { readOddDate } from '../../../../src/data/reading/values/odd-date.js';
import { odd } from '../../../../src/data/reading/odd.js';
import { readDuration, readEnd, readMoment } from '../../../../src/widgets/event-calendar/formats/moment.js';

describe('readMoment', () => {
  before(() => {
    odd.date = readOddDate;
  });

  const read = (value: unknown, zone?: string) => {
    const moment = readMoment(value, zone);
    return moment && [moment.text, moment.zone ?? (moment.day ? 'day' : 'floating')].join(' ');
  };

  const table: readonly (readonly [unknown, string | undefined, string | undefined])[] = [
    ['2026-11-28', undefined, '2026-11-28 day'],
    ['2026-11-28', 'Europe/Paris', '2026-11-28 day'],
    ['20261128', undefined, '2026-11-28 day'],
    ['2026-11-28T14:30', undefined, '2026-11-28T14:30:00 floating'],
    ['2026-11-28 14:30:05', 'Europe/Paris', '2026-11-28T14:30:05 Europe/Paris'],
    ['20261128T143000', undefined, '2026-11-28T14:30:00 floating'],
    ['2026-11-28T14:30:00.123Z', undefined, '2026-11-28T14:30:00 UTC'],
    ['2026-11-28T14:30:00Z', 'Europe/Paris', '2026-11-28T15:30:00 Europe/Paris'],
    ['2026-07-14T14:30:00Z', 'Europe/Paris', '2026-07-14T16:30:00 Europe/Paris'],
    ['2026-11-28T14:30:00+01:00', undefined, '2026-11-28T13:30:00 UTC'],
    ['2026-11-28T14:30:00+0100', 'Europe/Paris', '2026-11-28T14:30:00 Europe/Paris'],
    ['2026-11-28T00:30:00+01', 'America/New_York', '2026-11-27T18:30:00 America/New_York'],
    ['2026-11-28T14:30:00+01:00[Europe/Paris]', undefined, '2026-11-28T14:30:00 Europe/Paris'],
    ['2026-11-28T14:30[Europe/Paris]', undefined, '2026-11-28T14:30:00 Europe/Paris'],
    // The end of a day, and the changes of hour of 2026.
    ['2026-11-28T24:00', undefined, '2026-11-29T00:00:00 floating'],
    ['2026-03-29T01:30:00Z', 'Europe/Paris', '2026-03-29T03:30:00 Europe/Paris'],
    ['2026-10-25T00:30:00Z', 'Europe/Paris', '2026-10-25T02:30:00 Europe/Paris'],
    ['2026-10-25T01:30:00Z', 'Europe/Paris', '2026-10-25T02:30:00 Europe/Paris'],
    // Epoch seconds and milliseconds.
    [1795878000, 'Europe/Paris', '2026-11-28T16:00:00 Europe/Paris'],
    [1795878000000, undefined, '2026-11-28T15:00:00 UTC'],
    [0, undefined, '1970-01-01T00:00:00 UTC'],
    // As people write.
    ['28 novembre 2026', undefined, '2026-11-28 day'],
    ['samedi 28 novembre 2026 à 14 h 30', undefined, '2026-11-28T14:30:00 floating'],
    ['28/11/2026', undefined, '2026-11-28 day'],
    ['Sat, 28 Nov 2026 14:30:00 +0100', 'Europe/Paris', '2026-11-28T14:30:00 Europe/Paris'],
    // A zone that nobody knows: a time of it stays as written, an instant is told in UTC.
    ['2026-11-28T14:30', 'Mars/Olympus', '2026-11-28T14:30:00 Mars/Olympus'],
    ['2026-11-28T14:30Z', 'Mars/Olympus', '2026-11-28T14:30:00 UTC'],
    // None.
    ['2026-02-31', undefined, undefined],
    ['2026-13-01', undefined, undefined],
    ['2026-11-28T25:00', undefined, undefined],
    ['2026-11-28T14:60', undefined, undefined],
    ['', undefined, undefined],
    ['soon', undefined, undefined],
    [null, undefined, undefined],
    [{}, undefined, undefined],
    [NaN, undefined, undefined],
    [1e300, undefined, undefined],
    ['9'.repeat(10_000), undefined, undefined],
  ];
  for (const [value, zone, expected] of table)
    it(`${JSON.stringify(value)?.slice(0, 60)} in ${zone}`, () => expect(read(value, zone)).to.equal(expected));
});

describe('readEnd', () => {
  const start = { text: '2026-11-28T20:00:00', day: false, zone: 'Europe/Paris' };
  for (const [written, expected] of [
    ['22:30', '2026-11-28T22:30:00'],
    ['22h30', '2026-11-28T22:30:00'],
    ['22 h', '2026-11-28T22:00:00'],
    ['22 h 15', '2026-11-28T22:15:00'],
    ['22', undefined],
    ['23h', '2026-11-28T23:00:00'],
    ['1:00', '2026-11-29T01:00:00'],
    ['2026-11-28T21:00', '2026-11-28T21:00:00'],
    ['2026-11-30', '2026-11-30'],
    ['31:00', undefined],
  ] as const)
    it(written, () => expect(readEnd(written, start)?.text).to.equal(expected));
});

it('readDuration', () => {
  expect(['PT1H30M', 'P1D', 'P2W', 'PT', 'P', '', 'PT1.5H', 'P1Y', undefined].map(readDuration)).to.deep.equal([
    5_400_000,
    86_400_000,
    1_209_600_000,
    ...Array<undefined>(6),
  ]);
});
