/** Letters that are no letter with a mark, and as people type them who do not find them on their keys. */
const plain: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/**
 * Text as it is compared, and as it is typed: without case, accents, ligatures, curled apostrophes, marks of quotation (which people
 * put around what they search), what is not seen (a place to break a word, a stretched line of Arabic) or doubled spaces; all dashes
 * are one.
 */
export const fold = (text: string): string =>
  text
    // Alone, an accent is an apostrophe; it would become a blank.
    .replace(/[’‘ʼ´`′]/g, "'")
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}ـ]/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđı]/g, (letter) => plain[letter]!)
    .replace(/\p{Pd}/gu, '-')
    .replace(/[\s"“”„«»]+/g, ' ')
    .trim();
