// A real WordPress from Debian's packages, on a database of its own, in a folder of its own, gone at the end.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../support/free-port.mjs';
import { MissingError } from '../support/install.mjs';

const PACKAGES =
  'wordpress wordpress-theme-twentytwentythree mariadb-server php-cli php-mysql php-xml php-mbstring php-curl php-gd'.split(
    ' ',
  );
const run = promisify(execFile);

/**
 * Installs WordPress where it is missing, which takes root and Debian.
 *
 * @throws {MissingError} when it cannot.
 */
export function ensureWordPress() {
  const installed = () => {
    const needed = [
      '/usr/share/wordpress/wp-load.php',
      '/usr/share/wordpress/wp-content/themes/twentytwentythree',
      '/usr/sbin/mariadbd',
      '/usr/bin/php',
    ];
    return needed.every(existsSync) && /^gd$/m.test(execFileSync('php', ['-m'], { encoding: 'utf8' }));
  };
  if (installed()) return;
  const command = `apt-get install --no-install-recommends ${PACKAGES.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new MissingError(`The peers need WordPress, which only root can install here, on Debian: ${command}`);
  console.log('Installing WordPress…');
  // No service may start by itself.
  const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env };
  execFileSync('apt-get', ['update', '-qq'], quiet);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], quiet);
  if (!installed()) throw new MissingError(`The peers need WordPress: ${command}`);
}

/**
 * @typedef {object} WordPress
 * @property {string} url
 * @property {string} docroot files put there are served beside it
 * @property {string} version
 * @property {(method: string, route: string, body: object | Buffer, headers?: Record<string, string>) => Promise<any>} write
 *   writes by the REST API, as its administrator
 * @property {(code: string) => Promise<any>} ask runs PHP inside WordPress; gives what it returns
 * @property {() => Promise<number[]>} close gives the processes that are left, of which there must be none
 */

/** Starts it, with pretty addresses. @returns {Promise<WordPress>} */
export async function startWordPress() {
  const folder = mkdtempSync(path.join(tmpdir(), 'parvis-wordpress-'));
  const at = (/** @type {string} */ name) => path.join(folder, name);
  const secret = randomBytes(12).toString('hex');
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = [];
  const start = (/** @type {string} */ command, /** @type {string[]} */ args, env = {}) => {
    const log = openSync(at(`${path.basename(command)}.log`), 'a');
    // In a group of its own, so that the workers go with it.
    const child = spawn(command, args, {
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, ...env },
    });
    children.push(child);
    return child;
  };
  const close = async () => {
    for (const child of children.reverse()) {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        signal(child, 'SIGTERM');
        await Promise.race([gone, wait(20_000, undefined, { ref: false })]);
      }
      signal(child, 'SIGKILL');
    }
    await until('the processes to go', () => !children.some((child) => signal(child, 0))).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    return children.filter((child) => signal(child, 0)).map(({ pid }) => /** @type {number} */ (pid));
  };

  // Whatever ends the run, nothing stays behind.
  const leave = () => {
    for (const child of children) signal(child, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  process.once('exit', leave);
  for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => process.exit(1));

  try {
    const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
    await run('mariadb-install-db', [
      ...['--no-defaults', ...asRoot, `--datadir=${at('db')}`],
      ...['--auth-root-authentication-method=normal', '--skip-test-db'],
    ]);
    const socket = at('db.sock');
    start('/usr/sbin/mariadbd', [
      ...['--no-defaults', ...asRoot, `--datadir=${at('db')}`, `--socket=${socket}`, `--pid-file=${at('db.pid')}`],
      '--skip-networking',
    ]);
    await until('the database', () => run('mariadb', ['--no-defaults', '-S', socket, '-u', 'root', '-e', 'select 1']));
    const sql = `create database wp; create user wp@localhost identified by '${secret}'; grant all on wp.* to wp@localhost`;
    await run('mariadb', ['--no-defaults', '-S', socket, '-u', 'root', '-e', sql]);

    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const docroot = at('www');
    // Debian's package is full of links to shared files; here it is one folder.
    cpSync('/usr/share/wordpress', docroot, { recursive: true, dereference: true });
    rmSync(path.join(docroot, 'wp-config.php'), { force: true });
    mkdirSync(path.join(docroot, 'wp-content/uploads'), { recursive: true });
    writeFileSync(path.join(docroot, 'wp-config.php'), configuration(socket, secret, url));
    writeFileSync(at('router.php'), router);
    writeFileSync(at('install.php'), installation(docroot, secret));
    const { stdout } = await run('php', [at('install.php')], { maxBuffer: 1e7 });
    const { version, password } = JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1));

    start('php', ['-S', `127.0.0.1:${port}`, '-t', docroot, at('router.php')], { PHP_CLI_SERVER_WORKERS: '4' });
    await until('WordPress', async () => {
      const { ok } = await fetch(`${url}/wp-json/`);
      if (!ok) throw new Error('not yet');
    });

    const authorization = `Basic ${Buffer.from(`mairie:${password}`).toString('base64')}`;
    return {
      url,
      docroot,
      version,
      async write(method, route, body, headers = {}) {
        const bytes = Buffer.isBuffer(body);
        const response = await fetch(`${url}/wp-json/wp/v2/${route}`, {
          method,
          body: bytes ? body : JSON.stringify(body),
          headers: { authorization, ...(bytes ? {} : { 'content-type': 'application/json' }), ...headers },
        });
        const answer = await response.json();
        if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${answer.message}`);
        return answer;
      },
      async ask(code) {
        const file = at('ask.php');
        writeFileSync(
          file,
          `<?php require '${docroot}/wp-load.php'; echo "\\n", json_encode((function () { ${code} })());`,
        );
        const { stdout } = await run('php', [file], { maxBuffer: 1e7 });
        return JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1));
      },
      close,
    };
  } catch (error) {
    for (const name of ['mariadbd.log', 'php.log'])
      if (existsSync(at(name))) console.error(`${name}:\n${readFileSync(at(name), 'utf8').slice(-2000)}`);
    await close();
    throw error;
  }
}

/** Sends a signal to the group of a process; false when it is gone. @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals | 0} name */
function signal({ pid }, name) {
  try {
    return !!pid && process.kill(-pid, name);
  } catch {
    return false;
  }
}

/** Asks until it is so, a minute at most. @param {string} what @param {() => unknown} ask */
async function until(what, ask) {
  const end = Date.now() + 60_000;
  for (;;) {
    let last;
    try {
      if ((await ask()) !== false) return;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited a minute for ${what}`, { cause: last });
    await wait(200);
  }
}

/** @param {string} socket @param {string} secret @param {string} url */
const configuration = (socket, secret, url) => `<?php
define('DB_NAME', 'wp'); define('DB_USER', 'wp'); define('DB_PASSWORD', '${secret}');
define('DB_HOST', 'localhost:${socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '${url}'); define('WP_SITEURL', '${url}');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
// Application passwords, without TLS.
define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_DEBUG', false);
${[
  'AUTH_KEY',
  'SECURE_AUTH_KEY',
  'LOGGED_IN_KEY',
  'NONCE_KEY',
  'AUTH_SALT',
  'SECURE_AUTH_SALT',
  'LOGGED_IN_SALT',
  'NONCE_SALT',
]
  .map((name) => `define('${name}', '${randomBytes(24).toString('hex')}');`)
  .join('\n')}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

// Files as they are; a page of the town under the strict policy; all else is WordPress.
const router = `<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$file = $_SERVER['DOCUMENT_ROOT'] . $path;
if (str_ends_with($path, '.html') && is_file($file)) {
  header('Content-Type: text/html; charset=utf-8');
  header('Content-Security-Policy: ' . trim(file_get_contents($_SERVER['DOCUMENT_ROOT'] . '/policy.txt')));
  readfile($file);
  return true;
}
if (is_file($file)) return false;
if (is_dir($file) && is_file(rtrim($file, '/') . '/index.php') && $path !== '/') return false;
$_SERVER['SCRIPT_NAME'] = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
`;

/** @param {string} docroot @param {string} secret */
const installation = (docroot, secret) => `<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = 'localhost';
require '${docroot}/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
// No mail leaves.
add_filter('pre_wp_mail', '__return_true');
wp_install('Centre social Les Tilleuls', 'mairie', 'mairie@parvis.test', true, '', '${secret}');
update_option('timezone_string', 'Europe/Paris');
update_option('posts_per_rss', 10);
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%year%/%postname%/');
$wp_rewrite->flush_rules();
// What every new WordPress says.
foreach (get_posts(['post_type' => ['post', 'page'], 'numberposts' => -1, 'post_status' => 'any']) as $post) wp_delete_post($post->ID, true);
[$password] = WP_Application_Passwords::create_new_application_password(1, ['name' => 'parvis']);
echo "\\n", json_encode(['version' => get_bloginfo('version'), 'password' => $password]);
`;
