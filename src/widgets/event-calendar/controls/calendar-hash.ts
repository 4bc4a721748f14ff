import type { ReactiveController } from 'lit';
import type { LoadController } from '../../../data/load-controller.js';
import { readHash, writeHash } from '../../../ui/page/hash-state.js';
import type { Calendar } from '../calendar-event.js';
import type { CalendarHost } from '../calendar-host.js';
import { shownZone } from '../shown-zone.js';
import type { ViewContext, ViewName } from '../views/calendar-view.js';
import { isoOf } from '../views/month-grid.js';

const DAY = 86_400_000;

/** The view and the day of a calendar in the address of the page: `#id:view=month&date=2026-11-23`; and an event that it opens. */
export class CalendarHash implements ReactiveController {
  #writing?: ReturnType<typeof setTimeout>;
  /** Key of the event that the address asks for, until it was there: its source may be the last one to answer. */
  #wanted?: string | undefined;
  /** The day to which the address led. A reader who is elsewhere has gone there. */
  #led?: string | undefined;

  constructor(
    readonly calendar: CalendarHost,
    readonly events: Pick<LoadController<Calendar>, 'busy' | 'loadingMore'>,
  ) {
    calendar.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#read);
    this.#read();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#read);
    clearTimeout(this.#writing);
  }

  /** A browser refuses to write the address at every key (Safari: 100 times in 30 seconds). */
  write(view: ViewName, date: string): void {
    const { id, hash } = this.calendar;
    if (!id || !hash) return;
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => {
      // Others may have written there what they know.
      const state = readHash(id) ?? new URLSearchParams();
      if (this.#wanted && date === this.#led) state.set('event', this.#wanted);
      else state.delete('event');
      state.set('view', view);
      state.set('date', date);
      writeHash(id, state);
    }, 300);
  }

  /** Opens the event that the address asks for, once it is there. */
  open(context: ViewContext): void {
    const { entries, open } = context;
    const date = isoOf(context.date);
    const gone = date !== (this.#led ??= date);
    const entry = this.#wanted && entries.find(({ key }) => key === this.#wanted);
    if (!entry) {
      if (!gone) this.#goNear(context);
      // What comes once the reader has gone elsewhere opens there or not at all.
      else if (!this.events.busy && !this.events.loadingMore) this.#wanted = undefined;
      return;
    }
    this.#wanted = undefined;
    const root = this.calendar.shadowRoot!;
    const from = root.querySelector<HTMLElement>(`[data-key="${CSS.escape(entry.key)}"]`);
    open(entry, from ?? root.querySelector<HTMLElement>('[role=grid] [tabindex="0"], .choice button, .jump')!);
  }

  /** In the zone where its address comes from, an event may be of another day than here, and that one is not shown. */
  #goNear({ date, from, to, ready, zone }: ViewContext): void {
    // Where it lies stands in its key, after its UID: see `entriesBetween`.
    const at = Number(/ (-?\d+?)(?:\d{4}-\d\d-\d\d(?:T.*)?)?$/.exec(this.#wanted ?? '')?.[1]);
    if (!ready || !(Math.abs(at / DAY - date) < 3)) return;
    const day = Math.floor(shownZone(zone).wallOf(at) / DAY);
    // Once this is drawn: what is told of going there comes after it is open.
    if (day < from || day >= to) {
      const near = (this.#led = isoOf(day));
      void this.calendar.updateComplete.then(() => this.calendar.show(near));
    }
  }

  readonly #read = (): void => {
    const { id, hash, offered, date } = this.calendar;
    const state = id && hash ? readHash(id) : undefined;
    if (!state) return;
    // Anyone can write an address: only what a reader can choose is taken.
    const view = offered.find((name) => name === state.get('view'));
    this.#wanted = state.get('event') ?? undefined;
    this.#led = undefined;
    this.calendar.show(state.get('date') ?? date, view);
  };
}
