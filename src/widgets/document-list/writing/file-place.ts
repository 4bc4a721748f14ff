import { isHidden } from '../document-formats.js';

/** How a file is called beside one that another person wrote at the same time; `who` has written it, where that is known. */
export type KeptName = (stem: string, end: string, times: number, when: number, who: string | undefined) => string;

/** Bytes of a name: most systems of files bear 255. */
const MOST = 250;
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Address of a name in a folder; nothing for one that no folder may hold, or that no list would show. */
export function placeIn(folder: string, name: string): string | undefined {
  // eslint-disable-next-line no-control-regex
  if (!name.trim() || isHidden(name) || /[/\\\0-\x1f]/.test(name) || bytesOf(name) > 255) return undefined;
  // What an address leaves as it is, and servers read otherwise (RFC 3986, 2.2).
  const encoded = encodeURIComponent(name).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return new URL(encoded, folder.endsWith('/') ? folder : `${folder}/`).href;
}

/** What a name is called beside one that is taken. One that systems bear: what is added to it takes from its stem. */
export function nameBeside(name: string, called: (stem: string, end: string) => string): string {
  const [, stem = name, end = ''] = /^(.+?)(\.[^.]{1,10})?$/s.exec(name) ?? [];
  const kept = called(stem, end);
  const letters = [...stem];
  for (let over = bytesOf(kept) - MOST; over > 0 && letters.length > 1;) over -= bytesOf(letters.pop()!);
  return letters.length < [...stem].length ? called(letters.join(''), end) : kept;
}
