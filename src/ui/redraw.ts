import { BLOCK, addBlock, type LongList, type RowDrawing } from './long-list.js';

/** Milliseconds of drawing between two breaths. */
const SLICE = 8;

/** Lets the browser answer the reader between two slices. */
const breathe = (): Promise<unknown> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });

/** Brings a list that is there to other items, and draws what is more than its first block. */
export async function redraw<T>(long: LongList<T>, items: readonly T[], drawing: RowDrawing<T>): Promise<void> {
  const { run } = long;
  const list = long.list!;
  const left = remove(long, new Set(items.map(drawing.key)));
  let end = 0;
  let block: Element | null = null;
  let last: Element | null = null;
  for (const [index, item] of items.entries()) {
    if (index >= BLOCK && performance.now() > end) {
      await breathe();
      if (run !== long.run) return;
      end = performance.now() + SLICE;
    }
    if (!block || index % BLOCK === 0) {
      block = (block ? block.nextElementSibling : list.firstElementChild) ?? addBlock(list);
      last = null;
    }
    const there: Element | null = last ? last.nextElementSibling : block.firstElementChild;
    const element = long.row(item, index, drawing);
    if (there !== element) move(block, element, there);
    last = element;
    if (left === index) focusIn(element);
  }
  while (block?.nextElementSibling) block.nextElementSibling.remove();
  if (left !== undefined && left >= items.length) focusIn(last);
}

/** Takes away the rows of items that are there no more. Gives the place of the one in which the focus was. */
function remove<T>({ list, rows }: LongList<T>, wanted: ReadonlySet<string>): number | undefined {
  let left: number | undefined;
  const focused = focusOf(list!);
  for (const [id, { element }] of rows) {
    if (wanted.has(id)) continue;
    if (element.contains(focused)) left = [...list!.querySelectorAll(':scope > * > *')].indexOf(element);
    element.remove();
    rows.delete(id);
  }
  return left;
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
