import { expect } from '@open-wc/testing';
import type { DocumentEntry } from '../../../../src/widgets/document-list/document-entry.js';
import type { ParvisDocumentList } from '../../../../src/widgets/document-list/document-list.js';
import { until } from '../../../../stories/support/appears.js';
import { viewport } from '../../../support/commands.js';
import { all, button, file, holds, names, place } from '../documents.js';

const COUNT = 1200;

/** Documents that count how often what only a row shows is asked for. */
function counted(): { items: DocumentEntry[]; asked: () => number } {
  let asked = 0;
  const items = Array.from({ length: COUNT }, (_, at) =>
    Object.defineProperty(file(`Acte ${at}.pdf`), 'lang', { enumerable: true, get: () => (asked++, 'de') }),
  );
  return { items, asked: () => asked };
}

/** Ends once as many rows are there as are wanted, and this one is the first. */
const drawn = (list: ParvisDocumentList, first: string, count = COUNT): Promise<void> =>
  until(() => {
    const rows = all(list, '.row');
    return rows.length === count && rows[0]!.textContent.includes(first);
  }, `there are not ${count} rows, ${first} before all others`);

describe('a long list of documents', function () {
  this.timeout(60_000);
  beforeEach(() => viewport(1200, 900));
  after(() => document.querySelector('main')?.remove());

  it('moves its rows when it is sorted, and draws none of them again', async () => {
    const { items, asked } = counted();
    const list = await place({ sources: [holds(items)] });
    await drawn(list, 'Acte 0.pdf');
    expect(asked()).to.be.at.least(COUNT);
    const [first] = all(list, '.row');
    const before = asked();
    button(list, /^Nom/).click();
    await drawn(list, `Acte ${COUNT - 1}.pdf`);
    await until(() => all(list, '.row').at(-1) === first, 'the first row is not the last one');
    expect(asked()).to.equal(before);
    expect(names(list)).to.deep.equal(items.map(({ name }) => name).reverse());
    const places = all(list, '.row').map((row) => Number(row.getAttribute('aria-rowindex')));
    expect(places).to.deep.equal(items.map((_, at) => at + 2));
  });

  it('draws again the one that has changed, and takes away those that have gone', async () => {
    const items = Array.from({ length: COUNT }, (_, at) => file(`Acte ${at}.pdf`));
    let now = items;
    const list = await place({ sources: [{ read: () => Promise.resolve({ items: now, skipped: 0 }) }] });
    await drawn(list, 'Acte 0.pdf');
    now = [{ ...items[0]!, title: 'Acte 0, corrigé' }, ...items.slice(1, COUNT - 150)];
    list.reload();
    await drawn(list, 'Acte 0, corrigé', COUNT - 150);
    expect(all(list, '.block').length).to.equal(Math.ceil((COUNT - 150) / 24));
  });

  it('asks once what is behind it, also where nothing is: each time the whole page is laid out', async () => {
    const { getComputedStyle } = window;
    const asked: Element[] = [];
    window.getComputedStyle = (element, pseudo) => (asked.push(element), getComputedStyle(element, pseudo));
    try {
      const items = Array.from({ length: COUNT }, (_, at) => file(`Acte ${at}.pdf`));
      const list = await place({ sources: [holds(items)] });
      await drawn(list, 'Acte 0.pdf');
      expect(getComputedStyle(document.documentElement).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
      expect(asked.filter((element) => element === list)).to.have.length(1);
    } finally {
      window.getComputedStyle = getComputedStyle;
    }
  });
});
