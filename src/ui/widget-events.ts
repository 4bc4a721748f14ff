import type { FailureKind, SourceError } from '../data/source-error.js';

const everywhere = { bubbles: true, composed: true };

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
