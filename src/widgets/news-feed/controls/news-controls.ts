import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LoadController } from '../../../data/load-controller.js';
import { furtherFailed } from '../../../data/loading/further-error.js';
import { whenReaderLeaves } from '../../../data/same-reader.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import type { ControlMessages } from '../../../i18n/messages.js';
import { controlStyles } from '../../../theme/control.styles.js';
import { filterStyles } from '../../../theme/filter.styles.js';
import { readHash, writeHash } from '../../../ui/page/hash-state.js';
import { holdChoice } from '../../../ui/focus/hold-choice.js';
import { icon } from '../../../ui/icon.js';
import { ShownRows } from '../../../ui/list/shown-rows.js';
import { say } from '../../../ui/voice.js';
import { wear } from '../../../theme/wear.js';
import { FilterEvent } from '../../../ui/widget-events.js';
import { feedKeys } from './feed-keys.js';
import { filterBar } from './filter-bar.js';
import { newsControlStyles } from './news-controls.styles.js';
import type { NewsHost } from '../news-host.js';
import { filtered, isFiltering, noFilter, type FilterName, type NewsFilter } from './news-filter.js';
import { filterOf, hashOf } from './news-hash.js';
import type { NewsItem } from '../news-item.js';
import type { NewsEntry } from '../news-list.js';
import type { RowSource } from '../rows/row-context.js';
import type { Unread } from './unread.js';

/** Rows shown first, and added, where `max` says nothing. */
const STEP = 10;
/** Pages read at one press, as long as none of them has anything that is shown. */
const PAGES = 5;

/**
 * Everything that a reader can do with a feed beside reading it: search and filters, more, what waits, what is new, pause.
 * It is fetched only by feeds that offer one of these.
 */
export class NewsControls implements ReactiveController {
  #filter: NewsFilter = noFilter;
  readonly #rowsShown: ShownRows;
  #writing?: ReturnType<typeof setTimeout>;
  #unfolded: ReadonlySet<FilterName> = new Set();
  /** The row to which the focus goes once it is drawn. */
  #focusAt = -1;
  /** Number of items that wait, and that waited when it was drawn last. */
  #fresh = 0;
  #told = 0;

  constructor(
    readonly feed: NewsHost,
    readonly news: LoadController<NewsItem>,
    readonly unread: () => Unread | undefined,
    readonly locale: LocaleController,
    /** Answers that a further page could not be read. */
    readonly tellFurther: () => void,
  ) {
    this.#rowsShown = new ShownRows(feed, STEP);
    wear(feed.shadowRoot!, controlStyles);
    wear(feed.shadowRoot!, filterStyles);
    wear(feed.shadowRoot!, newsControlStyles);
    this.#readHash();
    feed.addController(this);
    // What one person chose and typed is not for the next one. Who signs in keeps it: a link may have brought it.
    whenReaderLeaves(feed, news, () => {
      this.#filter = noFilter;
      this.#rowsShown.reset();
      this.#writeHash();
    });
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#readHash);
    this.feed.shadowRoot!.addEventListener('focusin', this.#uncover);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#readHash);
    // The address may be that of another page by then.
    clearTimeout(this.#writing);
    this.feed.shadowRoot!.removeEventListener('focusin', this.#uncover);
  }

  /** Number of rows shown. */
  get shown(): number {
    return this.#rowsShown.count;
  }

  /** The entries that the reader wants to see. */
  found(entries: readonly NewsEntry[]): readonly NewsEntry[] {
    return isFiltering(this.#filter) ? filtered(entries, this.#filter, Date.now()) : entries;
  }

  /** The button behind which a refresh waits. `fresh` is the number of items. */
  waiting(fresh: number): TemplateResult | typeof nothing {
    const t = this.locale.part('controls');
    this.#fresh = fresh;
    if (!t || !fresh) return nothing;
    return html`<div class="waiting screen">
      <button part="waiting" @click=${() => this.#accept()}>${t.waiting(this.#count(fresh), fresh)}</button>
    </div>`;
  }

  /** What stands above the list. */
  above(entries: readonly NewsEntry[], sources: readonly RowSource[]): TemplateResult | typeof nothing {
    const t = this.locale.part('controls');
    if (!t) return nothing;
    const { feed } = this;
    holdChoice(feed);
    const unread = this.unread();
    return html`${
      unread?.asked
        ? html`<div
            part="unread"
            class="bar screen"
            role="group"
            aria-label=${unread.count ? nothing : t.allReadDone}
            tabindex="-1"
          >
            ${
              unread.count
                ? html`<span><bdi>${t.unread(this.#count(unread.count), unread.count)}</bdi></span
                    ><button @click=${() => this.#allRead()}>${t.allRead}</button>`
                : html`<span><bdi>${t.allReadDone}</bdi></span>`
            }
          </div>`
        : nothing
    }
    ${
      feed.search || feed.filters
        ? filterBar({
            t,
            heading: feed.heading,
            count: this.#count,
            entries,
            sources,
            filter: this.#filter,
            groups: feed.filters.split(/[\s,]+/),
            search: feed.search,
            now: Date.now(),
            unfolded: this.#unfolded,
            change: (filter) => this.#change(filter, entries, t),
            unfold: (name) => void this.#unfold(name),
            clear: this.found(entries).length ? () => this.#clear(entries, t) : undefined,
          })
        : nothing
    }`;
  }

  /** What stands under the list. */
  below(entries: readonly NewsEntry[], found: readonly NewsEntry[]): TemplateResult | typeof nothing {
    const t = this.locale.part('controls');
    if (!t) return nothing;
    const { loadingMore } = this.news;
    const any = found.length > this.shown || this.news.sources.some(({ next }) => next);
    return html`${
      !found.length && entries.length
        ? html`<div class="bar">
            <span><bdi>${t.noMatch}</bdi></span
            ><button @click=${() => this.#clear(entries, t)}>${t.clearFilters}</button>
          </div>`
        : nothing
    }
    ${
      this.feed.more && any
        ? html`<button part="more" class="more" aria-disabled=${loadingMore} @click=${() => void this.#more(found, t)}>
            <bdi>${loadingMore ? t.loadingMore : t.more}</bdi>
          </button>`
        : nothing
    }`;
  }

  /** Stops what moves by itself (RGAA 13.1). */
  pause(): TemplateResult | typeof nothing {
    const t = this.locale.part('controls');
    const { paused } = this.news;
    if (!t || !this.feed.refresh) return nothing;
    return html`<button @click=${() => (this.news.paused = !paused)}>
      ${icon(paused ? 'play' : 'pause')} ${paused ? t.resume : t.pause}
    </button>`;
  }

  /** Called when the rows are on screen. */
  drawn(): void {
    const fresh = this.#fresh;
    if (fresh && !this.#told) this.#uncover();
    this.#told = fresh;
    this.#focus();
  }

  /** The keys of the feed pattern. */
  keys(event: KeyboardEvent): void {
    feedKeys(event, this.feed);
  }

  /**
   * What has the focus is not left under the button that floats: neither when that comes, nor when the focus moves,
   * for not every engine then heeds `scroll-margin`.
   */
  readonly #uncover = (): void => {
    const root = this.feed.shadowRoot!;
    const floating = root.querySelector('[part=waiting]');
    const focused = root.activeElement;
    if (!floating || !focused || focused === floating) return;
    const { top, bottom, left, right } = floating.getBoundingClientRect();
    const under = focused.getBoundingClientRect();
    if (under.top < bottom && under.bottom > top && under.left < right && under.right > left)
      focused.scrollIntoView({ block: 'nearest' });
  };

  readonly #count = (n: number) => new Intl.NumberFormat(this.locale.spoken).format(n);

  readonly #readHash = (): void => {
    const { feed } = this;
    if (!feed.hash || !feed.id) return;
    this.#filter = filterOf(readHash(feed.id));
    feed.requestUpdate();
  };

  /** A browser refuses to write the address at every key (Safari: 100 times in 30 seconds). */
  #writeHash(): void {
    const { feed } = this;
    if (!feed.hash || !feed.id) return;
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => writeHash(feed.id, hashOf(this.#filter)), 300);
  }

  #say(sentence: string): void {
    say(sentence, this.locale.spoken, true);
  }

  #change(filter: NewsFilter, entries: readonly NewsEntry[], t: ControlMessages): void {
    const { feed } = this;
    this.#filter = filter;
    this.#rowsShown.reset();
    this.#writeHash();
    const { length } = this.found(entries);
    this.#say(t.found(this.#count(length), length));
    feed.dispatchEvent(new FilterEvent({ ...filter, period: String(filter.period) }, length));
    feed.release();
  }

  #clear(entries: readonly NewsEntry[], t: ControlMessages): void {
    this.#change(noFilter, entries, t);
    // The button that was pressed is about to go: its bar keeps the reader's place.
    this.feed.shadowRoot!.querySelector<HTMLElement>('.filters :is(input, select, button)')?.focus();
  }

  /** What unfolds stands before the button: the reader is led to the first of it. */
  async #unfold(name: FilterName): Promise<void> {
    const choices = () => [...this.feed.shadowRoot!.querySelectorAll<HTMLElement>(`[data-choice^="${name} "]`)];
    const before = choices().map(({ dataset }) => dataset.choice);
    const unfolded = new Set(this.#unfolded);
    if (!unfolded.delete(name)) unfolded.add(name);
    this.#unfolded = unfolded;
    this.feed.requestUpdate();
    await this.feed.updateComplete;
    choices()
      .find(({ dataset }) => !before.includes(dataset.choice))
      ?.focus();
  }

  #accept(): void {
    this.#focusAt = 0;
    this.#fresh = this.#told = 0;
    this.news.accept();
    this.feed.scrollIntoView({ block: 'start' });
  }

  #allRead(): void {
    this.unread()?.clear();
    this.feed.shadowRoot!.querySelector<HTMLElement>('[part=unread]')?.focus();
  }

  async #more(found: readonly NewsEntry[], t: ControlMessages): Promise<void> {
    const { feed, news } = this;
    if (news.loadingMore) return;
    this.#focusAt = Math.min(this.shown, found.length);
    const owe = this.#rowsShown.add();
    feed.release();
    let pages = found.length < this.shown && news.sources.some(({ next }) => next) ? PAGES : 0;
    const asks = pages > 0;
    if (asks) this.#say(t.loadingMore);
    // What the page or the reader leaves out may fill whole pages.
    do {
      if (pages) await news.more();
      await feed.updateComplete;
      this.#focus();
    } while (
      this.#focusAt >= 0 &&
      pages-- > 1 &&
      feed.isConnected &&
      news.sources.some(({ next, error }) => next && !error)
    );
    this.#focusAt = -1;
    const { length } = this.#rows;
    if (asks && news.sources.some(furtherFailed)) {
      if (length <= found.length) owe();
      return this.tellFurther();
    }
    // Where another reader has come, there is nothing to say to the one who pressed.
    if (news.status === 'ready') this.#say(t.shown(this.#count(length), length));
  }

  get #rows(): NodeListOf<HTMLElement> {
    return this.feed.shadowRoot!.querySelectorAll('.list .item');
  }

  /** Puts the focus where it is to go, once that is there. Who has gone on to something else in the meantime stays there. */
  #focus(): void {
    const row = this.#rows[this.#focusAt];
    if (!row) return;
    this.#focusAt = -1;
    const at = this.feed.shadowRoot!.activeElement ?? document.activeElement;
    if (at?.matches(':not(body, [part=more], [part=waiting])')) return;
    (row.tabIndex < 0 ? row.querySelector<HTMLElement>('a, button') : row)?.focus();
  }
}
