import { expect } from '@open-wc/testing';
import { SourceError } from '../../../src/data/source-error.js';
import type { DocumentOpenEvent, FolderOpenEvent } from '../../../src/widgets/document-list/document-events.js';
import { accessTree, emulate, viewport } from '../../support/commands.js';
import { all, button, file, folder, holds, names, place, said, settled, spokenNow, words } from './documents.js';
import { appears } from '../../../stories/support/appears.js';

const budget = file('budget.ods', { title: 'Budget 2026', size: 48_200, modified: '2026-11-20T15:10:00Z', lang: 'fr' });

describe('<parvis-document-list>', function () {
  this.timeout(30_000);
  beforeEach(() => viewport(1200, 900));
  afterEach(() => history.replaceState(null, ''));
  after(() => document.querySelector('main')?.remove());

  it('lists folders first, then documents in the natural order of the language', async () => {
    const list = await place({
      sources: [
        holds([file('Annexe 10.pdf'), file('été.pdf'), file('Annexe 2.pdf'), folder('Zones', []), file('Eau.pdf')]),
      ],
    });
    expect(names(list)).to.deep.equal(['Zones', 'Annexe 2.pdf', 'Annexe 10.pdf', 'Eau.pdf', 'été.pdf']);
  });

  it('says of a list that stops before its own end that only its beginning is there', async () => {
    const read = async () => ({ items: [budget], skipped: 0, unended: true });
    const list = await place({ sources: [{ read }] });
    expect(words(await appears(list, '[part=notice] p'))).to.equal(
      'La source s’est interrompue : seul son début est affiché.',
    );
    expect(names(list)).to.deep.equal(['Budget 2026']);
  });

  it('keeps its rows as high as they were once a sheet has been opened', async () => {
    const list = await place({ sources: [holds([file('a.pdf'), file('b.pdf')])] });
    const heights = () => all(list, '.row').map((row) => row.getBoundingClientRect().height);
    const before = heights();
    all(list, '.details')[0]!.click();
    await appears(list, 'dialog .close');
    expect(heights()).to.deep.equal(before);
  });

  it('writes the name and the rest of a compact row on one line', async () => {
    const list = await place({ layout: 'compact', sources: [holds([budget])] });
    await settled(list);
    const lines = ['.title', '.cell.size'].map((part) => {
      const foot = document.createElement('span');
      foot.style.display = 'inline-block';
      list.shadowRoot!.querySelector(part)!.append(foot);
      return foot.getBoundingClientRect().bottom;
    });
    expect(lines[1]).to.be.closeTo(lines[0]!, 0.5);
    // The three dots stand in the middle of that line.
    const [name, dots] = ['.title', '.details'].map((part) =>
      list.shadowRoot!.querySelector(part)!.getBoundingClientRect(),
    );
    expect((dots!.top + dots!.bottom) / 2).to.be.closeTo((name!.top + name!.bottom) / 2, 3);
  });

  it('says in the link what opens: title, kind, format, size and language', async () => {
    const list = await place({ sources: [holds([budget, file('map.pdf', { lang: 'en', size: 2_150_000_000 })])] });
    const links = all(list, 'a[part=link]').map(words);
    expect(links).to.deep.equal(['Budget 2026 (tableur ODS, 48 ko)', 'map.pdf (document PDF, 2,2 Go, anglais)']);
    expect(words(list.shadowRoot!.querySelector('.file'))).to.equal('budget.ods');
  });

  it('keeps every cell under its head where the rows are narrow, also those that show nothing', async () => {
    await viewport(420, 900);
    const list = await place({
      sources: [holds([folder('Zones', []), file('a.pdf', { modified: '2026-11-20' }), budget])],
    });
    await settled(list);
    const heads = all(list, '[role=columnheader]').length;
    for (const row of all(list, '.row')) {
      const cells = [...row.querySelectorAll('[role=rowheader], [role=cell]')];
      // What is not drawn is not in the tree of what is read aloud.
      expect(
        cells.filter((cell) => getComputedStyle(cell).display !== 'none'),
        words(row),
      ).to.have.lengthOf(heads);
    }
    const [first] = all(list, '.row.folder');
    expect(first!.getBoundingClientRect().height).to.be.below(60);
  });

  it('is a table whose heads sort it, with one that says how', async () => {
    const list = await place({
      sources: [holds([budget, file('plan.png', { size: 9 }), file('a.zip', { size: 400_000 })])],
    });
    const heads = all(list, '[role=columnheader]').map(words);
    expect(all(list, '[role=row] > [role=rowheader] .title > :first-child')).to.have.lengthOf(names(list).length);
    expect(heads).to.deep.equal(['Nom', 'Type', 'Taille', 'Modifié', 'Détails']);
    const sorts = () => all(list, '[role=columnheader]').map((head) => head.getAttribute('aria-sort'));
    expect(sorts()).to.deep.equal(['ascending', null, null, null, null]);
    const before = spokenNow();
    button(list, /^Taille/).click();
    await list.updateComplete;
    expect(names(list)).to.deep.equal(['a.zip', 'Budget 2026', 'plan.png']);
    expect(sorts()).to.deep.equal([null, null, 'descending', null, null]);
    expect(await said(before)).to.equal('Tri sur la colonne « Taille », ordre décroissant');
    button(list, /^Taille/).click();
    await list.updateComplete;
    expect(names(list)).to.deep.equal(['plan.png', 'Budget 2026', 'a.zip']);
  });

  it('has an arrow at the column that sorts alone, in the colours that its reader forces too', async () => {
    const list = await place({ sources: [holds([budget])] });
    if (!(await emulate({ forcedColors: 'active', colorScheme: 'dark' }))) return;
    const arrows = all(list, '.heads button').map((head) => {
      const { visibility, borderTopColor } = getComputedStyle(head, '::after');
      return visibility === 'visible' && borderTopColor !== 'rgba(0, 0, 0, 0)';
    });
    await emulate();
    expect(arrows).to.deep.equal([true, false, false, false]);
  });

  it('lets long names break after their signs, and says them as they are', async () => {
    const name = 'deliberation_du_conseil_municipal.pdf';
    const list = await place({ layout: 'compact', sources: [holds([file(name)])] });
    const title = await appears(list, '.title [dir=auto]:has(wbr)');
    expect(title.textContent).to.equal(name);
    expect([...title.childNodes].filter(({ nodeType }) => nodeType === 3).map((node) => node.nodeValue)).to.include(
      '.pdf',
    );
    // Where an engine can be asked what it tells.
    const told = JSON.stringify((await accessTree()) ?? name);
    expect(told).to.include(name);
    expect(told).not.to.include('deliberation_ du');
  });

  it('keeps the heading of a group with its rows on paper', async () => {
    const list = await place({ groupBy: 'letter', sources: [holds([file('a.pdf')])] });
    expect(getComputedStyle(await appears(list, '.row.group')).breakAfter).to.equal('avoid');
  });

  it('is printed with addresses that people can read, in its rows and in the sheet of a document', async () => {
    const url = 'https://ville.example/%C3%A9t%C3%A9%20%E2%80%AE.pdf';
    const list = await place({ sources: [holds([file('été.pdf', { url })])], layout: 'compact' });
    // Firefox says from which attribute, and not what stands there.
    const printed = (link: HTMLElement) =>
      getComputedStyle(link, '::after').content.replace('" attr(data-address) "', link.dataset.address ?? '');
    const read = '" (https://ville.example/été%20%E2%80%AE.pdf)"';
    try {
      if (!(await emulate({ media: 'print' }))) return;
      dispatchEvent(new Event('beforeprint'));
      expect(printed(all(list, 'a[part=link]')[0]!)).to.equal(read);
      dispatchEvent(new Event('afterprint'));
      await emulate();
      all(list, '.details')[0]!.click();
      const open = await appears(list, 'dialog a.act');
      await emulate({ media: 'print' });
      dispatchEvent(new Event('beforeprint'));
      expect(printed(open)).to.equal(read);
      dispatchEvent(new Event('afterprint'));
    } finally {
      await emulate();
    }
  });

  it('is printed with the names of its folders and the heads of its columns', async () => {
    const list = await place({ sources: [holds([folder('Procédures', []), budget])] });
    if (!(await emulate({ media: 'print' }))) return;
    const shown = (selector: string) =>
      all(list, selector)
        .filter((one) => one.getClientRects().length)
        .map(words);
    const paper = [...shown('.title .link'), ...shown('.table .heads button'), ...shown('.details')];
    await emulate();
    expect(paper).to.deep.equal(['Procédures', 'Nom', 'Type', 'Taille', 'Modifié']);
  });

  it('shows only the columns that some document fills', async () => {
    const list = await place({ sources: [holds([file('a.pdf', { author: 'Mairie', version: '3' })])] });
    expect(all(list, '.heads button').map(words)).to.deep.equal(['Nom', 'Type', 'Auteur', 'Version']);
  });

  it('begins with the order that the page writes', async () => {
    const items = [file('a.pdf', { modified: '2026-01-01' }), file('b.pdf', { modified: '2026-02-01' })];
    expect(names(await place({ sort: '-modified', sources: [holds(items)] }))).to.deep.equal(['b.pdf', 'a.pdf']);
  });

  it('puts documents under the headings of their years, newest first', async () => {
    const items = [
      file('a.pdf', { modified: '2024-05-01' }),
      file('b.pdf', { modified: '2026-05-01' }),
      file('c.pdf'),
      folder('Dossier', []),
    ];
    const list = await place({ groupBy: 'year', sources: [holds(items)] });
    await appears(list, '.group');
    expect(
      all(list, '.row').map((row) => words(row.querySelector('[role=heading]') ?? row.querySelector('.title'))),
    ).to.deep.equal([
      'Dossier',
      '2026',
      'b.pdf (document PDF)',
      '2024',
      'a.pdf (document PDF)',
      'Non précisé',
      'c.pdf (document PDF)',
    ]);
  });

  it('opens no address that is none of a document, and shows the true end of a name', async () => {
    const list = await place({
      sources: [
        holds([
          file('x.pdf', { url: 'javascript:alert(1)' }),
          file('invoice\u202Efdp.exe', { url: 'https://ville.example/invoice' }),
          file('mail.pdf', { url: 'mailto:a@b.example' }),
        ]),
      ],
    });
    expect(all(list, 'a[part=link]').map((link) => link.getAttribute('href'))).to.deep.equal([
      'https://ville.example/invoice',
    ]);
    expect(words(list.shadowRoot!.querySelector('a[part=link]'))).to.contain('invoicefdp.exe (programme EXE');
  });

  it('tells the page of a document that is followed, and lets it act instead', async () => {
    const list = await place({ sources: [holds([budget])] });
    const opened: DocumentOpenEvent[] = [];
    list.addEventListener('parvis-document-open', (event) => {
      event.preventDefault();
      opened.push(event);
    });
    all(list, 'a[part=link]')[0]!.click();
    expect(opened.map(({ document }) => document.title)).to.deep.equal(['Budget 2026']);
    expect(location.href).not.to.contain('budget');
  });

  it('saves documents where the page wants it so', async () => {
    const list = await place({ open: 'download', sources: [holds([budget])] });
    expect(all(list, 'a[part=link]')[0]!.getAttribute('download')).to.equal('budget.ods');
  });

  it('shows what stands in the tag until it has read, and where it fails', async () => {
    const link = Object.assign(document.createElement('a'), { href: '/documents', textContent: 'Tous les documents' });
    const source = {
      read: async () => {
        throw new SourceError('refused', 'no');
      },
    };
    const list = await place({ sources: [source] }, link);
    await appears(list, '.notice');
    expect(link.assignedSlot).not.to.equal(null);
    expect(words(list.shadowRoot!.querySelector('.notice'))).to.contain('Réessayer');
  });

  it('counts what could not be read', async () => {
    const list = await place({ sources: [{ read: async () => ({ items: [budget], skipped: 3 }) }] });
    await appears(list, '.main > .quiet');
    expect(words(list.shadowRoot!.querySelector('.main > .quiet'))).to.equal('3 documents n’ont pas pu être lus.');
  });

  it('shows so many at first, and more when asked, with the focus on the first of them', async () => {
    const items = Array.from({ length: 9 }, (_, at) => file(`n${at}.pdf`));
    const list = await place({ max: 4, more: true, sources: [holds(items)] });
    await appears(list, '.more');
    expect(names(list).length).to.equal(4);
    button(list, /plus de documents/).click();
    await settled(list);
    expect(names(list).length).to.equal(8);
    expect(words(list.shadowRoot!.activeElement)).to.contain('n4.pdf');
  });

  it('reads the next pages of a source', async () => {
    const page = (from: number) => Array.from({ length: 3 }, (_, at) => file(`n${from + at}.pdf`));
    const list = await place({
      sources: [
        {
          read: async ({ cursor }) => ({
            items: page(Number(cursor ?? 0)),
            next: cursor ? undefined : '3',
            skipped: 0,
          }),
        },
      ],
    });
    (await appears(list, '.more')).click();
    await settled(list);
    expect(names(list).length).to.equal(6);
    expect(list.shadowRoot!.querySelector('.more')).to.equal(null);
  });

  it('shows a document of two sources once', async () => {
    const list = await place({ sources: [holds([budget]), holds([budget, file('b.pdf')])] });
    await appears(list, '.row');
    expect(names(list)).to.deep.equal(['b.pdf', 'Budget 2026']);
  });

  it('reads again what is written otherwise', async () => {
    const list = await place({ sources: [holds([budget])] });
    list.sources = [holds([file('autre.pdf')])];
    await settled(list);
    expect(names(list)).to.deep.equal(['autre.pdf']);
  });

  it('tells the editor what is written in vain', async () => {
    const told: string[] = [];
    document.addEventListener('parvis-error', (event) => told.push((event as unknown as { cure: string }).cure), {
      once: false,
    });
    await place({ groupBy: 'mois', sort: 'date', sources: [holds([budget])] });
    for (const begun = performance.now(); told.length < 2 && performance.now() - begun < 20_000;)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(told.join('\n')).to.contain('group-by="mois"').and.to.contain('sort="date"');
  });

  it('says which folder is opened, and lets the page act instead', async () => {
    const list = await place({ sources: [holds([folder('Conseil', [budget])])] });
    const events: FolderOpenEvent[] = [];
    list.addEventListener('parvis-folder-open', (event) => {
      event.preventDefault();
      events.push(event);
    });
    all(list, '.link')[0]!.click();
    await settled(list);
    expect(events.map(({ path }) => path)).to.deep.equal([['Conseil']]);
    expect(names(list)).to.deep.equal(['Conseil']);
  });
});
