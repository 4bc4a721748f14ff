import type { Calendar, Occurrence } from './calendar-event.js';
import { findOccurrences, type OccurrenceOptions } from './find-occurrences.js';
import { readRareTimes } from './icalendar/read-rare-times.js';

export type { Moment, OccurrenceOptions } from './find-occurrences.js';

/**
 * When the events of a calendar take place in a stretch of time: what starts before `to` and ends after `from`, or starts
 * in between when it has no length. In the order of start; then all-day first, longer first, by uid.
 *
 * An instance that is replaced stands where its replacement says, and nowhere else. What is cancelled is given too, with
 * its status: whoever shows it decides. An event in a zone that nothing defines takes place as floating ones do.
 *
 * The calendar is searched by an index, which is made at the first question: keep asking the same `events`, and do not
 * change them. The answer given last is kept with them: the same time asked again, or each day of a month that was
 * asked, costs a look through it. Filtering `events` is cheap, and keeps replaced instances replaced.
 *
 * @throws {RangeError} when `zone` is none, or a moment cannot be read.
 */
export function occurrencesBetween(
  calendar: Pick<Calendar, 'events' | 'zone'>,
  options: OccurrenceOptions,
): Occurrence[] {
  readRareTimes();
  return findOccurrences(calendar, options);
}
