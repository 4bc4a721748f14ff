import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import { cssVars } from '../../../ui/css-vars.js';
import { lazy, type Lazy } from '../../../ui/lazy.js';
import { wear } from '../../../theme/wear.js';
import type { CalendarView, Day, Entry, ViewContext, WeekRules } from './calendar-view.js';
import type { dayPanel } from './day-panel.js';
import { dayWords, sayEmptyDay } from './event-words.js';
import { dayByKey } from './grid-keys.js';
import { addMonths, monthDays, monthGrid, startOfMonth, weekNumber, weekdayOf } from './month-grid.js';
import { makeChip, type Chip } from './month-chip.js';
import { monthStyles } from './month-view.styles.js';
import type { drawMarks } from './small-month.js';

/** What a narrow month is drawn with. */
interface SmallMonth {
  readonly drawMarks: typeof drawMarks;
}

/** Lines of a day: what has no room in them is counted. */
const LINES = 3;

/** One day of the grid, as it is written. */
interface Cell {
  readonly day: Day;
  readonly name: string;
  readonly number: string;
  /** Lane by lane, undefined where one is free. */
  readonly slots: readonly (Entry | undefined)[];
  /** What stands in a lane. Its words are written when it is shown: of a full day that is a part. */
  readonly chip: (lane: number) => Chip | undefined;
  readonly entries: readonly Entry[];
}

/** Six weeks of days. Its cells live as long as the widget: another month is other words in them. */
export class MonthView implements CalendarView {
  #cells: readonly Cell[] = [];
  #cellsOf: readonly unknown[] = [];
  /** The day that shows all of its events. */
  #opened?: Day;
  /** Where the focus goes once it is on screen. */
  #focusEvent = false;
  /** It has just gone there. */
  #entered = false;

  readonly #panel: Lazy<{ dayPanel: typeof dayPanel }>;
  readonly #small: Lazy<SmallMonth>;
  readonly #given: SmallMonth | undefined;

  /** @param given What a narrow month is drawn with, where it is narrow from the first. */
  constructor(
    readonly root: ShadowRoot,
    given?: SmallMonth,
  ) {
    wear(root, monthStyles);
    this.#given = given;
    this.#panel = lazy(root.host as ReactiveElement, () => import('./day-panel.js'));
    this.#small = lazy(root.host as ReactiveElement, () => import('./small-month.js'));
  }

  span(date: Day, week: WeekRules) {
    return monthGrid(date, week);
  }

  step(date: Day, by: number): Day {
    return addMonths(date, by);
  }

  title(date: Day, { t }: Pick<ViewContext, 't'>): string {
    return dayWords(startOfMonth(date), t, { month: 'long', year: 'numeric' });
  }

  draw(context: ViewContext): TemplateResult {
    const { t, week, from, date, today, narrow, loading, ready, entries } = context;
    const cells = this.#written(context);
    // Until it is there, a month that has become narrow is drawn as it was.
    const small = narrow ? (this.#given ?? this.#small()) : undefined;
    const month = startOfMonth(date);
    const after = addMonths(month, 1);
    // Weeks are counted where people name them by their number: that is where they are those of ISO 8601.
    const counted = week.minimal === 4 && !narrow;
    const cell = ({ day, name, number, slots, chip }: Cell) => {
      const all = this.#opened === day || context.printing;
      const overflows = slots.length > LINES && !all;
      const left = overflows ? slots.slice(LINES - 1).filter(Boolean).length : 0;
      const room = small ? LINES : overflows ? LINES - 1 : undefined;
      const chips = slots.slice(0, room).map((_, lane) => chip(lane));
      // A day of one or two has room for two lines of each.
      const roomy = slots.length < LINES ? ' roomy' : '';
      const place = `cell${roomy}${day < month || day >= after ? ' other' : ''}${week.weekend.includes(weekdayOf(day)) ? ' rest' : ''}`;
      return html`<div class=${place} role="gridcell" data-day=${day}>
        <button
          class="number"
          tabindex=${day === date ? 0 : -1}
          aria-label=${name}
          aria-current=${day === today ? 'date' : nothing}
        >
          <span .textContent=${number}></span>
        </button>
        ${small ? small.drawMarks(this.root, chips) : chips.map(drawChip)}
        ${left && !small ? html`<button class="others" tabindex="-1" dir="auto">${t.moreOfDay(`${left}`)}</button>` : nothing}
      </div>`;
    };
    return html`<div
      @click=${(event: MouseEvent) => this.#press(event, context)}
      @keydown=${(event: KeyboardEvent) => this.#keys(event, context)}
    >
      <div
        part="grid"
        class=${`month${counted ? ' counted' : ''}${small ? ' small' : ''}${loading ? ' waits' : ''}`}
        role="grid"
        aria-labelledby="period"
        aria-busy=${loading}
      >
        <div class="row" role="row">
          ${counted ? html`<div role="columnheader" class="week" aria-label=${t.weeks}>${t.weekShort}</div>` : nothing}
          ${[0, 1, 2, 3, 4, 5, 6].map(
            (at) =>
              html`<div role="columnheader" aria-label=${dayWords(from + at, t, { weekday: 'long' })}>
                ${dayWords(from + at, t, { weekday: narrow ? 'narrow' : 'short' })}
              </div>`,
          )}
        </div>
        ${[0, 7, 14, 21, 28, 35].map((at) => {
          const number = weekNumber(from + at, week);
          return html`<div class="row" role="row">
            ${
              counted
                ? html`<div role="rowheader" class="week" aria-label=${t.weekNumber(`${number}`)}>${number}</div>`
                : nothing
            }
            ${cells.slice(at, at + 7).map(cell)}
          </div>`;
        })}
      </div>
      ${
        small
          ? (this.#panel()?.dayPanel(this.root, cells[date - from]!.entries, context) ??
            html`<div class="day-panel"></div>`)
          : nothing
      }
      ${ready && !entries.length && !small ? html`<p class="none quiet">${t.noEvents}</p>` : nothing}
    </div>`;
  }

  drawn({ date, narrow }: ViewContext): void {
    this.#entered = false;
    const small = narrow && (this.#given ?? this.#small.peek());
    // The panel under a small month may still be on its way: whoever asked for it before is taken there when it comes.
    if (!this.#focusEvent || (small && !this.#panel.peek())) return;
    this.#focusEvent = false;
    this.#entered = true;
    (small ? this.root.querySelector('.day-panel') : this.#cell(date))
      ?.querySelector<HTMLElement>('[data-key]')
      ?.focus();
  }

  focus({ date }: ViewContext): void {
    if (!this.#entered) this.#cell(date)?.querySelector<HTMLElement>('.number')?.focus();
  }

  #cell = (day: Day): HTMLElement | null => this.root.querySelector(`[data-day="${day}"]`);

  /** The words of the cells, made anew only for other days or other events. */
  #written(context: ViewContext): readonly Cell[] {
    const { entries, from, to, t, sources } = context;
    const of = [entries, from, t.lang, ...sources.map(({ label }) => label)];
    if (of.length === this.#cellsOf.length && of.every((part, at) => part === this.#cellsOf[at])) return this.#cells;
    this.#cellsOf = of;
    const numbers = new Intl.NumberFormat(t.lang);
    return (this.#cells = monthDays(entries, { from, to }).map((own, at) => {
      const day = from + at;
      const { slots } = own;
      const count = own.entries.length;
      const words = dayWords(day, t);
      const chips: (Chip | undefined)[] = [];
      return {
        day,
        slots,
        entries: own.entries,
        // As the whole date says it: « 1er ».
        number: /\d+\p{L}*/u.exec(dayWords(day, t, { day: 'numeric', month: 'long' }))?.[0] ?? '',
        name: count ? `${words}, ${t.events(numbers.format(count), count)}` : words,
        chip: (lane) => (chips[lane] ??= slots[lane] && makeChip(slots[lane], day, at, context)),
      };
    }));
  }

  #press(event: MouseEvent, context: ViewContext): void {
    const pressed = event.target as HTMLElement;
    const chip = pressed.closest<HTMLElement>('[data-key]');
    const entry = chip && context.entries.find(({ key }) => key === chip.dataset.key);
    if (entry) return context.open(entry, chip);
    const day = Number(pressed.closest<HTMLElement>('[data-day]')?.dataset.day ?? NaN);
    if (Number.isNaN(day)) return;
    // Without a pointer, to press a day is to go into it.
    if (pressed.closest('.others') || !event.detail) this.#enter(day);
    context.go(day, { focus: true });
  }

  /** Shows all the events of a day, and goes into them. */
  #enter(day: Day): void {
    this.#opened = day;
    this.#focusEvent = true;
  }

  #keys(event: KeyboardEvent, context: ViewContext): void {
    const target = event.target as HTMLElement;
    const { date, week } = context;
    const { key } = event;
    if (target.matches('.number')) {
      const day = dayByKey(event, target, date, week);
      if (day !== undefined) {
        this.#opened = undefined;
        this.#focusEvent = false;
        context.go(day, { focus: true });
      } else if (key === 'Enter' || key === ' ') {
        if (context.entries.some(({ first, last }) => first <= date && date <= last)) {
          this.#enter(date);
          context.redraw();
        } else void sayEmptyDay(context);
      } else return;
      return event.preventDefault();
    }
    const lines = [...(target.closest('.cell, .day-panel')?.querySelectorAll<HTMLElement>('[data-key]') ?? [])];
    const at = lines.indexOf(target.closest<HTMLElement>('[data-key]')!);
    if (key === 'Escape') {
      this.#opened = undefined;
      context.go(date, { focus: true });
    } else {
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[key];
      if (to === undefined) return;
      lines[to]?.focus();
    }
    event.preventDefault();
  }
}

const drawChip = (chip: Chip | undefined): TemplateResult =>
  chip
    ? html`<button
        part="event"
        class=${`chip ${chip.place}`}
        tabindex="-1"
        aria-label=${chip.lang ? nothing : chip.name}
        data-key=${chip.entry.key}
        ${cssVars({ '--_sign': chip.color, '--_days': chip.days > 1 ? `${chip.days}` : undefined })}
      >
        <span class="sign" data-sign=${chip.sign}></span
        ><span class="line" dir="auto"
          ><span class="time" dir="auto" .textContent=${chip.time}></span> ${
            chip.status ? html`<em dir="auto">${chip.status}</em>${' '}` : nothing
          }<span class="title" lang=${chip.lang ?? nothing} .textContent=${chip.title}></span></span
        >${chip.lang ? html`<span class="sr">${/mute/.test(chip.place) ? html`<span lang=${chip.lang}>${chip.title}</span>` : nothing}, ${chip.name}</span>` : nothing}
      </button>`
    : html`<div class="chip"></div>`;
