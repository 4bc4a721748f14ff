/**
 * What Exchange and Outlook alone write: names of zones, where no IANA name has a blank or a bracket, and marks of days; what
 * is from before RFC 5545 (text in octets, version 1.0); what cancels; and references of HTML in what is text. Each stands in
 * one line.
 */
export const outlookMarks =
  /(?:TZID[=:]|TIMEZONE(?:-ID)?:)[^:;\r\n]{0,99}[ (]|ALLDAYEVENT:\s*T|=QUOTED-P|^(?:VERSION:1|METHOD:C|[DLS][^\r\n<]*&#?\w+\\?;)/im;
