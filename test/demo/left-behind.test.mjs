// What a widget leaves behind that has been used and taken away: nothing, on a page that is never reloaded. Built files, in a real
// browser, for Lit is cut to size in them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { townInBrowser } from '../support/town-in-browser.mjs';

const here = townInBrowser();

const TIMES = 12;

/** Each with what opens something in it, what is there then, and what closes it; each `part` is waited for. */
const used = {
  'a feed': {
    body: '<parvis-news-feed src="/feeds/actualites.xml" max="3" more filters="category" refresh="1"></parvis-news-feed>',
    steps: ['[part=more]', '[part=item]'],
  },
  'a list of documents and a sheet': {
    body: '<parvis-document-list src="/documents/" type="webdav" search filters="kind"></parvis-document-list>',
    steps: ['.acts .details', 'dialog .close'],
  },
  'a calendar and an event': {
    body: '<parvis-event-calendar src="/calendriers/mairie.ics" view="week" filters="category"></parvis-event-calendar>',
    steps: ['[part=event]', 'dialog .close'],
  },
  'a box, an idea and the form of a comment': {
    body: '<parvis-idea-box src="/idees/api/" more search filters="sort status topic"></parvis-idea-box>',
    steps: ['.list [part=link]', '#comment-', '.back button'],
  },
  'a box on a shared computer, the form of an idea and that of a code': {
    body: '<parvis-settings shared></parvis-settings><parvis-idea-box src="/idees/api/"></parvis-idea-box>',
    steps: ['[part=propose]', '#idea-title', '.back button', '.ways .link', '#follow-code', '.back button'],
  },
};

describe('a widget that was used and has left its page', () => {
  for (const [name, { body, steps }] of Object.entries(used))
    it(`leaves nothing: ${name}`, { timeout: 120_000 }, async () => {
      const page = await here.browser.newPage();
      const wrong = [];
      page.on('pageerror', (error) => wrong.push(String(error)));
      await page.route(new URL('/essai', here.town.url).href, (route) =>
        route.fulfill({
          contentType: 'text/html; charset=utf-8',
          body: '<!doctype html><html lang="fr"><title>Essai</title><script type="module" src="/parvis/parvis.js"></script><main></main>',
        }),
      );
      await page.goto(new URL('/essai', here.town.url).href);
      const cdp = await page.context().newCDPSession(page);
      const use = async () => {
        await page.evaluate((markup) => (document.querySelector('main').innerHTML = markup), body);
        for (const step of steps) await page.locator(step).first().click();
        await page.evaluate(() => document.querySelector('main').replaceChildren());
      };
      /** Elements and what listens, that something still holds. */
      const held = async () => {
        // What was under way ends, and what it held goes with the next collection.
        for (let pass = 0; pass < 4; pass++) {
          await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
          await cdp.send('HeapProfiler.collectGarbage');
        }
        const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
        return { nodes, jsEventListeners };
      };
      // The first ones fetch the files, and make what all share.
      for (let at = 0; at < 3; at++) await use();
      const before = await held();
      for (let at = 0; at < TIMES; at++) await use();
      const now = await held();
      await page.close();
      assert.deepEqual(wrong, []);
      // A single one holds over five hundred nodes, and some listen to it; the engine may keep what it has seen last.
      assert.ok(now.nodes - before.nodes < 300, `${now.nodes - before.nodes} nodes are left`);
      assert.ok(
        now.jsEventListeners - before.jsEventListeners < 2 * TIMES,
        `${now.jsEventListeners - before.jsEventListeners} listeners are left`,
      );
    });
});
