// The idea box of the demo town as its people use it, in real browsers against its own server.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { findChromium } from '../support/browsers.mjs';
import { CHROMIUM_ARGS } from '../support/launchers.mjs';
import { hasPostgres, startPostgres } from '../support/postgres.mjs';
import { startTownProcess } from '../support/town-process.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
});
after(() => browser?.close());

/** The processes that serve the town: what is done through one is seen through any other. */
let towns = [];

/**
 * Opens a page as another person would, in a browser of their own; notes what must not happen.
 *
 * @param {string} address @param {number} [from] the process that serves it, where there are several
 */
async function open(address, from = 0) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: 'fr-FR' });
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => {
    // A refusal is told by the browser as well.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) wrong.push(message.text());
  });
  await page.goto(new URL(address, towns[from % towns.length].url).href);
  await page.locator('parvis-idea-box .row').first().waitFor();
  return { page, wrong, close: () => context.close() };
}

const row = (page, title) => page.locator('parvis-idea-box .list .row', { hasText: title });
const votes = (page, title) => row(page, title).locator('.votes');
const voteCount = async (page, title) => Number(await votes(page, title).locator('b').innerText());
const enter = async (page, title) => {
  await row(page, title).locator('[part=link]').click();
  await page.locator('.idea .view-heading', { hasText: title }).waitFor();
};
const back = async (page) => {
  await page.getByRole('button', { name: 'Toutes les idées' }).click();
  await page.locator('parvis-idea-box .list .row').first().waitFor();
};
const text = (page, words) => page.getByText(words).first().waitFor();

const title = 'Un abri pour les vélos à la gare';

for (const [name, processes] of /** @type {const} */ ([
  ['SQLite', 1],
  ...(hasPostgres() ? [['PostgreSQL, with two processes', 2]] : []),
]))
  describe(`the idea box of the demo town, on ${name}`, () => {
    const data = mkdtempSync(path.join(tmpdir(), 'parvis-ideas-'));
    let postgres;
    let databaseUrl;
    let code = '';
    // The first one makes the tables.
    const start = async () => {
      for (let at = 0; at < processes; at++)
        towns.push(await startTownProcess({ data: path.join(data, `${at}`), databaseUrl }));
    };
    const stop = () => Promise.all(towns.splice(0).map((town) => town.stop()));
    before(async () => {
      if (processes > 1) postgres = await startPostgres();
      databaseUrl = await postgres?.database();
      await start();
    });
    after(async () => {
      await stop();
      await postgres?.close();
      rmSync(data, { recursive: true });
    });

    it('takes an idea by the keyboard alone, tells what is missing, and gives a code', async () => {
      const { page, wrong, close } = await open('/idees');
      await page.getByRole('button', { name: 'Proposer une idée' }).focus();
      await page.keyboard.press('Enter');
      const field = page.getByLabel('Titre', { exact: true });
      await field.waitFor();
      await page.getByRole('button', { name: 'Envoyer l’idée' }).focus();
      await page.keyboard.press('Enter');
      await text(page, '3 points sont à corriger');
      await page.locator('.errors a').first().press('Enter');
      await page.keyboard.type(title);
      await page.keyboard.press('Tab');
      await page.getByLabel('Le problème').waitFor();
      await page.getByLabel('Le problème').focus();
      await page.keyboard.type('Les vélos dorment sous la pluie.');
      // The page goes before it is sent: nothing typed is lost.
      await page.reload();
      await field.waitFor();
      assert.equal(await field.inputValue(), title);
      assert.equal(await page.getByLabel('Le problème').inputValue(), 'Les vélos dorment sous la pluie.');
      await page.getByLabel('Sans donner mon nom').check();
      await page.getByLabel('Votre proposition').focus();
      // People do not write an idea in a moment, and the box knows it.
      await page.keyboard.type('Un abri de dix places.', { delay: 160 });
      await page.getByRole('button', { name: 'Envoyer l’idée' }).focus();
      await page.keyboard.press('Enter');
      await text(page, 'Votre idée est reçue');
      code = await page.locator('.code').innerText();
      assert.match(code, /^[A-Z\d]{4}(-[A-Z\d]{4})+$/);
      await page.locator('.qr').waitFor();
      await back(page);
      await page.locator('.filters select').first().selectOption('recent');
      await row(page, title).waitFor();
      assert.deepEqual(wrong, []);
      await close();
    });

    it('leads back to it by the code, from another browser', async () => {
      const { page, wrong, close } = await open('/idees', 1);
      await page.getByRole('button', { name: 'Retrouver mon idée' }).click();
      await page.getByLabel('Code de suivi').fill('ABCD-EFGH-JKLM');
      await page.getByRole('button', { name: 'Retrouver', exact: true }).click();
      await text(page, 'Aucune idée n’a ce code');
      await page.getByLabel('Code de suivi').fill(code.toLowerCase());
      await page.getByRole('button', { name: 'Retrouver', exact: true }).click();
      await page.locator('.idea .view-heading', { hasText: title }).waitFor();
      assert.deepEqual(wrong, []);
      await close();
    });

    it('counts a vote, takes it back, and shows it live in another browser', async () => {
      const [one, two] = [await open('/idees'), await open('/idees', 1)];
      const idea = 'Des bancs à l’ombre';
      const before = await voteCount(one.page, idea);
      await votes(one.page, idea).click();
      await row(one.page, idea).locator('.votes[aria-pressed=true]:not(.sending)').waitFor();
      await row(two.page, idea)
        .locator('.votes b', { hasText: new RegExp(`^${before + 1}$`) })
        .waitFor();
      assert.equal(await votes(two.page, idea).getAttribute('aria-pressed'), 'false');
      await one.page.reload();
      await row(one.page, idea).locator('.votes[aria-pressed=true]').waitFor();
      await votes(one.page, idea).click();
      await row(two.page, idea)
        .locator('.votes b', { hasText: new RegExp(`^${before}$`) })
        .waitFor();
      assert.deepEqual([...one.wrong, ...two.wrong], []);
      await one.close();
      await two.close();
    });

    it('gives people a copy of what it keeps of them, and forgets them once they are sure, by the keyboard alone', async () => {
      const { page, wrong, close } = await open('/idees');
      const first = await page.locator('parvis-idea-box .row [part=link]').first().innerText();
      const before = await voteCount(page, first);
      await votes(page, first).click();
      await text(page, 'Soutien compté');
      await page.getByRole('button', { name: 'Retrouver mon idée' }).press('Enter');
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Enregistrer une copie' }).press('Enter');
      const file = await download;
      assert.equal(file.suggestedFilename(), 'mes-donnees-boite-a-idees.json');
      const kept = JSON.parse(readFileSync(await file.path(), 'utf8'));
      assert.equal(kept.votes.filter(({ voted }) => voted).length, 1);
      assert.equal(kept.person.identity, 'browser');

      const ask = page.getByRole('button', { name: 'Me faire oublier' });
      await ask.press('Enter');
      // The way back has the focus: who presses Enter twice loses nothing.
      await page.locator('.of-me .leave:focus').press('Enter');
      await page.locator('.of-me .ask:focus').press('Enter');
      await page.locator('.of-me .leave:focus').press('Shift+Tab');
      await page.keyboard.press('Enter');
      await text(page, 'plus rien ici ne mène à vous');
      await page.locator('.of-me .ask:focus').waitFor();
      await back(page);
      await row(page, first).locator('.votes[aria-pressed=false]').waitFor();
      assert.equal(await voteCount(page, first), before);
      assert.deepEqual(wrong, []);
      await close();
    });

    it('takes a comment and an answer to it, and shows them to all', async () => {
      const { page, wrong, close } = await open('/idees');
      await enter(page, 'Des bancs à l’ombre');
      await page.getByLabel('Votre commentaire').fill('Et un point d’eau, si possible.');
      await page.getByRole('button', { name: 'Envoyer le commentaire' }).click();
      await page.locator('.thread', { hasText: 'Et un point d’eau' }).waitFor();
      await page.locator('.thread > li', { hasText: 'Et un point d’eau' }).locator('.reply').click();
      await page.locator('.thread textarea').fill('Très bonne idée.');
      await page.locator('.thread form .main-act').click();
      await page.locator('.thread > li > ol', { hasText: 'Très bonne idée.' }).waitFor();
      assert.deepEqual(wrong, []);
      await close();
    });

    it('is answered, by a service that is named, and its status changes', async () => {
      const { page, wrong, close } = await open('/idees-mairie', 1);
      await enter(page, title);
      await page.getByRole('button', { name: 'Répondre officiellement' }).click();
      await page.getByLabel('La réponse, au nom de votre service').fill('Deux abris sont commandés pour mars.');
      await page.getByLabel('Nouveau statut').selectOption('accepted');
      await page.getByRole('button', { name: 'Publier la réponse' }).click();
      await page.locator('.answer', { hasText: 'Deux abris sont commandés' }).waitFor();
      await page.locator('.answer', { hasText: 'Nadia Benali, Secrétariat général' }).waitFor();
      await page.locator('.idea header .badge', { hasText: 'Retenue' }).waitFor();
      assert.deepEqual(wrong, []);
      await close();
      const reader = await open('/idees');
      await reader.page.locator('.filters select').first().selectOption('recent');
      await row(reader.page, title).locator('.answer-line').waitFor();
      await reader.close();
    });

    it('is moderated: what was reported too often waits, and is shown again', async () => {
      const { page, wrong, close } = await open('/idees-mairie', 1);
      await page.getByRole('button', { name: 'Modérer' }).click();
      const waiting = page.locator('.waiting-idea').first();
      await waiting.waitFor();
      const name = await waiting.locator('.title').innerText();
      await waiting.getByRole('button', { name: `Publier « ${name.trim()} »`, exact: true }).click();
      await page.locator('.waiting-idea', { hasText: name }).waitFor({ state: 'detached' });
      assert.deepEqual(wrong, []);
      await close();
      const reader = await open('/idees');
      await reader.page.locator('.filters select').first().selectOption('recent');
      await row(reader.page, name.trim()).waitFor();
      await reader.close();
    });

    it('merges two ideas, each voter counted once, and takes them apart', async () => {
      const { page, wrong, close } = await open('/idees-mairie', 1);
      await page.locator('.filters select').first().selectOption('recent');
      await enter(page, title);
      await page.getByRole('button', { name: 'Regrouper avec une autre' }).click();
      await page.getByLabel('Numéro ou titre de l’autre idée').fill('velogare01');
      await page.getByRole('button', { name: 'Regrouper', exact: true }).click();
      await text(page, 'Cette idée a été regroupée');
      await page.getByRole('button', { name: 'Séparer' }).click();
      await page.getByRole('button', { name: 'Regrouper avec une autre' }).waitFor();
      assert.deepEqual(wrong, []);
      await close();
    });

    it('keeps what could not leave, and sends it once the network is there', async () => {
      const { page, wrong, close } = await open('/idees');
      await enter(page, 'Des bancs à l’ombre');
      await page.getByLabel('Votre commentaire').waitFor();
      await page.context().setOffline(true);
      await page.getByLabel('Votre commentaire').fill('Écrit sans réseau.');
      await page.getByRole('button', { name: 'Envoyer le commentaire' }).click();
      await text(page, 'Pas encore envoyé');
      await page.context().setOffline(false);
      await page.locator('.writes').waitFor({ state: 'detached' });
      await page.reload();
      await page.locator('.thread', { hasText: 'Écrit sans réseau.' }).waitFor();
      assert.equal(await page.getByText('Écrit sans réseau.').count(), 1);
      assert.deepEqual(
        wrong.filter((words) => !/ERR_INTERNET_DISCONNECTED/.test(words)),
        [],
      );
      await close();
    });

    it('says that what is asked for without a network cannot be had, and opens it when asked again', async () => {
      const { page, wrong, close } = await open('/idees');
      const propose = page.getByRole('button', { name: 'Proposer une idée' });
      await propose.waitFor();
      // What says so comes a moment after the list.
      await page.waitForFunction(() =>
        ['tell-missing', 'fr-missing'].every((name) =>
          performance.getEntriesByType('resource').some((entry) => entry.name.includes(`/${name}-`)),
        ),
      );
      await page.context().setOffline(true);
      await propose.press('Enter');
      await page.locator('html > [role=status]', { hasText: 'la connexion manque' }).waitFor({ state: 'attached' });
      assert.equal(await propose.evaluate((button) => button.matches(':focus')), true);
      await page.context().setOffline(false);
      assert.equal(await page.getByLabel('Titre').count(), 0);
      await propose.press('Enter');
      await page.getByLabel('Titre').fill('Écrit après');
      assert.deepEqual(
        wrong.filter((words) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch dynamically/.test(words)),
        [],
      );
      await close();
    });

    it('is all still there when the server begins again', async () => {
      await stop();
      await start();
      const { page, close } = await open('/idees');
      await page.locator('.filters select').first().selectOption('recent');
      await enter(page, title);
      await page.locator('.answer', { hasText: 'Deux abris sont commandés' }).waitFor();
      await close();
    });
  });
