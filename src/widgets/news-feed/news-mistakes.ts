import type { FailureMessages } from '../../i18n/messages.js';
import { commonMistakes, noDate, unknownWords } from '../../ui/mistakes/common-mistakes.js';
import type { NewsHost } from './news-host.js';

const layouts = ['list', 'cards', 'compact', 'featured'];
const filters = ['category', 'source', 'audience', 'period'];

/**
 * What a page has written in vain: the feed works as if it were not there, so that only a sentence can tell. For editors,
 * in the language of the widget.
 */
export function newsMistakes(feed: NewsHost, f: FailureMessages): string[] {
  const { layout, pinnedUntil } = feed;
  return [
    ...unknownWords(f, 'layout', layout, layouts),
    ...unknownWords(f, 'filters', feed.filters, filters),
    ...(/^(?:\d{4}-\d\d-\d\d|$)/.test(pinnedUntil) ? [] : [noDate(f, 'pinned-until', pinnedUntil)]),
    ...commonMistakes(feed, f, 'actualites'),
  ];
}
