import { expect } from '@open-wc/testing';
import type { FolderSource } from '../../../../src/widgets/document-list/folders/folder-path.js';
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

  it('tells the page of the folder that is opened, by key and by pointer, and leaves it to the page that cancels', async () => {
    const list = await place({ tree: true, sources: [holds(town)] });
    const told: [string, readonly string[]][] = [];
    list.addEventListener('parvis-folder-open', (event) => {
      const { folder, path } = event;
      told.push([folder.name, path]);
      event.preventDefault();
    });
    (await appears(list, '.node[tabindex="0"]')).focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter']) await press(list, key);
    all(list, '.node').at(-1)!.click();
    await settled(list);
    expect(told).to.deep.equal([
      ['2026', ['Conseil', '2026']],
      ['Urbanisme', ['Urbanisme']],
    ]);
    expect(list.path).to.deep.equal([]);
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

  it('makes nothing of a folder before somebody looks into it', async () => {
    const made: string[] = [];
    const entry = (name: string) => ({ ...folder(name, []), entries: undefined });
    const source: FolderSource = {
      ...holds(Array.from({ length: 600 }, (_, at) => entry(`Dossier ${at + 1}`))),
      folder: ({ name }) => {
        made.push(name);
        return holds([entry(`Dans ${name}`)]);
      },
    };
    const list = await place({ tree: true, sources: [source] });
    (await appears(list, '.node[tabindex="0"]')).focus();
    expect(made).to.deep.equal([]);
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter']) await press(list, key);
    await until(() => list.path.length === 2, `${list.path.join()} is open`);
    expect(list.path).to.deep.equal(['Dossier 2', 'Dans Dossier 2']);
    expect(made).to.deep.equal(['Dossier 2', 'Dans Dossier 2']);
    expect(nodes(list).slice(0, 4)).to.deep.equal(['Dossier 1', 'Dossier 2', 'Dans Dossier 2', 'Dossier 3']);
  });

  it('learns of a folder that is new in the one that is open, and keeps what is unfolded', async () => {
    const entry = (name: string) => ({ ...folder(name, []), entries: undefined });
    let inside = ['2025'];
    const source: FolderSource = {
      ...holds([entry('Conseil'), entry('Urbanisme')]),
      folder: ({ name }) => ({
        read: async () => ({ items: (name === 'Conseil' ? inside : ['Annexes']).map(entry), skipped: 0 }),
      }),
    };
    const list = await place({ tree: true, sources: [source] });
    (await appears(list, '.node[tabindex="0"]')).focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp', 'Enter']) await press(list, key);
    await until(() => list.path.join() === 'Conseil', `${list.path.join()} is open`);
    await settled(list);
    inside = ['2025', '2026'];
    list.reload();
    await settled(list);
    expect(nodes(list)).to.deep.equal(['Conseil', '2025', 'Annexes', '2026', 'Urbanisme']);
    expect(current(list)).to.equal('Conseil');
  });

  it('shows nothing of what one person saw inside to the next', async () => {
    let who = 'a';
    const source: FolderSource = {
      ...holds([{ ...folder('Conseil', []), entries: undefined }]),
      folder: () => ({ read: async () => ({ items: [folder(`pour ${who}`, [])], skipped: 0 }) }),
    };
    const settings = Object.assign(document.createElement('parvis-settings'), { user: { name: 'a' } });
    const list = await place({ tree: true, sources: [source] });
    document.querySelector('main')!.prepend(settings);
    settings.append(list);
    (await appears(list, '.node[tabindex="0"]')).focus();
    await press(list, 'ArrowRight');
    await until(() => nodes(list).includes('pour a'), 'it does not unfold');
    who = 'b';
    settings.user = { name: 'b' };
    await settled(list);
    expect(nodes(list)).to.deep.equal(['Conseil']);
    all(list, '.node .twist')[0]!.click();
    await until(() => nodes(list).includes('pour b'), 'it does not unfold again');
    expect(nodes(list)).to.deep.equal(['Conseil', 'pour b']);
    // Where nobody is named, by how they sign in.
    Object.assign(settings, { user: undefined });
    for (const name of ['c', 'd']) {
      who = name;
      settings.token = () => name;
      await settled(list);
      expect(nodes(list)).to.deep.equal(['Conseil']);
      all(list, '.node .twist')[0]!.click();
      await until(() => nodes(list).includes(`pour ${name}`), `it does not unfold for ${name}`);
      expect(nodes(list)).to.deep.equal(['Conseil', `pour ${name}`]);
    }
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
