import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';

const fields = { authors: [], categories: [], attachments: [], topics: [] };
const items = {
  'parvis-news-feed': { id: '1', title: 'Marché', ...fields },
  'parvis-document-list': { name: 'marche.pdf', url: 'https://ville.example/marche.pdf', folder: false },
  'parvis-idea-box': { id: '1', title: 'Un marché', ...fields },
  'parvis-event-calendar': { uid: '1', title: 'Marché', start: '2026-11-24', allDay: true, zone: null, ...fields },
};
const written = {
  'parvis-news-feed': '<ul><li><a href="/a">Un</a></li><li><a href="/b">Deux</a></li></ul>',
  'parvis-document-list': '<ul><li><a href="/a.pdf">Un</a></li><li><a href="/b.pdf">Deux</a></li></ul>',
  'parvis-event-calendar': '<ul><li><time datetime="2026-11-24">24</time> Fête</li></ul>',
};

/** What was told until `loadComplete` of a new widget. */
async function toldOf(tag: keyof typeof items, props: object, inside = ''): Promise<string[]> {
  const page = await fixture(html`<div></div>`);
  const told: string[] = [];
  for (const type of ['parvis-load', 'parvis-error'])
    page.addEventListener(type, (event) => {
      told.push(type);
      event.preventDefault();
    });
  const widget = Object.assign(document.createElement(tag), props);
  widget.innerHTML = inside;
  page.append(widget);
  await widget.loadComplete;
  await Promise.resolve();
  return told;
}

describe('loadComplete', () => {
  for (const tag of Object.keys(items) as (keyof typeof items)[]) {
    it(`waits for the sources that the page has made: <${tag}>`, async () => {
      const source = {
        read: async () => {
          await new Promise((resolve) => setTimeout(resolve, 20));
          return { items: [items[tag]], skipped: 0 };
        },
      };
      expect(await toldOf(tag, { sources: [source] })).to.deep.equal(['parvis-load']);
    });

    it(`waits for what stands inside the tag: <${tag}>`, async () => {
      const inside = tag === 'parvis-idea-box' ? undefined : written[tag];
      if (inside) expect(await toldOf(tag, {}, inside)).to.deep.equal(['parvis-load']);
      const asked: string[] = [];
      const page = await fixture(html`<parvis-settings></parvis-settings>`);
      const widget = document.createElement(tag);
      Object.assign(page, {
        fetch: async (input: string) => {
          asked.push(input);
          return new Response('{}', { status: 404 });
        },
      });
      page.addEventListener('parvis-error', (event) => event.preventDefault());
      widget.innerHTML = '<parvis-source src="/demain.json"></parvis-source>';
      page.append(widget);
      await widget.loadComplete;
      expect(asked.length).to.be.greaterThan(0);
    });

    it(`comes too where there is nothing to read: <${tag}>`, async () => {
      expect(await toldOf(tag, {})).to.deep.equal([]);
    });
  }
});
