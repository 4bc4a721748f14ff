import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';

/** What each has at least; all the rest is what a database gives where it has nothing. */
const items = {
  'parvis-news-feed': [
    { id: '1', title: 'Marché' },
    'url published updated authors categories summary content image attachments lang expires warning audience urgent',
  ],
  'parvis-document-list': [
    { name: 'Marché.pdf', folder: false, url: 'https://ville.example/marche.pdf' },
    'title type size modified created author etag lang description versions entries',
  ],
  'parvis-idea-box': [
    { id: '1', title: 'Marché' },
    'text problem proposal url created author votes voted comments status answer topics due mergedInto closed',
  ],
  'parvis-event-calendar': [
    { uid: '1', title: 'Marché', start: '2026-11-24T10:00:00', allDay: false, sequence: 0, transparent: false },
    'end recurrenceId rule updated description descriptionHtml place geo url conference categories organizer attachments status color image zone lang',
  ],
} as const;
const options = {
  plain: {},
  'every option': { search: true, more: true, filters: 'category source place audience kind status topic period' },
  cards: { layout: 'cards', groupBy: 'year', staleAfter: 3, view: 'list', past: true, max: 3 },
  week: { view: 'week', views: 'week day', sort: 'top', category: 'x' },
};

describe('what a source of the page has as null', () => {
  for (const tag of Object.keys(items) as (keyof typeof items)[])
    for (const [name, props] of Object.entries(options))
      it(`is as if it were not there: <${tag}>, ${name}`, async () => {
        const [least, rest] = items[tag];
        const item = { ...Object.fromEntries(rest.split(' ').map((field) => [field, null])), ...least };
        const page = await fixture(html`<div style="inline-size: 50em"></div>`);
        page.addEventListener('parvis-error', (event) => event.preventDefault());
        const widget = document.createElement(tag);
        const category = 'category' in props && tag === 'parvis-event-calendar' ? { category: '' } : {};
        Object.assign(widget, { date: '2026-11-24' }, props, category, {
          sources: [{ label: 'Ville', read: async () => ({ items: [item], skipped: 0 }) }],
        });
        page.append(widget);
        await widget.loadComplete;
        for (let frame = 0; frame < 40; frame++) await new Promise(requestAnimationFrame);
        await widget.updateComplete;
        if (!('category' in props) || tag !== 'parvis-news-feed')
          expect(widget.shadowRoot!.textContent).to.include('Marché');
      });
});
