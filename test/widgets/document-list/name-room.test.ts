import { expect } from '@open-wc/testing';
import { documentStates } from '../../../stories/support/document-states.js';
import { documentList, reachDocuments } from '../../../stories/support/draw-documents.js';
import '../../../src/widgets/document-list/define.js';
import { viewport } from '../../support/commands.js';
import { appears } from '../../../stories/support/appears.js';
import { file, place as drawn } from './documents.js';

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

describe('the sizes of documents', () => {
  it('stand on one line, in a wide typeface too', async () => {
    await viewport(1200, 900);
    const sizes = [999, 888_000_000, 1_000_000_000_000];
    const entries = sizes.map((size, index) => file(`${index}.pdf`, { size, modified: '2026-11-23' }));
    const list = await drawn({ sources: [{ read: async () => ({ items: entries, skipped: 0 }) }], lang: 'fr' });
    list.style.font = '16px/1.5 "DejaVu Sans", Verdana, sans-serif';
    await appears(list, '.row .size');
    const heights = [...list.shadowRoot!.querySelectorAll('.row .size')].map((cell) => cell.clientHeight);
    expect(new Set(heights).size, heights.join()).to.equal(1);
    document.querySelector('main')?.remove();
  });
});
