import { html, nothing, type TemplateResult } from 'lit';
import { wear } from '../../../theme/wear.js';
import { controlStyles } from '../../../theme/control.styles.js';
import type { CalendarView, Day, Entry, Span, ViewContext } from './calendar-view.js';
import { eventListStyles } from './event-list.styles.js';
import { eventRow } from './event-row.js';
import { dayWords } from './event-words.js';
import { addMonths, startOfMonth } from './month-grid.js';

/** Rows that a list shows at first where a page says nothing: a calendar may hold an event for every minute. */
const ROWS = 200;
/** On paper nobody can ask for more. */
const PAPER = 2000;
/** Months over which a list of so many events to come looks ahead. */
const AHEAD = 12;

/**
 * The events of a month, day after day; or, where there is a `max`, the next ones from a day on. Where nothing of this
 * month is still to come, it goes on with those of the next one, or of the year where that has none.
 */
export class AgendaView implements CalendarView {
  /** The reader has asked for what is over. */
  #past = false;
  /** Rows that the reader asked for beyond the first ones. */
  #extra = 0;
  /** The month from which on the list goes on, and for how many. */
  #ahead = { from: NaN, months: 1 };
  /** Puts the focus where the reader goes on. */
  #focus?: (() => void) | undefined;

  constructor(root: ShadowRoot) {
    wear(root, eventListStyles);
    wear(root, controlStyles);
  }

  span(date: Day, _week: unknown, max: number): Span {
    const from = max ? date : startOfMonth(date);
    return { from, to: addMonths(from, max ? AHEAD : this.#monthsOf(from)) };
  }

  #monthsOf(from: Day): number {
    return this.#ahead.from === from ? this.#ahead.months : 1;
  }

  step(date: Day, by: number): Day {
    return addMonths(startOfMonth(date), by);
  }

  title(date: Day, { t, max }: Pick<ViewContext, 't' | 'max'>): string {
    return max || this.#monthsOf(startOfMonth(date)) > 1
      ? t.upcoming
      : dayWords(startOfMonth(date), t, { month: 'long', year: 'numeric' });
  }

  /** A period that is over, or has not begun, is shown whole. */
  #isCurrent({ from, to, today, past, printing, max }: ViewContext): boolean {
    return from <= today && today < to && !past && !this.#past && (!printing || max > 0);
  }

  shown(entries: readonly Entry[], context: ViewContext): readonly Entry[] {
    const { today, now } = context;
    const over = ({ last, occurrence }: Entry) => (occurrence.allDay ? last < today : occurrence.endInstant <= now);
    return this.#isCurrent(context) ? entries.filter((entry) => !over(entry)) : entries;
  }

  draw(context: ViewContext): TemplateResult {
    const { entries, t, max, more, printing, today, from, to, ready, loading, redraw, go } = context;
    const current = this.#isCurrent(context);
    const coming = this.shown(entries, context);
    const rows = max || ROWS;
    const shown = coming.slice(0, max || !printing ? rows + this.#extra : PAPER);
    const hidden = !max && coming.length < entries.length;
    // What has begun before stands on the first day shown.
    const days = new Map<Day, Entry[]>();
    for (const entry of shown) {
      const day = Math.max(entry.first, current ? today : from);
      const known = days.get(day);
      if (known) known.push(entry);
      else days.set(day, [entry]);
    }
    return html`${
        hidden
          ? html`<button
              class="past screen"
              @click=${({ currentTarget }: Event) => this.#reveal(currentTarget as Element, 0, () => (this.#past = true), redraw)}
            >
              ${t.showPast}
            </button>`
          : nothing
      }
      <div part="list" class="list">${[...days].map(([day, events]) => this.#day(day, events, context))}</div>
      ${loading ? skeleton(t.loading) : nothing}
      ${ready && !shown.length ? html`<p class="none quiet">${hidden ? t.noMoreEvents : t.noEvents}</p>` : nothing}
      ${
        (more || !max) && shown.length < coming.length
          ? html`<button
              part="more"
              class="more screen"
              @click=${({ currentTarget }: Event) =>
                this.#reveal(currentTarget as Element, shown.length, () => (this.#extra += rows), redraw)}
            >
              ${t.moreEvents}
            </button>`
          : nothing
      }
      ${
        max || !ready
          ? nothing
          : html`<button class="further screen" @click=${() => go(to)}>
              ${t.seeMonth(dayWords(to, t, { month: 'long' }))}
            </button>`
      }`;
  }

  /** What was pressed may be gone then: the focus goes to the first event that has come. */
  #reveal(pressed: Element, at: number, change: () => void, redraw: () => void): void {
    const root = pressed.getRootNode() as ShadowRoot;
    this.#focus = () => root.querySelectorAll<HTMLElement>('.list [data-key]')[at]?.focus();
    change();
    redraw();
  }

  drawn(context: ViewContext): void {
    this.#focus?.();
    this.#focus = undefined;
    const { from, entries, max, ready, redraw } = context;
    if (max || !ready || !this.#isCurrent(context)) return;
    const coming = this.shown(entries, context);
    const known = this.#monthsOf(from);
    // Back to the month alone when something of it comes in after all.
    const inMonth = coming.some(({ first }) => first < addMonths(from, 1));
    const months = inMonth ? 1 : coming.length ? known : known > 1 ? AHEAD : 2;
    if (months === known) return;
    this.#ahead = { from, months };
    // Not inside of the drawing that shows that it is needed, and still before anybody sees that.
    queueMicrotask(redraw);
  }

  #day(day: Day, entries: readonly Entry[], context: ViewContext): TemplateResult {
    const { t, today, headingLevel } = context;
    const words = dayWords(day, t, { weekday: 'long', day: 'numeric', month: 'long' });
    return html`<div class="day">
      <div class="day-name" role="heading" aria-level=${Math.min(headingLevel + 1, 6)}>
        <span>${words}</span>${day === today ? html`${' '}<span class="badge">${t.today}</span>` : nothing}
      </div>
      <ul class="events">
        ${entries.map((entry) => eventRow(entry, context))}
      </ul>
    </div>`;
  }
}

/** The shape of the days that will come; in words for those who see none. */
const skeleton = (loading: string) =>
  html`<p class="sr">${loading}</p>
    <div class="waits" aria-hidden="true">
      ${[0, 1, 2, 3].map(() => html`<div class="day"><i class="day-name"></i><i></i></div>`)}
    </div>`;
