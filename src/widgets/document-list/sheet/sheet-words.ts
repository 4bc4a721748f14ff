import { dateWords } from '../../../i18n/date-words.js';
import type { CommonMessages } from '../../../i18n/messages.js';
import type { DocumentSheetMessages } from '../../../i18n/documents/document-sheet-messages.js';
import { shownName } from '../../../data/reading/values/shown-name.js';
import type { DocumentVersion } from '../document-entry.js';
import type { RowContext } from '../rows/document-row.js';

type When = Pick<RowContext, 'zone' | 'now'> & { readonly t: CommonMessages };

/** A date as people say it; as it is written, where it is none. */
export const saidDate = (value: string, when: When): string => dateWords(value, when)?.words ?? value;

/** A date in full. */
export const exactDate = (value: string, when: When): string => dateWords(value, when)?.exact ?? value;

/** The day of a date: « 12 mars », with its year when that is another. Empty where it is no date. */
export function dayOf(value: string | undefined, { t, zone, now }: When): string {
  const instant = Date.parse(value ?? '');
  if (Number.isNaN(instant)) return '';
  const timeZone = value!.length > 10 ? zone : 'UTC';
  const form = (options: Intl.DateTimeFormatOptions, at: number) => {
    try {
      return new Intl.DateTimeFormat(t.lang, { ...options, timeZone }).format(at);
    } catch {
      // A zone that nobody knows: the reader's own.
      return new Intl.DateTimeFormat(t.lang, options).format(at);
    }
  };
  const year = { year: 'numeric' } as const;
  const same = form(year, instant) === form(year, now);
  return t.date(form({ day: 'numeric', month: 'long', ...(same ? {} : year) }, instant));
}

/** « version 3 », « version du 12 mars ». */
export function versionWords({ label, date }: DocumentVersion, t: DocumentSheetMessages, when: When): string {
  const day = dayOf(date, when);
  return label ? t.versionNamed(shownName(label)) : day ? t.versionOf(day) : t.versionUnnamed;
}
