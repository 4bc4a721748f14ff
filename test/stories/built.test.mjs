// The Storybook that is put on a server: every story is drawn there, its `play` run and axe asked, the docs tell what the
// manifest tells, and nothing is missing or asked of another site.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
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

/** Opens an entry, or none yet, and gives the page with what went wrong in it. */
async function open(entry, prepare = undefined) {
  const page = await context.newPage();
  await prepare?.(page);
  const elsewhere = [];
  const errors = [];
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (/^http/.test(protocol) && asked !== origin) elsewhere.push(request.url());
  });
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('response', (response) => {
    if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(`${origin}/iframe.html${entry ? `?id=${entry.id}&viewMode=${entry.type}` : ''}`);
  await page.waitForSelector(
    entry ? 'body.sb-show-main, body.sb-show-errordisplay' : 'body.sb-show-nopreview, body.sb-show-main',
    { state: 'attached' },
  );
  return { page, elsewhere, errors };
}

describe('the stories', () => {
  const stories = entries.filter(({ type }) => type === 'story');
  let opened;
  /** How each story ended, by its id. */
  const ends = new Map();
  let told = () => {};
  before(async () => {
    opened = await open(undefined, async (page) => {
      await page.exposeFunction('tell', (id, end) => {
        ends.set(id, end);
        told();
      });
      await page.addInitScript(listen);
    });
  });
  after(() => opened?.page.close());

  it('are there', () => assert.ok(stories.length > 100));

  for (const { id, title, name } of stories)
    // A story that never ends fails, and does not hold up the others.
    it(`${title}: ${name}`, { timeout: 60_000 }, async () => {
      const { page, elsewhere, errors } = opened;
      const over = new Promise((resolve) => {
        told = () => ends.has(id) && resolve();
      });
      // As a press in the side bar does: the page stays, and the story is drawn in it. One that cannot be cleared away in time
      // has the page loaded again, by Storybook itself, which then draws this one.
      await page.evaluate((storyId) => globalThis.show(storyId), id);
      await over;
      await page.waitForSelector('#storybook-root > *', { state: 'attached' });
      const shown = await page.evaluate(() => ({
        failed: document.body.classList.contains('sb-show-errordisplay'),
        plain: [...document.querySelectorAll('#storybook-root :not(:defined)')].map(({ localName }) => localName),
      }));
      const wrong = { errors: errors.splice(0), elsewhere: elsewhere.splice(0) };
      assert.deepEqual(
        { end: ends.get(id), ...shown, ...wrong },
        { end: ['success', 'a11y passed'], failed: false, plain: [], errors: [], elsewhere: [] },
      );
    });
});

/** In the page: tells how stories end, with what their checks have found. */
function listen() {
  const { tell } = globalThis;
  const fails = ['storyThrewException', 'storyErrored', 'storyMissing', 'playFunctionThrewException'];
  const ready = new Promise((resolve) => {
    const wait = setInterval(() => {
      const channel = globalThis.__STORYBOOK_PREVIEW__?.channel;
      if (!channel) return;
      clearInterval(wait);
      for (const fail of fails)
        channel.on(fail, (why) =>
          tell(new URL(location.href).searchParams.get('id'), [fail, why?.message ?? String(why)]),
        );
      channel.on('storyFinished', ({ storyId, status, reporters }) =>
        tell(storyId, [
          status,
          ...reporters.map(
            ({ type, status, result }) =>
              `${type} ${status}${(result.violations ?? []).map(({ id, nodes }) => ` ${id} ${nodes[0].html}`).join('')}`,
          ),
        ]),
      );
      resolve(channel);
    }, 1);
  });
  globalThis.show = async (storyId) => void (await ready).emit('setCurrentStory', { storyId, viewMode: 'story' });
}

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
