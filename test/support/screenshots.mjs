// Draws every layout and state of the widgets, narrow and wide, light and dark, in the colours of the page and in those that
// the reader forces, in French, English and Arabic:
//   node test/support/screenshots.mjs <folder> [words that the names of the pictures must hold…]
// A name is layout-state-width-look-language, as in calendar-month-320-dark-forced-fr.
// HEIGHT is that of the window: a dialog is no higher.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { findChromium } from './browsers.mjs';
import { CHROMIUM_ARGS } from './launchers.mjs';

const page = `<!doctype html>
<html><head><meta charset="utf-8"><title>Parvis</title>
<style>
  body { margin: 0; padding: 16px; font: 16px/1.5 Georgia, serif }
  .light { color: #1b1b1b; background: #fff; color-scheme: light }
  .dark { color: #e9e6df; background: #14171c; color-scheme: dark }
</style></head>
<body><script type="module" src="/stories/support/gallery.ts"></script></body></html>`;

const [folder, ...words] = process.argv.slice(2);
if (!folder) throw new Error('Say in which folder the pictures go.');
await mkdir(folder, { recursive: true });

const server = await createServer({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  optimizeDeps: { include: ['lit', '@lit/context', '@lit/task', 'dompurify', 'diff', 'uqr'] },
  server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  plugins: [
    {
      name: 'gallery',
      configureServer: ({ middlewares }) => {
        middlewares.use((request, response, next) => {
          if (request.url !== '/') return next();
          response.setHeader('content-type', 'text/html');
          response.end(page);
        });
      },
    },
  ],
});
await server.listen();
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
let count = 0;
try {
  const tab = await browser.newPage();
  tab.on('pageerror', (error) => console.error(error.message));
  await tab.goto(`http://127.0.0.1:${server.httpServer.address().port}/`);
  await tab.waitForFunction(() => 'draw' in window);
  const drawings = await tab.evaluate(() => window.drawings);
  for (const width of [320, 1200]) {
    await tab.setViewportSize({ width, height: Number(process.env.HEIGHT ?? 700) });
    for (const look of ['light', 'dark', 'light-forced', 'dark-forced']) {
      const [theme, forced] = look.split('-');
      await tab.emulateMedia({ colorScheme: theme, forcedColors: forced ? 'active' : 'none' });
      for (const lang of ['fr', 'en', 'ar']) {
        for (const { state, layout } of drawings) {
          const name = `${layout}-${state}-${width}-${look}-${lang}`;
          if (!words.every((word) => name.includes(word))) continue;
          await tab.evaluate((drawing) => window.draw(drawing), { state, layout, theme, lang });
          await tab.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
          count++;
        }
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`${count} pictures in ${folder}`);
