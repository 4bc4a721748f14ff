/** Room for words on a page of A4 in portrait, in CSS pixels, with what a site leaves around: the page of a browser's own button. */
const WIDE = 596;
/** What stands around the words of a block, its line of colour too. */
const AROUND = 13;
/** A letter on paper, and a line of them. */
const LETTER = 5.5;
const LINE = 12.1;
/** An hour on paper, and the least height of a block. */
const HOUR = 26;
const LEAST = 24;

/**
 * Whether words can be read whole on paper in a part of a grid of hours, by counting letters: paper is not there to be
 * measured. Rather no than yes: what is not whole is told again under the grid.
 *
 * @param share Of the width of all days together.
 * @param minutes Height on the scale of the hours; 0 for one line.
 */
export function hasPaperRoom(words: string, share: number, minutes = 0): boolean {
  const letters = Math.floor((WIDE * share - AROUND) / LETTER);
  const lines = minutes ? Math.max(Math.floor((Math.max((minutes / 60) * HOUR, LEAST) - 1) / LINE), 1) : 1;
  let line = 1;
  let at = 0;
  for (const { length } of words.split(/[\s-]+/u)) {
    if (length > letters) return false;
    at += (at && 1) + length;
    if (at <= letters) continue;
    line++;
    at = length;
  }
  return line <= lines;
}
