import { expect } from '@open-wc/testing';

import { readBody } from '../../../../src/data/reading/read-body.js';
import { SourceError } from '../../../../src/data/source-error.js';
import { eventFormats } from '../../../../src/widgets/event-calendar/event-formats.js';
import { moreEventFormats } from '../../../../src/widgets/event-calendar/formats/more-event-formats.js';

const read = (body: unknown, url = 'https://town.example/agenda', type?: string) =>
  readBody(typeof body === 'string' ? body : JSON.stringify(body), { url }, eventFormats, { type });
const date = '2026-11-28';
const jsonLd = { '@context': 'https://schema.org', '@type': 'Event', name: 'T', startDate: date };

describe('the rarer formats of calendars', () => {
  const bodies: Readonly<Record<string, unknown>> = {
    'tribe-events': { events: [{ title: 'T', all_day: true, start_date: date, utc_start_date: date }], rest_url: '' },
    'one of tribe-events': { title: 'T', start_date: `${date} 08:00:00`, start_date_details: {} },
    openagenda: { total: 1, events: [{ title: 'T', timings: [{ begin: `${date}T08:00:00Z` }] }] },
    'the national data set': { total_count: 1, results: [{ title_fr: 'T', firstdate_begin: `${date}T08:00:00Z` }] },
    'json-ld': jsonLd,
    'a list of json-ld': [jsonLd],
    'plain json': [{ title: 'T', start: date }],
    'plain json in an object': { items: [{ title: 'T', start: date }] },
    'a page': `<!doctype html><title>P</title><script type="application/ld+json">${JSON.stringify(jsonLd)}</script>`,
  };
  for (const [name, body] of Object.entries(bodies)) {
    it(`knows ${name}`, async () => {
      const { events } = await read(body);
      expect(events.map(({ title, start }) => [title, start.slice(0, 10)])).to.deep.equal([['T', date]]);
    });
  }

  it('reads a page as a list where the webmaster says so', async () => {
    const page = `<!doctype html><ul><li><time>${date}</time> T</ul>`;
    expect((await read(page, undefined, 'html-list')).events).to.have.length(1);
  });

  it('takes an empty answer for an empty calendar', async () => {
    expect((await read([])).events).to.deep.equal([]);
    const tribe = 'https://town.example/wp-json/tribe/events/v1/events';
    expect((await read({ events: [], rest_url: tribe, total: 0, total_pages: 0 }, tribe)).events).to.deep.equal([]);
    expect(
      (await read({ total: 0, events: [], after: null }, 'https://a.example/v2/agendas/1/events')).events,
    ).to.deep.equal([]);
  });

  it('knows no news, no documents, and no page without events', async () => {
    for (const body of [
      '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "date_published": "2026-11-28"}]}',
      '[{"date_gmt": "2026-11-28T08:00:00", "title": {"rendered": "T"}}]',
      '{}',
      '[3]',
      'hello',
      '<rss><channel/></rss>',
      '<!doctype html><p>Events</p>',
      '<!doctype html><script type="application/ld+json">{"@type": "Event"',
    ]) {
      const error: unknown = await read(body).then(
        () => expect.fail(body),
        (error: unknown) => error,
      );
      expect(error, body).to.be.instanceOf(SourceError);
    }
  });

  it('completes the addresses of interfaces, and changes nothing that they say', () => {
    const prepared = (address: string) =>
      moreEventFormats.reduce((url, { prepare }) => prepare?.(url) ?? url, new URL(address)).href;
    for (const [address, expected] of [
      ['https://a.example/wp-json/tribe/events/v1/events', '?per_page=50'],
      ['https://a.example/wp-json/tribe/events/v1/events?per_page=5', '?per_page=5'],
      ['https://a.example/?rest_route=/tribe/events/v1/events', '?rest_route=/tribe/events/v1/events&per_page=50'],
      [
        'https://api.openagenda.com/v2/agendas/1/events?key=k&size=9',
        '?key=k&size=9&detailed=1&longDescriptionFormat=HTML',
      ],
      ['https://a.example/agenda.json?x=1', '?x=1'],
    ]) {
      expect(decodeURIComponent(new URL(prepared(address!)).search)).to.equal(expected);
    }
  });
});
