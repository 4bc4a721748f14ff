/**
 * What Exchange and Outlook alone write: names of zones, where no IANA name has a blank or a bracket, and marks of days; and
 * text in octets, from before RFC 5545.
 */
export const outlookMarks = /(?:TZID=|X-WR-TIMEZONE:)[^:;\r\n]{0,99}[ (]|ALLDAYEVENT:\s*T|=QUOTED-P/i;

/** The longest of them. */
export const LONGEST_MARK = 128;
