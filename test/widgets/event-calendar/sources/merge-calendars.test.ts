import { expect } from '@open-wc/testing';
import { mergeCalendars } from '../../../../src/widgets/event-calendar/sources/merge-calendars.js';
import { calendar, event, starts } from '../icalendar/calendar.js';

describe('mergeCalendars', () => {
  it('keeps an event of several calendars once, the newest, and says where it is', () => {
    const day = (uid: string, start: string, ...more: string[]) => event(`UID:${uid}`, `DTSTART:${start}`, ...more);
    const merged = mergeCalendars([
      calendar(...day('same', '20261101'), ...day('sequence', '20261102'), ...day('changed', '20261103'), 'X-A:1'),
      calendar(
        ...day('same', '20261111'),
        ...day('sequence', '20261112', 'SEQUENCE:1'),
        ...day('changed', '20261113', 'LAST-MODIFIED:20260101T000000Z'),
        ...day('own', '20261114'),
      ),
    ]);
    expect(starts(merged)).to.deep.equal(['2026-11-01', '2026-11-12', '2026-11-13', '2026-11-14']);
    expect(merged.events.map((one) => merged.sourcesOf(one).join())).to.deep.equal(['0,1', '0,1', '0,1', '1']);
  });

  it('takes the changed instances with their series', () => {
    const series = ['UID:w', 'DTSTART:20261101T090000Z', 'RRULE:FREQ=DAILY;COUNT=3'];
    const merged = mergeCalendars([
      calendar(...event(...series), ...event('UID:w', 'RECURRENCE-ID:20261102T090000Z', 'DTSTART:20261102T100000Z')),
      calendar(...event(...series)),
    ]);
    expect(starts(merged)).to.deep.equal(['2026-11-01T09:00:00', '2026-11-02T10:00:00', '2026-11-03T09:00:00']);
  });

  it('takes no series away for one of its instances alone, which who was asked to that one has', () => {
    const of = (...lines: string[]) => calendar(...event('UID:w', ...lines));
    const series = of('DTSTART:20261101T090000Z', 'RRULE:FREQ=DAILY;COUNT=3');
    const asked = of('RECURRENCE-ID:20261102T090000Z', 'DTSTART:20261102T090000Z', 'SEQUENCE:1');
    for (const sources of [
      [series, asked],
      [asked, series],
    ]) {
      const merged = mergeCalendars(sources);
      expect(starts(merged)).to.deep.equal(['2026-11-01T09:00:00', '2026-11-02T09:00:00', '2026-11-03T09:00:00']);
      expect(merged.sourcesOf(merged.events[0]!)).to.deep.equal([0, 1]);
    }
  });

  it('keeps apart what two programs number alike, from 1', () => {
    const of = (title: string, start: string, ...more: string[]) =>
      event('UID:1', `SUMMARY:${title}`, `DTSTART:${start}`, ...more);
    const series = of('Judo', '20261101T180000', 'RRULE:FREQ=DAILY;COUNT=2');
    const change = event('UID:1', 'RECURRENCE-ID:20261102T180000', 'DTSTART:20261102T190000', 'SUMMARY:Judo, gala');
    const merged = mergeCalendars([
      calendar(...of('Conseil', '20261103T183000', 'LAST-MODIFIED:20260101T000000Z')),
      calendar(...change, ...series),
      // Of these two, one is the one before at another time, one the first by another name.
      calendar(...of('Judo', '20261104T180000', 'LAST-MODIFIED:20260102T000000Z')),
      calendar(...of('Conseil municipal', '20261103T183000')),
    ]);
    expect(merged.events.map(({ title, start }) => `${title} ${start}`)).to.deep.equal([
      'Conseil 2026-11-03T18:30:00',
      'Judo 2026-11-04T18:00:00',
    ]);
    expect(merged.events.map((one) => merged.sourcesOf(one).join())).to.deep.equal(['0,3', '1,2']);
  });
});
