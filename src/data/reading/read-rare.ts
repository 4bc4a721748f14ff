import { detectOdd } from './detect-odd.js';
import type { About, Body, Format, FormatTable, Reading } from '../format.js';
import { readOddDate } from './values/odd-date.js';
import { readOddText } from './xml/entities.js';
import { odd } from './odd.js';
import { LONG, type ReadOptions } from './read-options.js';
import { readXml } from './xml/read-xml.js';
import { SourceError } from '../source-error.js';
import { parsePage } from './parse-page.js';

async function findFormat<R extends Reading, T>(
  body: Body,
  table: FormatTable<R, T>,
  written: string | undefined,
): Promise<Format<R>> {
  const type = written?.toLowerCase();
  const wanted = ({ name, matches }: Format<R>) => (type ? name === type : matches(body));
  const more = async () => (await table.more?.()) ?? [];
  const format = table.formats.find(wanted) ?? (await more()).find(wanted);
  if (format) return format;
  const names = [...table.formats, ...(await more())].map(({ name }) => name).join(', ');
  throw type
    ? new SourceError('setup', `type="${written}" is none of ${names}`)
    : new SourceError('format', `${body.about.url} begins as ${body.text.slice(0, 60)}: none of ${names}`);
}

/** Reads any body, as `readBody` does those that are as most are: long, broken, in any encoding, with odd dates. */
export async function readRare<R extends Reading, T>(
  bytes: Uint8Array | string,
  about: About,
  table: FormatTable<R, T>,
  options: ReadOptions<R>,
): Promise<R> {
  odd.date = readOddDate;
  readOddText();
  const body = detectOdd(bytes, about);
  const format = await findFormat(body, table, options.type);
  if (format.of === 'xml') {
    const read = await format.load(body);
    const document = body.text.length < LONG ? readXml(body) : undefined;
    if (document) return read(document, about);
    const { readBlocks } = await import('./xml/xml-blocks.js');
    return readBlocks(body, read, table, options);
  }
  const value = format.of === 'html' ? parsePage(body.text) : format.of === 'json' ? body.json : body.text;
  const read = (await format.load(body)) as (value: unknown, about: About, signal?: AbortSignal) => R | Promise<R>;
  return read(value, about, options.signal);
}
