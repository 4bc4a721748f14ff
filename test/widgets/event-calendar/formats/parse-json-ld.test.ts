import { expect } from '@open-wc/testing';
import { readOddText } from '../../../../src/data/reading/xml/entities.js';
import { SourceError } from '../../../../src/data/source-error.js';
import { parsePage } from '../../../../src/data/reading/parse-page.js';
import { parseJsonLd, parseJsonLdPage } from '../../../../src/widgets/event-calendar/formats/parse-json-ld.js';
import { ABOUT, said, times } from './said.js';

const read = (json: unknown) => parseJsonLd(json, ABOUT);
const one = (event: object) => read({ '@type': 'Event', name: 'Loto', startDate: '2026-11-28', ...event }).events[0]!;
const titles = (json: unknown) => read(json).events.map(({ title }) => title);

before(readOddText);

describe('JSON-LD', () => {
  it('reads an event on each of several dates', () => {
    const startDate = ['2026-11-28T20:30:00+01:00', '2026-11-29T15:00:00+01:00'];
    const concert = (more: object) => read({ '@type': 'Event', name: 'Concert', startDate, ...more });
    const both = ['2026-11-28T19:30:00', '2026-11-29T14:00:00'];
    expect(concert({}).events.map(({ start }) => start)).to.deep.equal(both);
    expect(concert({}).events.map(({ title }) => title)).to.deep.equal(['Concert', 'Concert']);
    const ends = concert({ endDate: ['2026-11-28T22:00:00+01:00', '2026-11-29T17:00:00+01:00'] });
    expect(ends.events.map(({ end }) => end)).to.deep.equal(['2026-11-28T21:00:00', '2026-11-29T16:00:00']);
    // One that cannot be read does not hide the other, and none is counted.
    expect(concert({ startDate: ['soon', '2026-11-29'] }).events.map(({ start }) => start)).to.deep.equal([
      '2026-11-29',
    ]);
    expect(concert({ startDate: ['soon'] }).skipped).to.equal(1);
    // Of two lists that do not match, an end would be a guess.
    expect(concert({ endDate: ['2026-11-30'] }).events.map(({ end }) => end)).to.deep.equal([undefined, undefined]);
  });

  it('keeps the date of an event whose schedule cannot be read', () => {
    const { events } = read({
      '@type': 'Event',
      name: 'Cours',
      startDate: '2026-11-28',
      eventSchedule: { '@type': 'Schedule', repeatFrequency: 'sometimes' },
    });
    expect(events.map(({ start }) => start)).to.deep.equal(['2026-11-28']);
  });

  it('reads an event whole', () => {
    expect(
      said(
        one({
          '@id': '#loto',
          '@type': 'MusicEvent',
          name: 'F&ecirc;te &amp; bal',
          startDate: '2026-11-28T20:30:00+01:00',
          endDate: '2026-11-29T01:00:00+01:00',
          url: '/fete',
          description: '<p>Entr&eacute;e <b>libre</b></p>',
          image: [{ '@type': 'ImageObject', url: '/fete.jpg' }, '/other.jpg'],
          keywords: 'danse, hiver',
          location: [
            { '@type': 'VirtualLocation', url: 'https://visio.example/1' },
            {
              '@type': 'Place',
              name: 'Salle Jean-Moulin',
              geo: { latitude: '48.1', longitude: '-1.7' },
              address: { streetAddress: '2 rue des Écoles', postalCode: '35000', addressLocality: 'Saint-Aubin' },
            },
          ],
          organizer: { '@type': 'Organization', name: 'Comité des fêtes', url: '/comite' },
          offers: { price: '5' },
          inLanguage: 'fr',
        }),
      ),
    ).to.deep.equal({
      uid: '#loto 2026-11-28T19:30:00',
      title: 'Fête & bal',
      url: 'https://town.example/fete',
      description: 'Entrée libre',
      descriptionHtml: '<p>Entr&eacute;e <b>libre</b></p>',
      image: { url: 'https://town.example/fete.jpg' },
      categories: ['danse', 'hiver'],
      place: 'Salle Jean-Moulin, 2 rue des Écoles, 35000 Saint-Aubin',
      conference: { url: 'https://visio.example/1', label: undefined },
      organizer: { name: 'Comité des fêtes', url: 'https://town.example/comite' },
      lang: 'fr',
      start: '2026-11-28T19:30:00',
      end: '2026-11-29T00:00:00',
      allDay: false,
      zone: 'UTC',
    });
  });

  it('takes from a midnight to the last minute of a day as whole days, and an end without offset by the clock of the start', () => {
    const when = (startDate: string, endDate: string) =>
      times(parseJsonLd({ '@type': 'Event', name: 'Expo', startDate, endDate }, ABOUT))[0];
    expect(when('2026-11-28T00:00:00+01:00', '2026-11-30T23:59:59+01:00')).to.equal('2026-11-28 2026-12-01 floating');
    expect(when('2026-11-28T00:00', '2026-11-28T23:59')).to.equal('2026-11-28 2026-11-29 floating');
    expect(when('2026-11-28T00:00:00Z', '2026-11-28T22:59:59Z')).to.equal(
      '2026-11-28T00:00:00 2026-11-28T22:59:59 UTC',
    );
    expect(when('2026-11-28T18:30:00+01:00', '2026-11-28T20:00:00')).to.equal(
      '2026-11-28T17:30:00 2026-11-28T19:00:00 UTC',
    );
    expect(when('2026-11-28T18:30:00+01:00', '2026-11-30')).to.equal('2026-11-28T17:30:00 2026-11-30T23:00:00 UTC');
  });

  it('counts a last day in, and takes durations', () => {
    const when = (event: object) => times({ events: [one(event)], skipped: 0 })[0];
    expect(when({})).to.equal('2026-11-28 2026-11-29 floating');
    expect(when({ endDate: '2026-11-30' })).to.equal('2026-11-28 2026-12-01 floating');
    expect(when({ endDate: '2026-11-27' })).to.equal('2026-11-28 2026-11-29 floating');
    expect(when({ startDate: '2026-11-28T14:00', endDate: '2026-11-28' })).to.equal('2026-11-28T14:00:00 ? floating');
    expect(when({ startDate: '2026-11-28T14:00', endDate: '2026-11-29' })).to.equal(
      '2026-11-28T14:00:00 2026-11-30T00:00:00 floating',
    );
    expect(when({ startDate: '2026-11-28T14:00', endDate: '2026-11-28T13:00' })).to.equal(
      '2026-11-28T14:00:00 ? floating',
    );
    expect(when({ startDate: '2026-11-28T14:00', duration: 'PT90M' })).to.equal(
      '2026-11-28T14:00:00 2026-11-28T15:30:00 floating',
    );
    expect(when({ startTime: '14:00', endDate: '2026-11-28', endTime: '16:00' })).to.equal(
      '2026-11-28T14:00:00 2026-11-28T16:00:00 floating',
    );
  });

  it('finds events in lists, graphs, places, organisations and lists of items', () => {
    const event = (name: string) => ({ '@type': 'http://schema.org/Event', name, startDate: '2026-11-28' });
    expect(titles([event('a'), [event('b')]])).to.deep.equal(['a', 'b']);
    expect(titles({ '@graph': [{ '@type': 'WebPage', mainEntity: event('a') }, event('b')] })).to.deep.equal([
      'a',
      'b',
    ]);
    expect(titles({ '@type': 'Place', event: [event('a')] })).to.deep.equal(['a']);
    expect(titles({ '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: event('a') }] })).to.deep.equal(
      ['a'],
    );
  });

  it('shows a series by its events, which inherit from it, and another event beside those in it', () => {
    const inside = [
      { '@type': 'Event', startDate: '2026-11-29' },
      { '@type': 'Event', name: 'Finale', startDate: '2026-12-05' },
    ];
    const above = {
      name: 'Tournoi',
      startDate: '2026-11-28',
      endDate: '2026-12-05',
      location: 'Stade',
      subEvent: inside,
    };
    expect(read({ '@type': 'EventSeries', ...above }).events.map(({ title, place }) => [title, place])).to.deep.equal([
      ['Tournoi', 'Stade'],
      ['Finale', 'Stade'],
    ]);
    expect(times(read({ '@type': 'Festival', ...above }))).to.have.length(3);
  });

  it('inherits from the event above that is named', () => {
    const found = read([
      { '@type': 'EventSeries', '@id': '#s', name: 'Tournoi', location: { '@id': '#stade' } },
      { '@type': 'Place', '@id': '#stade', name: 'Stade' },
      { '@type': 'Event', startDate: '2026-11-28', superEvent: { '@id': '#s' } },
    ]).events;
    expect(found.map(({ title, place }) => [title, place])).to.deep.equal([['Tournoi', 'Stade']]);
  });

  it('says what is cancelled or put off; what is moved takes place', () => {
    const of = (name: string) => one({ eventStatus: `https://schema.org/Event${name}` }).status;
    expect(['Cancelled', 'Postponed', 'Rescheduled', 'MovedOnline', 'Scheduled'].map(of)).to.deep.equal([
      'cancelled',
      'cancelled',
      'confirmed',
      'confirmed',
      'confirmed',
    ]);
  });

  describe('reads a schedule as a series', () => {
    const schedule = (parts: object) => {
      const { start, end, rule, exceptions, zone } = one({
        startDate: undefined,
        eventSchedule: {
          '@type': 'Schedule',
          startDate: '2026-09-01',
          scheduleTimezone: 'Europe/Paris',
          startTime: '18:00:00',
          endTime: '19:30:00',
          ...parts,
        },
      });
      return [start, end, zone, rule, exceptions?.join()].filter(Boolean).join(' ');
    };
    const table: readonly (readonly [string, object, string])[] = [
      [
        'a day of the week, which its first date is not',
        { repeatFrequency: 'P1W', byDay: ['https://schema.org/Wednesday', 'Friday'], endDate: '2026-12-18' },
        '2026-09-02T18:00:00 2026-09-02T19:30:00 Europe/Paris FREQ=WEEKLY;BYDAY=WE,FR;UNTIL=20261218T235959',
      ],
      [
        'every other week',
        { repeatFrequency: 'P2W' },
        '2026-09-01T18:00:00 2026-09-01T19:30:00 Europe/Paris FREQ=WEEKLY;INTERVAL=2',
      ],
      [
        'words, and a count',
        { repeatFrequency: 'Daily', repeatCount: 5 },
        '2026-09-01T18:00:00 2026-09-01T19:30:00 Europe/Paris FREQ=DAILY;COUNT=5',
      ],
      [
        'the second Tuesday',
        { repeatFrequency: 'P1M', byDay: '2TU' },
        '2026-09-08T18:00:00 2026-09-08T19:30:00 Europe/Paris FREQ=MONTHLY;BYDAY=2TU',
      ],
      [
        'the last Friday, by its week',
        { repeatFrequency: 'P1M', byDay: 'Friday', byMonthWeek: -1 },
        '2026-09-25T18:00:00 2026-09-25T19:30:00 Europe/Paris FREQ=MONTHLY;BYDAY=-1FR',
      ],
      [
        'a day of a month',
        { repeatFrequency: 'P1Y', byMonthDay: 24, byMonth: 12, startTime: undefined, endTime: undefined },
        '2026-12-24 2026-12-25 FREQ=YEARLY;BYMONTHDAY=24;BYMONTH=12',
      ],
      [
        'dates left out, and a duration',
        {
          repeatFrequency: 'P1W',
          exceptDate: ['2026-09-08', '2026-09-15T18:00'],
          duration: 'PT1H',
          endTime: undefined,
        },
        '2026-09-01T18:00:00 2026-09-01T19:00:00 Europe/Paris FREQ=WEEKLY 2026-09-08T18:00:00,2026-09-15T18:00:00',
      ],
    ];
    for (const [name, parts, expected] of table) it(name, () => expect(schedule(parts)).to.equal(expected));

    it('and gives up on one that never comes', () => {
      const event = {
        '@type': 'Event',
        name: 'T',
        eventSchedule: { startDate: '2026-09-01', repeatFrequency: 'P1Y', byMonth: 2, byMonthDay: 30 },
      };
      expect(read(event).events).to.deep.equal([]);
    });
  });

  it('reads the scripts of a page, also when one is broken', () => {
    const page = parsePage(`<!doctype html><html lang="en"><title>Agenda &amp; more</title><base href="/base/">
      <script type="application/ld+json">{"@type": "Event", </script>
      <script type="application/ld+json">{"@type": "WebSite", "name": "no event"}</script>
      <script type="Application/LD+JSON">[{"@type": "Event", "name": {"fr": "B", "en": "A"}, "url": "a", "startDate": "2026-11-28"},
        {"@type": "Event", "name": "A", "url": "a", "startDate": "2026-11-28"}]</script>`);
    const { title, events } = parseJsonLdPage(page, ABOUT);
    expect([title, ...events.map((event) => [event.title, event.url])]).to.deep.equal([
      'Agenda & more',
      ['A', 'https://town.example/base/a'],
    ]);
  });

  it('ends on what refers to itself, and keeps the good ones', () => {
    const self: Record<string, unknown> = { '@type': 'Event', name: 'T', startDate: '2026-11-28' };
    self.subEvent = [self, { '@type': 'Event', '@id': '#x', superEvent: { '@id': '#x' }, startDate: 'soon' }];
    const { events, skipped } = read(self);
    expect(events).to.have.length(1);
    expect(skipped).to.be.above(0);
  });

  it('refuses what holds no event', () => {
    for (const json of [null, 3, {}, [], { '@type': 'Person', name: 'T' }, { '@graph': [] }])
      expect(() => read(json), JSON.stringify(json)).to.throw(SourceError);
  });
});
