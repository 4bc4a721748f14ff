import { expect } from '@open-wc/testing';
import type { ParvisDocumentList } from '../../../../src/widgets/document-list/document-list.js';
import { keys, viewport } from '../../../support/commands.js';
import { all, file, folder, holds, names, place, settled, words } from '../documents.js';
import { appears, until } from '../../../../stories/support/appears.js';

const town = [
  folder('Conseil', [folder('2025', []), folder('2026', [file('ordre du jour.pdf')])]),
  folder('Urbanisme', [file('plan.pdf')]),
  file('lisez-moi.md'),
];

const nodes = (list: ParvisDocumentList) => all(list, '.node').map(words);
const current = (list: ParvisDocumentList) => words(list.shadowRoot!.activeElement);

async function press(list: ParvisDocumentList, key: string): Promise<void> {
  await keys(key);
  await settled(list);
}

describe('the tree of folders', function () {
  this.timeout(30_000);
  beforeEach(() => viewport(1200, 900));
  afterEach(() => history.replaceState(null, ''));
  after(() => document.querySelector('main')?.remove());

  it('is walked by the keys of the pattern, with one tab stop', async () => {
    const list = await place({ tree: true, sources: [holds(town)] });
    (await appears(list, '.node[tabindex="0"]')).focus();
    expect(all(list, '.node[tabindex="0"]').length).to.equal(1);
    expect(nodes(list)).to.deep.equal(['Conseil', 'Urbanisme']);
    await press(list, 'ArrowRight');
    expect(nodes(list)).to.deep.equal(['Conseil', '2025', '2026', 'Urbanisme']);
    expect(current(list)).to.equal('Conseil');
    const stops: string[] = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'Home', 'End', 'ArrowUp', 'ArrowLeft', 'ArrowLeft']) {
      await press(list, key);
      stops.push(current(list));
    }
    expect(stops).to.deep.equal(['2025', '2026', 'Urbanisme', 'Conseil', 'Urbanisme', '2026', 'Conseil', 'Conseil']);
    expect(nodes(list)).to.deep.equal(['Conseil', 'Urbanisme']);
    await press(list, 'u');
    expect(current(list)).to.equal('Urbanisme');
  });

  it('opens a folder beside it, and shows which one is open', async () => {
    const list = await place({ tree: true, sources: [holds(town)] });
    (await appears(list, '.node[tabindex="0"]')).focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter']) await press(list, key);
    expect(names(list)).to.deep.equal(['ordre du jour.pdf']);
    expect(list.path).to.deep.equal(['Conseil', '2026']);
    const [selected] = all(list, '.node[aria-selected=true]');
    expect(words(selected)).to.equal('2026');
    expect(selected!.getAttribute('aria-level')).to.equal('2');
    // The reader is still in the tree.
    expect(current(list)).to.equal('2026');
  });

  it('unfolds what leads to the folder that the list opens', async () => {
    const list = await place({ tree: true, sources: [holds(town)] });
    await appears(list, '.node');
    for (const name of ['Conseil', '2025']) {
      all(list, '.row .link')
        .find((link) => words(link) === name)!
        .click();
      await settled(list);
    }
    expect(words(all(list, '.node[aria-selected=true]')[0])).to.equal('2025');
  });

  it('draws thousands of folders in steps, and leads to the last of them at once', async () => {
    const many = Array.from({ length: 1500 }, (_, at) => folder(`Dossier ${at + 1}`, []));
    const list = await place({ sources: [holds(many)] });
    const root = list.shadowRoot!;
    let before = 0;
    let step = 0;
    const watch = new MutationObserver(() => {
      const { length } = root.querySelectorAll('.node');
      step = Math.max(step, length - before);
      before = length;
    });
    watch.observe(root, { childList: true, subtree: true });
    list.tree = true;
    const first = await appears(list, '.node');
    expect(first.getAttribute('aria-setsize')).to.equal('1500');
    await until(() => root.querySelectorAll('.node').length === 1500, 'not all of them are drawn');
    watch.disconnect();
    expect(step).to.be.lessThan(1000);
    first.focus();
    await keys('End');
    await until(() => words(root.activeElement) === 'Dossier 1500', `${words(root.activeElement)} has the focus`);
    expect(root.activeElement!.getAttribute('aria-posinset')).to.equal('1500');
  });
});
