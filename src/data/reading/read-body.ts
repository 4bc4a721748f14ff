import { detect } from './detect.js';
import type { About, FormatTable, Reading } from '../format.js';
import { parseXml } from '../trusted-types.js';
import { odd } from './odd.js';
import { LONG, type ReadOptions } from './read-options.js';

/**
 * Reads a body, in whatever format of the table it is. What is short and healthy XML or JSON of a common format, or text, is
 * read here; what is long, by `readLong`; the rest, by `readRare`.
 *
 * @throws {SourceError} of kind `format` when it is no format of the table, `setup` when the table has none named `type`.
 */
export async function readBody<R extends Reading, T>(
  bytes: Uint8Array | string,
  about: About,
  table: FormatTable<R, T>,
  options: ReadOptions<R> = {},
): Promise<R> {
  if (bytes.length >= LONG) return (await import('./read-long.js')).readLong(bytes, about, table, options);
  const { type } = options;
  const body = detect(bytes, about);
  const format = body && table.formats.find(({ name, matches }) => (type ? name === type : matches(body)));
  if (format?.of === 'text') return (await format.load(body!))(body!.text, about, options.signal);
  if (format && format.of !== 'html') {
    const read = (await format.load(body)) as (value: unknown, about: About) => R;
    odd.met = false;
    const value = format.of === 'xml' ? parseXml(body.text.slice(body.start)) : body.json;
    const reading = value ? read(value, about) : undefined;
    if (reading && !odd.met) return reading;
  }
  const { readRare } = await import('./read-rare.js');
  return readRare(bytes, about, table, options);
}
