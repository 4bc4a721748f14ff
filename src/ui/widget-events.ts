import type { FailureKind, SourceError } from '../data/source-error.js';

const everywhere = { bubbles: true, composed: true };

/** A widget has read its sources. */
export class LoadEvent<T = unknown> extends Event {
  constructor(
    /** All that was read, over all sources. */
    readonly items: readonly T[],
    /** Names of the sources that answered. */
    readonly sources: readonly string[],
    /** True when a part of it is a kept copy. */
    readonly stale: boolean,
  ) {
    super('parvis-load', everywhere);
  }
}

/** A source failed. Cancel it to keep the sentence for editors out of the console. */
export class FailureEvent extends Event {
  constructor(
    readonly kind: FailureKind,
    /** Name or address of the source. */
    readonly source: string,
    /** The raw error. */
    readonly cause: SourceError,
    /** What the editor can do, in the language of the widget. */
    readonly cure: string,
  ) {
    super('parvis-error', { ...everywhere, cancelable: true });
  }
}

/** The reader changed what is shown. */
export class FilterEvent extends Event {
  constructor(
    /** What is asked: names of filters and their values. */
    readonly filter: Readonly<Record<string, string | readonly string[]>>,
    /** Number of items that match. */
    readonly count: number,
  ) {
    super('parvis-filter', everywhere);
  }
}

/** The number of items not seen yet has changed: for a badge of the page. */
export class UnreadEvent extends Event {
  constructor(readonly count: number) {
    super('parvis-unread', everywhere);
  }
}
