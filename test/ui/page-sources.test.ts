import { expect, fixture } from '@open-wc/testing';
import '../../src/define.js';
import { limits } from '../../src/data/limits.js';
import type { FailureEvent } from '../../src/ui/widget-events.js';
import type { Widget } from '../../src/ui/widget.js';

/** What each widget advises to a page that says nothing. */
const examples = {
  'parvis-news-feed': 'src="/feed/"',
  'parvis-document-list': 'src="/documents/"',
  'parvis-idea-box': 'src="/idees/api/"',
  'parvis-event-calendar': 'src="/agenda.ics"',
};

describe('where a widget reads', () => {
  const { setup } = limits;
  before(() => (limits.setup = 50));
  after(() => (limits.setup = setup));

  for (const [tag, example] of Object.entries(examples)) {
    it(`is told to a page that says nothing: ${tag}`, async () => {
      const told = new Promise<FailureEvent>((resolve) =>
        document.addEventListener('parvis-error', (event) => resolve(event), { once: true }),
      );
      await fixture(`<${tag} lang="fr"><a href="/">Tout</a></${tag}>`);
      const { kind, cure } = await told;
      expect(kind).to.equal('setup');
      expect(cure).to.include(example);
    });

    it(`is what the page has made, before what it has written: ${tag}`, async () => {
      const widget = document.createElement(tag) as Widget<unknown>;
      const read: string[] = [];
      const from = (label: string) => ({ label, read: async () => ({ items: [], skipped: read.push(label) * 0 }) });
      widget.src = '/none/';
      widget.innerHTML = '<parvis-source src="/other/"></parvis-source>';
      widget.sources = [from('a')];
      document.body.append(widget);
      await widget.loadComplete;
      expect(read).to.deep.equal(['a']);
      widget.sources = [from('b')];
      await widget.updateComplete;
      await widget.loadComplete;
      expect(read).to.deep.equal(['a', 'b']);
      widget.remove();
    });
  }
});
