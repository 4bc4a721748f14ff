import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { ImagePolicy } from '../../data/safe-url.js';
import type { Source } from '../../data/source.js';
import { messages as french } from '../../i18n/calendar/fr-calendar.js';
import type { Parts } from '../../i18n/parts.js';
import type { ChildSource } from '../../settings/child-sources.js';
import { hostStyles } from '../../theme/host.styles.js';
import { headingOf } from '../../ui/heading.js';
import { lazy, type Lazy } from '../../ui/lazy.js';
import { Widget } from '../../ui/widget.js';
import { entriesBetween } from './calendar-entries.js';
import type { Calendar, CalendarEvent } from './calendar-event.js';
import type { CalendarHost } from './calendar-host.js';
import { EventOpenEvent, ViewChangeEvent } from './calendar-events.js';
import type { CalendarExtras } from './calendar-extras.js';
import { calendarToolbar } from './controls/calendar-toolbar.js';
import { eventCalendarStyles } from './event-calendar.styles.js';
import { eventFormats } from './event-formats.js';
import { shownZone } from './shown-zone.js';
import { intlZone } from './icalendar/time/intl-zone.js';
import type { Zone } from './icalendar/time/zone.js';
import type { CalendarView, Entry, Span, ViewContext, ViewName, ViewSource } from './views/calendar-view.js';
import { findEvent } from './views/find-event.js';
import { dayOf, isoOf } from './views/month-grid.js';
import { weekRules } from './week-rules.js';

const DAY = 86_400_000;
/** Width under which a calendar is a list by itself, in the widget's own `em`. */
const NARROW = 36;
/** Events above which finding them and drawing them are two tasks. */
const MANY = 999;
/** What only some pages ask for, and then get from `calendar-extras`. */
const asked = ['search', 'filters', 'category', 'refresh', 'hash', 'sources'] as const;
/** Where each view is. */
const viewModules: Readonly<Partial<Record<ViewName, (root: ShadowRoot, narrow?: boolean) => Promise<CalendarView>>>> =
  {
    month: async (root, narrow) => {
      // Without it, a narrow month is drawn as a wide one.
      const small = narrow ? import('./views/small-month.js').catch(() => undefined) : undefined;
      const { MonthView } = await import('./views/month-view.js');
      return new MonthView(root, await small);
    },
    week: async (root) => new (await import('./views/week-view.js')).WeekView(root),
    day: async (root) => new (await import('./views/day-view.js')).DayView(root),
    list: async (root) => new (await import('./views/agenda-view.js')).AgendaView(root),
  };

/**
 * The events of a town: month, week, day and list, out of iCalendar files and what a town's tools give.
 *
 * What stands inside the tag shows until the events came. A list with dates inside, with no `src`, is itself the source.
 *
 * @element parvis-event-calendar
 * @slot - What shows until the events came: usually a link to the page of events.
 * @slot footer - Always shown, under the calendar.
 * @fires {LoadEvent} parvis-load - The sources have been read; its items are their calendars.
 * @fires {FailureEvent} parvis-error - A source failed; says the cause and the cure.
 * @fires {FilterEvent} parvis-filter - The reader changed the filters.
 * @fires {ViewChangeEvent} parvis-view-change - The reader went to another period, or chose another view.
 * @fires {EventOpenEvent} parvis-event-open - A reader follows an event; cancelable.
 * @csspart heading - The heading of the widget.
 * @csspart period - The period shown, in words.
 * @csspart toolbar - What moves through time and chooses a view.
 * @csspart grid - The grid of a month, or of hours.
 * @csspart list - The list of events.
 * @csspart event - One event.
 * @csspart dialog - The details of one event.
 * @csspart filters - Search and filters.
 * @csspart field - What is typed in or chosen from.
 * @csspart more - The button that shows more of a list.
 * @csspart tools - What leaves the calendar: subscribe, download, print.
 * @csspart notice - A sentence about the state of the sources.
 */
export class ParvisEventCalendar extends Widget<Calendar> implements CalendarHost {
  static override styles = [hostStyles, eventCalendarStyles];
  static override properties: PropertyDeclarations = {
    view: {},
    views: {},
    date: {},
    past: { type: Boolean },
    zone: {},
    category: {},
    images: {},
  };

  /** Address of a calendar: iCalendar, or what a town's tool gives. */
  declare src: string;
  /**
   * Name of the format, where detection fails: `icalendar`, `caldav`, `tribe-events`, `openagenda`, `json-ld`, `json`.
   * @type {'icalendar' | 'caldav' | 'tribe-events' | 'openagenda' | 'json-ld' | 'json'}
   */
  declare type: string;
  /**
   * View shown first: `month`, `week`, `day` or `list`. A narrow widget shows the list until its reader chooses.
   * @type {'month' | 'week' | 'day' | 'list'}
   */
  view: ViewName = 'month';
  /** Views among which the reader chooses, separated by spaces: `month list` by default. */
  views = '';
  /** Day around which the calendar opens: `2026-11-23`. Today by default. */
  date = '';
  /** Whether the list begins with what is over. */
  past = false;
  /** IANA name of the zone in which times show. The settings', else the reader's own, by default. */
  zone = '';
  /** Keeps only the events of these categories, separated by commas. */
  category = '';
  /** Filters offered: `category`, `source`, `place`, separated by spaces. */
  declare filters: string;
  /** Whether view, date and filters stand in the address of the page; needs an `id`. */
  declare hash: boolean;
  /**
   * `never` keeps no copy on this device.
   * @type {'never'}
   */
  declare keep: string;
  /**
   * Which pictures are loaded: `own` (the page's and the source's origins), `all` or `none`.
   * @type {'own' | 'all' | 'none'}
   */
  images: ImagePolicy = 'own';
  /** Number of events shown first in a list, which is then that of the events to come. All of the month by default. */
  declare max: number;
  /** Sources of events made by the page, in place of `src` and of `<parvis-source>`. */
  declare sources?: readonly Source<CalendarEvent>[];

  #extras = lazy(this, async () => {
    const { CalendarExtras } = await import('./calendar-extras.js');
    return new CalendarExtras(this, this.reading, this.locale, this.#read);
  });
  #acts = lazy(this, () => import('./calendar-acts.js'));
  #views = new Map<ViewName, Lazy<CalendarView>>();

  /** The view that the reader chose, or that the address asks for. */
  #chosen?: ViewName;
  #narrow?: boolean;
  #sized?: ResizeObserver;
  #entries: readonly Entry[] = [];
  #entriesOf: readonly unknown[] = [];
  #focus = false;
  #jumping = false;
  /** The field of a date that was asked for stands after other controls: the focus goes there once it is drawn. */
  #asking = false;
  #tooled = false;
  /** True while the page goes to paper. */
  #printing = false;
  /** The event that has the focus, and the day on which it stands. */
  #held?: { readonly key: string; readonly day: string | undefined };

  /** The view that is shown: a narrow widget is a list until its reader asks for another view. */
  get shownView(): ViewName {
    const { offered } = this;
    const wanted = this.#chosen ?? (this.#narrow && offered.includes('list') ? 'list' : this.view);
    return wanted in viewModules ? wanted : 'month';
  }

  /** The views among which the reader chooses, in the order in which they are shown. */
  get offered(): readonly ViewName[] {
    const names = (this.views || 'month list').split(/[\s,]+/).filter((name) => name in viewModules);
    return names as ViewName[];
  }

  /**
   * Goes to a day, and to another view where one is named.
   *
   * @param date As `date`.
   */
  show(date: string, view?: ViewName): void {
    this.#go(dayOf(date), { view });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Once before the first drawing; later in a frame of its own, for what is drawn may bring a scroll bar and so another width.
    this.#measure(this.clientWidth);
    this.#sized = new ResizeObserver(([entry]) => requestAnimationFrame(() => this.#measure(entry!.contentRect.width)));
    this.#sized.observe(this);
    addEventListener('beforeprint', this.#setPaper);
    addEventListener('afterprint', this.#setPaper);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sized?.disconnect();
    removeEventListener('beforeprint', this.#setPaper);
    removeEventListener('afterprint', this.#setPaper);
  }

  protected override words(): Partial<Parts> {
    return { calendar: french };
  }

  /** What thousands of events have in a period that was not shown yet is found in a task of its own. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const { reading } = this;
    const view = this.#views.get(this.shownView)?.peek();
    const before = this.#entriesOf;
    if (view && reading.sources.some(({ items }) => items[0]?.events[MANY])) this.#period(view);
    if (before === this.#entriesOf) return super.scheduleUpdate();
    return new Promise((resolve) => setTimeout(resolve)).then(() => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const held = this.shadowRoot?.activeElement?.closest<HTMLElement>('[data-key]');
    const day = held?.closest<HTMLElement>('[data-day]')?.dataset.day;
    this.#held = held ? { key: held.dataset.key!, day } : undefined;
  }

  override render(): TemplateResult {
    const common = this.locale.messages;
    const calendar = this.locale.part('calendar');
    // Until a view that is chosen was fetched, the one before stays, and with it the focus.
    const view = this.#view(this.shownView)() ?? this.#viewBefore;
    if (!common || !calendar || !view || this.#narrow === undefined) return this.emptyRoom();
    this.#viewBefore = view;
    const { status } = this.reading;
    const extras = this.#plain ? this.#extras.peek() : this.#extras();
    // What the address asks for is the first thing to be shown.
    if ((this.hash || this.search || this.filters) && !extras?.ready) return this.emptyRoom();
    this.everReady ||= status === 'ready';
    const context = this.#context(view, { ...common, ...calendar }, extras);
    const { t } = context;
    // What stands inside the tag shows until the first success; the empty grid is no answer to a failure.
    const waits =
      !this.everReady && (status !== 'loading' || !!this.querySelector(':scope > :not([slot], parvis-source)'));
    return html`<div lang=${t.lang}>
      ${headingOf(this, this.locale)}
      <div class=${this.room}>
        ${
          waits
            ? nothing
            : calendarToolbar({
                t,
                title: view.title(context.date, context),
                level: context.headingLevel,
                views: this.offered,
                view: this.shownView,
                still: this.shownView === 'list' && this.max > 0,
                jumping: this.#jumping,
                choose: (name) => this.#view(name).use(() => this.#go(context.date, { view: name })),
                step: (by) => this.#go(view.step(context.date, by)),
                today: () => this.#go(context.today),
                jump: () => this.#acts.use(this.#jump),
              })
        }
        ${this.#jumping ? this.#acts()?.calendarJump(this.shadowRoot!, context, this.#jumped) : nothing}
        ${extras?.above(context, view)} ${waits ? html`<slot></slot>` : view.draw(context)} ${extras?.below(context)}
        ${this.everReady ? this.#toolsBelow(context) : nothing}
      </div>
      <div class="foot">
        <slot name="footer"></slot>${this.#printing ? html`<p>${location.href.split('#')[0]}</p>` : nothing}
      </div>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const view = this.#views.get(this.shownView)?.peek();
    const context = this.#drawn;
    if (!view || !context) return;
    const root = this.shadowRoot!;
    this.#keepFocus(root);
    const field = this.#asking ? root.querySelector<HTMLElement>('.jumping input') : null;
    if (field) {
      this.#asking = false;
      field.focus();
    }
    view.drawn?.(context);
    if (this.#focus) {
      this.#focus = false;
      if (view.focus) view.focus(context);
      else root.querySelector<HTMLElement>('.jump')?.focus();
    }
    this.#extras.peek()?.drawn(context);
    // A view that is still to be fetched shows nothing yet that could be told.
    if (this.#untold) this.#tell(...this.#untold).catch(console.error);
    this.#untold = undefined;
  }

  /** What was drawn anew may have put another event where the focus is, or none: it goes with its event. */
  #keepFocus(root: ShadowRoot): void {
    if (!this.#held) return;
    const { key, day } = this.#held;
    const active = root.activeElement as HTMLElement | null;
    if (active?.dataset.key === key) return;
    findEvent(root, key, day)?.focus();
  }

  #drawn?: ViewContext;
  /** The view that was drawn last. */
  #viewBefore?: CalendarView;
  /** Where the reader went, until it is on screen. */
  #untold?: [before: ViewContext, view: ViewName, focused: boolean] | undefined;

  #view(name: ViewName): Lazy<CalendarView> {
    let view = this.#views.get(name);
    if (!view) {
      view = lazy(this, () => viewModules[name]!(this.shadowRoot!, this.#narrow));
      this.#views.set(name, view);
    }
    return view;
  }

  /** UIDs of the series of the period of which only a part is shown. */
  cutSeries: string[] = [];

  protected override get room(): string {
    return `${super.room} shows-${this.shownView}`;
  }

  /**
   * True when the page has written nothing in vain about time and views.
   *
   * @internal
   */
  get understood(): boolean {
    return (
      `${this.view} ${this.views}`.split(/[\s,]+/).every((name) => !name || name in viewModules) &&
      (!this.date || !Number.isNaN(dayOf(this.date))) &&
      (!this.zone || !!intlZone(this.zone))
    );
  }

  /** True for one healthy source and nothing more: then the extras are not fetched. */
  get #plain(): boolean {
    const [first] = this.reading.sources;
    return (
      this.healthy &&
      !(first?.next ?? first?.items[0]?.unknownZones?.length) &&
      !first?.skipped &&
      !this.cutSeries.length &&
      this.understood &&
      asked.every((name) => !this[name])
    );
  }

  /** When it is, and the period that a view shows of it. */
  #period(view: CalendarView) {
    const now = Date.now();
    const name = this.zone || this.reading.settings.zone;
    const zone = shownZone(name);
    const today = Math.floor(zone.wallOf(now) / DAY);
    const written = dayOf(this.date);
    const { lang } = this.locale;
    const week = weekRules(lang);
    const date = Number.isNaN(written) ? today : written;
    const span = view.span(date, week, this.max);
    return { shown: { now, zone: name, today, lang, week, date, ...span }, entries: this.#between(span, zone) };
  }

  #context(view: CalendarView, t: ViewContext['t'], extras?: CalendarExtras): ViewContext {
    const { shown, entries } = this.#period(view);
    const sources = this.#signed();
    return (this.#drawn = {
      ...shown,
      ...(extras?.shown(entries, sources, t) ?? { entries, t }),
      sources,
      headingLevel: this.levelBelow,
      loading: this.reading.showLoading && !this.everReady,
      ready: this.everReady,
      narrow: !!this.#narrow && !this.#printing,
      printing: this.#printing,
      past: this.past,
      max: this.max,
      more: this.more,
      open: this.#open,
      redraw: () => this.requestUpdate(),
      go: this.#go,
    });
  }

  #between(span: Span, zone: Zone): readonly Entry[] {
    const calendars = this.reading.sources.map(({ items }) => this.#extras.peek()?.paged(items) ?? items[0]);
    const of = [span.from, span.to, zone, ...calendars];
    if (of.length !== this.#entriesOf.length || of.some((part, at) => part !== this.#entriesOf[at])) {
      this.#entriesOf = of;
      // Several are never without the extras: only these read them.
      const joined = calendars.length > 1 ? this.#extras.peek()?.joined(calendars) : undefined;
      this.cutSeries = [];
      this.#entries = entriesBetween(joined ?? { parts: calendars, sourcesOf: () => [0] }, span, zone, (uid) =>
        this.cutSeries.push(uid),
      );
      // They are told of under the view.
      if (this.cutSeries.length) this.#extras();
    }
    return this.#entries;
  }

  #signed(): readonly ViewSource[] {
    const { sources } = this.reading;
    return (
      (sources[1] && this.#extras()?.signed(sources)) ??
      sources.map(({ label, title, color, items }) => ({
        label: label ?? title ?? '',
        color: color ?? items[0]?.color,
        sign: '',
      }))
    );
  }

  protected override wanted(): readonly Source<Calendar>[] | undefined {
    const { src, type } = this;
    if (this.sources || !src || this.querySelector('parvis-source')) return this.#extras()?.wanted();
    return this.#read([{ src, type }]);
  }

  #read = (written: readonly ChildSource[]) =>
    this.sourcesAt(
      written.map((one) => ({ ...one, src: one.src.replace(/^webcal:/i, 'https:') })),
      eventFormats,
    );

  #measure(width: number): void {
    // What a page has made a word among words has no width of its own.
    if (!width && getComputedStyle(this).display === 'inline') width = this.parentElement?.clientWidth ?? 0;
    // Not laid out.
    if (!width) return;
    const narrow = width < NARROW * parseFloat(getComputedStyle(this).fontSize);
    if (narrow === this.#narrow) return;
    this.#narrow = narrow;
    this.requestUpdate();
  }

  #open = (entry: Entry, from: HTMLElement): void => {
    if (!this.dispatchEvent(new EventOpenEvent(entry.occurrence))) return;
    this.#acts.use(({ openEntry }) => openEntry(this, this.locale, this.reading, () => this.#drawn!, entry, from));
  };

  /** What leaves the calendar, behind its button. */
  #toolsBelow(context: ViewContext): TemplateResult {
    return html`<div part="tools" class="tools screen">
      <button aria-expanded=${this.#tooled} @click=${this.#toggleTools}>${context.t.tools}</button>
      ${this.#tooled ? this.#acts()?.calendarTools(this, this.reading.sources, this.locale, context) : nothing}
    </div>`;
  }

  #toggleTools = (): void => {
    this.#tooled = !this.#tooled;
    this.requestUpdate();
  };

  /** The browser takes what is on the page once this is over: all that has no room on screen is there then. */
  #setPaper = ({ type }: Event): void => {
    this.#printing = type === 'beforeprint';
    this.requestUpdate();
  };

  #jump = (): void => {
    this.#asking = this.#jumping = !this.#jumping;
    this.requestUpdate();
  };

  #jumped = (day?: number): void => {
    this.#jumping = false;
    if (day === undefined) this.shadowRoot!.querySelector<HTMLElement>('.jump')?.focus();
    else this.#go(day, { focus: true });
    this.requestUpdate();
  };

  #go: ViewContext['go'] = (date, { view, focus } = {}) => {
    const iso = isoOf(date);
    if (!iso && !view) return;
    this.released = true;
    const before = this.#drawn;
    const name = this.shownView;
    if (view) this.#chosen = view;
    this.date = iso || this.date;
    this.#focus = !!focus;
    this.requestUpdate();
    if (before) this.#untold ??= [before, name, !!focus];
  };

  /** Tells the page, and those who listen, what is shown now. */
  async #tell(before: ViewContext, view: ViewName, focused: boolean): Promise<void> {
    const now = this.#drawn;
    if (!now || !this.isConnected) return;
    this.#extras.peek()?.moved(this.shownView, isoOf(now.date));
    const same = view === this.shownView && before.from === now.from && before.to === now.to;
    // Where nothing else moves, "today" still has an answer.
    if (same && focused) return;
    if (!same) this.dispatchEvent(new ViewChangeEvent(this.shownView, isoOf(now.from), isoOf(now.to)));
    const { sayDay, sayPeriod } = await import('./views/say-shown.js');
    const { spoken } = this.locale;
    if (same) sayDay(now, spoken);
    else sayPeriod(this.shadowRoot!, now, this.shownView, spoken);
  }
}
