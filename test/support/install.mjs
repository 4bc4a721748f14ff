// Installs what a bare machine lacks. Runs on Node alone: nothing of node_modules may be imported here.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './browsers.mjs';

const root = path.join(import.meta.dirname, '../..');
const modules = path.join(root, 'node_modules');

/** What is missing could not be had; the message says in one sentence what is needed. */
export class MissingError extends Error {}

/** Installs the dependencies when they are absent, or older than the lock. */
export function ensureDependencies() {
  const lock = statSync(path.join(root, 'package-lock.json'), { throwIfNoEntry: false });
  const installed = statSync(path.join(modules, '.package-lock.json'), { throwIfNoEntry: false });
  if (!installed || (lock && lock.mtimeMs > installed.mtimeMs)) {
    console.log('Installing the dependencies…');
    npm('install', '--no-audit', '--no-fund', '--loglevel=error');
  }
  const missing = missingBinaries();
  if (missing.length) {
    console.log(`Installing what this platform needs: ${missing.join(', ')}`);
    npm('install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...missing);
  }
}

/**
 * Gives the path of a Chromium; installs one where there is none.
 *
 * @throws {MissingError} when it cannot.
 */
export function ensureChromium() {
  const found = findChromium();
  if (found && runs(found)) return found;
  console.log('Installing a browser…');
  for (const install of [fromPackages, fromPlaywright]) {
    if (!install()) continue;
    const installed = findChromium();
    if (installed && runs(installed)) return installed;
  }
  throw new MissingError(
    process.platform === 'linux'
      ? 'The tests need a browser, which only root can install here: apt-get install chromium (or name one in the variable CHROME_BIN).'
      : 'The tests need a browser: install Chrome, or name one in the variable CHROME_BIN.',
  );
}

/** As root, where packages come from Debian or its like. */
function fromPackages() {
  if (process.getuid?.() !== 0 || !works('apt-get', ['--version'])) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  // Debian has the engine without windows, others of its family the whole browser only.
  return ['chromium-headless-shell', 'chromium'].some(
    (name) => spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], quiet).status === 0,
  );
}

/** Without any right: a browser in the reader's own cache. */
function fromPlaywright() {
  const cli = path.join(modules, 'playwright-core/cli.js');
  if (!existsSync(cli)) return false;
  const options = { stdio: ['ignore', 'ignore', 'ignore'], timeout: 300_000 };
  return spawnSync(process.execPath, [cli, 'install', 'chromium', '--only-shell'], options).status === 0;
}

/** A browser may be there and lack a library. On Windows the question itself would open a window. */
function runs(browser) {
  return process.platform === 'win32' ? existsSync(browser) : works(browser, ['--version']);
}

function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 60_000 }).status === 0;
}

function npm(...args) {
  // npm is a script beside Node; on Windows only a shell starts it.
  const { status, error } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error?.code === 'ENOENT') throw new MissingError('npm is needed beside Node.js.');
  if (status !== 0) throw new MissingError('The dependencies could not be installed: npm has said why above.');
}

/**
 * Packages with the binaries of this platform that are not there, as `name@version`. A lock made on one platform may
 * name the binaries of that one only, and npm then installs no other.
 */
function missingBinaries() {
  return packages().flatMap((folder) => {
    const { optionalDependencies = {} } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return Object.entries(optionalDependencies)
      .filter(([name]) => isForThisPlatform(name) && !isInstalled(name, folder))
      .map(([name, version]) => `${name}@${version}`);
  });
}

function isForThisPlatform(name) {
  const at = name.lastIndexOf(`${process.platform}-${process.arch}`);
  if (at < 0) return false;
  const suffix = name.slice(at + `${process.platform}-${process.arch}`.length);
  return ['', ...({ linux: [`-${libc()}`], win32: ['-msvc'] }[process.platform] ?? [])].includes(suffix);
}

function libc() {
  return process.report.getReport().header.glibcVersionRuntime ? 'gnu' : 'musl';
}

/** Where Node would find it: beside the package, inside it, or above. */
function isInstalled(name, folder) {
  return [path.join(folder, 'node_modules'), modules].some((place) => existsSync(path.join(place, name)));
}

function packages() {
  return readdirSync(modules)
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(path.join(modules, name)).map((sub) => `${name}/${sub}`) : name,
    )
    .map((name) => path.join(modules, name))
    .filter((folder) => existsSync(path.join(folder, 'package.json')));
}
