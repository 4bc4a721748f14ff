/** A wall clock, as the epoch milliseconds at which UTC would read the same: no zone, no change of hour. */
export type Wall = number;

/** A way of setting clocks. */
export interface Zone {
  /** IANA name, else the TZID as written; `UTC`. */
  readonly name: string;
  /**
   * Epoch milliseconds at which clocks read so. A time that clocks jump over is read with the offset before the gap, one
   * that they read twice is its first reading (RFC 5545, 3.3.5).
   */
  instantOf(wall: Wall): number;
  /** What clocks read at epoch milliseconds. */
  wallOf(instant: number): Wall;
}
