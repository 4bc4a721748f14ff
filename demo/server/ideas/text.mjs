/**
 * What somebody wrote, as it is kept: one kind of line end, no character that a text cannot hold (NUL and other controls,
 * halves of a character), nothing around it. What it means is left as it is; the view makes it safe.
 *
 * @param {string} text
 */
export function tidyText(text) {
  const tidy = text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    // eslint-disable-next-line no-control-regex -- these are what must go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .toWellFormed()
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
  // Marks without a letter, and letters that nobody sees, say nothing.
  return /^[\p{M}\p{Z}\p{Cc}\p{Cf}\p{DI}\u2800]*$/u.test(tidy) ? '' : tidy;
}

/** The same for what has one line. @param {string} text */
export const tidyLine = (text) => tidyText(text).replace(/\s+/g, ' ');

/** What is the same to a search: no accents, no capitals, no ligatures. @param {string} text */
export const fold = (text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('’', "'");

/** The words of a text, as they are searched. @param {string} text @returns {string[]} */
export const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** How many addresses a text names. @param {string} text */
export const linksIn = (text) => text.match(/(?:https?:\/\/|www\.)\S/gi)?.length ?? 0;
