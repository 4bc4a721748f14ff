import { expect } from '@open-wc/testing';
import { SourceError } from '../../../../src/data/source-error.js';
import type { Source } from '../../../../src/data/source.js';
import type { DocumentEntry } from '../../../../src/widgets/document-list/document-entry.js';
import type { FolderSource } from '../../../../src/widgets/document-list/folders/folder-path.js';
import type { ParvisDocumentList } from '../../../../src/widgets/document-list/document-list.js';
import { viewport } from '../../../support/commands.js';
import { all, button, file, folder, holds, names, place, said, settled, spokenNow, words } from '../documents.js';
import { appears, until as holdsTrue } from '../../../../stories/support/appears.js';

const minutes = file('compte-rendu.odt');
const year = folder('2026', [minutes, file('ordre du jour.pdf')]);
const council = folder('Conseil / municipal 100 %', [year]);
const town = (): Source<DocumentEntry> => holds([council, folder('Procédures', [file('eau.md')]), file('plan.pdf')]);

/** Ends once the reader is in this folder. */
async function until(list: ParvisDocumentList, path: readonly string[]): Promise<void> {
  for (const begun = performance.now(); list.path.join('\n') !== path.join('\n');) {
    if (performance.now() - begun > 10_000) throw new Error(`still in ${list.path.join(' / ')}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await settled(list);
}

describe('folders in place', function () {
  this.timeout(30_000);
  beforeEach(() => viewport(1200, 900));
  afterEach(() => {
    history.replaceState(null, '', location.pathname + location.search);
  });
  after(() => document.querySelector('main')?.remove());

  it('opens a folder, with the focus on its heading, and says what is in it', async () => {
    const list = await place({ sources: [town()] });
    const before = spokenNow();
    button(list, /Procédures/).click();
    await appears(list, '.here');
    await settled(list);
    expect(names(list)).to.deep.equal(['eau.md']);
    expect(words(list.shadowRoot!.activeElement)).to.equal('Procédures');
    expect(list.shadowRoot!.activeElement!.getAttribute('role')).to.equal('heading');
    expect(await said(before)).to.equal('Procédures, 1 document');
    expect(list.path).to.deep.equal(['Procédures']);
  });

  it('says why a folder could not be read, and never that it is empty', async () => {
    const broken: FolderSource = {
      ...holds([{ ...folder('Conseil', []), entries: undefined }, file('plan.pdf')]),
      folder: () => ({ read: () => Promise.reject(new SourceError('server', '500')) }),
    };
    const list = await place({ sources: [broken] });
    const before = spokenNow();
    button(list, /Conseil/).click();
    expect(await said(before)).to.equal('La source est en panne pour le moment.');
  });

  it('says that a folder is on its way where it takes its time', async () => {
    let give!: (page: { items: DocumentEntry[]; skipped: number }) => void;
    const slow: FolderSource = {
      ...holds([{ ...folder('Conseil', []), entries: undefined }]),
      folder: () => ({ read: () => new Promise((resolve) => (give = resolve)) }),
    };
    const list = await place({ sources: [slow] });
    const before = spokenNow();
    button(list, /Conseil/).click();
    expect(await said(before)).to.equal('Chargement…');
    give({ items: [minutes], skipped: 0 });
    expect(await said('Chargement…')).to.equal('Conseil, 1 document');
  });

  it('leads back by its path', async () => {
    const list = await place({ sources: [town()] });
    button(list, /Conseil/).click();
    await settled(list);
    button(list, /^2026$/).click();
    await settled(list);
    expect(all(list, '.path li').map(words)).to.deep.equal(['Documents', 'Conseil / municipal 100 %']);
    button(list, /^Documents$/).click();
    await settled(list);
    expect(names(list)).to.deep.equal(['Conseil / municipal 100 %', 'Procédures', 'plan.pdf']);
    expect(list.shadowRoot!.querySelector('.path')).to.equal(null);
  });

  it('leads back to the folder that was left, by its path and by the history', async () => {
    const list = await place({ sources: [town()] });
    for (const back of [() => button(list, /^Documents$/).click(), () => history.back()]) {
      button(list, /Procédures/).click();
      await until(list, ['Procédures']);
      back();
      await until(list, []);
      expect(words(list.shadowRoot!.activeElement)).to.equal('Procédures');
    }
  });

  it('goes back and forth with the history of the browser, at the same address', async () => {
    const list = await place({ sources: [town()] });
    const address = location.href;
    button(list, /Conseil/).click();
    await settled(list);
    button(list, /^2026$/).click();
    await settled(list);
    expect(location.href).to.equal(address);
    history.back();
    await until(list, ['Conseil / municipal 100 %']);
    history.back();
    await until(list, []);
    history.go(2);
    await until(list, ['Conseil / municipal 100 %', '2026']);
    await appears(list, '.row:not(.folder)');
    await settled(list);
    expect(names(list)).to.deep.equal(['compte-rendu.odt', 'ordre du jour.pdf']);
  });

  it('closes the sheet of a document when the history leads to another folder, unless something is typed in it', async () => {
    const list = await place({ sources: [town()] });
    button(list, /Procédures/).click();
    await until(list, ['Procédures']);
    const details = await appears(list, '.row .details');
    details.focus();
    details.click();
    await appears(list, 'dialog[open] .acts');
    const before = spokenNow();
    history.back();
    await until(list, []);
    await appears(list, '.row.folder');
    await settled(list);
    expect(list.shadowRoot!.querySelector('dialog')).to.equal(null);
    expect(words(list.shadowRoot!.activeElement)).to.equal('Procédures');
    expect(await said(before)).to.equal('Documents, 2 dossiers, 1 document');
    history.forward();
    await until(list, ['Procédures']);
    (await appears(list, '.row .details')).click();
    const sheet = await appears(list, 'dialog[open]');
    sheet.append(document.createElement('form'));
    history.back();
    await until(list, []);
    expect(sheet.isConnected).to.equal(true);
    (sheet as HTMLDialogElement).close();
  });

  it('stays where the history leads while it is still on its way further', async () => {
    let give!: () => void;
    const slow: FolderSource = {
      ...holds([{ ...council, entries: undefined }]),
      folder: ({ entries }) =>
        entries
          ? holds(entries)
          : { read: () => new Promise((resolve) => (give = () => resolve({ items: [year], skipped: 0 }))) },
    };
    const other = await place({ id: 'docs', hash: true, sources: [town()] });
    (await appears(other, '.row.folder a[part=link]')).click();
    await until(other, [council.name]);
    (await appears(other, '.row.folder a[part=link]')).click();
    await until(other, [council.name, '2026']);
    other.remove();
    const list = Object.assign(document.createElement('parvis-document-list'), {
      id: 'docs',
      hash: true,
      sources: [slow],
    });
    document.querySelector('main')!.append(list);
    while (!give) await new Promise((resolve) => requestAnimationFrame(resolve));
    const back = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    history.back();
    await back;
    give();
    await settled(list);
    expect(list.path).to.deep.equal([council.name]);
    expect(names(list)).to.deep.equal(['2026']);
  });

  it('says how many documents it shows of those that an address looks for', async () => {
    history.replaceState(null, '', '#docs:search=plan');
    const list = await place({ id: 'docs', hash: true, search: true, sources: [town()] });
    expect(names(list)).to.deep.equal(['plan.pdf']);
    history.pushState(null, '', '#docs:folder=Proc%C3%A9dures&search=plan');
    const before = spokenNow();
    dispatchEvent(new PopStateEvent('popstate'));
    await until(list, ['Procédures']);
    const none = await said(before);
    expect(none).to.equal('Procédures, Aucun document ne correspond à votre recherche.');
    history.back();
    expect(await said(none)).to.equal('Documents, 1 document');
  });

  it('begins anew where the page gives something else to read, and leads into that', async () => {
    const list = await place({ sources: [town()] });
    button(list, /Conseil/).click();
    await until(list, ['Conseil / municipal 100 %']);
    list.sources = [holds([folder('Écoles', [file('cantine.pdf')]), file('carte.pdf')])];
    await until(list, []);
    expect(names(list)).to.deep.equal(['Écoles', 'carte.pdf']);
    button(list, /Écoles/).click();
    await until(list, ['Écoles']);
    expect(names(list)).to.deep.equal(['cantine.pdf']);
    history.back();
    await until(list, []);
    expect(names(list)).to.deep.equal(['Écoles', 'carte.pdf']);
    // The same again in another list is no other thing to read.
    button(list, /Écoles/).click();
    await until(list, ['Écoles']);
    list.sources = [...list.sources];
    list.heading = 'Documents';
    await settled(list);
    expect(list.path).to.deep.equal(['Écoles']);
  });

  it('keeps no folder of what was read before in the address', async () => {
    const list = await place({ id: 'docs', hash: true, sources: [town()] });
    (await appears(list, '.row.folder a[part=link]')).click();
    await settled(list);
    expect(location.hash).to.include('folder=');
    list.sources = [holds([file('carte.pdf')])];
    await until(list, []);
    expect(names(list)).to.deep.equal(['carte.pdf']);
    expect(location.hash).to.equal('');
  });

  it('gives each folder an address where the page asks, and opens what an address names', async () => {
    const list = await place({ id: 'docs', hash: true, sources: [town()] });
    const link = await appears(list, '.row.folder a[part=link]');
    const address = link.getAttribute('href')!;
    // The whole address: a fragment alone would lead elsewhere where the page has a base of its own.
    expect(address.startsWith(`${location.href.split('#')[0]}#docs:`), address).to.equal(true);
    link.click();
    await settled(list);
    expect(location.href).to.equal(address);
    const other = await place({ id: 'docs', hash: true, sources: [town()] });
    await settled(other);
    expect(other.path).to.deep.equal(['Conseil / municipal 100 %']);
    expect(names(other)).to.deep.equal(['2026']);
  });

  it('tells the page which folder is opened on the way back, and leaves it to the page where that wants it', async () => {
    const list = await place({ sources: [holds([folder('A', [folder('B', [folder('C', [])])])])] });
    for (const name of ['A', 'B', 'C']) {
      button(list, new RegExp(`^${name}$`)).click();
      await settled(list);
    }
    const told: string[] = [];
    let keep = true;
    list.addEventListener('parvis-folder-open', (event) => {
      const { folder, path } = event;
      told.push(`${folder.name}: ${path.join('/')}`);
      if (keep) event.preventDefault();
    });
    const step = (at: number) => all(list, '[part=path] button')[at]!;
    for (const one of all(list, '[part=path] button')) {
      const { width, height } = one.getBoundingClientRect();
      expect(Math.min(width, height), words(one)).to.be.at.least(24);
    }
    step(2).click();
    await settled(list);
    expect(list.path).to.deep.equal(['A', 'B', 'C']);
    keep = false;
    step(1).click();
    await settled(list);
    expect(list.path).to.deep.equal(['A']);
    step(0).click();
    await settled(list);
    expect(list.path).to.deep.equal([]);
    expect(told).to.deep.equal(['B: A/B', 'A: A']);
  });

  it('asks nothing of an address that an address names', async () => {
    const asked: string[] = [];
    const settings = Object.assign(document.createElement('parvis-settings'), {
      fetch: async (input: RequestInfo | URL) => {
        asked.push(new Request(input).url);
        return new Response('', { status: 404 });
      },
    });
    document.body.prepend(settings);
    const evil = 'https://evil.example/';
    history.replaceState(null, '', `#docs:folder=${encodeURIComponent(encodeURIComponent(evil))}`);
    const list = await place({ id: 'docs', hash: true, sources: [town()] });
    await appears(list, '.notice');
    settings.remove();
    expect(asked).to.deep.equal([]);
    expect(list.path).to.deep.equal([]);
    expect(names(list)).to.include('plan.pdf');
  });

  it('says which folder of an address is not there any more, and shows where it would be', async () => {
    history.replaceState(null, '', '#docs:folder=Proc%C3%A9dures/perdu');
    const list = await place({ id: 'docs', hash: true, sources: [town()] });
    await appears(list, '.notice');
    expect(words(list.shadowRoot!.querySelector('.notice'))).to.equal(
      'Le dossier « perdu » n’est plus ici. Voici ce qui s’y trouve.',
    );
    expect(names(list)).to.deep.equal(['eau.md']);
  });

  it('keeps the way back when a folder fails, and tries again when asked', async () => {
    let works = false;
    const source: FolderSource = {
      ...holds([{ ...folder('Fermé', []), entries: undefined }]),
      folder: () => ({
        read: async () => {
          if (!works) throw new SourceError('server', 'down');
          return { items: [minutes], skipped: 0 };
        },
      }),
    };
    const list = await place({ sources: [source] });
    button(list, /Fermé/).click();
    await appears(list, '.notice');
    expect(names(list)).to.deep.equal([]);
    expect(words(await appears(list, '.here'))).to.equal('Fermé');
    works = true;
    button(list, /Réessayer/).click();
    await appears(list, '.row');
    expect(names(list)).to.deep.equal(['compte-rendu.odt']);
  });

  it('shows on the way back all that the reader had asked for, and the folder that was left has the focus', async () => {
    const bare = (name: string): DocumentEntry => ({ ...folder(name, []), entries: undefined });
    const source: FolderSource = {
      read: async ({ cursor }) =>
        cursor
          ? { items: ['c', 'd', 'e', 'f'].map(bare), skipped: 0 }
          : { items: ['a', 'b'].map(bare), skipped: 0, next: '2' },
      folder: ({ name }) => ({ read: async () => ({ items: [file(`dans ${name}.pdf`)], skipped: 0 }) }),
    };
    const list = await place({ max: 2, more: true, sources: [source] });
    for (const shown of [4, 6]) {
      (await appears(list, '.more')).click();
      await holdsTrue(() => names(list).length === shown, names(list).join());
    }
    all(list, '.row [part=link]')[4]!.click();
    await holdsTrue(() => names(list).join() === 'dans e.pdf', names(list).join());
    for (const back of [() => history.back(), () => button(list, /^Documents$/).click()]) {
      back();
      await holdsTrue(() => words(list.shadowRoot!.activeElement) === 'e', names(list).join());
      await settled(list);
      expect(names(list)).to.deep.equal([...'abcdef']);
      all(list, '.row [part=link]')[4]!.click();
      await holdsTrue(() => names(list).join() === 'dans e.pdf', names(list).join());
    }
  });

  it('shows nothing of one person to the next on the way back', async () => {
    let who = 'a';
    const read = async () => ({ items: [file(`${who}.pdf`), folder('Dossier', [minutes])], skipped: 0 });
    const settings = Object.assign(document.createElement('parvis-settings'), { user: { name: 'a' } });
    const list = await place({ sources: [{ read }] });
    document.querySelector('main')!.prepend(settings);
    settings.append(list);
    await settled(list);
    button(list, /Dossier/).click();
    await settled(list);
    who = 'b';
    const shown: string[] = [];
    const watch = new MutationObserver(() => shown.push(...names(list)));
    watch.observe(list.shadowRoot!, { subtree: true, childList: true, characterData: true });
    settings.user = { name: 'b' };
    await holdsTrue(() => names(list).includes('b.pdf'), names(list).join());
    watch.disconnect();
    expect(shown).not.to.include('a.pdf');
  });

  it('shows to the next person neither the folder that one has opened nor what it holds', async () => {
    const read = async ({
      settings: { user } = {},
    }: {
      readonly settings?: { readonly user?: { name?: string } };
    }) => ({
      items: [folder(`Dossier de ${user?.name}`, [file(`arrêt de ${user?.name}.pdf`)])],
      skipped: 0,
    });
    for (const hash of [true, false]) {
      const settings = Object.assign(document.createElement('parvis-settings'), { user: { name: 'Anne' } });
      const list = await place({ id: 'lu', hash, sources: [{ read }] });
      document.querySelector('main')!.prepend(settings);
      settings.append(list);
      await holdsTrue(() => names(list).join() === 'Dossier de Anne', names(list).join());
      all(list, '[part=link]')[0]!.click();
      await holdsTrue(() => names(list).join() === 'arrêt de Anne.pdf', names(list).join());
      settings.user = { name: 'Bruno' };
      await holdsTrue(() => names(list).join() === 'Dossier de Bruno', names(list).join());
      expect(all(list, '.here').length).to.equal(0);
      expect(list.path).to.deep.equal([]);
      expect(decodeURIComponent(location.hash)).not.to.contain('Anne');
      expect(JSON.stringify(history.state ?? '')).not.to.contain('Anne');
    }
  });

  describe('of a list at an address', () => {
    const asked: string[] = [];
    let settings: HTMLElement;
    /** What each address lists. */
    const lists: Record<string, object> = {
      '/list.json': {
        documents: [
          { name: 'plan.pdf' },
          { name: 'Budget', folder: true, url: '/budget.json' },
          { name: 'Elsewhere', folder: true, url: 'https://elsewhere.example/list.json' },
        ],
      },
      '/budget.json': { documents: [{ name: 'budget.ods' }] },
      'https://elsewhere.example/list.json': { documents: [{ name: 'false.pdf' }] },
    };
    const json = (address: string) =>
      lists[address.replace(location.origin, '')]
        ? Response.json(lists[address.replace(location.origin, '')])
        : undefined;

    beforeEach(() => {
      asked.length = 0;
      settings = Object.assign(document.createElement('parvis-settings'), {
        token: () => 'secret',
        fetch: async (address: string) => {
          asked.push(address.replace(location.origin, ''));
          return json(address) ?? new Response('', { status: 404 });
        },
      });
      document.body.prepend(settings);
    });
    afterEach(() => settings.remove());

    it('opens the folder that an address of the page names, without its format being written', async () => {
      location.hash = '#docs:folder=Budget';
      const list = await place({ id: 'docs', hash: true, src: '/list.json' });
      await until(list, ['Budget']);
      expect(names(list)).to.deep.equal(['budget.ods']);
      expect(list.shadowRoot!.querySelector('[aria-busy=true]')).to.equal(null);
    });

    it('is at rest once it is read, also with a search', async () => {
      const list = await place({ search: true, src: '/list.json' });
      expect(names(list)).to.have.members(['Budget', 'Elsewhere', 'plan.pdf']);
      expect(list.shadowRoot!.querySelector('[aria-busy=true]')).to.equal(null);
      expect(asked).to.deep.equal(['/list.json']);
    });

    describe('of which one is gone', () => {
      const budget = lists['/budget.json']!;
      const gone = 'Ce dossier n’existe plus, ou porte un autre nom.';
      afterEach(() => {
        lists['/budget.json'] = budget;
      });

      it('says that it is not there any more, and leads up', async () => {
        const list = await place({ src: '/list.json', keep: 'never' });
        delete lists['/budget.json'];
        const before = spokenNow();
        button(list, /Budget/).click();
        expect(await said(before)).to.equal(gone);
        expect(all(list, '.notice').map(words)).to.deep.equal([`${gone} Réessayer`]);
        expect(words(list.shadowRoot!.activeElement)).to.equal('Budget');
        button(list, /^Documents$/).click();
        await until(list, []);
        expect(names(list)).to.include('plan.pdf');
        expect(words(list.shadowRoot!.activeElement)).to.equal('Budget');
      });

      it('says the same of one that was open before, and of what is still shown of it', async () => {
        const list = await place({ src: '/list.json', keep: 'never' });
        for (const [name, path] of [
          [/Budget/, ['Budget']],
          [/^Documents$/, []],
        ] as const) {
          const silent = spokenNow();
          button(list, name).click();
          await until(list, [...path]);
          await said(silent);
        }
        delete lists['/budget.json'];
        const before = spokenNow();
        const heard: string[] = [];
        const region = document.querySelector('html > [role=status]')!;
        const watch = new MutationObserver(() => heard.push(words(region)));
        watch.observe(region, { childList: true, characterData: true, subtree: true });
        button(list, /Budget/).click();
        const answer = await said(before);
        expect(answer).to.match(/^Ce dossier n’existe plus, ou porte un autre nom\. Voici ce qui a été lu .+\.$/);
        await settled(list);
        expect(all(list, '.notice').map(words)).to.deep.equal([`${answer} Réessayer`]);
        expect(names(list)).to.deep.equal(['budget.ods']);
        expect(words(list.shadowRoot!.activeElement)).to.equal('Budget');
        watch.disconnect();
        expect(heard).to.deep.equal([answer]);
        // At the first folder, the source itself is what is gone.
        button(list, /^Documents$/).click();
        await until(list, []);
        const root = lists['/list.json']!;
        delete lists['/list.json'];
        list.reload();
        await appears(list, '.notice');
        lists['/list.json'] = root;
        expect(words(list.shadowRoot!.querySelector('.notice p'))).to.match(
          /^Cette source n’existe plus à son adresse\. Voici ce qui a été lu .+\.$/,
        );
      });
    });

    it('does not ask another site for a folder: it has a link to it', async () => {
      const list = await place({ src: '/list.json', hash: true, id: 'docs' });
      const link = all(list, 'a').find((one) => words(one).startsWith('Elsewhere'));
      expect((link as HTMLAnchorElement).href).to.equal('https://elsewhere.example/list.json');
    });

    it('does not follow the address of the page to another site', async () => {
      location.hash = '#docs:folder=Elsewhere';
      const list = await place({ id: 'docs', hash: true, src: '/list.json' });
      await until(list, ['Elsewhere']);
      expect(names(list)).to.deep.equal([]);
      expect(asked).to.deep.equal(['/list.json']);
    });
  });
});
