// The demo town in a browser of the age of the oldest ones that Parvis is for.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { startTown } from '../../demo/server/town.mjs';
import { CHROMIUM_ARGS } from '../support/launchers.mjs';
import { oldestChromium } from './oldest-chromium.mjs';

const data = mkdtempSync(path.join(tmpdir(), 'parvis-oldest-'));
/** @type {Awaited<ReturnType<typeof startTown>>} */
let town;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  town = await startTown({ port: 0, data });
  browser = await chromium.launch({ executablePath: oldestChromium(), args: CHROMIUM_ARGS });
});
after(async () => {
  await browser?.close();
  await town?.close();
  rmSync(data, { recursive: true });
});

/** Opens a page of the town; `shown` is what stands there once its widgets have been drawn. */
async function open(address, shown, { colorScheme = 'light' } = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: 'fr-FR', colorScheme });
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  await page.goto(new URL(address, town.url).href);
  for (const one of [shown].flat()) await page.locator(one).first().waitFor();
  return { page, wrong, close: () => context.close() };
}

/** Words in the widgets of a page that let through what is behind them, with their colour. */
const faint = (page) =>
  page.evaluate(() => {
    const found = [];
    const look = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        if (root === document || ![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
          continue;
        const { color } = getComputedStyle(element);
        const alpha = Number(/(?:\/|rgba\(.*,) ?([\d.e-]+)\)$/.exec(color)?.[1] ?? 1);
        if (alpha < 0.8 && element.checkVisibility()) found.push(`${element.textContent.trim()}: ${color}`);
      }
    };
    look(document);
    return found;
  });

describe('the demo town in Chromium 112', () => {
  it('is that browser', () => assert.match(browser.version(), /^112\./));

  const pages = {
    '/': ['parvis-news-feed .item', 'parvis-event-calendar [data-key]'],
    '/agenda': ['parvis-event-calendar .month [data-key]', 'parvis-event-calendar .list [data-key]'],
    '/bibliotheque': ['parvis-document-list .row'],
    '/idees': ['parvis-idea-box .row'],
    '/arabe': ['parvis-news-feed .item'],
  };
  for (const [address, shown] of Object.entries(pages))
    for (const colorScheme of ['light', 'dark'])
      it(`shows ${address} in full, ${colorScheme}: nothing goes wrong, and all words are seen`, async () => {
        const { page, wrong, close } = await open(address, shown, { colorScheme });
        assert.deepEqual(await faint(page), []);
        assert.deepEqual(wrong, []);
        await close();
      });

  it('opens a folder, and the focus comes into it', async () => {
    const { page, wrong, close } = await open('/bibliotheque', 'parvis-document-list .row.folder');
    await page.locator('parvis-document-list .row.folder [part=link]').first().click();
    await page.waitForFunction(() => {
      const focused = document.querySelector('parvis-document-list').shadowRoot.activeElement;
      return focused?.matches('.here, .list *');
    });
    assert.deepEqual(wrong, []);
    await close();
  });

  it('turns the arrows of a calendar round in a page from the right', async () => {
    const { page, close } = await open('/agenda', 'parvis-event-calendar .turn .icon');
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    const scales = await page
      .locator('parvis-event-calendar .turn .icon')
      .evaluateAll((icons) => icons.map((icon) => getComputedStyle(icon).scale));
    assert.deepEqual(new Set(scales), new Set(['-1 1']));
    await close();
  });

  it('has room for the news before their script has come', async () => {
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
    const page = await context.newPage();
    await page.route('**/parvis.js', (route) => route.abort());
    await page.goto(town.url);
    const { height } = await page.locator('parvis-news-feed').first().boundingBox();
    assert.ok(height > 400, `${height}`);
    await context.close();
  });
});
