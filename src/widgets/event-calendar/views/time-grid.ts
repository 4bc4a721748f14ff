import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import { cssVars } from '../../../ui/css-vars.js';
import { groundOf } from '../../../ui/page/ground-of.js';
import { lazy, type Lazy } from '../../../ui/lazy.js';
import { wear } from '../../../theme/wear.js';
import type { Day, Entry, ViewContext } from './calendar-view.js';
import { holesOf, placeOf, type AxisHour } from './day-hours.js';
import type { Rest } from './day-cascade.js';
import type { dayPanel } from './day-panel.js';
import {
  dayWords,
  eventName,
  foreignLang,
  freeWords,
  startWords,
  statusWords,
  timeWords,
  titleOf,
  unseenName,
  zoneWords,
} from './event-words.js';
import { weekNumber, weekdayOf } from './month-grid.js';
import { hasPaperRoom } from './paper-room.js';
import { firstUse, offsetAt, timeColumns, type Block, type Column, type TimeColumns } from './time-columns.js';
import { timeGridPrintStyles } from './time-grid-print.styles.js';
import { timeGridStyles } from './time-grid.styles.js';
import { TimeKeys } from './time-keys.js';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Lanes side by side in which titles can be read: on a phone or in a day of a week; in a day on paper; in a whole width. */
const LANES = [2, 4, 8] as const;
/** Lines of events of several days that stay in sight above the hours. */
const LINES = 6;

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;
const colorOf = ({ occurrence: { event }, sources: [at] }: Entry, { sources }: ViewContext) =>
  event.color ?? sources[at!]?.color;

/** Days beside each other, hour by hour: what week and day share. */
export class TimeGrid {
  readonly #root: ShadowRoot;
  readonly #kind: 'week' | 'day';
  readonly #keys: TimeKeys;
  #placed: TimeColumns = { columns: [], axis: { strips: [], hours: [], minutes: 0 } };
  /** The days of which not all can be read on paper: they are told in words there, under the hours. */
  #unread: readonly Day[] = [];
  /** True where three and more stand side by side on a phone: its hours are higher, for words that have little width. */
  #crowded = false;
  #of: readonly unknown[] = [];
  /** The day of which all events are told under the hours. */
  #opened?: Day | undefined;
  /** The focus goes there once they are drawn. */
  #focusPanel = false;
  /** The days of which the hours have been brought to the first event. */
  #scrolled = '';
  #panel: Lazy<{ dayPanel: typeof dayPanel }>;

  constructor(root: ShadowRoot, kind: 'week' | 'day') {
    wear((this.#root = root), timeGridStyles);
    wear(root, timeGridPrintStyles);
    this.#kind = kind;
    this.#panel = lazy(root.host as ReactiveElement, () => import('./day-panel.js'));
    this.#keys = new TimeKeys(root, kind, {
      columnOf: this.#columnOf,
      scroll: (by) => this.#scroll(by),
      leave: () => (this.#opened = undefined),
    });
  }

  /** Draws the days; a narrow week is a line of days, and the events of one of them in words. */
  draw(context: ViewContext): TemplateResult {
    this.#place(context);
    const { t, narrow, printing, loading, ready, from, to, date, week, entries } = context;
    const strip = narrow && this.#kind === 'week';
    if (this.#opened !== date || !this.#columnOf(date)?.rests.length) this.#opened = undefined;
    // It has to be there when the page goes to paper, where all is told of what has no room.
    if (this.#unread.length) this.#panel();
    const told = printing ? this.#unread : strip || this.#opened ? [date] : [];
    const lines = Math.max(0, ...this.#placed.columns.map(({ wide }) => wide.length));
    // Weeks are counted where people name them by their number: that is where they are those of ISO 8601.
    const number = week.minimal === 4 && !strip ? `${weekNumber(date, week)}` : '';
    const marks = [
      'times',
      `of-${this.#kind}`,
      strip && 'strip',
      loading && 'loads waits',
      lines > LINES && 'high',
      this.#crowded && 'crowded',
    ].filter(Boolean);
    return html`<div
      @click=${(event: MouseEvent) => this.#press(event, context)}
      @keydown=${(event: KeyboardEvent) => this.#keys.press(event, context)}
    >
      <div
        part="grid"
        class=${marks.join(' ')}
        role="grid"
        aria-labelledby="period"
        aria-busy=${loading}
        ${cssVars({ '--_days': `${to - from}`, '--_lines': `${lines}`, '--_length': `${this.#placed.axis.minutes / 60}` })}
      >
        <div class="names" role="row">
          ${
            strip
              ? nothing
              : html`<div class="gutter" role=${number ? 'rowheader' : 'gridcell'}>
                  ${number ? html`<span aria-hidden="true">${t.weekShort} ${number}</span><span class="sr">${t.weekNumber(number)}</span>` : nothing}
                </div>`
          }
          ${this.#placed.columns.map((column) => this.#name(column, strip, context))}
        </div>
        ${strip ? nothing : this.#hours(lines, context)}
      </div>
      <div class="told">
        ${told.map((day) => this.#panel()?.dayPanel(this.#root, this.#columnOf(day)?.entries ?? [], { ...context, date: day }))}
      </div>
      ${ready && !entries.length && !strip ? html`<p class="none quiet">${t.noEvents}</p>` : nothing}
    </div>`;
  }

  /** Called when it is on screen. */
  drawn({ from, to, ready }: ViewContext): void {
    const days = `${from} ${to}`;
    const grid = this.#root.querySelector<HTMLElement>(`.of-${this.#kind}`);
    // What stays in sight above the hours covers them with it.
    grid?.style.setProperty('--_ground', groundOf(this.#root.host) ?? 'Canvas');
    const scroll = grid?.matches('.strip, .high') ? undefined : grid;
    if (scroll && ready && this.#scrolled !== days) {
      this.#scrolled = days;
      // By its own offset: bringing an event into view would move the page too.
      scroll.scrollTop =
        ((firstUse(this.#placed, this.#kind === 'week') * this.#placed.axis.minutes) / 60) * this.#hourSize(scroll);
    }
    const panel = this.#focusPanel && this.#root.querySelector<HTMLElement>('.day-panel [data-key]');
    if (!panel) return;
    this.#focusPanel = false;
    panel.focus();
  }

  focus({ date }: ViewContext): void {
    this.#root.querySelector<HTMLElement>(`.times .name[data-day="${date}"] button`)?.focus();
  }

  #columnOf = (day: Day): Column | undefined => this.#placed.columns.find((column) => column.day === day);

  /** Height of an hour in CSS pixels, as the styles say it. */
  #hourSize = (scroll: HTMLElement): number =>
    Math.max(parseFloat(getComputedStyle(scroll).fontSize) * 3, 48) * (this.#crowded ? 2 : 1);

  /** The places of all events, made anew only for other days or other events. */
  #place(context: ViewContext): void {
    const { entries, from, to, zone, narrow, printing, t, sources } = context;
    // A week has columns as narrow as a phone.
    const few = LANES[narrow || this.#kind === 'week' ? 0 : printing ? 1 : 2];
    const of = [entries, from, to, zone, few, t.lang, sources.length];
    if (of.every((part, at) => part === this.#of[at])) return;
    this.#of = of;
    this.#placed = timeColumns({ entries, from, to, zone }, few);
    this.#crowded = narrow && this.#kind === 'day' && this.#placed.columns[0]!.blocks.some(({ width }) => width < 0.4);
    this.#unread = this.#placed.columns.filter((column) => !this.#isRead(column, context)).map(({ day }) => day);
  }

  /** Whether all that is said of a day can be read in its column on paper. */
  #isRead(column: Column, context: ViewContext): boolean {
    const { from, to, t, sources } = context;
    const { day, blocks, rests, wide } = column;
    const share = 1 / (to - from);
    const sign = sources[1] ? 'XX ' : '';
    return (
      !rests.length &&
      blocks.every((block) => {
        const { title, time, notes, minutes } = this.#said(block, column, context);
        return hasPaperRoom([sign + title, time, ...notes].join(' '), block.width * share, minutes < 50 ? 0 : minutes);
      }) &&
      // What lasts several days is told on the first of them.
      wide.every((entry) => {
        if (!entry || (entry.first < day && day > from)) return true;
        const words = `${sign}${entry.first === day ? startWords(entry, t) : ''} ${titleOf(entry.occurrence.event, t)}`;
        return hasPaperRoom(words, (Math.min(entry.last, to - 1) - day + 1) * share);
      })
    );
  }

  /** What a block says, and the minutes of the usual height that it has for it. */
  #said({ entry, size, clear = size }: Block, column: Column, context: ViewContext) {
    const { t } = context;
    const { day } = column;
    const { first, last, occurrence } = entry;
    const { event } = occurrence;
    const minutes = clear * this.#placed.axis.minutes * (this.#crowded ? 2 : 1);
    const notes = [statusWords(entry, t), freeWords(entry, context), placeWords(entry, t), event.place];
    return {
      title: titleOf(event, t),
      time: day === first ? this.#startOf(entry, column, t) : t.dayOf(day - first + 1, last - first + 1),
      notes: minutes < 50 ? [] : notes.filter(Boolean),
      minutes,
    };
  }

  #name({ day, entries }: Column, strip: boolean, context: ViewContext): TemplateResult {
    const { t, date, today } = context;
    const words = dayWords(day, t);
    const { length } = entries;
    const count = new Intl.NumberFormat(t.lang).format(length);
    return html`<div class="name" role="columnheader" data-day=${day}>
      <span class="weekday" aria-hidden="true">${dayWords(day, t, { weekday: strip ? 'narrow' : 'short' })}</span>
      <button
        class="named"
        tabindex=${day === date ? 0 : -1}
        aria-label=${length ? `${words}, ${t.events(count, length)}` : words}
        aria-current=${day === today ? 'date' : nothing}
      >
        <span class="date"
          >${
            // As the whole date says it: « 1er ».
            /\d+\p{L}*/u.exec(dayWords(day, t, { day: 'numeric', month: 'long' }))?.[0] ?? ''
          }</span
        >
      </button>
      ${
        strip
          ? html`<span class="dots"
              >${entries.slice(0, 3).map((entry) => html`<i ${cssVars({ '--_sign': colorOf(entry, context) })}></i>`)}</span
            >`
          : nothing
      }
    </div>`;
  }

  #hours(lines: number, context: ViewContext): TemplateResult {
    const { t } = context;
    return html`${
        lines
          ? html`<div class="days" role="row">
              <div class="gutter" role="rowheader">${t.allDay}</div>
              ${this.#placed.columns.map(
                ({ day, wide }) =>
                  html`<div class="own" role="gridcell" data-day=${day}>
                    ${wide.map((entry) => (entry ? this.#bar(entry, day, context) : html`<div class="wide"></div>`))}
                  </div>`,
              )}
            </div>`
          : nothing
      }
      <div class="hours" role="row">
        <div class="gutter" role="rowheader">
          <span class="sr">${t.hours}</span>
          ${this.#placed.axis.hours.map((hour) => this.#hour(hour, context))}
        </div>
        ${this.#placed.columns.map((column) => this.#column(column, context))}
      </div>`;
  }

  #hour({ minute, repeated, at }: AxisHour, { t }: ViewContext): TemplateResult {
    const offset = offsetAt(
      this.#placed.columns.map(({ hours }) => hours),
      minute,
      repeated,
    );
    return html`<span class="hour" aria-hidden="true" ${cssVars({ '--_at': percent(at) })}
      ><bdi>${timeWords(minute * MINUTE, t)}</bdi>${offset ? html`<small>${offset}</small>` : nothing}</span
    >`;
  }

  /** When an event begins, as clocks read it, and which of the two times where they read it twice. */
  #startOf(entry: Entry, column: Column, t: ViewContext['t']): string {
    const { startInstant } = entry.occurrence;
    const { runs } = column.hours;
    const run = runs.findLast(({ start }) => start <= startInstant);
    const offset = run && offsetAt([column.hours], (entry.start - column.day * DAY) / MINUTE, run.repeated);
    return offset ? `${startWords(entry, t)} ${offset}` : startWords(entry, t);
  }

  #column(column: Column, context: ViewContext): TemplateResult {
    const { week, today, now } = context;
    const { day, hours, blocks } = column;
    const rest = week.weekend.includes(weekdayOf(day));
    const line = day === today && placeOf(now, hours, this.#placed.axis);
    return html`<div class=${rest ? 'own off-day' : 'own'} role="gridcell" data-day=${day}>
      ${this.#placed.axis.hours.map(({ at }) => html`<i class="rule" ${cssVars({ '--_at': percent(at) })}></i>`)}
      ${holesOf(hours, this.#placed.axis).map(
        ({ at, size }) => html`<i class="hole" ${cssVars({ '--_at': percent(at), '--_size': percent(size) })}></i>`,
      )}
      ${blocks.map((block) => this.#block(block, column, context))}
      ${column.rests.map((rest) => this.#rest(rest, context))}
      ${line === false ? nothing : html`<i class="now" ${cssVars({ '--_at': percent(line) })}></i>`}
    </div>`;
  }

  #block(block: Block, column: Column, context: ViewContext): TemplateResult {
    const { entry, at, size, left, width, over } = block;
    const { day } = column;
    const { event } = entry.occurrence;
    const { title, time, notes, minutes } = this.#said(block, column, context);
    const lang = foreignLang(event, context);
    const seen = [title, time, ...notes].join(' ');
    return html`<button
      part="event"
      class=${`block ${event.status}${event.transparent ? ' open' : ''}${minutes < 50 ? ' short' : ''}${over ? ' over' : ''}${this.#kind === 'week' && width < 0.5 ? ' thin' : ''}`}
      tabindex="-1"
      data-key=${entry.key}
      aria-label=${lang ? nothing : eventName(entry, seen, context, day)}
      ${cssVars({
        '--_sign': colorOf(entry, context),
        '--_at': percent(at),
        '--_size': percent(size),
        '--_left': percent(left),
        '--_width': percent(width),
        '--_fits': `${Math.max(Math.floor((minutes / 60) * 2.95 - 0.3), 1)}`,
      })}
    >
      <span class="inner" dir="auto"
        >${this.#sign(entry, context)}<span class="title" lang=${lang ?? nothing}>${title}</span>
        <span class="clock" dir="auto">${time}</span>
        ${notes.map((note) => html`${' '}<span class="aside"><span dir="auto">${note}</span></span>`)}</span
      >${lang ? html`<span class="sr">, ${unseenName(entry, seen, context, day)}</span>` : nothing}
    </button>`;
  }

  #rest({ left, width, start, of: { length } }: Rest, { t }: ViewContext): TemplateResult {
    return html`<button
      class="others"
      tabindex="-1"
      aria-label=${t.moreOfDay(`${length}`)}
      ${cssVars({ '--_at': percent(start), '--_left': percent(left), '--_width': percent(width) })}
    >
      +&nbsp;${length}
    </button>`;
  }

  #bar(entry: Entry, day: Day, context: ViewContext): TemplateResult {
    const { t, from, to } = context;
    const { first, last, occurrence } = entry;
    const begins = day === first;
    const time = begins ? startWords(entry, t) : '';
    const marks = [!begins && 'on', day < last && 'off', !begins && day > from && 'mute', occurrence.event.status];
    const title = titleOf(occurrence.event, t);
    const lang = foreignLang(occurrence.event, context);
    const seen = [time, title].filter(Boolean).join(' ');
    return html`<button
      part="event"
      class=${`wide strap ${marks.filter(Boolean).join(' ')}`}
      tabindex="-1"
      data-key=${entry.key}
      aria-label=${lang ? nothing : eventName(entry, seen, context, day)}
      ${cssVars({ '--_sign': colorOf(entry, context), '--_run': `${Math.min(last, to - 1) - day + 1}` })}
    >
      <span class="words" dir="auto"
        >${this.#sign(entry, context)}${time ? html`<span class="clock" dir="auto">${time}</span>${' '}` : nothing}<span
          class="title"
          lang=${lang ?? nothing}
          >${title}</span
        ></span
      >${lang ? html`<span class="sr">${marks.includes('mute') ? html`<span lang=${lang}>${title}</span>` : nothing}, ${unseenName(entry, seen, context, day)}</span>` : nothing}
    </button>`;
  }

  /** The letters of a source are drawn, not written: the name of the event says it in full. */
  #sign({ sources: [at] }: Entry, { sources }: ViewContext): unknown {
    return sources[1] ? html`<span class="letters" data-sign=${sources[at!]?.sign ?? ''}></span>` : nothing;
  }

  #press(event: MouseEvent, context: ViewContext): void {
    const pressed = event.target as HTMLElement;
    const chip = pressed.closest<HTMLElement>('.times [data-key]');
    const entry = chip && context.entries.find(({ key }) => key === chip.dataset.key);
    if (entry) return context.open(entry, chip);
    if (pressed.closest('.others'))
      return this.#openDay(Number(pressed.closest<HTMLElement>('[data-day]')!.dataset.day), context);
    const name = pressed.closest<HTMLElement>('.name');
    if (!name) return;
    const day = Number(name.dataset.day);
    // Without a pointer, to press a day is to go into it.
    if (!event.detail && day === context.date) this.#keys.enter(day, context);
    else context.go(day, { focus: true });
  }

  /** Tells all the events of a day under the hours, and goes to them. */
  #openDay(day: Day, context: ViewContext): void {
    this.#opened = day;
    this.#focusPanel = true;
    if (day === context.date) context.redraw();
    else context.go(day);
  }

  #scroll(by: number): void {
    const scroll = this.#root.querySelector<HTMLElement>('.times');
    scroll?.scrollBy({ top: by * this.#hourSize(scroll) });
  }
}

/** The time of an event in its own zone, where there is little room: by the city that its zone is named for. */
function placeWords(entry: Entry, t: ViewContext['t']): string {
  const { zone, start } = entry.occurrence;
  const city = zone?.split('/').pop()!.replaceAll('_', ' ');
  return zoneWords(entry, t) && t.inZone(timeWords(Date.parse(`${start}Z`), t), city!);
}
