// Real servers of files from Debian's packages, each on a folder of its own, gone at the end: rclone, Apache, nginx.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../support/free-port.mjs';
import { MissingError } from '../support/install.mjs';

const PROGRAMS = { rclone: '/usr/bin/rclone', 'apache2-bin': '/usr/sbin/apache2', 'nginx-light': '/usr/sbin/nginx' };

/**
 * Installs the servers where they are missing, which takes root and Debian.
 *
 * @throws {MissingError} when it cannot.
 */
export function ensureShares() {
  const missing = Object.entries(PROGRAMS).flatMap(([name, program]) => (existsSync(program) ? [] : [name]));
  if (!missing.length) return;
  const command = `apt-get install --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new MissingError(`The peers need servers of files, which only root can install here, on Debian: ${command}`);
  console.log(`Installing ${missing.join(', ')}…`);
  // No service may start by itself.
  const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}

/** What each share holds at first. */
export const held = {
  'Annexe 10.pdf': '%PDF-1.4 dix',
  'Annexe 2.pdf': '%PDF-1.4 deux',
  'Été & « plans » 100 %.md': '# Été',
  'Procédures/neige #1.txt': 'du sel',
};

/** A folder with these files, which the servers may write. */
function folderOf(/** @type {string} */ above, /** @type {string} */ name) {
  const folder = path.join(above, name);
  for (const [file, text] of Object.entries(held)) {
    const at = path.join(folder, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
  }
  return folder;
}

/** Apache gives up being root: what it writes must be its own. @param {string} folder @param {string} user */
function give(folder, user) {
  if (process.getuid?.() !== 0) return;
  execFileSync('chown', ['-R', user, folder]);
}

/**
 * Starts them, each under the path of its name.
 *
 * @returns {Promise<{ urls: Record<string, string>, folders: Record<string, string>, close: () => Promise<void> }>}
 */
export async function startShares() {
  const above = mkdtempSync(path.join(tmpdir(), 'parvis-shares-'));
  chmodSync(above, 0o755);
  const folders = Object.fromEntries(['rclone', 'apache', 'nginx'].map((name) => [name, folderOf(above, name)]));
  const [rclone, apache, nginx] = [await freePort(), await freePort(), await freePort()];
  const modules = '/usr/lib/apache2/modules';
  const state = path.join(above, 'state');
  mkdirSync(state);
  const root = process.getuid?.() === 0;
  writeFileSync(
    path.join(above, 'apache.conf'),
    `ServerRoot ${state}
ServerName localhost
Listen 127.0.0.1:${apache}
PidFile ${state}/apache.pid
ErrorLog ${state}/apache.log
${['mpm_event', 'authz_core', 'mime', 'dir', 'alias', 'dav', 'dav_fs'].map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
TypesConfig /etc/mime.types
${root ? 'User www-data\nGroup www-data' : ''}
DavLockDB ${state}/DavLock
DocumentRoot ${folders.apache}
Alias /apache/ ${folders.apache}/
<Directory ${folders.apache}>
  Require all granted
  Dav On
  DirectoryIndex disabled
</Directory>
`,
  );
  writeFileSync(
    path.join(above, 'nginx.conf'),
    `pid ${state}/nginx.pid; error_log ${state}/nginx.log; daemon off; ${root ? 'user www-data;' : ''}
events {}
http {
  include /etc/nginx/mime.types;
  charset utf-8;
  access_log off;
  client_body_temp_path ${state}/body; proxy_temp_path ${state}/proxy; fastcgi_temp_path ${state}/fastcgi;
  uwsgi_temp_path ${state}/uwsgi; scgi_temp_path ${state}/scgi;
  server {
    listen 127.0.0.1:${nginx};
    location /nginx/ { alias ${folders.nginx}/; autoindex on; autoindex_exact_size off; }
    location /nginx-json/ { alias ${folders.nginx}/; autoindex on; autoindex_format json; }
  }
}
`,
  );
  for (const folder of [folders.apache, state]) give(/** @type {string} */ (folder), 'www-data');
  const options = /** @type {const} */ ({ stdio: 'ignore' });
  const running = [
    spawn(
      PROGRAMS.rclone,
      ['serve', 'webdav', /** @type {string} */ (folders.rclone), `--addr=127.0.0.1:${rclone}`, '--baseurl=/rclone'],
      { ...options, env: { ...process.env, RCLONE_CONFIG: '/dev/null' } },
    ),
    spawn(PROGRAMS['apache2-bin'], ['-f', path.join(above, 'apache.conf'), '-DFOREGROUND'], options),
    spawn(PROGRAMS['nginx-light'], ['-c', path.join(above, 'nginx.conf')], options),
  ];
  const urls = {
    rclone: `http://127.0.0.1:${rclone}`,
    apache: `http://127.0.0.1:${apache}`,
    nginx: `http://127.0.0.1:${nginx}`,
    'nginx-json': `http://127.0.0.1:${nginx}`,
  };
  for (const [name, url] of Object.entries(urls)) {
    for (let left = 100; ; left--) {
      const answer = await fetch(`${url}/${name}/`, { method: 'OPTIONS' }).catch(() => undefined);
      if (answer && answer.status < 500) break;
      if (!left) throw new Error(`${name} does not answer at ${url}`);
      await wait(100);
    }
  }
  return {
    urls,
    folders,
    async close() {
      for (const child of running) {
        child.kill('SIGTERM');
        if (child.exitCode === null) await once(child, 'exit');
      }
      rmSync(above, { recursive: true, force: true });
    },
  };
}

/** Somebody changes a file on the disk of a share, past every browser. @param {string} file @param {string} text */
export function changeOnDisk(file, text) {
  writeFileSync(file, text);
  if (process.getuid?.() === 0) chownSync(file, 33, 33);
}
