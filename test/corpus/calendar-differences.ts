const noSummer =
  'the reference knows no summer in this VTIMEZONE; its own rules say -0400 from April to October (RFC 5545, 3.6.5)';
const weekday =
  'a week of BYWEEKNO without BYDAY has the one weekday of DTSTART (RFC 5545, 3.3.10); ical.js has none of the others';

const midnights =
  'Exchange ends a series of days at its last start: the midnight of its zone, in UTC, where 3.3.10 asks for the day; read as a day of UTC, the last one is lost';

/** Calendars of which we tell other occurrences than the reference, and why. */
export const otherOccurrences: Readonly<Record<string, string>> = {
  'calendar-js/recurring-with-end-count-with-rdates.ics':
    'of two changes of one instance the later holds, as for a newer SEQUENCE (RFC 5545, 3.8.7.4); an end before its start is no end (3.8.2.2)',
  'calendar-js/recurring-with-recurrence-id-range.ics':
    'RANGE=THISANDFUTURE moves what follows (RFC 5545, 3.2.13); the reference moves the one instance',
  'ical.net/ALARM1.ics': noSummer,
  'ical.net/ALARM2.ics': noSummer,
  'ical.net/Bug1741093.ics': noSummer,
  'ical.net/ByMonthDay1.ics': noSummer,
  'ical.net/Daily1.ics': noSummer,
  'ical.net/DailyCount1.ics': noSummer,
  'ical.net/DateTime2.ics': 'a DTSTART of eight digits is a day (RFC 5545, 3.3.4), whose end is a day too',
  'ical.net/Parameter2.ics': 'two events with an empty UID are two events; ical.js shows both',
  'ical.net/YearlyByWeekNo2.ics': weekday,
  'ical.net/YearlyByWeekNo3.ics': weekday,
  'ical4j/friday13-NOT.ics': 'EXRULE takes away its Fridays (RFC 2445, 4.8.5.2); the reference does not know it',
  'ical4j/korganizer_sample.ics':
    'an EXDATE that is a day leaves out what takes place on it; ical.js finds the same 24',
  'ical4j/smallcluster.ics':
    'the rule repeats by the second; the reference refuses it whole for one value out of range',
  'icalendar/issue_165_missing_event.ics':
    'blanks between the days of BYDAY are let go; the reference loses all instances but the first',
  'icalendar/issue_178_custom_component_contains_other.ics': 'without VCALENDAR it is no calendar (RFC 5545, 3.4)',
  'icalendar/issue_464_invalid_rdate.ics': 'of two periods one can be read; the reference loses both',
  'icalendar/multiple_calendar_components.ics':
    'lines that are folded over empty lines cannot be read; the event is counted in `skipped`',
  'icalendar/rfc_7529.ics':
    'a rule of another calendar than the Gregorian gives its start (RFC 7529, 7); the reference gives nothing',
  'icalendar-rb/single_event_bad_dtstart.ics': 'a DTSTART of eight digits is a day (RFC 5545, 3.3.4)',
  'node-ical/daily-count-exdate-recurrence-id.ics': 'an end before its start is no end (RFC 5545, 3.8.2.2)',
  'node-ical/exchange_whole_day_moved_recurrence_offset_tz.ics': midnights,
  'node-ical/festival-multiday-rrule.ics': 'midnight under VALUE=DATE is the day',
  'node-ical/windows-quoted-tz-rrule.ics':
    'the quoted name is Eastern Time, as Outlook shows it; the reference knows only the zone of the end',
  'recurring-ical-events/bad_rrule_missing_until_event.ics':
    'an unknown part of a rule is let go (RFC 5545, 3.3.10, Purpose); ical.js finds the same 58',
  'recurring-ical-events/issue_28_rrule_with_UTC_endinginZ.ics': midnights,
  'recurring-ical-events/issue_132_swapped_start_and_end.ics':
    'an end before its start is no end (RFC 5545, 3.8.2.2); nothing says that both were swapped',
  'recurring-ical-events/multiple_rrule.ics': 'DTSTART counts as the first occurrence of each COUNT (RFC 5545, 3.3.10)',
};

/** Queries of recurring-ical-events that we answer in another way, and why. */
export const otherQueries: Readonly<Record<string, string>> = {
  'recurring-ical-events/Germany.ics 1': 'asked in a zone that the query does not tell: days have no instants',
  'recurring-ical-events/Germany.ics 2': 'asked in a zone that the query does not tell: days have no instants',
  'recurring-ical-events/bad_rrule_missing_until_event.ics 0':
    'an unknown part of a rule is let go (RFC 5545, 3.3.10, Purpose)',
  'recurring-ical-events/multiple_rrule.ics 0':
    'DTSTART counts as the first occurrence of each COUNT (RFC 5545, 3.3.10)',
};
