import { expect } from '@open-wc/testing';
import '../../../../src/settings/define.js';
import type { DocumentEntry } from '../../../../src/widgets/document-list/document-entry.js';
import type { ParvisDocumentList } from '../../../../src/widgets/document-list/document-list.js';
import { viewport } from '../../../support/commands.js';
import { all, file, folder, names, place, settled, words } from '../documents.js';
import { appears, until } from '../../../../stories/support/appears.js';

const NAME = 'parvis.documents.1';
const HOUR = 3_600_000;

/** A source that a page calls by a name, so that it is known at the next visit. */
const share = (items: readonly DocumentEntry[], rest = {}) => ({
  key: 'share',
  label: 'Partage',
  read: async () => ({ items, skipped: 0, address: 'https://ville.example/', ...rest }),
});
const a = file('a.pdf', { etag: '"1"', id: '1' });
const b = file('b.pdf', { etag: '"2"', id: '2' });

/** Lets so much time pass between two visits. */
function later(hours: number): void {
  const stored = localStorage[NAME] as string;
  const back = (text: string) => new Date(Date.parse(text) - hours * HOUR).toISOString();
  localStorage[NAME] = stored.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, back);
}

const kept = async (): Promise<void> => {
  for (const begun = performance.now(); !localStorage[NAME] && performance.now() - begun < 20_000;)
    await new Promise((resolve) => requestAnimationFrame(resolve));
};

async function visit(items: readonly DocumentEntry[], args = {}, rest = {}) {
  const list = await place({ withdrawn: true, sources: [share(items, rest)], ...args });
  await kept();
  await appears(list, '.row');
  await settled(list);
  return list;
}

/** Opens the last document of a list. */
async function open(list: ParvisDocumentList): Promise<void> {
  list.addEventListener('click', (event) => event.preventDefault());
  all(list, 'a[part=link]').at(-1)!.click();
  await settled(list);
}
const badges = (list: Element) => [...list.shadowRoot!.querySelectorAll('.badge')].map(words);

describe('what this device remembers of documents', function () {
  this.timeout(30_000);
  beforeEach(async () => {
    localStorage.clear();
    await viewport(1200, 900);
  });
  after(() => {
    localStorage.clear();
    document.querySelector('main')?.remove();
  });

  it('calls nothing new at a first visit', async () => {
    expect(badges(await visit([a, b]))).to.deep.equal([]);
  });

  it('tells whoever has been near a plain list what changed, though nothing more was asked for', async () => {
    const plain = (items: readonly DocumentEntry[]) => place({ sources: [share(items)] });
    all(await plain([a, b]), 'a[part=link]')[0]!.focus();
    await kept();
    later(24);
    const list = await plain([{ ...a, etag: '"9"' }, b]);
    expect(words(await appears(list, '.badge'))).to.equal('Mis à jour');
  });

  it('tells what is new and what changed since the visit before, and still does an hour of the same visit', async () => {
    await visit([a, b]);
    later(24);
    const changed = { ...a, etag: '"9"' };
    const unread: number[] = [];
    document.addEventListener('parvis-unread', (event) => unread.push((event as never as { count: number }).count), {
      once: true,
    });
    const list = await visit([changed, b, file('c.pdf', { id: '3' })]);
    await appears(list, '.badge');
    expect(badges(list)).to.deep.equal(['Mis à jour', 'Nouveau']);
    expect(unread).to.deep.equal([2]);
    expect(badges(await visit([changed, b, file('c.pdf', { id: '3' })]))).to.deep.equal(['Mis à jour', 'Nouveau']);
  });

  it('tells what changed since the reader opened it, with the day', async () => {
    const list = await visit([a, b]);
    list.addEventListener('click', (event) => event.preventDefault());
    all(list, 'a[part=link]')[0]!.click();
    await settled(list);
    later(24 * 3);
    const again = await visit([{ ...a, etag: '"5"' }, b]);
    await appears(again, '.badge');
    expect(badges(again)[0]).to.match(/^Modifié depuis que vous l’avez ouvert le /);
  });

  it('calls nothing new in a folder that is too large to be remembered whole', async () => {
    const { SeenDocuments } = await import('../../../../src/widgets/document-list/marks/seen-documents.js');
    const many = Array.from({ length: 1600 }, (_, at) => file(`${at}.pdf`, { id: `${at}` }));
    (await SeenDocuments.open('large', {})).see(many, true);
    later(24);
    const seen = await SeenDocuments.open('large', {});
    seen.see(many, true);
    expect(many.filter((entry) => seen.signs(entry).isNew).length).to.equal(0);
  });

  it('keeps a document that is gone as withdrawn, with the day, for thirty days', async () => {
    await visit([a, b]);
    later(24);
    const list = await visit([a]);
    await appears(list, '.badge');
    expect(names(list)).to.deep.equal(['a.pdf', 'b.pdf']);
    expect(badges(list)[0]).to.match(/^Retiré le |^Retiré aujourd’hui/);
    expect(all(list, 'a[part=link]').length).to.equal(1);
    later(24 * 31);
    expect(names(await visit([a]))).to.deep.equal(['a.pdf']);
  });

  it('shows what is withdrawn to who looks for it, and as the last of what is asked for', async () => {
    await visit([a, b]);
    later(24);
    const list = await visit([a], { search: true });
    const look = async (search: string) => {
      const field = (await appears(list, '.filters input')) as HTMLInputElement;
      field.value = search;
      field.dispatchEvent(new InputEvent('input'));
      await settled(list);
      return names(list);
    };
    expect(await look('a.pdf')).to.deep.equal(['a.pdf']);
    expect(await look('b.pdf')).to.deep.equal(['b.pdf']);
    expect(await look('zzz')).to.deep.equal([]);
    expect(words(list.shadowRoot!.querySelector('.main .bar span'))).to.contain('Aucun document');
    const short = await visit([a], { max: 1, more: true });
    expect(names(short)).to.deep.equal(['a.pdf']);
    (await appears(short, '.more')).click();
    await settled(short);
    expect(names(short)).to.deep.equal(['a.pdf', 'b.pdf']);
    expect(short.shadowRoot!.querySelector('.more')).to.equal(null);
  });

  it('takes nothing for withdrawn after a listing that may lack something', async () => {
    await visit([a, b]);
    later(24);
    for (const rest of [{ next: '2' }, { skipped: 1 }, { cut: true }, { unended: true }])
      expect(names(await visit([a], {}, rest)), JSON.stringify(rest)).to.deep.equal(['a.pdf']);
  });

  it('takes what a listing tells nothing about for what it was, under its new name later, too', async () => {
    await visit([a, { ...b, id: undefined }]);
    later(24);
    const bare = await visit([a, file('b.pdf')], {}, { unended: true });
    expect(badges(bare)).to.deep.equal([]);
    later(24);
    const moved = { ...b, id: undefined, name: 'B.pdf', url: 'https://ville.example/B.pdf' };
    const list = await visit([a, moved]);
    expect([names(list), badges(list)]).to.deep.equal([['a.pdf', 'B.pdf'], []]);
  });

  it('takes a document of another name for the same where its number or its ETag says so', async () => {
    await visit([a, { ...b, id: undefined }]);
    later(24);
    const renamed = [
      { ...a, name: 'A.pdf', url: 'https://ville.example/A.pdf' },
      { ...b, id: undefined, name: 'B.pdf', url: 'https://ville.example/B.pdf' },
    ];
    expect(names(await visit(renamed))).to.deep.equal(['A.pdf', 'B.pdf']);
  });

  it('tells of a document that is gone though another one of the same content stood beside it', async () => {
    const twins = [file('x.pdf', { etag: '"s"' }), file('y.pdf', { etag: '"s"' })];
    await visit(twins);
    later(24);
    expect(names(await visit(twins.slice(0, 1)))).to.deep.equal(['x.pdf', 'y.pdf']);
  });

  it('knows a document under its new name: it is not new, and when it was opened is not forgotten', async () => {
    const one = file('x.pdf', { etag: '"s"' });
    await open(await visit([one]));
    later(24 * 3);
    const moved = { ...one, name: 'z.pdf', url: 'https://ville.example/z.pdf' };
    expect(badges(await visit([moved]))).to.deep.equal([]);
    later(24 * 3);
    const changed = await visit([{ ...moved, etag: '"t"' }]);
    await appears(changed, '.badge');
    expect(badges(changed)[0]).to.match(/^Modifié depuis que vous l’avez ouvert le /);
  });

  it('calls nothing new or gone of what a search has found in the folders below', async () => {
    const below = folder('Eau', [file('eau 2019.pdf')]);
    await visit([a, below]);
    later(24);
    const list = await visit([a, below], { search: true });
    const field = (await appears(list, '.filters input')) as HTMLInputElement;
    field.value = '2019';
    field.dispatchEvent(new InputEvent('input'));
    (await appears(list, '.deep button')).click();
    await appears(list, '.row a[href*="2019"]');
    await settled(list);
    expect(badges(list)).to.deep.equal([]);
    await open(list);
    expect(names(await visit([a, below]))).to.deep.equal(['Eau', 'a.pdf']);
  });

  it('keeps what one person has seen from the next one on the same page', async () => {
    const settings = Object.assign(document.createElement('parvis-settings'), { user: { name: 'Anne' } });
    const list = await place({ sources: [share([a, b])] });
    list.replaceWith(settings);
    settings.append(list);
    const keeps = (what: string) =>
      until(() => !!(localStorage[NAME] as string | undefined)?.includes(what), `${what} was not kept`);
    await appears(list, '.row');
    // The very first thing that the reader does with a list, before anything more of it came.
    await open(list);
    await keeps('Anne');
    await keeps('opened');
    settings.user = { name: 'Bruno' };
    await keeps('Bruno');
    expect(localStorage[NAME]).not.to.contain('opened');
  });

  it('writes the day of a document in the zone of the page, and in a zone that nobody knows in the reader’s', async () => {
    const settings = Object.assign(document.createElement('parvis-settings'), { zone: 'America/Guadeloupe' });
    // A share of its own: what the reader of the one before has still to write is of no visit to this one.
    const source = share([file('z.pdf', { modified: '2020-03-01' })], { address: 'https://ville.example/jours/' });
    const list = await place({ staleAfter: 3, sources: [source] });
    list.replaceWith(settings);
    settings.append(list);
    for (const zone of ['America/Guadeloupe', 'Europe/Nowhere']) {
      settings.zone = zone;
      list.staleAfter++;
      await appears(list, '.badge');
      await settled(list);
      expect(badges(list), zone).to.deep.equal(['Ancien : n’a pas changé depuis le 1er mars 2020']);
    }
  });

  it('remembers nothing where the page forbids it, nor of what was for one reader alone', async () => {
    await place({ keep: 'never', sources: [share([a])] });
    await place({ sources: [share([a], { personal: true })] });
    expect(localStorage[NAME]).to.equal(undefined);
  });
});
