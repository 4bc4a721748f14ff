import { expect, fixture } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import { ParvisSettings } from '../../src/settings/parvis-settings.js';
import { SettingsController } from '../../src/settings/settings-controller.js';

/** Stands for any widget. */
class Listener extends LitElement {
  settings = new SettingsController(this);
  /** The zone, each time it was told. */
  told: unknown[] = [];
  override render() {
    this.told.push(this.settings.value.zone);
    return html``;
  }
}
customElements.define('test-listener', Listener);

const listen = () => document.createElement('test-listener') as Listener;
const page = () => fixture<HTMLElement>(html`<div></div>`);
const settled = async () => {
  for (const element of document.querySelectorAll('*')) if (element instanceof LitElement) await element.updateComplete;
};

describe('<parvis-settings>', () => {
  // Before the element exists: widgets on a page of which the settings come late.
  it('may come after the widgets', async () => {
    const root = await page();
    root.innerHTML =
      '<parvis-settings zone="Europe/Paris"></parvis-settings><parvis-settings relay="/r"><test-listener></test-listener></parvis-settings>';
    const alone = listen();
    root.append(alone);
    await settled();
    expect(alone.settings.value).to.deep.equal({});
    customElements.define('parvis-settings', ParvisSettings);
    await settled();
    expect(alone.settings.value).to.deep.equal({ zone: 'Europe/Paris' });
    expect(root.querySelector<Listener>('test-listener')!.settings.value).to.deep.equal({
      zone: 'Europe/Paris',
      relay: '/r',
    });
  });

  it('says which language stands inside, and leaves its tag as it is written where it says none', async () => {
    const root = await page();
    root.innerHTML = '<parvis-settings zone="Europe/Paris"><p></p></parvis-settings>';
    const written = root.innerHTML;
    const settings = root.querySelector('parvis-settings')!;
    await settings.updateComplete;
    expect(root.innerHTML).to.equal(written);
    settings.lang = 'en';
    await settings.updateComplete;
    expect(settings.getAttribute('lang')).to.equal('en');
    settings.removeAttribute('lang');
    await settings.updateComplete;
    expect(settings.hasAttribute('lang')).to.equal(false);
  });

  it('says nothing where it is not', async () => {
    const root = await page();
    const alone = listen();
    root.append(alone);
    await settled();
    expect(alone.settings.value).to.deep.equal({});
  });

  it('speaks for the widgets inside, and for no other', async () => {
    const root = await page();
    root.innerHTML = `
      <parvis-settings lang="fr" zone="Europe/Paris" relay="/relay" api="/api" credentials="include" shared>
        <div><test-listener></test-listener></div>
      </parvis-settings>
      <test-listener></test-listener>`;
    await settled();
    const [inside, outside] = root.querySelectorAll<Listener>('test-listener');
    const said = {
      lang: 'fr',
      zone: 'Europe/Paris',
      relay: '/relay',
      api: '/api',
      credentials: 'include',
      shared: true,
    };
    expect(inside!.settings.value).to.deep.equal(said);
    expect(outside!.settings.value).to.deep.equal({});
    // Known from the first drawing: nothing is read twice.
    expect(inside!.told).to.deep.equal(['Europe/Paris']);
  });

  it('takes what only a program can say, and tells of changes', async () => {
    const root = await page();
    const settings = document.createElement('parvis-settings');
    const inside = listen();
    settings.append(inside);
    const said = {
      fetch: window.fetch,
      token: () => 'secret',
      user: { name: 'Ana' },
      wait: Promise.resolve(),
      messages: { fr: {} },
    };
    Object.assign(settings, said);
    root.append(settings);
    await settled();
    expect(inside.settings.value).to.deep.equal(said);
    settings.user = { name: 'Bruno' };
    await settled();
    expect(inside.settings.value.user).to.deep.equal({ name: 'Bruno' });
    // As frameworks do at each of their drawings: everything would be read again.
    const { user } = inside.settings.value;
    settings.user = { name: 'Bruno' };
    settings.setAttribute('zone', 'UTC');
    await settled();
    expect(inside.settings.value.user).to.equal(user);
    expect(inside.settings.value.zone).to.equal('UTC');
    settings.removeAttribute('zone');
    settings.user = undefined;
    await settled();
    expect(inside.settings.value).not.to.have.any.keys('zone', 'user');
  });

  it('never shows a secret in the page', async () => {
    const root = await page();
    const settings = document.createElement('parvis-settings');
    Object.assign(settings, { token: () => 'secret', user: { name: 'Ana' } });
    root.append(settings);
    await settled();
    expect(root.innerHTML).not.to.match(/secret|Ana/);
    settings.setAttribute('token', 'secret');
    expect(settings.token).to.be.a('function');
  });

  it('adds to what settings around it say', async () => {
    const root = await page();
    root.innerHTML = `
      <parvis-settings zone="Europe/Paris" relay="/relay">
        <parvis-settings zone="Indian/Reunion"><test-listener></test-listener></parvis-settings>
      </parvis-settings>`;
    await settled();
    const inside = root.querySelector<Listener>('test-listener')!;
    expect(inside.settings.value).to.deep.equal({ zone: 'Indian/Reunion', relay: '/relay' });
    root.querySelector('parvis-settings')!.setAttribute('relay', '/other');
    await settled();
    expect(inside.settings.value.relay).to.equal('/other');
  });

  it('speaks to a widget that moves in, and no more to one that moves out', async () => {
    const root = await page();
    root.innerHTML = '<parvis-settings zone="Europe/Paris"><p></p></parvis-settings>';
    // Nobody speaks for the page.
    root.addEventListener('context-request', (event) => event.stopPropagation());
    const moving = listen();
    root.append(moving);
    await settled();
    root.querySelector('p')!.append(moving);
    await settled();
    expect(moving.settings.value).to.deep.equal({ zone: 'Europe/Paris' });
    root.append(moving);
    await settled();
    expect(moving.settings.value).to.deep.equal({});
  });

  it('speaks for the page when it is empty, at once, and stops when it leaves', async () => {
    const root = await page();
    root.innerHTML = '<parvis-settings zone="Europe/Paris">\n</parvis-settings><test-listener></test-listener>';
    await settled();
    const other = root.querySelector<Listener>('test-listener')!;
    expect(other.told).to.deep.equal(['Europe/Paris']);
    root.querySelector('parvis-settings')!.setAttribute('zone', 'UTC');
    await settled();
    expect(other.settings.value.zone).to.equal('UTC');
    root.querySelector('parvis-settings')!.remove();
    await settled();
    expect(other.settings.value).to.deep.equal({});
  });

  it('speaks for the page from the first of several that are empty', async () => {
    const warned: unknown[][] = [];
    const { warn } = console;
    console.warn = (...args) => warned.push(args);
    const root = await page();
    root.innerHTML =
      '<parvis-settings zone="Europe/Paris"></parvis-settings><parvis-settings zone="UTC"></parvis-settings><test-listener></test-listener>';
    await settled();
    console.warn = warn;
    const other = root.querySelector<Listener>('test-listener')!;
    expect(other.settings.value.zone).to.equal('Europe/Paris');
    expect(warned).to.have.length(1);
    root.querySelector('parvis-settings')!.remove();
    await settled();
    expect(other.settings.value.zone).to.equal('UTC');
  });

  it('says which attribute was meant by one that is none, and nothing of those of the page', async () => {
    const { warn } = console;
    const warned = new Promise<string>((resolve) => (console.warn = (line: string) => resolve(line)));
    await fixture(
      '<parvis-settings zoen="Europe/Paris" data-zone="a" class="a" x-zone="a"><p>Inside</p></parvis-settings>',
    );
    const line = await warned;
    console.warn = warn;
    expect(line).to.equal('<parvis-settings> zoen="Europe/Paris"\u00a0: écrivez zone="Europe/Paris".');
  });

  it('speaks no more for the page once something is inside', async () => {
    const root = await page();
    root.innerHTML = '<parvis-settings zone="Europe/Paris"></parvis-settings><test-listener></test-listener>';
    await settled();
    const inside = listen();
    root.querySelector('parvis-settings')!.append(inside);
    await new Promise((resolve) => setTimeout(resolve));
    await settled();
    expect(root.querySelector<Listener>(':scope > test-listener')!.settings.value).to.deep.equal({});
    expect(inside.settings.value.zone).to.equal('Europe/Paris');
  });

  it('speaks for the page only once it is known that nothing is inside', async () => {
    Object.defineProperty(document, 'readyState', { configurable: true, get: () => 'loading' });
    const root = await page();
    root.innerHTML = '<parvis-settings zone="Europe/Paris"></parvis-settings><test-listener></test-listener>';
    const other = root.querySelector<Listener>('test-listener')!;
    await settled();
    expect(other.settings.value).to.deep.equal({});
    delete (document as { readyState?: unknown }).readyState;
    document.dispatchEvent(new Event('DOMContentLoaded'));
    await settled();
    expect(other.settings.value).to.deep.equal({ zone: 'Europe/Paris' });
  });

  it('takes no room', async () => {
    const root = await page();
    root.innerHTML = '<parvis-settings><p>Inside</p></parvis-settings>';
    await settled();
    expect(getComputedStyle(root.querySelector('parvis-settings')!).display).to.equal('contents');
    expect(root.querySelector('p')!.offsetHeight).to.be.greaterThan(0);
  });
});
