import { textField, textFields, textsField, withFields } from '../../../data/mend-fields.js';
import { ownSources } from '../../../data/own-sources.js';
import type { Source } from '../../../data/source.js';
import type { CalendarEvent } from '../calendar-event.js';
import { readRareTimes } from '../icalendar/read-rare-times.js';

const texts = [
  'end',
  'recurrenceId',
  'rule',
  'updated',
  'description',
  'descriptionHtml',
  'place',
  'url',
  'color',
  'lang',
];

/** An event as `CalendarEvent` says, out of what a page's own source gives; nothing for what has no start. */
export function mendEvent(item: Readonly<Record<string, unknown>>): CalendarEvent | undefined {
  const title = textField(item.title) ?? '';
  const start = textField(item.start);
  if (!start) return undefined;
  const { attachments, dates, exceptions } = item;
  return withFields(item, {
    ...textFields(item, texts),
    uid: textField(item.uid) || `${start} ${title}`,
    title,
    start,
    categories: textsField(item.categories),
    attachments: Array.isArray(attachments) ? attachments.filter(Boolean) : [],
    ...(dates ? { dates: textsField(dates) } : {}),
    ...(exceptions ? { exceptions: textsField(exceptions) } : {}),
  });
}

/** The sources that a page has made, each giving only what can be shown. */
export function ownEvents(sources: readonly Source<CalendarEvent>[]): readonly Source<CalendarEvent>[] {
  readRareTimes();
  return ownSources(sources, mendEvent);
}
