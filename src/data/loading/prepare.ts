import type { Asking, Reading } from '../format.js';
import type { WebReading } from './web-reading.js';

/** Lets the formats complete the address that is asked, and say how. */
export async function prepare<R extends Reading, T>(reading: WebReading<R, T>, url: URL): Promise<Asking | undefined> {
  const { table, options, request } = reading;
  let init: Asking | undefined;
  const type = options.type?.toLowerCase();
  // What is rarely met is fetched where it may have its word.
  const rare = table.rare?.test(url.href) || (type && !table.formats.some(({ name }) => name === type));
  const more = rare ? await table.more?.() : undefined;
  for (const { name, prepare, ask } of [...table.formats, ...(more ?? [])]) {
    if (type && name !== type) continue;
    if (prepare && !request.cursor) url = prepare(url);
    reading.address = url.href;
    init ??= ask?.(url, !!type);
  }
  return init;
}
