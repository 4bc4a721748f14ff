import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { findChromium } from './browsers.mjs';
import { CHROMIUM_ARGS } from './launchers.mjs';
import { startTownProcess } from './town-process.mjs';

/**
 * The demo town in a process of its own, with a folder of its own, and a browser beside it, for all the tests of a file.
 *
 * @returns {{ town: Awaited<ReturnType<typeof startTownProcess>>, browser: import('playwright-core').Browser }} once they run
 */
export function townInBrowser() {
  const data = mkdtempSync(path.join(tmpdir(), 'parvis-town-'));
  const both = /** @type {ReturnType<typeof townInBrowser>} */ ({});
  before(async () => {
    both.town = await startTownProcess({ data });
    both.browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
  });
  after(async () => {
    await both.browser?.close();
    await both.town?.stop();
    rmSync(data, { recursive: true });
  });
  return both;
}
