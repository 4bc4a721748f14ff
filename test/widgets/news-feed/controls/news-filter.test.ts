import { expect } from '@open-wc/testing';
import {
  filterChoices,
  filtered,
  isFiltering,
  noFilter,
  type FilterName,
  type NewsFilter,
} from '../../../../src/widgets/news-feed/controls/news-filter.js';
import { newsEntries } from '../../../../src/widgets/news-feed/news-list.js';
import { item } from '../news.js';

const NOW = Date.parse('2026-11-23T12:00:00Z');

const both = item('Fête de la Rivière', { published: '2026-11-22T10:00:00Z', categories: ['Culture'] });
const sources = [
  [
    both,
    item('Été', {
      published: '2026-08-01',
      categories: ['Culture', 'Sport'],
      audience: ['Familles'],
      summary: 'Ouverture de la piscine à Saint-Étienne',
    }),
    item('Voirie', {
      published: '2026-11-10',
      categories: ['Travaux'],
      authors: ['Zoé Lefèvre'],
      content: '<p>La rue <b>Hoche</b> est fermée</p>',
    }),
  ],
  [both, item('Sans date', { categories: ['sport'], audience: ['Agents'] })],
];
const entries = newsEntries(sources, new Date(NOW).toISOString());
const labels = ['Mairie', 'Sports'];

const kept = (filter: Partial<NewsFilter>) =>
  filtered(entries, { ...noFilter, ...filter }, NOW).map((entry) => entry.item.title);
const choices = (name: FilterName, filter: Partial<NewsFilter> = {}) =>
  filterChoices(entries, { ...noFilter, ...filter }, name, labels, NOW).map(({ label, count }) => [label, count]);

describe('the filters of a feed', () => {
  it('keep everything, in its order, when nothing is asked', () => {
    expect(kept({})).to.deep.equal(entries.map((entry) => entry.item.title));
  });

  for (const [search, found] of [
    ['ouverture', ['Été']],
    ['ÉTÉ PISCINE', ['Été']],
    ['riviere fete', ['Fête de la Rivière']],
    ['saint-etienne', ['Été']],
    ['hoche', ['Voirie']],
    ['lefevre', ['Voirie']],
    ['travaux', ['Voirie']],
    ['rue culture', []],
    ['<b>', []],
    ['   ', ['Fête de la Rivière', 'Voirie', 'Été', 'Sans date']],
  ] as const) {
    it(`find ${found.length} for "${search}"`, () => expect(kept({ search })).to.deep.equal(found));
  }

  for (const [content, search, found] of [
    ['<b>M</b>arché des<br>Halles', 'marche', 1],
    ['<b>M</b>arché des<br>Halles', 'deshalles', 0],
    ['L&rsquo;&eacute;cole', "l'ecole", 1],
    ['l’école', "l'école", 1],
    ['École', 'l’école', 0],
    ['Le cœur de ville', 'coeur', 1],
    ['Le coeur de ville', 'cœur', 1],
    ['<a href="/cantine">Menus</a>', 'cantine', 0],
    ['10\u202f000 habitants', '10 000', 1],
  ] as const) {
    it(`${found ? 'find' : 'do not find'} "${search}" in "${content}"`, () => {
      const one = newsEntries([[item('x', { content })]], '');
      expect(filtered(one, { ...noFilter, search }, NOW).length).to.equal(found);
    });
  }

  it('keep a period, and nothing undated within one', () => {
    expect(kept({ period: 7 })).to.deep.equal(['Fête de la Rivière']);
    expect(kept({ period: 30 })).to.deep.equal(['Fête de la Rivière', 'Voirie']);
    expect(kept({ period: 365 })).to.deep.equal(['Fête de la Rivière', 'Voirie', 'Été']);
  });

  it('keep what is of the day on which a period begins, when it says no hour', () => {
    const days = ['2026-11-17', '2026-11-16', '2026-11-16T12:00:00Z', '2026-11-16T11:59:59Z', '2026-11-15'];
    const dated = newsEntries([days.map((published) => item(published, { published }))], '');
    const found = filtered(dated, { ...noFilter, period: 7 }, NOW).map((entry) => entry.item.title);
    expect(found).to.have.members(['2026-11-17', '2026-11-16', '2026-11-16T12:00:00Z']);
  });

  it('take what is dated in another time for as old as what follows it', () => {
    const slip = item('En 2062', { published: '2062-11-20' });
    for (const [feed, titles] of [
      [
        [slip, both],
        ['En 2062', both.title],
      ],
      [[both, slip], [both.title]],
    ] as const) {
      const dated = newsEntries([feed], new Date(NOW).toISOString());
      expect(filtered(dated, { ...noFilter, period: 365 }, NOW).map((entry) => entry.item.title)).to.deep.equal(titles);
    }
  });

  it('take any value within a group, and all groups together', () => {
    expect(kept({ category: ['sport', 'travaux'] })).to.deep.equal(['Voirie', 'Été', 'Sans date']);
    expect(kept({ category: ['sport', 'travaux'], audience: ['agents'] })).to.deep.equal(['Sans date']);
    expect(kept({ category: ['culture'], search: 'piscine' })).to.deep.equal(['Été']);
  });

  it('hide an item of several sources only when none of them is asked', () => {
    expect(kept({ source: ['1'] })).to.deep.equal(['Fête de la Rivière', 'Sans date']);
    expect(kept({ source: ['0'] })).to.include('Fête de la Rivière');
    expect(kept({ source: ['2'] })).to.deep.equal([]);
  });

  it('say that nothing is asked once they are cleared', () => {
    expect(isFiltering(noFilter)).to.equal(false);
    expect(isFiltering({ ...noFilter, search: ' ' })).to.equal(false);
    expect(isFiltering({ ...noFilter, search: 'a' })).to.equal(true);
    expect(isFiltering({ ...noFilter, period: 7 })).to.equal(true);
    expect(isFiltering({ ...noFilter, audience: ['agents'] })).to.equal(true);
  });
});

describe('the buttons of a group', () => {
  it('bear the words of the source once, most frequent first', () => {
    expect(choices('category')).to.deep.equal([
      ['Culture', 2],
      ['Sport', 2],
      ['Travaux', 1],
    ]);
    expect(choices('audience')).to.deep.equal([
      ['Agents', 1],
      ['Familles', 1],
    ]);
  });

  it('name the sources in the order of the page', () => {
    expect(choices('source')).to.deep.equal([
      ['Mairie', 3],
      ['Sports', 2],
    ]);
  });

  it('count what they would keep with the other groups as they are', () => {
    expect(choices('category', { source: ['1'] })).to.deep.equal([
      ['Culture', 1],
      ['Sport', 1],
      ['Travaux', 0],
    ]);
    expect(choices('source', { search: 'rue' })).to.deep.equal([
      ['Mairie', 1],
      ['Sports', 0],
    ]);
  });

  it('count without regard to their own group', () => {
    expect(choices('category', { category: ['travaux'] })).to.deep.equal(choices('category'));
  });

  it('count an item once that bears a category twice', () => {
    const twice = newsEntries([[item('x', { categories: ['Sport', 'SPORT', 'sport'] })]], '');
    expect(filterChoices(twice, noFilter, 'category', [], NOW).map(({ count }) => count)).to.deep.equal([1]);
  });
});
