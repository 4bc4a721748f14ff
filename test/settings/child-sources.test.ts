import { expect, fixture } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import { ChildSources, wrongColors } from '../../src/settings/child-sources.js';
import { ParvisSource } from '../../src/settings/parvis-source.js';

class Host extends LitElement {
  children_ = new ChildSources(this);
  drawn = 0;
  override render() {
    this.drawn++;
    return html`<slot></slot>`;
  }
  get list() {
    return this.children_.sources;
  }
}
customElements.define('test-host', Host);

const changed = async (host: Host) => {
  // Observers of the document are told before this goes on.
  await Promise.resolve();
  await host.updateComplete;
};
const one = () =>
  fixture<Host>(
    html`<test-host
      ><parvis-source src="/a" label="A"></parvis-source>
      <p><parvis-source src="/deep"></parvis-source></p
    ></test-host>`,
  );

function behaves() {
  it('gives the children as written, in their order', async () => {
    const host = await fixture<Host>(html`
      <test-host>
        <parvis-source src="/a" label="Mairie" color="#0b6e4f" type="rss"></parvis-source>
        <a href="/">News</a>
        <parvis-source src="/b"></parvis-source>
        <parvis-source label="no address"></parvis-source>
      </test-host>
    `);
    expect(host.list).to.deep.equal([
      { src: '/a', label: 'Mairie', color: '#0b6e4f', type: 'rss' },
      { src: '/b', label: undefined, color: undefined, type: undefined },
    ]);
  });

  it('leaves out a colour that is none', async () => {
    const host = await fixture<Host>(html`
      <test-host><parvis-source src="/a" color="vert"></parvis-source></test-host>
    `);
    expect(host.list).to.deep.equal([{ src: '/a', label: undefined, color: undefined, type: undefined }]);
    expect(wrongColors(host)).to.deep.equal(['vert']);
  });

  it('gives those that a page closes as `<parvis-source />`, one inside the other', async () => {
    const host = await fixture<Host>(html`<test-host></test-host>`);
    host.innerHTML = '<parvis-source src="/a" label="A" /><parvis-source src="/b" /><parvis-source src="/c" />';
    await changed(host);
    expect(host.list.map(({ src }) => src)).to.deep.equal(['/a', '/b', '/c']);
  });

  it('follows what comes, changes and goes, and nothing else', async () => {
    const host = await one();
    const [child] = host.children;
    expect(host.list.map(({ src }) => src)).to.deep.equal(['/a']);
    const { drawn, list } = host;

    child!.setAttribute('label', 'B');
    await changed(host);
    expect(host.list[0]).to.include({ label: 'B' });
    const added = document.createElement('parvis-source');
    added.setAttribute('src', '/c');
    host.prepend(added);
    await changed(host);
    expect(host.list.map(({ src }) => src)).to.deep.equal(['/c', '/a']);
    child!.remove();
    await changed(host);
    expect(host.list.map(({ src }) => src)).to.deep.equal(['/c']);
    expect(host.drawn).to.equal(drawn + 3);

    const same = host.list;
    host.append(document.createElement('p'));
    host.querySelector('p')!.setAttribute('src', '/x');
    await changed(host);
    expect(host.list).to.equal(same);
    expect(host.list).not.to.equal(list);
    expect(host.drawn).to.equal(drawn + 3);
  });

  it('reads again when the host comes back', async () => {
    const host = await one();
    const parent = host.parentElement!;
    host.remove();
    host.children[0]!.setAttribute('src', '/z');
    await changed(host);
    expect(host.list[0]).to.include({ src: '/a' });
    parent.append(host);
    expect(host.list[0]).to.include({ src: '/z' });
  });
}

describe('<parvis-source>', () => {
  describe('that nobody registered', behaves);

  describe('registered', () => {
    before(() => customElements.define('parvis-source', ParvisSource));
    behaves();

    it('tells of its properties as of its attributes', async () => {
      const host = await one();
      const child = host.children[0] as ParvisSource;
      expect(child).to.include({ src: '/a', label: 'A', color: undefined, type: undefined });
      Object.assign(child, { src: '/new', color: 'teal' });
      await child.updateComplete;
      await changed(host);
      expect(host.list[0]).to.deep.equal({ src: '/new', label: 'A', color: 'teal', type: undefined });
      child.label = undefined;
      await child.updateComplete;
      await changed(host);
      expect(host.list[0]).to.include({ label: undefined });
    });

    it('shows nothing and touches nothing', async () => {
      const element = await fixture<ParvisSource>(html`<parvis-source src="/a"></parvis-source>`);
      expect(element.shadowRoot).to.equal(null);
      expect(element.outerHTML).to.equal('<parvis-source src="/a"></parvis-source>');
    });
  });
});
