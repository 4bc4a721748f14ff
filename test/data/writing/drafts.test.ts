import { expect } from '@open-wc/testing';
import { Draft, type DraftPlace } from '../../../src/data/writing/drafts.js';
import { openPage } from '../../support/policy-page.js';
import type { DraftPage } from './pages/drafter.js';

const closing: (() => void)[] = [];
const place: DraftPlace = { base: 'https://town.example/', identity: 'Ana', form: 'idea' };

/** A page in which a person types. */
async function openTab() {
  const { page, close } = await openPage<DraftPage>('strict', '/test/data/writing/pages/drafter.ts');
  closing.push(close);
  const draft = page.draft(place);
  return { page, draft, kill: close };
}

/** Frames of one tab have one name: another tab has another. */
async function openOtherTab() {
  sessionStorage.removeItem('parvis.tab');
  return openTab();
}

describe('a draft', () => {
  const clear = () => {
    for (const close of closing.splice(0)) close();
    localStorage.clear();
    sessionStorage.clear();
  };
  beforeEach(clear);
  afterEach(clear);

  it('is there after a crash at any keystroke', async () => {
    const text = 'Un banc près de l’école 🪑';
    let tab = await openTab();
    for (let typed = 1; typed <= text.length; typed++) {
      const so = text.slice(0, typed);
      expect(tab.draft.keep({ text: so })).to.equal(true);
      // Nothing is waited for: the page ends between two keystrokes, in the middle of a drawn character too.
      tab.kill();
      tab = await openTab();
      expect(tab.draft.read()).to.deep.equal({ text: so });
    }
  });

  it('is of one person, one service and one form', async () => {
    new Draft(place).keep({ text: 'mine' });
    for (const other of [{ identity: 'Bruno' }, { base: 'https://other.example/' }, { form: 'comment' }])
      expect(new Draft({ ...place, ...other }).read()).to.equal(undefined);
    expect(new Draft(place).read()).to.deep.equal({ text: 'mine' });
  });

  it('of two tabs are two, and sending one leaves the other', async () => {
    const [one, other] = [await openTab(), await openOtherTab()];
    const [mine, theirs] = [one.draft, other.draft];
    mine.keep({ text: 'in one' });
    theirs.keep({ text: 'in the other' });
    expect(mine.read()).to.deep.equal({ text: 'in one' });
    expect(theirs.read()).to.deep.equal({ text: 'in the other' });
    mine.sent();
    expect(theirs.read()).to.deep.equal({ text: 'in the other' });
  });

  it('of a tab that is gone is taken up by the next one, and goes when that is sent', async () => {
    const one = await openTab();
    one.draft.keep({ text: 'before the crash' });
    one.kill();
    const next = await openOtherTab();
    const { draft } = next;
    expect(draft.read()).to.deep.equal({ text: 'before the crash' });
    draft.keep({ text: 'after it' });
    draft.sent();
    expect((await openOtherTab()).draft.read()).to.equal(undefined);
  });

  it('is erased when the person says so, in all tabs', async () => {
    (await openTab()).draft.keep({ text: 'one' });
    const { draft } = await openOtherTab();
    draft.keep({ text: 'two' });
    draft.erase();
    expect(draft.read()).to.equal(undefined);
    expect(Object.keys(localStorage).filter((name) => name.startsWith('parvis.draft'))).to.have.length(0);
  });

  it('on a shared computer is of this tab, and goes when nobody has touched it for long', async () => {
    const { page } = await openTab();
    page.hurry(200);
    const draft = page.draft({ ...place, shared: true });
    const form = { forgotten: () => {} };
    // As its box would: nothing else knows of it while it waits, and what nobody knows of is told nothing.
    Object.assign(page, { form });
    const forgotten = new Promise<void>((resolve) => (form.forgotten = resolve));
    draft.whenForgotten(form);
    draft.keep({ text: 'mine' });
    expect(Object.values(localStorage).join()).not.to.contain('mine');
    expect(draft.read()).to.deep.equal({ text: 'mine' });
    await forgotten;
    expect(draft.read()).to.equal(undefined);
    expect(Object.values(sessionStorage).join()).not.to.contain('mine');
  });

  it('says where storage is refused, and lasts as long as the page', async () => {
    const { page } = await openTab();
    for (const name of ['localStorage', 'sessionStorage'] as const)
      Object.defineProperty(page, name, {
        get() {
          throw new DOMException('Refused', 'SecurityError');
        },
      });
    for (const shared of [false, true]) {
      const draft = page.draft({ ...place, shared });
      expect(draft.durable).to.equal(false);
      expect(draft.keep({ text: 'mine' })).to.equal(false);
      expect(draft.read()).to.deep.equal({ text: 'mine' });
    }
  });

  it('that is too long is kept as long as the page, and says so', () => {
    const draft = new Draft(place);
    expect(draft.keep({ text: 'x'.repeat(10_000) })).to.equal(true);
    expect(draft.keep({ text: 'x'.repeat(200_000) })).to.equal(false);
    expect((draft.read() as { text: string }).text).to.have.length(200_000);
    draft.erase();
    expect(draft.read()).to.equal(undefined);
  });

  it('makes room: the twenty that were typed last stay', () => {
    for (let number = 0; number < 30; number++) new Draft({ ...place, form: `form ${number}` }).keep({ number });
    expect(Object.keys(localStorage).filter((name) => name.startsWith('parvis.draft'))).to.have.length(20);
    expect(new Draft({ ...place, form: 'form 29' }).read()).to.deep.equal({ number: 29 });
  });
});
