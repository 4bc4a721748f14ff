/** Text as it is compared, and as it is typed: without case, accents, ligatures, curled apostrophes or doubled spaces. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
