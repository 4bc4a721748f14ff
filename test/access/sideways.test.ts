import { expect } from '@open-wc/testing';
import { viewport } from '../support/commands.js';
import { blankPage, drawAll, states } from './draw.js';

/** The other widgets are asked the same in each of their states, where axe looks at them. */
describe('a window of 320 pixels', function () {
  this.timeout(60_000);
  before(() => viewport(320, 900));
  after(() => void blankPage());

  for (const entry of states)
    it(`is scrolled down only, with news that are "${entry[0]}" in every layout and direction`, async () => {
      const feeds = await drawAll(blankPage(), entry, ['light']);
      const wide = feeds.filter((feed) => feed.scrollWidth > feed.clientWidth);
      expect(wide.map(({ layout, parentElement }) => `${layout} ${parentElement!.lang}`)).to.deep.equal([]);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
});
