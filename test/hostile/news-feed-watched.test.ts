import { drawAll, everyVector } from './draw-all.js';

describe('<parvis-news-feed>, given every hostile text', () => {
  it('runs nothing, asks nothing elsewhere and shows every item in a page that forbids nothing', async function () {
    this.timeout(300_000);
    await drawAll(await everyVector(), 'watched');
  });
});
