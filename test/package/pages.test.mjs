// The files of dist/cdn as a webmaster copies them, in pages under the strict policy, in a real browser.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { chromium } from 'playwright-core';
import { rollup } from 'rollup';
import { ensureChromium } from '../support/install.mjs';
import { CHROMIUM_ARGS, PLAIN_HOST } from '../support/launchers.mjs';
import { installPacked } from './packed.mjs';
import { STRICT, newsTitles, serveTown } from './town-site.mjs';

const FEED = '<parvis-news-feed src="/feed.xml" max="5"><a href="/actualites">Toutes</a></parvis-news-feed>';
const script = (src, attributes = 'type="module"') => `<script ${attributes} src="${src}"></script>`;
const LOADER = script('/parvis/parvis.js');
const ALL = script('/parvis/parvis.all.js');
const CLASSIC = script('/parvis/parvis.classic.js', 'defer');
const OWN_LIT = script('/town/own-lit.js');
const STYLES = '<link rel="stylesheet" href="/parvis/parvis.css">';

const AGENDA = '<parvis-event-calendar src="/town/agenda.ics"><a href="/agenda">Tout</a></parvis-event-calendar>';

/** Over 256 kB, and one event of today. */
const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
const agenda = ['BEGIN:VCALENDAR', 'VERSION:2.0'];
for (let n = 0; n < 4000; n++) {
  const day = n === 7 ? today : `2020${String((n % 12) + 1).padStart(2, '0')}10`;
  agenda.push('BEGIN:VEVENT', `UID:${n}`, `DTSTART;VALUE=DATE:${day}`, `SUMMARY:Conseil ${n}`, 'END:VEVENT');
}
agenda.push('END:VCALENDAR', '');

const pages = {
  '/': { body: `${STYLES}${LOADER}${FEED}` },
  '/query': { body: `${script('/parvis/parvis.js?v=7')}${FEED}` },
  '/nothing': { body: `${LOADER}<p>Bonjour</p>` },
  '/later': { body: LOADER },
  '/settings': { body: `${LOADER}${FEED}<parvis-settings zone="Europe/Paris"></parvis-settings>` },
  '/declared': { body: `${LOADER}<div><template shadowrootmode="open"><main>${FEED}</main></template></div>` },
  '/shadow': { body: `${LOADER}${script('/town/shadow.js')}<a-card></a-card>` },
  '/all': { body: `${ALL}${FEED}` },
  '/classic': { body: `${CLASSIC}${FEED}` },
  '/classic-at-once': { body: `${script('/parvis/parvis.classic.js', '')}${FEED}` },
  '/old-and-new': { body: `${script('/old/parvis.all.js')}${LOADER}${FEED}` },
  '/loader-and-all': { body: `${LOADER}${ALL}${FEED}` },
  '/loader-and-classic': { body: `${LOADER}${CLASSIC}${FEED}` },
  '/twice': { body: `${CLASSIC}${ALL}${LOADER}${FEED}` },
  '/own-lit-first': { body: `${OWN_LIT}${LOADER}<own-lit></own-lit>${FEED}` },
  '/own-lit-last': { body: `${CLASSIC}${OWN_LIT}<own-lit></own-lit>${FEED}` },
  '/refusing': { body: `${LOADER}${FEED}`, policy: STRICT.replace('parvis lit-html', 'lit-html') },
  '/refusing-all': { body: `${ALL}${FEED}`, policy: STRICT.replace('parvis lit-html', "'none'") },
  '/refusing-classic': { body: `${CLASSIC}${FEED}`, policy: STRICT.replace('parvis lit-html', "'none'") },
  '/agenda': { body: `${LOADER}${AGENDA}` },
  '/agenda-all': { body: `${ALL}${AGENDA}` },
  '/agenda-classic': { body: `${CLASSIC}${AGENDA}` },
  '/program': { body: script('/town/program.js') },
  '/only-ours': { body: `${LOADER}${FEED}`, policy: STRICT.replace('parvis lit-html', 'parvis') },
};

const texts = {
  '/town/agenda.ics': agenda.join('\r\n'),
  '/town/program.js': `
    import { readInWorker } from '/dist/widgets/event-calendar/icalendar/long/read-in-worker.js';
    readInWorker('BEGIN:VEVENT\\nDTSTART:20260101\\nEND:VEVENT').then((read) => (window.count = read?.table.count));`,
  '/town/shadow.js': `
    import { ParvisLoader } from '/parvis/parvis.js';
    customElements.define('a-card', class extends HTMLElement {
      connectedCallback() {
        const root = this.attachShadow({ mode: 'open' });
        ParvisLoader.observe(root);
        const feed = document.createElement('parvis-news-feed');
        feed.setAttribute('src', '/feed.xml');
        root.append(feed);
      }
    });`,
};

describe('the pasted script', () => {
  let town;
  let site;
  let browser;
  let missing;

  before(async () => {
    town = await installPacked();
    texts['/town/own-lit.js'] = await ownLit();
    const cdn = path.join(town.parvis, 'dist/cdn');
    site = await serveTown(
      { parvis: cdn, old: cdn, dist: path.join(town.parvis, 'dist') },
      {
        pages,
        texts,
        alter(name, text) {
          if (missing?.test(name)) return undefined;
          return name.startsWith('/old/') ? text.replaceAll('"0.1.0"', '"0.0.9"') : text;
        },
      },
    );
    browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_ARGS });
  });
  after(async () => {
    await browser?.close();
    site?.close();
    await town?.remove();
  });

  /** Opens a page, and gives what it says: on its console, by errors nobody caught, by reports of its policy. */
  async function open(address, { host, init } = {}) {
    const page = await browser.newPage();
    const said = [];
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`));
    await page.addInitScript(() => {
      window.reports = [];
      document.addEventListener('securitypolicyviolation', (event) => window.reports.push(event.effectiveDirective));
    });
    if (init) await page.addInitScript(init);
    site.asked();
    const origin = host ? `http://${host}:${site.port}` : site.origin;
    await page.goto(origin + address, { waitUntil: 'load' });
    return { page, said, reports: () => page.evaluate(() => window.reports) };
  }

  const titlesShown = (page, where = 'parvis-news-feed') =>
    page.locator(where).first().locator('[part~="link"]').allInnerTexts();

  async function showsTheNews(address, options) {
    const { page, said, reports } = await open(address, options);
    await page.locator('parvis-news-feed [part~="link"]').first().waitFor({ timeout: 10_000 });
    assert.deepEqual(
      (await titlesShown(page)).map((title) => title.trim()),
      newsTitles,
    );
    assert.deepEqual(await reports(), [], 'reports of the policy');
    return { page, said };
  }

  for (const [address, what] of [
    ['/', 'the loader'],
    ['/query', 'the loader, at an address with a query'],
    ['/declared', 'the loader, for a widget in a declared shadow root'],
    ['/shadow', 'the loader, told of a shadow root of the page'],
    ['/settings', 'the loader, with settings after the widget'],
    ['/all', 'everything, as a module'],
    ['/classic', 'everything, as a classic script'],
    ['/classic-at-once', 'everything, as a classic script that stops the page'],
    ['/only-ours', 'the loader, where no policy but ours is named'],
  ]) {
    it(`${what}: shows the news, says nothing`, async () => {
      const { page, said } = await showsTheNews(address);
      assert.deepEqual(said, []);
      const loaders = site.asked().filter((name) => name === '/parvis/parvis.js');
      assert.ok(loaders.length <= 1, 'one loader');
      await page.close();
    });
  }

  for (const [address, host, workers] of [
    ['/agenda', undefined, 1],
    ['/agenda', PLAIN_HOST, 1],
    // One file may have been copied without the others.
    ['/agenda-all', undefined, 0],
    ['/agenda-classic', undefined, 0],
  ]) {
    it(`${address}${host ? ' on plain http' : ''}: reads a long calendar ${workers ? 'in a worker' : 'by itself'}, says nothing`, async () => {
      const { page, said, reports } = await open(address, { host });
      await page.getByText('Conseil 7').first().waitFor({ state: 'attached', timeout: 10_000 });
      assert.equal(site.asked().filter((name) => name.includes('worker')).length, workers);
      assert.deepEqual(await reports(), [], 'reports of the policy');
      assert.deepEqual(said, []);
      assert.deepEqual(page.workers(), [], 'workers that were not closed');
      await page.close();
    });
  }

  it('starts its worker from the files of a program too', async () => {
    const { page, said, reports } = await open('/program');
    await page.waitForFunction(() => window.count === 1);
    assert.deepEqual(await reports(), []);
    assert.deepEqual(said, []);
    await page.close();
  });

  it('shows the news on plain http, under a name that is not localhost', async () => {
    const { page, said } = await showsTheNews('/', { host: PLAIN_HOST });
    assert.equal(await page.evaluate(() => isSecureContext), false);
    assert.deepEqual(said, []);
    await page.close();
  });

  it('fetches nothing but itself where the page has no widget, and one that is added later', async () => {
    const { page, said } = await open('/later');
    assert.deepEqual(
      site.asked().filter((name) => name.startsWith('/parvis/')),
      ['/parvis/parvis.js'],
    );
    await page.evaluate(() => {
      const aside = document.createElement('aside');
      aside.append(Object.assign(document.createElement('parvis-news-feed'), {}));
      aside.firstChild.setAttribute('src', '/feed.xml');
      document.body.append(aside);
    });
    await page.locator('parvis-news-feed [part~="link"]').first().waitFor();
    assert.ok(!site.asked().some((name) => name.includes('settings')), 'no settings where there are none');
    assert.deepEqual(said, []);
    await page.close();
  });

  it('registers settings before the widgets', async () => {
    const { page } = await open('/settings', {
      init: () => {
        window.order = [];
        const { define } = customElements;
        customElements.define = (tag, element) => (window.order.push(tag), define.call(customElements, tag, element));
      },
    });
    await page.waitForFunction(() => customElements.get('parvis-news-feed'));
    assert.deepEqual(await page.evaluate(() => window.order), ['parvis-settings', 'parvis-news-feed']);
    await page.close();
  });

  for (const script of ['all', 'classic']) {
    it(`parvis.${script}.js registers every element and makes nothing global but the loader`, async () => {
      const { page } = await open(`/${script}`, { init: () => (window.before = Object.keys(window)) });
      await page.waitForFunction(() => customElements.get('parvis-settings') && customElements.get('parvis-source'));
      const added = await page.evaluate(() => {
        return Object.keys(window).filter(
          (name) => !window.before.includes(name) && !['before', 'reports'].includes(name),
        );
      });
      assert.deepEqual(
        added.filter((name) => !/^(ParvisLoader|lit\w*|reactiveElement\w*)$/.test(name)),
        [],
      );
      await page.close();
    });
  }

  for (const [address, there, here] of [
    ['/old-and-new', '0.0.9', '0.1.0'],
    ['/twice', '0.1.0', '0.1.0'],
    // Under a strict policy, as all these pages: it lets one copy make the policy that is ours.
    ['/loader-and-all', '0.1.0', '0.1.0'],
    ['/loader-and-classic', '0.1.0', '0.1.0'],
  ]) {
    it(`${address}: a second copy steps aside, and one line names both versions`, async () => {
      const { page, said } = await showsTheNews(address);
      const copies = address === '/twice' ? 2 : 1;
      await until(() => said.length >= copies);
      const lines = said.filter((line) => line.includes('steps aside'));
      assert.equal(lines.length, copies, said.join('\n'));
      for (const line of lines) assert.ok(line.includes(there) && line.includes(here), line);
      assert.deepEqual(
        said.filter((line) => !lines.includes(line)),
        [],
      );
      if (address === '/old-and-new') {
        assert.ok(
          !site.asked().some((name) => /^\/parvis\/news-feed/.test(name)),
          'the second copy fetched the widget',
        );
      }
      await page.close();
    });
  }

  for (const address of ['/own-lit-first', '/own-lit-last']) {
    it(`${address}: both the Lit of the page and ours start`, async () => {
      const { page, said } = await showsTheNews(address);
      await page.locator('own-lit p', { hasText: 'ours' }).waitFor();
      assert.deepEqual(
        said.filter((line) => !line.includes('Multiple versions of Lit')),
        [],
      );
      await page.close();
    });
  }

  it('keeps what stands inside the tag when the file of the widget is missing, and names it', async () => {
    const cdn = path.join(town.parvis, 'dist/cdn');
    const widget = (await readdir(cdn)).find((name) => name.startsWith('news-feed-'));
    missing = new RegExp(`/parvis/${widget}$`);
    try {
      const { page, said } = await open('/');
      const line = await until(() => said.find((text) => text.includes('Parvis:')));
      assert.ok(line.includes(`<parvis-news-feed>, ${widget}: tout le dossier va à côté du script`), line);
      assert.ok(line.includes('The whole folder belongs beside it.'), line);
      assert.equal(said.filter((text) => text.includes('Parvis:')).length, 1);
      assert.ok(await page.getByRole('link', { name: 'Toutes' }).isVisible());
      assert.deepEqual(
        said.filter((text) => text.startsWith('uncaught')),
        [],
      );
      await page.close();
    } finally {
      missing = undefined;
    }
  });

  for (const address of ['/refusing', '/refusing-all', '/refusing-classic']) {
    it(`${address}: a page that refuses our policy keeps what it wrote, and reads the cure`, async () => {
      const { page, said } = await open(address);
      assert.match(await until(() => said.find((text) => text.includes('Parvis:'))), /trusted-types parvis/);
      assert.ok(await page.getByRole('link', { name: 'Toutes' }).isVisible());
      assert.deepEqual(
        said.filter((text) => text.startsWith('uncaught')),
        [],
      );
      await page.close();
    });
  }

  it('stays silent on a browser below the minimum, and fetches nothing', async () => {
    const { page, said } = await open('/', { init: () => void delete Array.prototype.toSorted });
    assert.deepEqual(said, []);
    assert.deepEqual(
      site.asked().filter((name) => name.endsWith('.js')),
      ['/parvis/parvis.js'],
    );
    assert.ok(await page.getByRole('link', { name: 'Toutes' }).isVisible());
    await page.close();
  });

  for (const name of ['parvis.js', 'parvis.all.js', 'parvis.classic.js']) {
    it(`${name} does nothing, and says nothing, where there is no page`, () => {
      const file = pathToFileURL(path.join(town.parvis, 'dist/cdn', name)).href;
      const { status, stderr, stdout } = spawnSync(
        process.execPath,
        ['--input-type=module', '-e', `import '${file}'`],
        {
          encoding: 'utf8',
        },
      );
      assert.deepEqual({ status, stderr, stdout }, { status: 0, stderr: '', stdout: '' });
    });
  }

  it('keeps the room of the widget before the script has come', async () => {
    missing = /^\/parvis\/parvis\.js/;
    try {
      const { page } = await open('/');
      const height = await page.locator('parvis-news-feed').evaluate((element) => element.offsetHeight);
      assert.ok(height > 150, `${height} px`);
      await page.close();
    } finally {
      missing = undefined;
    }
  });
});

/** What a page says comes when it comes: asked again until there is something, ten seconds at most. */
async function until(ask) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const answer = ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error('Nothing came.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A town that already has Lit of its own, and an element made with it. */
async function ownLit() {
  const source = `
    import { LitElement, html } from 'lit';
    customElements.define('own-lit', class extends LitElement { render() { return html\`<p>ours</p>\`; } });`;
  const bundle = await rollup({
    input: 'own-lit',
    plugins: [
      {
        name: 'own-lit',
        resolveId: (id) => (id === 'own-lit' ? id : null),
        load: (id) => (id === 'own-lit' ? source : null),
      },
      nodeResolve(),
    ],
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return output[0].code;
}
