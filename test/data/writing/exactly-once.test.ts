import { expect } from '@open-wc/testing';
import type { Outbox } from '../../../src/data/writing/outbox.js';
import { newKey } from '../../../src/data/writing/new-key.js';
import { newLedger, randomOf, seeds, type Ledger, type LedgerFault } from '../../support/ideas-ledger.js';
import { openPage } from '../../support/policy-page.js';
import type { WriterOptions, WriterPage } from './pages/writer.js';

const faults: readonly LedgerFault[] = [
  'none',
  'cut',
  'cut-after',
  'half',
  'half-after',
  'busy',
  'error',
  'error-after',
  'hold-before',
  'hold-after',
];

/** A tab that writes, and may be killed. */
async function openTab(options: WriterOptions) {
  const { page, close } = await openPage<WriterPage>('strict', '/test/data/writing/pages/writer.ts');
  return { outbox: page.start(options), kill: close };
}

/** Once a write is over, as one tab sees it. */
async function over(outbox: Outbox, key: string): Promise<void> {
  for (;;) {
    const write = await outbox.settled(key);
    if (write?.state !== 'unsure') return;
    // Where the server knows no keys, the person decides: what was looked for and is not there, is sent again.
    await outbox.retry(key);
  }
}

/** Three ideas, written in one tab or two that are killed at random moments while the server goes wrong. */
async function oneSeed(
  seed: number,
  options: Omit<WriterOptions, 'base'>,
): Promise<{ ledger: Ledger; texts: string[] }> {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  // What breaks off on a connection that was used before, Chromium sends once more itself: only a key makes that harmless.
  const some = options.knowsKeys === false ? faults.filter((fault) => !fault.startsWith('cut')) : faults;
  const ledger = await newLedger(...Array.from({ length: Math.floor(random() * 7) }, () => pick(some)));
  const place = { ...options, base: ledger.base, lockless: options.lockless ?? random() < 0.3 };
  const tabs = await Promise.all(Array.from({ length: random() < 0.5 ? 1 : 2 }, () => openTab(place)));
  const texts: string[] = [];
  const keys: string[] = [];
  const again = async (at: number) => {
    tabs[at]!.kill();
    tabs[at] = await openTab(place);
  };

  for (let number = 0; number < 3; number++) {
    const text = `Idea ${number} of ${seed}`;
    const key = newKey();
    texts.push(text);
    keys.push(key);
    const at = Math.floor(random() * tabs.length);
    const write = () => tabs[at]!.outbox.add('idea', { text }, { key });
    const moment = pick(['never', 'at once', 'stands', 'asked', 'held', 'any'] as const);
    const before = await ledger.state();
    if (moment === 'at once') {
      // The page ends before the idea stands in storage: the draft is there, and the person presses again.
      void write().catch(() => undefined);
      await again(at);
    }
    await write();
    if (moment === 'stands') await again(at);
    if (moment === 'asked' || moment === 'held') {
      const wanted = moment === 'held' ? { held: 1 } : { requests: before.log.length + 1 };
      await ledger.until(wanted, tabs[at]!.outbox.settled(key));
      await again(at);
    }
    if (moment === 'any') {
      for (let times = Math.floor(random() * 20); times > 0; times--) await ledger.state();
      await again(pick(tabs.map((_, index) => index)));
    }
    if (random() < 0.5) await ledger.release();
  }
  // What is still held is let go, until nothing is.
  const all = Promise.all(tabs.flatMap(({ outbox }) => keys.map((key) => over(outbox, key))));
  let done = false;
  void all.then(() => (done = true));
  while (!done) {
    await ledger.release();
    await ledger.until({ held: 1 }, all);
  }
  for (const tab of tabs) tab.kill();
  return { ledger, texts };
}

/** Seeds that did not end with each idea once. */
async function failing(all: readonly number[], options: Omit<WriterOptions, 'base'>): Promise<string[]> {
  const wrong: string[] = [];
  const left = [...all];
  const work = async () => {
    for (let seed = left.shift(); seed; seed = left.shift()) {
      const { ledger, texts } = await oneSeed(seed, options);
      const got = (await ledger.state()).ideas.map(({ text }) => text).sort();
      if (got.join() !== texts.join()) wrong.push(`${seed}: ${got.join()}`);
    }
  };
  // Two at a time: a browser has six connections, and what is held takes one.
  await Promise.all([work(), work()]);
  return wrong;
}

describe('an outbox, whatever breaks', () => {
  let all: readonly number[];
  before(async () => (all = await seeds(8)));

  it('sends each idea once', async function () {
    this.timeout(30_000 + all.length * 3_000);
    expect(await failing(all, {})).to.deep.equal([]);
  });

  it('sends none twice by itself where the server knows no keys', async function () {
    this.timeout(30_000 + all.length * 3_000);
    const some = all.filter((seed) => seed % 4 === 0);
    expect(await failing(some, { knowsKeys: false, keyless: true })).to.deep.equal([]);
  });

  it('would send some twice without the keys', async function () {
    this.timeout(60_000);
    expect(await failing([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], { keyless: true })).not.to.have.length(0);
  });
});
