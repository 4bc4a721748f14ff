// The Storybook that is put on a server: every story draws its element there, the docs tell what the manifest tells,
// and nothing is asked of another site.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, it } from 'node:test';
import fastifyStatic from '@fastify/static';
import fastify from 'fastify';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../support/install.mjs';
import { CHROMIUM_ARGS } from '../support/launchers.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const built = path.join(root, 'storybook-static');
assert.ok(existsSync(built), 'There is no Storybook to test: npm run storybook:build');
const { modules } = JSON.parse(readFileSync(path.join(root, 'dist/custom-elements.json'), 'utf8'));
const elements = modules.flatMap(({ declarations }) => declarations);
/** Every element that draws something: a source speaks for the widget around it. */
const drawn = elements.flatMap(({ tagName }) => (tagName && tagName !== 'parvis-source' ? [tagName] : []));
const entries = Object.values(JSON.parse(readFileSync(path.join(built, 'index.json'), 'utf8')).entries);

let server;
let browser;
let context;
let origin;
before(async () => {
  server = fastify();
  server.register(fastifyStatic, { root: built });
  origin = await server.listen({ host: '127.0.0.1', port: 0 });
  browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_ARGS });
  // One store for all pages: what a story loads, the next one has.
  context = await browser.newContext();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens an entry, and gives the page with what went wrong in it. */
async function open({ id, type }) {
  const page = await context.newPage();
  const elsewhere = [];
  const errors = [];
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (/^http/.test(protocol) && asked !== origin) elsewhere.push(request.url());
  });
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(`${origin}/iframe.html?id=${id}&viewMode=${type}`);
  await page.waitForSelector('body.sb-show-main, body.sb-show-errordisplay', { state: 'attached' });
  return { page, elsewhere, errors };
}

it('has stories', () => assert.ok(entries.some(({ type }) => type === 'story')));

for (const entry of entries.filter(({ type }) => type === 'story'))
  it(`${entry.title}: ${entry.name}`, async () => {
    const { page, elsewhere, errors } = await open(entry);
    await page.waitForSelector('#storybook-root > *', { state: 'attached' });
    const shown = await page.evaluate(() => ({
      failed: document.body.classList.contains('sb-show-errordisplay'),
      plain: [...document.querySelectorAll('#storybook-root :not(:defined)')].map(({ localName }) => localName),
    }));
    assert.deepEqual({ ...shown, errors, elsewhere }, { failed: false, plain: [], errors: [], elsewhere: [] });
    await page.close();
  });

for (const entry of entries.filter(({ type }) => type === 'docs'))
  it(`${entry.title}: docs of every attribute, event, part and token`, async () => {
    const { page, elsewhere, errors } = await open(entry);
    const first = await page.waitForSelector(`#storybook-docs :is(${drawn.join()})`, { state: 'attached' });
    const tag = await first.evaluate(({ localName }) => localName);
    const { attributes, events, cssProperties, cssParts } = elements.find(({ tagName }) => tagName === tag);
    const told = await page.locator('#storybook-docs table td:first-child').allInnerTexts();
    const names = [attributes, events, cssProperties].flat().map(({ name }) => name);
    names.push(...cssParts.map(({ name }) => `::part(${name})`));
    assert.deepEqual(
      names.filter((name) => !told.includes(name)),
      [],
    );
    assert.deepEqual({ errors, elsewhere }, { errors: [], elsewhere: [] });
  });
