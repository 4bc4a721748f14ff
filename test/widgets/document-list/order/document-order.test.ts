import { expect } from '@open-wc/testing';
import type { DocumentEntry } from '../../../../src/widgets/document-list/document-entry.js';
import { rankTitles } from '../../../../src/widgets/document-list/order/rank-titles.js';
import { groupDocuments, parentOf } from '../../../../src/widgets/document-list/order/document-groups.js';
import {
  sortDocuments,
  titleOf,
  type DocumentOrder,
} from '../../../../src/widgets/document-list/order/document-order.js';
import { entries, entry } from '../entry.js';

const sorted = (list: readonly DocumentEntry[], order: DocumentOrder, lang = 'fr') =>
  sortDocuments(list, order, lang).map(titleOf);

describe('the order of documents', () => {
  it('is natural, without case and accents, folders first', () => {
    const list = [
      'Annexe 10.pdf',
      'annexe 2.pdf',
      'Élections.pdf',
      'Budget.ods',
      'elections 2026.pdf',
      'Œuvres.pdf',
      'Zones.pdf',
      '10.pdf',
      '9.pdf',
      '009.pdf',
    ].map((name) => entry(name));
    expect(
      sorted([...list, entry('Zz', { folder: true }), entry('aa', { folder: true })], { by: 'name' }),
    ).to.deep.equal([
      'aa',
      'Zz',
      '9.pdf',
      '009.pdf',
      '10.pdf',
      'annexe 2.pdf',
      'Annexe 10.pdf',
      'Budget.ods',
      'elections 2026.pdf',
      'Élections.pdf',
      'Œuvres.pdf',
      'Zones.pdf',
    ]);
  });

  it('is that of the collator, whatever the signs', () => {
    const letters = [
      'a',
      'B',
      'é',
      'Z',
      '_',
      '-',
      ' ',
      '.',
      '1',
      '02',
      '10',
      'œ',
      'ß',
      'ö',
      'å',
      '(',
      '’',
      '\u202e',
      '漢',
      '🙂',
    ];
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    for (const lang of ['fr', 'en', 'de', 'sv', 'es']) {
      const { compare } = new Intl.Collator(lang, { numeric: true, sensitivity: 'base' });
      const list = entries(500, () => entry(Array.from({ length: 1 + random(6) }, () => letters[random(20)]).join('')));
      const ours = sortDocuments(list, { by: 'name' }, lang).map(({ name }) => name);
      const wrong = ours.filter((name, at) => at && compare(ours[at - 1]!, name) > 0);
      expect(wrong, lang).to.deep.equal([]);
    }
  });

  it('is by any column, either way, with equals by name and those that say nothing last', () => {
    const list = [
      entry('d.pdf', { size: 10, modified: '2026-03-03', author: 'Zoé', version: '10' }),
      entry('c.odt', { size: 9, modified: '2026-03-03T08:00:00Z', author: 'Éric', version: '9' }),
      entry('b.pdf'),
      entry('a.ods', { size: 10, modified: '2025-01-01', author: 'eric', version: '1.10' }),
      entry('f', { folder: true }),
    ];
    const rows: readonly [DocumentOrder, string][] = [
      [{ by: 'size' }, 'f c.odt a.ods d.pdf b.pdf'],
      [{ by: 'size', descending: true }, 'f a.ods d.pdf c.odt b.pdf'],
      [{ by: 'modified' }, 'f a.ods d.pdf c.odt b.pdf'],
      [{ by: 'modified', descending: true }, 'f c.odt d.pdf a.ods b.pdf'],
      [{ by: 'author' }, 'f a.ods c.odt d.pdf b.pdf'],
      [{ by: 'version' }, 'f a.ods c.odt d.pdf b.pdf'],
      [{ by: 'version', descending: true }, 'f d.pdf c.odt a.ods b.pdf'],
      [{ by: 'kind' }, 'f b.pdf d.pdf a.ods c.odt'],
      [{ by: 'name', descending: true }, 'f d.pdf c.odt b.pdf a.ods'],
    ];
    for (const [order, expected] of rows) {
      expect(sorted(list, order).join(' '), JSON.stringify(order)).to.equal(expected);
    }
    const words = sortDocuments(
      list,
      { by: 'kind' },
      'fr',
      ({ name }) => `${name.length} ${name === 'b.pdf' ? 'a' : 'b'}`,
    );
    expect(words.map(({ name }) => name).join(' ')).to.equal('f b.pdf a.ods c.odt d.pdf');
  });

  it('leaves the list that it is given as it is, and equals as they came', () => {
    const list = Object.freeze([entry('a.pdf', { id: '1' }), entry('A.pdf', { id: '2' }), entry('à.pdf', { id: '3' })]);
    expect(sortDocuments(list, { by: 'name' }, 'fr').map(({ id }) => id)).to.deep.equal(['1', '2', '3']);
    expect(sortDocuments([...list].reverse(), { by: 'name' }, 'fr').map(({ id }) => id)).to.deep.equal(['3', '2', '1']);
  });

  it('is the same when the places of the titles were found in slices, others having their turn', async () => {
    const words = [
      'Délibération',
      'ARRETE',
      'arrêté',
      'procès-verbal',
      'Budget',
      'Æ',
      '(Plan)',
      'École',
      'ecole',
      ' _',
      '10',
    ];
    for (const [lang, count] of [
      ['fr', 5000],
      ['sv', 1300],
      ['ar', 257],
      ['fr', 1],
      ['fr', 0],
    ] as const) {
      const list = entries(count, (at) =>
        entry(`${words[(at * 7) % 11]} ${words[(at * 3) % 11]} n° ${(at * 7919) % 2003}${at % 3 ? '' : 'É'}.pdf`, {
          size: (at * 104_729) % 1009,
          author: at % 5 ? `${words[at % 11]} ${at % 17}` : undefined,
        }),
      );
      let turns = 0;
      let over = false;
      const others = (async () => {
        for (; !over; turns++) await new Promise((resolve) => setTimeout(resolve));
      })();
      const rank = await rankTitles([list.slice(0, count / 3), list.slice(count / 3)], lang);
      over = true;
      await others;
      if (count === 5000) expect(turns).to.be.above(0);
      for (const by of ['name', 'size', 'author'] as const)
        expect(
          sortDocuments(list, { by }, lang, undefined, rank).map((one) => list.indexOf(one)),
          `${lang} ${by}`,
        ).to.deep.equal(sortDocuments(list, { by }, lang).map((one) => list.indexOf(one)));
    }
  });
});

describe('groups of documents', () => {
  const at = (path: string, fields: Partial<DocumentEntry> = {}) =>
    entry(path.split('/').pop()!, { url: `https://town.example/${path}`, ...fields });
  const list = [
    at('docs', { folder: true, url: 'https://town.example/docs/' }),
    at('docs/2%C3%A9/É.pdf', { modified: '2025-12-31' }),
    at('docs/a/b.ods', { modified: '2026-01-01T00:00:00Z' }),
    at('docs/a/e.pdf'),
    at('docs/a/9.xyz', { created: '2025-02-01' }),
  ];
  for (const [by, expected] of [
    ['year', ': docs | 2026: b.ods | 2025: É.pdf 9.xyz | unknown: e.pdf'],
    ['kind', 'folder: docs | pdf: É.pdf e.pdf | spreadsheet: b.ods | other: 9.xyz'],
    ['letter', '#: 9.xyz | B: b.ods | D: docs | E: É.pdf e.pdf'],
    ['folder', ': docs | 2é: É.pdf | a: b.ods e.pdf 9.xyz'],
  ] as const) {
    it(`are made by ${by}`, () => {
      const groups = groupDocuments(list, by, 'fr', 'UTC');
      const shown = groups.map(({ key, entries }) => `${key}: ${entries.map(({ name }) => name).join(' ')}`);
      expect(shown.join(' | ')).to.equal(expected);
    });
  }

  it('are of the years in which the dates are shown', () => {
    const ends = [
      at('a.pdf', { modified: '2026-01-01T02:00:00Z' }),
      at('b.pdf', { modified: '2025-12-31T23:30:00Z' }),
      at('c.pdf', { modified: '2026-01-01' }),
      at('d.pdf', { modified: '1969-12-31T23:59:59Z' }),
      at('e.pdf', { modified: '2031-06-01T00:00:00Z' }),
      at('f.pdf', { modified: '2026-01-01T99' }),
      at('g.pdf', { modified: 'hier' }),
    ];
    for (const [zone, expected] of [
      ['America/Martinique', '2031: e.pdf | 2026: c.pdf | 2025: a.pdf b.pdf | 1969: d.pdf | unknown: f.pdf g.pdf'],
      ['Europe/Paris', '2031: e.pdf | 2026: a.pdf b.pdf c.pdf | 1970: d.pdf | unknown: f.pdf g.pdf'],
      ['Nowhere/At_All', '2031: e.pdf | 2026: c.pdf | 2025: a.pdf b.pdf | 1969: d.pdf | unknown: f.pdf g.pdf'],
    ] as const) {
      const groups = groupDocuments(ends, 'year', 'fr', zone);
      const shown = groups.map(({ key, entries }) => `${key}: ${entries.map(({ name }) => name).join(' ')}`);
      expect(shown.join(' | '), zone).to.equal(expected);
    }
  });

  it('know the folder of an address', () => {
    for (const [url, expected] of [
      ['https://a.example/b/c.pdf', 'b'],
      ['https://a.example/b%2Fd/c/?x=/y/z', 'b/d'],
      ['https://a.example/c.pdf', ''],
      ['https://a.example/', ''],
      ['https://a.example/100%/c.pdf', '100%'],
      ['', ''],
    ] as const) {
      expect(parentOf({ url }), url).to.equal(expected);
    }
  });
});
