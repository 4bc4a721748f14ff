// The documents of the demo town as its agents use them, in a real browser against its own server.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { startTown } from '../../demo/server/town.mjs';
import { findChromium } from '../support/browsers.mjs';
import { CHROMIUM_ARGS } from '../support/launchers.mjs';

const data = mkdtempSync(path.join(tmpdir(), 'parvis-documents-'));
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

/** Opens a page as another person would, in a browser of their own; notes what must not happen. */
async function open(address) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: 'fr-FR' });
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => {
    // A refused write is told by the browser as well.
    if (message.type() === 'error' && !/status of 41[25]/.test(message.text())) wrong.push(message.text());
  });
  await page.goto(new URL(address, town.url).href);
  await page.locator('parvis-document-list .row').first().waitFor();
  return { page, wrong, close: () => context.close() };
}

const row = (page, name) => page.locator('parvis-document-list .row', { hasText: name });
const enter = async (page, name) => {
  await page.locator('parvis-document-list .row.folder', { hasText: name }).locator('[part=link]').click();
  await page.locator('parvis-document-list .here', { hasText: name }).waitFor();
};
const details = async (page, name) => {
  await row(page, name).locator('.details').click();
  await page.locator('dialog[open]').waitFor();
};
const file = (name, text) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) });
const contentOf = async (address) => (await fetch(new URL(address, town.url))).text();

/** Sends a new version out of the sheet of a document that is open. */
async function sendVersion(page, text, comment) {
  await page.getByRole('button', { name: 'Nouvelle version…' }).click();
  await page.locator('dialog input[type=file]').setInputFiles(file('x.md', text));
  await page.getByLabel(/Ce qui change/).fill(comment);
  await page.getByRole('button', { name: 'Envoyer cette version' }).click();
}

describe('the documents of the demo town', () => {
  it('open in place, folder after folder, each with an address of its own', async () => {
    const { page, wrong, close } = await open('/bibliotheque');
    await enter(page, 'Procédures');
    const names = await page.locator('parvis-document-list .row .title [part=link]').allInnerTexts();
    assert.ok(
      names.some((name) => name.startsWith('Déneigement.md')),
      names.join(),
    );
    await page.reload();
    await row(page, 'Déneigement.md').waitFor();
    await page.goBack();
    await row(page, 'Lisez-moi.md').waitFor();
    assert.deepEqual(wrong, []);
    await close();
  });

  it('show their past: each version, who made it and why; an old one warns, and is compared', async () => {
    const { page, wrong, close } = await open('/bibliotheque');
    await enter(page, 'Procédures');
    await details(page, 'Déneigement.md');
    const dialog = page.locator('dialog[open]');
    await dialog.getByText('Numéros de la saison').waitFor();
    await dialog.getByText('actuelle', { exact: true }).first().waitFor();
    await dialog.getByRole('button', { name: 'Voir la version 3' }).click();
    await dialog.getByText('Vous lisez une ancienne version').waitFor();
    await dialog.getByRole('button', { name: 'Revenir à la version actuelle' }).click();
    await dialog.getByRole('button', { name: /Comparer la version 3/ }).click();
    await dialog.locator('ins, .added').first().waitFor();
    assert.deepEqual(wrong, []);
    await close();
  });

  it('take a new file by keyboard, and a folder', async () => {
    const { page, wrong, close } = await open('/procedures');
    const add = page.getByRole('button', { name: 'Ajouter des documents' });
    await add.waitFor();
    await add.focus();
    // A browser says that it hears; a key that comes before opens what nobody sees.
    const chooser = page.waitForEvent('filechooser');
    await page.evaluate(() => document.visibilityState);
    await page.keyboard.press('Enter');
    await (await chooser).setFiles([file('note clavier.md', '# Par le clavier'), file('autre note.md', '# Deux')]);
    await row(page, 'note clavier.md').waitFor();
    await row(page, 'autre note.md').waitFor();
    assert.equal(await contentOf('/documents/note%20clavier.md'), '# Par le clavier');
    await page.getByRole('button', { name: 'Nouveau dossier' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Essais');
    await page.keyboard.press('Enter');
    await page.locator('parvis-document-list .row.folder', { hasText: 'Essais' }).waitFor();
    assert.deepEqual(wrong, []);
    await close();
  });

  it('take a file that is dropped', async () => {
    const { page, wrong, close } = await open('/procedures');
    await page.getByRole('button', { name: 'Ajouter des documents' }).waitFor();
    await page.locator('parvis-document-list').evaluate((list) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['# Lâché'], 'lâché.md', { type: 'text/markdown' }));
      const over = list.shadowRoot.querySelector('.main');
      for (const type of ['dragenter', 'dragover', 'drop'])
        over.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
    });
    await row(page, 'lâché.md').waitFor();
    assert.equal(await contentOf(`/documents/${encodeURIComponent('lâché.md')}`), '# Lâché');
    assert.deepEqual(wrong, []);
    await close();
  });

  it('keep both when two people write the same document, and say which is which', async () => {
    const name = 'note clavier.md';
    const [one, two] = [await open('/procedures'), await open('/procedures')];
    await details(one.page, name);
    await details(two.page, name);
    await sendVersion(one.page, '# De la première personne', 'la mienne');
    for (let text = ''; text !== '# De la première personne';) text = await contentOf('/documents/note%20clavier.md');
    await sendVersion(two.page, '# De la seconde personne', 'la mienne aussi');
    await two.page
      .getByText(/Une autre personne a modifié/)
      .first()
      .waitFor();
    assert.equal(await contentOf('/documents/note%20clavier.md'), '# De la première personne');
    const kept = row(two.page, 'note clavier (version de').first();
    await kept.waitFor();
    const address = await kept.locator('a[part=link]').getAttribute('href');
    assert.equal(await contentOf(address), '# De la seconde personne');
    assert.deepEqual([...one.wrong, ...two.wrong], []);
    await one.close();
    await two.close();
  });

  it('go back to an old version, which is then the newest, and lose none', async () => {
    const { page, wrong, close } = await open('/procedures');
    await details(page, 'note clavier.md');
    const dialog = page.locator('dialog[open]');
    await dialog.getByRole('button', { name: 'Restaurer la version 1' }).click();
    await dialog.getByRole('button', { name: 'Restaurer', exact: true }).click();
    for (let text = ''; text !== '# Par le clavier';) text = await contentOf('/documents/note%20clavier.md');
    const body = '<version-tree xmlns="DAV:"/>';
    const answer = await fetch(new URL('/documents/note%20clavier.md', town.url), {
      method: 'REPORT',
      body,
      headers: { 'content-type': 'application/xml' },
    });
    assert.equal((await answer.text()).match(/<D:version-name>/g).length, 3);
    assert.deepEqual(wrong, []);
    await close();
  });

  it('are all still there when the server begins again', async () => {
    await town.close();
    town = await startTown({ port: 0, data });
    const { page, close } = await open('/procedures');
    await row(page, 'lâché.md').waitFor();
    await row(page, 'note clavier (version de').first().waitFor();
    await close();
  });
});
