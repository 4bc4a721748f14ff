import type { FormatTable, Reading } from './format.js';
import { open, type WebReading, type WebSourceOptions } from './loading/web-reading.js';
import type { Source } from './source.js';

/**
 * A source at an address of the web, relative to the page. Reads whatever format of the table it finds there; when that
 * fails, gives the kept copy of the last good answer.
 */
export function webSource<R extends Reading, T>(
  src: string,
  table: FormatTable<R, T>,
  options: WebSourceOptions = {},
): Source<T> {
  const { label, color } = options;
  return {
    key: JSON.stringify([src, options]),
    label: label || undefined,
    color: color || undefined,
    async read(request) {
      const reading: WebReading<R, T> = { src, table, options, request };
      try {
        const url = new URL(request.cursor ?? src, document.baseURI);
        if (!src || !/^http/.test(url.protocol)) throw new TypeError();
        reading.address = url.href;
        const { type } = options;
        const { formats, rare } = table;
        return await (rare?.test(url.href) ||
        (type && !formats.some(({ name }) => name === type)) ||
        formats.some(({ prepare, ask }) => prepare ?? ask)
          ? (await import('./loading/prepare.js')).openPrepared(reading, url)
          : open(reading, url.href));
      } catch (error) {
        request.signal.throwIfAborted();
        const { rescue } = await import('./loading/rescue.js').catch(() => {
          throw error;
        });
        return rescue(reading, error, (other) => webSource(other, table, options));
      }
    },
  };
}
