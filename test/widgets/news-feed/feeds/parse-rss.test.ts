import { expect } from '@open-wc/testing';
import { SourceError } from '../../../../src/data/source-error.js';
import type { NewsItem } from '../../../../src/widgets/news-feed/news-item.js';
import { readFeed, rssItem, said } from './read-feed.js';

/** What an item says, by what stands in it. */
const items: readonly (readonly [inside: string, says: Partial<NewsItem>])[] = [
  // titles: text or HTML, decoded once
  ['<title>Fish &amp; Chips</title>', { title: 'Fish & Chips' }],
  ['<title>Fish &amp;amp; Chips</title>', { title: 'Fish & Chips' }],
  ['<title>L&amp;#8217;été</title>', { title: 'L’été' }],
  ['<title><![CDATA[A <b>bold</b> title]]></title>', { title: 'A bold title' }],
  ['<title>A <b>bold</b> title</title>', { title: 'A bold title' }],
  ['<title>Use of &lt;String&gt; and 3 &lt; 5</title>', { title: 'Use of <String> and 3 < 5' }],
  ['<title>The &lt;nope&gt;tag&lt;/nope&gt;</title>', { title: 'The <nope>tag</nope>' }],
  ['<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>', { title: '<script>alert(1)</script>' }],
  ['<title>&amp;lt;b&amp;gt;</title>', { title: '<b>' }],
  ['<title>\n two\n  lines </title>', { title: 'two lines' }],
  ['<dc:title>Of Dublin</dc:title>', { title: 'Of Dublin' }],
  ['<media:title>M</media:title><title>T</title>', { title: 'T' }],
  ['<title>One&lt;br /&gt;two</title>', { title: 'One two' }],
  ['<title>&lt;![CDATA[Fish &amp; &lt;b&gt;chips&lt;/b&gt;]]&gt;</title>', { title: 'Fish & chips' }],
  // addresses
  ['<link>www.town.example/a</link>', { url: 'https://www.town.example/a', id: 'https://www.town.example/a' }],
  [
    '<title>T</title><link>&lt;![CDATA[https://a.example/1]]&gt;</link><category>&lt;![CDATA[A &amp; B]]&gt;</category>',
    { title: 'T', url: 'https://a.example/1', id: 'https://a.example/1', categories: ['A & B'] },
  ],
  ['<link>/a</link>', { url: 'https://town.example/a', id: 'https://town.example/a' }],
  ['<link href="/a"/>', { url: 'https://town.example/a', id: 'https://town.example/a' }],
  [
    '<link>\n https://a.example/?b=1&amp;c=2 \n</link>',
    { url: 'https://a.example/?b=1&c=2', id: 'https://a.example/?b=1&c=2' },
  ],
  ['<guid>https://a.example/1</guid>', { id: 'https://a.example/1', url: 'https://a.example/1' }],
  [
    '<guid isPermaLink="false">https://a.example/1</guid><link>/a</link>',
    { id: 'https://a.example/1', url: 'https://town.example/a' },
  ],
  ['<guid>town-1</guid>', { id: 'town-1' }],
  [
    '<atom:link rel="alternate" href="/a"/><atom:link rel="self" href="/b"/>',
    { url: 'https://town.example/a', id: 'https://town.example/a' },
  ],
  ['<link>http://[</link><title>T</title>', { title: 'T' }],
  [
    '<title>T</title><link>/?p=12&amp;#038;lang=fr&amp;amp;a[]=1</link>',
    { title: 'T', url: 'https://town.example/?p=12&lang=fr&a[]=1', id: 'https://town.example/?p=12&lang=fr&a[]=1' },
  ],
  ['<guid>1</guid><link>/?q=R&amp;amp;D</link>', { id: '1', url: 'https://town.example/?q=R&amp;D' }],
  [
    '<guid>1</guid><link>/?q=%26amp%3Bb=1&amp;#038;</link>',
    { id: '1', url: 'https://town.example/?q=%26amp%3Bb=1&#038;' },
  ],
  [
    '<guid>1</guid><enclosure url="/b.jpg?w=3&amp;#038;h=2" type="image/jpeg"/>',
    {
      id: '1',
      image: { url: 'https://town.example/b.jpg?w=3&h=2' },
      attachments: [{ url: 'https://town.example/b.jpg?w=3&h=2', type: 'image/jpeg', size: undefined }],
    },
  ],
  // dates
  ['<pubDate>Mon, 23 Nov 2026 09:00:00 +0100</pubDate>', { published: '2026-11-23T08:00:00Z' }],
  ['<pubDate>lundi 23 novembre 2026</pubDate>', { published: '2026-11-23' }],
  ['<pubDate>soon</pubDate><title>T</title>', { title: 'T' }],
  ['<dc:date>2026-11-23</dc:date>', { published: '2026-11-23', updated: '2026-11-23' }],
  [
    '<pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate><atom:updated>2026-11-24T08:00:00Z</atom:updated>',
    { published: '2026-11-23T08:00:00Z', updated: '2026-11-24T08:00:00Z' },
  ],
  // what programs write who know no date
  ['<title>T</title><pubDate>Thu, 01 Jan 1970 00:00:00 +0000</pubDate>', { title: 'T' }],
  // texts
  ['<description><![CDATA[One <![CDATA[two]]> three]]></description>', { summary: 'One two three' }],
  [
    '<description>&lt;![CDATA[&lt;p&gt;One&lt;/p&gt;]]&gt;</description><content:encoded>&lt;![CDATA[&lt;p&gt;Two&lt;/p&gt;]]&gt;</content:encoded>',
    { summary: 'One', content: '<p>Two</p>' },
  ],
  [
    '<description>&lt;p&gt;One - two&lt;/p&gt;\n\n-\n&lt;a href="/r1" rel="directory"&gt;Town &amp;amp; life&lt;/a&gt;\n\n/ \n&lt;a href="/m1" rel="tag"&gt;Market&lt;/a&gt;, \n&lt;a href="/m2" rel="tag"&gt;Snow&lt;/a&gt;</description>',
    { summary: 'One - two', content: '<p>One - two</p>', categories: ['Town & life', 'Market', 'Snow'] },
  ],
  [
    '<description>See - &lt;a href="/r1"&gt;the page&lt;/a&gt;</description>',
    { summary: 'See - the page', content: 'See - <a href="/r1">the page</a>' },
  ],
  [
    '<description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two &amp;amp; three&lt;/p&gt;</description>',
    { summary: 'One two & three', content: '<p>One</p><p>two &amp; three</p>' },
  ],
  ['<description>Plain &amp;amp; simple</description>', { summary: 'Plain & simple' }],
  [
    '<description>D</description><content:encoded><![CDATA[<p>C</p>]]></content:encoded>',
    { summary: 'D', content: '<p>C</p>' },
  ],
  [
    '<description><p>As <br/>elements</p></description>',
    { summary: 'As elements', content: '<p>As <br/>elements</p>' },
  ],
  [
    '<atom:content>&lt;p&gt;C &amp;amp; c&lt;/p&gt;</atom:content><title>T</title>',
    { title: 'T', summary: 'C & c', content: '<p>C &amp; c</p>' },
  ],
  ['<itunes:summary>I</itunes:summary>', { summary: 'I' }],
  ['<itunes:title>T</itunes:title><itunes:subtitle>S</itunes:subtitle>', { title: 'T', summary: 'S' }],
  [
    '<body xmlns="http://www.w3.org/1999/xhtml"><p/><p>B</p></body><title>T</title>',
    {
      title: 'T',
      summary: 'B',
      content: '<p></p><p>B</p>',
    },
  ],
  // people, subjects, readers
  [
    '<dc:creator>Ada</dc:creator><dc:creator>Bo</dc:creator><author>ada@town.example (Ada)</author>',
    { authors: ['Ada', 'Bo'] },
  ],
  ['<author>Ada &lt;ada@town.example&gt;</author>', { authors: ['Ada'] }],
  ['<author>ada@town.example</author>', { authors: ['ada@town.example'] }],
  ['<itunes:author>Ada</itunes:author>', { authors: ['Ada'] }],
  [
    '<category>Roads</category><category domain="x">Works &amp;amp; sites</category><category>Roads</category><category/>',
    { categories: ['Roads', 'Works & sites'] },
  ],
  ['<dc:subject>Roads</dc:subject><itunes:keywords>a, b</itunes:keywords>', { categories: ['a', 'b', 'Roads'] }],
  [
    '<category>audience: agents</category><category>Public:schools</category><dcterms:audience>all</dcterms:audience>',
    { audience: ['all', 'agents', 'schools'] },
  ],
  [
    '<category>Public\u00a0: agents</category><category>Public\u202f:\u00a0écoles</category>',
    { audience: ['agents', 'écoles'] },
  ],
  // files and pictures
  [
    '<enclosure url="/a.pdf" type="application/pdf" length="1234"/>',
    { attachments: [{ url: 'https://town.example/a.pdf', type: 'application/pdf', size: 1234 }] },
  ],
  [
    '<enclosure url="/a.jpg" type="image/jpeg" length="big"/>',
    {
      attachments: [{ url: 'https://town.example/a.jpg', type: 'image/jpeg', size: undefined }],
      image: { url: 'https://town.example/a.jpg' },
    },
  ],
  ['<enclosure/><title>T</title>', { title: 'T' }],
  [
    '<media:thumbnail url="/t.jpg" width="75" height="50"/><media:thumbnail url="/u.jpg" width="640" height="480"/>',
    { image: { url: 'https://town.example/u.jpg', width: 640, height: 480 } },
  ],
  [
    '<media:group><media:content url="/a.mp4" type="video/mp4" fileSize="9"/><media:thumbnail url="/t.jpg"/></media:group>',
    {
      attachments: [{ url: 'https://town.example/a.mp4', type: 'video/mp4', size: 9 }],
      image: { url: 'https://town.example/t.jpg', width: undefined, height: undefined },
    },
  ],
  [
    '<media:group><media:content url="https://www.youtube.com/v/a?version=3" type="application/x-shockwave-flash"/><media:description>V</media:description></media:group>',
    { summary: 'V' },
  ],
  [
    '<media:content url="/a.jpg" medium="image"><media:description>The &lt;b&gt;old&lt;/b&gt; mill</media:description></media:content>',
    { image: { url: 'https://town.example/a.jpg', alt: 'The old mill', width: undefined, height: undefined } },
  ],
  [
    '<media:content url="https://1.gravatar.com/avatar/x" medium="image"/><media:content url="/p" medium="image"/>',
    { image: { url: 'https://town.example/p', width: undefined, height: undefined } },
  ],
  [
    '<itunes:image href="/i.png"/>',
    { image: { url: 'https://town.example/i.png', width: undefined, height: undefined } },
  ],
  [
    '<description>&lt;img src="/1.gif" width="1" height="1"&gt;&lt;img class="emoji" src="/e.png"&gt;&lt;img alt=\'A "b"\' width=300 height="200px" src=/p.jpg&gt;</description>',
    {
      content:
        '<img src="/1.gif" width="1" height="1"><img class="emoji" src="/e.png"><img alt=\'A "b"\' width=300 height="200px" src=/p.jpg>',
      image: { url: 'https://town.example/p.jpg', alt: 'A "b"', width: 300, height: 200 },
    },
  ],
  [
    '<description>&lt;img src="data:image/gif;base64,x"&gt;D</description>',
    { summary: 'D', content: '<img src="data:image/gif;base64,x">D' },
  ],
  // marks
  ['<dcterms:valid>start=2026-11-01;end=2026-11-30;scheme=W3C-DTF</dcterms:valid>', { expires: '2026-11-30' }],
  [
    '<expirationDate xmlns="">Mon, 30 Nov 2026 08:00:00 GMT</expirationDate><media:rating>nonadult</media:rating>',
    { expires: '2026-11-30T08:00:00Z' },
  ],
  ['<media:rating>adult</media:rating>', { warning: 'adult' }],
  ['<cap:urgency>Immediate</cap:urgency>', { urgent: true }],
  ['<cap:urgency>Future</cap:urgency><title>T</title>', { title: 'T' }],
  ['<dc:language>en</dc:language>', { lang: 'en' }],
];

const channel = (inside: string) => `<rss version="2.0"><channel>${inside}</channel></rss>`;

describe('RSS', () => {
  for (const [inside, says] of items) {
    it(`reads ${inside}`, async () => {
      const item = await rssItem(inside);
      const { id, title, ...rest } = item;
      const { id: expectedId, title: expectedTitle = '', ...others } = says;
      expect(rest).to.deep.equal(others);
      expect(title).to.equal(expectedTitle);
      if (expectedId) expect(id).to.equal(expectedId);
    });
  }

  it('reads what the feed says of itself', async () => {
    const feed = await readFeed(
      channel(
        '<title>Town &amp;amp; country</title><link>/</link><description>&lt;p&gt;All&lt;/p&gt;</description><language>fr</language>' +
          '<image><url>/logo.png</url><title>no</title><link>/no</link></image><textInput><link>/no</link></textInput>' +
          '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="?page=2"/>',
      ),
    );
    expect(said(feed)).to.deep.equal({
      title: 'Town & country',
      description: 'All',
      url: 'https://town.example/',
      lang: 'fr',
      image: { url: 'https://town.example/logo.png' },
      next: 'https://town.example/news/feed?page=2',
      skipped: 0,
    });
    expect((await readFeed(channel(''), undefined, { 'content-language': 'de' })).lang).to.equal('de');
  });

  it('reads RSS of all ages', async () => {
    const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
    for (const xml of [
      '<rss version="0.91"><channel><title>F</title><item><title>T</title></item></channel></rss>',
      '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/x.dtd"><rss><channel><title>F</title><item><title>T</title></item></channel></rss>',
      `<rdf:RDF ${rdf} xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>F</title></channel><item><title>T</title></item></rdf:RDF>`,
      `<rdf:RDF ${rdf} xmlns="http://purl.org/rss/1.0/"><channel><title>F</title><items><rdf:Seq><rdf:li/></rdf:Seq></items></channel><item rdf:about="x"><title>T</title></item></rdf:RDF>`,
      `<rdf:RDF ${rdf} xmlns:rss="http://purl.org/rss/1.0/"><rss:channel><rss:title>F</rss:title></rss:channel><rss:item><rss:title>T</rss:title></rss:item></rdf:RDF>`,
      '<Channel xmlns="http://purl.org/net/rss1.1#"><title>F</title><items><item><title>T</title></item></items></Channel>',
      '<rss xmlns="http://backend.userland.com/rss2"><channel><title>F</title><item><title>T</title></item></channel></rss>',
      '<rss><item><title>T</title></item><channel><title>F</title></channel></rss>',
    ]) {
      const feed = await readFeed(xml);
      expect([feed.title, feed.items.map(({ title }) => title)], xml).to.deep.equal(['F', ['T']]);
    }
  });

  it('reads names in whatever capitals', async () => {
    const capitals =
      '<RSS VERSION="2.0"><CHANNEL><TITLE>F</TITLE><ITEM><TITLE>T</TITLE><LINK>/1</LINK><PUBDATE>Mon, 23 Nov 2026 08:00:00 GMT</PUBDATE></ITEM></CHANNEL></RSS>';
    for (const xml of [
      capitals,
      '<Rss><Channel><Title>F</Title><Item><Title>T</Title><Link>/1</Link><PubDate>Mon, 23 Nov 2026 08:00:00 GMT</PubDate></Item></Channel></Rss>',
      '<rss><channel><title>F</title><item><title>T</title><link>/1</link><pubdate>Mon, 23 Nov 2026 08:00:00 GMT</pubdate></item></channel></rss>',
      // as it is read where it is not well-formed
      capitals.replace('</CHANNEL>', ''),
    ]) {
      const { title, items } = await readFeed(xml);
      const [{ title: name, url, published }] = items as [NewsItem];
      expect([title, items.length, name, url, published], xml).to.deep.equal([
        'F',
        1,
        'T',
        'https://town.example/1',
        '2026-11-23T08:00:00Z',
      ]);
    }
    expect((await readFeed(capitals, undefined, {}, 'rss')).items.length).to.equal(1);
  });

  it('reads what is said in several languages in the one of the page, else as it is said first', async () => {
    const both = (tag: string, fr: string, br: string) =>
      `<${tag} xml:lang="fr">${fr}</${tag}><${tag} xml:lang="br">${br}</${tag}><${tag} xml:lang="br-FR"> </${tag}>`;
    const body =
      `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><language>fr</language>${both('title', 'La ville', 'Ar gêr')}` +
      `<item xml:lang="fr">${both('title', 'Marché', 'Marc’had')}${both('description', 'Samedi', 'Disadorn')}</item>` +
      `<item xml:lang="fr">${both('title', 'Fête', 'Gouel')}${both('content:encoded', '&lt;p&gt;Oui', '&lt;p&gt;Ya')}</item></channel></rss>`;
    const read = async (lang?: string) => {
      const { title, items } = await readFeed(body, undefined, {}, undefined, lang);
      return [title, ...items.flatMap((item) => [item.title, item.summary, item.lang])];
    };
    const french = ['La ville', 'Marché', 'Samedi', 'fr', 'Fête', 'Oui', 'fr'];
    for (const lang of ['fr', 'fr-CA', 'de', undefined]) expect(await read(lang), lang).to.deep.equal(french);
    for (const lang of ['br', 'BR', 'br-FR'])
      expect(await read(lang), lang).to.deep.equal(['Ar gêr', 'Marc’had', 'Disadorn', 'br', 'Gouel', 'Ya', 'br']);
  });

  it('resolves against xml:base, and says so for what is inside the content', async () => {
    const {
      items: [item],
    } = await readFeed(
      '<rss xml:base="https://a.example/b/"><channel><item xml:base="c/"><link>d</link><description>&lt;a href="e"&gt;f&lt;/a&gt;</description></item></channel></rss>',
    );
    expect([item!.url, item!.base]).to.deep.equal(['https://a.example/b/c/d', 'https://a.example/b/c/']);
  });

  it('counts an empty item, and refuses what has neither channel nor item', async () => {
    const feed = await readFeed(channel('<item/><item><title>T</title></item>'));
    expect([feed.items.length, feed.skipped]).to.deep.equal([1, 1]);
    const error = await readFeed('<rss version="2.0"/>').catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(SourceError);
    expect((error as SourceError).kind).to.equal('format');
  });

  it('names by all that they say two items of one title that have neither a name, an address nor a date', async () => {
    const body = ['Rue Haute', 'Rue Basse'].map(
      (where) => `<item><title>Coupure d’eau</title><description>${where}</description></item>`,
    );
    const { items } = await readFeed(`<rss><channel>${body.join('')}</channel></rss>`);
    expect(new Set(items.map(({ id }) => id)).size).to.equal(2);
  });

  it('names an item without a name by what it says, and the same each time', async () => {
    const say = async () => (await rssItem('<title>T</title><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate>')).id;
    expect(await say()).to.equal(await say());
    expect(await say()).not.to.equal((await rssItem('<title>U</title>')).id);
  });
});
