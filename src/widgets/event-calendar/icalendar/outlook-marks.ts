// One expression for all of them takes four times as long as these, one after the other.
const marks = [
  /(?:TZID[=:]|TIMEZONE(?:-ID)?:)[^:;\r\n]{0,99}[ (]/i,
  /ALLDAYEVENT:\s*T|=QUOTED-P/i,
  /^(?:VERSION:1|METHOD:C)/im,
];
const reference = /&#?\w+\\?;/;

/**
 * Whether there is what Exchange and Outlook alone write: names of zones, where no IANA name has a blank or a bracket, and
 * marks of days; what is from before RFC 5545 (text in octets, version 1.0); what cancels; or references of HTML in what is
 * text. Each stands in one line.
 */
export const hasOutlookMarks = (text: string): boolean =>
  marks.some((mark) => mark.test(text)) || (reference.test(text) && /^[DLS][^\r\n<]*&#?\w+\\?;/im.test(text));
