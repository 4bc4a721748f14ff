import { expect } from '@open-wc/testing';
import '../../src/define.js';
import { until } from '../../stories/support/appears.js';
import { viewport } from '../support/commands.js';

const none = { authors: [], categories: [], attachments: [], topics: [] };
/** One of what each widget lists. */
const items = {
  'parvis-news-feed': { ...none, id: '1', title: 'Le marché' },
  'parvis-document-list': { name: 'a.pdf', url: '/a.pdf', folder: false },
  'parvis-idea-box': { ...none, id: '1', title: 'Un banc' },
  'parvis-event-calendar': { ...none, uid: '1', title: 'Conseil', start: '2026-11-03', allDay: true, sequence: 0 },
};

describe('the room kept for what is still to come', () => {
  before(() => viewport(800, 400));
  after(() => viewport(800));

  for (const [tag, item] of Object.entries(items)) {
    it(`is kept where it is seen, and given back once the reader has gone on: ${tag}`, async () => {
      const widget = Object.assign(document.createElement(tag), {
        sources: [{ read: async () => ({ items: [item], skipped: 0 }) }],
        view: 'list',
        date: '2026-11-01',
        past: true,
        max: 5,
      });
      const below = document.createElement('div');
      below.style.height = '3000px';
      const page = document.createElement('main');
      page.append(widget, below);
      document.body.prepend(page);
      const found = (selector: string) => widget.shadowRoot!.querySelector(selector);
      await until(() => found('[part=item], [part=event]'), 'nothing is read');
      expect(found('.kept')).to.be.instanceOf(Element);
      const room = widget.getBoundingClientRect().height;
      scrollTo(0, 2000);
      if (CSS.supports('overflow-anchor', 'auto')) {
        await until(() => !found('.kept'), 'it stays');
        expect(widget.getBoundingClientRect().height).to.be.lessThan(room - 100);
      }
      page.remove();
      scrollTo(0, 0);
    });
  }
});
