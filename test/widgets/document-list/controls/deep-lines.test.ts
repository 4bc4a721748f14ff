import { expect } from '@open-wc/testing';
import { DeepLines, type Sorting } from '../../../../src/widgets/document-list/controls/deep-lines.js';
import type { DocumentEntry } from '../../../../src/widgets/document-list/document-entry.js';
import { documentLines } from '../../../../src/widgets/document-list/order/document-lines.js';
import { sortKeys } from '../../../../src/widgets/document-list/order/document-order.js';
import { entries, entry } from '../entry.js';

const kindWords = ({ name }: DocumentEntry) => name.split('.')[1] ?? '';
const names = ['Élan', 'elan', 'Annexe 10', 'annexe 2', '', 'Œuvre', 'zone', 'Zone'];
const some = entries(90, (at) => ({
  ...entry(`${names[(at * 5) % 8]} ${(at * 7) % 11}.${at % 3 ? 'pdf' : 'ods'}`, {
    folder: at % 9 === 0,
    size: at % 5 ? (at * 37) % 40 : undefined,
    modified: at % 4 ? `2026-0${(at % 7) + 1}-01` : undefined,
    author: at % 6 ? names[at % 8] : undefined,
  }),
  url: `https://town.example/${at % 80}`,
}));

describe('the lines of a search through folders', () => {
  for (const by of sortKeys)
    for (const descending of [false, true])
      it(`stand as they would had they come at once: by ${by}${descending ? ', from the end' : ''}`, () => {
        const sorting: Sorting = [{ by, descending }, 'fr', kindWords];
        const lines = new DeepLines(sorting);
        const ods = ({ name }: DocumentEntry) => name.endsWith('.ods');
        lines.look(ods);
        for (const end of [7, 7, 8, 40, 90]) lines.take(some.slice(0, end));
        const atOnce = documentLines([some], ...sorting).map(({ key }) => key);
        expect(lines.all.map(({ key }) => key)).to.deep.equal(atOnce);
        expect(lines.found).to.deep.equal(lines.all.filter((line) => ods(line.entry)));
        lines.look(undefined);
        expect(lines.found).to.equal(lines.all);
      });

  it('asks of each document once whether it is looked for', () => {
    let asked = 0;
    const lines = new DeepLines([{ by: 'name' }, 'fr', kindWords]);
    lines.look(() => ++asked > 0);
    const many = entries(2000, (at) => entry(`Acte ${(at * 7919) % 2000}.pdf`));
    for (let end = 50; end <= 2000; end += 50) lines.take(many.slice(0, end));
    expect(lines.found.length).to.equal(2000);
    expect(asked).to.equal(2000);
  });
});
