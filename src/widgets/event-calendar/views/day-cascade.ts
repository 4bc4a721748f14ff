import { dayLanes, type Block } from './day-lanes.js';

/** Where a block stands in the width of its day, in fractions of it. */
export interface Place {
  readonly left: number;
  readonly width: number;
  /** How much of its height nothing covers, on the scale of the blocks; all of it when absent. */
  readonly clear?: number;
  /** True where it stands over others. */
  readonly over?: boolean;
}

/** How much further in stands what begins later: a target of 24 px is left of what it covers on a phone of 320 px. */
const STEP = 0.13;
/** So many times further in at most. */
const DEEPEST = 4;
/** Lanes side by side in which titles can be read where there is little room. */
const FEW = 2;

/**
 * Puts blocks where there is little room: two side by side, as `dayLanes` does; of more, what begins later stands further
 * in, over what is still going on, and leaves its title to be seen. What begins at about the same time stays side by side.
 *
 * @param title Room that a title needs, on the scale of the blocks: nothing covers a block sooner after its start.
 */
export function dayCascade(blocks: readonly Block[], title: number): Place[] {
  const places = dayLanes(blocks).map(({ column, columns, span }, at) => ({
    left: column / columns,
    width: span / columns,
    clear: blocks[at]!.end - blocks[at]!.start,
    columns,
    over: false,
  }));
  /** How far in stands each block that still goes on. */
  const deep = new Map<number, number>();
  for (const group of groupsOf(
    blocks.map((block, at) => ({ ...block, at })).filter(({ at }) => places[at]!.columns > FEW),
    title,
  )) {
    const { start } = group[0]!;
    for (const at of deep.keys()) if (blocks[at]!.end <= start) deep.delete(at);
    const depth = Math.min(Math.max(-1, ...new Set(deep.values())) + 1, DEEPEST);
    const under = [...deep.keys()];
    const inset = depth * STEP;
    for (const [index, { column, columns, span }] of dayLanes(group).entries()) {
      const { at } = group[index]!;
      deep.set(at, depth);
      const share = (1 - inset) / columns;
      Object.assign(places[at]!, { left: inset + column * share, width: span * share, over: depth > 0 });
    }
    for (const at of under) {
      const over = group.filter((one) => places[one.at]!.left < places[at]!.left + places[at]!.width - 1e-9);
      for (const one of over) places[at]!.clear = Math.min(places[at]!.clear, one.start - blocks[at]!.start);
    }
  }
  return places.map(({ columns: _, ...place }) => place);
}

/** Blocks of which the titles would cover each other, in the order of their start. */
function groupsOf<T extends Block>(blocks: readonly T[], title: number): T[][] {
  const groups: T[][] = [];
  for (const block of blocks.toSorted((a, b) => a.start - b.start)) {
    const last = groups.at(-1);
    if (last && block.start < last.at(-1)!.start + title - 1e-9) last.push(block);
    else groups.push([block]);
  }
  return groups;
}
