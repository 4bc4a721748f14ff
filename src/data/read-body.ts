import { detect } from './detect.js';
import type { About, FormatTable, Reading } from './format.js';
import { oddDates } from './parse-date.js';
import { readXml } from './read-xml.js';
import { SourceError } from './source-error.js';
import { parseHtml } from './trusted-types.js';

/** Characters above which XML is read in blocks: shorter, the browser's parser keeps within a frame. */
const LONG = 2 ** 18;

export interface ReadOptions<R> {
  readonly signal?: AbortSignal;
  /** Called with all that is read so far, while a long document is being read. */
  readonly onPart?: (part: R) => void;
  /** Name of the format, where detection fails. */
  readonly type?: string;
}

/** Reads and, when a date was in a form of the rare ones, reads again with their reader. */
export async function withOddDates<R>(read: () => R): Promise<R> {
  oddDates.missed = false;
  const reading = read();
  if (!oddDates.missed || oddDates.read) return reading;
  oddDates.read = (await import('./odd-date.js')).readOddDate;
  return read();
}

/**
 * Reads a body, in whatever format of the table it is. XML that is long or not well-formed is read in blocks, and gives
 * way to the page between them.
 *
 * @throws {SourceError} of kind `format` when it is none of them, `setup` when the table has no format named `type`.
 */
export async function readBody<R extends Reading, T>(
  bytes: Uint8Array | string,
  about: About,
  table: FormatTable<R, T>,
  { signal, onPart, type }: ReadOptions<R> = {},
): Promise<R> {
  const body = detect(bytes, about);
  const format = table.formats.find(({ name, matches }) => (type ? name === type : matches(body)));
  if (!format) {
    const names = table.formats.map(({ name }) => name).join(', ');
    throw type
      ? new SourceError('setup', `type="${type}" is none of ${names}`)
      : new SourceError('format', `${about.url} begins as ${body.text.slice(0, 60)}: none of ${names}`);
  }
  if (format.of === 'xml') {
    const read = await format.load();
    const document = body.text.length > LONG ? undefined : readXml(body);
    if (document) return withOddDates(() => read(document, about));
    const { readBlocks } = await import('./xml-blocks.js');
    return readBlocks(body, read, table, { signal, onPart });
  }
  if (format.of === 'html') {
    const read = await format.load();
    return withOddDates(() => read(parseHtml(body.text), about));
  }
  if (format.of === 'json') {
    const read = await format.load();
    return withOddDates(() => read(body.json, about));
  }
  const read = await format.load();
  return withOddDates(() => read(body.text, about));
}
