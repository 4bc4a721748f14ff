/**
 * Marks the events of a message that cancels them (METHOD:CANCEL), which need not say so themselves (RFC 5546, 3.2.5): a
 * file of mail that was put on a site announces nothing that takes place. Other methods change nothing: what was asked,
 * answered or proposed to a few is shown as the event that it is about.
 */
export function mendCancelled(text: string): string {
  if (!method.test(text)) return text;
  return text
    .split(/^(?=BEGIN:VCALENDAR)/im)
    .map((calendar) => (method.test(calendar) ? calendar.replace(event, '$&STATUS:CANCELLED$1') : calendar))
    .join('');
}

const method = /^METHOD:[ \t]*CANCEL/im;
const event = /^BEGIN:VEVENT[ \t]*(\r+\n?|\n)/gim;
