import { fold } from '../../data/reading/values/fold.js';
import type { Idea } from './idea.js';

/** The orders of a box. */
export const ideaOrders = ['top', 'recent', 'trending', 'unanswered'] as const;
export type IdeaOrder = (typeof ideaOrders)[number];

/** What a reader wants to see of a box. */
export interface IdeaFilter {
  readonly search: string;
  readonly order: IdeaOrder;
  /** Ids of statuses; empty: all. */
  readonly statuses: readonly string[];
  /** Labels of topics, compared without case and accents; empty: all. */
  readonly topics: readonly string[];
}

const DAY = 86_400_000;
const dateOf = ({ created }: Idea): number => Date.parse(created ?? '') || 0;

/** How much an idea rises: its votes, the less the older it is. */
const rise = (idea: Idea, now: number): number =>
  ((idea.votes ?? 0) + 1) / (Math.max(now - dateOf(idea), 0) / DAY + 2) ** 1.5;

/** Orders of a list that is read whole. A box that can be asked sorts itself. */
const orders: Readonly<Record<IdeaOrder, (now: number) => (one: Idea, other: Idea) => number>> = {
  top: () => (one, other) => (other.votes ?? 0) - (one.votes ?? 0) || dateOf(other) - dateOf(one),
  recent: () => (one, other) => dateOf(other) - dateOf(one),
  trending: (now) => (one, other) => rise(other, now) - rise(one, now),
  // The one that waits longest first.
  unanswered: () => (one, other) => dateOf(one) - dateOf(other),
};

/** True where an idea waits for an answer. */
const isOpen = ({ answer, status, closed, mergedInto }: Idea): boolean =>
  !answer && !closed && !mergedInto && status !== 'done' && status !== 'declined' && status !== 'merged';

/** The ideas that a reader wants to see, in the order wanted. `now` in epoch milliseconds. */
export function filterIdeas(ideas: readonly Idea[], filter: IdeaFilter, now: number): readonly Idea[] {
  const words = fold(filter.search).split(' ').filter(Boolean);
  const topics = filter.topics.map(fold);
  const kept = ideas.filter((idea) => {
    if (filter.statuses.length && !filter.statuses.includes(idea.status ?? '')) return false;
    if (topics.length && !idea.topics?.some((topic) => topics.includes(fold(topic)))) return false;
    if (filter.order === 'unanswered' && !isOpen(idea)) return false;
    if (!words.length) return true;
    const text = fold([idea.title, idea.text, idea.author, ...(idea.topics ?? [])].join(' '));
    return words.every((word) => text.includes(word));
  });
  return kept.toSorted(orders[filter.order](now));
}
