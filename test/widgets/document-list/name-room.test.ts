import { expect } from '@open-wc/testing';
import { documentStates } from '../../../stories/support/document-states.js';
import { documentList, reachDocuments } from '../../../stories/support/draw-documents.js';
import '../../../src/widgets/document-list/define.js';
import { viewport } from '../../support/commands.js';

describe('the names of documents, whatever the width of the page', () => {
  for (const name of ['tree', 'by-date'] as const) {
    it(`have room beside all other columns: ${name}`, async () => {
      const state = documentStates[name];
      const place = document.body.appendChild(document.createElement('main'));
      await viewport(1300, 900);
      const list = documentList(state.args());
      place.append(list);
      await reachDocuments(list, state);
      const seen: string[] = [];
      for (let width = 320; width <= 1280; width += 40) {
        place.style.width = `${width}px`;
        // What is laid out is asked for: nothing is waited for.
        const row = list.shadowRoot!.querySelector('.row:not(.folder, .group)')!;
        const { width: own } = row.querySelector('.name')!.getBoundingClientRect();
        const em = parseFloat(getComputedStyle(row).fontSize);
        if (own < Math.min(12 * em, row.getBoundingClientRect().width * 0.6)) seen.push(`${width}: ${own}`);
      }
      expect(seen).to.deep.equal([]);
      place.remove();
    });
  }
});
