import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { focusFirefoxPage } from '../firefox-window.mjs';
import { emulateMedia } from '../media.mjs';

/** Milliseconds that an engine has for one command: less than a test has, which then says what did not answer. */
const PATIENCE = 25_000;

/**
 * The server's side of `test/support/commands.ts`: what a test asks of its engine, alike in the three.
 * Chromium and Firefox are driven by puppeteer, WebKit by WebDriver.
 */
export default () => ({
  name: 'engine-commands',
  async executeCommand({ command, payload, session }) {
    const run = commands[command];
    if (!run) return;
    const { browser, id } = session;
    const engine = browser.type === 'webdriver' ? webdriver(browser, id) : puppeteer(browser.getPage(id));
    return inTime(
      run(engine, payload, session),
      `${browser.name} does not answer ${command} ${JSON.stringify(payload)}`,
    );
  },
});

/** @returns {Promise<unknown>} What is waited for, or an error where it does not come. */
async function inTime(answer, sentence) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(sentence)), PATIENCE);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

const commands = {
  'parvis-keys': async (engine, { press, type, down, up }) => {
    if (press !== undefined) {
      const keys = chord(press);
      await engine.keys([...keys.map((key) => ['keyDown', key]), ...keys.reverse().map((key) => ['keyUp', key])]);
    }
    if (type !== undefined) await engine.type(type);
    if (down !== undefined) await engine.keys([['keyDown', down]]);
    if (up !== undefined) await engine.keys([['keyUp', up]]);
    return true;
  },
  'parvis-focus': (engine) => engine.focus(),
  'parvis-viewport': async (engine, size) => {
    await engine.viewport(size);
    return true;
  },
  'parvis-media': (engine, media) => engine.media(media),
  'parvis-tree': (engine) => engine.tree(),
  'parvis-pdf': async (engine, { name }) => {
    const pdf = await engine.pdf();
    if (!pdf) return false;
    const folder = process.env.SCREENSHOTS;
    if (folder) {
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, `${name}.pdf`), pdf);
    }
    // Pages and their sheets stand in plain text in what Chromium writes.
    const text = Buffer.from(pdf).toString('latin1');
    return [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, width, height]) => ({
      width: Math.round(width),
      height: Math.round(height),
    }));
  },
  'parvis-screenshot': async (engine, { name }, session) => {
    const folder = process.env.SCREENSHOTS;
    if (!folder) return null;
    const file = path.join(folder, `${name}-${session.browser.name.split(' ')[0].toLowerCase()}.png`);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, await engine.screenshot());
    return file;
  },
};

/** `Control+Home` → `['Control', 'Home']`; `+` alone is itself. */
function chord(text) {
  return text === '+' ? ['+'] : text.split('+').map((key) => key || '+');
}

function puppeteer(page) {
  return {
    async keys(actions) {
      for (const [action, key] of actions) await page.keyboard[action === 'keyDown' ? 'down' : 'up'](key);
    },
    type: (text) => page.keyboard.type(text),
    async focus() {
      if (page.browser().protocol === 'cdp') return false;
      await focusFirefoxPage(page);
      return true;
    },
    viewport: (size) => page.setViewport(size),
    async media(media) {
      await emulateMedia(page, media);
      return true;
    },
    screenshot: () => page.screenshot({ fullPage: true }),
    tree: async () => (page.browser().protocol === 'cdp' ? page.accessibility.snapshot() : false),
    // Firefox writes its pages otherwise.
    pdf: async () => (page.browser().protocol === 'cdp' ? page.pdf({ preferCSSPageSize: true }) : null),
  };
}

function webdriver(browser, id) {
  return {
    keys: (actions) => browser.keyActions(id, actions),
    type: (text) => browser.sendKeys(id, [...text]),
    focus: async () => false,
    viewport: (size) => browser.setViewport(id, size),
    media: async (media) => browser.hasMedia(media),
    screenshot: () => browser.takeScreenshot(id),
    tree: async () => false,
    pdf: async () => null,
  };
}
