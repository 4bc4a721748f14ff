import { expect } from '@open-wc/testing';
import { SourceError } from '../../src/data/source-error.js';
import { readCalendar } from '../../src/formats.js';
import type { Calendar, Occurrence } from '../../src/widgets/event-calendar/calendar-event.js';
import { intlZone } from '../../src/widgets/event-calendar/icalendar/time/intl-zone.js';
import { occurrenceEvent, writeICalendar } from '../../src/widgets/event-calendar/icalendar/writing/write-icalendar.js';
import { occurrencesBetween } from '../../src/widgets/event-calendar/occurrences.js';
import { corpusCases } from './corpus.js';

const folders = [
  'biweekly',
  'ical',
  'ical.js',
  'ical.net',
  'ical4j',
  'icalendar',
  'icalendar-rb',
  'libical',
  'node-ical',
  'recurring-ical-events',
  'vobject',
  'x-wr-timezone',
];
const about = { url: 'https://town.example/agenda.ics' };
const write = (events: Calendar['events']) =>
  writeICalendar(events, { stamp: Date.UTC(2026, 10, 24), zoneOf: intlZone });
const read = (body: Uint8Array | string): Calendar | undefined => {
  try {
    return readCalendar(body, about);
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
};
/** Two that say the same of the same time are one. */
const times = ({ events }: Calendar, { zone }: Calendar) =>
  [
    ...new Set(
      occurrencesBetween(
        { events, zone },
        { from: '1990-01-01', to: '2045-01-01', zone: 'Europe/Paris', max: 500 },
      ).map(said),
    ),
  ].sort();
const said = ({ event: { uid, title, status }, allDay, startInstant, endInstant }: Occurrence) =>
  `${uid.trim()} ${title} ${status} ${allDay} ${startInstant} ${endInstant}`;

for (const folder of folders) {
  const cases = await corpusCases<unknown>(`calendars/${folder}`);
  describe(`the calendars of ${folder}, written again`, () => {
    for (const { file, bytes } of cases.filter((one) => one.file.endsWith('.ics'))) {
      it(file, async () => {
        const before = read(await bytes());
        if (!before) return;
        expect(times(read(write(before.events))!, before)).to.deep.equal(times(before, before));
        const window = { from: '1990-01-01', to: '2045-01-01', zone: 'Europe/Paris', max: 3 };
        for (const one of occurrencesBetween(before, window))
          expect(times(read(write([occurrenceEvent(one)]))!, before)).to.deep.equal([said(one)]);
      });
    }
  });
}
