import type { EventMessages } from './event-messages.js';

const and = (parts: readonly string[]) => new Intl.ListFormat('en-GB').format(parts);
const ordinal = (n: number) => {
  const ends: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
  return `${n}${ends[new Intl.PluralRules('en', { type: 'ordinal' }).select(n)]}`;
};
const places: Readonly<Record<number, string>> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
  [-1]: 'last',
  [-2]: 'second to last',
};
const place = (n: number) => places[n] ?? (n < 0 ? `${ordinal(-n)} to last` : ordinal(n));
const monthDay = (n: number) =>
  n > 0 ? `the ${ordinal(n)}` : n === -1 ? 'the last day' : `the ${ordinal(-n)} to last day`;
const placed = (at: readonly number[], weekday = 'weekday') => `the ${and(at.map(place))} ${weekday}`;
const each = (n: number, one: string) =>
  n === 1 ? `every ${one}` : n === 2 ? `every other ${one}` : `every ${n} ${one}s`;
const length = (n: number, one: string, many: string) => (n ? [`${n}\u00a0${n > 1 ? many : one}`] : []);

export const messages: EventMessages = {
  seriesDays: (n) => each(n, 'day'),
  seriesWorkdays: 'every weekday',
  seriesWeeks: (n, days) =>
    n === 1
      ? `every ${and(days)}`
      : n === 2 && days.length === 1
        ? `every other ${days[0]}`
        : `${each(n, 'week')} on ${and(days)}`,
  seriesMonthDays: (n, days) =>
    n === 1 ? `on ${and(days.map(monthDay))} of each month` : `${each(n, 'month')} on ${and(days.map(monthDay))}`,
  seriesMonthWeekdays: (n, at, weekday) =>
    n > 1
      ? `${each(n, 'month')} on ${placed(at, weekday)}`
      : weekday
        ? `every ${and(at.map(place))} ${weekday} of the month`
        : `on ${placed(at, weekday)} of each month`,
  seriesYearDays: (n, dates) => `${each(n, 'year')} on ${and(dates)}`,
  seriesYearWeekdays: (n, at, weekday, month) => `${each(n, 'year')} on ${placed(at, weekday)} of ${month}`,
  seriesHours: (n) => each(n, 'hour'),
  seriesRepeats: 'repeats',
  seriesDates: (n) => `on ${n} dates`,
  seriesInMonths: (months) => `in ${and(months)}`,
  seriesFromMonth: (start, end) => `from ${start} to ${end}`,
  seriesUntil: (date) => `until ${date}`,
  seriesUntilMonth: (month) => `until ${month}`,
  seriesTimes: (count, n) => (n === 1 ? 'once' : `${count} times in all`),
  seriesAlso: 'and on other dates',
  seriesExcept: (dates) => `except ${and(dates)}`,
  seriesExceptSome: 'except some dates',
  close: 'Close',
  when: 'When',
  where: 'Where',
  online: 'Online',
  organizer: 'Organised by',
  topics: 'Topics',
  series: 'Series',
  documents: 'Documents',
  calendar: 'Calendar',
  state: 'Availability',
  takesTime: 'Those concerned are busy',
  leavesTime: 'Those concerned stay available',
  midnight: 'midnight',
  dayFromTo: (day, start, end) => `${day}, from ${start} to ${end}`,
  fromDayTo: (start, end) => `from ${start} to ${end}`,
  clockOf: (when, zone) => `${when}, ${zone} time`,
  lasts: (days, hours, minutes) =>
    and([...length(days, 'day', 'days'), ...length(hours, 'hour', 'hours'), ...length(minutes, 'min', 'min')]),
  map: 'See on a map',
  join: 'Join online',
  moreAbout: 'Find out more',
  fileInside: 'inside the calendar',
  addToCalendar: 'Add to my calendar',
  addSeries: 'Add the whole series',
  share: 'Copy the link',
  shareBy: 'Share',
  shared: 'The link is copied.',
  shareField: 'Link to this event',
  eventMoved: (when) => `New date: ${when}.`,
  eventCancelled: 'This event has just been cancelled.',
  eventChanged: 'This event has just been changed.',
  eventGone: 'This event is no longer in the calendar.',
  dateGone: 'This date is no longer in the calendar.',
  toSubscribe: 'Subscribe.',
  subscribeSays: 'Your calendar follows this one: what is new and what changes arrives there by itself.',
  subscribeIn: 'Subscribe in my calendar',
  colon: ':',
  copyAddress: 'Copy the link of the calendar',
  calendarAddress: 'Link of the calendar',
  toAdd: 'Add.',
  addSays: 'For one event only, open it: a button adds it to your calendar.',
  toDownload: 'Download.',
  downloadSays: 'A file of the events shown, filters included: it does not change afterwards.',
  download: (events) => `Download ${events}`,
  calendarFile: 'calendar',
  toPrint: 'Print.',
  printSays: 'The month fits on one wide page, the list runs down the page.',
  print: 'Print the calendar',
};
