// The list of documents on real servers of files: rclone and Apache by WebDAV, read and written; nginx by its two indexes.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { findChromium } from '../support/browsers.mjs';
import { CHROMIUM_ARGS } from '../support/launchers.mjs';
import { changeOnDisk, ensureShares, held, startShares } from './shares.mjs';

const built = path.join(import.meta.dirname, '../../dist/cdn');
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types parvis lit-html";

/** @type {Awaited<ReturnType<typeof startShares>>} */
let shares;
/** @type {import('playwright-core').Browser} */
let browser;
// A town whose front server leads to its shares by paths of its own, as towns do.
const town = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://town');
  const file = pathname.startsWith('/parvis/') && path.join(built, path.basename(pathname));
  if (file && existsSync(file)) {
    response.setHeader('content-type', file.endsWith('.css') ? 'text/css' : 'text/javascript');
    return response.end(readFileSync(file));
  }
  const share = shares.urls[/^\/([\w-]+)\//.exec(pathname)?.[1] ?? ''];
  if (share) {
    const headers = { ...request.headers };
    // WebDAV names the place of a copy by its whole address.
    if (headers.destination) headers.destination = String(headers.destination).replace(/^https?:\/\/[^/]+/, share);
    headers.host = new URL(share).host;
    const passed = ask(share + request.url, { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.writeHead(502).end());
    return request.pipe(passed);
  }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('content-security-policy', policy);
  response.end(
    `<!doctype html><html lang="fr"><head><title>Partages</title><link rel="icon" href="data:,"><script type="module" src="/parvis/parvis.js"></script></head><body><main><h1>Partages</h1>${searchParams.get('tag')}</main></body></html>`,
  );
});
before(async () => {
  assert.ok(existsSync(path.join(built, 'parvis.js')), 'nothing is built: npm run build first');
  ensureShares();
  shares = await startShares();
  await new Promise((resolve) => town.listen(0, '127.0.0.1', () => resolve(undefined)));
  browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
});
after(async () => {
  await browser?.close();
  town.close();
  town.closeAllConnections();
  await shares?.close();
});

/** Opens a page with a list in it. @param {string} attributes */
async function open(attributes) {
  const { port } = /** @type {import('node:net').AddressInfo} */ (town.address());
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  await page.setViewportSize({ width: 1200, height: 900 });
  /** @type {string[]} */
  const told = [];
  page.on('pageerror', (error) => told.push(String(error)));
  await page.exposeFunction('tell', (/** @type {string} */ blocked) => told.push(blocked));
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) =>
      /** @type {any} */ (globalThis).tell(`${event.effectiveDirective} ${event.blockedURI}`),
    ),
  );
  const tag = `<parvis-document-list ${attributes}><a href="/">Tout</a></parvis-document-list>`;
  await page.goto(`http://127.0.0.1:${port}/?tag=${encodeURIComponent(tag)}`);
  await page.locator('parvis-document-list .row').first().waitFor();
  return { page, told, close: () => page.context().close() };
}

/** @param {import('playwright-core').Page} page */
const names = (page) =>
  page
    .locator('parvis-document-list .row .title [part=link]')
    .evaluateAll((links) => links.map((link) => (link.querySelector('span')?.textContent ?? '').trim()));
/** @param {import('playwright-core').Page} page @param {string} name */
const row = (page, name) => page.locator('parvis-document-list .row', { hasText: name });

const shown = ['Procédures', 'Annexe 2.pdf', 'Annexe 10.pdf', 'Été & « plans » 100 %.md'];

for (const [name, type] of [
  ['rclone', 'type="webdav"'],
  ['apache', 'type="webdav"'],
  ['nginx', ''],
  ['nginx-json', ''],
]) {
  describe(`documents on ${name}`, () => {
    it('are listed, folders first, in the order of people, with their sizes, under a strict policy', async () => {
      const { page, told, close } = await open(`src="/${name}/" ${type}`);
      assert.deepEqual(await names(page), shown);
      const link = row(page, 'Annexe 2.pdf').locator('a[part=link]');
      assert.match(/** @type {string} */ (await link.textContent()), /document PDF/);
      const content = await page.evaluate(
        async (address) => (await fetch(/** @type {string} */ (address))).text(),
        await row(page, 'Été').locator('a[part=link]').getAttribute('href'),
      );
      assert.equal(content, held['Été & « plans » 100 %.md']);
      assert.deepEqual(told, []);
      await close();
    });

    it('open folder by folder', async () => {
      const { page, told, close } = await open(`src="/${name}/" ${type}`);
      await row(page, 'Procédures').locator('[part=link]').click();
      await row(page, 'neige #1.txt').waitFor();
      assert.deepEqual(await names(page), ['neige #1.txt']);
      assert.deepEqual(told, []);
      await close();
    });
  });
}

describe('a folder of Apache without an index', () => {
  it('is read by WebDAV though the page does not say so', async () => {
    const { page, close } = await open('src="/apache/"');
    assert.deepEqual(await names(page), shown);
    await close();
  });
});

for (const name of ['rclone', 'apache']) {
  describe(`writing to ${name}`, () => {
    it('adds a document and a folder', async () => {
      const { page, told, close } = await open(`src="/${name}/" type="webdav" editable`);
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Ajouter des documents' }).click();
      await (
        await chooser
      ).setFiles([{ name: 'ajout é.md', mimeType: 'text/markdown', buffer: Buffer.from('# Ajout') }]);
      await row(page, 'ajout é.md').waitFor();
      const folder = /** @type {string} */ (shares.folders[name]);
      assert.equal(readFileSync(path.join(folder, 'ajout é.md'), 'utf8'), '# Ajout');
      await page.getByRole('button', { name: 'Nouveau dossier' }).click();
      await page.keyboard.type('Essais');
      await page.keyboard.press('Enter');
      await row(page, 'Essais').waitFor();
      assert.ok(existsSync(path.join(folder, 'Essais')));
      assert.deepEqual(told, []);
      await close();
    });
  });
}

describe('two who write the same document on Apache', () => {
  it('lose nothing: If-Match is refused, both are kept, and it is said', async () => {
    const { page, close } = await open('src="/apache/" type="webdav" editable');
    await page.getByRole('button', { name: 'Ajouter des documents' }).waitFor();
    await row(page, 'Été').locator('.details').click();
    const folder = /** @type {string} */ (shares.folders.apache);
    const file = path.join(folder, 'Été & « plans » 100 %.md');
    changeOnDisk(file, '# Une autre personne est passée par là');
    await page.getByRole('button', { name: 'Nouvelle version…' }).click();
    await page
      .locator('dialog input[type=file]')
      .setInputFiles([{ name: 'x.md', mimeType: 'text/markdown', buffer: Buffer.from('# La mienne') }]);
    await page.getByRole('button', { name: 'Envoyer cette version' }).click();
    await page
      .getByText(/Une autre personne a modifié/)
      .first()
      .waitFor();
    assert.equal(readFileSync(file, 'utf8'), '# Une autre personne est passée par là');
    const kept = row(page, '(version de').first();
    await kept.waitFor();
    const name = (await names(page)).find((one) => one.includes('(version de'));
    assert.equal(readFileSync(path.join(folder, /** @type {string} */ (name)), 'utf8'), '# La mienne');
    await close();
  });
});
