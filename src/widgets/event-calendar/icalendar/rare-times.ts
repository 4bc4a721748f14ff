import type { plainSource } from './plain-source.js';
import type { IrregularSeries } from './recurrence/irregular-series.js';
import type { sortGroup } from './recurrence/sort-group.js';

/**
 * How to read the times that most calendars do without. They are fetched when something of the kind was met: see
 * `readRareTimes`, and `hasRareTimes`.
 */
export const rareTimes: {
  /** Events that no calendar was read for. */
  plainSource?: typeof plainSource;
  /** Series of more than one rule. */
  Series?: typeof IrregularSeries;
  /** Events that share a UID. */
  sortGroup?: typeof sortGroup;
} = {};
