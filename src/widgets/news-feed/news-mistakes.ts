import type { ParvisNewsFeed } from './news-feed.js';

const layouts = ['list', 'cards', 'compact', 'featured'];
const filters = ['category', 'source', 'audience', 'period'];

/**
 * What a page has written in vain: the feed works as if it were not there, so that only a sentence can tell. In English,
 * for editors.
 */
export function newsMistakes(feed: ParvisNewsFeed): string[] {
  const { max, hash, id, pinnedUntil } = feed;
  const unknown = (attribute: string, written: string, known: string[]) =>
    written
      .split(/[\s,]+/)
      .filter((word) => word && !known.includes(word))
      .map((word) => `${attribute}="${word}" is none of ${known.join(', ')}`);
  return [
    ...unknown('layout', feed.layout, layouts),
    ...unknown('filters', feed.filters, filters),
    ...(feed.hasAttribute('max') && !max ? [`max="${feed.getAttribute('max')}" is no number such as 5`] : []),
    ...(hash && !id ? ['hash needs an id beside it, for example id="news"'] : []),
    ...(/^(?:\d{4}-\d\d-\d\d|$)/.test(pinnedUntil)
      ? []
      : [`pinned-until="${pinnedUntil}" is no date such as 2026-12-31`]),
  ];
}
