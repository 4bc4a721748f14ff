import { expect, fixture, html } from '@open-wc/testing';
import '../../../../src/settings/define.js';
import '../../../../src/widgets/document-list/define.js';
import { limits } from '../../../../src/data/limits.js';
import type { FailureEvent } from '../../../../src/ui/widget-events.js';
import type { ParvisDocumentList } from '../../../../src/widgets/document-list/document-list.js';
import { keys } from '../../../support/commands.js';
import { appears, still, until } from '../../../../stories/support/appears.js';
import { active, go, spoken } from '../../../access/walk.js';
import { davShare, type DavShare, type Fault } from '../dav-share.js';

const files = { '/budget.md': ['un\n', 'deux\n'], '/plan.md': 'plan', '/Été/': null };

async function list(share: DavShare, editable = true): Promise<ParvisDocumentList> {
  history.replaceState(null, '');
  localStorage.clear();
  // What was said to the test before is no answer to this one.
  document.querySelector('html > [role=status]')?.remove();
  const list = await fixture<ParvisDocumentList>(
    html`<parvis-document-list
      lang="fr"
      type="webdav"
      heading="Documents"
      src=${share.url}
      ?editable=${editable}
    ></parvis-document-list>`,
  );
  await appears(list, '.row');
  return list;
}

const setUp = async (faults: readonly Fault[] = []) => {
  const share = await davShare(files, { faults });
  const widget = await list(share);
  await appears(widget, '.writing .add');
  return { share, widget, root: widget.shadowRoot! };
};
const holding = (...held: readonly File[]) => {
  const transfer = new DataTransfer();
  for (const one of held) transfer.items.add(one);
  return transfer;
};
const choose = (input: HTMLInputElement, ...held: readonly File[]) => {
  input.files = holding(...held).files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};
const file = (text: string, name: string) => new File([text], name);
const words = (node: Element | null) => node?.textContent.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
/** What buttons are called, which begins with what they show. */
const names = (part: Element) =>
  [...part.querySelectorAll('button')].map((button) => {
    const name = button.ariaLabel!.replace(/[\s\u00a0\u202f]+/g, ' ');
    expect(name.startsWith(words(button)!), name).to.equal(true);
    return name;
  });
const heard = () => words(document.querySelector('html > [role=status]'));
const hears = (sentence: string) => until(() => heard() === sentence, `"${heard()}" was said, not "${sentence}"`);

describe('a list that may be written', () => {
  it('adds documents, says so, and shows them', async () => {
    const { share, widget, root } = await setUp();
    choose(root.querySelector('.writing input')!, file('a', 'a.md'), file('b', 'b.md'));
    await appears(widget, '.row a[href$="/a.md"]');
    await appears(widget, '.row a[href$="/b.md"]');
    expect(await share.texts('/a.md')).to.deep.equal(['a']);
    expect([...root.querySelectorAll('.job')].map(words)).to.deep.equal(['a.md Ajouté', 'b.md Ajouté']);
    await still(widget);
    await expect(widget).to.be.accessible();
    (await appears(widget, '.writing .clear')).click();
    await widget.updateComplete;
    expect(root.querySelector('.uploads')).to.equal(null);
    expect(root.activeElement).to.equal(root.querySelector('.writing .add'));
  });

  it('tells how many uploads have ended, of those that were chosen together', async () => {
    const { widget, root } = await setUp([{ method: 'PUT', path: '/g.md', fault: 507 }]);
    const add = (...names: readonly string[]) =>
      choose(root.querySelector('.writing input')!, ...names.map((name) => file(name, name)));
    add('f.md');
    await hears('f.md : Ajouté');
    add('a.md', 'b.md');
    await hears('2 envois terminés');
    add('c.md', 'd.md', 'e.md');
    await hears('3 envois terminés');
    expect(root.querySelectorAll('.job.is-done').length).to.equal(6);
    add('h.md', 'i.md', 'g.md');
    await hears('2 envois terminés. g.md : Il n’y a plus de place sur le serveur. Rien n’a été remplacé.');
    await go(root.querySelector<HTMLElement>('.writing .folder')!);
    await keys('Enter');
    await appears(widget, '.writing form');
    await keys({ type: 'Lots' });
    expect(await spoken('Enter')).to.equal('Lots : Dossier créé');
  });

  it('tells once all is over what is left to do, and asks who leaves before it is done', async () => {
    const faults = [507, 403].map((fault, at) => ({ method: 'PUT', path: `/${at}.md`, fault }));
    const { root, widget } = await setUp(faults);
    const input = root.querySelector<HTMLInputElement>('.writing input')!;
    choose(input, file('x', 'a.md'), file('à moi', 'budget.md'), file('x', '0.md'), file('x', 'b.md'));
    await hears(
      '2 envois terminés. budget.md : Ce nom existe déjà ici. Que voulez-vous faire ? 0.md : Il n’y a plus de place sur le serveur. Rien n’a été remplacé.',
    );
    const leave = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leave);
    expect(leave.defaultPrevented, 'the file that asks is lost').to.equal(true);
    choose(input, file('x', 'plan.md'), file('x', '1.md'), file('x', 'c.md'));
    await hears(
      '1 envoi terminé. plan.md : Ce nom existe déjà ici. Que voulez-vous faire ? 1.md : Vous n’avez pas le droit d’écrire ici.',
    );
    for (const one of root.querySelectorAll<HTMLElement>('.is-asks .choices button:last-child')) one.click();
    await widget.updateComplete;
    const free = new Event('beforeunload', { cancelable: true });
    dispatchEvent(free);
    expect(free.defaultPrevented).to.equal(false);
  });

  it('asks who leaves as long as something is on its way, also in the browsers of 2023, and nobody else', async () => {
    const { root, widget } = await setUp([{ method: 'PUT', path: '/b.md', fault: 'hang' }]);
    /** Whether it is asked as the standard says, and as Chrome and Edge did until 118. */
    const asked = () => {
      const leave = document.createEvent('BeforeUnloadEvent');
      leave.initEvent('beforeunload', false, true);
      dispatchEvent(leave);
      return [leave.defaultPrevented, leave.returnValue !== ''];
    };
    const [yes, no] = [
      [true, true],
      [false, false],
    ];
    expect(asked(), 'at first').to.deep.equal(no);
    const input = root.querySelector<HTMLInputElement>('.writing input')!;
    choose(input, file('a', 'a.md'));
    await appears(widget, '.job.is-done');
    expect(asked(), 'done').to.deep.equal(no);
    choose(input, file('b', 'b.md'));
    await appears(widget, '.job.is-sending');
    expect(asked(), 'sending').to.deep.equal(yes);
    root.querySelector<HTMLElement>('.is-sending button')!.click();
    await appears(widget, '.job.is-cancelled');
    expect(asked(), 'given up').to.deep.equal(no);
  });

  it('has the focus on no question that its reader has not heard, when what had it goes by itself', async () => {
    const { write } = limits;
    limits.write = 1500;
    const { share, widget, root } = await setUp([{ method: 'PUT', path: '/a.md', fault: 'hang' }]);
    const input = root.querySelector<HTMLInputElement>('.writing input')!;
    choose(input, file('à moi', 'budget.md'), file('x', 'a.md'));
    await go((await appears(widget, '.job.is-sending')).querySelector('button')!);
    await appears(widget, '.job.is-failed');
    limits.write = write;
    await appears(widget, '.writing .add:focus');
    expect(await share.texts('/budget.md')).to.deep.equal(['un\n', 'deux\n']);
  });

  it('asks what to do with a name that is there, and loses neither', async () => {
    const { share, widget, root } = await setUp();
    choose(root.querySelector('.writing input')!, file('à moi', 'budget.md'));
    const ask = await appears(widget, '.job.is-asks');
    expect(words(ask)).to.include('Ce nom existe déjà ici.');
    expect(names(ask)).to.deep.equal([
      'En faire une nouvelle version de « budget.md »',
      'Garder les deux « budget.md »',
      'Annuler l’envoi de « budget.md »',
    ]);
    await still(widget);
    await expect(widget).to.be.accessible();
    ask.querySelectorAll('button')[1]!.click();
    const kept = await appears(widget, '.job.is-kept');
    const [theirs, mine] = [...kept.querySelectorAll('a')];
    expect(theirs!.href).to.equal(`${share.url}budget.md`);
    expect(decodeURIComponent(mine!.href)).to.match(/\/budget \(version de ce poste, .+ \d\d h \d\d\)\.md$/);
    expect(await share.texts('/budget.md')).to.deep.equal(['un\n', 'deux\n']);
  });

  it('says what failed, and tries again', async () => {
    const { share, widget, root } = await setUp([{ method: 'PUT', fault: 507 }]);
    choose(root.querySelector('.writing input')!, file('a', 'a.md'));
    const failed = await appears(widget, '.job.is-failed');
    expect(words(failed)).to.equal('a.md Il n’y a plus de place sur le serveur. Rien n’a été remplacé. Réessayer');
    expect(names(failed)).to.deep.equal(['Réessayer l’envoi de « a.md »']);
    failed.querySelector('button')!.click();
    await appears(widget, '.job.is-done');
    expect(await share.texts('/a.md')).to.deep.equal(['a']);
  });

  it('shows how far it is, and may be given up', async () => {
    const { share, widget, root } = await setUp([{ method: 'PUT', fault: 'hang' }]);
    choose(root.querySelector('.writing input')!, new File([new Uint8Array(900_000)], 'grand.md'));
    const bar = (await appears(widget, '.job.is-sending progress[value]')) as HTMLProgressElement;
    expect(bar.max).to.equal(900_000);
    expect(words(root.querySelector('.how'))).to.match(/^\d+ % de 900 ko$/);
    await still(widget);
    await expect(widget).to.be.accessible();
    root.querySelector<HTMLElement>('.job button')!.click();
    await appears(widget, '.job.is-cancelled');
    expect(await share.texts('/grand.md')).to.equal(undefined);
  });

  it('makes a folder by keyboard, and says what is wrong with a name', async () => {
    const { share, widget, root } = await setUp();
    await go(root.querySelector<HTMLElement>('.writing .folder')!);
    await keys('Enter');
    await appears(widget, '.writing form');
    await keys({ type: 'Été' });
    expect(await spoken('Enter')).to.include('Ce nom est déjà pris.');
    expect(words(await appears(widget, '#folder-wrong'))).to.equal('Ce nom est déjà pris.');
    expect(active().getAttribute('aria-describedby')).to.equal('folder-wrong');
    await still(widget);
    await expect(widget).to.be.accessible();
    await keys({ type: ' 2026' });
    expect(await spoken('Enter')).to.include('Été 2026');
    expect((await share.kept()).files).to.have.property('/Été 2026/');
    expect(active()).to.equal(root.querySelector('.writing .folder'));
  });

  it('says what is lacking once it is sent without it, and not before', async () => {
    const { share, widget, root } = await setUp();
    /** As browsers tell: where the page does not say whether a field is wrong, its own validity does. */
    const told = ({ ariaInvalid, ariaRequired, required, validity }: HTMLInputElement) => [
      ariaInvalid ? ariaInvalid === 'true' : !validity.valid,
      required || ariaRequired === 'true',
    ];
    /** Sends an empty form, and tells what is then said of the field that has the focus. */
    const sends = async (): Promise<string | undefined> => {
      const field = active() as HTMLInputElement;
      expect(told(field), field.name).to.deep.equal([false, true]);
      expect(field.getAttribute('aria-describedby')).to.equal(null);
      await go(field.form!.querySelector('button')!);
      await keys('Enter');
      await until(() => active() === field, `the focus is on ${active().outerHTML.slice(0, 120)}`);
      expect(told(field), field.name).to.deep.equal([true, true]);
      await still(widget);
      await expect(widget).to.be.accessible();
      return words(root.querySelector(`#${field.getAttribute('aria-describedby')!}`));
    };
    await go(root.querySelector<HTMLElement>('.writing .folder')!);
    await keys('Enter');
    await appears(widget, '.writing input[name]:focus');
    expect(await sends()).to.equal('Nom du dossier : à remplir.');
    await keys({ type: ' ' });
    await keys('Enter');
    expect(words(await appears(widget, '#folder-wrong'))).to.equal('Nom du dossier : à remplir.');
    await hears('Nom du dossier : à remplir.');
    await go(await appears(widget, '.row:has(a[href$="/budget.md"]) .details'));
    await keys('Enter');
    await go(await appears(widget, 'dialog .acts [aria-expanded]'));
    await keys('Enter');
    await appears(widget, '[name=file]:focus');
    expect(await sends()).to.equal('Choisissez le fichier de la nouvelle version.');
    await go(root.querySelectorAll<HTMLElement>('.acts [aria-expanded]')[1]!, 'Shift+Tab');
    await keys('Enter');
    await appears(widget, 'dialog [name=name]:focus');
    await keys('Control+a');
    await keys('Backspace');
    expect(await sends()).to.equal('Nouveau nom : à remplir.');
    await keys({ type: ' ' });
    await keys('Enter');
    await widget.updateComplete;
    expect(words(root.querySelector('dialog .said'))).to.equal('Nouveau nom : à remplir.');
    expect((await share.kept()).files).to.have.all.keys('/', '/budget.md', '/plan.md', '/Été/');
  });

  it('keeps the reader in the list when what was pressed goes', async () => {
    const { widget, root } = await setUp([{ method: 'PUT', fault: 507 }]);
    const focused = async (selector: string) => {
      await appears(widget, `${selector}:focus`);
    };
    choose(root.querySelector('.writing input')!, file('a', 'a.md'));
    await go((await appears(widget, '.job.is-failed')).querySelector('button')!);
    await keys('Enter');
    await appears(widget, '.job.is-done');
    await focused('.writing .add');
    choose(root.querySelector('.writing input')!, file('à moi', 'budget.md'), file('à moi', 'plan.md'));
    await appears(widget, '.job.is-asks ~ .job.is-asks');
    await go(root.querySelector<HTMLElement>('.job.is-asks .choices button')!);
    await keys('Enter');
    await focused('.job.is-asks .choices button');
    await keys('Enter');
    await focused('.writing .add');
  });

  it('shows where the focus is once an older version is seen', async () => {
    const { widget, root } = await setUp();
    (await appears(widget, '.row:has(a[href$="/budget.md"]) .details')).click();
    await go(await appears(widget, 'dialog .does button'));
    await keys('Enter');
    await appears(widget, 'dialog .notice');
    expect(active()).to.equal(root.querySelector('dialog .title'));
    expect(getComputedStyle(active()).outlineStyle).to.equal('solid');
  });

  it('takes what is dropped on it, and makes what is dropped on a document its next version', async () => {
    const { share, widget, root } = await setUp();
    const drag = (target: Element, type: string, dataTransfer: DataTransfer) =>
      target.dispatchEvent(new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer }));
    const row = (await appears(widget, '.row a[href$="/budget.md"]')).closest('.row')!;
    const one = holding(file('trois\n', 'autre nom.md'));
    const before = row.getBoundingClientRect().top;
    drag(row, 'dragover', one);
    expect(words(await appears(widget, '.drop'))).to.equal(
      'Déposez pour en faire une nouvelle version de « budget.md »',
    );
    expect(row.getBoundingClientRect().top, 'nothing moves under what is held').to.equal(before);
    drag(row, 'drop', one);
    const form = await appears(widget, 'dialog form');
    expect(words(form)).to.include('autre nom.md');
    await still(widget);
    await expect(widget).to.be.accessible();
    (form.querySelector('[name=comment]') as HTMLInputElement).value = 'relu';
    form.querySelector('button')!.click();
    await appears(widget, 'dialog .job.is-done');
    expect((await share.kept()).files['/budget.md']!.at(-1)).to.deep.include({ text: 'trois\n', comment: 'relu' });
    await appears(widget, 'dialog .versions li:nth-child(3)');
    await keys('Escape');
    drag(root.querySelector('.heads')!, 'dragover', one);
    drag(root.querySelector('.heads')!, 'drop', holding(file('x', 'x.md'), file('y', 'y.md')));
    await appears(widget, '.row a[href$="/y.md"]');
    expect(root.querySelector('[data-drop], .drop')).to.equal(null);
  });

  it('has not changed since it was opened for who has written its new version', async () => {
    const { widget, root } = await setUp();
    const details = await appears(widget, '.row:has(a[href$="/budget.md"]) .details');
    details.click();
    const seen = async (text: string) => {
      await until(() => words(root.querySelector('dialog pre')) === text, `“${text}” is shown`);
      await still(widget);
    };
    await seen('deux');
    root.querySelector<HTMLElement>('dialog .acts [aria-expanded]')!.click();
    choose((await appears(widget, 'dialog form [type=file]')) as HTMLInputElement, file('trois\n', 'budget.md'));
    root.querySelector<HTMLElement>('dialog form button')!.click();
    await appears(widget, 'dialog .job.is-done');
    await seen('trois');
    expect([...root.querySelectorAll('.row .badge')].map(words)).to.deep.equal([]);
  });

  it('warns before a file of another kind takes the place of a document, dropped or chosen', async () => {
    const { widget } = await setUp();
    const row = (await appears(widget, '.row a[href$="/budget.md"]')).closest('.row')!;
    const dataTransfer = holding(file('trois', 'budget.docx'));
    for (const type of ['dragover', 'drop'])
      row.dispatchEvent(new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer }));
    const warning =
      'Attention : ce fichier est en .docx, le document en .md. Le document garde son nom, et risque de ne plus s’ouvrir.';
    const described = (name: string) =>
      widget
        .shadowRoot!.querySelector(`dialog [name=${name}]`)!
        .getAttribute('aria-describedby')!
        .split(' ')
        .map((id) => words(widget.shadowRoot!.getElementById(id)));
    await appears(widget, 'dialog .other');
    expect(described('comment')).to.include(warning);
    await still(widget);
    await expect(widget).to.be.accessible();
    const root = widget.shadowRoot!;
    const newVersion = root.querySelector<HTMLElement>('dialog .acts [aria-expanded=true]')!;
    newVersion.click();
    await until(() => !root.querySelector('dialog form'), 'the form is open');
    newVersion.click();
    const field = (await appears(widget, 'dialog [name=file]')) as HTMLInputElement;
    expect(root.querySelector('dialog .other')).to.equal(null);
    choose(field, file('trois', 'budget.DOCX'));
    await appears(widget, 'dialog .other');
    expect(described('file')).to.deep.equal([warning]);
    expect(words(root.querySelector('dialog .said'))).to.equal(warning);
    choose(field, file('trois', 'nouveau budget.markdown'));
    await until(() => !root.querySelector('dialog .other'), 'it still warns');
  });

  it('says that a folder cannot be dropped, and takes the files beside it', async () => {
    const { share, widget, root } = await setUp();
    const [held] = holding(file('x', 'x.md')).items;
    // No script may hold a folder: this one answers as browsers do for it.
    const folder = {
      kind: 'file',
      getAsFile: () => null,
      webkitGetAsEntry: () => ({ isDirectory: true, name: 'Lots' }),
    };
    const drop = (...items: readonly unknown[]) => {
      for (const type of ['dragover', 'drop']) {
        const event = new DragEvent(type, { bubbles: true, composed: true, cancelable: true });
        Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], items } });
        root.querySelector('.heads')!.dispatchEvent(event);
      }
    };
    drop(folder);
    const told = 'Un dossier ne peut pas être déposé : créez-le ici, puis déposez-y ses documents.';
    expect(words(await appears(widget, '.job.is-failed'))).to.equal(`Lots ${told}`);
    await hears(`Lots : ${told}`);
    drop(folder, held);
    await appears(widget, '.row a[href$="/x.md"]');
    expect(Object.keys((await share.kept()).files)).not.to.include('/Lots');
  });

  it('says that the name of a folder is taken, and sends nothing', async () => {
    const { share, widget, root } = await setUp();
    choose(root.querySelector('.writing input')!, file('x', 'Été'));
    expect(words(await appears(widget, '.job.is-failed .how'))).to.equal('Ce nom est déjà pris.');
    expect((await share.kept()).log.filter(({ method }) => method === 'PUT')).to.deep.equal([]);
  });

  it('does not call changed what the reader has written', async () => {
    const { widget, root } = await setUp();
    widget.addEventListener(
      'click',
      (event) => (event.composedPath()[0] as Element).closest('a') && event.preventDefault(),
    );
    (await appears(widget, '.row a[href$="/budget.md"]')).click();
    await until(() => !!localStorage.getItem('parvis.documents.1')?.includes('opened'), 'it is not remembered');
    const version = async (text: string) => {
      choose(root.querySelector('.writing input')!, file(text, 'budget.md'));
      (await appears(widget, '.job.is-asks .choices button')).click();
      await until(() => !root.querySelector('.is-asks, .is-waiting, .is-sending'), 'it is not sent');
      await still(widget);
      await widget.loadComplete;
      await still(widget);
    };
    await version('trois\n');
    await until(() => !root.querySelector('.list .badge'), words(root.querySelector('.list')));
  });

  it('keeps both when two people write, and tells which is which', async () => {
    const { share, widget } = await setUp();
    await share.meanwhile({ files: { '/budget.md': 'à eux' } });
    (await appears(widget, '.row:has(a[href$="/budget.md"]) .details')).click();
    (await appears(widget, 'dialog .acts [aria-expanded]')).click();
    choose((await appears(widget, 'dialog [name=file]')) as HTMLInputElement, file('à moi', 'b.md'));
    (await appears(widget, 'dialog form button')).click();
    const kept = await appears(widget, 'dialog .job.is-kept');
    expect(words(kept)).to.match(/Une autre personne a modifié ce document entre-temps : sa version reste en place/);
    expect(words(widget.shadowRoot!.querySelector('.said'))).to.include('la vôtre est gardée à côté');
    expect((await share.texts('/budget.md'))!.at(-1)).to.equal('à eux');
    await still(widget);
    await expect(widget).to.be.accessible();
  });

  it('shows after that what the other one wrote, at hand for the keyboard, and goes on from there', async () => {
    const { share, widget, root } = await setUp();
    await share.meanwhile({ files: { '/budget.md': 'à eux' } });
    await go(await appears(widget, '.row:has(a[href$="/budget.md"]) .details'));
    await keys('Enter');
    const send = async (text: string, end: string) => {
      const newVersion = await appears(widget, 'dialog .acts [aria-expanded]');
      await go(newVersion, 'Shift+Tab');
      await keys('Enter');
      choose((await appears(widget, 'dialog [name=file]')) as HTMLInputElement, file(text, 'b.md'));
      await go(await appears(widget, 'dialog form button'));
      await keys('Enter');
      await appears(widget, `dialog .job.${end}`);
      expect(active()).to.equal(newVersion);
    };
    await send('à moi', 'is-kept');
    await appears(widget, 'dialog .versions li:nth-child(3)');
    expect(words(active()), 'what is read aloud moves nobody').to.equal('Nouvelle version…');
    await keys('Tab');
    await keys('Tab');
    expect(words(active())).to.equal('Ouvrir la version en place');
    await send('à nous', 'is-done');
    expect(await share.texts('/budget.md')).to.deep.equal(['un\n', 'deux\n', 'à eux', 'à nous']);
    expect(root.querySelectorAll('dialog .job').length).to.equal(2);
  });

  it('restores an older version once that is sure, and renames, all by keyboard', async () => {
    const { share, widget, root } = await setUp();
    await go(await appears(widget, '.row:has(a[href$="/budget.md"]) .details'));
    await keys('Enter');
    await go(await appears(widget, '[aria-label="Restaurer la version 1"]'));
    await keys('Enter');
    expect(words(active())).to.include('La version 1 redeviendra la version actuelle.');
    await keys('Tab');
    await keys('Enter');
    await appears(widget, 'dialog .job.is-done');
    expect(await share.texts('/budget.md')).to.deep.equal(['un\n', 'deux\n', 'un\n']);
    await appears(widget, 'dialog .versions li:nth-child(3)');
    expect(words(active())).to.equal('Versions');
    const rename = root.querySelectorAll<HTMLElement>('.acts [aria-expanded]')[1]!;
    await go(rename, 'Shift+Tab');
    await keys('Enter');
    await keys('Control+a');
    await keys({ type: 'plan' });
    await keys('Enter');
    expect(words(await appears(widget, '#rename-wrong'))).to.equal('Ce nom est déjà pris.');
    await keys('Control+a');
    await keys({ type: 'comptes.md' });
    await keys('Enter');
    await appears(widget, '.row a[href$="/comptes.md"]');
    expect(root.querySelector('dialog')).to.equal(null);
    await hears('Renommé en « comptes.md »');
    await until(() => active().getAttribute('href')?.endsWith('/comptes.md'), `the focus is on ${active().outerHTML}`);
    expect(await share.texts('/comptes.md')).to.have.length(3);
  });
});

describe('a restore that meets what another person has written', () => {
  it('shows that version, and can be begun again', async () => {
    const { share, widget } = await setUp();
    (await appears(widget, '.row:has(a[href$="/budget.md"]) .details')).click();
    const restore = await appears(widget, '[aria-label="Restaurer la version 1"]');
    await share.meanwhile({ files: { '/budget.md': 'à eux' } });
    restore.click();
    (await appears(widget, 'dialog .sure button')).click();
    const failed = await appears(widget, 'dialog .job.is-failed');
    expect(words(failed)).to.include('Le document a changé entre-temps.');
    expect([...failed.querySelectorAll('button')].map(words), 'it would fail again').not.to.include('Réessayer');
    await appears(widget, 'dialog .versions li:nth-child(3)');
    (await appears(widget, '[aria-label="Restaurer la version 1"]')).click();
    (await appears(widget, 'dialog .sure button')).click();
    await appears(widget, 'dialog .job.is-done');
    expect((await share.texts('/budget.md'))!.at(-1)).to.equal('un\n');
  });
});

describe('a form that Escape closes', () => {
  it('leaves the sheet in which it stands open', async () => {
    const { widget, root } = await setUp();
    await go(await appears(widget, '.row:has(a[href$="/budget.md"]) .details'));
    await keys('Enter');
    await appears(widget, 'dialog .acts [aria-expanded]');
    const rename = root.querySelectorAll<HTMLElement>('.acts [aria-expanded]')[1]!;
    await go(rename);
    await keys('Enter');
    await appears(widget, 'dialog [name=name]:focus');
    await keys({ type: 'x' });
    await keys('Escape');
    await until(() => active() === rename, `the focus is on ${active().outerHTML.slice(0, 120)}`);
    expect(root.querySelector('dialog form')).to.equal(null);
    await keys('Escape');
    await until(() => !root.querySelector('dialog'), 'the sheet is still open');
    await go(root.querySelector<HTMLElement>('.writing .folder')!, 'Shift+Tab');
    await keys('Enter');
    await appears(widget, '.writing input[name]:focus');
    await keys('Escape');
    await until(() => active().matches('.writing .folder'), `the focus is on ${active().outerHTML.slice(0, 120)}`);
    expect(root.querySelector('.writing form')).to.equal(null);
  });

  it('comes back to what was pressed where it is seen', async () => {
    const { widget } = await setUp();
    const details = await appears(widget, '.row:has(a[href$="/plan.md"]) .details');
    await go(details);
    await keys('Enter');
    await appears(widget, 'dialog .close');
    widget.style.marginBlockStart = '3000px';
    await keys('Escape');
    // The browser gives the focus back at once; the dialog goes, and what was pressed comes into sight, a task later.
    await until(() => !widget.shadowRoot!.querySelector('dialog'), 'the sheet is still open');
    expect(active()).to.equal(details);
    const { top, bottom } = details.getBoundingClientRect();
    expect([top >= 0, bottom <= innerHeight]).to.deep.equal([true, true]);
  });
});

describe('uploads while the server goes down', function () {
  this.timeout(30_000);

  it('stay, with what failed to be tried again, though the folder cannot be read any more', async () => {
    const { share, widget, root } = await setUp();
    await share.meanwhile({
      faults: [
        { method: 'PUT', path: '/b.md', fault: 507 },
        { method: 'PROPFIND', fault: 404 },
      ],
    });
    choose(root.querySelector('.writing input')!, file('a', 'a.md'), file('b', 'b.md'));
    await appears(widget, '.notice');
    const failed = await appears(widget, '.job.is-failed');
    expect(words(failed)).to.equal('b.md Il n’y a plus de place sur le serveur. Rien n’a été remplacé. Réessayer');
    expect(!!root.querySelector('.writing .add')).to.equal(false);
    await still(widget);
    await expect(widget).to.be.accessible();
    await go(failed.querySelector('button')!);
    await keys('Enter');
    await appears(widget, '.row a[href$="/b.md"]');
    expect(await share.texts('/b.md')).to.deep.equal(['b']);
    expect(root.activeElement, 'the focus is lost').not.to.equal(null);
  });
});

describe('the versions of a document that may be written', () => {
  it('has the focus again on the button of the version that is not restored after all', async () => {
    const share = await davShare({ '/budget.md': ['un\n', 'deux\n', 'trois\n'] });
    const widget = await list(share);
    await appears(widget, '.writing .add');
    await go(await appears(widget, '.details'));
    await keys('Enter');
    const button = await appears(widget, '[aria-label="Restaurer la version 1"]');
    await go(button);
    await keys('Enter');
    expect(words(active())).to.include('La version 1 redeviendra la version actuelle.');
    await keys('Tab');
    await keys('Tab');
    expect(words(active())).to.equal('Annuler');
    await keys('Enter');
    expect(active().ariaLabel).to.equal('Restaurer la version 1');
    expect(await share.texts('/budget.md')).to.have.length(3);
  });
});

describe('what file managers hide', () => {
  it('is in no list, and nothing that would be seen no more is written', async () => {
    const share = await davShare({
      ...Object.fromEntries(
        ['.DS_Store', '._plan.md', '.~lock.plan.md#', '~$plan.docx', 'Thumbs.db', 'Desktop.ini'].map((name) => [
          `/${name}`,
          'x',
        ]),
      ),
      '/.git/': null,
      '/plan.md': 'plan',
      '/~brouillon.md': 'x',
    });
    const widget = await list(share);
    const root = widget.shadowRoot!;
    await appears(widget, '.writing .add');
    const shown = () =>
      [...root.querySelectorAll('.row .title > :first-child')].map((one) => words(one)!.split(' (')[0]);
    expect(shown()).to.deep.equal(['~brouillon.md', 'plan.md']);
    choose(root.querySelector('.writing input')!, file('x', '~$budget.docx'), file('x', 'budget.docx'));
    await appears(widget, '.row a[href$="/budget.docx"]');
    const wrong =
      'Ce nom n’est pas possible : évitez / \\ : * ? " < > |, un point au début ou à la fin, ~$ au début, et restez court.';
    expect([...root.querySelectorAll('.job')].map(words)).to.deep.equal([
      `~$budget.docx ${wrong}`,
      'budget.docx Ajouté',
    ]);
    await go(root.querySelector<HTMLElement>('.writing .folder')!);
    await keys('Enter');
    await appears(widget, '.writing form');
    await keys({ type: '.caché' });
    await keys('Enter');
    expect(words(await appears(widget, '#folder-wrong'))).to.equal(wrong);
    expect((await share.kept()).files).not.to.have.property('/.caché/');
  });
});

describe('what one reader writes', () => {
  it('is neither shown to the next one nor sent, and what is typed in a sheet goes with it', async () => {
    const share = await davShare(files, {
      faults: ['a', 'b'].map((name) => ({ method: 'PUT', path: `/${name}.md`, fault: 'hang' })),
    });
    const settings = Object.assign(document.createElement('parvis-settings'), { user: { name: 'Zoé' } });
    const widget = await list(share);
    widget.replaceWith(settings);
    settings.append(widget);
    const root = widget.shadowRoot!;
    await appears(widget, '.writing .add');
    const add = (...names: readonly string[]) =>
      choose(root.querySelector('.writing input')!, ...names.map((name) => file('à Zoé', name)));
    add('a.md', 'b.md', 'secret.md', 'plan.md');
    await appears(widget, '.job.is-asks');
    (await appears(widget, '.row:has(a[href$="/budget.md"]) .details')).click();
    await appears(widget, 'dialog .acts [aria-expanded]');
    root.querySelector<HTMLElement>('dialog .acts [aria-expanded]')!.click();
    root.querySelector<HTMLInputElement>('dialog [name=comment]')!.value = 'à Zoé';

    // The same reader, told anew, loses nothing.
    settings.user = { name: 'Zoé' };
    await still(widget);
    expect(root.querySelectorAll('.job').length).to.equal(4);

    settings.user = { name: 'Ali' };
    await until(() => !root.querySelector('.job, dialog[open]'), 'what another reader writes is shown');
    await appears(widget, '.writing .add');
    expect(heard()).not.to.match(/(?:a|b|secret)\.md : Envoi/);
    const leave = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leave);
    expect(leave.defaultPrevented).to.equal(false);
    add('c.md');
    await appears(widget, '.row a[href$="/c.md"]');
    expect([...root.querySelectorAll('.job')].map(words)).to.deep.equal(['c.md Ajouté']);
    const { files: kept } = await share.kept();
    expect(Object.keys(kept).sort()).to.deep.equal(['/', '/budget.md', '/c.md', '/plan.md', '/Été/'].sort());
    expect(kept['/c.md']!.map(({ author }) => author)).to.deep.equal(['Ali']);

    // Where nobody is named, those who sign in are told apart by how they do.
    Object.assign(settings, { user: undefined });
    settings.token = () => 'one';
    await until(() => !root.querySelector('.job'));
    (await appears(widget, '.row:has(a[href$="/budget.md"]) .details')).click();
    await appears(widget, 'dialog[open]');
    settings.token = () => 'two';
    await until(() => !root.querySelector('dialog[open]'), 'the sheet of another reader stays');
    settings.remove();
  });
});

describe('a folder that is being made', () => {
  it('leaves the name of the next one alone, and who has gone on to something else', async () => {
    const share = await davShare(files);
    const answers: (() => void)[] = [];
    const settings = Object.assign(document.createElement('parvis-settings'), {
      fetch: async (url: RequestInfo | URL, init?: RequestInit) => {
        if (init?.method === 'MKCOL') await new Promise<void>((resolve) => answers.push(resolve));
        return fetch(url, init);
      },
    });
    const widget = await list(share);
    widget.replaceWith(settings);
    settings.append(widget);
    const root = widget.shadowRoot!;
    (await appears(widget, '.writing .folder')).click();
    const input = (await appears(widget, '.writing form input')) as HTMLInputElement;
    input.value = 'Un';
    input.form!.requestSubmit();
    await until(() => answers.length === 1, 'nothing was sent');
    input.value = 'Deux';
    answers[0]!();
    await until(
      () => [...root.querySelectorAll('.row.folder')].some((row) => words(row)?.startsWith('Un ')),
      'it is not there',
    );
    expect(root.querySelector<HTMLInputElement>('.writing form input')?.value).to.equal('Deux');
    input.form!.requestSubmit();
    await until(() => answers.length === 2, 'nothing was sent');
    const away = root.querySelector<HTMLElement>('.row .details')!;
    away.focus();
    answers[1]!();
    await until(() => !root.querySelector('.writing form'), 'the form stays');
    await still(widget);
    expect(active().matches('.details')).to.equal(true);
    settings.remove();
  });
});

describe('a name that is refused once its sheet was closed', () => {
  it('stays in sight, with why', async () => {
    const share = await davShare(files);
    let answer = (_: Response) => {};
    const moved = new Promise<Response>((resolve) => (answer = resolve));
    const settings = Object.assign(document.createElement('parvis-settings'), {
      fetch: (url: RequestInfo | URL, init?: RequestInit) => (init?.method === 'MOVE' ? moved : fetch(url, init)),
    });
    const widget = await list(share);
    widget.replaceWith(settings);
    settings.append(widget);
    const root = widget.shadowRoot!;
    await appears(widget, '.writing .add');
    (await appears(widget, '.row:has(a[href$="/budget.md"]) .details')).click();
    (await appears(widget, 'dialog .acts [aria-expanded]:last-of-type')).click();
    const input = (await appears(widget, 'dialog form [name=name]')) as HTMLInputElement;
    input.value = 'comptes';
    input.form!.requestSubmit();
    root.querySelector<HTMLElement>('dialog .close')!.click();
    await until(() => !root.querySelector('dialog'), 'the sheet stays');
    answer(new Response(null, { status: 423 }));
    const failed = await appears(widget, '.job.is-failed');
    await still(widget);
    expect(failed.isConnected).to.equal(true);
    expect(words(failed)).to.include('comptes.md');
    settings.remove();
  });
});

describe('an upload that is refused for want of a sign-in', () => {
  it('is tried again with what the same person has signed in with since', async () => {
    const share = await davShare(files);
    const lets = (signed: boolean) => (url: RequestInfo | URL, init?: RequestInit) =>
      init?.method === 'PUT' && !signed ? Promise.resolve(new Response(null, { status: 401 })) : fetch(url, init);
    const settings = Object.assign(document.createElement('parvis-settings'), {
      user: { name: 'Zoé' },
      fetch: lets(false),
    });
    const widget = await list(share);
    widget.replaceWith(settings);
    settings.append(widget);
    const root = widget.shadowRoot!;
    await appears(widget, '.writing .add');
    choose(root.querySelector('.writing input')!, file('à Zoé', 'a.md'));
    const failed = await appears(widget, '.job.is-failed');
    settings.fetch = lets(true);
    await still(widget);
    failed.querySelector('button')!.click();
    await appears(widget, '.row a[href$="/a.md"]');
    expect(await share.texts('/a.md')).to.deep.equal(['à Zoé']);
    settings.remove();
  });
});

describe('a list that may not be written', () => {
  it('offers nothing, and tells its editor why', async () => {
    const share = await davShare(files, { writable: false });
    const told: string[] = [];
    const tell = (event: Event) => {
      told.push((event as FailureEvent).cure);
      event.preventDefault();
    };
    addEventListener('parvis-error', tell);
    const widget = await list(share);
    for (let waits = 0; !told.length && waits < 300; waits++) await new Promise(requestAnimationFrame);
    removeEventListener('parvis-error', tell);
    expect(told.join()).to.include('la source ne permet pas d’écrire');
    await until(() => !widget.shadowRoot!.querySelector('.writing'), 'its room is kept');
    (await appears(widget, '.row:has(a[href$="/budget.md"]) .details')).click();
    await appears(widget, 'dialog .versions li');
    expect(widget.shadowRoot!.querySelector('[aria-expanded], [aria-label^="Restaurer"]')).to.equal(null);
  });

  it('is asked again for another reader, and after no answer came', async () => {
    const share = await davShare(files, { writable: false });
    const settings = document.createElement('parvis-settings');
    const widget = await list(share);
    widget.replaceWith(settings);
    settings.append(widget);
    const lets = (allow: string) => async (url: RequestInfo | URL, init?: RequestInit) => {
      if (init?.method !== 'OPTIONS') return fetch(url, init);
      if (!allow) throw new TypeError('no network');
      return new Response(null, { headers: { allow } });
    };
    await appears(widget, '.row');
    await still(widget);
    await until(() => !widget.shadowRoot!.querySelector('.writing'), 'it may be written');
    settings.fetch = lets('GET, PUT');
    await appears(widget, '.writing .add');
    settings.fetch = lets('GET');
    await until(() => !widget.shadowRoot!.querySelector('.writing'), 'it may still be written');
    let asked = 0;
    settings.fetch = (url, init) => lets(init?.method === 'OPTIONS' && ++asked > 1 ? 'GET, PUT' : '')(url, init);
    await until(() => asked === 1, 'it was not asked');
    widget.reload();
    await appears(widget, '.writing .add');
    settings.remove();
  });

  it('asks no server whether it may be written where the page does not want that', async () => {
    const share = await davShare(files);
    const widget = await list(share, false);
    await widget.updateComplete;
    expect((await share.kept()).log.some(({ method }) => method === 'OPTIONS')).to.equal(false);
  });
});
