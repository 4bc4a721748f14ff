import { expect } from '@open-wc/testing';
import type { Outbox } from '../../../src/data/writing/outbox.js';
import { newLedger, type Ledger } from '../../support/ideas-ledger.js';
import { openPage } from '../../support/policy-page.js';
import type { WriterOptions, WriterPage } from './pages/writer.js';

const closing: (() => void)[] = [];

/** A tab that writes. */
async function openTab(ledger: Ledger, options: Partial<WriterOptions> = {}) {
  const { page, close } = await openPage<WriterPage>('strict', '/test/data/writing/pages/writer.ts');
  closing.push(close);
  return { page, outbox: page.start({ base: ledger.base, ...options }), kill: close };
}

/** Once this is true of an outbox. */
const until = (outbox: Outbox, is: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!is()) return;
      end();
      resolve();
    };
    const end = outbox.subscribe(look);
    look();
  });

describe('an outbox', () => {
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  it('keeps what the server answered, for the next page too, until it was looked at', async () => {
    const ledger = await newLedger();
    const { outbox, kill } = await openTab(ledger);
    expect(await outbox.durable).to.equal(true);
    const { key } = await outbox.add('idea', { text: 'A bench' });
    expect((await outbox.settled(key))!).to.deep.include({ state: 'done', answer: { id: 1, code: 'CODE-1' } });
    kill();
    const next = await openTab(ledger);
    expect((await next.outbox.settled(key))!.answer).to.deep.equal({ id: 1, code: 'CODE-1' });
    await next.outbox.drop(key);
    expect(await next.outbox.settled(key)).to.equal(undefined);
    expect((await ledger.state()).log).to.have.length(1);
  });

  it('tells of what other tabs write', async () => {
    const ledger = await newLedger();
    const [one, other] = [await openTab(ledger), await openTab(ledger)];
    const { key } = await one.outbox.add('idea', { text: 'A bench' });
    await until(other.outbox, () => other.outbox.writes[0]?.state === 'done');
    expect(other.outbox.writes[0]!.key).to.equal(key);
  });

  it('keeps the order in a group, and lets no group wait for another', async () => {
    const ledger = await newLedger('hold-before');
    const { outbox } = await openTab(ledger);
    const held = await outbox.add('comment', { text: 'first' }, { group: 'a' });
    const after = await outbox.add('comment', { text: 'second' }, { group: 'a' });
    const beside = await outbox.add('comment', { text: 'other' }, { group: 'b' });
    await outbox.settled(beside.key);
    await ledger.release();
    await Promise.all([held, after].map(({ key }) => outbox.settled(key)));
    expect((await ledger.state()).ideas.map(({ text }) => text)).to.deep.equal(['other', 'first', 'second']);
  });

  it('keeps what was refused, says why, and sends it as a new act', async () => {
    const ledger = await newLedger('refused');
    const { outbox } = await openTab(ledger);
    const { key } = await outbox.add('idea', { text: 'A bench' });
    const refused = (await outbox.settled(key))!;
    expect(refused).to.include({ state: 'refused' });
    expect(refused.body).to.deep.equal({ text: 'A bench' });
    expect(refused.error).to.deep.include({ status: 400, code: 'invalid', fields: { title: 'too-long' } });
    const again = (await outbox.retry(key))!;
    expect((await outbox.settled(again.key))!.state).to.equal('done');
    expect(outbox.writes).to.have.length(1);
    const { log } = await ledger.state();
    expect(log[1]!.headers['idempotency-key']).not.to.equal(log[0]!.headers['idempotency-key']);
  });

  it('tells a closed idea from a key that is in progress, and a key used twice as a fault of ours', async () => {
    const ledger = await newLedger('closed', 'reused');
    const { outbox } = await openTab(ledger);
    const closed = await outbox.add('idea', { text: 'A bench' });
    expect((await outbox.settled(closed.key))!.error).to.include({ status: 409, code: 'closed' });
    const reused = await outbox.add('idea', { text: 'A tree' });
    expect((await outbox.settled(reused.key))!.error!.message).to.contain('a fault of the program');
  });

  for (const fault of ['signed-out', 'page'] as const)
    it(`waits for a person who is signed out, and sends it when he is back (${fault})`, async () => {
      const ledger = await newLedger(fault);
      const { outbox } = await openTab(ledger);
      const { key } = await outbox.add('idea', { text: 'A bench' });
      expect((await outbox.settled(key))!.state).to.equal('signed-out');
      expect((await ledger.state()).ideas).to.have.length(0);
      outbox.flush();
      await until(outbox, () => outbox.writes[0]!.state === 'done');
    });

  it('sends it once it is opened again, by a person who has signed in elsewhere', async () => {
    const ledger = await newLedger('signed-out');
    const { page, outbox } = await openTab(ledger);
    const { key } = await outbox.add('idea', { text: 'A bench' });
    expect((await outbox.settled(key))!.state).to.equal('signed-out');
    outbox.close();
    // As in the page after: it is long shown when what waits is looked for.
    const next = page.start({ base: ledger.base });
    await until(next, () => next.writes[0]?.state === 'done');
    expect((await ledger.state()).ideas).to.have.length(1);
  });

  it('asks the person where no answer came, no keys are known, and it is not found', async () => {
    const ledger = await newLedger('half', 'half-after');
    const { outbox } = await openTab(ledger, { knowsKeys: false, keyless: true });
    const lost = await outbox.add('idea', { text: 'A bench' });
    expect((await outbox.settled(lost.key))!).to.include({ state: 'unsure', looked: true });
    expect((await ledger.state()).log).to.have.length(1);
    // Arrived, and only the answer was lost.
    const arrived = await outbox.add('idea', { text: 'A tree' });
    expect((await outbox.settled(arrived.key))!).to.deep.include({ state: 'done', answer: { id: 1 } });
    await outbox.retry(lost.key);
    expect((await outbox.settled(lost.key))!.state).to.equal('done');
    expect((await ledger.state()).ideas.map(({ text }) => text)).to.deep.equal(['A tree', 'A bench']);
  });

  it('holds up nobody while its page seems to go, and goes on when that stays', async () => {
    const ledger = await newLedger('busy-long');
    const { page, outbox } = await openTab(ledger);
    const { key } = await outbox.add('idea', { text: 'A bench' });
    await until(outbox, () => !!outbox.writes[0]?.error);
    // It has its turn for as long as something waits: Firefox keeps no such page for the way back. On plain http there are no locks.
    const locks = navigator.locks as LockManager | undefined;
    const turn = (await locks?.query())?.held!.find(({ name }) => name!.includes(ledger.base))!.name;
    page.dispatchEvent(new Event('beforeunload'));
    if (turn) await locks!.request(turn, () => undefined);
    expect(!!turn).to.equal(!!locks);
    expect(outbox.writes[0]!.state).to.equal('waiting');
    expect((await outbox.settled(key))!.state).to.equal('done');
    expect((await ledger.state()).ideas).to.have.length(1);
  });

  it('of a page that is put away is sent by another one, and not again when it comes back', async () => {
    const ledger = await newLedger('hold-before');
    const [one, other] = [await openTab(ledger), await openTab(ledger)];
    const { key } = await one.outbox.add('idea', { text: 'A bench' });
    await ledger.state({ held: 1 });
    one.page.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect((await other.outbox.settled(key))!.state).to.equal('done');
    await ledger.release();
    one.page.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    const next = await one.outbox.add('idea', { text: 'A tree' });
    expect((await one.outbox.settled(next.key))!.state).to.equal('done');
    expect((await one.outbox.settled(key))!.state).to.equal('done');
    expect((await ledger.state()).ideas.map(({ text }) => text)).to.deep.equal(['A bench', 'A tree']);
  });

  it('looks once more before it sends again what may have arrived since', async () => {
    const ledger = await newLedger('late');
    const { outbox } = await openTab(ledger, { knowsKeys: false, keyless: true });
    const { key } = await outbox.add('idea', { text: 'A bench' });
    expect((await outbox.settled(key))!).to.include({ state: 'unsure', looked: true });
    await ledger.release();
    await ledger.state({ ideas: 1 });
    await outbox.retry(key);
    expect((await outbox.settled(key))!).to.deep.include({ state: 'done', answer: { id: 1 } });
    expect((await ledger.state()).log).to.have.length(1);
  });

  it('of one person is neither seen nor sent by another, and waits for its own', async () => {
    const ledger = await newLedger('hold-before');
    const ana = await openTab(ledger, { identity: 'Ana' });
    const { key } = await ana.outbox.add('idea', { text: 'A bench' });
    await ledger.state({ held: 1 });
    ana.outbox.close();
    const bruno = ana.page.start({ base: ledger.base, identity: 'Bruno' });
    const own = await bruno.add('idea', { text: 'A tree' });
    await bruno.settled(own.key);
    expect(bruno.writes.map(({ body }) => body)).to.deep.equal([{ text: 'A tree' }]);
    expect(ana.outbox.writes).to.have.length(0);
    expect((await ledger.state()).ideas.map(({ identity, text }) => [identity, text])).to.deep.equal([
      ['Bruno', 'A tree'],
    ]);

    const back = ana.page.start({ base: ledger.base, identity: 'Ana' });
    expect((await back.settled(key))!.state).to.equal('done');
    expect((await ledger.state()).ideas[1]).to.deep.include({ identity: 'Ana', text: 'A bench' });
  });

  it('on a shared computer is of this tab alone, and outlives a reload', async () => {
    const ledger = await newLedger('hold-before');
    const tab = await openTab(ledger, { shared: true, identity: 'Ana' });
    const { key } = await tab.outbox.add('idea', { text: 'A bench' });
    await ledger.state({ held: 1 });
    expect(Object.values(tab.page.sessionStorage).join()).to.contain('A bench');
    expect((await openTab(ledger, { identity: 'Ana' })).outbox.writes).to.have.length(0);
    tab.kill();
    const next = await openTab(ledger, { shared: true, identity: 'Ana' });
    expect((await next.outbox.settled(key))!.state).to.equal('done');
    expect((await ledger.state()).ideas).to.have.length(1);
  });

  it('says where storage is refused, and sends all the same', async () => {
    const ledger = await newLedger('cut');
    const { page, close } = await openPage<WriterPage>('strict', '/test/data/writing/pages/writer.ts');
    closing.push(close);
    Object.defineProperty(page, 'indexedDB', {
      get() {
        throw new DOMException('Refused', 'SecurityError');
      },
    });
    const outbox = page.start({ base: ledger.base, lockless: true });
    expect(await outbox.durable).to.equal(false);
    const { key } = await outbox.add('idea', { text: 'A bench' });
    expect((await outbox.settled(key))!.state).to.equal('done');
  });

  it('sends what was written, whatever a library has put on the prototypes', async () => {
    const ledger = await newLedger();
    const { outbox, page } = await openTab(ledger);
    const { Array, Object, String } = page as unknown as typeof globalThis;
    for (const { prototype } of [Array, Object, String])
      Object.defineProperty(prototype, 'toJSON', { value: () => 'broken', configurable: true });
    const text = 'Un banc, là-bas \ud800 \0 "…" \u2028';
    const { key } = await outbox.add('idea', { text, topics: ['a', { b: [1, null, true] }] });
    await outbox.settled(key);
    expect(JSON.parse((await ledger.state()).log[0]!.body)).to.deep.equal({
      text,
      topics: ['a', { b: [1, null, true] }],
    });
  });

  it('takes what is added twice under one key once', async () => {
    const ledger = await newLedger();
    const { outbox } = await openTab(ledger);
    await Promise.all([1, 2].map(() => outbox.add('idea', { text: 'A bench' }, { key: 'a-key-of-the-draft' })));
    await outbox.settled('a-key-of-the-draft');
    expect(outbox.writes).to.have.length(1);
    expect((await ledger.state()).log).to.have.length(1);
  });
});
