// The sources of the iCalendar engine, run by Node as they are.
import path from 'node:path';
import { build } from 'vite';

const folder = path.join(import.meta.dirname, '../../src/widgets/event-calendar/icalendar');

/** @param {string[]} files @returns {Promise<any>} All that those files of the engine export. */
export async function loadEngine(files) {
  const entry = files.map((file) => `export * from ${JSON.stringify(path.join(folder, file))};`).join('\n');
  const id = path.join(folder, 'engine');
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: id, formats: ['es'] } },
    plugins: [
      {
        name: 'engine',
        enforce: 'pre',
        resolveId: (name) => (name === id ? id : null),
        load: (name) => (name === id ? entry : null),
      },
    ],
  });
  const [{ output }] = /** @type {any} */ (built);
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}
