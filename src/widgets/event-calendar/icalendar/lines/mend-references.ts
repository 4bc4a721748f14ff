import { decodeReference, withReferences } from '../../../../data/reading/xml/entities.js';

/** What readers see of an event as text: its line to the end, past its folds (RFC 5545, 3.1). */
const line =
  /^(SUMMARY|LOCATION|DESCRIPTION|CATEGORIES|X-WR-CALNAME)((?:;(?:"[^"\r\n]*"|[^":\r\n])*)?:)([^\r\n]*(?:(?:\r\n?|\n)[ \t][^\r\n]*)*)/gim;
/** A reference of HTML; its `;` may be escaped, as that of any text (RFC 5545, 3.3.11). */
const reference = /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31})\\?;/gi;
/** One that people do not write themselves. What stands for `<` and `>` may be what a title is about. */
const telling = /&(?!(?:lt|gt)\\?;)(?:#\d|#x[\da-f]|[a-z][a-z\d]{1,31}\\?;)/i;
const fold = /(?:\r\n?|\n)[ \t]/g;

/**
 * Writes letters where plug-ins of sites wrote references of HTML (`Caf&eacute; &amp; th&#233;`), which iCalendar does
 * not know: TEXT is plain (RFC 5545, 3.3.11). Programs in which people type never write them, so that a calendar tells by
 * itself what it is: its titles are decoded, once, where one of them holds a reference and none a `&` beside; the same for
 * its places, its topics, and each description that is not HTML as a whole. `&lt;` and `&gt;` alone prove nothing: the title of a
 * lesson of HTML stays as it is written.
 */
export function mendReferences(text: string): string {
  if (!telling.test(text)) return text;
  const told = new Set<string>();
  const plain = new Set<string>();
  for (const [, name, , value] of text.matchAll(line)) {
    const unfolded = value!.replace(fold, '');
    if (telling.test(unfolded)) told.add(name!.toUpperCase());
    if (unfolded.replace(reference, '').includes('&')) plain.add(name!.toUpperCase());
  }
  const isWritten = (name: string, value: string) =>
    name === 'DESCRIPTION'
      ? telling.test(value) && !/<[a-z/!]/i.test(value) && !withoutLinks(value).replace(reference, '').includes('&')
      : told.has(name) && !plain.has(name);
  return withReferences(() =>
    text.replace(line, (all, name: string, head: string, value: string) => {
      const unfolded = value.replace(fold, '');
      return isWritten(name.toUpperCase(), unfolded)
        ? `${name}${head}${unfolded.replace(reference, (_, found: string) => escaped(decodeReference(`&${found};`)))}`
        : all;
    }),
  );
}

/** In an address, a `&` divides. */
const withoutLinks = (text: string) => text.replace(/https?:\/\/[^\s<>"]+/gi, '');

/** As a text of iCalendar writes it. */
const escaped = (letters: string) => letters.replace(/[\\,;]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
