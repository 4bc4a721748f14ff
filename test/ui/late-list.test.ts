import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import { seen } from '../widgets/news-feed/feed.js';

const row = {
  'parvis-news-feed': (name: string) => `<li><a href="/${name}">${name}</a></li>`,
  'parvis-document-list': (name: string) => `<li><a href="/${name}.pdf">${name}</a></li>`,
  'parvis-event-calendar': (name: string) => `<li><time datetime="2026-11-24">${name}</time></li>`,
} as const;

describe('a list inside the tag that its page writes late, or by and by', () => {
  for (const tag of Object.keys(row) as (keyof typeof row)[])
    it(`is shown as it is there, and nothing is told that is not so: <${tag}>`, async () => {
      const page = await fixture(html`<div style="inline-size: 50em"></div>`);
      const told: Event[] = [];
      page.addEventListener('parvis-error', (event) => {
        event.preventDefault();
        told.push(event);
      });
      const widget = document.createElement(tag);
      Object.assign(widget, { date: '2026-11-24' });
      page.append(widget);
      await widget.updateComplete;
      const list = document.createElement('ul');
      widget.append(list);
      for (const name of ['Marché', 'Piscine', 'Travaux']) {
        list.insertAdjacentHTML('beforeend', row[tag](name));
        await seen(widget, () => widget.shadowRoot!.textContent.includes(name));
      }
      for (const name of ['Marché', 'Piscine']) expect(widget.shadowRoot!.textContent).to.include(name);
      expect(told).to.deep.equal([]);
    });

  it('is not read again for what stands beside it', async () => {
    const page = await fixture(html`<div></div>`);
    const widget = document.createElement('parvis-news-feed');
    widget.append(document.createElement('ul'));
    widget.firstElementChild!.insertAdjacentHTML('beforeend', row['parvis-news-feed']('Marché'));
    let reads = 0;
    widget.addEventListener('parvis-load', () => reads++);
    page.append(widget);
    await seen(widget, () => widget.shadowRoot!.textContent.includes('Marché'));
    widget.append(document.createElement('i'), new Comment('x'));
    await new Promise(requestAnimationFrame);
    await widget.updateComplete;
    await widget.loadComplete;
    expect(reads).to.equal(1);
  });
});
