import { expect } from '@open-wc/testing';
import { readCalendar } from '../../src/formats.js';
import { ownSources } from '../../src/data/own-sources.js';
import { SourceError } from '../../src/data/source-error.js';
import type { Source, SourcePage } from '../../src/data/source.js';
import type { CalendarEvent } from '../../src/widgets/event-calendar/calendar-event.js';
import { mendEvent } from '../../src/widgets/event-calendar/sources/own-events.js';
import { mendIdea } from '../../src/widgets/idea-box/own-ideas.js';
import { mendDocument } from '../../src/widgets/document-list/sources/own-documents.js';
import { mendNewsItem } from '../../src/widgets/news-feed/sources/own-news.js';
import type { NewsItem } from '../../src/widgets/news-feed/news-item.js';

const request = { signal: new AbortController().signal, fetch };
const good: NewsItem = { id: '1', title: 'Marché', authors: [], categories: ['Sport'], attachments: [] };
const of = (items: unknown, more = {}): Source<NewsItem> => ({
  read: async () => ({ items, skipped: 1, ...more }) as SourcePage<NewsItem>,
});

describe('a source that a page has made', () => {
  it('gives its good items as they are, and counts what is none', async () => {
    const bad = [null, undefined, 7, 'x', {}, [], { id: 3 }, { title: '' }];
    const [own] = ownSources([of([...bad, good, ...bad], { next: 'b', title: 'Mairie' })], mendNewsItem);
    const page = await own!.read(request);
    expect(page.items).to.deep.equal([good]);
    expect(page.items[0]).to.equal(good);
    expect([page.skipped, page.next, page.title]).to.deep.equal([17, 'b', 'Mairie']);
  });

  it('says that it gave no list', async () => {
    for (const items of [undefined, null, {}, 'x']) {
      const [own] = ownSources([of(items)], mendNewsItem);
      const error = await own!.read(request).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(SourceError).and.to.have.property('kind', 'format');
    }
  });

  it('is mended while it comes, too', async () => {
    const parts: SourcePage<NewsItem>[] = [];
    const source: Source<NewsItem> = {
      read: async ({ onPart }) => {
        onPart!({ items: [null as never, good], skipped: 0 });
        return { items: [good], skipped: 0 };
      },
    };
    await ownSources([source], mendNewsItem)[0]!.read({ ...request, onPart: (part) => parts.push(part) });
    expect(parts).to.deep.equal([{ items: [good], skipped: 1 }]);
  });

  it('stays the same source, with its own name and what else it can do', async () => {
    class Own implements Source<NewsItem> {
      readonly key = 'k';
      #label = 'Mairie';
      get label() {
        return this.#label;
      }
      rename(label: string) {
        this.#label = label;
      }
      async read() {
        return { items: [{ ...good, title: this.#label }], skipped: 0 };
      }
    }
    const source = new Own();
    const [own] = ownSources([source], mendNewsItem) as [Own];
    expect(ownSources([source], mendNewsItem)[0]).to.equal(own);
    expect([own.key, own.label]).to.deep.equal(['k', 'Mairie']);
    own.rename('Sports');
    expect(own.label).to.equal('Sports');
    expect((await (own as Source<NewsItem>).read(request)).items[0]!.title).to.equal('Sports');
  });

  for (const [name, mend, item, mended] of [
    [
      'news',
      mendNewsItem,
      {
        id: 12,
        title: 2026,
        url: new URL('https://ville.example/'),
        published: new Date(Date.UTC(2026, 10, 23, 8)),
        categories: 'Sport',
        authors: [null, 'Ana'],
        attachments: ['/a.pdf', 7],
        image: '/a.png',
        summary: {},
      },
      {
        id: '12',
        title: '2026',
        url: 'https://ville.example/',
        published: '2026-11-23T08:00:00Z',
        categories: ['Sport'],
        authors: ['Ana'],
        attachments: [{ url: '/a.pdf' }],
        image: { url: '/a.png' },
        summary: undefined,
      },
    ],
    ['news without an id', mendNewsItem, { title: 'A' }, { id: 'A', title: 'A' }],
    [
      'documents',
      mendDocument,
      { title: 'Budget', url: '/b.pdf', size: '12', modified: new Date(0), versions: 'x', entries: [null] },
      { name: 'Budget', size: 12, modified: '1970-01-01T00:00:00Z', versions: undefined, entries: [] },
    ],
    [
      'documents with a size in words, and instants as programs give them',
      mendDocument,
      {
        name: 'b.pdf',
        url: '/b.pdf',
        size: '2,3 Mo',
        modified: '2026-11-23T10:00:00.250+02:00',
        created: Date.UTC(1969, 11, 31, 23),
      },
      { size: 2_300_000, modified: '2026-11-23T08:00:00Z', created: '1969-12-31T23:00:00Z' },
    ],
    [
      'documents of which the size is no size, and the dates no dates',
      mendDocument,
      { name: 'b.pdf', url: '/b.pdf', size: 'gros', modified: 'hier', created: '' },
      { size: undefined, modified: undefined, created: undefined },
    ],
    ...[0, '0', -1, NaN, 2 ** 53, 1.5].map(
      (size, at) =>
        [
          `documents of ${size} bytes`,
          mendDocument,
          { name: 'b.pdf', url: '/b.pdf', size },
          { size: at < 2 ? 0 : undefined },
        ] as const,
    ),
    [
      'ideas',
      mendIdea,
      { id: 7, title: 'Banc', topics: 'Voirie', text: 5 },
      { id: '7', topics: ['Voirie'], text: '5' },
    ],
    [
      'events',
      mendEvent,
      { title: 'Marché', start: '2026-11-24', categories: null, attachments: null },
      { uid: '2026-11-24 Marché', categories: [], attachments: [] },
    ],
    ['events without a title', mendEvent, { uid: 'a', start: '2026-11-24' }, { uid: 'a', title: '' }],
  ] as const)
    it(`is read as it was meant: ${name}`, () => {
      expect(mend(item)).to.deep.include(mended);
    });

  it('leaves what a class has made, as the readers of the library do, to itself', async () => {
    const text =
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261124T090000Z\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
    const { events } = readCalendar(text, { url: 'https://ville.example/a.ics' });
    const source: Source<CalendarEvent> = { read: async () => ({ items: [...events], skipped: 0 }) };
    const page = await ownSources([source], mendEvent)[0]!.read(request);
    expect(page.items[0]).to.equal(events[0]);
    expect(page.skipped).to.equal(0);
  });

  it('leaves out what has not what each must have', () => {
    expect(mendDocument({ name: 'a.pdf' })).to.equal(undefined);
    expect(mendIdea({ id: '1' })).to.equal(undefined);
    expect(mendEvent({ title: 'Marché' })).to.equal(undefined);
  });
});
