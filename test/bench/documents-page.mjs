// The list of 5,000 documents, all of them in the page, beside the same rows drawn with Lit's `repeat` at once: in one
// run, by turns, medians. Reads dist/: build first.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../support/browsers.mjs';
import { CHROMIUM_ARGS } from '../support/launchers.mjs';
import { bundle, serve } from './list-page.mjs';

const COUNT = 5000;
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

async function round(browser, address, who) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  try {
    await page.goto(address);
    await page.waitForFunction('globalThis.measure');
    const drawn = await page.evaluate(([name, count]) => measure(name, count), [who, COUNT]);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return { ...drawn, heap: usedSize / 2 ** 20 };
  } finally {
    await page.close();
  }
}

/** Prints the table, and says what misses its target. */
export async function reportDocuments(rounds) {
  const { server, address } = await serve(await bundle('documents-page.js'));
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
  const runs = { parvis: [], repeat: [] };
  try {
    for (let turn = 0; turn < rounds; turn++)
      for (const who of turn % 2 ? ['repeat', 'parvis'] : ['parvis', 'repeat'])
        runs[who].push(await round(browser, address, who));
  } finally {
    await browser.close();
    server.close();
  }
  const of = (who) =>
    Object.fromEntries(Object.keys(runs[who][0]).map((name) => [name, median(runs[who].map((run) => run[name]))]));
  const [parvis, repeat] = [of('parvis'), of('repeat')];
  console.log(`\nList of ${COUNT} documents, all in the page: medians, milliseconds (heap in MB)\n`);
  console.log('| measure | parvis | repeat at once | ratio |\n|---|---|---|---|');
  for (const name of Object.keys(parvis)) {
    const other = repeat[name];
    console.log(
      `| ${name} | ${parvis[name].toFixed(1)} | ${other === undefined ? '-' : other.toFixed(1)} | ${other ? (parvis[name] / other).toFixed(3) : '-'} |`,
    );
  }
  const misses = [
    parvis.longestTask > 50 && 'a task is longer than 50 ms while documents come',
    parvis.longestAfter > 50 && 'a task is longer than 50 ms while the reader sorts and searches',
    parvis.worstKey > 50 && 'a key of the search takes more than 50 ms',
    parvis.rows !== COUNT && 'rows are missing',
  ].filter(Boolean);
  for (const miss of misses) console.log(`MISSED: ${miss}`);
  return misses;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await reportDocuments(Number(process.argv[2]) || 5)).length ? 1 : 0;
}
