import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import { controlStyles } from '../../../theme/control.styles.js';
import { readHash, writeHash } from '../../../ui/page/hash-state.js';
import { holdChoice } from '../../../ui/focus/hold-choice.js';
import { say } from '../../../ui/voice.js';
import { wear } from '../../../theme/wear.js';
import { FilterEvent } from '../../../ui/widget-events.js';
import type { CalendarHost } from '../calendar-host.js';
import type { CalendarView, Entry, ViewContext, ViewSource } from '../views/calendar-view.js';
import { ofMonth } from '../views/say-shown.js';
import { calendarFilterBar } from './calendar-filter-bar.js';
import { calendarControlStyles } from './calendar-controls.styles.js';
import { filterOf, filtered, isFiltering, noFilter, writeFilter, type CalendarFilter } from './calendar-filter.js';

/** What a reader narrows a calendar by: search, categories, places, calendars. Fetched where a page offers one of these. */
export class CalendarControls implements ReactiveController {
  #filter: CalendarFilter = noFilter;
  /** On a phone the reader has asked for the filters. */
  #open = false;
  #writing?: ReturnType<typeof setTimeout>;
  #all: readonly Entry[] = [];
  #found: readonly Entry[] = [];
  #foundOf: readonly unknown[] = [];
  /** What the period that is shown has of these: a list may leave out what is over, and a month what its neighbours have. */
  #shown = (entries: readonly Entry[]): readonly Entry[] => entries;

  constructor(
    readonly calendar: CalendarHost,
    readonly locale: LocaleController,
  ) {
    wear(calendar.shadowRoot!, controlStyles);
    wear(calendar.shadowRoot!, calendarControlStyles);
    calendar.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#readHash);
    this.#readHash();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#readHash);
    clearTimeout(this.#writing);
  }

  /** The entries that the reader wants to see: the same array as long as nothing changed. */
  found(entries: readonly Entry[], sources: readonly ViewSource[]): readonly Entry[] {
    const of = [entries, this.#filter, ...sources.map(({ label }) => label)];
    if (of.length !== this.#foundOf.length || of.some((part, at) => part !== this.#foundOf[at])) {
      this.#foundOf = of;
      this.#all = entries;
      this.#found = filtered(entries, this.#filter, sources);
    }
    return this.#found;
  }

  /** The sentence that the views show where the filters have left nothing of a period. */
  get emptied(): string | undefined {
    return this.#nothingLeft ? this.locale.part('calendarFilters')?.noEventMatch : undefined;
  }

  get #nothingLeft(): boolean {
    return isFiltering(this.#filter) && this.#all.length > 0 && !this.#found.length;
  }

  /** What stands above the view. */
  above(context: ViewContext, view: CalendarView): TemplateResult | typeof nothing {
    const { sources, narrow } = context;
    const t = this.locale.part('calendarFilters');
    const month = this.calendar.shownView === 'month';
    this.#shown = (entries) => view.shown?.(entries, context) ?? (month ? ofMonth(entries, context.date) : entries);
    if (!t) return nothing;
    holdChoice(this.calendar);
    const { heading, filters, search } = this.calendar;
    const offered = filters.split(/[\s,]+/).filter(Boolean);
    return calendarFilterBar({
      t,
      heading,
      count: this.#count,
      entries: this.#shown(this.#all),
      sources,
      filter: this.#filter,
      offered,
      search,
      // A search alone is no higher than the button that would hide it.
      open: narrow && offered.length ? this.#open : undefined,
      toggle: this.#toggle,
      change: (filter) => void this.#change(filter),
      clear: this.#nothingLeft ? undefined : this.#clear,
    });
  }

  /** What stands under the view. */
  below({ narrow }: ViewContext): TemplateResult | typeof nothing {
    const t = this.locale.part('calendarFilters');
    if (!t || !this.#nothingLeft) return nothing;
    // A small month speaks of its day only.
    const silent = narrow && this.calendar.shownView === 'month';
    return html`<div class="cleared screen">
      ${silent ? html`<p class="quiet">${t.noEventMatch}</p>` : nothing}<button @click=${this.#clear}>
        ${t.showAllEvents}
      </button>
    </div>`;
  }

  readonly #toggle = (): void => {
    this.#open = !this.#open;
    this.calendar.requestUpdate();
  };

  readonly #count = (n: number) => new Intl.NumberFormat(this.locale.spoken).format(n);

  readonly #readHash = (): void => {
    const { id, hash } = this.calendar;
    if (!id || !hash) return;
    this.#filter = filterOf(readHash(id));
    this.calendar.requestUpdate();
  };

  /** A browser refuses to write the address at every key (Safari: 100 times in 30 seconds). */
  #writeHash(): void {
    const { id, hash } = this.calendar;
    if (!id || !hash) return;
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => {
      const state = readHash(id) ?? new URLSearchParams();
      writeFilter(this.#filter, state);
      writeHash(id, state);
    }, 300);
  }

  async #change(filter: CalendarFilter): Promise<void> {
    const { calendar } = this;
    this.#filter = filter;
    this.#writeHash();
    calendar.release();
    await calendar.updateComplete;
    const { length } = this.#shown(this.#found);
    const t = this.locale.part('calendarFilters');
    if (t) say(t.eventsFound(this.#count(length), length), this.locale.spoken, true);
    calendar.dispatchEvent(new FilterEvent({ ...filter }, length));
  }

  readonly #clear = async (): Promise<void> => {
    await this.#change(noFilter);
    // The button that was pressed is gone: the bar keeps the reader's place.
    this.calendar.shadowRoot!.querySelector<HTMLElement>('.filters :is(input, select, button)')?.focus();
  };
}
