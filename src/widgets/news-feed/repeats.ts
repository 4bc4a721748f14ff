import { fold } from '../../data/reading/values/fold.js';

/** Characters of a text that may stand before the words of its extract: a title, what is said of a picture. */
const BEFORE = 600;

const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** True where a text begins with the words of its extract, whatever their signs and spaces, or nearly so. */
export const repeats = (text: string, extract: string): boolean =>
  letters(text.slice(0, extract.length + BEFORE)).includes(letters(extract));
