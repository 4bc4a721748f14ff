import type { ListWidget } from '../../ui/list/list-widget.js';
import type { IdeaSource } from './idea-source.js';
import type { Idea, IdeaBox } from './idea.js';

/** What the parts of a box know of the element in which they stand: they come later than it, and never import it. */
export interface IdeaHost extends ListWidget<Idea, Idea> {
  readonly sources?: readonly IdeaSource[];
  readonly layout: string;
  readonly sort: string;
  readonly status: string;
  readonly topic: string;
  /** What the box says of itself, once it was read. */
  readonly box: IdeaBox | undefined;
  /** True where the box itself is asked for an order or a search, and tells of what changes. */
  readonly asksBox: boolean;
}
