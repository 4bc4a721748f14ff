import { expect } from '@open-wc/testing';
import { readBody } from '../src/data/reading/read-body.js';
import { occurrencesBetween, readCalendar, readNews, SourceError } from '../src/formats.js';
import { eventFormats } from '../src/widgets/event-calendar/event-formats.js';
import { readFeed } from './widgets/news-feed/feeds/read-feed.js';

const about = { url: 'https://town.example/feed' };

describe('readNews', () => {
  const bodies: Readonly<Record<string, string>> = {
    RSS: '<rss><channel><item><title>T</title><pubDate>lundi 23 novembre 2026</pubDate></item></channel></rss>',
    'RSS with modules':
      '<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item><title>T</title><media:thumbnail url="/t.jpg"/></item></channel></rss>',
    'broken RSS': '<rss><channel><item><title>T & U</title><item><title>V</item></channel>',
    Atom: '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title></entry></feed>',
    'JSON Feed': '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "T"}]}',
    WordPress: '[{"date_gmt": "2026-11-23T08:00:00", "title": {"rendered": "T"}}]',
    'a WordPress page': '{"date_gmt": "2026-11-23T08:00:00", "title": {"rendered": "T"}}',
    Mastodon: '[{"sensitive": false, "content": "T"}]',
    Drupal: '{"jsonapi": {}, "data": [{"type": "node--article", "id": "1"}]}',
    CDF: '<CHANNEL><ITEM HREF="/a"><TITLE>T</TITLE></ITEM></CHANNEL>',
  };
  for (const [name, body] of Object.entries(bodies)) {
    it(`reads ${name} at once, as the widget does in its own time`, async () => {
      const feed = readNews(body, about);
      expect(feed.items.length).to.be.above(0);
      // Whether an answer ended is told to what goes by its being whole; a program has the text.
      const read = { ...(await readFeed(body, about.url)), unended: undefined };
      expect(JSON.stringify(feed)).to.equal(JSON.stringify(read));
      expect(readNews(new TextEncoder().encode(body), about)).to.deep.equal(feed);
    });
  }

  it('reads a list, and takes no page for one', () => {
    expect(readNews('<ul><li><a href="/a">A</a></ul>', about).items.map(({ title }) => title)).to.deep.equal(['A']);
    for (const body of ['<!doctype html><html><a href="/a">A</a>', 'hello', '', '{}', '<rss/>']) {
      expect(() => readNews(body, about), body).to.throw(SourceError);
    }
  });
});

describe('readCalendar', () => {
  const start = '2026-11-28';
  const ics = `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:T\nDTSTART;VALUE=DATE:20261128\nRRULE:FREQ=DAILY;COUNT=2\nEND:VEVENT\nEND:VCALENDAR`;
  const event = { '@type': 'Event', name: 'T', startDate: start };
  const bodies: Readonly<Record<string, string>> = {
    iCalendar: ics,
    CalDAV: `<multistatus xmlns="DAV:"><response><propstat><prop><calendar-data>${ics}</calendar-data></prop></propstat></response></multistatus>`,
    'The Events Calendar': `{"events": [{"title": "T", "all_day": true, "start_date": "${start}", "utc_start_date": "${start}"}]}`,
    OpenAgenda: `{"events": [{"title": {"fr": "T"}, "timings": [{"begin": "${start}T12:00:00+01:00"}]}]}`,
    'JSON-LD': JSON.stringify(event),
    'JSON-LD in a page': `<!doctype html><script type="application/ld+json">${JSON.stringify(event)}</script>`,
    JSON: `[{"title": "T", "start": "${start}"}]`,
  };
  for (const [name, body] of Object.entries(bodies)) {
    it(`reads ${name} at once, as the widget does in its own time`, async () => {
      const calendar = readCalendar(body, about);
      expect(calendar.events.map(({ title }) => title)).to.deep.equal(['T']);
      expect(JSON.stringify(calendar)).to.equal(JSON.stringify(await readBody(body, about, eventFormats)));
      expect(JSON.stringify(readCalendar(new TextEncoder().encode(body), about))).to.equal(JSON.stringify(calendar));
      const [first] = occurrencesBetween(calendar, { from: start, to: '2026-12-31', zone: 'Europe/Paris' });
      expect(first!.start.slice(0, 10)).to.equal(start);
    });
  }

  it('reads a list, and takes no page and no news for a calendar', () => {
    const list = `<ul><li><time datetime="${start}">28</time> <a href="/a">A</a></ul>`;
    expect(readCalendar(list, about).events.map(({ title }) => title)).to.deep.equal(['A']);
    for (const body of [`<!doctype html><html>${list}`, 'hello', '', '{}', '<rss><channel/></rss>', '<multistatus']) {
      expect(() => readCalendar(body, about), body).to.throw(SourceError);
    }
  });
});
