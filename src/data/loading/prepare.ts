import type { Asking, Reading } from '../format.js';
import type { SourcePage } from '../source.js';
import { open, type WebReading } from './web-reading.js';

/** Reads an address that the formats may complete first: they say how it is asked, and what is asked beside it. */
export async function openPrepared<R extends Reading, T>(reading: WebReading<R, T>, url: URL): Promise<SourcePage<T>> {
  const { table, options, request } = reading;
  let init: Asking | undefined;
  const type = options.type?.toLowerCase();
  // What is rarely met is fetched where it may have its word.
  const rare = table.rare?.test(url.href) || (type && !table.formats.some(({ name }) => name === type));
  const [more = [], beside] = rare ? await Promise.all([table.more?.(), import('./beside.js')]) : [];
  for (const { name, prepare, ask } of [...table.formats, ...more]) {
    if (type && name !== type) continue;
    if (prepare && !request.cursor) url = prepare(url);
    reading.address = url.href;
    init ??= ask?.(url, !!type);
  }
  return beside ? beside.openBeside(reading, url, init, more) : open(reading, url.href, init);
}
