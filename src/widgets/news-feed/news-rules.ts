import { fold } from '../../data/reading/values/fold.js';
import { passed, type NewsRules } from './news-list.js';

/** What a page writes about the order of its news. */
export interface NewsOrder {
  /** Names, separated by commas: an item must have one of these categories. */
  readonly category: string;
  readonly audience: string;
  /** Names of categories, or ids, separated by commas. */
  readonly pinned: string;
  /** Instant or date after which none of these is pinned. */
  readonly pinnedUntil: string;
  /** Names of the categories of urgent items, separated by commas. */
  readonly urgent: string;
}

/** Before anything else is drawn: an attribute that was taken away is `null` still. */
const names = (list: string | null | undefined): string[] => (list ?? '').split(',').map(fold).filter(Boolean);

// A source of the page may say nothing where the model has a list.
const holds = (wanted: readonly string[], values: readonly string[] | null | undefined) =>
  !!values?.some((value) => wanted.includes(fold(value)));

/**
 * The rules of a list, out of what the page has written.
 *
 * @param now Instant, `2026-11-23T08:00:00Z`.
 */
export function newsRules(order: NewsOrder, now: string): NewsRules {
  const categories = names(order.category);
  const audience = names(order.audience);
  const urgent = names(order.urgent);
  const pinned = order.pinnedUntil && passed(order.pinnedUntil, now) ? [] : names(order.pinned);
  return {
    keeps: (item) =>
      (!categories.length || holds(categories, item.categories)) &&
      // What names no audience is for all.
      (!audience.length || !item.audience?.length || holds(audience, item.audience)),
    urgent: (item) => holds(urgent, item.categories),
    // An id may hold a comma itself: "tag:ville.fr,2026:1".
    pinned: (item) => `,${pinned.join()},`.includes(`,${fold(item.id)},`) || holds(pinned, item.categories),
  };
}
