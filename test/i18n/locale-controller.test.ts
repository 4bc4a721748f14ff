import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, render } from 'lit';
import { closestLang, LocaleController } from '../../src/i18n/locale-controller.js';
import type { Settings } from '../../src/settings/settings-context.js';

class LocaleProbe extends LitElement {
  settings: Settings = {};
  locale = new LocaleController(this, () => this.settings);
  drawings = 0;

  override render() {
    this.drawings++;
    return this.locale.messages?.retry;
  }
}
customElements.define('locale-probe', LocaleProbe);

/** What it says once its sentences are there. */
async function said(probe: LocaleProbe): Promise<string> {
  await probe.locale.load('common');
  probe.requestUpdate();
  await probe.updateComplete;
  return probe.shadowRoot!.textContent.trim();
}

const probeIn = async (lang: string | undefined, own?: string) => {
  const around = await fixture(html`<div lang=${lang ?? ''}><locale-probe lang=${own ?? ''}></locale-probe></div>`);
  if (lang === undefined) around.removeAttribute('lang');
  return around.querySelector<LocaleProbe>('locale-probe')!;
};

describe('the closest language', () => {
  afterEach(() => document.documentElement.removeAttribute('lang'));

  it('is that of the page, or of what stands between', async () => {
    document.documentElement.lang = 'de';
    const inside = await fixture(html`<p><span></span></p>`);
    expect(closestLang(inside.firstElementChild!)).to.equal('de');
    inside.setAttribute('lang', 'en');
    expect(closestLang(inside.firstElementChild!)).to.equal('en');
  });

  it('is found across shadow roots', async () => {
    const outer = await fixture(html`<section lang="en"><div></div></section>`);
    const first = outer.querySelector('div')!.attachShadow({ mode: 'open' });
    const host = first.appendChild(document.createElement('div'));
    const second = host.attachShadow({ mode: 'open' });
    const deep = second.appendChild(document.createElement('b'));
    expect(closestLang(deep)).to.equal('en');
    host.lang = 'it';
    expect(closestLang(deep)).to.equal('it');
  });

  it('is nothing where the page says none', async () => {
    expect(closestLang(await fixture(html`<p></p>`))).to.equal('');
  });
});

describe('the language of a widget', () => {
  for (const [around, written] of [
    ['en', 'November 23, 2026'],
    ['en-GB', '23 November 2026'],
    ['EN-gb', '23 November 2026'],
    ['en-Latn', 'November 23, 2026'],
    ['fr-CH', '23 novembre 2026'],
    ['de-AT', '23 novembre 2026'],
    ['en_GB', '23 November 2026'],
  ] as const) {
    it(`writes "${written}" in a page of ${around}`, async () => {
      const probe = await probeIn(around);
      await said(probe);
      const { lang } = probe.locale.messages!;
      const format = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
      expect(format.format(Date.UTC(2026, 10, 23))).to.equal(written);
    });
  }

  for (const [around, own, settings, lang, retry] of [
    ['en', '', undefined, 'en', 'Try again'],
    ['en-GB', '', undefined, 'en-GB', 'Try again'],
    ['EN', '', undefined, 'EN', 'Try again'],
    ['fr-CA', '', undefined, 'fr-CA', 'Réessayer'],
    [undefined, '', undefined, 'fr', 'Réessayer'],
    ['br', '', undefined, 'br', 'Réessayer'],
    // As servers write it (POSIX); no browser knows it so.
    ['en_GB', '', undefined, 'en-GB', 'Try again'],
    ['fr', '', 'en_GB', 'en-GB', 'Try again'],
    ['__proto__', '', undefined, '--proto--', 'Réessayer'],
    ['constructor', '', undefined, 'constructor', 'Réessayer'],
    ['fr', 'en', undefined, 'en', 'Try again'],
    ['fr', '', 'en', 'en', 'Try again'],
    ['fr', 'fr', 'en', 'fr', 'Réessayer'],
  ] as const) {
    it(`is ${lang}, saying "${retry}", in a page of ${around}${own && `, own ${own}`}${settings ? `, settings ${settings}` : ''}`, async () => {
      const probe = await probeIn(around, own);
      probe.settings = { lang: settings };
      expect(await said(probe)).to.equal(retry);
      expect(probe.locale.lang).to.equal(lang);
    });
  }

  it('follows a change of lang on the widget, on the page, and in between', async () => {
    const probe = await probeIn('fr');
    await probe.locale.load('common');
    for (const [element, lang, retry] of [
      [probe.parentElement!, 'en', 'Try again'],
      [probe, 'fr', 'Réessayer'],
    ] as const) {
      const drawn = probe.drawings;
      element.lang = lang;
      await new Promise((resolve) => setTimeout(resolve));
      await probe.updateComplete;
      expect(probe.drawings).to.be.greaterThan(drawn);
      expect(await said(probe)).to.equal(retry);
    }
    probe.lang = '';
    probe.parentElement!.removeAttribute('lang');
    document.documentElement.lang = 'en';
    await new Promise((resolve) => setTimeout(resolve));
    await probe.updateComplete;
    expect(await said(probe)).to.equal('Try again');
    document.documentElement.removeAttribute('lang');
  });

  it('follows a change of lang inside the shadow root that holds it', async () => {
    const host = await fixture(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    render(html`<section lang="fr"><locale-probe></locale-probe></section>`, root);
    const probe = root.querySelector<LocaleProbe>('locale-probe')!;
    expect(await said(probe)).to.equal('Réessayer');
    const drawn = probe.drawings;
    root.querySelector('section')!.lang = 'en';
    await new Promise((resolve) => setTimeout(resolve));
    await probe.updateComplete;
    expect(probe.drawings).to.be.greaterThan(drawn);
    expect(await said(probe)).to.equal('Try again');
  });

  it('says what it said until the sentences of another language are there', async () => {
    const probe = await probeIn('fr');
    const french = await probe.locale.load('missing');
    expect(probe.locale.part('missing')).to.include(french);
    probe.settings = { lang: 'en' };
    expect(probe.locale.part('missing')).to.include(french);
    const english = await probe.locale.load('missing');
    expect(english).not.to.deep.equal(french);
    expect(probe.locale.part('missing')).to.include(english);
  });

  it('draws what is there and asks for the rest: nothing is drawn twice in vain', async () => {
    const probe = await probeIn('en');
    await said(probe);
    const drawn = probe.drawings;
    expect(probe.locale.part('failures')?.slow ?? 'not there yet').to.be.a('string');
    await probe.locale.load('failures');
    await probe.updateComplete;
    expect(probe.locale.part('failures')!.cancel).to.equal('Cancel');
    expect(probe.drawings - drawn).to.be.lessThan(2);
  });

  it('takes the words of the page where it gives some, for its own language only', async () => {
    const probe = await probeIn('en');
    probe.settings = { messages: { en: { retry: 'Once more' }, fr: { retry: 'Encore' } } };
    expect(await said(probe)).to.equal('Once more');
    expect(probe.locale.messages!.loading).to.equal('Loading…');
    probe.parentElement!.lang = 'fr';
    expect(await said(probe)).to.equal('Encore');
  });

  it('is watched no more once the widget has left', async () => {
    const probe = await probeIn('fr');
    await said(probe);
    probe.remove();
    await probe.updateComplete;
    const drawn = probe.drawings;
    document.documentElement.lang = 'en';
    await new Promise((resolve) => setTimeout(resolve));
    await probe.updateComplete;
    expect(probe.drawings).to.equal(drawn);
    document.documentElement.removeAttribute('lang');
  });
});
