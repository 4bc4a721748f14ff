import { render, type TemplateResult } from 'lit';

/** Rows drawn at once: more than the tallest screen shows. */
const FIRST = 24;
/** Milliseconds of drawing between two breaths. */
const SLICE = 8;

/** Lets the browser answer the reader between two slices. */
const breathe = (): Promise<unknown> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });

/** How the rows of a list are told apart and drawn. */
export interface RowDrawing<T> {
  key(item: T): string;
  /** Sets what stands on the element of a row itself. */
  dress(row: HTMLElement, item: T, index: number): void;
  content(item: T, index: number): TemplateResult;
  /** Rows are drawn again when it changed. */
  readonly stamp: string;
}

interface Row {
  readonly element: HTMLElement;
  drawn?: readonly unknown[];
}

/**
 * A list of any length, all of it in the page (to be found, printed and read aloud): the first screen at once, the
 * rest in slices that leave room for the reader. Rows keep their elements, and so what is open in them and the focus.
 */
export class LongList<T> {
  #list?: Element;
  #rows = new Map<string, Row>();
  #run = 0;

  /** Draws the items into an element that nobody else fills. Ends once the last row is there, or a later drawing has begun. */
  async draw(list: Element, items: readonly T[], { key, dress, content, stamp }: RowDrawing<T>): Promise<void> {
    const run = ++this.#run;
    if (list !== this.#list) this.#rows.clear();
    this.#list = list;
    const wanted = new Set(items.map(key));
    for (const [id, { element }] of this.#rows) {
      if (wanted.has(id)) continue;
      element.remove();
      this.#rows.delete(id);
    }
    let end = 0;
    for (const [index, item] of items.entries()) {
      if (index >= FIRST && performance.now() > end) {
        await breathe();
        if (run !== this.#run) return;
        end = performance.now() + SLICE;
      }
      const id = key(item);
      let row = this.#rows.get(id);
      if (!row) this.#rows.set(id, (row = { element: document.createElement('div') }));
      this.#place(list, row.element, index);
      const drawn = [item, stamp, index];
      if (!row.drawn?.every((part, at) => part === drawn[at])) {
        row.drawn = drawn;
        dress(row.element, item, index);
        render(content(item, index), row.element);
      }
    }
  }

  #place(list: Element, element: HTMLElement, index: number): void {
    const there = list.children[index];
    if (there === element) return;
    // Moving an element takes the focus from it, and the reader's place with it.
    const root = list.getRootNode() as ShadowRoot;
    const focused = root.activeElement as HTMLElement | null;
    list.insertBefore(element, there ?? null);
    if (focused && root.activeElement !== focused) focused.focus();
  }
}
