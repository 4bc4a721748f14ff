import type { LoadController } from '../../../data/load-controller.js';
import { whileReaderStays } from '../../../data/same-reader.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import type { Calendar } from '../calendar-event.js';
import type { CalendarHost } from '../calendar-host.js';
import { missing } from '../../../ui/lazy.js';
import { thisPage } from '../../../ui/page/hash-state.js';
import { openEvent } from './event-dialog.js';
import { isPlanning } from '../views/event-words.js';
import { isoOf } from '../views/month-grid.js';
import type { Entry, ViewContext } from '../views/calendar-view.js';

/** Shows what is known of an entry of a calendar. `from` is what was pressed. */
export async function openEntry(
  calendar: CalendarHost,
  locale: LocaleController,
  events: Pick<LoadController<Calendar>, 'sources' | 'settings'>,
  context: ViewContext,
  entry: Entry,
  from: HTMLElement,
): Promise<void> {
  const { occurrence, sources: own } = entry;
  const { sources } = events;
  const stays = whileReaderStays(calendar, events);
  const words = await locale.load('event').catch((error: unknown) => console.error(error));
  if (!words) return missing.get(calendar)?.(true);
  const { event } = occurrence;
  // Of several sources that know it, the one whose version is shown.
  const told = (at: number) => sources[at]?.items.some(({ events }) => events.includes(event));
  const of = sources[own.find(told) ?? own[0]!];
  const alike = of?.items.flatMap(({ events }) => events.filter(({ uid }) => uid === event.uid)) ?? [];
  // Some give one UID to several events, or keep beside the newest version what it has replaced: it is of one of them.
  const masters = event.recurrenceId ? alike.filter(({ recurrenceId }) => !recurrenceId) : [event];
  const master = masters.reduce((best, one) => (one.sequence > best.sequence ? one : best), masters[0]!);
  const series = alike.filter((one) => one.recurrenceId ?? one === master);
  const base = of?.address ?? document.baseURI;
  const dialog = await openEvent(
    calendar.shadowRoot!,
    {
      occurrence,
      series,
      sources: own.map((at) => context.sources[at]!),
      base,
      address: addressOf(calendar, entry),
      planning: isPlanning(context),
      images: calendar.images,
      t: { ...context.t, ...words },
      context,
    },
    from,
  );
  // What one person was shown is not for the next one.
  if (!dialog) return;
  const leave = () => dialog.close();
  stays.addEventListener('abort', leave);
  dialog.addEventListener('close', () => stays.removeEventListener('abort', leave));
  if (stays.aborted) leave();
}

/** Where a page shows this event: this page, where it keeps its state in its address, else the event's own. */
function addressOf({ id, hash }: CalendarHost, { key, first, occurrence }: Entry): string {
  if (!hash || !id) return occurrence.event.url ?? location.href;
  return `${thisPage()}#${id}:${String(new URLSearchParams({ date: isoOf(first), event: key }))}`;
}
