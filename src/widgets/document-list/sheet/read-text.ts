import { decode } from '../../../data/reading/decode.js';
import { limits } from '../../../data/limits.js';
import { ask, type Asker } from './asker.js';

/** The beginning of a document as text. */
export interface ReadText {
  readonly text: string;
  /** True when there is more. */
  readonly cut: boolean;
  /** True when it is no text at all. */
  readonly binary: boolean;
}

/** Reads the beginning of a document as text, in whatever encoding it is. @throws {SourceError} when it cannot be read. */
export async function readText(asker: Asker, url: string): Promise<ReadText> {
  const { body, headers, cut = false } = await ask(asker, url, { size: limits.preview });
  const text = decode(body, headers.get('content-type') ?? '');
  return {
    // A character may be cut in two.
    text: cut ? text.replace(/\ufffd+$/, '') : text,
    cut,
    // eslint-disable-next-line no-control-regex
    binary: /[\0-\x08\x0e-\x1a]/.test(text.slice(0, 8192)),
  };
}
