import type { LoadedSource } from '../../data/load-controller.js';
import type { LocaleController } from '../../i18n/locale-controller.js';
import type { Calendar } from './calendar-event.js';
import type { ParvisEventCalendar } from './event-calendar.js';
import { openEvent } from './event-dialog.js';
import type { Entry, ViewContext } from './views/calendar-view.js';

/** Shows what is known of an entry of a calendar. `from` is what was pressed. */
export async function openEntry(
  calendar: ParvisEventCalendar,
  locale: LocaleController,
  sources: readonly LoadedSource<Calendar>[],
  context: ViewContext,
  { occurrence, sources: own }: Entry,
  from: HTMLElement,
): Promise<void> {
  const words = await locale.load('event');
  const { uid } = occurrence.event;
  const of = sources[own[0]!];
  const series = of?.items[0]?.events.filter((event) => event.uid === uid) ?? [];
  const base = of?.address ?? document.baseURI;
  await openEvent(
    calendar.shadowRoot!,
    {
      occurrence,
      series,
      sources: own.map((at) => context.sources[at]!),
      base,
      address: occurrence.event.url ?? location.href,
      images: calendar.images,
      t: { ...context.t, ...words },
      context,
    },
    from,
  );
}
