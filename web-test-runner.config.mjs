// The suite in real browsers. Variables: ENGINES=chromium,firefox,webkit (chromium when absent), FILES (a glob),
// ORIGIN=plain (the pages come from http://parvis.test, where a browser gives less than to localhost),
// LIT=lean (the sources have the Lit of the bundles, which lacks what they do not need),
// TODAY (an instant: the clock of every test page starts there), SCREENSHOTS (a folder), COVERAGE=1, and CHROME_BIN, FIREFOX_BIN, WEBKIT_BIN for browsers in unusual places.
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { makeLaunchers } from './test/support/launchers.mjs';
import { corpusServer } from './test/support/corpus-server.mjs';
import { freePort } from './test/support/free-port.mjs';
import { leanLitServed } from './test/support/lean-lit-served.mjs';
import { plainReporter } from './test/support/reporter.mjs';

// Neither UTC nor the zone of the towns, and half an hour off: what forgets a zone shows. Browsers inherit it.
process.env.TZ = 'America/St_Johns';

// Before anything else in the page. What holds on the day on which it was written only, shows.
const clock = process.env.TODAY
  ? `<script>{
      const shift = Date.parse(${JSON.stringify(process.env.TODAY)}) - Date.now();
      const Own = Date;
      globalThis.Date = class Date extends Own {
        constructor(...given) { super(...(given.length ? given : [Own.now() + shift])); }
        static now() { return Own.now() + shift; }
      };
    }</script>`
  : '';

const everything = 'test/**/*.test.ts';
// What asks a server, keeps, copies, locks, writes, works beside the page or meets a policy. All the rest (what reads texts,
// draws, has a focus, is looked at by axe) is the same wherever a page comes from.
const ofAnOrigin = [
  'test/*.test.ts',
  '!test/hostile-texts.test.ts',
  'test/data/{*,keeping/*,loading/*,writing/*,live/*}.test.ts',
  '!test/data/safe-html.test.ts',
  'test/{settings,ui}/**/*.test.ts',
  'test/hostile/functions.test.ts',
  'test/widgets/*/*-{list,feed,calendar,box,dialog}.test.ts',
  'test/widgets/*/{marks,sheet,writing,folders,votes}/**/*.test.ts',
  'test/widgets/news-feed/controls/**/*.test.ts',
  'test/widgets/event-calendar/{calendar-tools,several-sources,further-pages}.test.ts',
  'test/widgets/event-calendar/icalendar/read-long-calendar.test.ts',
];

const here = (path) => new URL(path, import.meta.url);

// A plugin of the test server (a server that misbehaves, pages with other policies) is one file in this folder.
const plugins = await Promise.all(
  (await readdir(here('./test/support/plugins')))
    .filter((file) => file.endsWith('.mjs'))
    .map(async (file) => (await import(here(`./test/support/plugins/${file}`).href)).default()),
);

/** The address of a worker is written as that of a script: the server knows what an import means, and not this. */
const workersOfSources = (context, next) => {
  context.url = context.url.replace(/^(\/src\/.+-worker)\.js\b/, '$1.ts');
  return next();
};

export default {
  files: process.env.FILES ?? (process.env.ORIGIN === 'plain' ? ofAnOrigin : everything),
  port: await freePort(),
  nodeResolve: { exportConditions: ['development'] },
  middleware: [corpusServer(), workersOfSources],
  plugins: [
    ...(process.env.LIT === 'lean' ? [leanLitServed()] : []),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(here('./tsconfig.json')) }),
    ...plugins,
  ],
  browsers: makeLaunchers(),
  reporters: [defaultReporter({ reportTestProgress: !process.env.CI }), plainReporter()],
  // Lit greets developers once per page; anything else that a page prints is worth reading.
  filterBrowserLogs: ({ args }) => !args.some((arg) => typeof arg === 'string' && arg.includes('Lit is in dev mode')),
  coverage: process.env.COVERAGE === '1',
  coverageConfig: { include: ['src/**/*.ts'], reporters: ['text', 'lcov'] },
  testRunnerHtml: (framework) =>
    `<!doctype html><html><body>${clock}<script type="module" src="${framework}"></script></body></html>`,
  // Bounds for a test that hangs, wide enough for a machine that does other things; nothing is measured by them.
  testFramework: { config: { ui: 'bdd', timeout: 60_000 } },
  testsStartTimeout: 120_000,
  testsFinishTimeout: 420_000,
  browserStartTimeout: 120_000,
};
