import { text, type Loose } from '../../../data/reading/values/json-value.js';
import { DAY, dayNamed } from '../icalendar/time/civil-time.js';

/** What a record of the national data set of school holidays has, and no other list of events. */
const YEAR = 'annee_scolaire';

/** The day that a midnight in UTC means, as `2026-12-19`. */
function dayOf(value: unknown, after = 0): string | undefined {
  const instant = Date.parse(text(value) ?? '');
  return Number.isNaN(instant) ? undefined : new Date(dayNamed(instant, true) + after).toISOString().slice(0, 10);
}

/**
 * A record of the school holidays of France (data.education.gouv.fr) as an event of whole days; any other object as it is.
 * The ministry writes days as midnights in UTC, and as the end the day of the return to school, or none.
 */
export function holidayOf(record: Loose): Loose {
  if (!(YEAR in record)) return record;
  const { description, start_date, end_date, zones, population } = record;
  const start = dayOf(start_date);
  const end = dayOf(end_date);
  return {
    // Each zone is told of by all its académies.
    uid: [description, start, zones, population].map(text).join(' '),
    title: description,
    start,
    end: start && end && end > start ? end : dayOf(start_date, DAY),
    categories: [zones, population].filter((one) => text(one) !== '-'),
  };
}
