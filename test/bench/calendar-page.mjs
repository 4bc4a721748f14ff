// How long the page is stopped while a calendar of 10,000 events comes in, as a town pastes it: the loader, one tag, one file.
// Medians of the longest task. Reads dist/: build first.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../support/browsers.mjs';
import { CHROMIUM_ARGS } from '../support/launchers.mjs';
import { calendarFile } from './calendar-data.mjs';

const COUNT = 10_000;
/** How many times slower than this machine, and how long a task may then be. */
const limits = { 1: 50, 4: 200 };
const cdn = fileURLToPath(new URL('../../dist/cdn', import.meta.url));
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const observed = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Agenda</title>
<script>
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
</script>`;
const pages = {
  '/': `${observed}<script type="module" src="/parvis.js"></script>
<parvis-event-calendar src="/agenda.ics"></parvis-event-calendar>`,
  '/alone': observed,
};

async function serve() {
  const agenda = calendarFile(COUNT);
  const server = createServer(async ({ url }, response) => {
    const [type, body] =
      url in pages
        ? ['text/html', pages[url]]
        : url === '/agenda.ics'
          ? ['text/calendar', agenda]
          : ['text/javascript', await readFile(path.join(cdn, path.basename(url))).catch(() => undefined)];
    response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${server.address().port}/` };
}

/** In the page: until the first events are shown. */
async function show() {
  const calendar = document.querySelector('parvis-event-calendar');
  await customElements.whenDefined('parvis-event-calendar');
  while (!calendar.shadowRoot.querySelector('[data-key]')) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** In the page: what the browser itself takes to hand over the file, by far the most of it in one task. */
async function receive() {
  const reader = (await fetch('/agenda.ics')).body.getReader();
  while (!(await reader.read()).done);
}

async function round(browser, address, rate, work) {
  const tab = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  try {
    const cdp = await tab.context().newCDPSession(tab);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate });
    await tab.goto(address);
    await tab.evaluate(work);
    return await tab.evaluate(async () => {
      const end = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { longest: Math.max(0, ...tasks.map(({ duration }) => duration)), end };
    });
  } finally {
    await tab.close();
  }
}

/** Prints the table, and says what misses its target. */
export async function reportCalendar(rounds) {
  const { server, address } = await serve();
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
  const misses = [];
  console.log(`\nCalendar of ${COUNT} events, as a page shows it: medians, milliseconds\n`);
  console.log('| slower | longest task | at most | receiving alone | shown after |\n|---|---|---|---|---|');
  const told = (time) => (time ? time.toFixed(0) : 'under 50');
  try {
    for (const [rate, most] of Object.entries(limits)) {
      const runs = [];
      const alone = [];
      for (let turn = 0; turn < rounds; turn++) {
        runs.push(await round(browser, address, Number(rate), show));
        alone.push(await round(browser, `${address}alone`, Number(rate), receive));
      }
      const longest = median(runs.map((run) => run.longest));
      const received = median(alone.map((run) => run.longest));
      const shown = median(runs.map((run) => run.end)).toFixed(0);
      console.log(`| ${rate} × | ${told(longest)} | ${most} | ${told(received)} | ${shown} |`);
      // What the browser takes by itself is no work of ours, and varies by a third.
      if (longest > most && longest > received * 1.33)
        misses.push(`${rate} times slower, a task is longer than ${most} ms while events come in`);
    }
  } finally {
    await browser.close();
    server.close();
  }
  for (const miss of misses) console.log(`MISSED: ${miss}`);
  return misses;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await reportCalendar(Number(process.argv[2]) || 5)).length ? 1 : 0;
}
