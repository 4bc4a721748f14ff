const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const COLON = 58;
const SEMICOLON = 59;

/** Where the next physical line begins. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** Whether the physical line that begins here goes on with the one before it (RFC 5545, 3.1). */
export function isFold(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === SPACE || code === TAB;
}

/** Where the content line that begins here ends, its folds included, without the break after it. */
export function lineEnd(text: string, at: number): number {
  let next = nextLine(text, at);
  while (isFold(text, next)) next = nextLine(text, next);
  const end = text.charCodeAt(next - 1) === LF ? next - 1 : next;
  return text.charCodeAt(end - 1) === CR ? end - 1 : end;
}

/**
 * Where a name ends that stands at the start of a line: at the `:` or `;` after it; -1 when another name stands there.
 * Names know no case (RFC 5545, 2), and may be folded like the rest.
 *
 * @param name In capitals.
 */
export function afterName(text: string, at: number, name: string): number {
  for (let i = 0; i < name.length; i++, at++) {
    at = pastFolds(text, at);
    // The bit that tells `a` from `A`; it makes `-` a control character, which no line holds.
    if ((text.charCodeAt(at) & 0xdf) !== (name.charCodeAt(i) & 0xdf)) return -1;
  }
  at = pastFolds(text, at);
  const code = text.charCodeAt(at);
  return code === COLON || code === SEMICOLON ? at : -1;
}

function pastFolds(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== CR && code !== LF) return at;
    const next = code === CR ? at + 2 : at + 1;
    if ((code === CR && text.charCodeAt(at + 1) !== LF) || !isFold(text, next)) return at;
    at = next + 1;
  }
}

/** A piece of the source without its folds. */
export function unfold(text: string, from: number, to: number): string {
  const piece = text.slice(from, to);
  return piece.includes('\n') ? piece.replace(/\r?\n[ \t]/g, '') : piece;
}

/**
 * Where the lines of this name end their names, and where they end, in pairs: those of the component itself, not of what
 * stands in it.
 */
export function findLines(text: string, from: number, to: number, name: string): number[] {
  const found: number[] = [];
  let depth = 0;
  for (let at = from; at < to; at = nextLine(text, at)) {
    const after = depth ? -1 : afterName(text, at, name);
    if (after >= 0) found.push(after, lineEnd(text, after));
    else if (afterName(text, at, 'BEGIN') >= 0) depth++;
    else if (depth && afterName(text, at, 'END') >= 0) depth--;
  }
  return found;
}
