import { expect } from '@open-wc/testing';
import { dateWords } from '../../src/i18n/date-words.js';
import { messages as en } from '../../src/i18n/en.js';
import { messages as fr } from '../../src/i18n/fr.js';

const MONDAY = '2026-11-23T12:00:00Z';

/** Spaces of every width are one: engines differ there. */
const plain = (text: string | undefined) => text?.replace(/\s/g, ' ');

interface How {
  /** Empty for the reader's own. */
  readonly zone?: string;
  readonly now?: string;
  readonly t?: typeof fr;
  readonly short?: boolean;
}
const write = (value: string, { zone = 'Europe/Paris', now = MONDAY, t = fr, short }: How = {}) =>
  dateWords(value, { t, zone: zone || undefined, now: Date.parse(now), short });

const table: Readonly<Record<string, readonly (readonly [value: string, words: string, how?: How])[]>> = {
  'how long ago it is': [
    ['2026-11-23T08:05:00Z', 'aujourd’hui à 9 h 05'],
    ['2026-11-22T16:30:00Z', 'hier à 17 h 30'],
    ['2026-11-21T16:30:00Z', 'samedi 21 novembre'],
    ['2026-11-17T16:30:00Z', 'mardi 17 novembre'],
    ['2026-11-16T16:30:00Z', '16 novembre'],
    ['2026-01-01T11:00:00Z', '1er janvier'],
    ['2025-12-31T11:00:00Z', '31 décembre 2025'],
    ['1999-05-01T11:00:00Z', '1er mai 1999'],
    ['2026-11-24T08:00:00Z', '24 novembre 2026'],
    ['2027-01-01T11:00:00Z', '1er janvier 2027'],
  ],
  'a date without time': [
    ['2026-11-23', 'aujourd’hui'],
    ['2026-11-22', 'hier'],
    ['2026-11-19', 'jeudi 19 novembre'],
    ['2026-10-01', '1er octobre'],
    ['2026-11-23', 'aujourd’hui', { zone: 'Pacific/Auckland', now: '2026-11-23T10:59:59Z' }],
    ['2026-11-23', 'hier', { zone: 'Pacific/Auckland', now: '2026-11-23T11:00:00Z' }],
    ['2026-11-23', 'aujourd’hui', { zone: 'America/Los_Angeles', now: '2026-11-24T07:59:59Z' }],
    ['2026-11-23', 'hier', { zone: 'America/Los_Angeles', now: '2026-11-24T08:00:00Z' }],
  ],
  'the edges of midnight': [
    ['2026-11-22T23:00:00Z', 'aujourd’hui à 0 h'],
    ['2026-11-22T22:59:00Z', 'hier à 23 h 59'],
    ['2026-11-22T23:00:00Z', 'hier à 23 h', { zone: 'UTC' }],
    ['2026-11-23T22:59:00Z', 'hier à 23 h 59', { now: '2026-11-23T23:00:00Z' }],
  ],
  zones: [
    ['2026-11-23T08:00:00Z', 'aujourd’hui à 13 h 30', { zone: 'Asia/Kolkata' }],
    ['2026-11-23T08:00:00Z', 'hier à 22 h', { zone: 'Pacific/Honolulu', now: '2026-11-23T12:00:00Z' }],
    ['2026-11-23T08:00:00+05:00', 'aujourd’hui à 4 h'],
    // The runner lives there: 3 h 30 behind UTC.
    ['2026-11-23T08:00:00Z', 'aujourd’hui à 4 h 30', { zone: '' }],
    ['2026-11-23T08:00:00Z', 'aujourd’hui à 4 h 30', { zone: 'Mairie/Annexe' }],
  ],
  'the days when clocks change': [
    ['2026-03-29T00:30:00Z', 'hier à 1 h 30', { now: '2026-03-30T00:00:00Z' }],
    ['2026-03-29T01:30:00Z', 'hier à 3 h 30', { now: '2026-03-30T00:00:00Z' }],
    ['2026-03-28T23:00:00Z', 'hier à 0 h', { now: '2026-03-30T21:59:59Z' }],
    ['2026-03-29T22:00:00Z', 'aujourd’hui à 0 h', { now: '2026-03-30T21:59:59Z' }],
    ['2026-10-25T00:30:00Z', 'hier à 2 h 30', { now: '2026-10-26T00:00:00Z' }],
    ['2026-10-25T01:30:00Z', 'hier à 2 h 30', { now: '2026-10-26T00:00:00Z' }],
    ['2026-10-24', 'hier', { now: '2026-10-25T22:59:59Z' }],
  ],
  'the year, as the place reckons it': [
    ['2026-01-01T02:00:00Z', '31 décembre 2025', { zone: 'America/New_York', now: '2026-01-20T12:00:00Z' }],
    ['2025-12-31T23:30:00Z', '1er janvier', { now: '2026-01-20T12:00:00Z' }],
    ['2025-12-31T11:00:00Z', 'hier à 12 h', { now: '2026-01-01T12:00:00Z' }],
    ['2025-12-30T11:00:00Z', 'mardi 30 décembre', { now: '2026-01-01T12:00:00Z' }],
  ],
  'a narrow column': [
    ['2026-11-23T08:00:00Z', '23 nov.', { short: true }],
    ['2026-09-01', '1er sept.', { short: true }],
    ['2025-05-01', '1er mai 2025', { short: true }],
  ],
  English: [
    ['2026-11-23T08:05:00Z', 'today at 9:05 AM', { t: en }],
    ['2026-11-22', 'yesterday', { t: en }],
    ['2026-11-19', 'Thursday, November 19', { t: en }],
    ['2025-10-01', 'October 1, 2025', { t: en }],
    ['2026-10-01', 'Oct 1', { t: en, short: true }],
  ],
};

describe('a date in words', () => {
  for (const [what, cases] of Object.entries(table)) {
    describe(what, () => {
      for (const [value, words, how] of cases) {
        it(`${value} is "${words}"${how ? ` (${how.zone || how.now || how.t?.lang || 'short'})` : ''}`, () => {
          expect(plain(write(value, how)?.words)).to.equal(words);
        });
      }
    });
  }

  it('keeps an hour in English and its half of the day on one line', () => {
    expect(write('2026-11-23T08:05:00Z', { t: en })!.words).to.equal('today at 9:05\u00a0AM');
  });

  it('is exact beside: weekday, day, month, year, and the time where there is one', () => {
    expect(plain(write('2026-11-01T07:00:00Z')!.exact)).to.match(/^dimanche 1er novembre 2026.* 8 h$/);
    expect(plain(write('2026-11-01')!.exact)).to.equal('dimanche 1er novembre 2026');
    expect(plain(write('2026-11-01', { zone: 'Pacific/Auckland' })!.exact)).to.equal('dimanche 1er novembre 2026');
  });

  it('is nothing where there is no date', () => {
    for (const value of ['', 'demain', '2026-13-45', '2026-02-30T25:00:00Z', 'undefined']) {
      expect(write(value), value).to.equal(undefined);
    }
  });

  it('is something for every instant there is', () => {
    for (const value of [
      '0001-01-01',
      '0000-06-01',
      '+012345-01-01T00:00:00Z',
      '-000100-01-01T00:00:00Z',
      '9999-12-31T23:59:59Z',
    ]) {
      expect(write(value)!.words, value).to.be.a('string').and.not.equal('');
    }
  });
});
