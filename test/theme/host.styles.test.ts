import { expect, fixture, html } from '@open-wc/testing';
import { appears } from '../../stories/support/appears.js';
import '../../src/define.js';
import { viewport } from '../support/commands.js';

const shrinking = {
  'a dialog':
    'display: block; position: fixed; inset: 0; margin: auto; inline-size: fit-content; block-size: fit-content',
  'a float': 'float: left',
  'a word among words': 'display: inline-block',
  'a menu over the page': 'position: absolute',
  'a column as wide as what it holds': 'display: grid; grid-template-columns: max-content',
  'a row of a flex layout': 'display: flex',
};
const tags = ['parvis-news-feed', 'parvis-document-list', 'parvis-idea-box', 'parvis-event-calendar'] as const;

async function placed(
  tag: (typeof tags)[number],
  style: string,
): Promise<HTMLElementTagNameMap[(typeof tags)[number]]> {
  const page = await fixture(html`<div style="inline-size: 30em"><div style=${style}></div></div>`);
  const widget = document.createElement(tag);
  Object.assign(widget, { heading: 'Ville', sources: [{ read: async () => ({ items: [], skipped: 0 }) }] });
  page.firstElementChild!.append(widget);
  await widget.loadComplete;
  return widget;
}

describe('a widget in what is no wider than it holds', () => {
  for (const tag of tags)
    for (const [place, style] of Object.entries(shrinking))
      it(`can be read: <${tag}> in ${place}`, async () => {
        const widget = await placed(tag, style);
        const { width } = widget.getBoundingClientRect();
        expect(width).to.be.at.least(15 * parseFloat(getComputedStyle(widget).fontSize));
        expect(await appears(widget, '[part=heading]')).to.be.instanceOf(HTMLElement);
      });

  it('stands beside another where there is room for both, and is no wider than a phone', async () => {
    const page = await fixture(
      html`<div style="inline-size: 31em"><div style="display: flex; flex-wrap: wrap"></div></div>`,
    );
    page.firstElementChild!.append(document.createElement(tags[0]), document.createElement(tags[2]));
    const [first, second] = [...page.firstElementChild!.children].map((one) => one.getBoundingClientRect());
    expect(first!.top).to.equal(second!.top);
    await viewport(320, 600);
    const phone = await fixture(html`<div style="inline-size: 12em"><div style="display: flex"></div></div>`);
    phone.firstElementChild!.append(document.createElement(tags[0]));
    expect(phone.scrollWidth).to.equal(phone.clientWidth);
  });
});
