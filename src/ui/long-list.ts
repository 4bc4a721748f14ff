import { noChange } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { insertPart, removePart, setChildPartValue } from 'lit/directive-helpers.js';
import type { ChildPart } from 'lit/directive.js';

/** Rows drawn at once: more than the tallest screen shows. */
const FIRST = 24;
/** Milliseconds of drawing between two breaths. */
const SLICE = 8;

/** Lets the browser answer the reader between two slices, before the next frame where it can. */
const breathe = (): Promise<unknown> =>
  (globalThis as { scheduler?: { yield?: () => Promise<void> } }).scheduler?.yield?.() ??
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });

class LongList<T> extends AsyncDirective {
  readonly #rows = new Map<unknown, { part: ChildPart; item?: T; stamp?: unknown }>();
  /** The rows as they stand on screen, from the first to the last. */
  #standing: ChildPart[] = [];
  #run = 0;

  override render(
    _items: readonly T[],
    _key: (item: T) => unknown,
    _template: (item: T, index: number) => unknown,
    _stamp?: unknown,
    _drawn?: (finished: Promise<void>) => void,
  ): unknown {
    return noChange;
  }

  override update(container: ChildPart, [items, key, template, stamp, drawn]: Parameters<this['render']>): unknown {
    const run = ++this.#run;
    this.#remove(new Set(items.map(key)));
    let index = 0;
    const draw = () => {
      const item = items[index]!;
      const row = this.#place(container, key(item), index);
      if (row.item !== item || row.stamp !== stamp) setChildPartValue(row.part, template(item, index));
      row.item = item;
      row.stamp = stamp;
      index++;
    };
    while (index < items.length && index < FIRST) draw();
    const rest = async () => {
      while (index < items.length) {
        await breathe();
        if (run !== this.#run || !this.isConnected) return;
        const end = performance.now() + SLICE;
        do draw();
        while (index < items.length && performance.now() < end);
      }
    };
    if (index < items.length) drawn?.(rest());
    return noChange;
  }

  #remove(wanted: ReadonlySet<unknown>): void {
    const gone = new Set<ChildPart>();
    for (const [id, { part }] of this.#rows) {
      if (wanted.has(id)) continue;
      removePart(part);
      gone.add(part);
      this.#rows.delete(id);
    }
    if (gone.size) this.#standing = this.#standing.filter((part) => !gone.has(part));
  }

  /** The row of an item, standing at `index`: the one that is there, one moved there, or a new one. */
  #place(container: ChildPart, id: unknown, index: number) {
    const there = this.#standing[index];
    let row = this.#rows.get(id);
    if (row && row.part === there) return row;
    if (row) {
      const { part } = row;
      // Moving a node takes the focus from it, and the reader's place with it.
      const root = part.startNode!.getRootNode() as ShadowRoot;
      const focused = root.activeElement as HTMLElement | null;
      insertPart(container, there, part);
      if (focused && root.activeElement !== focused) focused.focus();
      this.#standing.splice(this.#standing.indexOf(part, index), 1);
    } else {
      row = { part: insertPart(container, there) };
      this.#rows.set(id, row);
    }
    this.#standing.splice(index, 0, row.part);
    return row;
  }
}

/**
 * A list of any length, all of it in the page (to be found, printed and read aloud): the first screen at once, the
 * rest in slices that leave room for the reader. Rows are told apart by `key`, keep their nodes and the focus, and
 * are drawn again only when their item or `stamp` changed. `drawn` is handed the promise of the last row.
 */
export const longList = directive(LongList) as <T>(
  items: readonly T[],
  key: (item: T) => unknown,
  template: (item: T, index: number) => unknown,
  stamp?: unknown,
  drawn?: (finished: Promise<void>) => void,
) => unknown;
