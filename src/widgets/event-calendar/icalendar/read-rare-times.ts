import { plainSource } from './plain-source.js';
import { rareTimes } from './rare-times.js';
import { IrregularSeries } from './recurrence/irregular-series.js';
import { sortGroup } from './recurrence/sort-group.js';

/** From now on, the times of any calendar are found. */
export function readRareTimes(): void {
  rareTimes.plainSource = plainSource;
  rareTimes.Series = IrregularSeries;
  rareTimes.sortGroup = sortGroup;
}
