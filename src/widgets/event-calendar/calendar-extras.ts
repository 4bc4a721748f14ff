import { html, nothing, type TemplateResult } from 'lit';
import type { LoadController } from '../../data/load-controller.js';
import type { LoadedSource } from '../../data/loading/loaded-source.js';
import { fold } from '../../data/reading/values/fold.js';
import type { Source, SourceRequest } from '../../data/source.js';
import type { LocaleController } from '../../i18n/locale-controller.js';
import { sourcesWrittenWell, type ChildSource } from '../../settings/child-sources.js';
import { controlStyles } from '../../theme/control.styles.js';
import { cssVars } from '../../ui/css-vars.js';
import { icon } from '../../ui/icon.js';
import { lazy } from '../../ui/lazy.js';
import { PageSources } from '../../ui/page-sources.js';
import { mendWritten } from '../../ui/mistakes/mend-written.js';
import { tellMissing } from '../../ui/mistakes/tell-missing.js';
import { wear } from '../../theme/wear.js';
import { writtenWell } from '../../ui/mistakes/written-well.js';
import type { JoinedCalendars } from './calendar-entries.js';
import type { Calendar, CalendarEvent } from './calendar-event.js';
import type { CalendarHost } from './calendar-host.js';
import { FurtherPages, joinPages } from './sources/further-pages.js';
import { mergeCalendars } from './sources/merge-calendars.js';
import type { CalendarView, Entry, ViewContext, ViewName, ViewSource } from './views/calendar-view.js';

const wrapped = new WeakMap<Source<CalendarEvent>, Source<Calendar>>();

/** A source that a page has made gives events; all others give a calendar. */
function calendarSource(source: Source<CalendarEvent>): Source<Calendar> {
  let calendar = wrapped.get(source);
  if (!calendar) {
    const { key, label, color } = source;
    const read = async (request: SourceRequest<Calendar>) => {
      const { onPart, ...rest } = request;
      const { items, ...page } = await source.read(rest);
      return { ...page, items: [{ events: items, title: page.title, skipped: page.skipped }] };
    };
    wrapped.set(source, (calendar = { key, label, color, read }));
  }
  return calendar;
}

const nothingRead: Calendar = { events: [], skipped: 0 };

/** What `calendarMistakes` would find nothing in. */
const usual = /^(?:[\s,]*(?:category|source|place)\b)*[\s,]*,false$/;

/** All that a calendar beyond one healthy source needs: several sources, sources of the page, controls, what went wrong. */
export class CalendarExtras {
  readonly #calendar: CalendarHost;
  readonly #events: LoadController<Calendar>;
  readonly #locale: LocaleController;
  readonly #sources: PageSources<Calendar>;
  readonly #notices;
  readonly #hash;
  readonly #controls;
  #kept: readonly Entry[] = [];
  #keptOf?: readonly Entry[];
  #keptCategory = '';
  #categoryChecked = '';
  #joined?: JoinedCalendars;
  #joinedOf: readonly Calendar[] = [];
  readonly #pages: FurtherPages;

  /** @param read Makes sources out of what a page has written. */
  constructor(
    calendar: CalendarHost,
    events: LoadController<Calendar>,
    locale: LocaleController,
    read: (written: readonly ChildSource[]) => readonly Source<Calendar>[] | undefined,
  ) {
    this.#calendar = calendar;
    this.#events = events;
    this.#locale = locale;
    const own = lazy(calendar, async () => (await import('./sources/own-events.js')).ownEvents);
    this.#sources = new PageSources<Calendar>(calendar, events, locale, {
      example: 'src="/agenda.ics"',
      made: () => own()?.(calendar.sources!).map(calendarSource),
      read,
      inside: {
        selector: 'time, .dt-start, [itemprop=startDate]',
        source: lazy(calendar, async () => {
          const { insideSource } = await import('./sources/inside-source.js');
          return () => insideSource(calendar);
        }),
      },
    });
    tellMissing(calendar, locale);
    mendWritten(calendar, ['filters', 'category']);
    this.#pages = new FurtherPages(events);
    this.#hash = lazy(
      calendar,
      async () => new (await import('./controls/calendar-hash.js')).CalendarHash(calendar, events),
    );
    this.#controls = lazy(calendar, async () => {
      const [{ CalendarControls }] = await Promise.all([
        import('./controls/calendar-controls.js'),
        locale.load('calendarFilters'),
      ]);
      return new CalendarControls(calendar, locale);
    });
    this.#notices = lazy(
      calendar,
      async () => new (await import('../../ui/notices.js')).Notices(calendar, events, locale),
    );
    const { filters, hash, id } = calendar;
    const written = `${filters},${hash && !id}`;
    if (!calendar.understood || !writtenWell(calendar) || !sourcesWrittenWell(calendar) || !usual.test(written))
      this.#tellMistakes().catch(console.error);
  }

  async #tellMistakes(): Promise<void> {
    const [{ calendarMistakes }, { tellMistakes }] = await Promise.all([
      import('./calendar-mistakes.js'),
      import('../../ui/notices.js'),
    ]);
    await tellMistakes(this.#calendar, this.#locale, calendarMistakes);
  }

  /** What to read now, as the page says. */
  wanted(): readonly Source<Calendar>[] | undefined {
    return this.#sources.wanted();
  }

  /** Everything that the first drawing needs is there. */
  get ready(): boolean {
    return (
      (!this.#calendar.hash || !!this.#hash()) &&
      (!this.#needsControls || !!(this.#controls() && this.#locale.part('calendarFilters')))
    );
  }

  /** What a source has given so far, over all its pages. */
  paged(pages: readonly Calendar[]): Calendar | undefined {
    return pages.length > 1 ? joinPages(pages) : pages[0];
  }

  /** The calendars as one, in which the same event is there once. Those that did not come have nothing. */
  joined(calendars: readonly (Calendar | undefined)[]): JoinedCalendars {
    const of = calendars.map((calendar) => calendar ?? nothingRead);
    if (of.length !== this.#joinedOf.length || of.some((calendar, at) => calendar !== this.#joinedOf[at])) {
      this.#joinedOf = of;
      this.#joined = mergeCalendars(of);
    }
    return this.#joined!;
  }

  /** The entries that the page and its reader want to see, and the words for them. */
  shown(
    entries: readonly Entry[],
    sources: readonly ViewSource[],
    t: ViewContext['t'],
  ): Pick<ViewContext, 'entries' | 't'> {
    const controls = this.#needsControls ? this.#controls() : undefined;
    const wanted = this.#ofCategory(entries);
    const found = controls?.found(wanted, sources) ?? wanted;
    const emptied = controls?.emptied;
    return { entries: found, t: emptied ? { ...t, noEvents: emptied } : t };
  }

  /** What the page keeps: the same array as long as nothing changed. */
  #ofCategory(entries: readonly Entry[]): readonly Entry[] {
    const { category } = this.#calendar;
    const wanted = category.split(',').map(fold).filter(Boolean);
    if (!wanted.length) return entries;
    if (entries !== this.#keptOf || category !== this.#keptCategory) {
      this.#keptOf = entries;
      this.#keptCategory = category;
      this.#kept = entries.filter(({ occurrence: { event } }) =>
        // One value may name several (SPIP, Outlook).
        event.categories.some((one) => [one, ...one.split(',')].some((name) => wanted.includes(fold(name)))),
      );
      if (!this.#kept.length && entries.length) this.#checkCategory();
    }
    return this.#kept;
  }

  /** What nothing of a period has may be in another one: what nothing has is told, once. */
  #checkCategory(): void {
    const { category } = this.#calendar;
    if (category === this.#categoryChecked) return;
    this.#categoryChecked = category;
    const read = this.#events.sources.flatMap(({ items }) => items.flatMap(({ events }) => events));
    import('../../ui/mistakes/unknown-categories.js').then(
      ({ tellUnknownCategories }) => tellUnknownCategories(this.#calendar, this.#locale, category, read),
      console.error,
    );
  }

  get #needsControls(): boolean {
    return this.#calendar.search || !!this.#calendar.filters.trim();
  }

  /** Called when the reader went elsewhere. `date` is the day around which the view stands. */
  moved(view: ViewName, date: string): void {
    this.#hash.peek()?.write(view, date);
  }

  /** The sources with their signs: letters of their names, no two the same. */
  signed(sources: readonly LoadedSource<Calendar>[]): readonly ViewSource[] {
    const taken = new Set<string>();
    return sources.map(({ label = '', title, color, items }, at) => {
      const name = label || title || '';
      const letters = [...name.normalize().toLocaleUpperCase()].filter((letter) => /\p{L}|\p{N}/u.test(letter));
      const [first = `${at + 1}`] = letters;
      const sign =
        [first, ...letters.slice(1).map((letter) => first + letter.toLocaleLowerCase())].find(
          (one) => !taken.has(one),
        ) ?? `${at + 1}`;
      taken.add(sign);
      return { label: name, color: color ?? items[0]?.color, sign };
    });
  }

  /** What stands above the view: what went wrong, and the filters. */
  above(context: ViewContext, view: CalendarView): TemplateResult {
    const { status, slow, sources } = this.#events;
    const troubled =
      status === 'failed' ||
      (status === 'idle' && this.#sources.unset) ||
      slow ||
      sources.some(({ error, stale, cut }) => error ?? stale ?? cut);
    return html`${(troubled ? this.#notices() : this.#notices.peek())?.render()}${this.#needsControls ? this.#controls.peek()?.above(context, view) : nothing}`;
  }

  /** What stands under the view: what could not be read. */
  below(context: ViewContext): TemplateResult {
    const { t, printing, narrow, sources: signed } = context;
    const { sources } = this.#events;
    const skipped = sources.reduce((sum, source) => sum + source.skipped, 0);
    const { cutSeries } = this.#calendar;
    const titles = cutSeries.map(
      (uid) => context.entries.find(({ occurrence: { event } }) => event.uid === uid)?.occurrence.event.title ?? uid,
    );
    const list = (names: readonly string[]) => new Intl.ListFormat(t.lang).format(names.slice(0, 9));
    const zones = [...new Set(sources.flatMap(({ items }) => items[0]?.unknownZones ?? []))];
    // What the letters of the sources stand for; where they are filters, only paper has to be told, and a phone that folds these.
    const legend = signed[1] && (printing || narrow || !/\bsource\b/.test(this.#calendar.filters));
    return html`${this.#needsControls ? this.#controls.peek()?.below(context) : nothing}${
      legend
        ? html`<p class="signs">
            ${signed.map(
              ({ sign, label, color }) =>
                html`<span class="source" dir="auto" ${cssVars({ '--_sign': color })}
                    ><span class="sign">${sign}</span> ${label}</span
                  >${' '}`,
            )}
          </p>`
        : nothing
    }${
      skipped
        ? html`<p class="quiet">${t.skippedEvents(new Intl.NumberFormat(t.lang).format(skipped), skipped)}</p>`
        : nothing
    }${zones.length ? html`<p class="quiet" dir="auto">${t.unknownZones(list(zones))}</p>` : nothing}${titles.length ? html`<p class="quiet" dir="auto">${t.cutSeries(list(titles))}</p>` : nothing}${context.ready ? this.#pause() : nothing}`;
  }

  /** Stops what moves by itself (RGAA 13.1). */
  #pause(): TemplateResult | typeof nothing {
    const t = this.#calendar.refresh ? this.#locale.part('controls') : undefined;
    if (!t) return nothing;
    wear(this.#calendar.shadowRoot!, controlStyles);
    const { paused } = this.#events;
    return html`<p class="screen">
      <button class="pause" @click=${() => (this.#events.paused = !paused)}>
        ${icon(paused ? 'play' : 'pause')} ${paused ? t.resume : t.pause}
      </button>
    </p>`;
  }

  /** Called when it is on screen. */
  drawn(context: ViewContext): void {
    this.#notices.peek()?.drawn();
    this.#hash.peek()?.open(context);
    this.#pages.readUntil(context);
  }
}
