/** What takes room in a day: two numbers of one scale (instants, minutes, fractions), the end exclusive. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/** Where a block stands beside those that it overlaps. */
export interface Lane {
  /** From 0. */
  readonly column: number;
  /** Number of columns, shared by all that hang together by overlaps. */
  readonly columns: number;
  /** Columns that it takes: it spreads over those beside it that stay free as long as it lasts. */
  readonly span: number;
}

interface Placed extends Block {
  readonly at: number;
  column: number;
}

/**
 * Puts blocks that overlap side by side, in the order in which they are given back to their owners. The same blocks
 * always get the same places: earlier first, then longer, then the order given.
 *
 * @param least Room that a block takes at least, on the same scale: what lasts no time can still be read and pressed.
 */
export function dayLanes(blocks: readonly Block[], least = 0): Lane[] {
  const lanes: Lane[] = [];
  const sorted = blocks
    .map(({ start, end }, at): Placed => ({ start, end: Math.max(end, start + least), at, column: 0 }))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.at - b.at);
  let cluster: Placed[] = [];
  /** End of the last block of each column. */
  let ends: number[] = [];

  const close = () => {
    const columns = ends.length;
    for (const block of cluster)
      lanes[block.at] = { column: block.column, columns, span: spanOf(block, cluster, columns) };
    cluster = [];
    ends = [];
  };

  for (const block of sorted) {
    // What begins where all others have ended hangs together with nothing before it.
    if (ends.length && ends.every((end) => end <= block.start)) close();
    const free = ends.findIndex((end) => end <= block.start);
    block.column = free < 0 ? ends.length : free;
    ends[block.column] = block.end;
    cluster.push(block);
  }
  close();
  return lanes;
}

function spanOf(block: Placed, cluster: readonly Placed[], columns: number): number {
  const taken = cluster
    .filter(({ start, end, column }) => column > block.column && start < block.end && end > block.start)
    .map(({ column }) => column);
  return Math.min(columns, ...taken) - block.column;
}
