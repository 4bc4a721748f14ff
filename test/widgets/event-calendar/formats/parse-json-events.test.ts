import { expect } from '@open-wc/testing';
import { SourceError } from '../../../../src/data/source-error.js';
import type { CalendarEvent, Occurrence } from '../../../../src/widgets/event-calendar/calendar-event.js';
import { parseJsonEvents } from '../../../../src/widgets/event-calendar/formats/parse-json-events.js';
import { occurrencesBetween } from '../../../../src/widgets/event-calendar/occurrences.js';
import { ABOUT, said, times } from './said.js';

const read = (json: unknown) => parseJsonEvents(json, ABOUT);
const one = (event: object) => said(read([{ start: '2026-11-28', ...event }]).events[0]);

describe('plain JSON', () => {
  it('gives back the events that it was made from', () => {
    const event: CalendarEvent = {
      uid: 'a',
      title: 'Conseil <public>',
      start: '2026-11-28T20:30:00',
      end: '2026-11-28T22:00:00',
      allDay: false,
      zone: 'Europe/Paris',
      rule: 'FREQ=WEEKLY;BYDAY=SA',
      dates: ['2026-12-01T20:30:00'],
      exceptions: ['2026-12-05T20:30:00'],
      sequence: 2,
      updated: '2026-11-01T08:00:00Z',
      description: 'Ouvert à tous',
      descriptionHtml: '<p>Ouvert</p>',
      place: 'Mairie, salle du conseil',
      geo: { latitude: 48.1, longitude: -1.7 },
      url: 'https://town.example/conseil',
      conference: { url: 'https://visio.example/1', label: 'Visio' },
      categories: ['Conseil', 'Public'],
      organizer: { name: 'Mairie', url: 'mailto:mairie@town.example' },
      attachments: [{ url: 'https://town.example/odj.pdf', name: 'Ordre du jour', type: 'application/pdf', size: 9 }],
      status: 'tentative',
      transparent: true,
      cost: 'Gratuit',
      color: 'teal',
      image: { url: 'https://town.example/a.jpg', alt: 'La salle' },
      lang: 'fr',
    };
    const days: CalendarEvent = {
      ...event,
      uid: 'b',
      allDay: true,
      zone: null,
      start: '2026-11-28',
      end: '2026-11-30',
      dates: ['2026-12-01'],
      exceptions: ['2026-12-05'],
      recurrenceId: '2026-11-27',
    };
    expect(read(JSON.parse(JSON.stringify([event, days]))).events.map(said)).to.deep.equal([event, days].map(said));
  });

  it('knows the names that people give, in any writing', () => {
    expect(
      one({
        id: 3,
        Titre: 'Loto',
        LIEU: 'Salle',
        lien: '/loto',
        date_fin: '2026-11-29',
        rubrique: 'Fêtes, Jeux',
        'all-day': true,
      }),
    ).to.deep.equal({
      uid: '3',
      title: 'Loto',
      place: 'Salle',
      url: 'https://town.example/loto',
      categories: ['Fêtes', 'Jeux'],
      start: '2026-11-28',
      end: '2026-11-30',
      allDay: true,
    } satisfies Partial<CalendarEvent>);
  });

  it('takes a day at `end` as the one after the last, at `endDate` and `lastDay` as the last one', () => {
    const when = (event: object) => times(read([{ start: '2026-11-28', ...event }]))[0];
    expect(when({ end: '2026-11-30' })).to.equal('2026-11-28 2026-11-30 floating');
    expect(when({ endDate: '2026-11-30' })).to.equal('2026-11-28 2026-12-01 floating');
    expect(when({ lastDay: '2026-11-30' })).to.equal('2026-11-28 2026-12-01 floating');
    expect(when({ end: '2026-11-28' })).to.equal('2026-11-28 2026-11-29 floating');
    expect(when({ start: '2026-11-28T14:00', end: '16:00', zone: 'Europe/Paris' })).to.equal(
      '2026-11-28T14:00:00 2026-11-28T16:00:00 Europe/Paris',
    );
    expect(when({ start: '2026-11-28T14:00:00Z', end: '2026-11-28T15:00:00Z', timezone: 'Asia/Tokyo' })).to.equal(
      '2026-11-28T23:00:00 2026-11-29T00:00:00 Asia/Tokyo',
    );
    expect(when({ start: '2026-11-28T14:00', allDay: true })).to.equal('2026-11-28 2026-11-29 floating');
  });

  it('takes whole days by the clock by which they are written, and a midnight at `end` as no day more', () => {
    const when = (event: object) => times(read([{ allDay: true, ...event }]))[0];
    const start = '2026-11-28T00:00:00';
    expect(when({ start, end: '2026-11-29T00:00:00' })).to.equal('2026-11-28 2026-11-29 floating');
    expect(when({ start, end: '2026-11-30T23:59:59' })).to.equal('2026-11-28 2026-12-01 floating');
    expect(when({ start, endDate: '2026-11-29T00:00:00' })).to.equal('2026-11-28 2026-11-30 floating');
    expect(when({ start: `${start}+01:00`, end: '2026-11-30T00:00:00+01:00' })).to.equal(
      '2026-11-28 2026-11-30 floating',
    );
    expect(when({ start: `${start}-04:00` })).to.equal('2026-11-28 2026-11-29 floating');
  });

  it('reads an end without offset by the clock of the start', () => {
    const when = (end: string) => times(read([{ start: '2026-11-28T00:30:00+02:00', end }]))[0];
    expect(when('02:00')).to.equal('2026-11-27T22:30:00 2026-11-28T00:00:00 UTC');
    expect(when('2026-11-28T03:00')).to.equal('2026-11-27T22:30:00 2026-11-28T01:00:00 UTC');
    expect(when('2026-11-28T03:00+01:00')).to.equal('2026-11-27T22:30:00 2026-11-28T02:00:00 UTC');
    expect(when('2026-11-30')).to.equal('2026-11-27T22:30:00 2026-11-29T22:00:00 UTC');
  });

  it('reads times that stand beside their dates', () => {
    const when = (event: object) => times(read([event]))[0];
    expect(when({ date: '2026-11-28', heure: '18h30' })).to.equal('2026-11-28T18:30:00 ? floating');
    expect(when({ startDate: '2026-11-28', startTime: '18:30:00', endTime: '20:00:00' })).to.equal(
      '2026-11-28T18:30:00 2026-11-28T20:00:00 floating',
    );
    expect(when({ date_debut: '2026-11-28', heure_debut: '22 h', date_fin: '2026-11-29', heure_fin: '2 h' })).to.equal(
      '2026-11-28T22:00:00 2026-11-29T02:00:00 floating',
    );
    expect(when({ date: '2026-11-28', heure: 'en soirée' })).to.equal('2026-11-28 2026-11-29 floating');
    expect(when({ date: '2026-11-28', heure: '18h30', allDay: true })).to.equal('2026-11-28 2026-11-29 floating');
  });

  it('reads an object that holds the list, and what it says of itself', () => {
    const { events, ...head } = read({
      name: 'Agenda',
      timezone: 'Europe/Paris',
      next: '?page=2',
      total: 9,
      events: [{ start: '2026-11-28T09:00', title: 'T' }],
    });
    expect(JSON.parse(JSON.stringify(head))).to.deep.equal({
      title: 'Agenda',
      zone: 'Europe/Paris',
      next: 'https://town.example/agenda/events?page=2',
      total: 9,
      skipped: 0,
    });
    expect(events[0]!.zone).to.equal('Europe/Paris');
  });

  it('reads what the calendar of Google answers', () => {
    const { events, zone } = read({
      kind: 'calendar#events',
      summary: 'Mairie',
      timeZone: 'Europe/Paris',
      items: [
        {
          id: 'x_1',
          iCalUID: 'x@google.com',
          summary: 'Permanence',
          status: 'confirmed',
          transparency: 'transparent',
          htmlLink: 'https://google.example/x',
          recurrence: ['EXDATE;TZID=Europe/Paris:20261205T090000', 'RRULE:FREQ=WEEKLY;BYDAY=SA'],
          start: { dateTime: '2026-11-28T09:00:00+01:00', timeZone: 'Europe/Paris' },
          end: { dateTime: '2026-11-28T12:00:00+01:00', timeZone: 'Europe/Paris' },
          location: 'Mairie',
          organizer: { email: 'a@town.example', displayName: 'Accueil' },
        },
        { id: 'y', summary: 'Férié', start: { date: '2026-12-25' }, end: { date: '2026-12-26' } },
      ],
    });
    expect(zone).to.equal('Europe/Paris');
    expect(events.map(said)).to.deep.equal([
      {
        uid: 'x_1',
        title: 'Permanence',
        url: 'https://google.example/x',
        place: 'Mairie',
        organizer: { name: 'Accueil', url: 'mailto:a@town.example' },
        transparent: true,
        rule: 'FREQ=WEEKLY;BYDAY=SA',
        exceptions: ['2026-12-05T09:00:00'],
        start: '2026-11-28T09:00:00',
        end: '2026-11-28T12:00:00',
        allDay: false,
        zone: 'Europe/Paris',
      },
      { uid: 'y', title: 'Férié', start: '2026-12-25', end: '2026-12-26', allDay: true },
    ]);
  });

  it('moves and takes out the instances of a series that Google tells of beside it', () => {
    const at = (day: string) => ({ dateTime: `2026-${day}T09:00:00+01:00`, timeZone: 'Europe/Paris' });
    const { events, skipped } = read({
      kind: 'calendar#events',
      items: [
        { id: 'x', summary: 'Permanence', recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'], start: at('11-07') },
        {
          id: 'x_20261114T080000Z',
          recurringEventId: 'x',
          originalStartTime: at('11-14'),
          summary: 'Permanence avancée',
          start: at('11-13'),
        },
        { id: 'x_20261121T080000Z', recurringEventId: 'x', originalStartTime: at('11-21'), status: 'cancelled' },
      ],
    });
    expect(skipped).to.equal(0);
    const window = { from: '2026-11-01', to: '2026-12-31', zone: 'Europe/Paris' };
    expect(occurrencesBetween({ events }, window).map(({ start }) => start.slice(5, 10))).to.deep.equal([
      '11-07',
      '11-13',
      '11-28',
    ]);
  });

  it('reads a rule with the lines that stand around it', () => {
    const rrule =
      'DTSTART:20261128T080000Z\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20261205T080000Z\nRDATE:20261201T080000Z';
    const { events } = read([{ title: 'Cours', start: '2026-11-28T08:00:00Z', rrule }]);
    expect(events.map(({ rule, dates, exceptions }) => ({ rule, dates, exceptions }))).to.deep.equal([
      { rule: 'FREQ=WEEKLY;COUNT=4', dates: ['2026-12-01T08:00:00'], exceptions: ['2026-12-05T08:00:00'] },
    ]);
  });

  it('leaves out and adds the days that are named beside times, by the clock of the start', () => {
    const starts = (start: string) => {
      const days = { rule: 'FREQ=DAILY;COUNT=3', exceptions: ['2026-11-24'], dates: ['2026-11-30'] };
      const window = { from: '2026-11-01', to: '2026-12-31', zone: 'Europe/Paris' };
      return occurrencesBetween(read([{ title: 'Cours', start, ...days }]), window).map((one) => one.start);
    };
    expect(starts('2026-11-23T18:00:00')).to.deep.equal([
      '2026-11-23T18:00:00',
      '2026-11-25T18:00:00',
      '2026-11-30T18:00:00',
    ]);
    // Told in UTC, where it is the day before.
    expect(starts('2026-11-23T00:30:00+02:00')).to.deep.equal([
      '2026-11-22T22:30:00',
      '2026-11-24T22:30:00',
      '2026-11-29T22:30:00',
    ]);
  });

  it('reads what the calendar of Microsoft answers', () => {
    const { events, next } = read({
      '@odata.nextLink': 'https://graph.example/next',
      value: [
        {
          id: 'm',
          subject: 'Réunion',
          bodyPreview: 'Ordre du jour',
          body: { contentType: 'html', content: '<p>Ordre du jour</p>' },
          start: { dateTime: '2026-11-28T09:00:00.0000000', timeZone: 'UTC' },
          end: { dateTime: '2026-11-28T10:00:00.0000000', timeZone: 'UTC' },
          location: { displayName: 'Salle B' },
          isAllDay: false,
          isCancelled: true,
          showAs: 'free',
          organizer: { emailAddress: { name: 'Ana', address: 'ana@town.example' } },
        },
      ],
    });
    expect(next).to.equal('https://graph.example/next');
    expect(said(events[0])).to.deep.equal({
      uid: 'm',
      title: 'Réunion',
      description: 'Ordre du jour',
      descriptionHtml: '<p>Ordre du jour</p>',
      place: 'Salle B',
      organizer: { name: 'Ana', url: 'mailto:ana@town.example' },
      status: 'cancelled',
      transparent: true,
      start: '2026-11-28T09:00:00',
      end: '2026-11-28T10:00:00',
      allDay: false,
      zone: 'UTC',
    });
  });

  it('names a zone that nobody knows', () => {
    expect(read([{ start: '2026-11-28T09:00', zone: 'Mars/Olympus' }]).unknownZones).to.deep.equal(['Mars/Olympus']);
  });

  it('tells events without an id apart by where they lead, and when', () => {
    const uids = read(['2026-11-28', '2026-11-29'].map((start) => ({ title: 'T', url: '/t', start }))).events.map(
      ({ uid }) => uid,
    );
    expect(new Set(uids).size).to.equal(2);
  });

  it('leaves out what has no date, and refuses what is no list', () => {
    const { events, skipped } = read([{ start: '2026-11-28' }, {}, null, 3, 'x', [], { start: 'soon' }]);
    expect([events.length, skipped]).to.deep.equal([1, 6]);
    expect(read([]).events).to.deep.equal([]);
    for (const json of [null, 3, 'x', {}, { events: 3 }])
      expect(() => read(json), JSON.stringify(json)).to.throw(SourceError);
  });

  it('reads the school holidays that the ministry of education gives, as whole days', () => {
    const record = {
      description: 'Vacances de Noël',
      population: '-',
      start_date: '2026-12-18T23:00:00+00:00',
      end_date: '2027-01-03T23:00:00+00:00',
      location: 'Rennes',
      zones: 'Zone B',
      annee_scolaire: '2026-2027',
    };
    const last = { ...record, description: 'Début des vacances d’été', start_date: '2027-07-02T22:00:00+00:00' };
    const island = {
      ...record,
      description: 'Vacances de mai',
      start_date: '2027-04-29T20:00:00+00:00',
      zones: 'Réunion',
    };
    const found = parseJsonEvents(
      {
        total_count: 14,
        results: [record, { ...record, location: 'Nantes' }, { ...last, end_date: null, population: 'Élèves' }, island],
      },
      { url: 'https://data.example/records?limit=4' },
    );
    expect(
      occurrencesBetween(found, { from: '2026-12-01', to: '2027-08-01', zone: 'Europe/Paris' }).map(when),
    ).to.deep.equal([
      'Vacances de Noël 2026-12-19 2027-01-04 true',
      'Vacances de mai 2027-04-30 2027-05-01 true',
      'Début des vacances d’été 2027-07-03 2027-07-04 true',
    ]);
    expect(found.events.map(({ categories }) => categories.join())).to.deep.equal([
      'Zone B',
      'Zone B',
      'Zone B,Élèves',
      'Réunion',
    ]);
    expect(found.next).to.equal('https://data.example/records?limit=4&offset=4');
  });

  it('reads the public holidays that the state gives, by their dates', () => {
    const found = read({ '2026-11-11': '11 novembre', '2026-12-25': 'Jour de Noël' });
    expect(found.events.map(({ title, start, allDay }) => [title, start, allDay])).to.deep.equal([
      ['11 novembre', '2026-11-11', true],
      ['Jour de Noël', '2026-12-25', true],
    ]);
  });

  it('takes no articles of WordPress for events of the days on which they were published', () => {
    const article = {
      id: 1,
      date: '2026-11-28T08:00:00',
      date_gmt: '2026-11-28T07:00:00',
      title: { rendered: 'Loto' },
    };
    expect(() => read([article])).to.throw(SourceError);
    expect(read([{ ...article, start: '2026-12-01' }]).events[0]!.start).to.equal('2026-12-01');
  });
});

const when = ({ event, start, end, allDay }: Occurrence) => `${event.title} ${start} ${end} ${String(allDay)}`;
