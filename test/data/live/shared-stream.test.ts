import { expect } from '@open-wc/testing';
import { newLedger, type Ledger } from '../../support/ideas-ledger.js';
import { openPage } from '../../support/policy-page.js';
import type { ListenerPage } from './pages/listener.js';

const idea = (data: string) => ({ type: 'idea', data });

describe('a stream of events', () => {
  let closing: (() => void)[];
  let ledger: Ledger;
  beforeEach(async () => {
    closing = [];
    ledger = await newLedger();
  });
  afterEach(() => {
    for (const close of closing) close();
  });

  async function openTab(options: Parameters<ListenerPage['listen']>[1] = {}) {
    const { page, close } = await openPage<ListenerPage>('strict', '/test/data/live/pages/listener.ts');
    closing.push(close);
    return { ...options, page, heard: page.listen(`${ledger.base}events`, options), kill: close };
  }
  type Tab = Awaited<ReturnType<typeof openTab>>;
  const told = (tab: Tab) => tab.heard.events.filter(({ type }) => type === 'idea').map(({ data }) => data);
  const hears = (tab: Tab, ...data: string[]) => tab.heard.until(() => data.every((one) => told(tab).includes(one)));

  for (const lockless of [false, true])
    describe(lockless ? 'on plain http, which has no locks' : 'with locks', () => {
      it('is one for all tabs, and goes on in another one when its tab is killed', async () => {
        const first = await openTab({ lockless });
        await ledger.state({ streams: 1 });
        const second = await openTab({ lockless });
        const third = await openTab({ lockless });
        await ledger.says(idea('a'), idea('b'));
        await Promise.all([first, second, third].map((tab) => hears(tab, 'a', 'b')));
        expect((await ledger.state()).asked).to.deep.equal(['']);

        // Nobody can listen for a while, whoever's turn it is: what is told meanwhile is not missed.
        await ledger.noStream(503);
        first.kill();
        await ledger.state({ asked: 2, streams: 0 });
        await ledger.says(idea('c'));
        await ledger.noStream(0);
        await Promise.all([second, third].map((tab) => hears(tab, 'c')));
        await ledger.says(idea('d'));
        await Promise.all([second, third].map((tab) => hears(tab, 'd')));
        for (const tab of [second, third]) expect(told(tab)).to.deep.equal(['a', 'b', 'c', 'd']);
        const [begun, ...resumed] = (await ledger.state()).asked;
        expect([begun, ...new Set(resumed)]).to.deep.equal(['', '2']);
      });
    });

  it('is resumed after the last event when it breaks off', async () => {
    const tab = await openTab();
    await ledger.state({ streams: 1 });
    await ledger.says(idea('a'));
    await hears(tab, 'a');
    await ledger.cut();
    await ledger.says(idea('b'));
    await hears(tab, 'b');
    await ledger.says(idea('c'));
    await hears(tab, 'c');
    expect(told(tab)).to.deep.equal(['a', 'b', 'c']);
    expect((await ledger.state()).asked).to.deep.equal(['', '1']);
  });

  it('tells of a gap where nothing says what was missed', async () => {
    const tab = await openTab();
    await ledger.state({ streams: 1 });
    await ledger.cut();
    await tab.heard.until((events) => events.some(({ type }) => type === 'gap'));
  });

  // On plain http the turn of a tab that hangs ends by itself.
  const locks = navigator.locks as LockManager | undefined;
  (locks ? it : () => undefined)('is replaced by a look now and then where the tab that has it hangs', async () => {
    let revive = () => {};
    const hung = new Promise<void>((resolve) => (revive = resolve));
    await new Promise<void>((resolve) => {
      void locks!.request(`parvis-live ${JSON.stringify([`${ledger.base}events`, ''])}`, () => {
        resolve();
        return hung;
      });
    });
    const tab = await openTab();
    await tab.heard.until((_, polls) => polls > 1);
    expect((await ledger.state()).asked).to.deep.equal([]);
    revive();
    await ledger.state({ streams: 1 });
    await ledger.says(idea('a'));
    await hears(tab, 'a');
  });

  it('is known to be listened to by those who wait for their turn', async () => {
    await openTab();
    await ledger.state({ streams: 1 });
    const others = new BroadcastChannel(`parvis-live ${JSON.stringify([`${ledger.base}events`, ''])}`);
    const answer = new Promise((resolve) => (others.onmessage = ({ data }) => resolve(data)));
    others.postMessage({ ask: true });
    expect(await answer).to.deep.equal({ here: true });
    others.close();
  });

  it('of one person is not heard by another', async () => {
    const ana = await openTab({ identity: 'Ana' });
    const bruno = await openTab({ identity: 'Bruno' });
    await ledger.state({ streams: 2 });
    await ledger.says(idea('a'));
    await Promise.all([hears(ana, 'a'), hears(bruno, 'a')]);
    expect([told(ana), told(bruno)]).to.deep.equal([['a'], ['a']]);
  });

  it('is awaited by no page that seems to go, again when it is back, and then nothing is missed', async () => {
    const first = await openTab();
    await ledger.state({ streams: 1 });
    const second = await openTab();
    // Who awaits a lock is not kept for the way back by Firefox; on plain http there is none.
    const locks = navigator.locks as LockManager | undefined;
    const awaited = async (times: number) => {
      while (locks) {
        const { pending } = await locks.query();
        if (pending!.filter(({ name }) => name!.includes(ledger.base)).length === times) return;
      }
    };
    await awaited(1);
    second.page.dispatchEvent(new Event('beforeunload'));
    await awaited(0);
    second.page.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await awaited(1);
    second.page.dispatchEvent(new Event('beforeunload'));
    await awaited(0);
    first.kill();
    await ledger.state({ streams: 0 });
    second.page.document.dispatchEvent(new Event('visibilitychange'));
    await second.heard.until((events) => events.filter(({ type }) => type === 'gap').length > 1);
  });

  it('is not broken off by what may be a download', async () => {
    const tab = await openTab();
    await ledger.state({ streams: 1 });
    await ledger.says(idea('a'));
    await hears(tab, 'a');
    tab.page.dispatchEvent(new Event('beforeunload'));
    await ledger.says(idea('b'));
    await hears(tab, 'b');
    expect((await ledger.state()).asked).to.deep.equal(['']);
  });

  it('is closed when nobody listens any more', async () => {
    const tab = await openTab();
    await ledger.state({ streams: 1 });
    tab.heard.end();
    await ledger.state({ streams: 0 });
  });

  it('is replaced by a look now and then where there is none, in each tab, and comes back', async () => {
    await ledger.noStream(404);
    const first = await openTab();
    const second = await openTab();
    await Promise.all([first, second].map(({ heard }) => heard.until((_, polls) => polls > 1)));
    await ledger.noStream(0);
    await ledger.state({ streams: 1 });
    await ledger.says(idea('a'));
    await Promise.all([first, second].map((tab) => hears(tab, 'a')));
  });

  it('that the server ends for good is looked at now and then', async () => {
    await ledger.noStream(204);
    const tab = await openTab();
    await tab.heard.until((_, polls) => polls > 1);
  });
});
