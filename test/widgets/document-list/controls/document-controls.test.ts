import { expect } from '@open-wc/testing';
import { SourceError } from '../../../../src/data/source-error.js';
import type { FolderSource } from '../../../../src/widgets/document-list/folders/folder-path.js';
import type { DocumentEntry } from '../../../../src/widgets/document-list/document-entry.js';
import type { ParvisDocumentList } from '../../../../src/widgets/document-list/document-list.js';
import { keys, viewport } from '../../../support/commands.js';
import { all, button, file, folder, holds, names, place, said, settled, spokenNow, words } from '../documents.js';
import { appears, until } from '../../../../stories/support/appears.js';

const deepest = folder('Archives', [file('eau 2019.pdf')]);
const items = [
  file('Eau.pdf', { description: 'Réseau d’été' }),
  file('plan.png'),
  file('Budget.ods', { modified: new Date().toISOString() }),
  folder('Procédures', [file('eau.md'), deepest]),
];

const field = (list: ParvisDocumentList) => list.shadowRoot!.querySelector<HTMLInputElement>('.filters input')!;
async function type(list: ParvisDocumentList, text: string): Promise<void> {
  await appears(list, '.filters input');
  field(list).focus();
  await keys({ type: text });
  await settled(list);
}

describe('search and filters of documents', function () {
  this.timeout(30_000);
  beforeEach(() => viewport(1200, 900));
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));
  after(() => document.querySelector('main')?.remove());

  it('finds words without accents or case, in names and descriptions, and says how many', async () => {
    const list = await place({ search: true, sources: [holds(items)] });
    let heard = spokenNow();
    await type(list, 'ETE');
    expect(names(list)).to.deep.equal(['Eau.pdf']);
    // Who types slowly hears what each letter leaves.
    do heard = await said(heard);
    while (/^[23]/.test(heard));
    expect(heard).to.equal('1 document');
  });

  it('keeps the kinds that are pressed, with true counts, and lets go of all at once', async () => {
    const list = await place({ filters: 'kind period', sources: [holds(items)] });
    await appears(list, '.filters .group');
    const pdf = button(list, /^PDF/);
    expect(words(pdf)).to.contain('1');
    pdf.click();
    await settled(list);
    expect(names(list)).to.deep.equal(['Eau.pdf']);
    expect(button(list, /^PDF/).getAttribute('aria-pressed')).to.equal('true');
    button(list, /Effacer/).click();
    await settled(list);
    expect(names(list).length).to.equal(4);
    expect(list.shadowRoot!.activeElement).not.to.equal(null);
  });

  it('leaves names above what is told of them, where a list is narrow', async () => {
    await viewport(320, 900);
    const list = await place({ search: true, sources: [holds(items)] });
    await appears(list, '.filters input');
    const told = list.shadowRoot!.querySelector('.cell.modified:not(.none)')!;
    const name = told.closest('.row')!.querySelector('.title')!;
    expect(name.getBoundingClientRect().left).to.be.closeTo(told.getBoundingClientRect().left, 0.5);
  });

  it('says that nothing is left, with the way out', async () => {
    const list = await place({ search: true, sources: [holds(items)] });
    await type(list, 'zzz');
    expect(words(list.shadowRoot!.querySelector('.bar'))).to.contain('Aucun document ne correspond');
    button(list, /Effacer/).click();
    await settled(list);
    expect(names(list).length).to.equal(4);
  });

  it('looks into the folders inside when asked, tells how far it is, and goes back', async () => {
    const list = await place({ search: true, sources: [holds(items)] });
    await type(list, 'eau');
    expect(names(list)).to.deep.equal(['Eau.pdf']);
    button(list, /sous-dossiers/).click();
    await settled(list);
    expect(names(list).sort()).to.deep.equal(['Eau.pdf', 'eau 2019.pdf', 'eau.md']);
    expect(words(list.shadowRoot!.querySelector('.deep'))).to.contain('3 documents trouvés. Dossiers lus : 2.');
    button(list, /Revenir au dossier/).click();
    await settled(list);
    expect(names(list)).to.deep.equal(['Eau.pdf']);
  });

  it('goes on past a folder that cannot be read, says so, and can be stopped', async () => {
    const entry = (name: string): DocumentEntry => ({ ...folder(name, []), entries: undefined });
    const source: FolderSource = {
      ...holds([entry('Fermé'), entry('Lent'), entry('Ouvert')]),
      folder: ({ name }) => ({
        read: async ({ signal }) => {
          if (name === 'Fermé') throw new SourceError('refused', 'no');
          if (name === 'Lent') await new Promise((_, reject) => signal.addEventListener('abort', reject));
          return { items: [file('ouvert.pdf')], skipped: 0 };
        },
      }),
    };
    const list = await place({ search: true, sources: [source] });
    await type(list, 'ouvert.pdf');
    button(list, /sous-dossiers/).click();
    await appears(list, '.row:not(.folder)');
    button(list, /Arrêter/).click();
    await settled(list);
    expect(names(list)).to.deep.equal(['ouvert.pdf']);
    expect(words(list.shadowRoot!.querySelector('.deep'))).to.contain('Un dossier n’a pas pu être lu.');
  });

  it('tries again where folders could not be read, by a button', async () => {
    let down = true;
    const source: FolderSource = {
      ...holds([{ ...folder('Fermé', []), entries: undefined }]),
      folder: () => ({
        read: async () => {
          if (down) throw new SourceError('server', 'down');
          return { items: [file('ouvert.pdf')], skipped: 0 };
        },
      }),
    };
    const list = await place({ search: true, sources: [source] });
    await type(list, 'ouvert');
    button(list, /sous-dossiers/).click();
    const again = await appears(list, '.deep button ~ button');
    expect(words(again)).to.equal('Réessayer');
    down = false;
    again.click();
    await appears(list, '.row:not(.folder)');
    await settled(list);
    expect(words(list.shadowRoot!.querySelector('.deep'))).to.equal(
      '1 document trouvé. Dossiers lus : 1. Revenir au dossier',
    );
    expect(words(list.shadowRoot!.activeElement)).to.equal('Revenir au dossier');
  });

  it('does not follow pages that lead in a circle or have no end', async () => {
    for (const next of [() => 'again', (at: number) => `${at}`]) {
      let asked = 0;
      const source: FolderSource = {
        ...holds([{ ...folder('Sans fin', []), entries: undefined }]),
        folder: () => ({
          read: async () => {
            if (++asked > 5000) throw new Error('no end');
            return { items: [file(`eau ${asked}.pdf`)], skipped: 0, next: next(asked) };
          },
        }),
      };
      const list = await place({ search: true, sources: [source] });
      await type(list, 'eau 1.pdf');
      button(list, /sous-dossiers/).click();
      await settled(list);
      await appears(list, '.row:not(.folder)');
      expect(asked).to.be.below(2001);
      expect(words(list.shadowRoot!.querySelector('.deep'))).to.contain('Un dossier n’a pas pu être lu.');
    }
  });

  it('asks each source for the folders that it gave', async () => {
    const share = (name: string): FolderSource => ({
      ...holds([{ ...folder(name, []), entries: undefined }]),
      folder: (entry) => ({
        read: async () => ({ items: [file(`eau de ${entry.name} par ${name}.pdf`)], skipped: 0 }),
      }),
    });
    const list = await place({ search: true, sources: [share('Nord'), share('Sud')] });
    await type(list, 'eau');
    button(list, /sous-dossiers/).click();
    await appears(list, '.where');
    await settled(list);
    expect(names(list)).to.deep.equal(['eau de Nord par Nord.pdf', 'eau de Sud par Sud.pdf']);
    field(list).value = 'sud';
    field(list).dispatchEvent(new InputEvent('input'));
    await settled(list);
    button(list, /^Sud$/).click();
    await settled(list);
    expect(names(list)).to.deep.equal(['eau de Sud par Sud.pdf']);
    expect(list.path).to.deep.equal(['Sud']);
  });

  it('asks nothing of the next folder that was asked of this one', async () => {
    const list = await place({ search: true, sources: [holds(items)] });
    await type(list, 'proc');
    button(list, /^Procédures$/).click();
    await settled(list);
    expect(names(list)).to.deep.equal(['Archives', 'eau.md']);
    expect(field(list).value).to.equal('');
  });

  it('stands in the address where the page asks', async () => {
    const list = await place({ id: 'd', hash: true, search: true, filters: 'kind', sources: [holds(items)] });
    await type(list, 'eau');
    for (const begun = performance.now(); !location.hash && performance.now() - begun < 20_000;)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(location.hash).to.equal('#d:search=eau');
    const again = await place({ id: 'd', hash: true, search: true, filters: 'kind', sources: [holds(items)] });
    await settled(again);
    expect(names(again)).to.deep.equal(['Eau.pdf']);
    expect(all(again, '.filters input').length).to.equal(1);
  });

  it('finds again on the way back what was typed just before a folder was opened', async () => {
    const list = await place({ id: 'd', hash: true, search: true, sources: [holds(items)] });
    await appears(list, '.filters input');
    field(list).value = 'proc';
    field(list).dispatchEvent(new Event('input', { bubbles: true }));
    await list.updateComplete;
    all(list, '.row [part=link]')[0]!.click();
    await appears(list, '.here');
    await settled(list);
    expect(decodeURIComponent(location.hash)).to.equal('#d:folder=Procédures');
    expect(names(list)).to.include('eau.md');
    history.back();
    await until(() => names(list).join() === 'Procédures', 'what was asked is lost');
    expect(location.hash).to.equal('#d:search=proc');
    expect(field(list).value).to.equal('proc');
  });

  it('writes nothing into the address once it has left the page', async () => {
    const list = await place({ id: 'd', hash: true, search: true, sources: [holds(items)] });
    await appears(list, '.filters input');
    field(list).value = 'proc';
    field(list).dispatchEvent(new Event('input', { bubbles: true }));
    list.remove();
    // Another one, which writes later, has written.
    const other = await place({ id: 'e', hash: true, search: true, sources: [holds(items)] });
    await type(other, 'eau');
    await until(() => location.hash.includes('e:'), 'the address says nothing');
    expect(location.hash).to.equal('#e:search=eau');
  });

  it('speaks of documents, and counts those that are there once nothing was left', async () => {
    const list = await place({ search: true, filters: 'kind', sources: [holds(items)] });
    expect((await appears(list, '.filters')).getAttribute('aria-label')).to.equal('Filtrer la liste');
    expect(words(button(list, /^PDF/).querySelector('.sr'))).to.equal(', 1 document');
    expect(words(button(list, /^dossier/))).to.match(/^dossier, 1 dossier /);
    let heard = spokenNow();
    await type(list, 'zzz');
    do heard = await said(heard);
    while (/^\d/.test(heard));
    expect(heard).to.equal('Aucun document ne correspond à votre recherche. Chercher aussi dans les sous-dossiers.');
    button(list, /Effacer/).focus();
    await keys('Enter');
    expect(await said(heard)).to.equal('1 dossier, 3 documents');
  });

  it('calls folders folders in what it says of a filter', async () => {
    const list = await place({ filters: 'kind', sources: [holds(items)] });
    await appears(list, '.filters .group');
    let heard = spokenNow();
    button(list, /^dossier/).focus();
    await keys('Enter');
    expect((heard = await said(heard))).to.equal('1 dossier');
    await keys('Enter');
    expect(await said(heard)).to.equal('1 dossier, 3 documents');
  });

  it('keeps the focus on the search that was stopped', async () => {
    const entry: DocumentEntry = { ...folder('Lent', []), entries: undefined };
    const source: FolderSource = {
      ...holds([entry]),
      folder: () => ({ read: ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', reject)) }),
    };
    const list = await place({ search: true, sources: [source] });
    await type(list, 'eau');
    button(list, /sous-dossiers/).focus();
    await keys('Enter');
    await settled(list);
    await keys('Enter');
    await settled(list);
    expect(words(list.shadowRoot!.activeElement)).to.equal('Revenir au dossier');
  });

  describe('with folders', () => {
    const folders = [
      folder('Eau', [file('eau.md'), file('plan.png'), folder('Vieux', [file('eau 2019.pdf')])]),
      file('budget.ods'),
    ];
    const asks = async (list: ParvisDocumentList, hash: string) => {
      await until(() => decodeURIComponent(location.hash) === hash, `the address is ${location.hash}`);
      await settled(list);
    };

    it('shows of a folder what the address of both asks for', async () => {
      location.hash = '#d:folder=Eau&search=plan';
      const list = await place({ id: 'd', hash: true, search: true, sources: [holds(folders)] });
      await until(() => list.path.length === 1 && names(list).length === 1, `${names(list).join()} is shown`);
      expect(names(list)).to.deep.equal(['plan.png']);
      expect(field(list).value).to.equal('plan');
      expect(location.hash).to.equal('#d:folder=Eau&search=plan');
    });

    it('asks nothing of a folder that was asked of the one before, and asks it again on the way back', async () => {
      const list = await place({ id: 'd', hash: true, search: true, sources: [holds(folders)] });
      await type(list, 'eau');
      await asks(list, '#d:search=eau');
      all(list, '.row a[part=link]')[0]!.click();
      await asks(list, '#d:folder=Eau');
      expect(names(list)).to.deep.equal(['Vieux', 'eau.md', 'plan.png']);
      history.back();
      await asks(list, '#d:search=eau');
      await until(() => !list.path.length && names(list).length === 1, `${names(list).join()} is shown`);
      expect(field(list).value).to.equal('eau');
    });

    it('says in which folder a search has found something, and leads there', async () => {
      const list = await place({ id: 'd', hash: true, search: true, sources: [holds(folders)] });
      await type(list, '2019');
      button(list, /sous-dossiers/).click();
      await appears(list, '.where');
      expect(words(all(list, '.row .where')[0])).to.equal('Dossier Eau / Vieux');
      all(list, '.details')[0]!.click();
      await appears(list, 'dialog dl');
      expect(words(all(list, 'dialog dl')[0])).to.contain('ville.example / Eau / Vieux');
      button(list, /^$/).click();
      field(list).value = 'vieux';
      field(list).dispatchEvent(new InputEvent('input'));
      const link = (await appears(list, 'a[part=link][href*="Vieux"]')) as HTMLAnchorElement;
      expect(decodeURIComponent(link.hash)).to.equal('#d:folder=Eau/Vieux');
      const opened: (readonly string[])[] = [];
      list.addEventListener('parvis-folder-open', (event) => opened.push(event.path));
      link.click();
      await asks(list, '#d:folder=Eau/Vieux');
      expect(opened).to.deep.equal([['Eau', 'Vieux']]);
      expect(list.path).to.deep.equal(['Eau', 'Vieux']);
      expect(all(list, '.path li').map(words)).to.deep.equal(['Documents', 'Eau']);
      expect(names(list)).to.deep.equal(['eau 2019.pdf']);
      expect(all(list, '.row .where').length).to.equal(0);
    });
  });

  it('shows to another reader neither what was looked for nor what was found in folders', async () => {
    const source: FolderSource = {
      ...holds([{ ...folder('Dossiers', []), entries: undefined }]),
      folder: () => ({
        read: async ({ settings: { user } = {} }) => ({
          items: [file(`arrêt maladie de ${user?.name}.pdf`)],
          skipped: 0,
        }),
      }),
    };
    const list = await place({ id: 'd', hash: true, search: true, sources: [source] });
    const settings = Object.assign(document.createElement('parvis-settings'), { user: { name: 'Anne' } });
    list.before(settings);
    settings.append(list);
    await type(list, 'maladie');
    button(list, /sous-dossiers/).click();
    await appears(list, '.where');
    await until(() => location.hash.includes('maladie'), location.hash);
    settings.user = { name: 'Bruno' };
    await settled(list);
    expect(field(list).value).to.equal('');
    expect(names(list)).to.deep.equal(['Dossiers']);
    await until(() => !location.hash.includes('maladie'), location.hash);
  });

  it('counts documents, and not the headings of their groups, in what is shown first', async () => {
    const three = ['a.pdf', 'b.ods', 'c.png'].map((name) => file(name));
    const list = await place({ groupBy: 'letter', max: 2, more: true, sources: [holds(three)] });
    await appears(list, '.more');
    expect(names(list)).to.deep.equal(['a.pdf', 'b.ods']);
    expect(all(list, '.group').length).to.equal(2);
    button(list, /plus de documents/).click();
    await appears(list, '.row a[href$="c.png"]');
    await settled(list);
    expect(words(list.shadowRoot!.activeElement)).to.contain('c.png');
    expect(all(list, '.more').length).to.equal(0);
  });

  it('says at the button that a further page could not be read, and goes on from there at the next press', async () => {
    let broken = true;
    const read = async ({ cursor }: { readonly cursor?: string }) => {
      if (!cursor) return { items: [file('a.pdf'), file('b.pdf')], skipped: 0, next: 'b' };
      if (broken) throw new SourceError('missing', 'answered 404', { status: 404 });
      return { items: ['c.pdf', 'd.pdf', 'e.pdf'].map((name) => file(name)), skipped: 0 };
    };
    const list = await place({ max: 2, more: true, sources: [{ read }] });
    const more = await appears(list, '.more');
    more.focus();
    await keys('Enter');
    await until(() => spokenNow() === 'La suite n’a pas pu être lue.', spokenNow());
    const notices = all(list, '[part=notice]');
    expect(notices.map(words)).to.deep.equal(['La suite n’a pas pu être lue.']);
    expect(notices[0]!.nextElementSibling).to.equal(all(list, '.more')[0]);
    expect(list.shadowRoot!.activeElement).to.equal(all(list, '.more')[0]);
    expect(names(list)).to.deep.equal(['a.pdf', 'b.pdf']);
    await expect(list).to.be.accessible();
    broken = false;
    await keys('Enter');
    await until(() => spokenNow() === '4 documents', spokenNow());
    expect(names(list)).to.deep.equal(['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf']);
    expect(all(list, '[part=notice]').length).to.equal(0);
  });
});
