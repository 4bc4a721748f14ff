import { css, render, type TemplateResult } from 'lit';

/** Rows of a block: more than most screens show, and whole lines of cards, two, three or four abreast. */
const BLOCK = 24;
/** Milliseconds of drawing between two breaths. */
const SLICE = 8;

/** Lets the browser answer the reader between two slices. */
const breathe = (): Promise<unknown> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });

/**
 * What is off the screen costs nothing. In blocks: each box that is watched costs a little at every frame, and ten
 * thousand of them stop the scrolling.
 */
export const longListStyles = css`
  .block + .block {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 190em;
    overflow-clip-margin: 0.5em;
  }
  @media print {
    .block + .block {
      content-visibility: visible;
    }
  }
`;

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
 * rest in slices that leave room for the reader. Rows stand in blocks that the browser may skip; they keep their elements,
 * and so what is open in them and the focus.
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
    const left = this.#remove(new Set(items.map(key)));
    let end = 0;
    let block: Element | null = null;
    let last: Element | null = null;
    for (const [index, item] of items.entries()) {
      if (index >= BLOCK && performance.now() > end) {
        await breathe();
        if (run !== this.#run) return;
        end = performance.now() + SLICE;
      }
      if (!block || index % BLOCK === 0) {
        block = (block ? block.nextElementSibling : list.firstElementChild) ?? list.appendChild(makeBlock());
        last = null;
      }
      const id = key(item);
      let row = this.#rows.get(id);
      if (!row) this.#rows.set(id, (row = { element: document.createElement('div') }));
      const { element } = row;
      const there: Element | null = last ? last.nextElementSibling : block.firstElementChild;
      if (there !== element) move(block, element, there);
      last = element;
      const drawn = [item, stamp, index];
      if (!row.drawn?.every((part, at) => part === drawn[at])) {
        row.drawn = drawn;
        dress(element, item, index);
        render(content(item, index), element);
      }
      if (left === index) focusIn(element);
    }
    while (block?.nextElementSibling) block.nextElementSibling.remove();
    if (left !== undefined && left >= items.length) focusIn(last);
  }

  /** Takes away the rows of items that are there no more. Gives the place of the one in which the focus was. */
  #remove(wanted: ReadonlySet<string>): number | undefined {
    let left: number | undefined;
    const focused = focusOf(this.#list!);
    for (const [id, { element }] of this.#rows) {
      if (wanted.has(id)) continue;
      if (element.contains(focused)) left = [...this.#list!.querySelectorAll(':scope > * > *')].indexOf(element);
      element.remove();
      this.#rows.delete(id);
    }
    return left;
  }
}

function makeBlock(): Element {
  const block = document.createElement('div');
  block.className = 'block';
  return block;
}

const focusOf = (list: Element) => (list.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;

/** Moving an element takes the focus from it, and the reader's place with it. */
function move(list: Element, element: Element, before: Element | null): void {
  const focused = focusOf(list);
  list.insertBefore(element, before);
  if (focused && focusOf(list) !== focused) focused.focus({ preventScroll: true });
}

/** The row that takes the place of one that has gone takes its focus too. */
function focusIn(row: Element | null): void {
  const target = row?.matches('[tabindex]') ? row : row?.querySelector('a, button');
  (target as HTMLElement | undefined)?.focus({ preventScroll: true });
}
