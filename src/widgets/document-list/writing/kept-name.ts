import type { DocumentWritingMessages } from '../../../i18n/documents/document-writing-messages.js';
import type { CommonMessages } from '../../../i18n/messages.js';
import type { KeptName } from './file-place.js';

/** How a version that is kept beside another one is called: whose it is, and since when, in the words of the reader. */
export function keptName(
  [stem, end, times, when, name]: Parameters<KeptName>,
  t: DocumentWritingMessages,
  { lang, date }: CommonMessages,
  zone: string | undefined,
): string {
  const form = (options: Intl.DateTimeFormatOptions) => {
    try {
      return new Intl.DateTimeFormat(lang, { ...options, timeZone: zone });
    } catch {
      // A zone that nobody knows: the reader's own.
      return new Intl.DateTimeFormat(lang, options);
    }
  };
  const clock = form({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(when);
  const part = (type: string) => clock.find((one) => one.type === type)?.value ?? '';
  const day = date(form({ day: 'numeric', month: 'short' }).format(when));
  // Signs that a name may not hold on every system.
  const who = (name ?? '').replace(/[/\\:*?"<>|]/g, ' ').trim() || t.thisDevice;
  return t.keptName(stem, times > 1 ? ` ${times}${end}` : end, who, day, part('hour'), part('minute'));
}
