import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const START = path.join(import.meta.dirname, '../../demo/server/ideas/start.mjs');

/**
 * The idea box as a process of its own, to be stopped or killed.
 *
 * @param {{ config: string, data: string, databaseUrl?: string, env?: Record<string, string> }} options `config` is a file
 */
export async function startIdeasProcess({ config, data, databaseUrl = '', env = {} }) {
  const child = spawn(process.execPath, [START, config], {
    env: { ...process.env, PORT: '0', PARVIS_DATA: data, DATABASE_URL: databaseUrl, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (part) => {
    errors += part;
  });
  // Once all that it wrote has been read.
  const ended = once(child, 'close');
  /** @type {string[]} */
  const lines = [];
  const reader = createInterface({ input: child.stdout });
  const origin = await new Promise((resolve, reject) => {
    reader.on('line', (line) => {
      lines.push(line);
      const listening = /Server listening at (http:\/\/[\w.:[\]]+)/.exec(line);
      if (listening) resolve(listening[1]);
    });
    void ended.then(() => reject(new Error(`it did not start: ${errors}`)));
  });
  return {
    origin,
    url: `${origin}/idees/api/`,
    /** What it has written, line by line. */
    lines,
    errors: () => errors,
    /** @param {NodeJS.Signals} [signal] @returns {Promise<number | null>} the code that it ended with */
    async stop(signal = 'SIGKILL') {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}
