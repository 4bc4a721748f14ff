import { fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import { seen } from '../widgets/news-feed/feed.js';

/** One that is good, and one that has wrong types everywhere and says enough all the same. */
const items = {
  'parvis-news-feed': [
    { id: '1', title: 'Marché', authors: [], categories: [], attachments: [] },
    {
      id: 2,
      title: 'Piscine',
      url: 3,
      published: {},
      categories: 'Sport',
      authors: 4,
      attachments: 'x',
      image: 5,
      lang: 6,
    },
  ],
  'parvis-document-list': [
    { name: 'Marché.pdf', folder: false, url: 'https://ville.example/marche.pdf' },
    { name: 'Piscine.pdf', url: '/p', size: 'x', modified: {}, author: 3, versions: 4, entries: 5, description: [] },
  ],
  'parvis-idea-box': [
    { id: '1', title: 'Marché', topics: [] },
    { id: 2, title: 'Piscine', text: 3, topics: 'Sport', author: {}, created: 5, status: 6 },
  ],
  'parvis-event-calendar': [
    { uid: '1', title: 'Marché', start: '2026-11-24', allDay: true, sequence: 0, categories: [], attachments: [] },
    { uid: 2, title: 'Piscine', start: '2026-11-25', allDay: true, categories: 'Sport', attachments: 3, place: 4 },
  ],
} as const;
const bad = [null, undefined, 7, 'x', {}, [], { id: 3 }];

describe('what a source of the page gives and is none', () => {
  for (const tag of Object.keys(items) as (keyof typeof items)[])
    it(`hides nothing of the others: <${tag}>`, async () => {
      const page = await fixture(html`<div style="inline-size: 50em"></div>`);
      page.addEventListener('parvis-error', (event) => event.preventDefault());
      const widget = document.createElement(tag);
      Object.assign(widget, {
        date: '2026-11-24',
        search: true,
        filters: 'category source kind status topic',
        sources: [{ label: 'Ville', read: async () => ({ items: [...bad, ...items[tag], ...bad], skipped: 0 }) }],
      });
      page.append(widget);
      for (const title of ['Marché', 'Piscine'])
        await seen(widget, () => widget.shadowRoot!.textContent.includes(title));
    });
});
