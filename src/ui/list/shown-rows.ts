/** What the page says of how much of its list is shown. */
interface Length {
  readonly max: number;
  readonly more: boolean;
}

/** How many rows of a list are shown: those that the page wants, and what the reader has asked for beyond them. */
export class ShownRows {
  readonly #list: Length;
  readonly #step: number;
  #extra = 0;
  /** The last press brought nothing, for its page failed: what it asked for is still owed. */
  #owed = false;
  #press = 0;

  /** @param step Rows shown first, and added, where `max` says nothing. */
  constructor(list: Length, step: number) {
    this.#list = list;
    this.#step = step;
  }

  get count(): number {
    const { max, more } = this.#list;
    return (max || (more ? this.#step : Infinity)) + this.#extra;
  }

  /**
   * The reader presses for more. A press that brought nothing is not counted twice.
   *
   * @returns What tells that its page failed, and brought nothing. Of a list that has begun anew in the meantime it says nothing.
   */
  add(): () => void {
    if (!this.#owed) this.#extra += this.#list.max || this.#step;
    this.#owed = false;
    const press = ++this.#press;
    return () => (this.#owed ||= press === this.#press);
  }

  /** The reader asks for another list, which begins anew. */
  reset(): void {
    this.#extra = 0;
    this.#owed = false;
    this.#press++;
  }
}
