import { expect } from '@open-wc/testing';
import type { CalendarEvent } from '../../../../../src/widgets/event-calendar/calendar-event.js';
import {
  occurrenceEvent,
  writeICalendar,
} from '../../../../../src/widgets/event-calendar/icalendar/writing/write-icalendar.js';
import { testZone } from '../../test-zone.js';

const stamp = Date.UTC(2026, 10, 23, 8);
const known = /^(Europe|America|Australia)\//;
const zoneOf = (name: string) => (known.test(name) ? testZone(name) : undefined);
const event = (props: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'a@ville.fr',
  title: 'Conseil municipal',
  start: '2026-11-24T18:30:00',
  end: '2026-11-24T20:00:00',
  allDay: false,
  zone: 'Europe/Paris',
  sequence: 0,
  categories: [],
  attachments: [],
  status: 'confirmed',
  transparent: false,
  ...props,
});
const write = (...events: CalendarEvent[]) => writeICalendar(events, { stamp, zoneOf, title: 'Mairie' });
const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');
const linesOf = (...events: CalendarEvent[]) => unfolded(write(...events));
const inside = (lines: readonly string[], what: string) =>
  lines.slice(lines.indexOf(`BEGIN:${what}`) + 1, lines.indexOf(`END:${what}`));

describe('writing iCalendar', () => {
  it('writes a calendar with what it must say, the same text each time', () => {
    const text = write(event());
    expect(write(event())).to.equal(text);
    const lines = unfolded(text);
    expect(lines.slice(0, 2)).to.deep.equal(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    expect(lines[2]).to.match(/^PRODID:./);
    expect(lines).to.include('X-WR-CALNAME:Mairie');
    expect(lines.slice(-2)).to.deep.equal(['END:VCALENDAR', '']);
    expect(inside(lines, 'VEVENT')).to.deep.equal([
      'UID:a@ville.fr',
      'DTSTAMP:20261123T080000Z',
      'DTSTART;TZID=Europe/Paris:20261124T183000',
      'DTEND;TZID=Europe/Paris:20261124T200000',
      'SUMMARY:Conseil municipal',
    ]);
  });

  it('ends each line with CRLF, and folds at 75 octets, never inside a character', () => {
    const text = write(event({ title: `${'é'.repeat(60)} ${'🎭'.repeat(40)}`, description: 'a'.repeat(300) }));
    expect(text.replace(/\r\n/g, '')).to.not.match(/[\r\n]/);
    const lines = text.split('\r\n').slice(0, -1);
    for (const line of lines) expect(new TextEncoder().encode(line).length, line).to.be.at.most(75);
    expect(lines.some((line) => line.includes('\ufffd'))).to.equal(false);
    expect(unfolded(text)).to.include(`SUMMARY:${'é'.repeat(60)} ${'🎭'.repeat(40)}`);
  });

  for (const [what, props, line] of [
    ['a day', { allDay: true, start: '2026-11-24', end: '2026-11-26', zone: null }, 'DTEND;VALUE=DATE:20261126'],
    ['UTC', { zone: 'UTC' }, 'DTSTART:20261124T183000Z'],
    ['a floating time', { zone: null }, 'DTSTART:20261124T183000'],
    ['a zone that nobody knows', { zone: 'Mairie, salle 2' }, 'DTSTART:20261124T183000'],
    ['a rule, as it is', { rule: 'FREQ=MONTHLY;BYDAY=1TU,3TU' }, 'RRULE:FREQ=MONTHLY;BYDAY=1TU,3TU'],
    [
      'an end by the clock, in UTC',
      { rule: 'FREQ=WEEKLY;UNTIL=20271231T235959;BYDAY=TU' },
      'RRULE:FREQ=WEEKLY;UNTIL=20271231T225959Z;BYDAY=TU',
    ],
    [
      'a day that ends times, with it',
      { rule: 'FREQ=WEEKLY;UNTIL=20270630' },
      'RRULE:FREQ=WEEKLY;UNTIL=20270630T215959Z',
    ],
    ['an end in UTC, as it is', { rule: 'FREQ=WEEKLY;UNTIL=20270630T1630Z' }, 'RRULE:FREQ=WEEKLY;UNTIL=20270630T1630Z'],
    [
      'the end of floating times by the clock',
      { zone: null, rule: 'FREQ=WEEKLY;UNTIL=20270630T163000Z' },
      'RRULE:FREQ=WEEKLY;UNTIL=20270630T163000',
    ],
    [
      'the end of days as a day',
      { allDay: true, start: '2026-11-24', zone: null, rule: 'FREQ=WEEKLY;UNTIL=20270629T220000Z' },
      'RRULE:FREQ=WEEKLY;UNTIL=20270630',
    ],
    ['an end that is no date, as it is', { rule: 'FREQ=WEEKLY;UNTIL=20270631' }, 'RRULE:FREQ=WEEKLY;UNTIL=20270631'],
    [
      'what is left out',
      { exceptions: ['2026-12-01T18:30:00', '2027-01-05T18:30:00'] },
      'EXDATE;TZID=Europe/Paris:20261201T183000,20270105T183000',
    ],
    [
      'more dates, the first one among them',
      { allDay: true, start: '2026-11-24', end: undefined, dates: ['2026-12-01'] },
      'RDATE;VALUE=DATE:20261124,20261201',
    ],
    [
      'a day that is left out of times, as its time',
      { rule: 'FREQ=WEEKLY', exceptions: ['2026-12-01'] },
      'EXDATE;TZID=Europe/Paris:20261201T183000',
    ],
    ['text', { title: 'Danse; « bal, apéro »\\\r\nà 20 h' }, 'SUMMARY:Danse\\; « bal\\, apéro »\\\\\\nà 20 h'],
    ['controls in text', { title: 'a\u0000b\u0007c\td' }, 'SUMMARY:abc\td'],
    ['a language', { lang: 'fr' }, 'SUMMARY;LANGUAGE=fr:Conseil municipal'],
    ['categories', { categories: ['Conseil, séance', 'Vie'] }, 'CATEGORIES:Conseil\\, séance,Vie'],
    [
      'an organiser',
      { organizer: { name: 'Mairie: "accueil"', url: 'mailto:a@ville.fr' } },
      'ORGANIZER;CN="Mairie: ^\'accueil^\'":mailto:a@ville.fr',
    ],
    ['a status', { status: 'tentative' }, 'STATUS:TENTATIVE'],
    ['free time', { transparent: true }, 'TRANSP:TRANSPARENT'],
    ['a place on earth', { geo: { latitude: 48.85, longitude: 2.35 } }, 'GEO:48.85;2.35'],
    ['a link', { url: 'https://ville.fr/a b' }, 'URL:https://ville.fr/a%20b'],
    [
      'a meeting online',
      { conference: { url: 'https://visio.fr/x', label: 'Visio' } },
      'CONFERENCE;VALUE=URI;LABEL=Visio:https://visio.fr/x',
    ],
    [
      'a file',
      { attachments: [{ url: 'https://ville.fr/a.pdf', type: 'application/pdf' }] },
      'ATTACH;FMTTYPE=application/pdf:https://ville.fr/a.pdf',
    ],
    ['its number', { sequence: 3 }, 'SEQUENCE:3'],
  ] as const) {
    it(`writes ${what}`, () => expect(linesOf(event(props))).to.include(line));
  }

  it('lets nothing of a source begin a line of its own', () => {
    const bad = 'x\r\nATTACH:https://evil.example\nEND:VEVENT';
    const lines = linesOf(
      event({
        uid: bad,
        title: bad,
        url: bad,
        rule: undefined,
        categories: [bad],
        lang: bad,
        color: bad,
        organizer: { name: bad, url: bad },
        attachments: [{ url: bad, type: bad, name: bad }],
        // What a page makes itself may hold anything.
        ...({ sequence: bad, status: bad, geo: { latitude: bad, longitude: bad } } as object),
      }),
    );
    expect(lines.filter((line) => line.startsWith('ATTACH:'))).to.deep.equal([]);
    expect(lines.filter((line) => /[^\P{Cc}\t]/u.test(line))).to.deep.equal([]);
    expect(lines.filter((line) => line === 'END:VEVENT').length).to.equal(1);
  });

  it('describes each zone by its changes in the years concerned, the first one among them, each in a line', () => {
    const zone = inside(linesOf(event({ rule: 'FREQ=YEARLY;UNTIL=20271231T000000Z' })), 'VTIMEZONE');
    expect(zone[0]).to.equal('TZID:Europe/Paris');
    expect(inside(zone, 'DAYLIGHT')).to.deep.equal([
      'DTSTART:20260329T020000',
      'RDATE:20260329T020000',
      'RDATE:20270328T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
    ]);
    expect(zone.slice(zone.lastIndexOf('BEGIN:STANDARD'))).to.deep.equal([
      'BEGIN:STANDARD',
      'DTSTART:20261025T030000',
      'RDATE:20261025T030000',
      'RDATE:20271031T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
    ]);
  });

  it('describes it also in the year from which an instance was moved', () => {
    const zone = inside(
      linesOf(event({ end: undefined, recurrenceId: '2026-07-13T09:00:00', start: '2027-01-13T09:00:00' })),
      'VTIMEZONE',
    );
    expect(zone).to.include('DTSTART:20260329T020000');
  });

  it('knows half an hour, the west, and a zone without changes', () => {
    const offsets = (zone: string) =>
      linesOf(event({ zone }))
        .filter((line) => line.startsWith('TZOFFSETTO'))
        .map((line) => line.slice(11));
    expect(offsets('Australia/Lord_Howe')).to.deep.equal(['+1100', '+1030', '+1100']);
    expect(offsets('America/St_Johns')).to.deep.equal(['-0330', '-0230', '-0330']);
    expect(offsets('America/Bogota')).to.deep.equal(['-0500']);
  });

  it('looks no further back for the changes of a zone than clocks were changed', () => {
    const paris = testZone('Europe/Paris');
    let asked = 0;
    const zone = { ...paris, wallOf: (instant: number) => (asked++, paris.wallOf(instant)) };
    const events = [event({ start: '0101-01-01T10:00:00', end: '0101-01-01T11:00:00' }), event({ uid: 'b' })];
    const text = writeICalendar(events, { stamp, zoneOf: () => zone });
    expect(text).to.include('DTSTART;TZID=Europe/Paris:01010101T100000');
    expect(asked).to.be.below(50_000);
  });

  it('describes no zone that is not used, and each once', () => {
    const count = (...events: CalendarEvent[]) =>
      linesOf(...events).filter((line) => line === 'BEGIN:VTIMEZONE').length;
    expect(count(event({ zone: 'UTC' }), event({ zone: null }), event({ allDay: true, start: '2026-11-24' }))).to.equal(
      0,
    );
    expect(count(event(), event({ uid: 'b' }), event({ zone: 'America/New_York' }))).to.equal(2);
  });
});

describe('an occurrence on its own', () => {
  const of = (props: Partial<CalendarEvent>) =>
    occurrenceEvent({
      event: event(props),
      allDay: false,
      start: '2026-12-01T18:30:00',
      end: '2026-12-01T20:00:00',
      zone: 'Europe/Paris',
      startInstant: 0,
      endInstant: 0,
    });

  it('keeps its UID, says which instance of its series it is, and repeats no more', () => {
    const one = of({ rule: 'FREQ=WEEKLY', exceptions: ['2026-12-08T18:30:00'] });
    expect(one.uid).to.equal('a@ville.fr');
    expect(one.start).to.equal('2026-12-01T18:30:00');
    expect([one.rule, one.exceptions, one.recurrenceId]).to.deep.equal([undefined, undefined, '2026-12-01T18:30:00']);
  });

  it('is itself where there is no series, and what it replaces where it was changed', () => {
    expect(of({}).recurrenceId).to.equal(undefined);
    expect(of({ recurrenceId: '2026-11-30T18:30:00' }).recurrenceId).to.equal('2026-11-30T18:30:00');
  });
});
