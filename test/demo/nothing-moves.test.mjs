// What stands under a widget stays where it is, from the first frame of the page until the last row is there: on the files
// that a webmaster links, on the sources of the demo town, with every script in a frame of its own and the source last.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { startTown } from '../../demo/server/town.mjs';
import { findChromium } from '../support/browsers.mjs';
import { CHROMIUM_ARGS } from '../support/launchers.mjs';

const data = mkdtempSync(path.join(tmpdir(), 'parvis-still-'));
/** @type {Awaited<ReturnType<typeof startTown>>} */
let town;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  town = await startTown({ port: 0, data });
  browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
});
after(async () => {
  await browser?.close();
  await town?.close();
  rmSync(data, { recursive: true });
});

/** What is written in the tag of each widget beside its source; what shows that all is there. */
const widgets = {
  'parvis-news-feed': {
    src: '/feeds/actualites.xml',
    there: '.item [part=link]',
    written: [
      'max="5"',
      'max="5" heading="Actualités"',
      'max="3" layout="compact" more',
      'max="5" layout="cards" more refresh="5"',
      'max="5" layout="featured"',
      'max="5" search filters="category period"',
    ],
  },
  'parvis-document-list': {
    src: '/documents/',
    there: '.row [part=link]',
    written: [
      'type="webdav" max="5"',
      'type="webdav" max="5" heading="Documents" open="preview"',
      'type="webdav" max="3" layout="compact" more',
      'type="webdav" max="5" layout="cards" refresh="5"',
      'type="webdav" max="5" search filters="kind period"',
      'type="webdav" max="5" group-by="kind"',
      'type="webdav" max="8" tree',
      'type="webdav" max="8" editable',
    ],
  },
  'parvis-idea-box': {
    src: '/idees/api/',
    there: '.row [part=link]',
    written: [
      'max="5"',
      'max="5" heading="Boîte à idées"',
      'max="3" layout="compact" more',
      'max="5" search filters="sort status topic" refresh="5"',
    ],
  },
  'parvis-event-calendar': {
    src: '/calendriers/mairie.ics',
    there: '[part=event], .day-panel p',
    written: [
      '',
      'heading="Agenda" refresh="5"',
      'view="list" max="4"',
      'view="list" max="3" more',
      'search',
      'views="month" filters="category place"',
      'view="day" views="day week"',
    ],
  },
};

/** Adds up what moves, and by whom it was moved. */
function watchShifts() {
  window.moved = [];
  const name = (node) => node && `${node.localName ?? node.nodeName}.${node.className ?? ''}`;
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      window.moved.push(
        `${value.toFixed(4)}: ${sources.map(({ node, previousRect, currentRect }) => `${name(node)} ${previousRect.top} to ${currentRect.top}`).join(', ')}`,
      );
  }).observe({ type: 'layout-shift', buffered: true });
}

/** After two frames all that was asked for is on screen. */
const frames = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

async function moved({ tag, src, there, written, inside, lang, width }) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'fr-FR' });
  const page = await context.newPage();
  const address = new URL('/essai', town.url).href;
  let coming = 0;
  await page.addInitScript(watchShifts);
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/essai') {
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="${lang}"><title>Mairie</title><link rel="stylesheet" href="/parvis/parvis.css">
          <script type="module" src="/parvis/parvis.js"></script><h1>Mairie</h1>
          <${tag} src="${src}" ${written}>${inside}</${tag}><h2>Contact</h2><p>Place de la République</p></html>`,
      });
    }
    if (pathname.endsWith('.js')) {
      coming++;
      await frames(page);
      coming--;
    }
    // For so long that the shape of what will come is drawn, where nothing stands inside the tag.
    if (pathname === src && !inside) await page.locator('.skeleton, .waits, .times').first().waitFor();
    return route.continue();
  });
  await page.goto(address);
  await page.locator(`${tag} ${there}`).first().waitFor({ state: 'attached' });
  do await frames(page);
  while (coming);
  await frames(page);
  const all = await page.evaluate(() => window.moved);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
  return all;
}

const around = [
  ['', 'fr'],
  ['<a href="/">Tout voir</a>', 'fr'],
  ['<a slot="footer" href="/">See all</a>', 'en'],
];

describe('what stands under a widget does not move', () => {
  for (const [tag, { written, ...rest }] of Object.entries(widgets)) {
    for (const [at, attributes] of written.entries()) {
      for (const width of [360, 1200]) {
        // The first ones with all that can stand inside, the others with one of them.
        for (const [inside, lang] of at ? [around[at % 3]] : around) {
          it(`${tag} ${attributes} ${inside && `with ${inside}`}, ${width} pixels, ${lang}`, async () => {
            assert.deepEqual(await moved({ tag, ...rest, written: attributes, inside, lang, width }), []);
          });
        }
      }
    }
  }
});
