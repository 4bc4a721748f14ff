/** Characters that XML 1.0 forbids (2.2), and those that only windows-1252 gives a sense to. */
// eslint-disable-next-line no-control-regex
export const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g;

/**
 * Readers of what plain documents do without. They are fetched when something of the kind was met, and the document is
 * then read once more.
 */
export const odd: {
  /** True when something was met that nobody here can read. */
  met: boolean;
  /** Dates in other forms than the two common ones. */
  date?: (text: string) => string | undefined;
  /** Text with the references of HTML. */
  decode?: (text: string) => string;
  /** What a control character stands for. */
  control?: (control: string) => string;
} = { met: false };

/** What nobody here can read stays as written, until its reader came. */
export function meet(found: string): string {
  odd.met = true;
  return found;
}
