// A Chromium of the age of the oldest browsers that Parvis is for. Debian has the newest alone; the npm registry has old ones, made
// for servers without a screen.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

// That of 111 was made before `color-mix()` was let out, which Chrome 111 has.
const PACKAGE = '@sparticuz/chromium@112.0.2';
const folder = path.join(import.meta.dirname, '../../node_modules/.cache/parvis/chromium-112');

/**
 * Path of it; fetched the first time.
 *
 * @throws when the registry gives none, or this machine is none for which it was made.
 */
export function oldestChromium() {
  const file = path.join(folder, 'chromium');
  if (existsSync(file)) return file;
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('It is made for Linux on x64 alone.');
  console.log('Fetching a Chromium of 2023…');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  const { status } = spawnSync(
    'npm',
    ['install', PACKAGE, '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) throw new Error(`${PACKAGE} could not be had: npm has said why above.`);
  const packed = path.join(folder, 'node_modules/@sparticuz/chromium/bin/chromium.br');
  writeFileSync(`${file}.part`, brotliDecompressSync(readFileSync(packed)));
  chmodSync(`${file}.part`, 0o755);
  renameSync(`${file}.part`, file);
  return file;
}
