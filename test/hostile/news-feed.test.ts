import { expect } from '@open-wc/testing';
import { openPage } from '../support/policy-page.js';
import { askedElsewhere, drawAll, drawnIn, everyVector } from './draw-all.js';
import type { ControlPage } from './pages/control.js';
import type { Vector } from './vectors.js';

describe('<parvis-news-feed>, given every hostile text', () => {
  let all: readonly Vector[];
  before(async () => {
    all = await everyVector();
  });

  it('runs nothing, asks nothing elsewhere and shows every item in a strict page', async function () {
    this.timeout(300_000);
    await drawAll(drawnIn('strict', all), 'strict');
  });

  it('would run them, if it put them into the page as they are', async function () {
    this.timeout(300_000);
    const ran: string[] = [];
    const pages = Array.from({ length: 8 }, (_, lane) =>
      control(
        all.filter((_, index) => index % 8 === lane),
        ran,
      ),
    );
    await Promise.all(pages);
    console.log(`${all.length} hostile texts as they are, in a control page: ${new Set(ran).size} ran`);
    // Where the corpus is not on this machine, what is left runs nothing of itself.
    expect(ran.length).to.be.at.least(all.length > 1000 ? 90 : 0);
    expect((await askedElsewhere()).length).to.be.above(0);
  });
});

/** Tries each text in a page; one that leads the page away, or stops it, is left, and the next begins another page. */
async function control(vectors: readonly Vector[], ran: string[]): Promise<void> {
  let done = 0;
  while (done < vectors.length) {
    const { page, gone, close } = await openPage<ControlPage>('open', '/test/hostile/pages/control.ts');
    const rest = vectors.slice(done);
    const from = done;
    let watch = 0;
    const stopped = new Promise<void>((resolve) => {
      let before = -1;
      watch = window.setInterval(() => {
        if (done === before) resolve();
        before = done;
      }, 3000);
    });
    const all = page.fire(rest, ran, (index) => (done = from + index)).then(() => (done = vectors.length));
    await Promise.race([all, gone, stopped]);
    clearInterval(watch);
    close();
  }
}
