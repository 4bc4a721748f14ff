import { DAY } from './time/civil-time.js';
import { FLAGS, FLOATS, INTS, START, START_DAY, TO } from './event-table.js';
import type { ReadText } from './read-calendar.js';

/** The mark of an event of whole days. */
const mark = /^X-MICROSOFT-CDO-ALLDAYEVENT:\s*TRUE/gim;

/**
 * Makes days of what Exchange marks as whole days and writes as the midnights of a zone: these are the same days for readers
 * of every zone. What is marked and has hours keeps them.
 */
export function markDays({ text, table }: ReadText): void {
  const { ints, floats, count } = table;
  let row = 0;
  for (const { index } of text.matchAll(mark)) {
    while (row < count && ints[row * INTS + TO]! < index) row++;
    if (row < count && floats[row * FLOATS + START]! % DAY === 0) ints[row * INTS + FLAGS]! |= START_DAY;
  }
}
