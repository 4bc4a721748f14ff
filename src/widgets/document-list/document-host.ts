import type { ImagePolicy } from '../../data/safe-url.js';
import type { Source } from '../../data/source.js';
import type { ListWidget } from '../../ui/list/list-widget.js';
import type { DocumentEntry } from './document-entry.js';
import type { Line } from './order/document-lines.js';

/** What the parts of a list know of the element in which they stand: they come later than it, and never import it. */
export interface DocumentHost extends ListWidget<DocumentEntry, Line> {
  readonly sources?: readonly Source<DocumentEntry>[];
  readonly layout: string;
  readonly sort: string;
  readonly groupBy: string;
  readonly tree: boolean;
  readonly open: string;
  readonly editable: boolean;
  readonly staleAfter: number;
  readonly contact: string;
  readonly images: ImagePolicy;
  readonly withdrawn: boolean;
}
