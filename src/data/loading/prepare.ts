import type { Asking, Reading } from '../format.js';
import type { WebReading } from '../web-source.js';

/** Lets the formats complete the address that is asked, and say how. */
export async function prepare<R extends Reading, T>(reading: WebReading<R, T>, url: URL): Promise<Asking | undefined> {
  const { table, options, request } = reading;
  let init: Asking | undefined;
  for (const { name, prepare, ask } of [...table.formats, ...((await table.more?.()) ?? [])]) {
    if (options.type && name !== options.type) continue;
    if (prepare && !request.cursor) url = prepare(url);
    reading.address = url.href;
    init ??= ask?.(url, !!options.type);
  }
  return init;
}
