import type { About, Body, FormatTable, Reading } from '../../format.js';
import { giveWay } from '../give-way.js';
import type { ReadOptions } from '../read-options.js';
import type { XmlTree } from './xml-element.js';
import { LightTree } from './xml-tree.js';

/** Milliseconds of work before the page has its turn. A slow machine overruns it by one batch. */
const SLICE = 10;
/** Blocks read at a time; the first batch is what a page shows first. */
const BATCH = 20;

/**
 * Reads XML that is long, cut or not well-formed a batch of blocks at a time, and gives way to the page between them:
 * the first items come early, and a broken document still gives its good ones.
 */
export async function readBlocks<R extends Reading, T>(
  { about, text, start }: Body,
  read: (document: XmlTree, about: About) => R,
  table: FormatTable<R, T>,
  { signal, onPart }: ReadOptions<R>,
): Promise<R> {
  const tree = new LightTree(text, start, table.blocks);
  const items: T[] = [];
  let skipped = 0;
  let told = 0;
  let until = performance.now() + SLICE;
  while (!tree.done) {
    const blocks = [];
    while (!tree.done && blocks.length < BATCH) {
      const block = tree.next(until);
      if (block) blocks.push(block);
      else break;
    }
    if (blocks.length) {
      const detach = tree.attach(blocks);
      const part = read(tree, about);
      detach();
      items.push(...table.items(part));
      skipped += part.skipped;
      if (onPart && items.length > told * 2) {
        told = items.length;
        onPart({ ...table.withItems(part, items.slice()), skipped });
        until = 0;
      }
    }
    if (performance.now() > until) {
      await giveWay();
      signal?.throwIfAborted();
      until = performance.now() + SLICE;
    }
  }
  // Once more without any item, for what stands after the last one.
  return { ...table.withItems(read(tree, about), items), skipped, ...(tree.ended ? undefined : { unended: true }) };
}
