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

/** What has no room beside what begins with it. */
export interface Rest {
  /** Where its count stands, in fractions of the width of the day. */
  readonly left: number;
  readonly width: number;
  /** Where it begins, on the scale of the blocks. */
  readonly start: number;
  /** The places of its blocks in what was given. */
  readonly of: readonly number[];
}

/** How much further in stands what begins later: a target of 24 px is left of what it covers on a phone of 320 px. */
const STEP = 0.13;
/** So many times further in at most. */
const DEEPEST = 4;
/** The least width of a lane in which some letters of a title can be read. */
const NARROWEST = 0.3;

/**
 * Puts blocks side by side, as `dayLanes` does, while there is room for that; of more, what begins later stands further in,
 * over what is still going on, and leaves its title to be seen. What begins at about the same time stays side by side, as
 * long as it can be read: the rest has no place, and is told of in the last lane.
 *
 * @param title Room that a title needs, on the scale of the blocks: nothing covers a block sooner after its start.
 * @param few Lanes side by side in which titles can be read.
 */
export function dayCascade(
  blocks: readonly Block[],
  title: number,
  few: number,
): { readonly places: readonly (Place | undefined)[]; readonly rests: readonly Rest[] } {
  const places: (Place & { clear: number; columns: number })[] = dayLanes(blocks).map(
    ({ column, columns, span }, at) => ({
      left: column / columns,
      width: span / columns,
      clear: blocks[at]!.end - blocks[at]!.start,
      columns,
      over: false,
    }),
  );
  const rests: Rest[] = [];
  /** How far in stands each block that still goes on. */
  const deep = new Map<number, number>();
  for (const group of groupsOf(
    blocks.map((block, at) => ({ ...block, at })).filter(({ at }) => places[at]!.columns > few),
    title,
  )) {
    const { start } = group[0]!;
    for (const at of deep.keys()) if (blocks[at]!.end <= start) deep.delete(at);
    const depth = Math.min(Math.max(-1, ...new Set(deep.values())) + 1, DEEPEST);
    const under = [...deep.keys()];
    const inset = depth * STEP;
    const lanes = dayLanes(group);
    const most = Math.max(Math.floor((1 - inset) / NARROWEST), few);
    const full = lanes.some(({ columns }) => columns > most);
    const rest: number[] = [];
    for (const [index, { column, columns, span }] of lanes.entries()) {
      const { at } = group[index]!;
      const share = (1 - inset) / Math.min(columns, most);
      if (full && column >= most - 1) rest.push(at);
      else {
        deep.set(at, depth);
        const width = (full ? Math.min(span, most - 1 - column) : span) * share;
        Object.assign(places[at]!, { left: inset + column * share, width, over: depth > 0 });
      }
    }
    if (full) {
      const width = (1 - inset) / most;
      rests.push({ left: 1 - width, width, start: Math.min(...rest.map((at) => blocks[at]!.start)), of: rest });
    }
    for (const at of under) {
      const { left, width } = places[at]!;
      const right = left + width - 1e-9;
      const over = group.filter((one) => !rest.includes(one.at) && places[one.at]!.left < right);
      for (const one of over) places[at]!.clear = Math.min(places[at]!.clear, one.start - blocks[at]!.start);
    }
  }
  const hidden = new Set(rests.flatMap(({ of }) => of));
  return { places: places.map(({ columns: _, ...place }, at) => (hidden.has(at) ? undefined : place)), rests };
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
