// The stories as tests: each one is drawn, its `play` run and axe asked, in a real browser.
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { Reporter } from 'vitest/node';
import { findChromium } from './test/support/browsers.mjs';
import { CHROMIUM_ARGS } from './test/support/launchers.mjs';

/** One plain closing line, as every suite here ends: "N passed, N failed". */
const plainReporter: Reporter = {
  onTestRunEnd(modules, errors) {
    const results = modules.flatMap(({ children }) => [...children.allTests()].map((test) => test.result().state));
    const passed = results.filter((state) => state === 'passed').length;
    // Nothing that was run has shown nothing.
    const failed = results.length ? results.length - passed + errors.length : 1;
    if (!results.length) console.error('No story was found.');
    console.log(`\n${passed} passed, ${failed} failed`);
    if (failed) process.exitCode = 1;
  },
};

export default defineConfig({
  plugins: [await storybookTest({ configDir: '.storybook' })],
  test: {
    name: 'stories',
    reporters: ['default', plainReporter],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS } }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
