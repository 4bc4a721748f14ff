// Where browsers stand. Runs on a bare Node: no dependency may be imported here.
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Path of a Chromium or a Chrome, or undefined. CHROME_BIN wins.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  return process.env.CHROME_BIN || firstOf(CHROMIUM[process.platform] ?? CHROMIUM.linux) || playwrightChromium();
}

/** Path of a Firefox, or undefined. FIREFOX_BIN wins. */
export function findFirefox() {
  return process.env.FIREFOX_BIN || firstOf(FIREFOX[process.platform] ?? FIREFOX.linux);
}

const inPath = (names) =>
  names.flatMap((name) =>
    (process.env.PATH ?? '')
      .split(path.delimiter)
      .filter(Boolean)
      .map((folder) => path.join(folder, name)),
  );
const programFiles = (tail) =>
  ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter(Boolean)
    .map((folder) => path.join(folder, tail));

const CHROMIUM = {
  linux: [
    // The same engine without windows, where it is a package of its own: it works half as much for the same page.
    ...inPath(['chromium-headless-shell']),
    ...inPath(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']),
    '/snap/bin/chromium',
  ],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
    ['/Applications', path.join(homedir(), 'Applications')].map(
      (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
    ),
  ),
  win32: [
    ...programFiles('Google\\Chrome\\Application\\chrome.exe'),
    ...programFiles('Chromium\\Application\\chrome.exe'),
    ...programFiles('Microsoft\\Edge\\Application\\msedge.exe'),
  ],
};

const FIREFOX = {
  linux: inPath(['firefox-esr', 'firefox']),
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: programFiles('Mozilla Firefox\\firefox.exe'),
};

function firstOf(paths) {
  return paths.find((file) => existsSync(file));
}

/** The browser that `playwright-core install chromium-headless-shell` leaves in its own cache. */
function playwrightChromium() {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ||
    {
      darwin: path.join(homedir(), 'Library/Caches/ms-playwright'),
      win32: path.join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
    }[process.platform] ||
    path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'ms-playwright');
  if (!existsSync(cache)) return undefined;
  const names = /^(chrome|chromium|headless_shell|chrome-headless-shell|Chromium|Google Chrome for Testing)(\.exe)?$/;
  const folders = readdirSync(cache)
    .filter((name) => name.startsWith('chromium'))
    .sort()
    .reverse();
  for (const folder of folders) {
    const found = readdirSync(path.join(cache, folder), { recursive: true, withFileTypes: true }).find(
      (entry) => entry.isFile() && names.test(entry.name),
    );
    if (found) return path.join(found.parentPath ?? found.path, found.name);
  }
  return undefined;
}
