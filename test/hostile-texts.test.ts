import { expect } from '@open-wc/testing';
import { readListRow } from '../src/data/html/list-rows.js';
import { decode } from '../src/data/reading/decode.js';
import { lastName } from '../src/data/reading/values/file-name.js';
import { resolveUrl } from '../src/data/reading/values/resolve-url.js';
import { readOddText } from '../src/data/reading/xml/entities.js';
import { nextLink } from '../src/data/reading/values/json-value.js';
import { readOddDate } from '../src/data/reading/values/odd-date.js';
import { odd } from '../src/data/reading/odd.js';
import { paragraphs } from '../src/data/reading/values/paragraphs.js';
import { plainText } from '../src/data/reading/values/plain-text.js';
import { readLightTree } from '../src/data/reading/xml/xml-tree.js';
import { readCalendar, readDocuments, readNews } from '../src/formats.js';
import { documentFormats } from '../src/widgets/document-list/document-formats.js';
import { parentOf } from '../src/widgets/document-list/order/document-groups.js';
import { linkedText } from '../src/widgets/event-calendar/dialog/linked-text.js';
import { writeICalendar } from '../src/widgets/event-calendar/icalendar/writing/write-icalendar.js';
import { firstPicture } from '../src/widgets/news-feed/feeds/first-picture.js';
import { xhtmlAsHtml } from '../src/widgets/news-feed/feeds/feed-modules.js';
import { parseRss } from '../src/widgets/news-feed/feeds/parse-rss.js';
import { rssModules } from '../src/widgets/news-feed/feeds/rss-modules.js';

// What is fetched for texts that are written in odd ways.
odd.date = readOddDate;
readOddText();

const about = { url: 'https://town.example/feed' };
const news = (text: string) => void readNews(text, about);
/** By our own reading alone: WebKit's parser of XML takes the square of the time for comments that begin in a comment. */
const rss = (text: string) => void parseRss(readLightTree(text, 0, ['item', 'entry']), about, rssModules);
const calendar = (value: unknown) =>
  void readCalendar(typeof value === 'string' ? value : JSON.stringify(value), about);
const vevent = (line: string) => calendar(`BEGIN:VCALENDAR\nBEGIN:VEVENT\n${line}\nEND:VEVENT\nEND:VCALENDAR\n`);
const message = {
  uri: 'https://town.example/1',
  sensitive: false,
  account: {},
  emojis: [{ shortcode: 'aa', url: '/a.png' }],
};
const share = documentFormats.formats.find(({ name }) => name === 'webdav')!;
const event = { title: 'T', start: '2026-11-10T10:00:00' };
const scheduled = (schedule: object) =>
  calendar([{ '@type': 'Event', name: 'T', startDate: '2026-11-10T10:00', eventSchedule: schedule }]);

/** Where a text comes in. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'a tag with namespaces': (text) => rss(`<rss><channel><item xmlns ${text}><title>T</title></item></channel></rss>`),
  'an element': (text) => rss(`<rss><channel><item><title>T &</title>${text}</item></channel></rss>`),
  'a title': (text) => news(JSON.stringify({ version: 'jsonfeed.org', items: [{ id: '1', title: `x${text}` }] })),
  'a date': (text) =>
    rss(`<rss><channel><item><title>T</title><pubDate>2026 ${text}!</pubDate></item></channel></rss>`),
  'a date in an element': (text) =>
    rss(`<rss><channel><item><title>T</title><pubDate><![CDATA[<time ${text}]]></pubDate></item></channel></rss>`),
  'the rubric of SPIP': (text) =>
    rss(`<rss><channel><item><description>x - &lt;a rel="directory">${text}</description></item></channel></rss>`),
  'a text that is marked as one': (text) =>
    rss(`<rss><channel><item><title>&lt;![CDATA[${text}]]&gt; ${text}</title></item></channel></rss>`),
  'the link of a feed': (text) =>
    rss(`<rss><channel><item><title>T</title><link>https://town.example/?a=1${text}</link></item></channel></rss>`),
  'a message with pictures of its own': (text) => news(JSON.stringify([{ ...message, content: `<p>${text}` }])),
  'a text of a builder of pages': (text) =>
    news(JSON.stringify([{ date_gmt: '', content: { rendered: `[vc_a${text}` } }])),
  XHTML: (text) => xhtmlAsHtml(`<a${text}<`),
  'XHTML, after a blank': (text) => xhtmlAsHtml(`<a ${text}b<`),
  HTML: (text) => plainText(`<${text}`),
  'HTML with its paragraphs': (text) => paragraphs(`<p>${text}`),
  'a picture': (text) => firstPicture(`<img ${text}`, about.url),
  'a web page': (text) => {
    try {
      calendar(`<html><${text}`);
    } catch {
      // It holds no event.
    }
  },
  'a property of a share': (text) => share.load({ about, text: `<d:href>/a</d:href>${text}` }),
  'the name of a document': (text) =>
    readDocuments(JSON.stringify([{ name: `a${text.repeat(4)}x.pdf`, url: '/a' }]), about).entries.map(parentOf),
  'the address of a document': (text) =>
    readDocuments(JSON.stringify([`https://town.example/a${text.repeat(4)}x.pdf`]), about).entries.map(
      (entry) => parentOf(entry) + lastName(entry.url),
    ),
  'a header': (text) => nextLink(new Headers({ link: text.replace(/\s/g, ' ') })),
  'the end of a row': (text) => {
    const row = document.createElement('li');
    row.append(`a${text}b`);
    return readListRow(row, about.url);
  },
  'a description': (text) => calendar([{ ...event, description: `<${text}` }]),
  'a list of words': (text) => calendar([{ ...event, categories: `a${text}b` }]),
  'a time': (text) => calendar([{ ...event, end: `12:${text}!` }]),
  'a time of iCalendar': (text) => vevent(`DTSTART:20261110T10${text}x`),
  'a zone of iCalendar': (text) => vevent(`DTSTART${text.replaceAll('a', ';TZID=TZID=')};x=:x:20261110`),
  'a time of a schedule': (text) => scheduled({ repeatFrequency: 'P1D', startTime: `10:00${text}\n` }),
  'a text with links': (text) => linkedText(text, about.url),
  'a text with a link': (text) => linkedText(`http://a${text}b`, about.url),
  'the end of a link': (text) => linkedText(`http://a${text}`, about.url),
  'an address of mail': (text) => linkedText(`a@a${text}`, about.url),
  'a day of a schedule': (text) => scheduled({ repeatFrequency: 'P1W', byDay: `${text}!` }),
};
const texts = [
  'a',
  ')',
  ' ',
  '<a',
  '<script ',
  '. ',
  '.',
  '"',
  `'"`,
  'a="',
  'Z',
  '<a b=',
  ', ',
  '&a',
  '/',
  '<!--',
  'a:',
  '<',
  '<d:href>',
  '&#0',
  ':aa',
  '&amp;',
  '- ',
  ' datetime=',
  '[vc_',
];

/** Signs of a text: a reader that looks at all of it again for each one of them would not end in the time that a test has. */
const LENGTH = 200_000;

describe('hostile texts', () => {
  for (const [place, read] of Object.entries(readers)) {
    it(`come to an end in ${place}`, () => {
      for (const text of texts) read(text.repeat(LENGTH / text.length));
    });
  }

  it('that name any number of files are read', () => {
    let files = '';
    for (let i = 0; i < 150_000; i++) files += `<media:content url="/${i}"/>`;
    const { items } = readNews(`<rss><channel><item><title>T</title>${files}</item></channel></rss>`, about);
    expect(items[0]!.attachments).to.have.lengthOf(150_000);
  });

  it('that give an event any number of rules are written', () => {
    const lines = `DTSTART:20261110T100000\n${'RRULE:FREQ=DAILY\n'.repeat(100_000)}`;
    const { events } = readCalendar(`BEGIN:VCALENDAR\nBEGIN:VEVENT\n${lines}END:VEVENT\nEND:VCALENDAR\n`, about);
    const text = writeICalendar(events, { stamp: 0, zoneOf: () => undefined });
    expect(text.split('\r\nRRULE:')).to.have.lengthOf(100_001);
  });

  it('of millions of parts are read as addresses', () => {
    const address = `https://town.example${'/a'.repeat(5_000_000)}`;
    // Engines differ in whether they take so long a one: none of them throws.
    expect(resolveUrl(address, '') ?? address).to.have.lengthOf(address.length);
  });

  it('are decoded without a list of their letters', () => {
    const { match } = String.prototype;
    let lists = 0;
    String.prototype.match = function (this: string, pattern: RegExp) {
      lists += match.call(this, pattern)?.length ?? 0;
      return match.call(this, pattern);
    };
    try {
      expect(decode(new Uint8Array(1000).fill(0xe9))).to.equal('é'.repeat(1000));
    } finally {
      String.prototype.match = match;
    }
    expect(lists).to.be.below(10);
  });
});
