import { spawnSync } from 'node:child_process';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findChromium, findFirefox } from './browsers.mjs';
import { focusFirefoxPage } from './firefox-window.mjs';
import { resetMedia } from './media.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

/** A name that is not localhost and not secure: there, browsers hide what they give to secure pages only. */
export const PLAIN_HOST = 'parvis.test';

export const CHROMIUM_ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
  ...(hasSandbox() ? [] : ['--no-sandbox']),
];

/** Nobody looks at the requests: to be told of each, with its body, costs Firefox as much again as all the rest. */
const UNTOLD = { networkEnabled: false };

const FIREFOX_PREFS = { 'network.dns.localDomains': PLAIN_HOST };

/** Chromium refuses its sandbox to root, and has none where a user may make no namespaces (containers, chroots). */
function hasSandbox() {
  if (process.platform !== 'linux') return true;
  return process.getuid() !== 0 && spawnSync('unshare', ['--user', '--map-root-user', 'true']).status === 0;
}

/** The launchers that ENGINES names. */
export function makeLaunchers(engines = process.env.ENGINES ?? 'chromium') {
  return engines.split(',').map((engine) => {
    const make = launchers[engine];
    if (!make) throw new Error(`ENGINES names "${engine}"; there are ${Object.keys(launchers).join(', ')}.`);
    return make();
  });
}

const launchers = {
  chromium: () =>
    named(
      'Chromium',
      chromeLauncher({
        concurrency: 2,
        launchOptions: {
          ...UNTOLD,
          executablePath: findChromium(),
          headless: true,
          // The page of the file before is kept for whoever goes back, and goes on working beside the next.
          args: [...CHROMIUM_ARGS, '--disable-features=BackForwardCache'],
        },
        createPage: ownWindow,
      }),
    ),
  firefox: () =>
    named(
      'Firefox',
      chromeLauncher({
        concurrency: 1,
        launchOptions: {
          ...UNTOLD,
          browser: 'firefox',
          executablePath: findFirefox(),
          headless: true,
          args: ['--remote-allow-system-access'],
          extraPrefsFirefox: FIREFOX_PREFS,
        },
      }),
    ),
  webkit: () => webkitLauncher({ mapUrl, proxyHost: PLAIN_HOST }),
  'webkit-dark': () => webkitLauncher({ mapUrl, proxyHost: PLAIN_HOST, dark: true }),
};

/**
 * A window of its own, with a storage of its own and the focus: two pages that run side by side, on two cores, know
 * nothing of each other. Its history is emptied after each file: it holds fifty steps, and the first that a full one lets go
 * are those that a page has made without its reader, which a test has.
 */
async function ownWindow({ browser }) {
  const page = await (await browser.createBrowserContext()).newPage();
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return Object.assign(page, { historyClient: session });
}

function named(name, launcher) {
  const { startSession, stopSession } = launcher;
  return Object.assign(launcher, {
    name,
    startSession: (id, url) => startSession.call(launcher, id, mapUrl(url)),
    async stopSession(id) {
      const page = launcher.getPage(id);
      await resetMedia(page);
      const result = await stopSession.call(launcher, id);
      // The page serves the next file.
      if (name === 'Firefox' && !page.isClosed()) await focusFirefoxPage(page);
      await page.historyClient?.send('Page.resetNavigationHistory');
      return result;
    },
  });
}

function mapUrl(url) {
  if (process.env.ORIGIN !== 'plain') return url;
  const mapped = new URL(url);
  mapped.hostname = PLAIN_HOST;
  return mapped.href;
}
