import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import { until } from '../../stories/support/appears.js';

const rows = {
  'parvis-news-feed': '<ul><li><a href="/a">Marché</a></li></ul>',
  'parvis-document-list': '<ul><li><a href="/a.pdf">Marché</a></li></ul>',
  'parvis-event-calendar': '<ul><li><time datetime="2026-11-24">Marché</time></li></ul>',
} as const;

// Page builders read what stands in the page, save it, and write it again.
describe('the markup of a page that its editor saves', () => {
  for (const [tag, inside] of Object.entries(rows))
    for (const attributes of ['', ' heading="Mairie" max="3" search="" more=""', ' layout="cards"'])
      it(`is as it was written: <${tag}${attributes}>`, async () => {
        const page = await fixture(html`<div></div>`);
        const written = `<${tag}${attributes}>${inside}</${tag}>`;
        page.addEventListener('parvis-error', (event) => event.preventDefault());
        page.innerHTML = written;
        const widget = page.firstElementChild as HTMLElementTagNameMap['parvis-news-feed'];
        await widget.loadComplete;
        await until(() => widget.shadowRoot!.querySelector('[part]'), 'nothing is drawn');
        await widget.updateComplete;
        expect(page.innerHTML).to.equal(written);
      });

  it('bears the layout that a script has asked for, by which styles go', async () => {
    const page = await fixture(html`<div></div>`);
    const feed = document.createElement('parvis-news-feed');
    Object.assign(feed, { layout: 'cards', sources: [{ read: async () => ({ items: [], skipped: 0 }) }] });
    page.append(feed);
    await feed.updateComplete;
    expect(feed.getAttribute('layout')).to.equal('cards');
    feed.layout = 'list';
    await feed.updateComplete;
    expect(feed.getAttribute('layout')).to.equal('list');
    Object.assign(feed, { layout: 'compact' });
    await feed.updateComplete;
    Object.assign(feed, { layout: undefined });
    await feed.updateComplete;
    expect(feed.getAttribute('layout')).not.to.equal('compact');
  });
});
