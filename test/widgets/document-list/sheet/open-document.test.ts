import { expect, fixture, html } from '@open-wc/testing';
import '../../../../src/widgets/document-list/define.js';
import type { ParvisDocumentList } from '../../../../src/widgets/document-list/document-list.js';
import type { DocumentEntry } from '../../../../src/widgets/document-list/document-entry.js';
import { holds } from '../../../../stories/support/document-states.js';
import { appears, still, until } from '../../../../stories/support/appears.js';
import { keys, viewport } from '../../../support/commands.js';
import { active, go, hidden } from '../../../access/walk.js';
import { davShare, type DavShare } from '../dav-share.js';
import { entry } from '../entry.js';

const words = (node: Element | null | undefined) => node?.textContent.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

async function shown(args: Partial<ParvisDocumentList>, name: string): Promise<ParvisDocumentList> {
  history.replaceState(null, '');
  const list = await fixture<ParvisDocumentList>(html`<parvis-document-list lang="fr"></parvis-document-list>`);
  Object.assign(list, { keep: 'never', ...args });
  (await appears(list, `.row:has(a[href$="/${name}"]) .details`)).click();
  await appears(list, 'dialog[open]');
  return list;
}
const ofShare = (share: DavShare, name: string, args: Partial<ParvisDocumentList> = {}) =>
  shown({ type: 'webdav', src: share.url, ...args }, name);
const ofEntry = (one: DocumentEntry, args: Partial<ParvisDocumentList> = {}) =>
  shown({ sources: [holds([one])], ...args }, encodeURIComponent(one.name));

const fact = (list: ParvisDocumentList, name: string) =>
  words(
    [...list.shadowRoot!.querySelectorAll('dialog dt')].find(({ textContent }) => textContent === name)
      ?.nextElementSibling,
  );
const link = (list: ParvisDocumentList, label: string) =>
  [...list.shadowRoot!.querySelectorAll<HTMLAnchorElement>('dialog a')].find((one) => words(one) === label);

describe('the sheet of a document', () => {
  afterEach(() => viewport(800, 600));

  it('says all that is known, and nothing of what is not', async () => {
    const list = await ofEntry(
      entry('budget.ods', {
        title: 'Budget',
        size: 48_200,
        modified: '2026-11-20T15:10:00Z',
        author: 'Secrétariat',
        lang: 'en',
        version: '12',
        description: 'Voté le 9 avril.',
      }),
    );
    expect(words(list.shadowRoot!.getElementById('document-title'))).to.equal('Budget');
    expect(fact(list, 'Type')).to.equal('tableur ODS');
    expect(fact(list, 'Taille')).to.equal('48 ko');
    expect(fact(list, 'Modifié')).to.match(/^vendredi 20 novembre 2026 à \d+ h( \d\d)?$/);
    expect(fact(list, 'Langue')).to.equal('anglais');
    expect(fact(list, 'Version')).to.equal('12');
    expect(fact(list, 'Fichier')).to.equal('budget.ods');
    expect(fact(list, 'Créé')).to.equal(undefined);
    expect(list.shadowRoot!.querySelector('dialog .versions')).to.equal(null);
    expect(link(list, 'Ouvrir')!.target).to.equal('');
    expect(link(list, 'Télécharger')!.download).to.equal('budget.ods');
    expect(link(list, 'Demander une version accessible')).to.equal(undefined);
    await still(list);
    await expect(list).to.be.accessible();
  });

  it('is walked by keyboard: the focus goes in, stays in, and comes back', async () => {
    const share = await davShare({ '/a.md': ['un\n', 'deux\n'] });
    const list = await fixture<ParvisDocumentList>(
      html`<parvis-document-list lang="fr" keep="never" type="webdav" src=${share.url}></parvis-document-list>`,
    );
    const button = await appears(list, '.details');
    await go(button);
    await keys('Enter');
    await appears(list, 'dialog .versions li:nth-child(2)');
    await appears(list, 'dialog pre');
    const dialog = list.shadowRoot!.querySelector('dialog')!;
    const stops = dialog.querySelectorAll('a, button, [tabindex="0"]').length;
    for (let stop = 1; stop < stops; stop++) {
      expect(dialog.contains(active()), `${stop}`).to.equal(true);
      expect(hidden(active()), words(active())).to.equal('');
      await keys('Tab');
    }
    await keys('Escape');
    expect(list.shadowRoot!.querySelector('dialog')).to.equal(null);
    expect(active()).to.equal(button);
  });

  it('begins the mail by which an accessible version is asked for, or leads to its page', async () => {
    const one = entry('plan.pdf', { title: 'Plan & annexes' });
    const list = await ofEntry(one, { contact: 'acces@ville.fr' });
    const mail = new URL(link(list, 'Demander une version accessible')!.href);
    expect(mail.pathname).to.equal('acces@ville.fr');
    const said = new URLSearchParams(mail.search);
    expect(said.get('subject')).to.include('Plan & annexes');
    expect(said.get('body')).to.include(one.url).and.include('\r\n');
    expect(link(await ofEntry(one, { contact: '/acces' }), 'Demander une version accessible')!.pathname).to.equal(
      '/acces',
    );
    const bad = await ofEntry(one, { contact: 'javascript:alert(1)' });
    expect(link(bad, 'Demander une version accessible')).to.equal(undefined);
  });

  it('shows a text as it is written, in its encoding, and says where it was cut', async () => {
    const share = await davShare({
      '/a.md': '# <b>Été</b>\n[x](javascript:alert)\n',
      '/long.txt': 'ligne\n'.repeat(60_000),
    });
    const list = await ofShare(share, 'a.md');
    expect((await appears(list, 'dialog pre')).textContent.trim()).to.equal('# <b>Été</b>\n[x](javascript:alert)');
    expect(list.shadowRoot!.querySelector('dialog pre a, dialog pre b')).to.equal(null);
    // The preview is a landmark, what it holds is not another.
    expect(list.shadowRoot!.querySelectorAll('dialog .preview [role=region]')).to.have.lengthOf(0);
    const long = await ofShare(share, 'long.txt');
    expect((await appears(long, 'dialog pre')).textContent.length).to.be.within(262_000, 262_200);
    expect(words(await appears(long, 'dialog .preview .quiet'))).to.match(/^Seul le début est affiché \(262 ko\)/);
    await still(long);
    await expect(long).to.be.accessible();
  });

  it('shows as many columns of a table as a page bears, and says where it was cut', async () => {
    const share = await davShare({ '/wide.csv': `${',x'.repeat(3000)}\n${'a\n'.repeat(150)}` });
    const list = await ofShare(share, 'wide.csv');
    await appears(list, 'dialog table');
    expect(list.shadowRoot!.querySelectorAll('dialog table :is(th, td)').length).to.equal(151 * 100);
    expect([...list.shadowRoot!.querySelectorAll('dialog .preview .quiet')].map(words)).to.deep.equal([
      'Seules les 100 premières colonnes sont affichées.',
    ]);
  });

  it('asks nothing of another site before the reader says so', async () => {
    const other = entry('a.txt', { url: 'https://elsewhere.example/a.txt', size: 9 });
    const asked: string[] = [];
    const source = {
      ...holds([other]),
      fetch: async (input: RequestInfo | URL) => {
        asked.push(new Request(input).url);
        return new Response('là-bas');
      },
    };
    const list = await shown({ sources: [source] }, 'a.txt');
    const button = await appears(list, 'dialog .show');
    expect(asked).to.deep.equal([]);
    button.click();
    expect(words(await appears(list, 'dialog pre'))).to.equal('là-bas');
    expect(active().className).to.equal('preview');
    const picture = await ofEntry(
      entry('a.png', { url: 'https://elsewhere.example/a.png' }).valueOf() as DocumentEntry,
    ).catch(() => undefined);
    expect(picture?.shadowRoot!.querySelector('dialog img') ?? null).to.equal(null);
  });

  it('shows no PDF that is none, or is to be saved', async () => {
    const share = await davShare({ '/a.pdf': '<script>alert(1)</script>' });
    const list = await ofShare(share, 'a.pdf');
    const button = list.shadowRoot!.querySelector<HTMLElement>('dialog .show');
    button?.click();
    expect(words(await appears(list, 'dialog .preview .quiet:not(:empty)'))).to.be.a('string');
    for (let waits = 0; waits < 30; waits++) await new Promise(requestAnimationFrame);
    expect(list.shadowRoot!.querySelector('dialog iframe')).to.equal(null);
  });

  it('asks the server for what a list of links does not say, once it is opened, and for nothing else', async () => {
    const share = await davShare({ '/plan.csv': 'a;b\n' });
    const asked = async () => (await share.kept()).log.map(({ method, path }) => `${method} ${path}`);
    const links = ['plan.csv', 'gone.pdf'].map((name) => html`<li><a href=${share.url + name}>${name}</a></li>`);
    const list = await fixture<ParvisDocumentList>(
      html`<parvis-document-list lang="fr" keep="never"
        ><ul>
          ${links}
        </ul></parvis-document-list
      >`,
    );
    const open = async (name: string) => {
      (await appears(list, `.row:has(a[href$="/${name}"]) .details`)).click();
      await until(() => words(list.shadowRoot!.getElementById('document-title')) === name, 'it is open');
    };
    await appears(list, '.row');
    expect(await asked()).to.deep.equal([]);
    await open('plan.csv');
    await until(() => fact(list, 'Taille') === '4 octets', 'its size is told');
    expect(fact(list, 'Modifié')).to.be.a('string');
    expect(fact(list, 'Type')).to.equal('tableur CSV');
    expect((await asked()).filter((line) => line.startsWith('HEAD'))).to.deep.equal(['HEAD /plan.csv']);
    list.shadowRoot!.querySelector<HTMLElement>('dialog .close')!.click();
    await open('gone.pdf');
    await until(async () => (await asked()).includes('HEAD /gone.pdf'), 'it is asked');
  });

  describe('of a PDF', () => {
    const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'pdfViewerEnabled')!;
    const viewer = (there: boolean) =>
      Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', { configurable: true, get: () => there });
    afterEach(() => Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', own));
    const elsewhere = 'Ce document ne peut pas être affiché dans la page : ouvrez-le ou téléchargez-le.';
    const said = (list: ParvisDocumentList) => words(list.shadowRoot!.querySelector('dialog .preview'));

    it('shows it once it is asked for, in the viewer of the browser', async () => {
      viewer(true);
      const list = await ofShare(await davShare({ '/a.pdf': '%PDF-1.7\n' }), 'a.pdf');
      const show = await appears(list, 'dialog .preview .show');
      expect(list.shadowRoot!.querySelector('iframe')).to.equal(null);
      show.click();
      const frame = (await appears(list, 'dialog .preview iframe')) as HTMLIFrameElement;
      expect(new URL(frame.src).pathname).to.match(/\/a\.pdf$/);
      expect(frame.title).to.equal('Aperçu de «\u202fa.pdf\u202f»');
      expect(active().matches('.preview')).to.equal(true);
    });

    it('leads to it where there is no viewer, and where it only bears that name', async () => {
      viewer(false);
      const share = await davShare({ '/a.pdf': '%PDF-1.7\n', '/b.pdf': '<script>alert(1)</script>' });
      const list = await ofShare(share, 'a.pdf');
      await until(() => said(list) === elsewhere, 'it is told');
      viewer(true);
      const other = await ofShare(share, 'b.pdf');
      (await appears(other, 'dialog .preview .show')).click();
      await until(() => said(other) === elsewhere, 'it is told');
      expect(other.shadowRoot!.querySelector('iframe')).to.equal(null);
    });
  });

  it('shows any version, warns of an old one, and leads back', async () => {
    const share = await davShare({ '/a.md': ['un\n', 'deux\n', 'trois\n'] });
    const list = await ofShare(share, 'a.md');
    await appears(list, 'dialog .versions li:nth-child(3)');
    const lines = [...list.shadowRoot!.querySelectorAll('dialog .versions li')].map(words);
    expect(lines[0]).to.match(/^version 3 actuelle/);
    (await appears(list, '[aria-label="Voir la version 2"]')).click();
    const notice = await appears(list, 'dialog .notice');
    expect(words(notice)).to.match(/^Vous lisez une ancienne version \(n° 2, du 12 février( 2026)?\)\./);
    expect(words(await appears(list, 'dialog pre'))).to.equal('deux');
    expect(link(list, 'Ouvrir')!.pathname).to.match(/\/\.versions\/2\/a\.md$/);
    expect(active().id).to.equal('document-title');
    await still(list);
    await expect(list).to.be.accessible();
    notice.querySelector('button')!.click();
    await list.updateComplete;
    expect(list.shadowRoot!.querySelector('dialog .notice')).to.equal(null);
    expect(link(list, 'Ouvrir')!.pathname)
      .to.match(/\/a\.md$/)
      .and.not.match(/versions/);
  });

  it('compares a version with the current one, in words and signs', async () => {
    const share = await davShare({
      '/a.md': ['Titre\nCouper le gaz.\nSortir.\n', 'Titre\r\nCouper le gaz et l’eau.\r\nSortir.\r\nAppeler.'],
    });
    const list = await ofShare(share, 'a.md');
    (await appears(list, '[aria-label="Comparer la version 1 avec l’actuelle"]')).click();
    await appears(list, 'dialog .diff');
    expect(words(active())).to.equal('De la version 1 à la version 2');
    // One line parts it from the versions above, not two.
    const last = list.shadowRoot!.querySelector('.versions li:last-child')!;
    expect(getComputedStyle(last).borderBlockEndWidth).to.equal('0px');
    expect(words(list.shadowRoot!.querySelector('.counts'))).to.equal('2 lignes ajoutées et 1 ligne retirée.');
    expect([...list.shadowRoot!.querySelectorAll('.diff .line')].map(words)).to.deep.equal([
      'Titre',
      '−Retiré Couper le gaz.',
      '+Ajouté Couper le gaz et l’eau.',
      'Sortir.',
      '+Ajouté Appeler.',
    ]);
    expect(words(list.shadowRoot!.querySelector('ins mark'))).to.equal('et l’eau');
    await still(list);
    await expect(list).to.be.accessible();
    [...list.shadowRoot!.querySelectorAll<HTMLElement>('.comparison button')].at(-1)!.click();
    await list.updateComplete;
    expect(active().ariaLabel).to.equal('Comparer la version 1 avec l’actuelle');
  });

  it('asks with what the same person has signed in with since', async () => {
    const share = await davShare({ '/a.md': ['un', 'deux'] });
    const lets = (signed: boolean) => (url: RequestInfo | URL, init?: RequestInit) =>
      signed || init?.method !== 'REPORT' ? fetch(url, init) : Promise.resolve(new Response(null, { status: 401 }));
    const settings = Object.assign(document.createElement('parvis-settings'), {
      user: { name: 'Zoé' },
      fetch: lets(false),
    });
    document.body.append(settings);
    const list = document.createElement('parvis-document-list');
    Object.assign(list, { lang: 'fr', keep: 'never', type: 'webdav', src: share.url });
    settings.append(list);
    (await appears(list, '.row:has(a[href$="/a.md"]) .details')).click();
    const retry = await appears(list, 'dialog .versions > button');
    settings.fetch = lets(true);
    await list.loadComplete;
    retry.click();
    await appears(list, 'dialog .versions li:nth-child(2)');
    settings.remove();
  });

  it('says nothing of a comparison that failed once another one is looked at', async () => {
    let fail = () => {};
    const failed = new Promise<Response>((resolve) => {
      fail = () => resolve(new Response(null, { status: 404 }));
    });
    const versions = ['3', '2', '1'].map((label) => ({
      label,
      url: `https://ville.example/${label}`,
      current: label === '3',
    }));
    const one = entry('a.md', { versions, type: 'text/markdown' });
    const fetch = (input: RequestInfo | URL) => {
      const { url } = new Request(input);
      return url.endsWith('/1') ? failed : Promise.resolve(new Response(`de ${url}`));
    };
    const source = { ...holds([one]), fetch };
    const list = await shown({ sources: [source] }, 'a.md');
    (await appears(list, '[aria-label="Comparer la version 1 avec l’actuelle"]')).click();
    (await appears(list, '[aria-label="Comparer la version 2 avec l’actuelle"]')).click();
    await appears(list, 'dialog .diff');
    fail();
    await failed;
    for (let frames = 0; frames < 5; frames++) await new Promise(requestAnimationFrame);
    expect(words(list.shadowRoot!.querySelector('#document-comparison'))).to.equal('De la version 2 à la version 3');
    expect(!!list.shadowRoot!.querySelector('dialog .diff')).to.equal(true);
  });

  it('has its address and all its versions on paper, and is as it was afterwards', async () => {
    const texts = ['1', '2', '3', '4', '5', '6', '7', '8'];
    const share = await davShare({ '/été.md': texts });
    const list = await ofShare(share, encodeURIComponent('été.md'));
    const root = list.shadowRoot!;
    const count = () => root.querySelectorAll('dialog .versions li').length;
    const more = await appears(list, 'dialog .versions ol + button');
    const few = count();
    more.focus();
    dispatchEvent(new Event('beforeprint'));
    expect(count()).to.equal(texts.length);
    expect(words(root.querySelector('dialog .paper'))).to.equal(`${share.url}été.md`);
    dispatchEvent(new Event('afterprint'));
    expect(count()).to.equal(few);
    expect(root.activeElement).to.equal(more);
  });

  it('says that the history could not be read, and reads it again', async () => {
    const share = await davShare({ '/a.ods': ['1', '2'] }, { faults: [{ method: 'REPORT', fault: 423 }] });
    const list = await ofShare(share, 'a.ods');
    const section = await appears(list, 'dialog .versions button');
    expect(words(section.parentElement)).to.include('L’historique n’a pas pu être lu.');
    section.click();
    await appears(list, 'dialog .versions li:nth-child(2)');
  });

  it('says what this device remembers where there is no history', async () => {
    localStorage.clear();
    const one = entry('a.odt', { etag: '"1"', modified: '2026-11-20T15:10:00Z' });
    const of = (etag: string) => ({ keep: '', src: '', sources: [{ ...holds([{ ...one, etag }]), label: 'Ville' }] });
    const list = await shown(of('"1"'), 'a.odt');
    expect(fact(list, 'Sur cet appareil')).to.equal(undefined);
    const follow = link(list, 'Ouvrir')!;
    follow.addEventListener('click', (event) => event.preventDefault());
    follow.click();
    list.remove();
    const again = await shown(of('"2"'), 'a.odt');
    expect(fact(again, 'Sur cet appareil')).to.match(
      /^Modifié depuis que vous l’avez ouvert le aujourd’hui|^Modifié depuis/,
    );
  });

  it('trusts no address', async () => {
    const bad = 'javascript:alert(1)';
    const versions = [
      { label: '2', url: bad, current: true },
      { label: '1', url: bad },
    ];
    const list = await fixture<ParvisDocumentList>(
      html`<parvis-document-list lang="fr" keep="never"></parvis-document-list>`,
    );
    list.sources = [holds([entry('a.md', { url: bad, versions })])];
    (await appears(list, '.details')).click();
    await appears(list, 'dialog .versions li:nth-child(2)');
    expect(list.shadowRoot!.querySelectorAll('dialog a, dialog .does button, dialog .preview').length).to.equal(0);
  });

  it('shows a document in its place on a press of its link, where the page wants that', async () => {
    const share = await davShare({ '/a.md': 'un' });
    const list = await fixture<ParvisDocumentList>(
      html`<parvis-document-list
        lang="fr"
        keep="never"
        type="webdav"
        open="preview"
        src=${share.url}
      ></parvis-document-list>`,
    );
    (await appears(list, '.row a[href$="/a.md"]')).click();
    expect(words(await appears(list, 'dialog pre'))).to.equal('un');
  });

  it('has targets of 44 pixels for what it is there for, and is read without scrolling sideways at 320', async () => {
    await viewport(320);
    const share = await davShare({ '/a.md': ['un\n', 'deux\n'] });
    const list = await ofShare(share, 'a.md', { contact: 'a@b.fr' });
    await appears(list, 'dialog .versions li:nth-child(2)');
    const dialog = list.shadowRoot!.querySelector('dialog')!;
    for (const target of dialog.querySelectorAll('.acts :is(a, button)'))
      expect(Math.round(target.getBoundingClientRect().height), words(target)).to.be.at.least(44);
    expect(dialog.scrollWidth).to.be.at.most(dialog.clientWidth);
  });

  it('breaks no word of its buttons at 320 where letters are twice as large', async () => {
    await viewport(320);
    const share = await davShare({ '/a.md': ['un\n'] });
    const list = await ofShare(share, 'a.md');
    list.style.fontSize = '32px';
    const main = await appears(list, 'dialog .act.main');
    const word = document.createRange();
    word.selectNodeContents(main);
    expect(new Set([...word.getClientRects()].map(({ top }) => top)).size).to.equal(1);
    list.style.fontSize = '';
  });
});
