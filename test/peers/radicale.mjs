// A real Radicale from Debian's package, with accounts, in a folder of its own, gone at the end.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../support/free-port.mjs';
import { MissingError } from '../support/install.mjs';

const PROGRAM = '/usr/bin/radicale';

/**
 * Installs Radicale where it is missing, which takes root and Debian.
 *
 * @throws {MissingError} when it cannot.
 */
export function ensureRadicale() {
  if (existsSync(PROGRAM)) return;
  const command = 'apt-get install --no-install-recommends radicale';
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new MissingError(`The peers need Radicale, which only root can install here, on Debian: ${command}`);
  console.log('Installing Radicale…');
  // No service may start by itself.
  const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'radicale'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}

/**
 * Starts it with one account, `mairie`, who alone may read and write her calendars.
 *
 * @returns {Promise<{ url: string, version: string, authorization: string, close: () => Promise<void> }>}
 */
export async function startRadicale() {
  const folder = mkdtempSync(path.join(tmpdir(), 'parvis-radicale-'));
  const at = (/** @type {string} */ name) => path.join(folder, name);
  writeFileSync(at('users'), 'mairie:orvette\n');
  const port = await freePort();
  const log = openSync(at('log'), 'a');
  const child = spawn(
    PROGRAM,
    [
      ...['--config=', `--server-hosts=127.0.0.1:${port}`, `--storage-filesystem-folder=${at('store')}`],
      ...['--auth-type=htpasswd', `--auth-htpasswd-filename=${at('users')}`, '--auth-htpasswd-encryption=plain'],
      ...['--auth-delay=0', '--rights-type=owner_only'],
    ],
    { stdio: ['ignore', log, log] },
  );
  closeSync(log);
  const leave = () => child.kill('SIGKILL');
  process.once('exit', leave);
  const close = async () => {
    process.off('exit', leave);
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill();
      await Promise.race([gone, wait(10_000, undefined, { ref: false }).then(leave)]);
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  for (const begun = Date.now(); ; await wait(100)) {
    try {
      await fetch(url, { redirect: 'manual' });
      break;
    } catch (error) {
      if (Date.now() - begun < 30_000 && child.exitCode === null) continue;
      const said = readFileSync(at('log'), 'utf8');
      await close();
      throw new Error(`Radicale did not start: ${said}`, { cause: error });
    }
  }
  const version = execFileSync(PROGRAM, ['--version'], { encoding: 'utf8' }).trim();
  return { url, version, authorization: `Basic ${Buffer.from('mairie:orvette').toString('base64')}`, close };
}
