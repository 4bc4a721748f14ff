import type { LoadController } from '../../../data/load-controller.js';
import type { LoadedSource } from '../../../data/loading/loaded-source.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import { entriesBetween, type JoinedCalendars } from '../calendar-entries.js';
import type { Calendar, CalendarEvent } from '../calendar-event.js';
import type { CalendarHost } from '../calendar-host.js';
import type { Zone } from '../icalendar/time/zone.js';
import { shownZone } from '../shown-zone.js';
import { mergeCalendars } from '../sources/merge-calendars.js';
import type { Day, Entry, ViewContext } from '../views/calendar-view.js';
import { dayOf } from '../views/month-grid.js';
import { sheetOf, tellClosed, tellGone } from './event-dialog.js';
import { openEntry as open } from './open-event.js';

type Reading = Pick<LoadController<Calendar>, 'sources' | 'settings'>;

const followed = new WeakSet<HTMLElement>();
/** What each calendar does after a drawing, for the event that is open in it. */
const looks = new WeakMap<CalendarHost, () => void>();

/**
 * Shows what is known of an entry of a calendar, and follows it: what is read anew while it is open, moved, cancelled or
 * taken away, is shown there too. Once its source wants to know who reads, nothing of it stays. `context` tells what is
 * drawn now.
 */
export async function openEntry(
  calendar: CalendarHost,
  locale: LocaleController,
  events: Reading,
  context: () => ViewContext,
  entry: Entry,
  from: HTMLElement,
): Promise<void> {
  await open(calendar, locale, events, context(), entry, from);
  const dialog = calendar.shadowRoot!.querySelector<HTMLDialogElement>('dialog[open]');
  // Of two that were pressed, the other one is open; or the same was pressed twice.
  if (!dialog || sheetOf(dialog)?.details.occurrence !== entry.occurrence || followed.has(dialog)) return;
  followed.add(dialog);

  let seen = itemsOf(events);
  // By their keys: the page may write others meanwhile.
  let own = keysOf(entry, events);
  const look = async () => {
    const items = itemsOf(events);
    if (!dialog.open || items.every((one, at) => one === seen[at]) || events.sources.some(({ loading }) => loading))
      return;
    seen = items;
    const now = context();
    const { gone, details } = sheetOf(dialog)!;
    const joined = versionsOf(entry.occurrence.event.uid, events.sources);
    const found = findAgain(entry, joined, shownZone(now.zone));
    if (found) {
      await open(calendar, locale, events, now, found, dialog);
      entry = found;
      own = keysOf(entry, events);
      sheetOf(dialog)!.key = found.key;
      return;
    }
    const closed = events.sources.find((one) => own.includes(one.key) && isClosed(one));
    if (closed) {
      const { failed } = await locale.load('failures');
      tellClosed(dialog, failed[closed.error!.kind]);
    } else if (!gone && events.sources.every(isWhole)) {
      tellGone(dialog, joined.events.length ? details.t.dateGone : details.t.eventGone);
    }
  };
  let turn = Promise.resolve();
  if (!looks.has(calendar)) calendar.addController({ hostUpdated: () => looks.get(calendar)!() });
  looks.set(calendar, () => void (turn = turn.then(look).catch(console.error)));
  // What was shown is not kept for the sake of a look that leads nowhere.
  dialog.addEventListener('close', () => looks.set(calendar, () => {}));
}

const itemsOf = ({ sources }: Reading) => sources.map(({ items }) => items);

const keysOf = ({ sources }: Entry, events: Reading) => sources.map((at) => events.sources[at]?.key);

/** It wants to know who reads, and shows nothing until then. */
const isClosed = ({ date, error }: LoadedSource<Calendar>) =>
  !date && (error?.kind === 'refused' || error?.kind === 'login');

/** Nothing is missing there but what the source does not have. */
const isWhole = ({ date, next, cut, broken }: LoadedSource<Calendar>) => date && !next && !cut && !broken;

/** The event of a UID, with its changed instances, as the sources have it now. */
function versionsOf(wanted: string, sources: readonly LoadedSource<Calendar>[]) {
  return mergeCalendars(
    sources.map(({ items }) => ({
      zone: items[0]?.zone,
      events: items.flatMap(({ events }) => events.filter(({ uid }) => uid === wanted)),
      skipped: 0,
    })),
  );
}

/** Where an entry stands now: at its time, else where it was moved to. Nothing when it is no longer there. */
function findAgain(
  { key, first, last, sources, occurrence: { event, start } }: Entry,
  joined: JoinedCalendars & { readonly events: readonly CalendarEvent[] },
  zone: Zone,
): Entry | undefined {
  const around = (from: Day, to: Day) => entriesBetween(joined, { from: from - 1, to: to + 2 }, zone);
  const near = around(first, last);
  const at = near.find((one) => one.key === key);
  if (at) return at;
  // Another calendar may give its UID to something else.
  const events = joined.events.filter((one) => joined.sourcesOf(one).some((at) => sources.includes(at)));
  const repeats = ({ rule, dates }: CalendarEvent) => rule ?? dates?.length;
  // An instance is known by the time that it had in its series; what takes place once, by nothing else than its UID.
  const instance = events.find(({ recurrenceId }) => recurrenceId === (event.recurrenceId ?? start));
  const [only, other] = events.filter(({ recurrenceId }) => !recurrenceId);
  const moved =
    instance ?? (only && !other && !repeats(only) && !repeats(event) && !event.recurrenceId ? only : undefined);
  if (moved) {
    const day = dayOf(moved.start.slice(0, 10));
    return around(day, day).find((one) => one.occurrence.event === moved);
  }
  // A series that begins at another hour, and was not there at that hour before.
  const [there, too] = near.filter((one) => one.first === first);
  const hour = (one: CalendarEvent) => one.start.slice(11);
  return there && !too && hour(there.occurrence.event) !== hour(event) ? there : undefined;
}
