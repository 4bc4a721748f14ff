import { expect } from '@open-wc/testing';
import {
  documentTest,
  folderChoices,
  isFilteringDocuments,
  kindChoices,
  noDocumentFilter,
  prepareSearch,
  type DocumentFilter,
} from '../../../../src/widgets/document-list/controls/document-filter.js';
import { entries, entry } from '../entry.js';

const now = Date.parse('2026-11-28T12:00:00Z');
const at = (path: string) => ({ url: `https://town.example/${path}` });
const list = [
  entry('Plans', { folder: true, modified: '2026-11-28', ...at('docs/Plans/') }),
  entry('budget-2026.ods', { title: 'Budget primitif', modified: '2026-11-27T08:00:00Z', ...at('docs/b.ods') }),
  entry('CR.pdf', {
    description: 'Compte rendu de l’école',
    author: 'Zoé',
    modified: '2026-10-29',
    ...at('docs/cr/CR.pdf'),
  }),
  entry('Œuvre.pdf', { created: '2026-11-21T12:00:00Z', ...at('docs/cr/o.pdf') }),
  entry('sans date.xyz', at('docs/x')),
];
const kept = (filter: Partial<DocumentFilter>) =>
  list
    .filter(documentTest({ ...noDocumentFilter, ...filter }, now))
    .map(({ name }) => name)
    .join(' | ');

describe('the filter of documents', () => {
  for (const [filter, expected] of [
    [{}, 'Plans | budget-2026.ods | CR.pdf | Œuvre.pdf | sans date.xyz'],
    [{ search: 'BUDGET primitif' }, 'budget-2026.ods'],
    [{ search: "l'ecole zoe" }, 'CR.pdf'],
    [{ search: 'oeuvre' }, 'Œuvre.pdf'],
    [{ search: '"budget primitif"' }, 'budget-2026.ods'],
    [{ search: '« école »' }, 'CR.pdf'],
    [{ search: '  ' }, 'Plans | budget-2026.ods | CR.pdf | Œuvre.pdf | sans date.xyz'],
    [{ search: 'rien' }, ''],
    [{ kinds: ['pdf'] }, 'CR.pdf | Œuvre.pdf'],
    [{ kinds: ['pdf', 'folder'] }, 'Plans | CR.pdf | Œuvre.pdf'],
    [{ folders: ['cr'] }, 'CR.pdf | Œuvre.pdf'],
    [{ folders: ['docs'] }, 'Plans | budget-2026.ods | sans date.xyz'],
    [{ period: 7 }, 'budget-2026.ods | Œuvre.pdf'],
    [{ period: 30 }, 'budget-2026.ods | CR.pdf | Œuvre.pdf'],
    [{ period: 30, kinds: ['pdf'], search: 'zoe' }, 'CR.pdf'],
  ] as const) {
    it(`keeps ${expected || 'nothing'} of ${JSON.stringify(filter)}`, () => {
      expect(kept(filter)).to.equal(expected);
      expect(isFilteringDocuments({ ...noDocumentFilter, ...filter })).to.equal(
        !['{}', '{"search":"  "}'].includes(JSON.stringify(filter)),
      );
    });
  }

  it('counts what each button would keep, the other groups as they are', () => {
    const count = (filter: Partial<DocumentFilter>) => {
      const whole = { ...noDocumentFilter, ...filter };
      return [kindChoices(list, whole, now), folderChoices(list, whole, now)].map((choices) =>
        choices.map(({ value, count }) => `${value} ${count}`).join(' '),
      );
    };
    expect(count({})).to.deep.equal(['pdf 2 folder 1 other 1 spreadsheet 1', 'docs 3 cr 2']);
    expect(count({ kinds: ['pdf'] })).to.deep.equal(['pdf 2 folder 1 other 1 spreadsheet 1', 'cr 2 docs 0']);
    expect(count({ search: 'rien', kinds: ['audio'] })[0]).to.equal('audio 0 folder 0 other 0 pdf 0 spreadsheet 0');
  });

  it('finds among 5,000 documents what it has prepared', async () => {
    const many = entries(5000, (at) => entry(`Délibération n° ${at}.pdf`, { description: 'Séance du conseil' }));
    await prepareSearch(many);
    const search = 'deliberation 499';
    expect(many.filter(documentTest({ ...noDocumentFilter, search }, now))).to.deep.equal(
      many.filter(({ name }) => name.includes('499')),
    );
    expect(kindChoices(many, { ...noDocumentFilter, search }, now)).to.deep.equal([{ value: 'pdf', count: 15 }]);
  });
});
