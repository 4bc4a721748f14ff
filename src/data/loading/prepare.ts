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
  const more = rare ? await table.more?.() : undefined;
  let address: URL | undefined;
  for (const { name, prepare, ask, beside } of [...table.formats, ...(more ?? [])]) {
    if (type && name !== type) continue;
    if (prepare && !request.cursor) url = prepare(url);
    reading.address = url.href;
    init ??= ask?.(url, !!type);
    if (!request.cursor) address ??= beside?.(url);
  }
  // It only completes what is there, and is done without where it is missing.
  const beside = address && (await import('./beside.js').catch(() => undefined));
  const first = open(reading, url.href, init);
  return beside ? beside.withBeside(reading, first, address!) : first;
}
