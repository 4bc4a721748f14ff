// What a page without a network, or with a file less beside the script, leaves in the console: the file that is missing, and no
// promise that nobody heeds. Built files, in a real browser.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { townInBrowser } from '../support/town-in-browser.mjs';

const here = townInBrowser();

/**
 * Opens a page of one body, where files of some names cannot be had.
 *
 * @param {string} body @param {string[]} missing of `dist/cdn`, without what is after the dash
 */
async function open(body, missing) {
  const page = await here.browser.newPage();
  const address = new URL('/essai', here.town.url).href;
  await page.route(address, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="fr"><title>Essai</title><script type="module" src="/parvis/parvis.js"></script>${body}`,
    }),
  );
  const asked = new Set();
  await page.route(
    ({ pathname }) => missing.some((name) => pathname.startsWith(`/parvis/${name}-`)),
    (route) => {
      asked.add(path.basename(new URL(route.request().url()).pathname).replace(/-\w+\.js$/, ''));
      return route.abort();
    },
  );
  const unheeded = [];
  page.on('pageerror', (error) => unheeded.push(String(error)));
  await page.goto(address);
  return {
    page,
    /** What nobody has heeded, once all that is missing was asked for and what came of it has been told. */
    async unheeded() {
      while (asked.size < missing.length) await page.waitForEvent('requestfailed');
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      await page.close();
      return unheeded;
    },
  };
}

describe('a file that is missing', () => {
  const tags = {
    'parvis-news-feed': ['news', 'category="nowhere" src="/feeds/travaux.atom"'],
    'parvis-document-list': ['document'],
    'parvis-idea-box': ['idea'],
    'parvis-event-calendar': ['calendar', 'category="nowhere" src="/calendriers/mairie.ics"'],
  };
  for (const [tag, [kind, known]] of Object.entries(tags)) {
    it(`is no unheeded promise where ${tag} tells that its source cannot be read`, async () => {
      const { unheeded } = await open(`<${tag} src="/nulle-part/"></${tag}>`, ['notices']);
      assert.deepEqual(await unheeded(), []);
    });

    it(`is none where ${tag} tells what is written wrong`, async () => {
      const body = `<${tag} src="/nulle-part/" layout="tiles" view="tiles" filters="nowhere"></${tag}>`;
      const { unheeded } = await open(body, [`${kind}-mistakes`]);
      assert.deepEqual(await unheeded(), []);
    });

    it(`is none where ${tag} tells that there is nothing to read`, async () => {
      const { unheeded } = await open(`<${tag}></${tag}>`, ['notices']);
      assert.deepEqual(await unheeded(), []);
    });

    if (known)
      it(`is none where ${tag} tells that it knows no such category`, async () => {
        const { unheeded } = await open(`<${tag} ${known}></${tag}>`, ['unknown-categories']);
        assert.deepEqual(await unheeded(), []);
      });
  }

  it('is told in writing too, to who casts a vote without a network', async () => {
    const { page } = await open('<parvis-idea-box src="/idees/api/" max="10" search></parvis-idea-box>', [
      'idea-writes',
    ]);
    const vote = page.locator('parvis-idea-box .row button.votes').first();
    await page.locator('parvis-idea-box [type=search]').waitFor();
    await vote.click();
    const shown = page.locator('parvis-idea-box .missing span');
    await shown.waitFor();
    const { y, height } = await shown.boundingBox();
    assert.ok(y >= 0 && y + height <= page.viewportSize().height, `it stands at ${y}`);
    assert.equal(await vote.getAttribute('aria-pressed'), 'false');
    await page.keyboard.press('Tab');
    await shown.waitFor({ state: 'detached' });
    await page.close();
  });

  it('is none where a tag or a setting is misspelt', async () => {
    const { unheeded } = await open(
      '<parvis-newsfeed></parvis-newsfeed><parvis-settings zonne="x"></parvis-settings>',
      ['unknown-tag', 'tell-misspelt'],
    );
    assert.deepEqual(await unheeded(), []);
  });
});
