import type { About, FormatTable, Reading } from '../format.js';
import { giveWay, inSlices } from './give-way.js';
import { controls } from './odd.js';
import type { ReadOptions } from './read-options.js';
import { readRare } from './read-rare.js';

/** Bytes that are decoded between two looks at the clock. */
const STEP = 2 ** 17;

/**
 * Reads a long body, as `readBody` does short ones: even to decode it at once would stop the page. A calendar goes from here
 * to its reader; the rest to `readRare`.
 */
export async function readLong<R extends Reading, T>(
  bytes: Uint8Array | string,
  about: About,
  table: FormatTable<R, T>,
  options: ReadOptions<R>,
): Promise<R> {
  // It has only just come, and may be wanted no longer.
  await giveWay();
  options.signal?.throwIfAborted();
  const text = typeof bytes === 'string' ? bytes : await decodeInSlices(bytes, options.signal);
  await giveWay();
  if (text && /^\s*BEGIN:V/i.test(text)) {
    const body = { about, text };
    const { type } = options;
    const format = table.formats.find(({ name, matches }) => (type ? name === type : matches(body)));
    if (format?.of === 'text') return (await format.load(body))(text, about, options.signal);
  }
  return readRare(text ?? bytes, about, table, options);
}

/** Text in UTF-8; nothing when it is another encoding, or looks like one: see `detect`. */
async function decodeInSlices(bytes: Uint8Array, signal?: AbortSignal): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let at = 0;
  let plain = true;
  await inSlices(() => {
    try {
      const part = decoder.decode(bytes.subarray(at, (at += STEP)), { stream: at < bytes.length });
      plain = part.search(controls) < 0;
      parts.push(part);
    } catch {
      plain = false;
    }
    return plain && at < bytes.length;
  }, signal);
  return plain ? parts.join('') : undefined;
}
