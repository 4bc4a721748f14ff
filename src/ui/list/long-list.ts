import { shallowArrayEquals } from '@lit/task';
import { css, render } from 'lit';
import { BLOCK, addBlock, type Redraw, type Row, type RowDrawing, type Rows } from './list-rows.js';

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

/**
 * A list of any length, all of it in the page (to be found, printed and read aloud): the first screen at once, the
 * rest in slices that leave room for the reader. Rows stand in blocks that the browser may skip; they keep their elements,
 * and so what is open in them and the focus.
 */
export class LongList<T> implements Rows<T> {
  rows = new Map<string, Row>();
  known = this.rows;
  list?: Element;
  run = 0;
  /** Draws what is more than a first screen. Who needs this at once, and not a moment later, brings it. */
  redraw?: Redraw;
  place?: Rows<T>['place'];
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
