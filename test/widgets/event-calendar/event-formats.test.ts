import { expect } from '@open-wc/testing';
import { readBody } from '../../../src/data/reading/read-body.js';
import { readCalendar } from '../../../src/formats.js';
import { eventFormats } from '../../../src/widgets/event-calendar/event-formats.js';
import { outlook } from '../../../src/widgets/event-calendar/icalendar/calendar-zones.js';
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
