/** How a series is said. Weekdays, months and dates come as `Intl` writes them in the language. */
export interface SeriesMessages {
  /** Every `n` days. */
  seriesDays(n: number): string;
  readonly seriesWorkdays: string;
  /** Every `n` weeks, on these weekdays; at least one. */
  seriesWeeks(n: number, weekdays: readonly string[]): string;
  /** Every `n` months, on these days of the month; below 0 they count from its end. */
  seriesMonthDays(n: number, days: readonly number[]): string;
  /**
   * Every `n` months, on these weekdays of the month: 1 is the first one, -1 the last one.
   *
   * @param weekday Absent for any day from Monday to Friday.
   */
  seriesMonthWeekdays(n: number, places: readonly number[], weekday: string | undefined): string;
  /** Every `n` years, on these days as `Intl` writes them: "14 July". */
  seriesYearDays(n: number, dates: readonly string[]): string;
  seriesYearWeekdays(n: number, places: readonly number[], weekday: string | undefined, month: string): string;
  /** Every `n` hours. */
  seriesHours(n: number): string;
  /** It repeats, in a way that is too odd for words. */
  readonly seriesRepeats: string;
  /** It takes place on `n` dates that follow no rule. */
  seriesDates(n: number): string;
  /** In these months only. */
  seriesInMonths(months: readonly string[]): string;
  /** In the months from one to another only. */
  seriesFromMonth(first: string, last: string): string;
  /** Until a date, that day too. */
  seriesUntil(date: string): string;
  /** Until the end of a month: "June 2027". */
  seriesUntilMonth(month: string): string;
  seriesTimes(count: string, n: number): string;
  readonly seriesAlso: string;
  seriesExcept(dates: readonly string[]): string;
  readonly seriesExceptSome: string;
}

/** What appears with the details of an event, fetched with them. */
export interface EventMessages extends SeriesMessages {
  readonly close: string;
  readonly when: string;
  readonly where: string;
  readonly online: string;
  readonly organizer: string;
  readonly topics: string;
  readonly series: string;
  readonly documents: string;
  readonly calendar: string;
  readonly state: string;
  /** It takes the time of those concerned, or leaves it to them (TRANSP). */
  readonly takesTime: string;
  readonly leavesTime: string;
  /** From one time to another, on one day. */
  dayFromTo(day: string, start: string, end: string): string;
  /** The end of a day, among its hours. */
  readonly midnight: string;
  /** From a day to another, both of them too; each may bear its time. */
  fromDayTo(start: string, end: string): string;
  /** The same time as clocks read it elsewhere. `city` is that of the IANA name; `zone` how `Intl` calls it, empty where it does not. */
  clockOf(when: string, city: string, zone: string): string;
  /** Length of an event. */
  lasts(days: number, hours: number, minutes: number): string;
  readonly map: string;
  readonly join: string;
  readonly moreAbout: string;
  readonly fileInside: string;
  readonly addToCalendar: string;
  readonly addSeries: string;
  /** Copies the address, where the device has no way of sharing of its own. */
  readonly share: string;
  /** Opens the device's own way of sharing. */
  readonly shareBy: string;
  readonly shared: string;
  readonly shareField: string;
  /** What has become of an event while its details are open. `when` is its new date and time, in words. */
  eventMoved(when: string): string;
  readonly eventCancelled: string;
  readonly eventChanged: string;
  readonly eventGone: string;
  /** One date of a series is no longer there. */
  readonly dateGone: string;
  /** What leaves a calendar: its word, and a sentence that says what it does. */
  readonly toSubscribe: string;
  readonly subscribeSays: string;
  /** The link that opens the reader's own calendar; the name of the source may follow, after `colon`. */
  readonly subscribeIn: string;
  readonly colon: string;
  readonly copyAddress: string;
  readonly calendarAddress: string;
  readonly toAdd: string;
  readonly addSays: string;
  readonly toDownload: string;
  readonly downloadSays: string;
  /** The button, with how many events there are in words. */
  download(events: string): string;
  /** Name of the file, without its end. */
  readonly calendarFile: string;
  readonly toPrint: string;
  readonly printSays: string;
  readonly print: string;
}
