import { sizeWords } from './size-words.js';

/**
 * What kind a file is of, and its size in the units of the reader: « PDF, 1,2 Mo ». Its kind by the end of its name, which
 * says more to people than a media type; empty when nothing is known.
 */
export function fileWords(
  { name = '', type = '', size }: { readonly name?: string; readonly type?: string; readonly size?: number },
  lang: string,
): string {
  const kind = /\.(\w{2,5})$/.exec(name)?.[1] ?? /\/([a-z\d]{2,6})$/i.exec(type)?.[1];
  return [kind?.toUpperCase(), size && sizeWords(size, lang)].filter(Boolean).join(', ');
}
