import type { LoadController } from '../../../data/load-controller.js';
import type { LoadedSource } from '../../../data/loading/loaded-source.js';
import type { Calendar } from '../calendar-event.js';
import type { Span } from '../views/calendar-view.js';
import { isoOf } from '../views/month-grid.js';

/** Pages of one source that are read without anybody asking for them. */
const MOST = 10;

/** Reads of sources that come in pages (The Events Calendar, OpenAgenda) as many as a view needs, and no more than a few. */
export class FurtherPages {
  /** What has been asked since the last reading: a page that failed, or that leads to itself, is not asked for ever. */
  readonly #asked = new Set<string>();
  #readAt = 0;

  constructor(readonly events: LoadController<Calendar>) {}

  /** Goes on where what was read ends before the view does. */
  readUntil({ to }: Span): void {
    const { events } = this;
    if (events.busy || events.loadingMore) return;
    if (this.#readAt !== (this.#readAt = events.readAt)) this.#asked.clear();
    const end = isoOf(to);
    const wanting = events.sources.filter((source) => source.next && !reaches(source, end));
    const asked = wanting.filter(({ next, pages = 1 }) => pages < MOST && !this.#asked.has(next!));
    if (asked.length) {
      for (const { next } of asked) this.#asked.add(next!);
      // Not while what is there is being drawn.
      queueMicrotask(() => void events.more());
      return;
    }
    // What is left out is told.
    const cut = wanting.filter((source) => (source.pages ?? 1) >= MOST && !source.cut);
    if (!cut.length) return;
    events.sources = events.sources.map((source) => (cut.includes(source) ? { ...source, cut: true } : source));
    queueMicrotask(() => events.accept());
  }
}

/** True when the last page ends after a day, and gives its events in the order of time: nothing after it can be before. */
function reaches({ items }: LoadedSource<Calendar>, end: string): boolean {
  const starts = items.at(-1)?.events.map(({ start }) => start) ?? [];
  return starts.every((start, at) => !at || start >= starts[at - 1]!) && (starts.at(-1) ?? '') >= end;
}

const joined = new WeakMap<readonly Calendar[], Calendar>();

/** The pages of a source as one calendar. An event that stands on two is there once: the pages moved while they were read. */
export function joinPages(pages: readonly Calendar[]): Calendar {
  let calendar = joined.get(pages);
  if (!calendar) {
    const seen = new Set<string>();
    const events = pages.flatMap((page) =>
      page.events.filter(({ uid, start, recurrenceId }) => {
        const key = `${uid} ${recurrenceId ?? start}`;
        return !seen.has(key) && seen.add(key);
      }),
    );
    joined.set(pages, (calendar = { ...pages[0]!, events }));
  }
  return calendar;
}
