import { expect } from '@open-wc/testing';
import { say } from '../../src/ui/voice.js';

const region = () => document.querySelector<HTMLElement>('html > [role=status][aria-live=polite]');

/** The next sentence. */
const next = () =>
  new Promise<string>((resolve) => {
    const watch = new MutationObserver(() => {
      watch.disconnect();
      resolve(region()!.textContent);
    });
    watch.observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  });

describe('the voice of a page', () => {
  before(() => {
    say('', 'fr', true);
  });

  it('is one region, outside of every widget, that takes no room', () => {
    say('a', 'fr', true);
    say('b', 'fr', true);
    expect(document.querySelectorAll('[aria-live]').length).to.equal(1);
    const box = region()!.getBoundingClientRect();
    expect([box.width, box.height].every((side) => side <= 1)).to.equal(true);
    expect(document.documentElement.scrollWidth).to.equal(document.documentElement.clientWidth);
  });

  it('stands beside the body, so that a body that is saved or put back is without it', () => {
    say('a', 'fr', true);
    const body = document.body.cloneNode(true) as Element;
    expect(body.querySelector('[role=status]')).to.equal(null);
    expect(region()!.getBoundingClientRect().top + scrollY).to.equal(0);
  });

  it('answers the reader within a second, in the language of the sentence', async () => {
    const heard = next();
    // Not the clock, which on a busy machine runs on: the time that it asks for.
    const { setTimeout: own } = window;
    const waits: number[] = [];
    window.setTimeout = ((run: () => void, wait = 0) => {
      waits.push(wait);
      return own(run, wait);
    }) as typeof setTimeout;
    try {
      say('3 items found', 'en', true);
    } finally {
      window.setTimeout = own;
    }
    expect(await heard).to.equal('3 items found');
    expect(waits).to.have.length(1);
    expect(waits[0]).to.be.below(1000);
    expect(region()!.lang).to.equal('en');
  });

  it('says the last of several answers given at once', async () => {
    const heard = next();
    say('12 trouvées', 'fr', true);
    say('5 trouvées', 'fr', true);
    say('2 trouvées', 'fr', true);
    expect(await heard).to.equal('2 trouvées');
  });

  it('says a sentence again when it is asked again', async () => {
    let heard = next();
    say('Rien trouvé', 'fr', true);
    const first = await heard;
    heard = next();
    say('Rien trouvé', 'fr', true);
    const second = await heard;
    expect(second).to.not.equal(first);
    expect(second.trim()).to.equal('Rien trouvé');
  });

  it('lets an answer replace what waits, and says nothing unasked within ten seconds of it', async () => {
    let heard = next();
    say('Réponse', 'fr', true);
    await heard;
    const seen: string[] = [];
    const watch = new MutationObserver(() => seen.push(region()!.textContent));
    watch.observe(region()!, { subtree: true, childList: true, characterData: true });
    say('3 nouvelles actualités', 'fr');
    heard = next();
    say('Autre réponse', 'fr', true);
    await heard;
    expect(seen).to.deep.equal(['Autre réponse']);
    watch.disconnect();
  });

  it('lets nothing that nobody asked for take the place of an answer', async () => {
    const heard = next();
    say('Ma réponse', 'fr', true);
    say('4 nouvelles actualités', 'fr');
    expect(await heard).to.equal('Ma réponse');
    say('', 'fr', true);
  });

  it('finds a region again when the page threw it away', async () => {
    region()!.remove();
    const heard = new Promise<string>((resolve) => {
      const look = () => (region()?.textContent ? resolve(region()!.textContent) : requestAnimationFrame(look));
      look();
    });
    say('Toujours là', 'fr', true);
    expect(await heard).to.equal('Toujours là');
    expect(document.querySelectorAll('[aria-live]').length).to.equal(1);
  });

  it('is shared by every copy of Parvis on the page', () => {
    expect(Object.getOwnPropertySymbols(document)).to.include(Symbol.for('parvis.voice.1'));
  });
});
