import type { TemplateResult, nothing } from 'lit';
import type { ImagePolicy } from '../../../data/safe-url.js';
import type { CommonMessages } from '../../../i18n/messages.js';
import type { NewsEntry } from '../news-list.js';

/** What a reader sees of a source beside its items. */
export interface RowSource {
  readonly label: string;
  readonly color?: string;
  /** Address against which its items are resolved. */
  readonly address: string;
}

type Part = TemplateResult | typeof nothing;

/** What a row shows, in place of what its item says and beside it. */
export interface RowPartsOf {
  readonly title: string;
  readonly summary: string | undefined;
  readonly badges: Part;
  readonly picture: Part;
  readonly button: Part;
  readonly text: Part;
}

/** What rows have beside their words: signs, a picture, the full text on demand; and their place in a feed of articles. */
export interface RowExtras {
  /** Sets what stands on an article of a feed (ARIA Authoring Practices, "Feed"), or takes it away. */
  dress(row: HTMLElement, index: number, context: RowContext): void;
  /** The parts of one row: `base` is the address of its source, `lang` its language where that is another one. */
  of(entry: NewsEntry, context: RowContext, base: string, lang: string | typeof nothing): RowPartsOf;
}

/** What the rows of one feed share. */
export interface RowContext {
  readonly t: CommonMessages;
  /** Language of the page around. */
  readonly lang: string;
  readonly zone: string | undefined;
  readonly now: number;
  readonly layout: string;
  readonly images: ImagePolicy;
  readonly headingLevel: number;
  readonly sources: readonly RowSource[];
  /** True when rows are articles of an ARIA feed, false when they are items of a list. */
  readonly feed: boolean;
  /** Number of rows in all; -1 while it is not known. */
  readonly size: number;
  readonly isNew: (entry: NewsEntry) => boolean | undefined;
  /** The names of the sources of an entry, where there are several. */
  readonly names?: (entry: NewsEntry, sources: readonly RowSource[]) => unknown;
  readonly open: (event: Event, entry: NewsEntry) => void;
  /** What rows have beside their words, once it was fetched. */
  readonly parts?: RowExtras;
}
