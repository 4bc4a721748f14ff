/**
 * What time and identity need of each event, as numbers in a row each; all other text stays where it is in the source.
 * Flat, so that it crosses from a worker without being copied.
 */
export interface EventTable {
  /** Number of events. */
  readonly count: number;
  /** `INTS` numbers an event. */
  readonly ints: Int32Array<ArrayBuffer>;
  /** `FLOATS` numbers an event. */
  readonly floats: Float64Array<ArrayBuffer>;
  /** The lines of RRULE, RDATE, EXDATE and EXRULE, in the order of the events: which one it is, where it begins and ends. */
  readonly lines: Int32Array<ArrayBuffer>;
  /** TZIDs as written. The first two are no names: floating time, and UTC. */
  readonly zones: readonly string[];
}

export const INTS = 10;
/** Where the inside of the event begins and ends in the source. */
export const FROM = 0;
export const TO = 1;
/** Where its UID begins and ends. */
export const UID_FROM = 2;
export const UID_TO = 3;
/** Position in `zones`. */
export const START_ZONE = 4;
export const END_ZONE = 5;
export const RECURRENCE_ZONE = 6;
export const SEQUENCE = 7;
export const FLAGS = 8;
/** Position in `lines` after its last one. */
export const LINES_TO = 9;

export const FLOATS = 6;
/** Wall clock, or day. */
export const START = 0;
/** As the start; NaN when not given. */
export const END = 1;
/** Days of the calendar and milliseconds of the DURATION; NaN when not given. */
export const DAYS = 2;
export const EXACT = 3;
/** As the start; NaN when it replaces no instance of a series. */
export const RECURRENCE = 4;
/** Epoch milliseconds; NaN when not given. */
export const UPDATED = 5;

/** Bits of `FLAGS`. */
export const START_DAY = 1;
export const END_DAY = 2;
export const RECURRENCE_DAY = 4;
/** It replaces all instances from this one on (RFC 5545, 3.2.13). */
export const AND_FUTURE = 8;
export const CANCELLED = 16;
export const TENTATIVE = 32;

export const LINE = 3;
/** Kinds of `lines`. */
export const RRULE = 0;
export const RDATE = 1;
export const EXDATE = 2;
export const EXRULE = 3;

export const FLOATING = 0;
export const UTC = 1;
