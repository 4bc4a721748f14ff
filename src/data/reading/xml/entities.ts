import { parseHtml } from '../../trusted-types.js';
import { controls, odd } from '../odd.js';

/** The five of XML, and others once the browser was asked. */
const known = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
]);

/** References that were met and not known, for the browser to be asked once for all of them. */
const missing = new Set<string>();

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

/** What one character reference stands for, as written when it is none, or when `withReferences` has still to ask. */
export function decodeReference(reference: string): string {
  const found = known.get(reference);
  if (found !== undefined) return found;
  const [, hex, decimal] = /^&#(?:x([\da-f]+)|(\d+))/i.exec(reference) ?? [];
  if (hex ?? decimal) {
    const code = hex ? parseInt(hex, 16) : +decimal!;
    return code < 0x110000 ? String.fromCodePoint(code).replace(controls, mendControl) : '';
  }
  missing.add(reference);
  return reference;
}

/**
 * Decodes the references of HTML in a text: `&eacute;`, `&#233;`, `&#xE9;`. The browser knows the names; where there is
 * no browser, only the five of XML are known.
 *
 * @param decode Replaces each reference in the text by what `decodeReference` gives; called again once all are known.
 */
export function withReferences(decode: () => string): string {
  // No memory without end, and one question for a whole text: a hostile one holds any number of names.
  if (known.size > 3000) known.clear();
  missing.clear();
  const text = decode();
  if (!missing.size || typeof DOMParser === 'undefined') return text;
  const names = [...missing];
  // The letter before keeps a name of white space (&Tab;) from being dropped as such.
  parseHtml(names.map((name) => `<p>x${name}`).join(''))
    .querySelectorAll('p')
    .forEach(({ textContent }, i) => {
      known.set(names[i]!, textContent.slice(1));
    });
  return decode();
}

/** From now on, texts are read with every reference and control character that they hold. */
export function readOddText(): void {
  odd.decode = (text) => withReferences(() => text.replace(/&#?\w+;?/g, decodeReference));
  odd.control = mendControl;
}
