// The list of 10,000 items, all of them in the page, beside the same rows drawn with Lit's `repeat` at once: in one run,
// by turns, medians. Reads dist/: build first.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { chromium } from 'playwright-core';
import { rollup } from 'rollup';
import { CHROMIUM_ARGS } from '../support/launchers.mjs';
import { findChromium } from '../support/browsers.mjs';

const COUNT = 10_000;
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

export async function bundle(page = 'list-page.js') {
  const build = await rollup({
    input: fileURLToPath(new URL(page, import.meta.url)),
    plugins: [nodeResolve()],
    onwarn: () => {},
  });
  const { output } = await build.generate({ format: 'es', inlineDynamicImports: true });
  return output[0].code;
}

export async function serve(script) {
  const page = '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Liste</title>';
  const server = createServer(({ url }, response) => {
    const isScript = url === '/list.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? script : `${page}<script type="module" src="/list.js"></script>`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${server.address().port}/` };
}

async function round(browser, address, who) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  try {
    await page.goto(address);
    await page.waitForFunction('globalThis.measure');
    const drawn = await page.evaluate(([name, count]) => measure(name, count), [who, COUNT]);
    const found = await page.evaluate(() => findLast());
    await page.evaluate(() => scrollTo(0, 0));
    const scrolled = await page.evaluate(() => scrollThrough());
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return { ...drawn, ...scrolled, heap: usedSize / 2 ** 20, found: Number(found) };
  } finally {
    await page.close();
  }
}

/** Medians of each measure, for the widget and for `repeat`. */
export async function benchList(rounds = 5) {
  const { server, address } = await serve(await bundle());
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
  const runs = { parvis: [], repeat: [] };
  try {
    for (let turn = 0; turn < rounds; turn++) {
      for (const who of turn % 2 ? ['repeat', 'parvis'] : ['parvis', 'repeat']) {
        runs[who].push(await round(browser, address, who));
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  return Object.fromEntries(
    Object.entries(runs).map(([who, all]) => [
      who,
      Object.fromEntries(Object.keys(all[0]).map((name) => [name, median(all.map((run) => run[name]))])),
    ]),
  );
}

/** Prints the table, and says what misses its target. */
export async function reportList(rounds) {
  const { parvis, repeat } = await benchList(rounds);
  console.log(`\nList of ${COUNT} items, all in the page: medians, milliseconds (heap in MB)\n`);
  console.log('| measure | parvis | repeat at once | ratio |\n|---|---|---|---|');
  for (const name of Object.keys(parvis)) {
    const ratio = repeat[name] ? (parvis[name] / repeat[name]).toFixed(3) : '-';
    console.log(`| ${name} | ${parvis[name].toFixed(1)} | ${repeat[name].toFixed(1)} | ${ratio} |`);
  }
  const misses = [
    parvis.firstScreen > repeat.firstScreen / 8 && 'the first screen takes more than an eighth of repeat’s',
    parvis.longestTask > 50 && 'a task is longer than 50 ms',
    !parvis.found && 'find in page does not find the last item',
    parvis.rows !== COUNT && 'rows are missing',
  ].filter(Boolean);
  for (const miss of misses) console.log(`MISSED: ${miss}`);
  return misses;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await reportList(Number(process.argv[2]) || 5)).length ? 1 : 0;
}
