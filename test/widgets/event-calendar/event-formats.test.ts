import { expect } from '@open-wc/testing';
import { readBody } from '../../../src/data/reading/read-body.js';
import { readCalendar } from '../../../src/formats.js';
import { eventFormats } from '../../../src/widgets/event-calendar/event-formats.js';
import { otherNames } from '../../../src/widgets/event-calendar/icalendar/calendar-zones.js';
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
    otherNames.find = undefined;
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

  it('has them for a program, at once', () => {
    const [meeting] = occurrencesBetween(readCalendar(planning, about), window);
    expect([meeting!.zone, meeting!.start]).to.deep.equal(['Europe/Paris', '2026-11-23T09:00:00']);
  });
});
