import { expect } from '@open-wc/testing';
import type { Calendar, CalendarEvent } from '../../../src/widgets/event-calendar/calendar-event.js';
import { readOutlook } from '../../../src/widgets/event-calendar/icalendar/read-outlook.js';
import { occurrencesBetween } from '../../../src/widgets/event-calendar/occurrences.js';
import { calendar, event, starts, times } from './icalendar/calendar.js';

const weekly = ['UID:w', 'DTSTART;TZID=Europe/Paris:20261102T090000', 'DTEND;TZID=Europe/Paris:20261102T100000'];
const november = { from: '2026-11-01', to: '2026-12-01' };

describe('occurrencesBetween', () => {
  it('gives what starts before the end and ends after the start of a window', () => {
    const of = calendar(
      ...event('UID:before', 'DTSTART:20261123T080000Z', 'DTEND:20261123T090000Z'),
      ...event('UID:into', 'DTSTART:20261123T080000Z', 'DTEND:20261123T090001Z'),
      ...event('UID:point', 'DTSTART:20261123T090000Z'),
      ...event('UID:out of', 'DTSTART:20261123T095959Z', 'DTEND:20261124T090000Z'),
      ...event('UID:after', 'DTSTART:20261123T100000Z', 'DTEND:20261123T110000Z'),
      ...event('UID:point after', 'DTSTART:20261123T100000Z'),
      ...event('UID:around', 'DTSTART:20001123T100000Z', 'DTEND:20301123T100000Z'),
    );
    const found = occurrencesBetween(of, { from: '2026-11-23T09:00:00Z', to: '2026-11-23T10:00:00Z', zone: 'UTC' });
    expect(found.map(({ event }) => event.uid)).to.deep.equal(['around', 'into', 'point', 'out of']);
  });

  it('orders by start, then all-day first, longer first, by uid', () => {
    const of = calendar(
      ...event('UID:b', 'DTSTART:20261123T000000', 'DTEND:20261123T010000'),
      ...event('UID:a', 'DTSTART:20261123T000000', 'DTEND:20261123T010000'),
      ...event('UID:longer', 'DTSTART:20261123T000000', 'DTEND:20261125T010000'),
      ...event('UID:day', 'DTSTART:20261123'),
      ...event('UID:first', 'DTSTART:20261122T235900'),
    );
    const found = occurrencesBetween(of, { ...november, zone: 'Europe/Paris' });
    expect(found.map(({ event }) => event.uid)).to.deep.equal(['first', 'day', 'longer', 'a', 'b']);
  });

  for (const [what, from, years] of [
    ['a month', '2026-01-01', 1],
    ['ten thousand years', '0001-01-01', 9998],
  ] as const)
    it(`orders thousands of events of ${what} alike`, () => {
      // Every start stands twice, once in the first half and once in the second.
      const starts = Array.from({ length: 4096 }, (_, i) => {
        const nth = (i * 1471) % 2048;
        const year = years > 1 ? 1 + ((nth * 37) % years) : 2026;
        return `${String(year).padStart(4, '0')}01${String(1 + (nth % 28)).padStart(2, '0')}T${String(nth % 24).padStart(2, '0')}0000`;
      });
      const of = calendar(...starts.flatMap((start, i) => event(`UID:${9999 - i}`, `DTSTART:${start}Z`)));
      const found = occurrencesBetween(of, { from, to: '9999-12-31', zone: 'UTC' });
      const key = ({ start, event }: (typeof found)[number]) => `${start} ${event.uid}`;
      expect(found).to.have.length(4096);
      expect(found.map(key)).to.deep.equal(found.map(key).sort());
    });

  it('places days and floating times in the zone asked for, and others where they are', () => {
    const of = calendar(
      ...event('DTSTART:20261123', 'SUMMARY:day'),
      ...event('DTSTART:20261123T090000', 'SUMMARY:floating'),
      ...event('DTSTART;TZID=America/New_York:20261123T090000', 'SUMMARY:New York'),
    );
    const found = occurrencesBetween(of, { ...november, zone: 'Asia/Tokyo' });
    expect(
      found.map(({ event, zone, startInstant }) => [event.title, zone, new Date(startInstant).toISOString()]),
    ).to.deep.equal([
      ['day', null, '2026-11-22T15:00:00.000Z'],
      ['floating', null, '2026-11-23T00:00:00.000Z'],
      ['New York', 'America/New_York', '2026-11-23T14:00:00.000Z'],
    ]);
  });

  it('keeps a start that is none of its rule, where that ends before it or gives nothing', () => {
    for (const rule of [
      'BYDAY=TU;UNTIL=20261001T000000Z',
      'BYDAY=TU;UNTIL=20261001',
      'BYMONTH=2;BYMONTHDAY=31;COUNT=1',
    ])
      expect(starts(calendar(...weekly, `RRULE:FREQ=WEEKLY;${rule}`), november), rule).to.deep.equal([
        '2026-11-02T09:00:00',
      ]);
  });

  it('repeats by rules, and leaves out what is excluded', () => {
    const of = calendar(
      ...weekly,
      'RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261130T235959Z',
      'EXDATE;TZID=Europe/Paris:20261104T090000,20261109T090000',
      'EXDATE:20261111T080000Z',
      'EXDATE;TZID=America/New_York:20261116T030000',
      'EXDATE;VALUE=DATE:20261118',
    );
    expect(starts(of)).to.deep.equal([
      '2026-11-02T09:00:00',
      '2026-11-23T09:00:00',
      '2026-11-25T09:00:00',
      '2026-11-30T09:00:00',
    ]);
  });

  it('adds dates, each once, and periods with their length', () => {
    const of = calendar(
      ...weekly,
      'RRULE:FREQ=WEEKLY;COUNT=2',
      'RDATE;TZID=Europe/Paris:20261109T090000,20261110T090000',
      'RDATE;VALUE=PERIOD:20261111T080000Z/20261111T100000Z,20261112T080000Z/PT30M',
      'EXRULE:FREQ=MONTHLY;BYMONTHDAY=2',
    );
    expect(times(of)).to.deep.equal([
      '2026-11-09T09:00:00/2026-11-09T10:00:00',
      '2026-11-10T09:00:00/2026-11-10T10:00:00',
      '2026-11-11T09:00:00/2026-11-11T11:00:00',
      '2026-11-12T09:00:00/2026-11-12T09:30:00',
    ]);
  });

  it('puts an instance where what replaces it says, into the window and out of it', () => {
    const of = calendar(
      ...event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=4', 'SUMMARY:Each week'),
      ...event(
        'UID:w',
        'RECURRENCE-ID;TZID=Europe/Paris:20261109T090000',
        'DTSTART;TZID=Europe/Paris:20261203T140000',
        'SUMMARY:Later',
      ),
      ...event('UID:w', 'RECURRENCE-ID:20261116T080000Z', 'DTSTART;VALUE=DATE:20261117', 'STATUS:CANCELLED'),
    );
    const shown = (options: { from: string; to: string }) =>
      occurrencesBetween(of, { ...options, zone: 'Europe/Paris' }).map(
        ({ start, event }) => `${start} ${event.status}`,
      );
    expect(shown(november)).to.deep.equal([
      '2026-11-02T09:00:00 confirmed',
      '2026-11-17 cancelled',
      '2026-11-23T09:00:00 confirmed',
    ]);
    expect(shown({ from: '2026-12-01', to: '2027-01-01' })).to.deep.equal(['2026-12-03T14:00:00 confirmed']);
  });

  it('takes the newer of two that replace one instance, or have one UID', () => {
    const change = ['UID:w', 'RECURRENCE-ID;TZID=Europe/Paris:20261102T090000'];
    const of = calendar(
      ...event(...change, 'DTSTART:20261103T100000Z', 'SEQUENCE:2'),
      ...event(...change, 'DTSTART:20261103T110000Z', 'SEQUENCE:1', 'LAST-MODIFIED:20270101T000000Z'),
      ...event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=2'),
      ...event('UID:x', 'DTSTART:20261104T100000Z', 'LAST-MODIFIED:20260101T000000Z'),
      ...event('UID:x', 'DTSTART:20261104T110000Z', 'LAST-MODIFIED:20260102T000000Z'),
      ...event('UID:y', 'DTSTART:20261105T100000Z'),
      ...event('UID:y', 'DTSTART:20261105T110000Z'),
      ...event('UID:y', 'DTSTART:20261105T110000Z'),
    );
    expect(starts(of)).to.deep.equal([
      '2026-11-03T10:00:00',
      '2026-11-04T11:00:00',
      '2026-11-05T10:00:00',
      '2026-11-05T11:00:00',
      '2026-11-09T09:00:00',
    ]);
  });

  it('keeps apart the events to which a program gives one UID, whatever they begin with', () => {
    const one = (start: string, title: string, ...more: string[]) =>
      event('UID:event@town.example', `DTSTART:202611${start}`, `SUMMARY:${title}`, ...more);
    const of = calendar(
      ...one('02T180000', 'Judo'),
      ...one('02T180000', 'Chorale'),
      ...one('03T180000', 'Judo'),
      ...one('03T180000', 'Judo'),
    );
    const titles = (of: Calendar) =>
      occurrencesBetween(of, { ...november, zone: 'Europe/Paris' }).map(
        ({ event, start }) => `${event.title} ${start}`,
      );
    expect(titles(of)).to.deep.equal([
      'Judo 2026-11-02T18:00:00',
      'Chorale 2026-11-02T18:00:00',
      'Judo 2026-11-03T18:00:00',
    ]);
    // Each says when it was changed; a version is one of the same title, or of the same start.
    const changed = (day: string) => `LAST-MODIFIED:202610${day}T000000Z`;
    const dated = calendar(
      ...one('02T180000', 'Judo', changed('01')),
      ...one('03T180000', 'Judo', changed('02')),
      ...one('04T180000', 'Loto', changed('03')),
      ...one('04T180000', 'Loto annulé', changed('04')),
      ...one('05T180000', 'Chorale', changed('01')),
    );
    expect(titles(dated)).to.deep.equal([
      'Judo 2026-11-03T18:00:00',
      'Loto annulé 2026-11-04T18:00:00',
      'Chorale 2026-11-05T18:00:00',
    ]);
  });

  it('moves all that follow an instance, where it says so', () => {
    const of = calendar(
      ...event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=5', 'SUMMARY:Old'),
      ...event(
        'UID:w',
        'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20261116T090000',
        'DTSTART;TZID=Europe/Paris:20261117T100000',
        'DURATION:PT2H',
        'SUMMARY:New',
      ),
      ...event('UID:w', 'RECURRENCE-ID:20261123T080000Z', 'DTSTART:20261123T120000Z', 'SUMMARY:Own'),
    );
    const found = occurrencesBetween(of, { ...november, zone: 'Europe/Paris' });
    expect(found.map(({ event, start, end }) => `${event.title} ${start} ${end}`)).to.deep.equal([
      'Old 2026-11-02T09:00:00 2026-11-02T10:00:00',
      'Old 2026-11-09T09:00:00 2026-11-09T10:00:00',
      'New 2026-11-17T10:00:00 2026-11-17T12:00:00',
      'Own 2026-11-23T12:00:00 2026-11-23T12:00:00',
    ]);
    expect(starts(of, { from: '2026-12-01' })).to.deep.equal(['2026-12-01T10:00:00']);
  });

  it('shows what replaces an instance of a series that is not there', () => {
    expect(starts(calendar('UID:o', 'RECURRENCE-ID:20261102T080000Z', 'DTSTART:20261103T080000Z'))).to.deep.equal([
      '2026-11-03T08:00:00',
    ]);
  });

  it('keeps the clock over a change of hour', () => {
    const of = calendar(
      'DTSTART;TZID=Europe/Paris:20261023T220000',
      'DTEND;TZID=Europe/Paris:20261024T060000',
      'RRULE:FREQ=DAILY;COUNT=3',
    );
    expect(times(of)).to.deep.equal([
      '2026-10-23T22:00:00/2026-10-24T06:00:00',
      '2026-10-24T22:00:00/2026-10-25T06:00:00',
      '2026-10-25T22:00:00/2026-10-26T06:00:00',
    ]);
  });

  it('believes the definition of a zone before its name', () => {
    const zone = (name: string) => [
      'BEGIN:VTIMEZONE',
      `TZID:${name}`,
      'BEGIN:STANDARD',
      'DTSTART:16010101T000000',
      'TZOFFSETFROM:+0400',
      'TZOFFSETTO:+0300',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:16010101T000000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0400',
      'RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ];
    for (const name of ['Europe/Paris', 'Mairie', 'Romance Standard Time']) {
      const of = calendar(
        ...event(`DTSTART;TZID=${name}:20260701T120000`, `RDATE;TZID=${name}:20261201T120000`),
        ...zone(name),
      );
      const found = occurrencesBetween(of, { from: '2026-01-01', to: '2027-01-01', zone: 'UTC' });
      expect(of.unknownZones).to.deep.equal([]);
      expect(found.map(({ startInstant }) => new Date(startInstant).toISOString())).to.deep.equal([
        '2026-07-01T08:00:00.000Z',
        '2026-12-01T09:00:00.000Z',
      ]);
    }
  });

  it('gives the first few of a long time', () => {
    const of = calendar(...weekly, 'RRULE:FREQ=YEARLY');
    expect(starts(of, { to: '9999-01-01', max: 3 })).to.deep.equal([
      '2026-11-02T09:00:00',
      '2027-11-02T09:00:00',
      '2028-11-02T09:00:00',
    ]);
  });

  it('answers for a part of a time that was asked as if that was never asked', () => {
    const of = calendar(
      ...event(...weekly, 'RRULE:FREQ=WEEKLY;BYDAY=MO,TH,SU'),
      ...event('UID:days', 'DTSTART:20261115', 'DTEND:20261118'),
      ...event('UID:long', 'DTSTART:20260101T000000Z', 'DTEND:20270101T000000Z'),
      ...event('UID:point', 'DTSTART:20261115T230000Z'),
      ...event('UID:floating', 'DTSTART:20261116T000000', 'DTEND:20261116T003000'),
    );
    const asked = (events: readonly CalendarEvent[], from: string, to: string, zone: string) =>
      occurrencesBetween({ events }, { from, to, zone }).map(({ event, start, end }) => [event.uid, start, end]);
    for (const zone of ['Europe/Paris', 'Pacific/Auckland']) {
      asked(of.events, '2026-10-01', '2026-12-31', zone);
      for (const [from, to] of [
        ['2026-10-01', '2026-12-31'],
        ['2026-11-16', '2026-11-17'],
        ['2026-11-16', '2026-11-16T00:00:01'],
        ['2026-11-19T09:00:00', '2026-11-19T10:00:00'],
        ['2026-11-16T10:00:00', '2026-11-18'],
      ] as const)
        // Other events to it, and so never asked before.
        expect(asked(of.events, from, to, zone), `${from} ${zone}`).to.deep.equal(
          asked([...of.events], from, to, zone),
        );
    }
  });

  it('leaves to who asked what it gave', () => {
    const of = calendar(...event(...weekly, 'RRULE:FREQ=WEEKLY'));
    const window = { ...november, zone: 'Europe/Paris' };
    const given = occurrencesBetween(of, window);
    given.splice(0);
    expect(occurrencesBetween(of, window)).to.have.length(5);
    occurrencesBetween(of, window).splice(0);
    expect(occurrencesBetween(of, window)).to.have.length(5);
  });

  it('places floating times anew where the zone of the calendar is another', () => {
    const { events } = calendar(...event('UID:f', 'DTSTART:20261116T003000'));
    const instants = (zone?: string) =>
      occurrencesBetween({ events, zone }, { ...november, zone: 'Europe/Paris' }).map(({ startInstant }) =>
        new Date(startInstant).toISOString(),
      );
    expect(instants()).to.deep.equal(['2026-11-15T23:30:00.000Z']);
    expect(instants('Asia/Tokyo')).to.deep.equal(['2026-11-15T15:30:00.000Z']);
    expect(instants()).to.deep.equal(['2026-11-15T23:30:00.000Z']);
  });

  it('tells of a rule that nobody can read where its event begins, and gives the rest of it', () => {
    const of = calendar(
      ...event('UID:odd', 'DTSTART:20260601T090000Z', 'RRULE:FREQ=NEVER'),
      ...event('UID:half', 'DTSTART:20260602T090000Z', 'RRULE:FREQ=NEVER', 'RRULE:FREQ=DAILY;COUNT=2'),
      ...event('UID:good', 'DTSTART:20260603T090000Z', 'RRULE:FREQ=DAILY;COUNT=2'),
    );
    const asked = (from: string, to: string) => {
      const cut: string[] = [];
      const found = starts(of, { from, to, zone: 'UTC', onCut: (uid) => cut.push(uid) });
      return { cut, found: found.map((start) => start!.slice(5, 10)) };
    };
    expect(asked('2026-06-01', '2026-07-01')).to.deep.equal({
      cut: ['odd', 'half'],
      found: ['06-01', '06-02', '06-03', '06-03', '06-04'],
    });
    expect(asked('2026-06-04', '2026-07-01')).to.deep.equal({ cut: [], found: ['06-04'] });
  });

  it('tells of what is too much work each time that it is asked', () => {
    const of = calendar(...event('UID:bomb', 'DTSTART:19700101T000000Z', 'RRULE:FREQ=SECONDLY'));
    for (const time of ['the first time', 'again']) {
      const cut: string[] = [];
      starts(of, { onCut: (uid) => cut.push(uid) });
      expect(cut, time).to.deep.equal(['bomb']);
    }
  });

  it('reads plain events as it reads those of a calendar', () => {
    const plain = (more: Partial<CalendarEvent>): CalendarEvent => ({
      uid: 'p',
      title: 'Plain',
      start: '2026-11-02T09:00:00',
      end: '2026-11-02T10:00:00',
      allDay: false,
      zone: 'Europe/Paris',
      sequence: 0,
      categories: [],
      attachments: [],
      status: 'confirmed',
      transparent: false,
      ...more,
    });
    const events = [
      plain({ rule: 'FREQ=DAILY;COUNT=4', exceptions: ['2026-11-03T09:00:00'], dates: ['2026-11-20T09:00:00'] }),
      plain({ recurrenceId: '2026-11-04T09:00:00', start: '2026-11-04T18:00:00', end: undefined }),
      plain({ uid: 'day', start: '2026-11-30', end: '2026-12-02', allDay: true, zone: null }),
      plain({ uid: 'bad', start: 'tomorrow' }),
      plain({ uid: 'x\nEND:VEVENT', start: '2026-11-29T09:00:00', end: undefined, zone: 'UTC' }),
    ];
    expect(times({ events })).to.deep.equal([
      '2026-11-02T09:00:00/2026-11-02T10:00:00',
      '2026-11-04T18:00:00/2026-11-04T18:00:00',
      '2026-11-05T09:00:00/2026-11-05T10:00:00',
      '2026-11-20T09:00:00/2026-11-20T10:00:00',
      '2026-11-29T09:00:00/2026-11-29T09:00:00',
      '2026-11-30/2026-12-02',
    ]);
    const found = occurrencesBetween({ events }, { ...november, zone: 'Europe/Paris' });
    expect(found[0]!.event).to.equal(events[0]);
  });

  it('reads a plain event that says anything as one event', () => {
    const plain = (uid: string, props: object) =>
      ({
        uid,
        title: uid,
        start: '2026-11-24T18:30:00',
        zone: 'Europe/Paris',
        allDay: false,
        ...props,
      }) as CalendarEvent;
    const events = [
      plain('a', { sequence: '1\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20261101T000000' }),
      plain('b', { start: '2026-11-25T18:30:00', sequence: 0 }),
    ];
    const found = occurrencesBetween({ events }, { ...november, zone: 'Europe/Paris' });
    expect(found.map(({ event, start }) => `${event.uid} ${start}`)).to.deep.equal([
      'a 2026-11-24T18:30:00',
      'b 2026-11-25T18:30:00',
    ]);
  });

  it('keeps an instance replaced when what replaces it is left out', () => {
    const { events } = calendar(
      ...event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=2'),
      ...event('UID:w', 'RECURRENCE-ID:20261102T080000Z', 'DTSTART:20261103T080000Z', 'CATEGORIES:No'),
    );
    expect(starts({ events: events.filter(({ categories }) => !categories.length) })).to.deep.equal([
      '2026-11-09T09:00:00',
    ]);
  });

  it('refuses zones and moments that are none', () => {
    const of = calendar('DTSTART:20261123');
    expect(() => starts(of, { zone: 'Mars/Olympus' })).to.throw(RangeError);
    expect(() => starts(of, { from: 'soon' })).to.throw(RangeError);
    expect(() => starts(of, { from: new Date(NaN) })).to.throw(RangeError);
  });

  it('takes the midnights that Exchange writes for whole days as these days, for readers of every zone', () => {
    readOutlook();
    const marked = 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE';
    const of = calendar(
      ...event(
        'UID:holiday',
        'DTSTART;TZID=Romance Standard Time:20261224T000000',
        'DTEND;TZID=Romance Standard Time:20261227T000000',
        marked,
      ),
      ...event(
        'UID:bins',
        'DTSTART;TZID=Europe/Paris:20261105T000000',
        'DTEND;TZID=Europe/Paris:20261106T000000',
        'RRULE:FREQ=WEEKLY;UNTIL=20261202T230000Z',
        'EXDATE;TZID=Europe/Paris:20261112T000000',
        'EXDATE:20261118T230000Z',
        marked.toLowerCase(),
      ),
      ...event(
        'UID:bins',
        'RECURRENCE-ID;TZID=Europe/Paris:20261126T000000',
        'DTSTART;TZID=Europe/Paris:20261127T000000',
        'DTEND;TZID=Europe/Paris:20261128T000000',
        marked,
      ),
      // Whatever it says of itself: what has hours keeps them.
      ...event('UID:hours', 'DTSTART;TZID=Europe/Paris:20261201T090000', marked),
      ...event('UID:midnight', 'DTSTART;TZID=Europe/Paris:20261202T000000', marked.replace('TRUE', 'FALSE')),
    );
    const expected = [
      '2026-11-05/2026-11-06',
      '2026-11-27/2026-11-28',
      '2026-12-01T09:00:00/2026-12-01T09:00:00',
      '2026-12-02T00:00:00/2026-12-02T00:00:00',
      '2026-12-03/2026-12-04',
      '2026-12-24/2026-12-27',
    ];
    for (const zone of ['Europe/Paris', 'America/Los_Angeles', 'Pacific/Auckland'])
      expect(times(of, { zone }).sort(), zone).to.deep.equal(expected);
    expect(of.events[0]!.zone).to.equal(null);
  });

  it('knows the day of a midnight that is written in UTC, where a series of days leaves one out, moves it or ends', () => {
    const days = ['UID:d', 'DTSTART;VALUE=DATE:20261123', 'RRULE:FREQ=DAILY;UNTIL=20261126T230000Z'];
    const of = calendar(
      ...event(...days, 'EXDATE:20261123T230000Z'),
      ...event('UID:d', 'RECURRENCE-ID:20261124T230000Z', 'DTSTART;VALUE=DATE:20261201', 'SUMMARY:moved'),
    );
    expect(starts(of)).to.deep.equal(['2026-11-23', '2026-11-26', '2026-11-27', '2026-12-01']);
    expect(of.events[0]!.exceptions).to.deep.equal(['2026-11-24']);
    expect(of.events[1]!.recurrenceId).to.equal('2026-11-25');
    // The midnight of UTC itself, the last second of a day, and any other hour, are of their day.
    for (const end of ['20261126T000000Z', '20261126T225959Z', '20261126T170000Z'])
      expect(starts(calendar('DTSTART;VALUE=DATE:20261125', `RRULE:FREQ=DAILY;UNTIL=${end}`)), end).to.deep.equal([
        '2026-11-25',
        '2026-11-26',
      ]);
  });

  it('stops at bombs, says which, and gives the rest', () => {
    const of = calendar(
      ...event('UID:bomb', 'DTSTART:19700101T000000Z', 'RRULE:FREQ=SECONDLY'),
      ...event('UID:good', 'DTSTART:20261123T090000Z'),
    );
    const cut: string[] = [];
    const found = starts(of, { onCut: (uid) => cut.push(uid) });
    expect(cut).to.deep.equal(['bomb']);
    expect(found).to.include('2026-11-23T09:00:00');
  });
});
