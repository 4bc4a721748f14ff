import { BLOCK, addBlock, type Redraw, type Rows, type RowDrawing } from './list-rows.js';

/** Milliseconds of drawing between two breaths. */
const SLICE = 8;
/** Rows near the screen between two frames: all that changed is laid out in one piece. */
const STEP = BLOCK / 2;

/** Lets the browser answer the reader between two slices. */
const breathe = (): Promise<unknown> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });

/** Ends once what is there is on the screen; soon, where nothing is shown. */
const shown = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => resolve(breathe()));
    setTimeout(resolve, 100);
  });

export const redraw: Redraw = async (long, items, drawing) => {
  const { run } = long;
  const list = long.list!;
  const { kept, left } = keep(long, items, drawing);
  /** The next row that stays; those before it go. A few at a time: thousands taken away at once would be felt. */
  const next = (row: Element | null): Element | null => {
    while (row && !kept.has(row)) {
      const after: Element | null = row.nextElementSibling;
      row.remove();
      row = after;
    }
    return row;
  };
  let end = performance.now() + SLICE;
  /** False once a later drawing has begun. */
  const goesOn = async (wait?: boolean) => {
    if (wait || performance.now() > end) {
      await (wait ? shown : breathe)();
      end = performance.now() + SLICE;
    }
    return run === long.run;
  };
  let block: Element | null = null;
  let last: Element | null = null;
  for (const [index, item] of items.entries()) {
    // What is seen comes first, a few rows a frame.
    if (index >= STEP && !(await goesOn(index % STEP === 0 && index < 3 * BLOCK))) return;
    if (!block || index % BLOCK === 0) {
      // Rows that stay and stand behind the last one are fetched from there.
      for (let row = next(last?.nextElementSibling ?? null); row; row = next(row.nextElementSibling));
      block = (block ? block.nextElementSibling : list.firstElementChild) ?? addBlock(list);
      last = null;
    }
    const there: Element | null = next(last ? last.nextElementSibling : block.firstElementChild);
    const element = long.place?.(item, index, drawing) ?? long.row(item, index, drawing);
    if (there !== element) move(block, element, there);
    kept.add(element);
    last = element;
    if (left === index) focusIn(element);
  }
  if (last) next(last.nextElementSibling);
  else list.replaceChildren();
  if (left !== undefined && left >= items.length) focusIn(last);
  for (let spare: Element | null | undefined; (spare = block?.nextElementSibling);) {
    if (!(await goesOn())) return;
    spare.remove();
  }
};

/**
 * The rows that stay. The others are forgotten as soon as one is asked for that was never there: until then a list only
 * leaves out some of its rows, as a search does, and takes them back. With the place of the row in which the focus is, if it
 * goes.
 */
function keep<T>(long: Rows<T>, items: readonly T[], { key }: RowDrawing<T>): { kept: Set<Element>; left?: number } {
  const { list, rows, known } = long;
  const kept = new Set<Element>();
  // Those that stay are looked up: thousands taken out of a map one by one cost a third of a frame more.
  long.rows = new Map();
  for (const item of items) {
    const id = key(item);
    const row = rows.get(id) ?? known.get(id);
    if (!row) {
      long.known = long.rows;
      continue;
    }
    long.rows.set(id, row);
    kept.add(row.element);
  }
  const focused = focusOf(list!);
  if (!focused || !list!.contains(focused)) return { kept };
  // Not by the rows that are known: a drawing that was interrupted has forgotten some that still stand there.
  const all = [...list!.querySelectorAll(':scope > * > *')];
  const at = all.findIndex((row) => row.contains(focused));
  return { kept, left: kept.has(all[at]!) ? undefined : at };
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
