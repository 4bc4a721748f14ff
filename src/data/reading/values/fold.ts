/**
 * Text as it is compared, and as it is typed: without case, accents, ligatures, curled apostrophes, marks of quotation (which people
 * put around what they search) or doubled spaces.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/’/g, "'")
    .replace(/[\s"“”„«»]+/g, ' ')
    .trim();
