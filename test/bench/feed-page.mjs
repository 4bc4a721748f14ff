// Reading a feed of 5,000 items beside rss-parser, feedsmith and the browser's parser with one walk over its tree: in one
// run, by turns, each in a fresh page, medians. The peers are installed in a folder of the system for temporary files.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from '../support/browsers.mjs';
import { CHROMIUM_ARGS } from '../support/launchers.mjs';

const COUNT = 5000;
const here = import.meta.dirname;
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Each gives `parse(text)`, and of what came `items(feed)`: title, address, id, instant and HTML of each. */
const sources = {
  parvis: `
    export { parse } from ${JSON.stringify(path.join(here, 'feed.js'))};
    export const items = ({ items }) =>
      items.map(({ title, url, id, published, content }) => [title, url, id, Date.parse(published), content]);`,
  'DOMParser and walk': `
    export async function parse(text) {
      const document = new DOMParser().parseFromString(text, 'text/xml');
      const all = [];
      for (const element of [...document.getElementsByTagName('item'), ...document.getElementsByTagName('entry')]) {
        const item = {};
        for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
          switch (child.nodeName) {
            case 'title': item.title = child.textContent; break;
            case 'link': item.link = child.getAttribute('href') || child.textContent; break;
            case 'pubDate': case 'published': item.date = Date.parse(child.textContent); break;
            case 'description': case 'summary': item.summary = child.textContent; break;
            case 'content:encoded': case 'content': item.html = child.textContent; break;
            case 'guid': case 'id': item.id = child.textContent; break;
          }
        }
        all.push(item);
      }
      return all;
    }
    export const items = (all) => all.map(({ title, link, id, date, html }) => [title, link, id, date, html]);`,
  'rss-parser': `
    import Parser from 'rss-parser/dist/rss-parser.min.js';
    export const parse = (text) => new Parser().parseString(text);
    export const items = ({ items }) =>
      items.map((item) => [item.title, item.link, item.guid ?? item.id, Date.parse(item.pubDate), item['content:encoded'] ?? item.content]);`,
  feedsmith: `
    import { parseFeed } from 'feedsmith';
    export const parse = async (text) => parseFeed(text).feed;
    // Texts of Atom are objects with their type in some versions.
    const text = (value) => value?.value ?? value;
    export const items = (feed) =>
      (feed.items ?? feed.entries).map((item) => [
        text(item.title), item.link ?? item.links[0].href, item.guid?.value ?? item.id,
        Date.parse(item.pubDate ?? item.published), item.content?.encoded ?? text(item.content),
      ]);`,
};

/** Installs the peers once, apart from the project: nobody needs them but this bench. */
function peersFolder() {
  const folder = path.join(tmpdir(), 'parvis-bench-peers');
  if (!existsSync(path.join(folder, 'node_modules/feedsmith'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', 'rss-parser@3.13.0', 'feedsmith@3.0.1'];
    const { status } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error('The peers of the bench could not be installed.');
  }
  return folder;
}

async function bundle(folder, name, source) {
  const entry = path.join(folder, `${name.replace(/\W+/g, '-')}.js`);
  writeFileSync(entry, source);
  const [{ output }] = [
    await build({
      configFile: false,
      root: folder,
      logLevel: 'silent',
      build: {
        write: false,
        lib: { entry, formats: ['iife'], name: 'peer' },
      },
    }),
  ].flat();
  return output[0].code;
}

/** In the page: the first reading, then others; the first items, and the longest task of all. */
async function measure([text, again]) {
  const bytes = new TextEncoder().encode(text);
  // As it comes from the network: one flat string.
  const body = new TextDecoder().decode(bytes);
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  const times = [];
  const firsts = [];
  let feed;
  await new Promise((resolve) => setTimeout(resolve, 200));
  observer.observe({ type: 'longtask' });
  for (let i = 0; i <= again; i++) {
    const start = performance.now();
    let first;
    feed = await peer.parse(body, () => (first = performance.now() - start));
    times.push(performance.now() - start);
    firsts.push(first);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  observer.disconnect();
  const [cold, ...warm] = times;
  const middle = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
  return {
    cold,
    warm: middle(warm),
    firstCold: firsts[0],
    firstWarm: middle(firsts.slice(1)),
    longestTask: Math.max(0, ...tasks),
    items: peer.items(feed),
  };
}

async function benchFeed(kind, text, rounds, scripts, browser, address) {
  const names = Object.keys(scripts);
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  const differing = [];
  let expected;
  for (let turn = 0; turn < rounds; turn++) {
    for (const name of names.map((_, i) => names[(i + turn) % names.length])) {
      const page = await browser.newPage();
      try {
        await page.goto(address);
        await page.addScriptTag({ content: scripts[name] });
        const { items, ...times } = await page.evaluate(measure, [text, 4]);
        runs[name].push(times);
        expected ??= items;
        const fault =
          items.length === expected.length
            ? items.findIndex((item, i) => item.some((value, j) => value !== expected[i][j]))
            : 0;
        if (fault >= 0)
          differing.push(
            `${name}: ${items.length} items, the first that differs is ${fault}: ${JSON.stringify(items[fault]).slice(0, 300)}`,
          );
      } finally {
        await page.close();
      }
    }
  }
  const medians = Object.fromEntries(
    names.map((name) => [
      name,
      Object.fromEntries(
        ['cold', 'warm', 'firstCold', 'firstWarm', 'longestTask'].map((key) => [
          key,
          median(runs[name].map((run) => run[key])),
        ]),
      ),
    ]),
  );
  const walk = medians['DOMParser and walk'];
  console.log(`\n${kind} of ${COUNT} items: medians of ${rounds} rounds, milliseconds\n`);
  console.log(
    '| reader | cold | warm | cold, × walk | warm, × walk | first 20, cold | first 20, warm | longest task |\n|---|---|---|---|---|---|---|---|',
  );
  for (const [name, { cold, warm, firstCold, firstWarm, longestTask }] of Object.entries(medians)) {
    const cells = [cold, warm].map((value) => value.toFixed(1));
    cells.push(
      (cold / walk.cold).toFixed(2),
      (warm / walk.warm).toFixed(2),
      firstCold?.toFixed(1) ?? '–',
      firstWarm?.toFixed(1) ?? '–',
    );
    console.log(`| ${name} | ${cells.join(' | ')} | ${longestTask ? longestTask.toFixed(0) : 'under 50'} |`);
  }
  const { parvis } = medians;
  const equal = [...new Set(differing)];
  console.log(
    equal.length
      ? equal.join('\n')
      : `All give the same ${expected.length} items: title, address, id, instant and HTML are equal.`,
  );
  return [
    ...equal,
    parvis.cold > walk.cold && `${kind}: the first reading is slower than the walk`,
    parvis.warm > walk.warm && `${kind}: reading is slower than the walk`,
    parvis.firstCold > walk.cold / 10 &&
      `${kind}: the first 20 items take more than a tenth of the walk in a fresh page`,
    parvis.firstWarm > walk.warm / 10 && `${kind}: the first 20 items take more than a tenth of the walk`,
    parvis.longestTask > 50 && `${kind}: a task is longer than 50 ms`,
  ].filter(Boolean);
}

/** Prints the tables, and says what misses its target. */
export async function reportFeed(rounds = 5) {
  const { makeAtom, makeRss } = await import('./feed-data.mjs');
  const folder = peersFolder();
  const scripts = {};
  for (const [name, source] of Object.entries(sources)) scripts[name] = await bundle(folder, name, source);
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html>'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
  try {
    const address = `http://127.0.0.1:${server.address().port}/`;
    const misses = [];
    for (const [kind, text] of [
      ['RSS', makeRss(COUNT)],
      ['Atom', makeAtom(COUNT)],
    ]) {
      misses.push(...(await benchFeed(kind, text, rounds, scripts, browser, address)));
    }
    for (const miss of misses) console.log(`MISSED: ${miss}`);
    return misses;
  } finally {
    await browser.close();
    server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await reportFeed(Number(process.argv[2]) || 5)).length ? 1 : 0;
}
