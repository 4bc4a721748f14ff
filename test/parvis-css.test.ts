import { expect, fixture } from '@open-wc/testing';

const widgets = ['parvis-news-feed', 'parvis-document-list', 'parvis-idea-box', 'parvis-event-calendar'];

describe('parvis.css', () => {
  const styles = document.createElement('link');
  before(async () => {
    Object.assign(styles, { rel: 'stylesheet', href: '/src/parvis.css' });
    const loaded = new Promise((resolve) => styles.addEventListener('load', resolve));
    document.head.append(styles);
    await loaded;
  });
  after(() => styles.remove());

  it('gives a widget beside something else the width that it will have', async () => {
    const rows = widgets.map(
      (tag) => `<div style="display: flex; inline-size: 50em"><p>Mairie</p><${tag}></${tag}></div>`,
    );
    const page = await fixture(`<div>${rows.join('')}</div>`);
    const widths = () => widgets.map((tag) => Math.round(page.querySelector(tag)!.getBoundingClientRect().width));
    const before = widths();
    expect(page.querySelectorAll(':not(:defined)')).to.have.length(widgets.length);
    await import('../src/define.js');
    expect(page.querySelectorAll(':not(:defined)')).to.have.length(0);
    expect(widths()).to.deep.equal(before);
  });
});
