import { expect } from '@open-wc/testing';
import { readBody } from '../../../src/data/reading/read-body.js';
import { LONG } from '../../../src/data/reading/read-options.js';
import { readCalendar } from '../../../src/formats.js';
import { eventFormats } from '../../../src/widgets/event-calendar/event-formats.js';
import type { CalendarEvent } from '../../../src/widgets/event-calendar/calendar-event.js';
import { outlook } from '../../../src/widgets/event-calendar/icalendar/time/calendar-zones.js';
import { readOutlook } from '../../../src/widgets/event-calendar/icalendar/read-outlook.js';
import { intlZone } from '../../../src/widgets/event-calendar/icalendar/time/intl-zone.js';
import { entriesBetween } from '../../../src/widgets/event-calendar/calendar-entries.js';
import { mendQuoted } from '../../../src/widgets/event-calendar/icalendar/lines/mend-quoted.js';
import { occurrencesBetween } from '../../../src/widgets/event-calendar/occurrences.js';

const about = { url: 'https://mairie.example/agenda.ics', contentType: 'text/calendar' };
const planning = `BEGIN:VCALENDAR
BEGIN:VEVENT
UID:a
DTSTART;TZID=Romance Standard Time:20261123T090000
DTEND;TZID=Romance Standard Time:20261123T100000
SUMMARY:Réunion
END:VEVENT
END:VCALENDAR`;

describe('a calendar of Outlook', () => {
  const window = { from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 11, 1), zone: 'UTC' };

  beforeEach(() => {
    outlook.zone = undefined;
  });

  it('has its zones by the names of Windows, in the widget', async () => {
    const signal = new AbortController().signal;
    const calendar = await readBody(new TextEncoder().encode(planning), about, eventFormats, { signal });
    const [meeting] = occurrencesBetween(calendar, window);
    expect(new Date(meeting!.startInstant).toISOString()).to.equal('2026-11-23T08:00:00.000Z');
    expect(calendar.unknownZones ?? []).to.deep.equal([]);
  });

  it('has those that Outlook shows', async () => {
    const shown = planning.replaceAll('=Romance Standard Time', '="(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"');
    const calendar = await readBody(new TextEncoder().encode(shown), about, eventFormats);
    expect(calendar.events[0]!.zone).to.equal('Europe/Brussels');
  });

  it('has its whole days, which Exchange writes as midnights', async () => {
    outlook.markDays = undefined;
    const days = planning
      .replace('T090000', 'T000000')
      .replace('20261123T100000', '20261124T000000')
      .replace('END:VEVENT', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\nEND:VEVENT');
    const calendar = await readBody(new TextEncoder().encode(days), about, eventFormats);
    const [day] = occurrencesBetween(calendar, { ...window, zone: 'America/New_York' });
    expect([day!.start, day!.end, day!.allDay]).to.deep.equal(['2026-11-23', '2026-11-24', true]);
  });

  it('has its whole days where the zone has its usual name', async () => {
    outlook.markDays = undefined;
    const days = planning
      .replaceAll('Romance Standard Time', 'Europe/Paris')
      .replace('T090000', 'T000000')
      .replace('20261123T100000', '20261124T000000');
    const read = (mark: string) =>
      readBody(days.replace('END:VEVENT', `X-MICROSOFT-CDO-ALLDAYEVENT:${mark}\nEND:VEVENT`), about, eventFormats);
    expect((await read('FALSE')).events[0]!.allDay).to.equal(false);
    expect(outlook.markDays).to.equal(undefined);
    expect((await read('TRUE')).events[0]).to.include({ allDay: true, start: '2026-11-23', end: '2026-11-24' });
  });

  it('has them for a program, at once', () => {
    const [meeting] = occurrencesBetween(readCalendar(planning, about), window);
    expect([meeting!.zone, meeting!.start]).to.deep.equal(['Europe/Paris', '2026-11-23T09:00:00']);
  });
});

describe('a calendar whose text is written in octets', () => {
  const event = (...lines: string[]) => ['BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20261123', ...lines, 'END:VEVENT'];
  const calendar = (...lines: string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:1.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
  const refuse = calendar(
    ...event(
      'UID:refuse',
      'SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Ordures m=C3=A9nag=C3=A8res=',
      ' et encombrants',
      'LOCATION;CHARSET="utf-8"; ENCODING=quoted-printable:Mairie=2C =C3=A0 c=C3',
      ' =B4t=C3=A9',
      'DESCRIPTION;ENCODING=QUOTED-PRINTABLE:Sortir la veille.=0D=0AEND:VEVENT=0ARien avant 19=A0h=',
    ),
    ...event('UID:plain', 'SUMMARY:2+2=C3=A9', 'DESCRIPTION:ENCODING=QUOTED-PRINTABLE:=41'),
  );
  const said = [
    {
      uid: 'refuse',
      title: 'Ordures ménagères et encombrants',
      place: 'Mairie, à côté',
      description: 'Sortir la veille.\nEND:VEVENT\nRien avant 19\u00a0h',
    },
    { uid: 'plain', title: '2+2=C3=A9', place: undefined, description: 'ENCODING=QUOTED-PRINTABLE:=41' },
  ];
  const texts = ({ events }: { events: readonly CalendarEvent[] }) =>
    events.map(({ uid, title, place, description }) => ({ uid, title, place, description }));

  beforeEach(() => {
    outlook.mend = undefined;
  });

  it('is read as it is meant, in the widget, short or long, and by a program', async () => {
    expect(texts(await readBody(refuse, about, eventFormats))).to.deep.equal(said);
    outlook.mend = undefined;
    const long = refuse.replace('VERSION:1.0', `X-FILL:${'x'.repeat(LONG)}`);
    expect(texts(await readBody(long, about, eventFormats))).to.deep.equal(said);
    expect(texts(readCalendar(refuse, about))).to.deep.equal(said);
  });

  it('is read in any set of letters that it names, and in the usual ones where it names none', async () => {
    const title = async (line: string) =>
      (await readBody(calendar(...event(line)), about, eventFormats)).events[0]!.title;
    expect(await title('SUMMARY;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:F=EAte')).to.equal('Fête');
    expect(await title('SUMMARY;ENCODING=QUOTED-PRINTABLE:F=EAte')).to.equal('Fête');
    expect(await title('SUMMARY;CHARSET=none;ENCODING=QUOTED-PRINTABLE:F=EAte')).to.equal('Fête');
    expect(await title('SUMMARY;ENCODING=QUOTED-PRINTABLE;LANGUAGE=fr:F=C3=AAte =3D vie')).to.equal('Fête = vie');
  });

  it('takes no longer than its length, whatever it repeats', () => {
    for (const piece of [';ENCODING=QUOTED-PRINTABLE', 'SUMMARY;ENCODING=QUOTED-PRINTABLE:=\r\n', 'A;', '=C3']) {
      const text = `SUMMARY;ENCODING=QUOTED-PRINTABLE:\n${piece.repeat(100_000)}`;
      expect(mendQuoted(text).length, piece).to.be.at.most(text.length);
    }
  });
});

describe('a calendar that is not quite of RFC 5545', () => {
  const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
  const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
  const read = (text: string) => readBody(text, about, eventFormats);
  const day = 'DTSTART;VALUE=DATE:20261123';

  beforeEach(() => {
    outlook.mend = undefined;
  });

  it('is cancelled as a whole by its method, though its events do not say so; other methods leave them', async () => {
    const cancel = (method: string) =>
      calendar('VERSION:2.0', `METHOD:${method}`, ...event('UID:a', day, 'STATUS:CONFIRMED'), ...event('UID:b', day));
    const states = async (text: string) => (await read(text)).events.map(({ status }) => status);
    expect(await states(cancel('CANCEL'))).to.deep.equal(['cancelled', 'cancelled']);
    expect(await states(cancel('Cancel').replaceAll('\r\n', '\n'))).to.deep.equal(['cancelled', 'cancelled']);
    expect(await states(cancel('REQUEST') + cancel('CANCEL'))).to.deep.equal([
      'confirmed',
      'confirmed',
      'cancelled',
      'cancelled',
    ]);
    for (const method of ['PUBLISH', 'REQUEST', 'REPLY', 'COUNTER', 'CREATED'])
      expect(await states(cancel(method)), method).to.deep.equal(['confirmed', 'confirmed']);
    expect(readCalendar(cancel('CANCEL'), about).events[0]!.status).to.equal('cancelled');
  });

  it('has letters where a site wrote references of HTML, once', async () => {
    const { events, title } = await read(
      calendar(
        'VERSION:2.0',
        'X-WR-CALNAME:Mairie &#8211; agenda',
        ...event(
          day,
          'SUMMARY:Caf&eacute; &amp\\; th&#233\\; \\, c&rsquo',
          ' ;est dit &amp;lt\\;ici&amp;gt\\;',
          'LOCATION;LANGUAGE=fr:Salle &quot;Jean&#44; Zay&quot;',
          'CATEGORIES:Arts &amp; lettres,Vie',
          'DESCRIPTION:Voir https://ville.fr/?a=1&copy=2 &nbsp;!&#10;Fin',
        ),
        ...event(day, 'SUMMARY:Enfants &lt; 6 ans &nope;', 'DESCRIPTION:<p>R&amp;D &amp; co</p>'),
      ),
    );
    expect(title).to.equal('Mairie – agenda');
    expect(events[0]!.title).to.equal('Café & thé , c’est dit &lt;ici&gt;');
    expect(events[0]!.place).to.equal('Salle "Jean, Zay"');
    expect(events[0]!.categories).to.deep.equal(['Arts & lettres', 'Vie']);
    expect(events[0]!.description).to.equal('Voir https://ville.fr/?a=1&copy=2 \u00a0!\nFin');
    expect(events[1]!.title).to.equal('Enfants < 6 ans &nope;');
    expect(events[1]!.description).to.equal('<p>R&amp;D &amp; co</p>');
  });

  it('keeps what people have typed: a lesson of HTML, and all titles where one has a plain “&”', async () => {
    const titles = async (...all: string[]) =>
      (await read(calendar('VERSION:2.0', ...all.flatMap((one) => event(day, `SUMMARY:${one}`))))).events.map(
        ({ title }) => title,
      );
    const lesson = ['Que veut dire &lt; en HTML', 'Atelier'];
    expect(await titles(...lesson)).to.deep.equal(lesson);
    const typed = ['Le signe &eacute; en HTML', 'Thé & café'];
    expect(await titles(...typed)).to.deep.equal(typed);
  });

  it('is of version 1.0: its rules, lists, whole days and text are read, and what none can read is told', async () => {
    const old = await read(
      calendar(
        'VERSION:1.0',
        'TZ:+01',
        'DAYLIGHT:TRUE;+02;20260329T020000;20261025T030000;CET;CEST',
        ...event(
          'UID:w',
          'DTSTART:20261102T090000',
          'DTEND:20261102T100000',
          'RRULE:W1 MO TH #2',
          'EXDATE:20261105T090000;20261109T090000',
          'CATEGORIES:MEETING; Mairie',
          'SUMMARY;QUOTED-PRINTABLE:R=E9union',
          'TRANSP:1',
          'AALARM:20261102T084500;;;sound.wav',
        ),
        ...event('UID:d', 'DTSTART:20261110T000000', 'DTEND:20261111T000000', 'RRULE:YM1 11 #0', 'SUMMARY:Jour'),
        ...event('UID:e', 'DTSTART:20261110T000000', 'DTEND:20261110T235959', 'SUMMARY:Jour'),
        ...event('UID:n', 'DTSTART:20261112T000000', 'DTEND:20261112T013000', 'SUMMARY:Nuit'),
        ...event('UID:x', 'DTSTART:20261113T090000', 'RRULE:D1 0600 1200 #5', 'SUMMARY:Soin'),
        ...event('UID:f', 'DTSTART:20261114T090000', 'RRULE:FREQ=DAILY;COUNT=2', 'SUMMARY:Neuf'),
      ),
    );
    const window = { from: '2026-11-01', to: '2026-12-01', zone: 'Europe/Paris' };
    const times = occurrencesBetween(old, window).map(({ event: { uid }, start, end }) => `${uid} ${start}/${end}`);
    expect(times).to.deep.equal([
      'w 2026-11-02T09:00:00/2026-11-02T10:00:00',
      'd 2026-11-10/2026-11-11',
      'e 2026-11-10/2026-11-11',
      'n 2026-11-12T00:00:00/2026-11-12T01:30:00',
      'w 2026-11-12T09:00:00/2026-11-12T10:00:00',
      'x 2026-11-13T09:00:00/2026-11-13T09:00:00',
      'f 2026-11-14T09:00:00/2026-11-14T09:00:00',
      'f 2026-11-15T09:00:00/2026-11-15T09:00:00',
    ]);
    const { title, categories, transparent } = old.events[0]!;
    expect({ title, categories, transparent }).to.deep.equal({
      title: 'Réunion',
      categories: ['MEETING', 'Mairie'],
      transparent: true,
    });
    const told: string[] = [];
    const zone = intlZone('Europe/Paris')!;
    const from = Date.UTC(2026, 10, 1) / 86_400_000;
    entriesBetween({ parts: [old], sourcesOf: () => [0] }, { from, to: from + 30 }, zone, (uid) => told.push(uid));
    expect(told).to.deep.equal(['x']);
  });

  it('takes no longer than its length, whatever it repeats', () => {
    readOutlook();
    for (const piece of [
      'SUMMARY:&amp;&',
      'SUMMARY:&#1;\r\n &#1;',
      'SUMMARY;"',
      'BEGIN:VEVENT\r\n',
      'BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\n',
      'RRULE:D1 ',
      'BEGIN:VEVENT\r\nDTEND:20261110T235959 \r\n',
      'DESCRIPTION:https://&',
      '&amp\\',
      'EXDATE:\\;;',
    ]) {
      const text = `BEGIN:VCALENDAR\r\nVERSION:1.0\r\nMETHOD:CANCEL\r\nSUMMARY:&eacute;\r\n${piece.repeat(50_000)}`;
      const before = performance.now();
      outlook.mend!(text);
      expect(performance.now() - before, piece).to.be.below(4000);
    }
  });
});
