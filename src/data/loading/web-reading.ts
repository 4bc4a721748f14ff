import type { Asking, FormatTable, Reading } from '../format.js';
import { keepCopy } from '../keeping/kept-copies.js';
import { readBody } from '../reading/read-body.js';
import { request, type Answer } from '../request.js';
import type { SourcePage, SourceRequest } from '../source.js';

/** How a page writes a source; each is an attribute of the widget or of `<parvis-source>`. Empty strings count as absent. */
export interface WebSourceOptions {
  /** Name of the format, where detection fails. */
  readonly type?: string;
  readonly label?: string;
  readonly color?: string;
  /** `same-origin`, `include` or `omit`; the settings' own when absent. */
  readonly credentials?: string;
  /** `never`: no copy is kept on this device. */
  readonly keep?: string;
}

/** One reading under way, for what is rarely needed: see `rescue`. */
export interface WebReading<R extends Reading, T> {
  readonly src: string;
  readonly table: FormatTable<R, T>;
  readonly options: WebSourceOptions;
  readonly request: SourceRequest<T>;
  /** Absent when it is no address at all. */
  address?: string;
  /** Absent when none came. */
  answer?: Answer;
}

/** Asks an address and reads what comes. */
export async function open<R extends Reading, T>(
  reading: WebReading<R, T>,
  url: string,
  init?: Asking,
): Promise<SourcePage<T>> {
  const { request: asked, options } = reading;
  const { signal, fetch, settings = {}, cursor } = asked;
  const credentials = (options.credentials || settings.credentials) as RequestCredentials | undefined;
  const answer = (reading.answer = await request(url, { ...settings, signal, fetch, credentials, init }));
  const page = await readPage(reading, answer);
  if (answer.cut && !page.items.length) throw answer.broken;
  // After the answer is shown, and never in its way.
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  if (!cursor) idle(() => void keepCopy(reading.address!, answer, { ...settings, keep: options.keep }));
  return page;
}

/** Reads a body that came, or was kept. */
export async function readPage<R extends Reading, T>(
  { table, options, request: { signal, onPart, settings } }: WebReading<R, T>,
  { url, headers, body, cut, broken, personal }: Answer,
): Promise<SourcePage<T>> {
  const pageOf = (reading: R): SourcePage<T> => ({
    ...reading,
    items: table.items(reading),
    // A source leads to its own pages, nowhere else.
    next: reading.next?.startsWith(new URL('/', url).href) ? reading.next : undefined,
    home: reading.url,
    address: url,
    cut,
    broken,
    personal: personal || options.keep === 'never',
  });
  const lang = settings?.lang || document.documentElement.lang || undefined;
  const about = { url, headers, contentType: headers.get('content-type') ?? undefined, lang };
  const type = options.type || undefined;
  return pageOf(await readBody(body, about, table, { signal, onPart: (part: R) => onPart?.(pageOf(part)), type }));
}
