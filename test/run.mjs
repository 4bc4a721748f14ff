// What `npm test` runs. On a machine with only Node and npm: installs what is missing, a browser too, and runs the suite.
// `npm test -- --engines chromium,firefox,webkit --files 'test/data/*.test.ts'` chooses engines and files.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MissingError, ensureChromium, ensureDependencies } from './support/install.mjs';

const { values } = parseArgs({ options: { engines: { type: 'string' }, files: { type: 'string' } } });
const root = path.join(import.meta.dirname, '..');
const env = { ...process.env };
if (values.engines) env.ENGINES = values.engines;
if (values.files) env.FILES = values.files;
env.ENGINES ??= 'chromium';

try {
  ensureDependencies();
  if (env.ENGINES.split(',').includes('chromium')) env.CHROME_BIN = ensureChromium();
} catch (error) {
  if (!(error instanceof MissingError)) throw error;
  console.error(error.message);
  process.exit(1);
}

const runner = path.join(root, 'node_modules/@web/test-runner/dist/bin.js');
const { status } = spawnSync(process.execPath, [runner], { cwd: root, env, stdio: 'inherit' });
process.exit(status ?? 1);
