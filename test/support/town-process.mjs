// The demo town as a process of its own. Run by itself it is that process: it tells its address to whoever started it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(import.meta.url);

/**
 * Starts a town that shares nothing with this process.
 *
 * @param {{ data: string, databaseUrl?: string }} options as `startTown` takes them
 */
export async function startTownProcess(options) {
  const child = fork(file, [JSON.stringify(options)]);
  const ended = once(child, 'exit');
  const url = await Promise.race([
    once(child, 'message').then(([{ url }]) => url),
    ended.then(([code]) => Promise.reject(new Error(`the town did not start (${code})`))),
  ]);
  return {
    /** @type {string} the town's home page */
    url,
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}

if (process.argv[1] === file) {
  const { startTown } = await import('../../demo/server/town.mjs');
  const town = await startTown({ port: 0, ...JSON.parse(process.argv[2] ?? '{}') });
  process.once('disconnect', () => void town.close().then(() => process.exit(0)));
  process.send?.({ url: town.url });
}
