import { expect } from '@open-wc/testing';
import type { About } from '../../../../src/data/format.js';
import { readBody } from '../../../../src/data/reading/read-body.js';
import { LONG } from '../../../../src/data/reading/read-options.js';
import { webSource } from '../../../../src/data/web-source.js';
import type { Calendar } from '../../../../src/widgets/event-calendar/calendar-event.js';
import { eventFormats } from '../../../../src/widgets/event-calendar/event-formats.js';
import { occurrencesBetween } from '../../../../src/widgets/event-calendar/occurrences.js';
import { outlook } from '../../../../src/widgets/event-calendar/icalendar/time/calendar-zones.js';
import { times } from './said.js';

const ics = (uid: string, more = '') =>
  `BEGIN:VCALENDAR\r\nX-WR-CALNAME:no\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:20261128T090000Z\r\nDTEND:20261128T100000Z\r\n` +
  `SUMMARY:Caf\u00e9 &amp; ${uid}\r\n${more}END:VEVENT\r\nEND:VCALENDAR\r\n`;
const response = (href: string, data: string, status = 'HTTP/1.1 200 OK') =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop><d:getetag>"1"</d:getetag>${data && `<cal:calendar-data>${data}</cal:calendar-data>`}` +
  `</d:prop><d:status>${status}</d:status></d:propstat></d:response>`;
const multistatus = (...responses: string[]) =>
  `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:cal="urn:ietf:params:xml:ns:caldav">${responses.join('')}</d:multistatus>`;
const read = (body: string, about: About = { url: 'https://town.example/dav/agenda/' }): Promise<Calendar> =>
  readBody(body, about, eventFormats);

describe('CalDAV', () => {
  it('reads the events of a collection', async () => {
    const calendar = await read(
      multistatus(response('/a.ics', ics('a')), response('/b.ics', ics('b').replaceAll('\r', '&#13;'))),
    );
    expect(calendar.events.map(({ uid, title }) => [uid, title])).to.deep.equal([
      ['a', 'Café & a'],
      ['b', 'Café & b'],
    ]);
    expect([calendar.title, calendar.skipped]).to.deep.equal([undefined, 0]);
    expect(times(calendar)[0]).to.equal('2026-11-28T09:00:00 2026-11-28T10:00:00 UTC');
  });

  it('reads any prefix, and data in a CDATA section', async () => {
    const body = `<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><response><href>/a.ics</href><propstat><prop>
      <C:calendar-data><![CDATA[${ics('a').replace('&amp;', '&')}]]></C:calendar-data></prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>`;
    expect((await read(body)).events.map(({ title }) => title)).to.deep.equal(['Café & a']);
  });

  it('keeps the changed instances of a series with it', async () => {
    const series = ics('s', 'RRULE:FREQ=DAILY;COUNT=3\r\n').replace(
      'END:VCALENDAR',
      'BEGIN:VEVENT\r\nUID:s\r\nRECURRENCE-ID:20261129T090000Z\r\nDTSTART:20261129T140000Z\r\nDTEND:20261129T150000Z\r\nEND:VEVENT\r\nEND:VCALENDAR',
    );
    const calendar = await read(multistatus(response('/s.ics', series)));
    const found = occurrencesBetween(calendar, { from: '2026-11-01', to: '2026-12-31', zone: 'UTC' });
    expect(found.map(({ start }) => start)).to.deep.equal([
      '2026-11-28T09:00:00',
      '2026-11-29T14:00:00',
      '2026-11-30T09:00:00',
    ]);
  });

  it('counts what is missing or is no calendar, save the collection itself', async () => {
    const body = multistatus(
      response('/agenda/', ''),
      response('/gone.ics', ics('gone'), 'HTTP/1.1 404 Not Found'),
      response('/none.ics', ''),
      response('/a.ics', ics('a')),
    );
    const { events, skipped } = await read(body);
    expect([events.length, skipped]).to.deep.equal([1, 2]);
  });

  it('takes an empty collection for an empty calendar', async () => {
    expect(await read(multistatus())).to.deep.include({ events: [], skipped: 0 });
  });

  it('reads a long answer in blocks, and a broken one as far as it goes', async () => {
    const many = Array.from({ length: 1500 }, (_, i) => response(`/${i}.ics`, ics(`e${i}`)));
    const body = multistatus(...many);
    expect(body.length).to.be.above(LONG);
    const calendar = await read(body);
    expect(new Set(calendar.events.map(({ uid }) => uid)).size).to.equal(1500);
    expect(occurrencesBetween(calendar, { from: '2026-11-28', to: '2026-11-29', zone: 'UTC' })).to.have.length(1500);
    expect((await read(body.slice(0, 5000))).events.length).to.be.above(3);
  });

  describe('of Outlook and Exchange', () => {
    beforeEach(() => {
      outlook.zone = undefined;
      outlook.markDays = undefined;
    });
    const zoned = (tzid: string, uid = 'a') =>
      ics(uid).replace(/DT(START|END):(\d+T\d+)Z/g, (_, name, time) => `DT${name};TZID=${tzid}:${time}`);

    it('has its zones, as some servers write their quotes too', async () => {
      const body = multistatus(
        response('/a.ics', zoned('Romance Standard Time')),
        response('/b.ics', zoned('&quot;(UTC+01:00) Brussels, Copenhagen, Madrid, Paris&quot;')),
      );
      const { events, unknownZones } = await read(body);
      expect(events.map(({ zone }) => zone)).to.deep.equal(['Europe/Paris', 'Europe/Brussels']);
      expect(unknownZones).to.deep.equal([]);
    });

    it('has a quoted zone alone, and in a long answer', async () => {
      const quoted = zoned('&quot;(UTC+01:00) Brussels, Copenhagen, Madrid, Paris&quot;');
      expect((await read(multistatus(response('/a.ics', quoted)))).unknownZones).to.deep.equal([]);
      outlook.zone = undefined;
      const many = Array.from({ length: 1500 }, (_, i) => response(`/${i}.ics`, ics(`e${i}`)));
      const { events } = await read(multistatus(...many, response('/z.ics', zoned('Romance Standard Time', 'z'))));
      expect(events.find(({ uid }) => uid === 'z')?.zone).to.equal('Europe/Paris');
    });

    it('has its whole days', async () => {
      const days = zoned('Europe/Paris', 'days')
        .replaceAll('T090000', 'T000000')
        .replace('20261128T100000', '20261129T000000')
        .replace('END:VEVENT', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\nEND:VEVENT');
      expect((await read(multistatus(response('/a.ics', days)))).events[0]).to.include({
        allDay: true,
        start: '2026-11-28',
        end: '2026-11-29',
      });
    });
  });

  it('asks and reads as the page names it', async () => {
    const asked: unknown[] = [];
    const fetch: typeof window.fetch = (url, { method } = {}) => {
      asked.push(`${method} ${url as string}`);
      return Promise.resolve(new Response(multistatus(response('/a.ics', ics('a'))), { status: 207 }));
    };
    const { signal } = new AbortController();
    const { items } = await webSource('/agenda/', eventFormats, { type: 'caldav' }).read({ signal, fetch });
    expect(items[0]!.events).to.have.length(1);
    expect(asked).to.deep.equal([`REPORT ${location.origin}/agenda/`]);
  });
});
