import { expect } from '@open-wc/testing';
import { readOddText } from '../../../../src/data/reading/xml/entities.js';
import { SourceError } from '../../../../src/data/source-error.js';
import { parseTribeEvents } from '../../../../src/widgets/event-calendar/formats/parse-tribe-events.js';
import { ABOUT, allSaid, said, times } from './said.js';

const url = 'https://town.example/wp-json/tribe/events/v1/events?per_page=50';
const read = (...events: object[]) => parseTribeEvents({ events }, { url });
const concert = { title: 'Concert', timezone: 'Europe/Paris', start_date: '2026-11-28 20:30:00' };

before(readOddText);

describe('The Events Calendar', () => {
  it('reads an event whole', () => {
    const [event] = read({
      id: 12,
      global_id: 'town.example?id=12',
      url: 'https://town.example/event/fest-noz/',
      modified_utc: '2026-11-01 08:00:00',
      title: 'Fest-noz &#8211; l&rsquo;hiver &amp;amp; ses feux',
      description: '<p>Entrée <b>libre</b></p>',
      excerpt: '<p>Musique &amp; crêpes</p>',
      image: {
        url: 'https://town.example/full.jpg',
        alt: 'La salle &amp; la scène',
        sizes: {
          thumbnail: { width: 150, url: '/150.jpg' },
          large: { width: 1024, url: '/1024.jpg' },
          m: { width: 768, url: '/768.jpg' },
        },
      },
      all_day: false,
      start_date: '2026-11-28 20:30:00',
      end_date: '2026-11-29 01:00:00',
      utc_start_date: '2026-11-28 19:30:00',
      utc_end_date: '2026-11-29 00:00:00',
      timezone: 'Europe/Paris',
      cost: '5 &euro; &#8211; 8 &euro;',
      website: 'https://band.example',
      categories: [{ name: 'Musique &amp; danse' }, { name: 'F&ecirc;tes' }],
      tags: [{ name: 'hiver' }],
      venue: {
        venue: 'Salle Jean&#8209;Moulin',
        address: '2 rue des &Eacute;coles',
        zip: '35000',
        city: 'Saint-Aubin',
        geo_lat: '48.1',
        geo_lng: -1.7,
      },
      organizer: [{ organizer: 'Comit&eacute; des f&ecirc;tes', email: 'fetes@town.example' }],
    }).events;
    expect(said(event)).to.deep.equal({
      uid: 'town.example?id=12',
      title: 'Fest-noz – l’hiver &amp; ses feux',
      url: 'https://town.example/event/fest-noz/',
      updated: '2026-11-01T08:00:00Z',
      description: 'Musique & crêpes',
      descriptionHtml: '<p>Entrée <b>libre</b></p>',
      cost: '5 € – 8 €',
      place: 'Salle Jean‑Moulin, 2 rue des Écoles, 35000 Saint-Aubin',
      geo: { latitude: 48.1, longitude: -1.7 },
      categories: ['Musique & danse', 'Fêtes', 'hiver'],
      organizer: { name: 'Comité des fêtes', url: 'mailto:fetes@town.example' },
      image: { url: 'https://town.example/768.jpg', alt: 'La salle & la scène' },
      start: '2026-11-28T20:30:00',
      end: '2026-11-29T01:00:00',
      allDay: false,
      zone: 'Europe/Paris',
    });
  });

  it('knows the days of an event without hours, their end included, wherever the day of a site begins', () => {
    const day = (start_date: string, end_date: string) => ({
      title: 'T',
      all_day: true,
      timezone: 'Europe/Paris',
      start_date,
      end_date,
    });
    expect(
      times(
        read(
          day('2026-11-28 00:00:00', '2026-11-28 23:59:59'),
          day('2026-11-28 00:00:00', '2026-11-30 23:59:59'),
          day('2026-11-28 06:00:00', '2026-11-29 05:59:59'),
          { ...day('2026-11-28', '2026-11-29'), end_date: null },
        ),
      ),
    ).to.deep.equal([
      '2026-11-28 2026-11-29 floating',
      '2026-11-28 2026-12-01 floating',
      '2026-11-28 2026-11-29 floating',
      '2026-11-28 2026-11-29 floating',
    ]);
  });

  it('takes the clocks of UTC where the zone is an offset in words', () => {
    const event = {
      ...concert,
      timezone: 'UTC+1',
      utc_start_date: '2026-11-28 19:30:00',
      utc_end_date: '2026-11-28 21:00:00',
    };
    expect(times(read(event))).to.deep.equal(['2026-11-28T19:30:00 2026-11-28T21:00:00 UTC']);
  });

  it('says what is cancelled or put off', () => {
    const of = (event_status: unknown) => read({ ...concert, event_status }).events[0]!.status;
    expect(['canceled', 'postponed', 'scheduled', null].map(of)).to.deep.equal([
      'cancelled',
      'cancelled',
      'confirmed',
      'confirmed',
    ]);
  });

  it('leads to the next page, on the word of the site or by its numbers', () => {
    const next = (answer: object, at = url) => parseTribeEvents({ events: [], ...answer }, { url: at }).next;
    expect(next({ next_rest_url: 'https://town.example/wp-json/tribe/events/v1/events?page=2' })).to.match(
      /events\?page=2$/,
    );
    expect(next({ total_pages: 2 })).to.equal(`${url}&page=2`);
    expect(next({ total_pages: 2 }, `${url}&page=2`)).to.equal(undefined);
    expect(parseTribeEvents({ events: [], total: 31 }, { url }).total).to.equal(31);
  });

  it('reads one event alone, and leaves out those without a date', () => {
    expect(allSaid(parseTribeEvents(concert, ABOUT))).to.have.length(1);
    const { events, skipped } = read(
      concert,
      { title: 'Sans date' },
      { ...concert, start_date: '2026-02-31 00:00:00' },
    );
    expect([events.length, skipped]).to.deep.equal([1, 2]);
  });

  it('refuses what is none', () => {
    for (const json of [null, 3, [], {}, { venues: [] }, { organizer: [] }])
      expect(() => parseTribeEvents(json, ABOUT), JSON.stringify(json)).to.throw(SourceError);
  });
});
