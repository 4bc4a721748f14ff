import { expect } from '@open-wc/testing';

/** White space apart: block ends become spaces in our texts, and nothing in others'. */
const folded = (text: string) => text.replace(/\s+/g, '');

/** Text of HTML, by the browser and not by our own scanner. */
export function textOfHtml(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent;
}

/** The same text, whether what was expected is text or HTML. */
export function sameText(ours: string | undefined, expected: string): boolean {
  const text = folded(ours ?? '');
  return text === folded(expected) || text === folded(textOfHtml(expected));
}

/** The same instant, to the second: the model holds no more. A date without time is the start of its day. */
export function sameInstant(ours: string | undefined, expected: string): boolean {
  return Math.floor(Date.parse(ours ?? '') / 1000) === Math.floor(Date.parse(expected) / 1000);
}

/** The same address, as a browser understands both. */
export function sameAddress(ours: string | undefined, expected: string): boolean {
  return (
    ours === expected || (URL.canParse(expected) && ours !== undefined && new URL(ours).href === new URL(expected).href)
  );
}

/** Counts the fields of a folder that agree with what is expected, and keeps those that do not. */
export class Agreement {
  readonly differences = new Map<string, string>();
  readonly #leftOut = new Map<string, number>();
  #total = 0;

  constructor(readonly folder: string) {}

  /** One expected field. */
  check(name: string, agrees: boolean, ours: unknown, expected: unknown): void {
    this.#total++;
    if (!agrees) this.differences.set(name, `${JSON.stringify(ours)} where ${JSON.stringify(expected)} is expected`);
  }

  /** A key that the model has no place for. */
  leaveOut(key: string): void {
    this.#leftOut.set(key, (this.#leftOut.get(key) ?? 0) + 1);
  }

  /**
   * Prints the count, and fails on fewer than 97 %, on a difference without a reason, and on a reason without difference.
   */
  conclude(reasons: Readonly<Record<string, string>>): void {
    const agreeing = this.#total - this.differences.size;
    const share = (100 * agreeing) / this.#total;
    const left = [...this.#leftOut].map(([key, count]) => `${key} (${count})`).join(', ') || 'none';
    console.log(
      `corpus ${this.folder}: ${agreeing} of ${this.#total} expected fields agree (${share.toFixed(1)} %); keys left out: ${left}`,
    );
    const unknown = [...this.differences]
      .filter(([name]) => !(name in reasons))
      .map(([name, what]) => `${name}: ${what}`);
    expect(unknown, 'differences without a reason').to.deep.equal([]);
    expect(
      Object.keys(reasons).filter((name) => !this.differences.has(name)),
      'reasons without a difference',
    ).to.deep.equal([]);
    expect(share).to.be.at.least(97);
  }
}
