// A launcher of @web/test-runner for WebKitGTK, through WebKitWebDriver: W3C WebDriver, no client library.
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.mjs';
import { startProxy } from './name-proxy.mjs';
import { compilePreload } from './preload.mjs';

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
// Without a window manager a window has the focus while the pointer is on it, and an empty screen has the pointer in its
// middle: a window that stands there matches :focus, at any size.
const SCREEN = { width: 1600, height: 1400 };
const UNDER_POINTER = { x: SCREEN.width / 2 - 160, y: SCREEN.height / 2 - 140 };
/** What never goes through the proxy. */
const DIRECT = ['--ignore-host=localhost', '--ignore-host=127.0.0.1'];
const BUTTONS = { left: 0, middle: 1, right: 2 };

let starting;

class WebKitLauncher {
  name = 'WebKitGTK';
  type = 'webdriver'; // makes `sendKeys` and `sendMouse` of @web/test-runner-commands call the methods below
  concurrency = 1;

  #mapUrl;
  #dark;
  #proxyHost;
  #proxy;
  #config;
  #port;
  #processes = [];
  #failure;
  #session;
  #started;
  #active;

  /**
   * @param {object} options
   * @param {(url: string) => string} [options.mapUrl] Where the pages of the runner are opened instead.
   * @param {string} [options.proxyHost] A name that leads to this machine, as no resolver here knows it.
   * @param {boolean} [options.dark] The colours that the reader prefers; they cannot change once started.
   */
  constructor({ mapUrl = (url) => url, proxyHost, dark = false } = {}) {
    this.#mapUrl = mapUrl;
    this.#proxyHost = proxyHost;
    this.#dark = dark;
  }

  /** True when what is asked is what this engine already has. */
  hasMedia({ media = 'screen', colorScheme, reducedMotion = 'no-preference', forcedColors = 'none' }) {
    const scheme = this.#dark ? 'dark' : 'light';
    return (
      media === 'screen' &&
      (colorScheme ?? scheme) === scheme &&
      reducedMotion !== 'reduce' &&
      forcedColors !== 'active'
    );
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
    this.#proxy?.close();
    if (this.#session) await this.#call('DELETE', '').catch(() => undefined);
    this.#kill();
  }

  /** Ends each process with its children, and leaves no file. */
  #kill = () => {
    if (this.#config) rmSync(this.#config, { recursive: true, force: true });
    for (const { pid } of this.#processes.splice(0)) {
      try {
        process.kill(-pid);
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    }
  };

  /** Sets the inner size of the page. The bars of the window are measured, for their height is the theme's. */
  async setViewport(_id, { width, height }) {
    const deadline = Date.now() + 5000;
    for (;;) {
      const { bars, inner } = await this.#measure();
      if (inner.width === width && inner.height === height) return;
      if (Date.now() > deadline) throw new Error(`WebKitGTK stays at ${inner.width} × ${inner.height}.`);
      // Between the window and the page a resize takes a moment, in which their difference means nothing.
      const steady = bars.width >= 0 && bars.width < 100 && bars.height >= 0 && bars.height < 200;
      if (steady) {
        await this.#call('POST', '/window/rect', {
          ...UNDER_POINTER,
          width: width + bars.width,
          height: height + bars.height,
        });
      }
    }
  }

  async #measure() {
    const rect = await this.#call('GET', '/window/rect');
    const [width, height] = await this.#call('POST', '/execute/sync', {
      script: 'return [innerWidth, innerHeight]',
      args: [],
    });
    return { bars: { width: rect.width - width, height: rect.height - height }, inner: { width, height } };
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
      actions: [
        { type: 'key', id: 'keyboard', actions: actions.map(([type, key]) => ({ type, value: KEYS[key] ?? key })) },
      ],
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

  /** A driver whose browser never answers (two that start in one second) or has ended is ended, and another started. */
  async #start() {
    const previous = starting;
    let done;
    starting = new Promise((resolve) => (done = resolve));
    await previous;
    process.once('exit', this.#kill);
    // A run that is cut short leaves nothing behind either.
    process.once('SIGTERM', () => process.exit(143));
    try {
      for (let attempt = 1; ; attempt++) {
        try {
          return await this.#open();
        } catch (error) {
          this.#kill();
          const lost = error.name === 'TimeoutError' || error.message === 'fetch failed';
          if (attempt === 5 || !lost) throw error;
          console.error(`WebKit, attempt ${attempt}: ${error.message}`);
        }
      }
    } finally {
      done();
    }
  }

  async #open() {
    const browser = process.env.WEBKIT_BIN ?? MINI_BROWSER;
    if (!browser) throw new Error('No MiniBrowser of WebKitGTK found: install webkit2gtk-driver, or set WEBKIT_BIN.');
    this.#port = await freePort();
    const display = process.env.DISPLAY ?? (await this.#startScreen());
    const config = await this.#configure();
    this.#spawn('WebKitWebDriver', [`--port=${this.#port}`, '--host=local'], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: display,
        XDG_CONFIG_HOME: config,
        LD_PRELOAD: compilePreload('keep-pages', config) ?? '',
        // There is no graphics card: layers put together by hand cost a fifth of the time, and nobody looks at them.
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      },
    });
    await this.#ready();
    if (this.#proxyHost) this.#proxy ??= await startProxy(this.#proxyHost);
    // The page of the file before is kept for whoever goes back, and nobody does.
    const args = ['--automation', '--enable-page-cache=false', ...(this.#dark ? ['--dark-mode'] : [])];
    // As an argument: told by the driver, it reaches a browser that has only half started, and ends it most of the time.
    if (this.#proxy) args.push(`--proxy=http://127.0.0.1:${this.#proxy.port}`, ...DIRECT);
    // A driver waits for a browser that has ended as for any other: it ends with it.
    const command = '"$0" "$@"; kill -9 $PPID';
    const options = { binary: '/bin/sh', args: ['-c', command, browser, ...args] };
    const { sessionId, capabilities } = await this.#send(
      'POST',
      '/session',
      { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } },
      AbortSignal.timeout(8000),
    );
    this.#session = sessionId;
    this.name = `WebKitGTK ${capabilities.browserVersion}${this.#dark ? ' dark' : ''}`;
  }

  /** Lets the window shrink to a phone's width: with the theme's paddings its buttons alone need 447 pixels. */
  async #configure() {
    this.#config = await mkdtemp(path.join(tmpdir(), 'parvis-webkit-'));
    await mkdir(path.join(this.#config, 'gtk-3.0'));
    await writeFile(
      path.join(this.#config, 'gtk-3.0/gtk.css'),
      '* { min-width: 0; min-height: 0; margin: 0; padding: 0 }',
    );
    return this.#config;
  }

  #spawn(command, args, options) {
    const child = spawn(command, args, { detached: true, ...options });
    this.#failure = new Promise((_, reject) => child.once('error', reject));
    this.#failure.catch(() => undefined);
    this.#processes.push(child);
    return child;
  }

  /** Starts a screen that nobody sees. The server itself picks a free number: `xvfb-run -a` picks one twice. */
  async #startScreen() {
    const child = this.#spawn(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', `${SCREEN.width}x${SCREEN.height}x24`, '-nolisten', 'tcp'],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      },
    );
    const number = new Promise((resolve) => child.stdio[3].once('data', (data) => resolve(String(data).trim())));
    return `:${await Promise.race([number, this.#failure])}`;
  }

  /** The driver tells nobody when it listens: it is asked until it answers, twenty seconds at most. */
  async #ready() {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const error = await Promise.race([
        this.#send('GET', '/status').then(
          () => undefined,
          (cause) => cause,
        ),
        this.#failure,
      ]);
      if (!error) return;
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  #call(method, path, body) {
    return this.#send(method, `/session/${this.#session}${path}`, body);
  }

  async #send(method, path, body, signal) {
    const response = await fetch(`http://127.0.0.1:${this.#port}${path}`, {
      method,
      signal,
      body: body && JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value?.error} ${value?.message ?? ''}`);
    return value;
  }
}

export const webkitLauncher = (options) => new WebKitLauncher(options);
