/** Work of opening a format again: so much for each, and one for each character of its tag. */
const REOPENING = 20;

/** What was started more often than it was ended. An end that nothing waits for ends nothing. */
export class Unended {
  readonly #starts = new Map<string, number>();
  count = 0;

  /** Gives false for such an end. */
  note(name: string, ends: boolean): boolean {
    const starts = this.#starts.get(name) ?? 0;
    if (ends && !starts) return false;
    const change = ends ? -1 : 1;
    this.#starts.set(name, starts + change);
    this.count += change;
    return true;
  }
}

/** Items of lists that stand in one another, as they do without a list between them. */
export class NestedItems {
  #here = new Unended();
  #last = '';
  #outside = 0;
  readonly #lists: Unended[] = [];

  get count(): number {
    return this.#outside + this.#here.count;
  }

  note(name: string, ends: boolean): void {
    const kind = name[0]!;
    if (ends || this.#last !== kind) this.#here.note(name, ends);
    this.#last = ends ? '' : kind;
  }

  startList(): void {
    this.#outside += this.#here.count;
    this.#lists.push(this.#here);
    this.#here = new Unended();
    this.#last = '';
  }

  /** With all that stands in it. */
  endList(): void {
    this.#here = this.#lists.pop() ?? new Unended();
    this.#outside -= this.#here.count;
    this.#last = '';
  }
}

interface Format {
  readonly name: string;
  readonly rest: string;
}

/** The formats that the parser holds open, at least. */
export class OpenFormats {
  readonly #open: Format[] = [];
  /** Those before it have no end that surely counts. */
  #closable = 0;
  /** What it takes to open all of them again. */
  work = 0;

  get count(): number {
    return this.#open.length;
  }

  start(format: Format): void {
    // A link ends the one before. Of equals, three are held (HTML, 13.2.4.3).
    if (format.name === 'a') this.end('a');
    const equals = this.#open.filter(
      ({ name, rest }, at) => at >= this.#closable && name === format.name && rest === format.rest,
    );
    if (equals.length < 3) this.#add(format);
  }

  end(name: string): void {
    const at = this.#open.findLastIndex((format) => format.name === name);
    if (at < this.#closable) return;
    const [{ rest }] = this.#open.splice(at, 1) as [Format];
    this.work -= REOPENING + rest.length;
  }

  seal(): void {
    this.#closable = this.#open.length;
  }

  #add(format: Format): void {
    this.#open.push(format);
    this.work += REOPENING + format.rest.length;
  }
}
