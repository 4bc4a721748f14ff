import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define.js';
import type { LitElement, PropertyDeclaration } from 'lit';
import { Widget as Common } from '../../../src/ui/widget.js';

type Widget = LitElement & { readonly loadComplete: Promise<void>; sources: unknown };

const fields = { authors: [], categories: ['Fête'], attachments: [], topics: ['Rues'] };
const items = {
  'parvis-news-feed': { id: '1', title: 'Marché', published: '2026-11-20', ...fields },
  'parvis-document-list': { name: 'marche.pdf', url: 'https://ville.example/marche.pdf', folder: false },
  'parvis-idea-box': { id: '1', title: 'Un marché', ...fields },
  'parvis-event-calendar': { uid: '1', title: 'Marché', start: '2026-11-24', allDay: true, zone: null, ...fields },
};
const words = { date: '2026-11-24', lang: 'fr', sort: '-name', view: 'list', filters: 'category source kind status' };
const attributeOf = (name: string, { attribute }: PropertyDeclaration) =>
  attribute === false ? undefined : typeof attribute === 'string' ? attribute : name.toLowerCase();

for (const tag of Object.keys(items) as (keyof typeof items)[])
  describe(`what is written in <${tag}>`, () => {
    const { properties } = customElements.get(tag) as typeof LitElement;
    const declared = { ...Common.properties, ...properties };

    /** With every option that brings more parts, so that all of them meet what is taken away. */
    async function loaded(): Promise<Widget & Record<PropertyKey, unknown>> {
      const page = await fixture(html`<div></div>`);
      const widget = document.createElement(tag) as unknown as Widget & Record<PropertyKey, unknown>;
      page.addEventListener('parvis-error', (event) => event.preventDefault());
      Object.assign(widget, {
        search: true,
        more: true,
        sources: [{ read: async () => ({ items: [items[tag]], skipped: 0 }) }],
      });
      for (const [name, options] of Object.entries(declared)) {
        const attribute = attributeOf(name, options);
        if (attribute && !options.type && !/src|type|keep|loading/.test(attribute))
          widget.setAttribute(attribute, words[attribute as keyof typeof words] ?? '');
      }
      page.append(widget);
      await widget.loadComplete;
      while (!widget.shadowRoot!.querySelector('.filters, .toolbar')) await new Promise(requestAnimationFrame);
      await widget.updateComplete;
      return widget;
    }

    it('may be taken away again', async () => {
      const widget = await loaded();
      for (const [name, options] of Object.entries(declared)) {
        const attribute = attributeOf(name, options);
        if (!attribute) continue;
        widget.removeAttribute(attribute);
        await widget.updateComplete;
        expect(widget.hasAttribute(attribute), attribute).to.equal(false);
      }
    });

    for (const nothing of [null, undefined])
      it(`may be set to ${nothing} by a program`, async () => {
        const widget = await loaded();
        for (const name of Object.keys(declared)) {
          if (name === 'sources') continue;
          widget[name] = nothing;
          await widget.updateComplete;
        }
      });
  });
