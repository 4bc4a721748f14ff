import { expect } from '@open-wc/testing';
import type { Calendar, Occurrence } from '../../../../src/widgets/event-calendar/calendar-event.js';
import { intlZone } from '../../../../src/widgets/event-calendar/icalendar/time/intl-zone.js';
import { parseIcalendar } from '../../../../src/widgets/event-calendar/icalendar/parse-icalendar.js';
import {
  occurrenceEvent,
  writeICalendar,
} from '../../../../src/widgets/event-calendar/icalendar/writing/write-icalendar.js';
import { occurrencesBetween } from '../../../../src/widgets/event-calendar/occurrences.js';
import { about, calendar, event } from './calendar.js';

const stamp = Date.UTC(2026, 10, 23);
const write = (events: Calendar['events']) => writeICalendar(events, { stamp, zoneOf: intlZone });
const again = (events: Calendar['events']) => parseIcalendar(write(events), about);

/** When the events take place for thirty years, and what they say then. */
const taken = (of: Pick<Calendar, 'events'>) =>
  occurrencesBetween(of, { from: '2020-01-01', to: '2050-01-01', zone: 'Europe/Paris', max: 4000 }).map(told);
const told = ({ event: { uid, title, status }, allDay, zone, startInstant, endInstant }: Occurrence) =>
  `${uid} ${title} ${status} ${allDay} ${zone} ${new Date(startInstant).toISOString()} ${endInstant - startInstant}`;

const rules = [
  'FREQ=DAILY;INTERVAL=9',
  'FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20331231T225959Z',
  'FREQ=MONTHLY;BYDAY=-1SU',
  'FREQ=MONTHLY;BYMONTHDAY=31;COUNT=90',
  'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  'FREQ=YEARLY;BYWEEKNO=13,43;BYDAY=SU',
  'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
];
const zones = [
  'Europe/Paris',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kolkata',
];
/** A zone that only its calendar knows: winter at -3:30, summer from the first Saturday of May on. */
const ownZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Town hall\\, second floor',
  'BEGIN:STANDARD',
  'DTSTART:20001001T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU',
  'TZOFFSETFROM:-0230',
  'TZOFFSETTO:-0330',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:20000506T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1SA',
  'TZOFFSETFROM:-0330',
  'TZOFFSETTO:-0230',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

/** Calendars that repeat in ways that an event alone does not tell. */
const odd: Record<string, readonly string[]> = {
  'two rules and one of what is left out': event(
    'UID:a',
    'DTSTART;TZID=Europe/Paris:20260105T090000',
    'RRULE:FREQ=WEEKLY;BYDAY=MO',
    'RRULE:FREQ=MONTHLY;BYMONTHDAY=3',
    'EXRULE:FREQ=MONTHLY;BYDAY=1MO',
  ),
  'ends by the clock and of a day': [
    ...event('UID:a', 'DTSTART;TZID=America/New_York:20261006T003000', 'RRULE:FREQ=WEEKLY;UNTIL=20261103T003000'),
    ...event('UID:b', 'DTSTART;TZID=America/New_York:20261006T233000', 'RRULE:FREQ=WEEKLY;UNTIL=20261103'),
    ...event('UID:c', 'DTSTART;TZID=America/New_York:20261006T003000', 'RRULE:FREQ=WEEKLY;UNTIL=20261103T042959Z'),
    ...event('UID:d', 'DTSTART:20261006T003000', 'RRULE:FREQ=WEEKLY;UNTIL=20261103T003000Z'),
    ...event('UID:e', 'DTSTART;VALUE=DATE:20261006', 'RRULE:FREQ=WEEKLY;UNTIL=20261102T230000Z'),
  ],
  'dates of three kinds': event(
    'UID:a',
    'DTSTART;TZID=Europe/Paris:20260105T090000',
    'DTEND;TZID=Europe/Paris:20260105T100000',
    'RDATE;VALUE=PERIOD:20260201T080000Z/20260201T110000Z,20260301T080000Z/PT30M',
    'RDATE;TZID=America/New_York:20260401T030000',
    'RDATE;VALUE=DATE:20260501',
  ),
  'exceptions of a day, of another zone, and in UTC': event(
    'UID:a',
    'DTSTART;TZID=Europe/Paris:20260105T090000',
    'RRULE:FREQ=DAILY;COUNT=9',
    'EXDATE;VALUE=DATE:20260106',
    'EXDATE;TZID=America/New_York:20260107T030000',
    'EXDATE:20260108T080000Z',
  ),
  'an exact length over the change of hour': event(
    'UID:a',
    'DTSTART;TZID=Europe/Paris:20260321T220000',
    'DURATION:PT10H',
    'RRULE:FREQ=WEEKLY',
  ),
  'an end in another zone': event(
    'UID:a',
    'DTSTART;TZID=Europe/Paris:20260320T090000',
    'DTEND;TZID=America/New_York:20260320T080000',
    'RRULE:FREQ=WEEKLY',
  ),
  'one that is moved, one cancelled, and all those after another': [
    ...event('UID:a', 'DTSTART;TZID=Europe/Paris:20260105T090000', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Weekly'),
    ...event('UID:a', 'RECURRENCE-ID:20260112T080000Z', 'DTSTART;TZID=Europe/Paris:20260113T090000', 'SUMMARY:Moved'),
    ...event(
      'UID:a',
      'RECURRENCE-ID;TZID=Europe/Paris:20260119T090000',
      'DTSTART;TZID=Europe/Paris:20260119T090000',
      'STATUS:CANCELLED',
    ),
    ...event(
      'UID:a',
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20260202T090000',
      'DTSTART;TZID=Europe/Paris:20260203T140000',
      'SUMMARY:Later',
    ),
  ],
  'instances replaced by a day, by one of another zone, and named by their day': [
    ...event('UID:a', 'DTSTART;TZID=Europe/Paris:20260105T090000', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Weekly'),
    ...event('UID:a', 'RECURRENCE-ID:20260112T080000Z', 'DTSTART;VALUE=DATE:20260113', 'SUMMARY:Day'),
    ...event(
      'UID:a',
      'RECURRENCE-ID:20260119T080000Z',
      'DTSTART;TZID=America/New_York:20260119T100000',
      'SUMMARY:West',
    ),
    ...event('UID:a', 'RECURRENCE-ID;VALUE=DATE:20260126', 'DTSTART;TZID=Europe/Paris:20260127T090000', 'SUMMARY:Late'),
    ...event('UID:b', 'DTSTART;VALUE=DATE:20260105', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Days'),
    ...event('UID:b', 'RECURRENCE-ID;TZID=Europe/Paris:20260112T000000', 'DTSTART:20260112T100000Z', 'SUMMARY:Time'),
    ...event('UID:c', 'DTSTART:20260105T090000', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Floating'),
    ...event('UID:c', 'RECURRENCE-ID:20260112T090000', 'DTSTART;TZID=Europe/Paris:20260112T100000', 'SUMMARY:Here'),
  ],
  'a day left out where there are several times a day': event(
    'UID:a',
    'DTSTART;TZID=Europe/Paris:20260105T090000',
    'RRULE:FREQ=DAILY;BYHOUR=9,14;COUNT=9',
    'EXDATE;VALUE=DATE:20260106',
  ),
  days: event(
    'UID:a',
    'DTSTART;VALUE=DATE:20260105',
    'DTEND;VALUE=DATE:20260108',
    'RRULE:FREQ=WEEKLY',
    'EXDATE;VALUE=DATE:20260112',
  ),
  'floating times': event('UID:a', 'DTSTART:20260105T090000', 'RRULE:FREQ=WEEKLY', 'EXDATE:20260112T090000'),
  'a zone of its own': [
    ...ownZone,
    ...event('UID:a', 'DTSTART;TZID="Town hall, second floor":20260105T090000', 'RRULE:FREQ=WEEKLY'),
  ],
  'a name that needs its marks': event('UID:a\\,b;c', 'DTSTART:20260105T090000Z', 'SUMMARY:x'),
};

describe('a calendar that is written', () => {
  it('keeps the length of a series that begins in an hour that clocks leave out', () => {
    const series = ['DTSTART;TZID=Europe/Paris:20260329T023000', 'DTEND;TZID=Europe/Paris:20260329T030000'];
    const { events } = calendar(...event('UID:a', ...series, 'RRULE:FREQ=WEEKLY;COUNT=3'));
    expect(taken(again(events))).to.deep.equal(taken({ events }));
  });

  for (const zone of zones) {
    it(`takes place as before when it is read again, in ${zone}`, () => {
      for (const rule of rules) {
        const of = calendar('UID:a', `DTSTART;TZID=${zone}:20210131T013000`, 'DURATION:PT1H', `RRULE:${rule}`);
        const before = taken(of);
        expect(before.length).to.be.above(25);
        expect(taken(again(of.events)), rule).to.deep.equal(before);
      }
    });
  }

  for (const [what, lines] of Object.entries(odd)) {
    it(`takes place as before with ${what}`, () => {
      const of = calendar(...lines);
      expect(of.skipped).to.equal(0);
      expect(taken(of)).to.not.deep.equal([]);
      expect(taken(again(of.events))).to.deep.equal(taken(of));
    });

    it(`gives each time on its own, with ${what}`, () => {
      const of = calendar(...lines);
      const all = occurrencesBetween(of, { from: '2026-01-01', to: '2026-12-31', zone: 'Europe/Paris', max: 8 });
      for (const one of all) expect(taken(again([occurrenceEvent(one)]))).to.deep.equal([told(one)]);
    });
  }

  it('names each instance of those that one change moves by its own time, alone and in one file', () => {
    const moved = occurrencesBetween(
      calendar(
        ...event('UID:a', 'SUMMARY:Choir', 'DTSTART;TZID=Europe/Paris:20261005T200000', 'RRULE:FREQ=WEEKLY;COUNT=5'),
        ...event(
          'UID:a',
          'SUMMARY:Choir, later',
          // The clocks are put back on the 25th.
          'RECURRENCE-ID;RANGE=THISANDFUTURE:20261012T180000Z',
          'DTSTART;TZID=Europe/London:20261013T210000',
          'DURATION:PT90M',
        ),
      ),
      { from: '2026-10-01', to: '2026-12-01', zone: 'Europe/Paris' },
    );
    const alone = moved.map(occurrenceEvent);
    expect(write(alone).match(/^RECURRENCE-ID[^\r]*/gm)).to.deep.equal([
      'RECURRENCE-ID;TZID=Europe/Paris:20261005T200000',
      'RECURRENCE-ID;TZID=Europe/Paris:20261012T200000',
      'RECURRENCE-ID;TZID=Europe/Paris:20261019T200000',
      'RECURRENCE-ID;TZID=Europe/Paris:20261026T200000',
      'RECURRENCE-ID;TZID=Europe/Paris:20261102T200000',
    ]);
    expect(taken(again(alone))).to.deep.equal(moved.map(told));
  });

  it('names what it leaves out and what it replaces as its series writes its start, which others go by', () => {
    const lines = (name: string) =>
      write(calendar(...odd[name]!).events).match(/^(?:RECURRENCE-ID|EXDATE|RDATE;(?!.*PERIOD))[^\r]*/gm);
    expect(lines('instances replaced by a day, by one of another zone, and named by their day')).to.deep.equal([
      'RECURRENCE-ID;TZID=Europe/Paris:20260112T090000',
      'RECURRENCE-ID;TZID=Europe/Paris:20260119T090000',
      'RECURRENCE-ID;TZID=Europe/Paris:20260126T090000',
      'RECURRENCE-ID;VALUE=DATE:20260112',
      'RECURRENCE-ID:20260112T090000',
    ]);
    expect(lines('exceptions of a day, of another zone, and in UTC')).to.deep.equal([
      'EXDATE;TZID=Europe/Paris:20260106T090000,20260107T090000,20260108T090000',
    ]);
    expect(lines('a day left out where there are several times a day')).to.deep.equal([
      'EXDATE;TZID=Europe/Paris:20260106T090000',
      'EXDATE;VALUE=DATE:20260106',
    ]);
    // Of dates that follow no rule, the first one is listed too.
    expect(lines('dates of three kinds')).to.deep.equal([
      'RDATE;TZID=Europe/Paris:20260105T090000,20260401T090000,20260501T090000',
    ]);
    // Also on its own: in a file of one instance nothing tells of its series.
    const { events } = calendar(...odd['instances replaced by a day, by one of another zone, and named by their day']!);
    const alone = occurrencesBetween({ events }, { from: '2026-01-12', to: '2026-01-14', zone: 'Europe/Paris' });
    expect(alone.map((one) => /^RECURRENCE-ID.*$/m.exec(write([occurrenceEvent(one)]))?.[0].trim())).to.have.members([
      'RECURRENCE-ID;TZID=Europe/Paris:20260112T090000',
      'RECURRENCE-ID;VALUE=DATE:20260112',
      'RECURRENCE-ID:20260112T090000',
    ]);
  });

  it('keeps two zones of one name apart', () => {
    const [east, west] = ['+0500', '-0500'].map((offset, at) =>
      calendar(
        'BEGIN:VTIMEZONE',
        'TZID:Here',
        'BEGIN:STANDARD',
        'DTSTART:19700101T000000',
        `TZOFFSETFROM:${offset}`,
        `TZOFFSETTO:${offset}`,
        'END:STANDARD',
        'END:VTIMEZONE',
        ...event(`UID:${at}`, 'DTSTART;TZID=Here:20260105T090000'),
      ),
    );
    const starts = occurrencesBetween(again([...east!.events, ...west!.events]), {
      from: '2026-01-01',
      to: '2027-01-01',
      zone: 'UTC',
    }).map(({ startInstant }) => new Date(startInstant).toISOString().slice(11, 16));
    expect(starts).to.deep.equal(['04:00', '14:00']);
  });

  it('says of a zone that goes on the rule by which it does', () => {
    const text = write(calendar('UID:a', 'DTSTART;TZID=Europe/Paris:20260105T090000', 'RRULE:FREQ=WEEKLY').events);
    expect(text.match(/^RRULE:FREQ=YEARLY.*$/gm)).to.deep.equal([
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    ]);
  });
});
