import { expect } from '@open-wc/testing';
import { readCivilTime, writeWall } from '../../../../src/widgets/event-calendar/icalendar/time/civil-time.js';
import { zoneNamed } from '../../../../src/widgets/event-calendar/icalendar/time/find-zone.js';
import { intlZone } from '../../../../src/widgets/event-calendar/icalendar/time/intl-zone.js';
import { parseRule } from '../../../../src/widgets/event-calendar/icalendar/recurrence/recurrence-rule.js';
import { observedZone, type Observance } from '../../../../src/widgets/event-calendar/icalendar/time/rule-zone.js';
import { windowsZone } from '../../../../src/widgets/event-calendar/icalendar/time/windows-zones.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const wall = (text: string) => readCivilTime(text)!.wall;

/** What the browser's own clock of a zone reads. */
function clockOf(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (instant: number) => {
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}`;
  };
}

describe('zones of the machine', () => {
  const changes: [string, string, string][] = [
    ['Europe/Paris', '20260329T010000', '20261025T010000'],
    ['America/New_York', '20260308T070000', '20261101T060000'],
    ['Australia/Lord_Howe', '20260404T150000', '20261003T153000'],
  ];
  for (const [name, ...instants] of changes)
    it(`reads both changes of hour of 2026 minute by minute in ${name}`, () => {
      const zone = intlZone(name)!;
      const clock = clockOf(name);
      for (const change of instants.map(wall)) {
        const seen = new Map<number, number>();
        for (let instant = change - 3 * HOUR; instant < change + 3 * HOUR; instant += MINUTE) {
          const read = zone.wallOf(instant);
          expect(writeWall(read)).to.equal(clock(instant));
          // The first of two readings is meant.
          if (!seen.has(read)) seen.set(read, instant);
        }
        const [least, most] = [Math.min(...seen.keys()), Math.max(...seen.keys())];
        const before = zone.wallOf(change - 1) - (change - 1);
        for (let read = least; read < most; read += MINUTE)
          expect(zone.instantOf(read), writeWall(read)).to.equal(seen.get(read) ?? read - before);
        expect(zone.wallOf(change) - change).not.to.equal(before);
      }
    });

  it('knows odd offsets, and a day that an island left out', () => {
    const offset = (name: string, at: string) => (intlZone(name)!.wallOf(wall(at)) - wall(at)) / MINUTE;
    expect(offset('Asia/Kathmandu', '20260101')).to.equal(345);
    expect(offset('Pacific/Chatham', '20260101')).to.equal(825);
    expect(offset('Africa/Casablanca', '20260301')).to.equal(0);
    expect(offset('Africa/Casablanca', '20260401')).to.equal(60);
    const apia = intlZone('Pacific/Apia')!;
    expect(writeWall(apia.wallOf(apia.instantOf(wall('20111230T120000'))))).to.equal('2011-12-31T12:00:00');
  });

  it('answers for any instant, and for any name', () => {
    for (const instant of [-8.64e15, -1e14, 8.64e15])
      expect(Number.isFinite(intlZone('Europe/Paris')!.wallOf(instant))).to.equal(true);
    expect(intlZone('Europe/Atlantis')).to.equal(undefined);
    expect(intlZone('')).to.equal(undefined);
    expect(intlZone('EUROPE/PARIS')).to.equal(intlZone('europe/paris'));
  });
});

describe('zones by their own rules', () => {
  /** A zone with all the work that it may need, whatever others took. */
  const zoneOf = (name: string, observances: readonly Observance[]) =>
    observedZone(name, observances, { steps: 2 ** 20, cut: false });
  const observance = (from: number, to: number, start: string, rule?: string) => ({
    offsetFrom: from * HOUR,
    offsetTo: to * HOUR,
    start: wall(start),
    rule: rule === undefined ? undefined : parseRule(rule),
    dates: [],
  });

  it('reads what the machine reads, in the years of the rules', () => {
    const own = zoneOf('Paris', [
      observance(1, 2, '19810329T020000', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'),
      observance(2, 1, '19961027T030000', 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'),
    ])!;
    const paris = intlZone('Europe/Paris')!;
    for (let instant = wall('19970101'); instant < wall('20370101'); instant += 7 * HOUR)
      if (own.wallOf(instant) !== paris.wallOf(instant)) expect.fail(writeWall(instant));
    expect(own.instantOf(wall('20260329T023000'))).to.equal(wall('20260329T013000'));
  });

  it('keeps the last offset of rules that have ended, and the first one before them', () => {
    const zone = zoneOf('Old', [
      observance(1, 2, '20000326T020000', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20050327T010000Z'),
      observance(2, 1, '20001029T030000', 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20041031T010000Z'),
    ])!;
    const offset = (at: string) => (zone.wallOf(wall(at)) - wall(at)) / HOUR;
    expect(offset('19900701')).to.equal(1);
    expect(offset('20000701')).to.equal(2);
    expect(offset('20050101')).to.equal(1);
    expect(offset('20260101')).to.equal(2);
  });

  it('looks up no long list of its changes from one end to the other', () => {
    let looks = 0;
    const dates = Array.from({ length: 10_000 }, (_, day) => ({
      valueOf: () => (looks++, wall('19990101') + day * 24 * HOUR),
    })) as unknown as number[];
    const zone = zoneOf('Long', [{ offsetFrom: 0, offsetTo: HOUR, start: wall('19990101'), dates }])!;
    looks = 0;
    expect(zone.wallOf(wall('20010101')) - wall('20010101')).to.equal(HOUR);
    expect(looks).to.be.below(100);
  });

  it('is none without an observance', () => {
    expect(zoneOf('Nothing', [])).to.equal(undefined);
  });
});

describe('the name of a zone', () => {
  const found = (name: string) => zoneNamed(name, windowsZone)?.name;

  it('is found quoted, in any case, behind the prefix of a program, and as Windows and Outlook write it', () => {
    for (const name of [
      'Europe/Paris',
      '"europe/paris"',
      '/freeassociation.sourceforge.net/Europe/Paris',
      '/mozilla.org/20050126_1/Europe/Paris',
      'Romance Standard Time',
      'Romance Daylight Time',
    ])
      expect(found(name)?.toLowerCase(), name).to.equal('europe/paris');
    expect(found('(UTC+01:00) Brussels, Copenhagen, Madrid, Paris')).to.equal('Europe/Brussels');
    expect(found('(UTC-05:00) Eastern Time (US & Canada)')).to.equal('America/New_York');
    expect(found('(UTC-03:00) Brasília')).to.equal('America/Sao_Paulo');
    expect(found('America/New York')?.replace('_', ' ')).to.equal('America/New York');
  });

  it('may be an offset', () => {
    const offset = (name: string) => zoneNamed(name)!.wallOf(0) / MINUTE;
    expect(['UTC+02:00', 'GMT+0200', '+2', '(GMT-03:00)', 'Etc/GMT-3', 'UTC', 'z'].map(offset)).to.deep.equal([
      120, 120, 120, -180, 180, 0, 0,
    ]);
  });

  it('is never taken for UTC when nobody knows it', () => {
    for (const name of [
      '',
      'Customized Time Zone 1',
      'Makebelieve/UTC',
      'Local',
      '(UTC+05:00) Paris',
      'Romance Time Standard',
    ])
      expect(found(name), name).to.equal(undefined);
    expect(zoneNamed('Romance Standard Time')).to.equal(undefined);
  });
});
