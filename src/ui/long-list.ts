import { shallowArrayEquals } from '@lit/task';
import { css, render, type TemplateResult } from 'lit';
import type { redraw } from './redraw.js';

/** Rows of a block: more than most screens show, and whole lines of cards, two, three or four abreast. */
export const BLOCK = 24;

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
  drawn: readonly unknown[];
}

export const addBlock = (list: Element): Element => {
  const block = document.createElement('div');
  block.className = 'block';
  return list.appendChild(block);
};

/**
 * A list of any length, all of it in the page (to be found, printed and read aloud): the first screen at once, the
 * rest in slices that leave room for the reader. Rows stand in blocks that the browser may skip; they keep their elements,
 * and so what is open in them and the focus.
 */
export class LongList<T> {
  /** The rows that are there, by key. */
  rows = new Map<string, Row>();
  /** And those that a filter has let go beside them, for when it is taken back. */
  known = this.rows;
  /** Where they are. */
  list?: Element;
  /** Number of the last drawing. */
  run = 0;
  /** Draws what is more than a first screen. Who needs this at once, and not a moment later, brings it. */
  redraw?: typeof redraw;
  /** The row of an item where its content need not be drawn again, dressed for its new place; who knows such rows brings it. */
  place?: (item: T, index: number, drawing: RowDrawing<T>) => HTMLElement | undefined;
  /** Ends once the last row of the last drawing is there. */
  drawn = Promise.resolve();
  #asked: readonly unknown[] = [];

  /** Draws the items into an element that nobody else fills. Ends once the last row is there, or a later drawing has begun. */
  draw(list: Element, items: readonly T[], drawing: RowDrawing<T>): Promise<void> {
    const asked = [list, drawing.stamp, ...items];
    if (shallowArrayEquals(asked, this.#asked)) return this.drawn;
    this.#asked = asked;
    return (this.drawn = this.#draw(list, items, drawing));
  }

  /** One row, made or drawn again where something changed. */
  row(item: T, index: number, { key, dress, content, stamp }: RowDrawing<T>): HTMLElement {
    const drawn = [item, stamp, index];
    const id = key(item);
    let row = this.rows.get(id);
    if (!row) this.rows.set(id, (row = { element: document.createElement('div'), drawn: [] }));
    const { element } = row;
    if (!shallowArrayEquals(drawn, row.drawn)) {
      row.drawn = drawn;
      dress(element, item, index);
      render(content(item, index), element);
    }
    return element;
  }

  async #draw(list: Element, items: readonly T[], drawing: RowDrawing<T>): Promise<void> {
    const run = ++this.run;
    if (list !== this.list) {
      this.rows = this.known = new Map<string, Row>();
      this.list = list;
      addBlock(list).append(...items.slice(0, BLOCK).map((item, index) => this.row(item, index, drawing)));
      if (items.length <= BLOCK) return;
    }
    if (!this.redraw) this.redraw = (await import('./redraw.js')).redraw;
    if (run === this.run) await this.redraw(this, items, drawing);
  }
}
