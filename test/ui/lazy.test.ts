import { expect } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { lazy } from '../../src/ui/lazy.js';

describe('a part fetched when it is needed', () => {
  let updates: number;
  const host = { requestUpdate: () => updates++ } as unknown as ReactiveControllerHost;

  beforeEach(() => (updates = 0));

  it('is fetched at the first call, once, and tells the host', async () => {
    let fetched = 0;
    const part = lazy(host, () => Promise.resolve({ number: ++fetched }));
    expect([part.peek(), fetched]).to.deep.equal([undefined, 0]);
    expect(part()).to.equal(undefined);
    part();
    expect(fetched).to.equal(1);
    await Promise.resolve();
    expect([part(), part.peek()]).to.deep.equal([{ number: 1 }, { number: 1 }]);
    expect([fetched, updates]).to.deep.equal([1, 1]);
  });

  it('says in the console what is missing, and leaves the rest as it is', async () => {
    const { error } = console;
    const said: unknown[][] = [];
    console.error = (...args: unknown[]) => said.push(args);
    try {
      const part = lazy(host, () => Promise.reject(new TypeError('…/chunk.js')));
      expect(part()).to.equal(undefined);
      await new Promise((resolve) => setTimeout(resolve));
      expect(part()).to.equal(undefined);
    } finally {
      console.error = error;
    }
    expect(said.length).to.equal(1);
    expect(String(said[0]![1])).to.include('chunk.js');
    expect(updates).to.equal(0);
  });

  it('is there as soon as the network is, for who waited too, and is not made twice', async () => {
    const { error } = console;
    console.error = () => undefined;
    let fetched = 0;
    try {
      const part = lazy(host, () =>
        fetched++ ? Promise.resolve({ fetched }) : Promise.reject(new TypeError('offline')),
      );
      const waiting = part.load();
      await new Promise((resolve) => setTimeout(resolve));
      expect([part(), fetched]).to.deep.equal([undefined, 1]);
      dispatchEvent(new Event('online'));
      expect(await waiting).to.deep.equal({ fetched: 2 });
      const one = part();
      dispatchEvent(new Event('online'));
      await new Promise((resolve) => setTimeout(resolve));
      expect(part()).to.equal(one);
      expect([fetched, updates]).to.deep.equal([2, 1]);
    } finally {
      console.error = error;
    }
  });

  it('is asked for again by a reader who goes on trying, though no event told of the network', async () => {
    const [{ error }, { now }] = [console, Date];
    console.error = () => undefined;
    let fetched = 0;
    try {
      const part = lazy(host, () =>
        fetched++ ? Promise.resolve({ fetched }) : Promise.reject(new TypeError('offline')),
      );
      part();
      await new Promise((resolve) => setTimeout(resolve));
      part();
      expect(fetched).to.equal(1);
      Date.now = () => now() + 6000;
      expect(await part.load()).to.deep.equal({ fetched: 2 });
    } finally {
      console.error = error;
      Date.now = now;
    }
  });
});
