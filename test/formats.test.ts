import { expect } from '@open-wc/testing';
import { readNews, SourceError } from '../src/formats.js';
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
      expect(JSON.stringify(feed)).to.equal(JSON.stringify(await readFeed(body, about.url)));
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
