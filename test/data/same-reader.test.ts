import { expect } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import { whileReaderStays } from '../../src/data/same-reader.js';
import { ParvisSettings } from '../../src/settings/parvis-settings.js';
import type { Settings } from '../../src/settings/settings-context.js';
import { SettingsController } from '../../src/settings/settings-controller.js';

if (!customElements.get('parvis-settings')) customElements.define('parvis-settings', ParvisSettings);

/** The least that asks who reads. */
class ReadElement extends LitElement {
  readonly #settings = new SettingsController(this);
  get settings(): Settings {
    return this.#settings.value;
  }
  override render() {
    return html`${this.settings.user?.name}`;
  }
}
customElements.define('read-element', ReadElement);

const one = () => 'one';
const two = () => 'two';
const answer = () => Promise.resolve(new Response());

/** An element inside settings that say this. */
async function read(says: Partial<ParvisSettings>): Promise<{ element: ReadElement; settings: ParvisSettings }> {
  const settings = Object.assign(document.createElement('parvis-settings'), says);
  const element = document.createElement('read-element') as ReadElement;
  settings.append(element);
  document.querySelector('main, body')!.append(settings);
  await element.updateComplete;
  return { element, settings };
}

describe('whileReaderStays', () => {
  afterEach(() => document.querySelectorAll('parvis-settings').forEach((settings) => settings.remove()));

  const table: readonly [what: string, before: Partial<ParvisSettings>, now: Partial<ParvisSettings>, left: boolean][] =
    [
      ['another person', { user: { name: 'a' } }, { user: { name: 'b' } }, true],
      ['a person of other groups', { user: { name: 'a', groups: ['x'] } }, { user: { name: 'a', groups: [] } }, true],
      ['who signs out', { user: { name: 'a' } }, { user: undefined }, true],
      ['the same person, told anew', { user: { name: 'a' } }, { user: { name: 'a' } }, false],
      ['who signs in anew', { user: { name: 'a' }, token: one }, { token: two }, false],
      ['who is told late', {}, { user: { name: 'a' }, token: one }, false],
      ['who is named after they signed in', { token: one }, { user: { name: 'a' } }, false],
      ['another token of nobody knows whom', { token: one }, { token: two }, true],
      ['another way to fetch of nobody knows whom', { fetch: answer }, { fetch: () => answer() }, true],
      ['a token that is taken away', { token: one }, { token: undefined }, true],
      ['another language', { user: { name: 'a' } }, { lang: 'en' }, false],
    ];
  for (const [what, before, now, left] of table)
    it(`${left ? 'ends with' : 'goes on with'} ${what}`, async () => {
      const { element, settings } = await read(before);
      const stays = whileReaderStays(element, element);
      expect(whileReaderStays(element, element)).to.equal(stays);
      Object.assign(settings, now);
      await settings.updateComplete;
      element.requestUpdate();
      await element.updateComplete;
      expect(stays.aborted).to.equal(left);
      expect(whileReaderStays(element, element).aborted).to.equal(false);
    });

  it('begins again with each reader', async () => {
    const { element, settings } = await read({ user: { name: 'a' } });
    const ended: string[] = [];
    for (const [name, next] of ['ab', 'bc']) {
      whileReaderStays(element, element).addEventListener('abort', () => ended.push(name!));
      settings.user = { name: next! };
      await settings.updateComplete;
      await element.updateComplete;
    }
    expect(ended).to.deep.equal(['a', 'b']);
  });

  it('goes on where the element is moved on its page, also out of its settings for a while', async () => {
    const { element, settings } = await read({ user: { name: 'a' } });
    const stays = whileReaderStays(element, element);
    element.remove();
    element.requestUpdate();
    await element.updateComplete;
    settings.append(element);
    await element.updateComplete;
    expect(stays.aborted).to.equal(false);
    settings.user = { name: 'b' };
    await settings.updateComplete;
    await element.updateComplete;
    expect(stays.aborted).to.equal(true);
  });
});
