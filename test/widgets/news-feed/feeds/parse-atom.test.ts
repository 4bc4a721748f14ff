import { expect } from '@open-wc/testing';
import type { NewsItem } from '../../../../src/widgets/news-feed/news-item.js';
import { atomEntry, readFeed, said } from './read-feed.js';

const xhtml = 'xmlns="http://www.w3.org/1999/xhtml"';
const entries: readonly (readonly [inside: string, says: Partial<NewsItem>])[] = [
  // text constructs: each keeps its type
  ['<title>Plain &amp;amp; &lt;b&gt;</title>', { title: 'Plain &amp; <b>' }],
  ['<title type="html">HTML &amp;amp; &lt;b&gt;bold&lt;/b&gt;</title>', { title: 'HTML & bold' }],
  [`<title type="xhtml"><div ${xhtml}>An <b>X</b> &amp; Y</div></title>`, { title: 'An X & Y' }],
  ['<title type="text/html" mode="escaped">&lt;i&gt;Old&lt;/i&gt; one</title>', { title: 'Old one' }],
  ['<title mode="base64">T2xkIG9uZQ==</title>', { title: 'Old one' }],
  ['<title mode="base64">T2xk\n IG9uZQ==</title>', { title: 'Old one' }],
  ['<title mode="base64">Market day!</title>', { title: 'Market day!' }],
  ['<title>one</title><title>two</title>', { title: 'two' }],
  [
    '<media:group><media:title>no</media:title><media:description>D</media:description></media:group><title>T</title>',
    { title: 'T', summary: 'D' },
  ],
  // content
  [
    '<content type="html">&lt;p&gt;C&lt;/p&gt;</content><title>T</title>',
    { title: 'T', summary: 'C', content: '<p>C</p>' },
  ],
  [
    '<content type="text">a &lt; b &amp; c</content><title>T</title>',
    { title: 'T', summary: 'a < b & c', content: 'a &lt; b &amp; c' },
  ],
  ['<content type="text/plain">x</content><title>T</title>', { title: 'T', summary: 'x', content: 'x' }],
  [
    `<content type="xhtml"><div ${xhtml}><p>C <br/>d</p></div></content><title>T</title>`,
    { title: 'T', summary: 'C d', content: '<p>C <br>d</p>' },
  ],
  [
    '<content type="application/octet-stream">PHA+QzwvcD4=</content><title>T</title>',
    { title: 'T', summary: 'C', content: '<p>C</p>' },
  ],
  [
    `<content>${'word '.repeat(90)}</content><title>T</title>`,
    { title: 'T', summary: `${'word '.repeat(60)}word…`, content: 'word '.repeat(90).trim() },
  ],
  ['<content src="/c.html" type="text/html"/><title>T</title>', { title: 'T', url: 'https://town.example/c.html' }],
  ['<summary type="html">&lt;p&gt;S&lt;/p&gt;</summary>', { summary: 'S', content: '<p>S</p>' }],
  ['<summary>S</summary><content type="html">C</content>', { summary: 'S', content: 'C' }],
  ['<content type="html">&lt;p&gt;No title&lt;/p&gt;</content>', { summary: 'No title', content: '<p>No title</p>' }],
  // links
  ['<link href="/a"/><link rel="self" href="/b"/><link rel="replies" href="/c"/>', { url: 'https://town.example/a' }],
  [
    '<link rel="alternate" type="text/html" href="/a"/><link rel="alternate" type="application/json" href="/b"/>',
    { url: 'https://town.example/a' },
  ],
  [
    '<link rel="enclosure" href="/a.mp3" type="audio/mpeg" length="9"/><link href="/a"/>',
    {
      url: 'https://town.example/a',
      attachments: [{ url: 'https://town.example/a.mp3', type: 'audio/mpeg', size: 9 }],
    },
  ],
  [
    '<link rel="enclosure" href="/a.png" type="image/png"/>',
    {
      attachments: [{ url: 'https://town.example/a.png', type: 'image/png', size: undefined }],
      image: { url: 'https://town.example/a.png' },
    },
  ],
  // dates
  [
    '<published>2026-11-23T09:00:00+01:00</published><updated>2026-11-24T08:00:00Z</updated>',
    { published: '2026-11-23T08:00:00Z', updated: '2026-11-24T08:00:00Z' },
  ],
  [
    '<issued>2026-11-23</issued><modified>2026-11-24T08:00</modified>',
    { published: '2026-11-23', updated: '2026-11-24T08:00:00Z' },
  ],
  // people, subjects
  ['<author><name>Ada</name><email>a@b</email></author><author><name>Bo</name></author>', { authors: ['Ada', 'Bo'] }],
  ['<author><email>a@b.example</email></author>', { authors: ['a@b.example'] }],
  ['<dc:creator>Ada</dc:creator>', { authors: ['Ada'] }],
  ['<category term="r" label="Roads"/><category term="works"/>', { categories: ['Roads', 'works'] }],
  ['<category term="audience:agents"/><title>T</title>', { title: 'T', audience: ['agents'] }],
  [
    '<content type="html" xml:lang="en" xml:base="https://a.example/b/">x</content><title>T</title>',
    { title: 'T', summary: 'x', content: 'x', lang: 'en', base: 'https://a.example/b/' },
  ],
];

describe('Atom', () => {
  for (const [inside, says] of entries) {
    it(`reads ${inside}`, async () => {
      const { id: _, title, ...rest } = await atomEntry(inside);
      const { title: expected = '', ...others } = says;
      expect(rest).to.deep.equal(others);
      expect(title).to.equal(expected);
    });
  }

  it('reads what the feed says of itself, and gives its authors to entries without', async () => {
    const feed = await readFeed(
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearch/1.1/" xml:lang="fr" xml:base="/b/"><title>F</title><subtitle>S</subtitle><logo>l.png</logo>' +
        '<link href="."/><link rel="next" href="?p=2"/><o:totalResults>40</o:totalResults><author><name>Ada</name></author>' +
        '<entry><title>1</title></entry><entry><title>2</title><author><name>Bo</name></author></entry><entry><title>3</title><source><author><name>Cy</name></author></source></entry><entry/></feed>',
    );
    const { items, ...head } = said(feed);
    expect(head).to.deep.equal({
      title: 'F',
      description: 'S',
      url: 'https://town.example/b/',
      lang: 'fr',
      image: { url: 'https://town.example/b/l.png' },
      next: 'https://town.example/b/?p=2',
      total: 40,
      skipped: 1,
    });
    expect(items!.map(({ authors }) => authors)).to.deep.equal([['Ada'], ['Bo'], ['Cy']]);
  });

  it('reads what is said in several languages in the one of the page', async () => {
    const body =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title xml:lang="fr">Ville</title><title xml:lang="en">Town</title>' +
      '<entry><id>1</id><title xml:lang="fr">Marché</title><title xml:lang="en">Market</title><summary xml:lang="en">Sat</summary>' +
      '<summary xml:lang="fr">Sam</summary></entry></feed>';
    for (const [lang, expected] of Object.entries({
      fr: ['Ville', 'Marché', 'Sam'],
      'en-GB': ['Town', 'Market', 'Sat'],
    })) {
      const { title, items } = await readFeed(body, undefined, {}, undefined, lang);
      expect([title, items[0]!.title, items[0]!.summary]).to.deep.equal(expected);
      expect(items[0]!.lang).to.equal(lang.slice(0, 2));
    }
  });

  it('reads Atom of all ages and spellings', async () => {
    for (const xml of [
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>F</title><entry><title>T</title></entry></feed>',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>F</a:title><a:entry><a:title>T</a:title></a:entry></a:feed>',
      '<feed><title>F</title><entry><title>T</title></entry></feed>',
      '<feed xmlns="urn:unknown"><title>F</title><entry><title>T</title></entry></feed>',
    ]) {
      const feed = await readFeed(xml);
      expect([feed.title, feed.items.map(({ title }) => title)], xml).to.deep.equal(['F', ['T']]);
    }
    const alone = await readFeed('<entry xmlns="http://www.w3.org/2005/Atom"><title>T</title></entry>');
    expect(alone.items.map(({ title }) => title)).to.deep.equal(['T']);
  });
});
