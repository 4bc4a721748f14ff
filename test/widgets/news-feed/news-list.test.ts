import { expect } from '@open-wc/testing';
import type { NewsItem } from '../../../src/widgets/news-feed/news-item.js';
import { newsEntries } from '../../../src/widgets/news-feed/news-list.js';
import { newsRules, type NewsOrder } from '../../../src/widgets/news-feed/news-rules.js';
import { fold } from '../../../src/data/reading/values/fold.js';
import { item } from './news.js';

const NOW = '2026-11-23T12:00:00Z';
const none: NewsOrder = { category: '', audience: '', pinned: '', pinnedUntil: '', urgent: '' };

const entries = (sources: readonly (readonly NewsItem[])[], order: Partial<NewsOrder> = {}, now = NOW) =>
  newsEntries(sources, now, newsRules({ ...none, ...order }, now));
const titles = (sources: readonly (readonly NewsItem[])[], order: Partial<NewsOrder> = {}) =>
  entries(sources, order).map((entry) => entry.item.title);

const march = item('Marché', { published: '2026-11-20T08:00:00Z', categories: ['Vie locale'] });
const works = item('Travaux', { published: '2026-11-22T08:00:00Z', categories: ['Voirie'] });
const school = item('École', { published: '2026-11-21', categories: ['Éducation', 'Vie locale'] });

describe('the lines of a feed', () => {
  it('go from the newest to the oldest, whatever the order of the source', () => {
    expect(titles([[march, works, school]])).to.deep.equal(['Travaux', 'École', 'Marché']);
  });

  it('merge several sources by date', () => {
    expect(titles([[march, works], [school]])).to.deep.equal(['Travaux', 'École', 'Marché']);
  });

  it('keep the order of the source among equals, and put the undated ones last', () => {
    const same = { published: '2026-11-20T08:00:00Z' };
    expect(titles([[item('?'), item('b', same), item('a', same), item('¿')]])).to.deep.equal(['b', 'a', '?', '¿']);
  });

  it('count a change as a date where the source gives no other', () => {
    expect(titles([[march, item('Mis à jour', { updated: '2026-11-23T08:00:00Z' })]])[0]).to.equal('Mis à jour');
  });

  describe('dated later than news can be', () => {
    const slip = item('Vœux', { published: '2062-11-20T08:00:00Z' });
    const draft = item('Conseil', { published: '2026-12-04' });

    it('stand where their source has put them, and keep their date', () => {
      const lines = entries([[slip, march, draft, works, item('?')], [school]]);
      expect(lines.map(({ item }) => item.title)).to.deep.equal(['Conseil', 'Travaux', 'École', 'Vœux', 'Marché', '?']);
      expect(lines[3]!.item.published).to.equal(slip.published);
    });

    it('are last, in the order of the source, where nothing of it tells when', () => {
      expect(titles([[march], [item('Atelier', { published: '2026-12-04' }), slip]])).to.deep.equal([
        'Marché',
        'Atelier',
        'Vœux',
      ]);
    });

    it('take their place once their day is there', () => {
      expect(titles([[march, draft]])).to.deep.equal(['Marché', 'Conseil']);
      const later = entries([[march, draft]], {}, '2026-12-03T08:00:00Z');
      expect(later.map(({ item }) => item.title)).to.deep.equal(['Conseil', 'Marché']);
    });

    it('stand where they were last changed, when the source says that', () => {
      expect(titles([[{ ...slip, updated: '2026-11-21T08:00:00Z' }, march, works]])).to.deep.equal([
        'Travaux',
        'Vœux',
        'Marché',
      ]);
    });

    for (const published of ['2026-11-24T09:00:00Z', '2026-11-24'])
      it(`are first where only a clock or a zone may be wrong: ${published}`, () => {
        expect(titles([[march, item('Demain', { published })]])[0]).to.equal('Demain');
      });

    it('are all as good as others where the clock of the reader stands still', () => {
      for (const now of ['1970-01-01T00:00:12Z', '2020-01-01T08:00:00Z'])
        expect(entries([[march], [works, school]], {}, now).map(({ item }) => item.title)).to.deep.equal([
          'Travaux',
          'École',
          'Marché',
        ]);
    });
  });

  describe('the same item in two sources', () => {
    it('is one line by its id, and keeps the names of all its sources', () => {
      const [only, ...others] = entries([[march], [works], [{ ...march, title: 'Le marché' }]]).filter(
        (entry) => entry.item.id === march.id,
      );
      expect(others).to.deep.equal([]);
      expect(only!.sources).to.deep.equal([0, 2]);
      expect(only!.item.title).to.equal('Marché');
    });

    it('is one line by its address where the ids differ', () => {
      const here = item('Marché', { url: 'https://ville.example/marche' });
      const there = item('Le marché', { id: 'urn:uuid:8d2e', url: 'https://ville.example/marche' });
      expect(entries([[here], [there]]).map(({ sources }) => sources)).to.deep.equal([[0, 1]]);
    });

    it('is one line where the id of the one is the address of the other', () => {
      const url = 'https://ville.example/marche';
      expect(
        entries([[item('Marché', { id: url, url })], [item('Marché', { id: 'post-number-twelve', url })]]),
      ).to.have.length(1);
    });

    it('is two lines when one source gives one id to two items', () => {
      for (const id of ['12', 'urn:uuid:8d2e', 'https://ville.example/voeux']) {
        const [older, newer] = ['2025', '2026'].map((year) => item(year, { id, url: `https://ville.example/${year}` }));
        const lines = entries([[older!, newer!, older!]]);
        expect(lines.map(({ item }) => item.title)).to.deep.equal(['2025', '2026']);
        expect(new Set(lines.map(({ key }) => key)).size).to.equal(2);
      }
    });

    it('is one line when one source has only given it another title', () => {
      const url = 'https://ville.example/voeux';
      expect(titles([[item('Vœux', { id: 'a-1', url }), item('Les vœux', { id: 'a-1', url })]])).to.have.length(1);
    });

    it('is two lines when only titles and dates agree', () => {
      const published = '2026-11-20T08:00:00Z';
      const one = item('Conseil municipal', { id: 'https://a.example/1', published });
      const other = item('Conseil municipal', { id: 'https://b.example/1', published });
      expect(entries([[one], [other]])).to.have.length(2);
    });

    it('is two lines when the ids mean something inside their own source only', () => {
      expect(titles([[item('a', { id: '12' })], [item('b', { id: '12' })]])).to.have.members(['a', 'b']);
      expect(titles([[item('a', { id: 'post-12' })], [item('b', { id: 'post-12' })]])).to.have.members(['a', 'b']);
    });
  });

  it("show one source's items each, even when all of them link to the same page", () => {
    const url = 'https://ville.example/';
    expect(titles([[item('a', { url }), item('b', { url }), item('c', { id: '3', url })]])).to.deep.equal([
      'a',
      'b',
      'c',
    ]);
  });

  it('are as many as a source has titles, where one address is all that it says of them', () => {
    const url = 'https://ville.example/travaux';
    const [one, two, again] = ['Rue Haute', 'Rue Basse', 'Rue Haute'].map((title) => item(title, { id: url, url }));
    const only = entries([[one!, two!, again!], [item('Rue des Lilas', { url })]]);
    expect(only.map((entry) => entry.item.title)).to.deep.equal(['Rue Haute', 'Rue Basse']);
    expect(new Set(only.map(({ key }) => key)).size).to.equal(2);
    // Another one before them takes no key that was theirs.
    const later = entries([[item('Rue Neuve', { id: url, url }), one!, two!]]);
    expect(later.slice(1).map(({ key }) => key)).to.deep.equal(only.map(({ key }) => key));
  });

  it('show once what a source says twice under one id', () => {
    expect(titles([[item('a', { id: '1' }), item('a', { id: '1' })]])).to.deep.equal(['a']);
  });

  it('have keys that are all different', () => {
    const url = 'https://ville.example/';
    const all = entries([
      [item('a', { id: '1', url }), item('b', { id: '2' })],
      [item('c', { id: '1' }), item('d', { id: url })],
    ]);
    expect(new Set(all.map(({ key }) => key)).size).to.equal(all.length);
  });

  for (const [expires, leaves] of [
    ['2026-11-23T11:59:59Z', true],
    ['2026-11-23T12:00:01Z', false],
    ['2026-11-22', true],
    ['2026-11-23', false],
  ] as const) {
    it(`${leaves ? 'leave' : 'stay'} when the source says that they expire on ${expires}`, () => {
      expect(titles([[item('a', { expires })]])).to.deep.equal(leaves ? [] : ['a']);
    });
  }

  it('keep those of the asked categories only, without regard to case and accents', () => {
    expect(titles([[march, works, school]], { category: 'VOIRIE, education' })).to.deep.equal(['Travaux', 'École']);
    expect(titles([[march, works, school]], { category: 'vie' })).to.deep.equal([]);
  });

  it('keep what is for the asked readers and what is for all', () => {
    const agents = item('Agents', { audience: ['Agents'] });
    const elected = item('Élus', { audience: ['Élus'] });
    expect(
      titles([[agents, elected, item('Tous'), item('Vide', { audience: [] })]], { audience: 'elus' }),
    ).to.have.members(['Élus', 'Tous', 'Vide']);
  });

  it('stay to the end of a day that is meant, where their reader is', () => {
    const left = (now: Date) => entries([[item('a', { expires: '2026-11-23' })]], {}, now.toISOString()).length;
    expect(left(new Date(2026, 10, 23, 23, 59, 30))).to.equal(1);
    expect(left(new Date(2026, 10, 24, 0, 0, 30))).to.equal(0);
  });

  describe('those that are pinned', () => {
    it('come first, by category or by id', () => {
      expect(titles([[march, works, school]], { pinned: 'Vie locale' })).to.deep.equal(['École', 'Marché', 'Travaux']);
      expect(titles([[march, works, school]], { pinned: march.id })).to.deep.equal(['Marché', 'Travaux', 'École']);
      expect(entries([[march]], { pinned: march.id })[0]!.pinned).to.equal(true);
    });

    for (const [until, first] of [
      ['2026-11-23T11:59:59Z', 'Travaux'],
      ['2026-11-23T12:00:01Z', 'Marché'],
      ['2026-11-23T13:59:59+02:00', 'Travaux'],
      ['2026-11-22', 'Travaux'],
      ['2026-11-23', 'Marché'],
      ['', 'Marché'],
    ] as const) {
      it(`are ${first === 'Marché' ? '' : 'no longer '}first with pinned-until="${until}"`, () => {
        expect(titles([[march, works]], { pinned: march.id, pinnedUntil: until })[0]).to.equal(first);
      });
    }
  });

  it('put first what its source pins, with no rules and with those of the webmaster, also after their end', () => {
    const kept = item('Guichet', { published: '2024-01-01', pinned: true });
    const named = (list: ReturnType<typeof newsEntries>) => list.map((entry) => entry.item.title);
    expect(named(newsEntries([[march, works], [kept]], NOW))).to.deep.equal(['Guichet', 'Travaux', 'Marché']);
    expect(titles([[march, works, kept]], { pinned: march.id })).to.deep.equal(['Marché', 'Guichet', 'Travaux']);
    expect(titles([[march, works, kept]], { pinned: march.id, pinnedUntil: '2026-11-22' })[0]).to.equal('Guichet');
  });

  it("put the urgent ones before all others, the source's mark and the named category alike", () => {
    const flood = item('Crue', { published: '2026-11-01', urgent: true });
    const order = { pinned: 'Vie locale', urgent: 'voirie' };
    const all = entries([[march, works, school, flood]], order);
    expect(all.map((entry) => entry.item.title)).to.deep.equal(['Travaux', 'Crue', 'École', 'Marché']);
    expect(all.map(({ urgent }) => urgent)).to.deep.equal([true, true, false, false]);
  });

  it('need no rules', () => {
    expect(newsEntries([[march, works]], NOW).map((entry) => entry.item.title)).to.deep.equal(['Travaux', 'Marché']);
  });

  it('take names that are separated by commas, whatever stands between', () => {
    expect(titles([[march, works, school]], { category: ' ,Voirie,, éducation ,' })).to.deep.equal([
      'Travaux',
      'École',
    ]);
    expect(titles([[march, works, school]], { category: ' , ' })).to.have.length(3);
  });

  it('leave what they were given as it was', () => {
    const given = Object.freeze([march, works, school].map((one) => Object.freeze(one)));
    entries([given], { pinned: 'Vie locale' });
    expect(given[0]).to.equal(march);
  });
});

describe('words compared', () => {
  it('know neither case nor accents nor doubled spaces', () => {
    expect(fold('  ÉCOLE\u00a0 élémentaire\n')).to.equal('ecole elementaire');
  });
});
