import { parseHtml } from './trusted-types.js';

const known = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
]);

/** HTML has 2,231 names; a hostile text may hold more, and each one asked costs. */
const mostNames = 4000;

/**
 * What a control character of a text stands for: nothing, or the letter that windows-1252 has there and that was meant
 * (WHATWG HTML, 13.2.5.80, does the same to references).
 */
export function mendControl(control: string): string {
  const code = control.charCodeAt(0);
  return code > 0x7f && code < 0xa0
    ? new TextDecoder('windows-1252').decode(Uint8Array.of(code)).replace(control, '')
    : '';
}

/** Characters that XML 1.0 forbids (2.2), and those that only windows-1252 gives a sense to. */
// eslint-disable-next-line no-control-regex
export const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g;

/**
 * What one character reference of HTML stands for: `&eacute;`, `&#233;`, `&#xE9;`. As written when it is none.
 * The browser knows the names; where there is no browser, only XML's own are known.
 */
export function decodeReference(reference: string): string {
  let found = known.get(reference);
  if (found !== undefined) return found;
  const [, hex, decimal] = /^&#(?:x([\da-f]+)|(\d+))/i.exec(reference) ?? [];
  if (hex ?? decimal) {
    const code = hex ? parseInt(hex, 16) : +decimal!;
    return code < 0x110000 ? String.fromCodePoint(code).replace(controls, mendControl) : '';
  }
  if (known.size > mostNames || typeof DOMParser === 'undefined') return reference;
  // The letter before keeps a name of white space (&Tab;) from being dropped as such.
  found = parseHtml(`x${reference}`).documentElement.textContent.slice(1);
  known.set(reference, found);
  return found;
}
