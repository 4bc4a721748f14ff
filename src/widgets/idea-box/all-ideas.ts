import type { LoadedSource } from '../../data/loading/loaded-source.js';
import { isLocal } from '../../data/local-id.js';
import type { Idea } from './idea.js';

/** What was read, of an idea that has another id here. */
const read = new WeakMap<Idea, Idea>();
const renamed = new WeakMap<readonly Idea[], { readonly at: number; readonly ideas: readonly Idea[] }>();

function rename(items: readonly Idea[], at: number): readonly Idea[] {
  const known = renamed.get(items);
  if (known?.at === at) return known.ideas;
  const nameOf = (id: string) => (isLocal(id) ? `${at + 1}/${id}` : id);
  const ideas = items.map((idea) => {
    const { id, mergedInto } = idea;
    const other = { ...idea, id: nameOf(id), ...(mergedInto && { mergedInto: nameOf(mergedInto) }) };
    read.set(other, idea);
    return other;
  });
  renamed.set(items, { at, ideas });
  return ideas;
}

/**
 * The ideas of all sources, each with an id that no other has: two sources may count from 1 each. Those of the first one, and
 * of one alone, are as they were read.
 */
export function allIdeas(sources: readonly LoadedSource<Idea>[]): readonly Idea[] {
  const ideas = sources.flatMap(({ items }, at) => (at ? rename(items, at) : items));
  if (!sources[1]) return ideas;
  const seen = new Set<string>();
  return ideas.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** An idea as its source gave it. */
export const asRead = (idea: Idea): Idea => read.get(idea) ?? idea;
