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
    super('parvis-load', { bubbles: true, composed: true });
  }
}
