import { expect } from '@open-wc/testing';
import { SourceError } from '../../src/data/source-error.js';
import { readCalendar } from '../../src/formats.js';
import type { Calendar, CalendarEvent } from '../../src/widgets/event-calendar/calendar-event.js';
import { occurrencesBetween } from '../../src/widgets/event-calendar/occurrences.js';
import { corpusCases } from './corpus.js';

/** What the JSON of others says, looked up without our readers. */
type Any = Record<string, unknown>;
interface Published {
  readonly uid: number;
  readonly title: string | Record<string, string>;
  readonly timings?: readonly { readonly begin?: string; readonly start?: string; readonly end: string }[];
  readonly location?: { readonly name?: string; readonly latitude?: number };
}
type Archived = Readonly<Record<'title' | 'url' | 'start_date' | 'end_date' | 'timezone', string>>;

const about = { url: 'https://town.example/agenda' };
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const read = (body: string): Calendar | SourceError => {
  try {
    return readCalendar(body, about);
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
};
const plain = (html: string) => new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();
const instants = (calendar: Calendar) =>
  occurrencesBetween(calendar, { from: '2000-01-01', to: '2100-01-01', zone: 'UTC' }).map(
    ({ startInstant, endInstant }) => [startInstant, endInstant],
  );

const agendas = await corpusCases<unknown>('calendars/openagenda');
describe('the corpus of OpenAgenda', () => {
  const cases = agendas;
  const counts = { read: 0, refused: 0 };
  for (const { file, bytes } of cases) {
    it(file, async () => {
      const body = text(await bytes());
      const json = JSON.parse(body) as Published & { readonly events?: readonly Published[] };
      const found = read(body);
      // What the JSON holds, by its own fields.
      const all = Array.isArray(json) ? (json as readonly Published[]) : (json.events ?? [json]);
      const events = all.filter(({ timings }) => Array.isArray(timings) && timings.length);
      if (!events.length) {
        counts.refused++;
        if (found instanceof SourceError) expect(found.kind).to.equal('format');
        else expect(found.events).to.deep.equal([]);
        return;
      }
      counts.read++;
      if (found instanceof SourceError) throw found;
      const masters = found.events.filter(({ recurrenceId }) => !recurrenceId);
      expect(masters.length).to.equal(events.length);
      for (const [index, json] of events.entries()) {
        const event = masters[index]!;
        expect(event.title).to.equal(typeof json.title === 'string' ? json.title : json.title.fr);
        expect(event.uid).to.equal(`${json.uid}@openagenda.com`);
        if (json.location?.name) expect(event.place).to.contain(json.location.name);
        if (json.location?.latitude) expect(event.geo!.latitude).to.equal(json.location.latitude);
        const own = { ...found, events: found.events.filter(({ uid }) => uid === event.uid) };
        const expected = json.timings!.map(({ begin, start, end }) =>
          [begin ?? start!, end].map((date) => Math.floor(Date.parse(date) / 1000) * 1000),
        );
        expect(instants(own)).to.deep.equal(expected.sort((a, b) => a[0]! - b[0]!));
      }
    });
  }
  after(() => {
    if (cases.length) expect(counts).to.deep.equal({ read: 5, refused: 12 });
  });
});

const archives = await corpusCases<{ expect: { top_level: string[] } }>('calendars/the-events-calendar');
describe('the corpus of The Events Calendar', () => {
  const cases = archives;
  for (const { file, bytes, expected } of cases) {
    it(file, async () => {
      const body = text(await bytes());
      const found = read(body);
      if (!expected.expect.top_level.includes('events')) {
        expect(found).to.be.instanceOf(SourceError).with.property('kind', 'format');
        return;
      }
      if (found instanceof SourceError) throw found;
      const json = JSON.parse(body) as { readonly total: number; readonly events: readonly Archived[] };
      expect([found.total, found.skipped]).to.deep.equal([json.total, 0]);
      expect(found.events.map(({ title, url, start, end, zone }) => ({ title, url, start, end, zone }))).to.deep.equal(
        json.events.map(({ title, url, start_date, end_date, timezone }) => ({
          title: plain(title),
          url,
          start: start_date.replace(' ', 'T'),
          end: end_date.replace(' ', 'T'),
          zone: timezone,
        })),
      );
    });
  }
});

const objects = await corpusCases<{ reference: { occurrences: { start: { utc: string } }[] } }>('calendars/tsdav');
describe('the corpus of tsdav, as CalDAV answers it', () => {
  const cases = objects;
  it('gives the occurrences that others find', async () => {
    if (!cases.length) return;
    const escaped = (ics: string) => ics.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const responses = await Promise.all(
      cases.map(
        async ({ file, bytes }) =>
          `<response><href>/${file}</href><propstat><prop><C:calendar-data>${escaped(text(await bytes()))}</C:calendar-data></prop><status>HTTP/1.1 200 OK</status></propstat></response>`,
      ),
    );
    const found = read(
      `<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">${responses.join('')}</multistatus>`,
    ) as Calendar;
    const expected = cases.flatMap(({ expected }) =>
      expected.reference.occurrences.map(({ start }) => Date.parse(start.utc)),
    );
    expect(instants(found).map(([start]) => start)).to.deep.equal(expected.sort((a, b) => a - b));
  });
});

describe('hostile values in every field', () => {
  const values: readonly unknown[] = [
    null,
    true,
    -1,
    1e308,
    '',
    ' ',
    '\0',
    '\u202egpj.exe',
    'javascript:alert(1)',
    '<img src=x onerror=alert(1)>',
    '2026-99-99',
    'P999999999Y',
    'a'.repeat(100_000),
    [],
    [[[]]],
    {},
    { __proto__: null, toString: 1 },
    ['x', { y: 1 }],
  ];
  const dates = { start: '2026-11-28T09:00:00Z', begin: '2026-11-28T09:00:00Z', end: '2026-11-28T10:00:00Z' };
  const samples: Readonly<Record<string, Any>> = {
    'The Events Calendar': {
      events: [
        {
          title: 'T',
          utc_start_date: '2026-11-28 09:00:00',
          start_date: '2026-11-28 09:00:00',
          end_date: '',
          timezone: 'Europe/Paris',
          all_day: true,
          venue: { venue: 'V', geo_lat: 1 },
          organizer: [{ organizer: 'O' }],
          image: { url: '/a', sizes: { a: { width: 700, url: '/b' } } },
          categories: [{ name: 'C' }],
          url: '/x',
          website: '/y',
          cost: '1',
          modified_utc: 'x',
          description: 'D',
          event_status: 'x',
          is_virtual: true,
          virtual_url: '/v',
        },
      ],
      next_rest_url: '/n',
      total_pages: 3,
      total: 3,
    },
    OpenAgenda: {
      events: [
        {
          uid: 1,
          title: { fr: 'T' },
          timings: [dates],
          location: { name: 'L', latitude: 1, longitude: 1 },
          keywords: { fr: ['k'] },
          image: { filename: 'a' },
          html: { fr: '<p>' },
          originAgenda: { slug: 'a' },
          slug: 's',
          registration: [{ type: 'link', value: '/r' }],
          timezone: 'Europe/Paris',
          conditions: {},
          updatedAt: 'x',
          tags: [{ label: 'x' }],
          status: 1,
        },
      ],
      after: ['1'],
      total: 3,
      offset: 1,
    },
    'JSON-LD': {
      '@context': 'x',
      '@graph': [
        {
          '@type': 'Event',
          '@id': '#a',
          name: 'T',
          startDate: '2026-11-28',
          endDate: '2026-11-29',
          duration: 'PT1H',
          location: { name: 'L', address: { streetAddress: 'S' }, geo: { latitude: 1 } },
          organizer: { name: 'O' },
          image: '/a',
          keywords: 'k',
          eventStatus: 'x',
          url: '/u',
          description: 'd',
          inLanguage: 'fr',
          superEvent: { name: 'S' },
          subEvent: [{ '@type': 'Event', startDate: '2026-11-28' }],
          identifier: 'i',
        },
        {
          '@type': 'Event',
          name: 'S',
          eventSchedule: {
            startDate: '2026-11-28',
            repeatFrequency: 'P1W',
            byDay: 'MO',
            byMonth: 1,
            byMonthDay: 1,
            byMonthWeek: 1,
            repeatCount: 3,
            exceptDate: '2026-11-28',
            startTime: '09:00',
            endTime: '10:00',
            scheduleTimezone: 'Europe/Paris',
            duration: 'PT1H',
            endDate: '2027-11-28',
          },
        },
      ],
    },
    JSON: {
      title: 'A',
      events: [
        {
          id: 1,
          title: 'T',
          start: '2026-11-28',
          end: '2026-11-29',
          lastDay: '',
          allDay: true,
          zone: 'UTC',
          place: 'P',
          url: '/u',
          description: 'd',
          html: 'h',
          categories: ['c'],
          status: 's',
          free: true,
          color: 'c',
          image: '/i',
          organizer: { name: 'o' },
          rule: 'FREQ=DAILY',
          dates: ['2026-11-30'],
          exceptions: ['2026-11-29'],
          recurrenceId: '2026-11-28',
          attachments: ['/a'],
          conference: '/c',
          cost: 'x',
          updated: 'x',
          sequence: 1,
          lang: 'fr',
          geo: { latitude: 1, longitude: 1 },
        },
      ],
      next: '/n',
      total: 1,
    },
  };
  for (const [name, sample] of Object.entries(samples)) {
    it(`${name}: no throw but a SourceError, texts are texts, and work is bounded`, () => {
      expect((read(JSON.stringify(sample)) as Calendar).events.length).to.be.above(0);
      let tried = 0;
      const paths = pathsOf(sample);
      for (const path of paths) {
        for (const value of values) {
          tried++;
          const found = read(JSON.stringify(replaced(sample, path, value)));
          if (found instanceof SourceError) continue;
          for (const event of found.events)
            checkTypes(event, `${path.join('.')} = ${JSON.stringify(value)?.slice(0, 40)}`);
        }
      }
      expect(tried).to.be.above(300);
    });
  }
});

function pathsOf(value: unknown, at: string[] = []): string[][] {
  const inside = Object.entries(Object(value) as Any).flatMap(([key, one]) =>
    typeof value === 'object' ? pathsOf(one, [...at, key]) : [],
  );
  return [at, ...inside];
}

function replaced(sample: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy: Any = Array.isArray(sample) ? ([...(sample as unknown[])] as unknown as Any) : { ...(sample as Any) };
  copy[key] = replaced(copy[key], rest, value);
  return copy;
}

const isText = (value: unknown) => value === undefined || typeof value === 'string';

/** What the model promises, and the views count on. */
function checkTypes(event: CalendarEvent, said: string): void {
  const when = event.allDay ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
  const { uid, title, start, end, zone, dates = [], exceptions = [], recurrenceId = start } = event;
  for (const time of [start, end ?? start, ...dates, ...exceptions, recurrenceId]) expect(time, said).to.match(when);
  expect(end === undefined || end > start, said).to.equal(true);
  expect([typeof uid, typeof title, zone === null || typeof zone === 'string'], said).to.deep.equal([
    'string',
    'string',
    true,
  ]);
  const { description, descriptionHtml, place, url, rule, updated, cost, color, lang, organizer, image, conference } =
    event;
  const texts = [
    description,
    descriptionHtml,
    place,
    url,
    rule,
    updated,
    cost,
    color,
    lang,
    organizer?.name,
    organizer?.url,
    image?.url,
    image?.alt,
    conference?.url,
  ];
  expect(texts.every(isText), said).to.equal(true);
  expect(
    event.categories.every((one) => typeof one === 'string' && one),
    said,
  ).to.equal(true);
  for (const file of event.attachments) expect([file.url, file.name, file.type].every(isText), said).to.equal(true);
  if (event.geo) expect(Number.isFinite(event.geo.latitude + event.geo.longitude), said).to.equal(true);
}
