import { expect, fixture } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { Source } from '../../../src/data/source.js';
import '../../../src/widgets/document-list/define.js';
import '../../../src/widgets/event-calendar/define.js';
import '../../../src/widgets/news-feed/define.js';
import { appears, until } from '../../../stories/support/appears.js';
import { viewport } from '../../support/commands.js';
import { file } from '../../widgets/document-list/documents.js';
import { event } from '../../widgets/event-calendar/event.js';
import { item } from '../../widgets/news-feed/news.js';

type Widget = LitElement & { sources?: readonly Source<unknown>[]; loadComplete: Promise<void>; reload(): void };

const day = { start: '2026-11-25T09:00:00', end: '2026-11-25T12:00:00' };
const named = (names: string) => names.split(' ').map((name, at) => [name, `${name}${at}`] as const);
const widgets = {
  'parvis-news-feed filters="category"': (names: string) =>
    named(names).map(([name, id]) => item(id, { categories: [name] })),
  'parvis-document-list filters="kind"': (names: string) =>
    named(names).map(([name, id]) => file(`${id}.${{ Voirie: 'pdf', Culture: 'png', Sport: 'ods' }[name]}`)),
  'parvis-event-calendar filters="category" view="list" past date="2026-11-24"': (names: string) =>
    named(names).map(([name, uid]) => event({ uid, title: uid, categories: [name], ...day })),
};

describe('a choice of a filter that has the focus', () => {
  beforeEach(() => viewport(1200, 900));

  for (const [tag, items] of Object.entries(widgets)) {
    it(`keeps it when a reading puts another one in its place: <${tag}>`, async () => {
      let now = items('Voirie Voirie Culture');
      const widget = await fixture<Widget>(`<${tag} lang="fr"></${tag.split(' ')[0]}>`);
      widget.sources = [{ read: () => Promise.resolve({ items: now, skipped: 0 }) }];
      await widget.loadComplete;
      await appears(widget, '.filters .group button');
      const buttons = () => [...widget.shadowRoot!.querySelectorAll<HTMLElement>('.filters .group button')];
      const words = (button: Element | null) => button?.querySelector('bdi')?.textContent;
      const [first] = buttons();
      const choice = words(first!);
      first!.focus();
      now = items('Sport Sport Sport Culture Culture Voirie');
      widget.reload();
      await until(() => buttons().length === 3, 'the new choice');
      await widget.updateComplete;
      expect(buttons().map(words)[0]).not.to.equal(choice);
      await until(() => words(widget.shadowRoot!.activeElement) === choice, 'another choice has the focus');
    });
  }
});
