import { expect } from '@open-wc/testing';
import { giveUp } from '../../../src/data/loading/give-up.js';
import { limits } from '../../../src/data/limits.js';
import { pageFetch, request } from '../../../src/data/request.js';
import { badSource, beCalm, hurry } from '../../support/bad-source.js';

describe('giving up', () => {
  afterEach(beCalm);

  /** A reading that asks an address. */
  const reading = (url: string) => {
    const { signal } = new AbortController();
    return { signal, answer: request(url, { fetch: pageFetch, signal }) };
  };

  it('leaves what others wait for as well', async () => {
    const source = badSource('held');
    const [first, second] = [reading(source.url), reading(source.url)];
    await new Promise<void>((cancel) => giveUp({ signal: first.signal, cancel }));
    await source.asked();
    await source.release();
    expect((await second.answer).cut).to.equal(false);
    await first.answer;
  });

  for (const [what, next, ends] of [
    ['ends what takes its time nevertheless', undefined, true],
    ['ends no reading that came after', new AbortController().signal, false],
  ] as const) {
    it(what, async () => {
      hurry({ storage: 1 });
      const { signal, answer } = reading(badSource('hung').url);
      let ended = false;
      const under = { signal, cancel: () => (ended = true) };
      giveUp(under);
      under.signal = next ?? signal;
      await answer.catch(() => {});
      // Timers of one time end in the order in which they were set.
      await new Promise((resolve) => setTimeout(resolve, limits.storage));
      expect(ended).to.equal(ends);
    });
  }
});
