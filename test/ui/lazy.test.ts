import { expect } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { lazy, missing } from '../../src/ui/lazy.js';

describe('a part fetched when it is needed', () => {
  let updates: { times: number };
  let host: ReactiveControllerHost;
  let said: unknown[][];
  const { error } = console;
  const { now } = Date;

  beforeEach(() => {
    // What a test leaves waiting for the network tells its own host.
    const own = (updates = { times: 0 });
    host = { requestUpdate: () => own.times++ } as unknown as ReactiveControllerHost;
    said = [];
    console.error = (...args: unknown[]) => said.push(args);
  });
  afterEach(() => {
    console.error = error;
    Date.now = now;
  });

  const soon = () => new Promise((resolve) => setTimeout(resolve));
  /** A part that cannot be had at first, and how often it was asked for. */
  function hadLater() {
    const asked = { times: 0 };
    const part = lazy(host, () =>
      asked.times++ ? Promise.resolve({ times: asked.times }) : Promise.reject(new TypeError('…/chunk.js')),
    );
    return { part, asked };
  }

  it('is fetched at the first call, once, and tells the host', async () => {
    let fetched = 0;
    const part = lazy(host, () => Promise.resolve({ number: ++fetched }));
    expect([part.peek(), fetched]).to.deep.equal([undefined, 0]);
    expect(part()).to.equal(undefined);
    part();
    expect(fetched).to.equal(1);
    await Promise.resolve();
    expect([part(), part.peek()]).to.deep.equal([{ number: 1 }, { number: 1 }]);
    expect([fetched, updates.times]).to.deep.equal([1, 1]);
  });

  it('says in the console what is missing, and leaves the rest as it is', async () => {
    const { part } = hadLater();
    expect(part()).to.equal(undefined);
    await soon();
    expect(part()).to.equal(undefined);
    expect(said.length).to.equal(1);
    expect(String(said[0]![0])).to.include('il manque un fichier').and.to.include('missing file');
    expect(String(said[0]![1])).to.include('chunk.js');
    expect(updates.times).to.equal(0);
  });

  it('is there as soon as the network is, for who waited too, and is not made twice', async () => {
    const { part, asked } = hadLater();
    const waiting = part.load();
    await soon();
    expect([part(), asked.times]).to.deep.equal([undefined, 1]);
    dispatchEvent(new Event('online'));
    expect(await waiting).to.deep.equal({ times: 2 });
    const one = part();
    dispatchEvent(new Event('online'));
    await soon();
    expect(part()).to.equal(one);
    expect([asked.times, updates.times]).to.deep.equal([2, 1]);
  });

  it('is asked for again by a reader who goes on trying, though no event told of the network', async () => {
    const { part, asked } = hadLater();
    part();
    await soon();
    part();
    expect(asked.times).to.equal(1);
    Date.now = () => now() + 6000;
    expect(await part.load()).to.deep.equal({ times: 2 });
  });

  it('does what was asked for at once where it is there, and never by itself later', async () => {
    const { part } = hadLater();
    const done: string[] = [];
    let told = 0;
    missing.set(host, (asked) => (told += asked ? 1 : 0));
    part.use(() => done.push('first'));
    await soon();
    expect([done, told]).to.deep.equal([[], 1]);
    part.use(() => done.push('second'));
    await soon();
    part.use(() => done.push('third'));
    expect([done, told]).to.deep.equal([['second', 'third'], 1]);
  });

  it('tells again whoever insists', async () => {
    let told = 0;
    missing.set(host, (asked) => (told += asked ? 1 : 0));
    const part = lazy(host, () => Promise.reject(new TypeError('…/chunk.js')));
    for (const times of [1, 2]) {
      part.use(() => undefined);
      await soon();
      expect(told).to.equal(times);
    }
  });
});
