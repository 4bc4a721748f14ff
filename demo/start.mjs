// What `npm start` runs. On a machine with only Node and npm: installs what is missing, builds, serves the demo town.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { MissingError, ensureDependencies } from '../test/support/install.mjs';

const root = path.join(import.meta.dirname, '..');
process.chdir(root);

try {
  ensureDependencies();
} catch (error) {
  if (!(error instanceof MissingError)) throw error;
  console.error(error.message);
  process.exit(1);
}
if (builtAt() < changedAt()) {
  console.log('Parvis is being built…');
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
    // npm is a script beside Node; on Windows only a shell starts it.
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('Parvis could not be built: the reason stands above.');
    process.exit(1);
  }
}

const { startTown } = await import('./server/town.mjs');
const [port, host] = [process.env.PORT?.trim() || '8080', process.env.HOST?.trim() || undefined];
if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
  refuse(`PORT must be a number from 0 to 65535, and is “${port}”.`);
const town = await startTown({
  port: Number(port),
  host,
  // The documents that people write, demo/.data unless said; emptied, the town begins anew.
  data: process.env.PARVIS_DATA ? path.resolve(process.env.PARVIS_DATA) : undefined,
  // The ideas lie there too, unless a PostgreSQL is named.
  databaseUrl: process.env.DATABASE_URL || undefined,
  // By which it is asked too, when a proxy of this machine hands on what others ask.
  names: process.env.PARVIS_NAMES?.split(/[\s,]+/).filter(Boolean),
}).catch((error) => {
  // What the machine says of an address; all else is a fault of the program, and keeps its trace.
  if (error.syscall !== 'listen' && error.syscall !== 'getaddrinfo') throw error;
  return refuse(`HOST and PORT (${host ?? '127.0.0.1'}, ${port}) cannot be listened at: ${error.message}`);
});
if (town.moved) console.log(`Port ${port} is busy, another one was taken.`);
console.log(`Saint-Aubin-des-Prés is open: ${[town.url, ...town.network].join('  ')}`);
if (town.plain) console.log(`The intranet, on plain http under a name that is not localhost: ${town.plain}`);
console.log('Ctrl+C stops it.');

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await town.close();
    process.exit(0);
  });
}

/** @param {string} why @returns {never} */
function refuse(why) {
  console.error(why);
  process.exit(1);
}

/** When the files for pages were built, epoch milliseconds; 0 when they never were. */
function builtAt() {
  const entry = path.join(root, 'dist/cdn/parvis.js');
  return existsSync(entry) ? statSync(entry).mtimeMs : 0;
}

/** When the newest source changed, epoch milliseconds. */
function changedAt() {
  const sources = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  return Math.max(...[...sources, 'rollup.config.mjs', 'package.json'].map((file) => statSync(file).mtimeMs));
}
