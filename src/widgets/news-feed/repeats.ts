import { fold } from '../../data/reading/fold.js';

/** Letters of a text that may stand before the words of its extract: a title, what is said of a picture. */
const BEFORE = 300;

const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** True where a text begins with the words of its extract, whatever their signs and spaces, or nearly so. */
export function repeats(text: string, extract: string): boolean {
  const words = letters(extract);
  return (
    !!words &&
    letters(text.slice(0, 2 * (extract.length + BEFORE)))
      .slice(0, words.length + BEFORE)
      .includes(words)
  );
}
