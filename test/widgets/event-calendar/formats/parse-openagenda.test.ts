import { expect } from '@open-wc/testing';
import { readOddText } from '../../../../src/data/reading/xml/entities.js';
import { SourceError } from '../../../../src/data/source-error.js';
import { parseOpenagenda } from '../../../../src/widgets/event-calendar/formats/parse-openagenda.js';
import { ABOUT, said, times } from './said.js';

const timing = (day: number, from = '10:00', to = '12:00') => ({
  begin: `2026-11-${day}T${from}:00+01:00`,
  end: `2026-11-${day}T${to}:00+01:00`,
});
const event = { uid: 7, title: { fr: 'Atelier' }, timezone: 'Europe/Paris', timings: [timing(28)] };
const read = (events: unknown[], more: object = {}, about: object = {}) =>
  parseOpenagenda({ events, ...more }, { ...ABOUT, ...about });

before(readOddText);

describe('OpenAgenda', () => {
  it('reads an event whole', () => {
    const [found] = read([
      {
        ...event,
        slug: 'atelier',
        title: { fr: 'Atelier & compost', en: 'Workshop' },
        description: { fr: 'Venez &amp; voyez' },
        longDescription: { fr: '<p>Venez <b>tous</b></p>' },
        keywords: { fr: ['jardin', 'familles'] },
        conditions: { fr: 'Gratuit' },
        updatedAt: '2026-11-01T08:00:00.000Z',
        onlineAccessLink: 'https://visio.example/7',
        originAgenda: { slug: 'saint-aubin', title: 'Saint-Aubin' },
        location: {
          name: 'Les Tilleuls',
          address: 'Les Tilleuls, 3 rue des Tilleuls 35000 Saint-Aubin',
          city: 'Saint-Aubin',
          latitude: 48.1,
          longitude: -1.7,
        },
        image: { base: 'https://cdn.example/', filename: 'a.jpg' },
      },
    ]).events;
    expect(said(found)).to.deep.equal({
      uid: '7@openagenda.com',
      title: 'Atelier & compost',
      lang: 'fr',
      url: 'https://openagenda.com/saint-aubin/events/atelier',
      description: 'Venez & voyez',
      descriptionHtml: '<p>Venez <b>tous</b></p>',
      cost: 'Gratuit',
      categories: ['jardin', 'familles'],
      updated: '2026-11-01T08:00:00Z',
      conference: { url: 'https://visio.example/7' },
      organizer: { name: 'Saint-Aubin' },
      place: 'Les Tilleuls, 3 rue des Tilleuls 35000 Saint-Aubin',
      geo: { latitude: 48.1, longitude: -1.7 },
      image: { url: 'https://cdn.example/a.jpg' },
      start: '2026-11-28T10:00:00',
      end: '2026-11-28T12:00:00',
      allDay: false,
      zone: 'Europe/Paris',
    });
  });

  it('shows an event at each of its times, as one event', () => {
    const { events } = read([
      { ...event, timings: [timing(29), timing(28), timing(30, '14:00', '18:00'), timing(28)] },
    ]);
    const [first, changed, ...none] = events;
    expect(none).to.deep.equal([]);
    expect([first!.start, first!.end, first!.dates]).to.deep.equal([
      '2026-11-28T10:00:00',
      '2026-11-28T12:00:00',
      ['2026-11-29T10:00:00', '2026-11-30T14:00:00'],
    ]);
    expect([changed!.uid, changed!.recurrenceId, changed!.start, changed!.end, changed!.dates]).to.deep.equal([
      first!.uid,
      '2026-11-30T14:00:00',
      '2026-11-30T14:00:00',
      '2026-11-30T18:00:00',
      undefined,
    ]);
  });

  it('takes the language that is wanted, else French, else the first', () => {
    const title = (title: unknown, lang?: string) => {
      const [found] = read([{ ...event, title }], {}, { lang }).events;
      return [found!.title, found!.lang];
    };
    expect(title({ en: 'A', fr: 'B' })).to.deep.equal(['B', 'fr']);
    expect(title({ en: 'A', fr: 'B' }, 'en-GB')).to.deep.equal(['A', 'en']);
    expect(title({ en: 'A', fr: 'B' }, 'de')).to.deep.equal(['B', 'fr']);
    expect(title({ it: '', en: 'A', es: 'C' })).to.deep.equal(['A', 'en']);
    expect(title('Seul')).to.deep.equal(['Seul', undefined]);
  });

  it('keeps to the times that are told without detail', () => {
    const {
      timings: [only],
      ...brief
    } = event;
    const found = read([{ ...brief, firstTiming: only, nextTiming: timing(29), lastTiming: timing(29) }]).events;
    expect(found.map(({ start, dates }) => [start, dates])).to.deep.equal([
      ['2026-11-28T10:00:00', ['2026-11-29T10:00:00']],
    ]);
  });

  it('reads the records of the national data set', () => {
    const record = {
      uid: '7',
      title_fr: 'Atelier',
      description_fr: 'Venez',
      keywords_fr: ['jardin'],
      canonicalurl: 'https://openagenda.com/a/events/atelier',
      timings: JSON.stringify([timing(28), timing(29)]),
      firstdate_begin: '2026-11-28T09:00:00+00:00',
      location_name: 'Les Tilleuls',
      location_city: 'Saint-Aubin',
      location_coordinates: { lon: -1.7, lat: 48.1 },
    };
    const { events, next, total } = parseOpenagenda(
      { total_count: 3, results: [record, { fields: { ...record, timings: '[{' } }] },
      {
        url: 'https://public.opendatasoft.com/api/explore/v2.1/catalog/datasets/evenements-publics-openagenda/records?limit=2',
      },
    );
    expect([total, next?.replace(/.*\?/, '')]).to.deep.equal([3, 'limit=2&offset=2']);
    expect(
      events.map(({ title, start, dates, place, geo, categories }) => ({
        title,
        start,
        dates,
        place,
        geo,
        categories,
      })),
    ).to.deep.equal(
      [['2026-11-29T10:00:00'], undefined].map((dates) => ({
        title: 'Atelier',
        start: '2026-11-28T10:00:00',
        dates,
        place: 'Les Tilleuls, Saint-Aubin',
        geo: { latitude: 48.1, longitude: -1.7 },
        categories: ['jardin'],
      })),
    );
  });

  it('leads to the next page: where the API left off, or by the numbers of the export', () => {
    const next = (more: object, url = ABOUT.url) => read([event], more, { url }).next;
    expect(
      next({ total: 9, after: ['1795878000000', 7] }, 'https://api.openagenda.com/v2/agendas/1/events?after[]=2'),
    ).to.equal('https://api.openagenda.com/v2/agendas/1/events?after%5B%5D=1795878000000&after%5B%5D=7');
    expect(next({ total: 9, after: null })).to.equal(undefined);
    expect(next({ total: 9, offset: 3, limit: 1 })).to.equal(`${ABOUT.url}?offset=4`);
    expect(next({ total: 4, offset: 3, limit: 1 })).to.equal(undefined);
    expect(read([], { after: ['1'] }).next).to.equal(undefined);
  });

  it('says what is cancelled or put off', () => {
    const of = (status: unknown) => read([{ ...event, status }]).events[0]!.status;
    expect([1, 2, 3, 4, 5, 6].map(of)).to.deep.equal([
      ...Array<string>(3).fill('confirmed'),
      'cancelled',
      'confirmed',
      'cancelled',
    ]);
  });

  it('bounds the times of one event', () => {
    const timings = Array.from({ length: 50_000 }, (_, i) => ({ begin: i * 1000 + 1e12, end: i * 1000 + 1e12 + i }));
    expect(read([{ ...event, timings }]).events.length).to.be.below(2002);
  });

  it('leaves out what never takes place, and refuses what holds no list', () => {
    const { events, skipped } = read([
      event,
      { ...event, timings: [] },
      { ...event, timings: [{ begin: 'soon' }] },
      null,
    ]);
    expect([times({ events, skipped }).length, skipped]).to.deep.equal([1, 3]);
    for (const json of [null, 3, {}, { agendas: [] }])
      expect(() => parseOpenagenda(json, ABOUT), JSON.stringify(json)).to.throw(SourceError);
  });
});
