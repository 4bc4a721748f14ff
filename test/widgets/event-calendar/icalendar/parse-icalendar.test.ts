import { expect } from '@open-wc/testing';
import { SourceError } from '../../../../src/data/source-error.js';
import { parseIcalendar } from '../../../../src/widgets/event-calendar/icalendar/parse-icalendar.js';
import { about, calendar, event, said } from './calendar.js';

describe('reading iCalendar', () => {
  it('reads all that an event says', () => {
    const { events } = calendar(
      'UID:council-1@town.example',
      'DTSTAMP:20260101T000000Z',
      'DTSTART;TZID=Europe/Paris:20261123T183000',
      'DTEND;TZID=Europe/Paris:20261123T203000',
      'SUMMARY;LANGUAGE=fr:Conseil municipal\\, séance\\n publique',
      'DESCRIPTION:Ordre du jour :\\n1\\; budget\\n2\\\\ écoles',
      'X-ALT-DESC;FMTTYPE=text/html:<p>Ordre du jour</p>',
      'LOCATION:Mairie\\, salle 2',
      'GEO:48.85;2.35',
      'URL:../seances/12',
      'CONFERENCE;VALUE=URI;FEATURE=AUDIO;LABEL=Phone:tel:+33100000000',
      'CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL="Visio; salle":https://visio.example/c',
      'CATEGORIES:Conseil,Vie locale',
      'CATEGORIES:Conseil,A\\, B',
      'ORGANIZER;CN="Mairie: secrétariat":mailto:mairie@town.example',
      'ATTACH;FMTTYPE=application/pdf;FILENAME=odj.pdf;SIZE=1024:/odj.pdf',
      'ATTACH;ENCODING=BASE64;VALUE=BINARY;FMTTYPE=text/plain;X-FILENAME=a.txt:QUJD',
      'STATUS:TENTATIVE',
      'TRANSP:TRANSPARENT',
      'COLOR:teal',
      'IMAGE;VALUE=URI;DISPLAY=BADGE:/salle.jpg',
      'SEQUENCE:3',
      'LAST-MODIFIED:20260102T101112Z',
      'RRULE:FREQ=MONTHLY;BYDAY=4MO',
      'RDATE;TZID=Europe/Paris:20261201T183000,20261208T183000',
      'EXDATE:20261228T173000Z',
      'BEGIN:VALARM',
      'SUMMARY:Alarm',
      'DESCRIPTION:No',
      'URL:/no',
      'END:VALARM',
    );
    expect(said(events[0])).to.deep.equal({
      uid: 'council-1@town.example',
      title: 'Conseil municipal, séance publique',
      start: '2026-11-23T18:30:00',
      end: '2026-11-23T20:30:00',
      allDay: false,
      zone: 'Europe/Paris',
      rule: 'FREQ=MONTHLY;BYDAY=4MO',
      dates: ['2026-12-01T18:30:00', '2026-12-08T18:30:00'],
      exceptions: ['2026-12-28T18:30:00'],
      sequence: 3,
      updated: '2026-01-02T10:11:12Z',
      description: 'Ordre du jour :\n1; budget\n2\\ écoles',
      descriptionHtml: '<p>Ordre du jour</p>',
      place: 'Mairie, salle 2',
      geo: { latitude: 48.85, longitude: 2.35 },
      url: 'https://town.example/seances/12',
      conference: { url: 'https://visio.example/c', label: 'Visio; salle' },
      categories: ['Conseil', 'Vie locale', 'A, B'],
      organizer: { name: 'Mairie: secrétariat', url: 'mailto:mairie@town.example' },
      attachments: [
        { url: 'https://town.example/odj.pdf', name: 'odj.pdf', type: 'application/pdf', size: 1024 },
        { name: 'a.txt', type: 'text/plain' },
      ],
      status: 'tentative',
      transparent: true,
      color: 'teal',
      image: { url: 'https://town.example/salle.jpg' },
      lang: 'fr',
    });
  });

  it('reads what a calendar says of itself', () => {
    const { events, ...head } = parseIcalendar(
      [
        'BEGIN:VCALENDAR',
        'NAME:Agenda de la ville',
        'X-WR-CALNAME:Agenda',
        'DESCRIPTION:Tout\\, ici',
        'X-WR-TIMEZONE:Europe/Paris',
        'REFRESH-INTERVAL;VALUE=DURATION:PT1H30M',
        'X-PUBLISHED-TTL:PT12H',
        'COLOR:teal',
        'URL:/agenda/',
        ...event('UID:1', 'DTSTART:20261123T090000', 'SUMMARY:Floating'),
        'END:VCALENDAR',
      ].join('\n'),
      about,
    );
    expect(head).to.deep.equal({
      title: 'Agenda de la ville',
      description: 'Tout, ici',
      zone: 'Europe/Paris',
      color: 'teal',
      refresh: 90,
      url: 'https://town.example/agenda/',
      skipped: 0,
      unknownZones: [],
    });
    expect(events[0]).to.include({ zone: 'Europe/Paris', start: '2026-11-23T09:00:00' });
  });

  const times: Readonly<Record<string, readonly [lines: string[], expected: Record<string, unknown>]>> = {
    'a day': [['DTSTART;VALUE=DATE:20261123'], { start: '2026-11-23', allDay: true, zone: null, end: undefined }],
    'a day by its shape': [['DTSTART:20261123'], { start: '2026-11-23', allDay: true }],
    'a day that is said to be one': [['DTSTART;VALUE=DATE:20261123T000000'], { start: '2026-11-23', allDay: true }],
    'exclusive ends': [['DTSTART:20261123', 'DTEND:20261125'], { end: '2026-11-25' }],
    'floating time': [['DTSTART:20261123T090000'], { start: '2026-11-23T09:00:00', allDay: false, zone: null }],
    'universal time': [['DTSTART:20261123T090000Z'], { start: '2026-11-23T09:00:00', zone: 'UTC' }],
    'universal time in a zone, as that of the zone': [
      ['DTSTART;TZID=Europe/Paris:20261123T090000Z'],
      { zone: 'Europe/Paris' },
    ],
    'a zone in quotes': [['DTSTART;TZID="Europe/Paris":20261123T090000'], { zone: 'Europe/Paris' }],
    'other parameters': [
      ['DTSTART;X-A="b;c:d";VALUE=DATE-TIME;TZID=Europe/Paris:20261123T090000'],
      { start: '2026-11-23T09:00:00', zone: 'Europe/Paris' },
    ],
    'a zone that nothing defines': [
      ['DTSTART;TZID=Mairie:20261123T090000', 'DTEND;TZID=Mairie:20261123T100000'],
      { start: '2026-11-23T09:00:00', end: '2026-11-23T10:00:00', zone: 'Mairie' },
    ],
    'an end in another zone': [
      ['DTSTART;TZID=Europe/Paris:20261123T090000', 'DTEND;TZID=America/New_York:20261123T100000'],
      { end: '2026-11-23T16:00:00' },
    ],
    durations: [['DTSTART:20261123T090000Z', 'DURATION:P1DT2H30M'], { end: '2026-11-24T11:30:00' }],
    weeks: [['DTSTART:20261123', 'DURATION:P2W'], { end: '2026-12-07' }],
    'negative durations': [['DTSTART:20261123T090000Z', 'DURATION:-PT2H'], { end: '2026-11-23T09:00:00' }],
    'an end before its start': [['DTSTART:20261123T090000Z', 'DTEND:20261123T080000Z'], { end: '2026-11-23T09:00:00' }],
    'an all-day end at its start': [['DTSTART:20261123', 'DTEND:20261123'], { end: '2026-11-24' }],
    'a duration without end': [['DTSTART:20261123', 'DURATION:P99999999999D'], { start: '2026-11-23' }],
    'ISO 8601': [['DTSTART:2026-11-23T09:00:00+01:00'], { start: '2026-11-23T08:00:00', zone: 'UTC' }],
    midnight: [['DTSTART:20261123T240000'], { start: '2026-11-24T00:00:00' }],
    'the instance replaced': [
      ['DTSTART;TZID=Europe/Paris:20261123T090000', 'RECURRENCE-ID:20261123T070000Z'],
      { recurrenceId: '2026-11-23T08:00:00' },
    ],
  };
  for (const [name, [lines, expected]] of Object.entries(times)) {
    it(`reads ${name}`, () => {
      const { events, skipped } = calendar('UID:1', 'SUMMARY:A', ...lines);
      expect(skipped).to.equal(0);
      expect(events[0]).to.include(expected);
    });
  }

  it('names the zones that nothing defines', () => {
    const read = calendar('DTSTART;TZID=Mairie:20261123T090000', 'DTEND;TZID=Europe/Paris:20261123T100000');
    expect(read.unknownZones).to.deep.equal(['Mairie']);
  });

  const bodies: Readonly<Record<string, string>> = {
    'line feeds alone':
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261123T090000Z\nSUMMARY:To\n wn\nEND:VEVENT\nEND:VCALENDAR',
    'carriage returns alone':
      'BEGIN:VCALENDAR\rBEGIN:VEVENT\rDTSTART:20261123T090000Z\rSUMMARY:To\r wn\rEND:VEVENT\rEND:VCALENDAR\r',
    'doubled carriage returns':
      'BEGIN:VCALENDAR\r\r\nBEGIN:VEVENT\r\r\nDTSTART:20261123T090000Z\r\r\nSUMMARY:To\r\r\n wn\r\r\nEND:VEVENT\r\r\n',
    'lower case':
      'begin:vcalendar\r\nbegin:vevent\r\ndtstart:20261123T090000Z\r\nsummary:Town\r\nend:vevent\r\nend:vcalendar',
    'folded names':
      'BEGIN:VCALENDAR\r\nBEGIN:VEV\r\n ENT\r\nDTST\r\n ART:2026112\r\n 3T090000Z\r\nSUMM\r\n\tARY:Town\r\nEND:VEVENT\r\nEND:VCALENDAR',
    'names folded after their first letter':
      'BEGIN:VCALENDAR\r\nB\r\n EGIN:VEVENT\r\nBEGIN:VALARM\r\nE\r\n ND:VALARM\r\nD\r\n TSTART:20261123T090000Z\r\nS\r\n UMMARY:Town\r\nE\r\n ND:VEVENT\r\nEND:VCALENDAR',
    'folded parameters':
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE-TI\r\n ME:20261123T090000Z\r\nSUMMARY;X-A="b:\r\n c":Town\r\nEND:VEVENT',
    'no end': 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261123T090000Z\r\nSUMMARY:Town',
    'no end of an alarm':
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261123T090000Z\r\nSUMMARY:Town\r\nBEGIN:VALARM\r\nSUMMARY:No\r\nEND:VEVENT\r\nEND:VCALENDAR',
    'no calendar around': 'BEGIN:VEVENT\r\nDTSTART:20261123T090000Z\r\nSUMMARY:Town\r\nEND:VEVENT',
    'a byte-order mark':
      '\ufeffBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261123T090000Z\r\nSUMMARY:Town\r\nEND:VEVENT',
    'what is no line':
      'BEGIN:VCALENDAR\r\n???\r\n\r\nBEGIN:VEVENT\r\nfoo\r\n;:=\r\nDTSTART:20261123T090000Z\r\nSUMMARY:Town\r\nEND\r\n:x\r\nEND:VEVENT',
    'other components':
      'BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nSUMMARY:No\r\nBEGIN:VALARM\r\nEND:VALARM\r\nEND:VTODO\r\nBEGIN:VEVENT\r\nDTSTART:20261123T090000Z\r\nSUMMARY:Town\r\nEND:VEVENT\r\nBEGIN:VFREEBUSY\r\nDTSTART:20261123T090000Z\r\nEND:VFREEBUSY\r\nEND:VCALENDAR',
  };
  for (const [name, body] of Object.entries(bodies)) {
    it(`reads through ${name}`, () => {
      const { events, skipped } = parseIcalendar(body, about);
      expect(events.map(({ start, title }) => `${start} ${title}`)).to.deep.equal(['2026-11-23T09:00:00 Town']);
      expect(skipped).to.equal(0);
    });
  }

  it('reads an event that another one begins in, and several calendars', () => {
    const body = [
      'BEGIN:VCALENDAR',
      'X-WR-TIMEZONE:Europe/Paris',
      'BEGIN:VEVENT',
      'DTSTART:20261123T090000',
      'SUMMARY:A',
      'BEGIN:VEVENT',
      'DTSTART:20261124T090000',
      'SUMMARY:B',
      'END:VEVENT',
      'END:VCALENDAR',
      'BEGIN:VCALENDAR',
      'X-WR-TIMEZONE:America/New_York',
      ...event('DTSTART:20261125T090000', 'SUMMARY:C'),
      'END:VCALENDAR',
    ].join('\r\n');
    expect(parseIcalendar(body, about).events.map(({ title, zone }) => `${title} ${zone}`)).to.deep.equal([
      'A Europe/Paris',
      'B Europe/Paris',
      'C America/New_York',
    ]);
  });

  for (const [title, head, zone] of [
    ['X-WR-TIMEZONE', ['X-WR-TIMEZONE:Europe/Paris'], 'Europe/Paris'],
    ['TZID', ['TZID:Europe/Paris'], 'Europe/Paris'],
    ['TZID with a parameter, folded', ['TZID;X-A=b:Europe/', ' Paris'], 'Europe/Paris'],
    ['TIMEZONE-ID', ['TIMEZONE-ID:Indian/Reunion'], 'Indian/Reunion'],
    ['the first of several', ['TZID:Europe/Paris', 'X-WR-TIMEZONE:UTC'], 'Europe/Paris'],
    ['one that is not empty', ['TZID:', 'X-WR-TIMEZONE:Europe/Paris'], 'Europe/Paris'],
    ['no zone', [], null],
    ['TZURL', ['TZURL:https://town.example/Europe/Paris'], null],
    [
      'a zone that it only defines',
      [
        ...['BEGIN:VTIMEZONE', 'TZID:Europe/Paris', 'BEGIN:STANDARD', 'DTSTART:19701025T030000'],
        ...['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'END:STANDARD', 'END:VTIMEZONE'],
      ],
      null,
    ],
  ] as const) {
    it(`means floating times in the zone of the calendar, and no others: ${title}`, () => {
      const { events, zone: said } = calendar(
        ...head,
        ...event('DTSTART:20261123T090000', 'DTEND:20261123T100000'),
        ...event('DTSTART:20261123T090000Z'),
        ...event('DTSTART;TZID=America/New_York:20261123T090000'),
        ...event('DTSTART;VALUE=DATE:20261123'),
      );
      expect(events.map(({ zone }) => zone)).to.deep.equal([zone, 'UTC', 'America/New_York', null]);
      expect(events[0]!.end).to.equal('2026-11-23T10:00:00');
      expect(said).to.equal(zone ?? undefined);
    });
  }

  it('counts what has no time that can be read, and shows the rest', () => {
    const { events, skipped } = calendar(
      ...event('UID:1', 'SUMMARY:No time'),
      ...event('UID:2', 'DTSTART:20260231T090000'),
      ...event('UID:3', 'DTSTART:soon'),
      ...event('UID:4', 'DTSTART:20261123', 'RRULE:FREQ=NEVER', 'DTEND:later'),
    );
    expect(events.map(({ uid }) => uid)).to.deep.equal(['4']);
    expect(skipped).to.equal(3);
  });

  it('reads RFC 6868, and parameters that are no good', () => {
    const { events } = calendar(
      "ORGANIZER;CN=^'Ada^' ^^ B^nC;X;Y=:mailto:a@town.example",
      'SUMMARY;LANGUAGE="fr:Town',
      'DTSTART:20261123',
    );
    expect(events[0]!.organizer).to.deep.equal({ name: '"Ada" ^ B C', url: 'mailto:a@town.example' });
    expect(events[0]!.title).to.equal('Town');
  });

  it('does not copy what stands in the calendar itself', () => {
    const long = 'QUJD'.repeat(2 ** 20);
    const { events } = calendar('DTSTART:20261123', `ATTACH;VALUE=BINARY;ENCODING=BASE64:${long}`, 'SUMMARY:Town');
    expect(events[0]!.title).to.equal('Town');
    expect(JSON.stringify(events[0]!.attachments)).to.equal('[{}]');
  });

  it('gives an event without UID one of its own', () => {
    const { events } = calendar('DTSTART:20261123', 'SUMMARY:Town');
    expect(events[0]!.uid).to.equal('2026-11-23 Town');
  });

  it('finds where people meet on the web', () => {
    const link = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting';
    expect(calendar('DTSTART:20261123', `DESCRIPTION:Join <${link}>\\nnow`).events[0]!.conference).to.deep.equal({
      url: link,
    });
    expect(
      calendar('DTSTART:20261123', 'X-GOOGLE-CONFERENCE:https://meet.google.com/a-b').events[0]!.conference!.url,
    ).to.equal('https://meet.google.com/a-b');
  });

  for (const body of ['', 'hello', '<html></html>', '{}', 'BEGIN:VCARD\r\nEND:VCARD']) {
    it(`refuses ${JSON.stringify(body)}`, () => {
      expect(() => parseIcalendar(body, about))
        .to.throw(SourceError)
        .with.property('kind', 'format');
    });
  }
});
