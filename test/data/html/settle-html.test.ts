import { expect } from '@open-wc/testing';
import { parseFragment } from '../../../src/data/html/parse-fragment.js';
import { settleHtml } from '../../../src/data/html/settle-html.js';

describe('settleHtml', () => {
  for (const name of ['picture', 'span', 'a']) {
    it(`moves what stands in many <${name}> that go a few times, not once for each`, () => {
      const root = parseFragment('<p>x</p>');
      let at = root.appendChild(root.ownerDocument.createElement(name));
      for (let depth = 1; depth < 50; depth++) at = at.appendChild(root.ownerDocument.createElement(name));
      for (let n = 0; n < 200; n++) {
        at.append(root.ownerDocument.createElement('br'), name === 'picture' ? 'x' : ' ');
      }
      const watch = new MutationObserver(() => {});
      watch.observe(root, { childList: true, subtree: true });
      settleHtml(root, { base: 'https://a.example/', source: '', headingLevel: 2, images: 'none' });
      const moves = watch.takeRecords().reduce((sum, { addedNodes }) => sum + addedNodes.length, 0);
      expect(root.querySelectorAll('br')).to.have.length(200);
      expect(root.querySelectorAll(name)).to.have.length(0);
      expect(moves).to.be.below(1000);
    });
  }
});
