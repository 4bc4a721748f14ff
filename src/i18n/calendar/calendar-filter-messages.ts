/** What appears with the filters of a calendar. */
export interface CalendarFilterMessages {
  readonly filterEvents: string;
  readonly searchEvents: string;
  readonly eventCategory: string;
  /** The calendars that are shown. */
  readonly calendars: string;
  readonly place: string;
  readonly anyPlace: string;
  /** What follows the name of the folded filters, for assistive technology: how many are set. */
  filtersSet(count: string, n: number): string;
  readonly showAllEvents: string;
  readonly noEventMatch: string;
  /** What follows the name of a filter, for assistive technology: the number of events of the period. */
  eventsOfFilter(count: string, n: number): string;
  /** Answer to a filter: how many events are left. */
  eventsFound(count: string, n: number): string;
}
