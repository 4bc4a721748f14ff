import { expect, fixture } from '@open-wc/testing';
import '../../src/define.js';
import type { LoadEvent } from '../../src/ui/load-event.js';
import type { Widget } from '../../src/ui/widget.js';
import { version } from '../../src/version.js';

for (const tag of ['parvis-news-feed', 'parvis-document-list', 'parvis-idea-box', 'parvis-event-calendar'])
  describe(`<${tag}>, as every widget`, () => {
    it('is of the version of its package', () => {
      expect((customElements.get(tag) as unknown as { version: string }).version).to.equal(version);
    });

    it('takes a number that is none, or none that can be, as if nothing were written', async () => {
      const widget = await fixture<Widget<unknown>>(`<${tag} max="-3" refresh="often" heading-level="9"></${tag}>`);
      expect([widget.max, widget.refresh, widget.headingLevel]).to.deep.equal([0, 0, 6]);
      widget.setAttribute('heading-level', '3.7');
      widget.setAttribute('max', '4');
      await widget.updateComplete;
      expect([widget.max, widget.headingLevel]).to.deep.equal([4, 3]);
      widget.setAttribute('heading-level', 'h2');
      await widget.updateComplete;
      expect(widget.headingLevel).to.equal(2);
    });

    it('tells the page which of its sources answered, and reads them again when it is asked to', async () => {
      const widget = document.createElement(tag) as Widget<unknown>;
      let readings = 0;
      const told = () =>
        new Promise<LoadEvent>((resolve) =>
          document.addEventListener('parvis-load', (event) => resolve(event), { once: true }),
        );
      widget.sources = [
        { label: 'Mairie', read: async () => ({ items: [], skipped: readings++ * 0 }) },
        { label: 'Sport', read: () => Promise.reject(new Error('none')) },
      ];
      const first = told();
      document.body.append(widget);
      const { sources, stale, composed } = await first;
      expect({ sources, stale, composed }).to.deep.equal({ sources: ['Mairie'], stale: false, composed: true });
      await widget.loadComplete;
      const again = told();
      widget.reload();
      expect((await again).sources).to.deep.equal(['Mairie']);
      expect(readings).to.equal(2);
      widget.remove();
    });
  });
