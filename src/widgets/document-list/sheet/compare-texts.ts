import { diffLines, diffWordsWithSpace } from 'diff';

/** A piece of a line: the same in both, or only in one. */
export interface ComparedPiece {
  readonly text: string;
  readonly changed: boolean;
}

/** Lines that are the same in both versions, or one that is only in the old or in the new one. */
export type ComparedLine =
  | { readonly kind: 'same'; readonly lines: readonly string[] }
  | { readonly kind: 'added' | 'removed'; readonly pieces: readonly ComparedPiece[] };

/** Milliseconds and changes after which two texts are told to be too different. */
const PATIENCE = { timeout: 1500, maxEditLength: 4000 };
/** Characters of a line, and lines of a change, in which words are compared. */
const WORDS = { letters: 2000, lines: 60 };

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');
const whole = (text: string): readonly ComparedPiece[] => [{ text, changed: false }];

/**
 * Compares two texts line by line and, in a line that took the place of another, word by word. How lines end is no
 * difference. Nothing where they are too different, or too long.
 */
export function compareTexts(old: string, current: string): readonly ComparedLine[] | undefined {
  const plain = (text: string) => text.replace(/\r\n?/g, '\n').replace(/([^\n])$/, '$1\n');
  const changes = diffLines(plain(old), plain(current), PATIENCE);
  if (!changes) return undefined;
  const compared: ComparedLine[] = [];
  for (let at = 0; at < changes.length; at++) {
    const { value, added, removed } = changes[at]!;
    const lines = linesOf(value);
    const next = changes[at + 1];
    if (!added && !removed) compared.push({ kind: 'same', lines });
    else if (removed && next?.added) {
      compared.push(...pairs(lines, linesOf(next.value)));
      at++;
    } else
      compared.push(
        ...lines.map((text) => ({ kind: added ? ('added' as const) : ('removed' as const), pieces: whole(text) })),
      );
  }
  return compared;
}

/** Lines that took the place of others: each beside the one of its place, as far as there are as many. */
function pairs(old: readonly string[], current: readonly string[]): ComparedLine[] {
  const alike = old.length === current.length && old.length <= WORDS.lines;
  const removed: ComparedLine[] = [];
  const added: ComparedLine[] = [];
  const both: ComparedLine[] = [];
  for (let at = 0; at < Math.max(old.length, current.length); at++) {
    const [before, after] = [old[at], current[at]];
    const words = alike && before!.length + after!.length < WORDS.letters ? wordsOf(before!, after!) : undefined;
    if (words) both.push({ kind: 'removed', pieces: words[0] }, { kind: 'added', pieces: words[1] });
    else {
      if (before !== undefined) (alike ? both : removed).push({ kind: 'removed', pieces: whole(before) });
      if (after !== undefined) (alike ? both : added).push({ kind: 'added', pieces: whole(after) });
    }
  }
  return [...both, ...removed, ...added];
}

function wordsOf(before: string, after: string): [ComparedPiece[], ComparedPiece[]] | undefined {
  const changes = diffWordsWithSpace(before, after, { timeout: 100 });
  // What has nothing in common is better read as a whole.
  const same = changes?.reduce(
    (sum, { value, added, removed }) => sum + (added || removed ? 0 : value.trim().length),
    0,
  );
  if (!changes || !same || same * 4 < Math.min(before.length, after.length)) return undefined;
  const pieces = (without: 'added' | 'removed') =>
    changes
      .filter((change) => !change[without])
      .map(({ value, added, removed }) => ({ text: value, changed: added || removed }));
  return [pieces('added'), pieces('removed')];
}
