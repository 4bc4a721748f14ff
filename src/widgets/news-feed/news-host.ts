import type { Source } from '../../data/source.js';
import type { ListWidget } from '../../ui/list/list-widget.js';
import type { NewsItem } from './news-item.js';
import type { NewsEntry } from './news-list.js';

/** What the parts of a feed know of the element in which they stand: they come later than it, and never import it. */
export interface NewsHost extends ListWidget<NewsItem, NewsEntry> {
  readonly sources?: readonly Source<NewsItem>[];
  readonly layout: string;
  readonly category: string;
  readonly audience: string;
  readonly pinned: string;
  readonly pinnedUntil: string;
  readonly urgent: string;
}
