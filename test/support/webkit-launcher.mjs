// A launcher of @web/test-runner for WebKitGTK, through WebKitWebDriver: W3C WebDriver, no client library.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { freePort } from './free-port.mjs';

const MINI_BROWSER = ['4.1', '4.0', '6.0']
  .flatMap((version) => [
    `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
    `/usr/lib/aarch64-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
    `/usr/libexec/webkit2gtk-${version}/MiniBrowser`,
  ])
  .find(existsSync);

// WebDriver, 17.4.2: keys without a character have a code point in the private use area.
const KEYS = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Delete: '\uE017',
  Space: ' ',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Home: '\uE011',
  End: '\uE010',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
};
const BUTTONS = { left: 0, middle: 1, right: 2 };

class WebKitLauncher {
  name = 'WebKitGTK';
  type = 'webdriver'; // makes `sendKeys` and `sendMouse` of @web/test-runner-commands call the methods below
  concurrency = 1;

  #mapUrl;
  #port;
  #process;
  #session;
  #started;
  #active;

  constructor({ mapUrl = (url) => url } = {}) {
    this.#mapUrl = mapUrl;
  }

  async initialize() {}

  async startSession(id, url) {
    await (this.#started ??= this.#start());
    this.#active = id;
    await this.setViewport(id, { width: 800, height: 600 });
    await this.#call('POST', '/url', { url: this.#mapUrl(url) });
  }

  async stopSession() {
    this.#active = undefined;
    await this.#call('DELETE', '/actions');
    await this.#call('POST', '/url', { url: 'about:blank' });
    return {};
  }

  isActive(id) {
    return this.#active === id;
  }

  getBrowserUrl() {
    return this.#call('GET', '/url');
  }

  startDebugSession() {
    throw new Error('WebKitGTK has no debug session');
  }

  async stop() {
    if (!this.#process) return;
    if (this.#session) await this.#call('DELETE', '').catch(() => undefined);
    // The driver runs under xvfb-run: only the group ends them all.
    try {
      process.kill(-this.#process.pid);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }

  /** Sets the inner size of the page; the window around it is measured, for its bars have no fixed height. */
  async setViewport(_id, { width, height }) {
    const inner = () => this.#call('POST', '/execute/sync', { script: 'return [innerWidth, innerHeight]', args: [] });
    for (let attempt = 0; attempt < 5; attempt++) {
      const [innerWidth, innerHeight] = await inner();
      if (innerWidth === width && innerHeight === height) return;
      const rect = await this.#call('GET', '/window/rect');
      await this.#call('POST', '/window/rect', {
        width: rect.width + width - innerWidth,
        height: rect.height + height - innerHeight,
      });
    }
  }

  /** Presses and releases each key in turn. */
  sendKeys(id, keys) {
    return this.keyActions(
      id,
      keys.flatMap((key) => [
        ['keyDown', key],
        ['keyUp', key],
      ]),
    );
  }

  /** @param {['keyDown' | 'keyUp', string][]} actions */
  async keyActions(_id, actions) {
    await this.#call('POST', '/actions', {
      actions: [{ type: 'key', id: 'keyboard', actions: actions.map(([type, key]) => ({ type, value: KEYS[key] ?? key })) }],
    });
  }

  sendMouseMove(_id, x, y) {
    return this.#pointer([{ type: 'pointerMove', duration: 0, x, y }]);
  }

  sendMouseClick(_id, x, y, button = 'left') {
    return this.#pointer([
      { type: 'pointerMove', duration: 0, x, y },
      { type: 'pointerDown', button: BUTTONS[button] },
      { type: 'pointerUp', button: BUTTONS[button] },
    ]);
  }

  sendMouseDown(_id, button = 'left') {
    return this.#pointer([{ type: 'pointerDown', button: BUTTONS[button] }]);
  }

  sendMouseUp(_id, button = 'left') {
    return this.#pointer([{ type: 'pointerUp', button: BUTTONS[button] }]);
  }

  resetMouse(id) {
    return this.sendMouseMove(id, 0, 0);
  }

  async takeScreenshot() {
    return Buffer.from(await this.#call('GET', '/screenshot'), 'base64');
  }

  async #pointer(actions) {
    await this.#call('POST', '/actions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
  }

  async #start() {
    const binary = process.env.WEBKIT_BIN ?? MINI_BROWSER;
    if (!binary) throw new Error('No MiniBrowser of WebKitGTK found: install webkit2gtk-driver, or set WEBKIT_BIN.');
    this.#port = await freePort();
    const driver = ['WebKitWebDriver', `--port=${this.#port}`, '--host=local'];
    const [command, ...args] = process.env.DISPLAY
      ? driver
      : ['xvfb-run', '-a', '-s', '-screen 0 1600x1400x24', ...driver];
    this.#process = spawn(command, args, { detached: true, stdio: 'ignore' });
    await this.#ready();
    const { sessionId, capabilities } = await this.#send('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } } },
    });
    this.#session = sessionId;
    this.name = `WebKitGTK ${capabilities.browserVersion}`;
  }

  /** The driver tells nobody when it listens: it is asked until it answers, twenty seconds at most. */
  async #ready() {
    const failure = new Promise((_, reject) => this.#process.once('error', reject));
    const deadline = Date.now() + 20_000;
    for (;;) {
      const error = await Promise.race([
        this.#send('GET', '/status').then(
          () => undefined,
          (cause) => cause,
        ),
        failure,
      ]);
      if (!error) return;
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  #call(method, path, body) {
    return this.#send(method, `/session/${this.#session}${path}`, body);
  }

  async #send(method, path, body) {
    const response = await fetch(`http://127.0.0.1:${this.#port}${path}`, {
      method,
      body: body && JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value?.error} ${value?.message ?? ''}`);
    return value;
  }
}

export const webkitLauncher = (options) => new WebKitLauncher(options);
