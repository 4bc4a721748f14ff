import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import { seen } from '../widgets/news-feed/feed.js';

const items = {
  'parvis-news-feed': (n: number) => ({ id: `${n}`, title: `Nouvelle ${n}` }),
  'parvis-document-list': (n: number) => ({ name: `${n}.pdf`, url: `/${n}.pdf`, folder: false }),
  'parvis-idea-box': (n: number) => ({ id: `${n}`, title: `Idée ${n}` }),
  'parvis-event-calendar': (n: number) => ({
    uid: `${n}`,
    title: `Réunion ${n}`,
    start: `2126-11-0${n}`,
    allDay: true,
  }),
} as const;

describe('the button that shows more', () => {
  it('looks alike in the widgets that have one', async () => {
    const looks: Record<string, unknown> = {};
    for (const tag of Object.keys(items) as (keyof typeof items)[]) {
      const page = await fixture(html`<div style="inline-size: 40em"></div>`);
      const widget = document.createElement(tag);
      const source = { read: async () => ({ items: [1, 2, 3].map((n) => items[tag](n)), skipped: 0 }) };
      Object.assign(widget, { more: true, max: 1, sources: [source], view: 'list', views: 'list', date: '2126-11-01' });
      page.append(widget);
      const more = await seen(widget, () => widget.shadowRoot!.querySelector<HTMLElement>('[part=more]'));
      const { fontWeight, minBlockSize, paddingInlineStart } = getComputedStyle(more);
      const [around, own] = [widget.getBoundingClientRect(), more.getBoundingClientRect()];
      const aside = Math.abs(own.left - around.left - (around.right - own.right));
      looks[tag] = [fontWeight, minBlockSize, paddingInlineStart, aside < 2];
    }
    const look = ['600', '44px', '24px', true];
    expect(looks).to.deep.equal(Object.fromEntries(Object.keys(items).map((tag) => [tag, look])));
  });
});
