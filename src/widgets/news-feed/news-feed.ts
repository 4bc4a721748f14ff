import { shallowArrayEquals } from '@lit/task';
import { LitElement, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { LoadController } from '../../data/load-controller.js';
import type { ImagePolicy } from '../../data/safe-url.js';
import type { Source } from '../../data/source.js';
import { webSource } from '../../data/web-source.js';
import { dateWords } from '../../i18n/date-words.js';
import { LocaleController } from '../../i18n/locale-controller.js';
import type { ChildSource } from '../../settings/child-sources.js';
import { hostStyles } from '../../theme/host.styles.js';
import { headingOf } from '../../ui/heading.js';
import { lazy } from '../../ui/lazy.js';
import { LongList, longListStyles } from '../../ui/long-list.js';
import { LoadEvent } from '../../ui/load-event.js';
import { writtenWell } from '../../ui/written-well.js';
import { version } from '../../version.js';
import { leaveFirstMarks } from './controls/first-marks.js';
import { NewsOpenEvent } from './news-events.js';
import { newsFeedStyles } from './news-feed.styles.js';
import { newsFormats } from './news-formats.js';
import type { NewsItem } from './news-item.js';
import { keysOf, newsEntries, type NewsEntry } from './news-list.js';
import { dressRow, hasParts, newsRow, rowSources, type RowContext } from './news-row.js';
import { subscribeLinks } from './controls/subscribe-links.js';

/** Rows for which room is kept where `max` says nothing. */
const ROWS = 5;
const number = { type: Number };
const flag = { type: Boolean };
/** What only some pages ask for, and then get from `news-extras`. */
const asked = ['more', 'search', 'refresh', 'filters', 'category', 'audience', 'pinned', 'urgent'] as const;

/**
 * The latest news of a site, newest first: the one trusted channel of a town.
 *
 * What stands inside the tag shows until the news came. A list of links inside, with no `src`, is itself the source.
 *
 * @element parvis-news-feed
 * @slot - What shows until the news came: usually a link to the page of news.
 * @slot empty - Replaces the sentence shown when there is no news.
 * @slot footer - Always shown, under the list.
 * @fires {LoadEvent} parvis-load - The sources have been read.
 * @fires {FailureEvent} parvis-error - A source failed; says the cause and the cure.
 * @fires {FilterEvent} parvis-filter - The reader changed the filters.
 * @fires {UnreadEvent} parvis-unread - The number of items not seen yet changed.
 * @fires {NewsOpenEvent} parvis-news-open - A reader follows an item; cancelable.
 * @csspart heading - The heading of the widget.
 * @csspart list - The list of items.
 * @csspart item - One piece of news.
 * @csspart link - The link of an item.
 * @csspart image - The picture of an item.
 * @csspart summary - The summary of an item.
 * @csspart badge - "Urgent", "New" and the like.
 * @csspart text - The full text of an item, once opened.
 * @csspart filters - Search and filters.
 * @csspart notice - A sentence about the state of the sources.
 * @csspart more - The button that shows more.
 * @csspart waiting - The button behind which a refresh waits.
 * @csspart unread - What is new since the last visit.
 * @cssproperty --parvis-news-feed-gap - Space above and under an item.
 */
export class ParvisNewsFeed extends LitElement {
  static override styles = [hostStyles, longListStyles, newsFeedStyles];
  /** Version of Parvis to which this class belongs. */
  static readonly version = version;
  // Twenty decorators weigh 0.6 kB on every page; here they are one object.
  static override properties: PropertyDeclarations = {
    src: {},
    type: {},
    heading: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    max: number,
    more: flag,
    layout: { reflect: true },
    search: flag,
    filters: {},
    category: {},
    audience: {},
    pinned: {},
    pinnedUntil: { attribute: 'pinned-until' },
    urgent: {},
    images: {},
    refresh: number,
    loading: {},
    credentials: {},
    keep: {},
    hash: flag,
    sources: { attribute: false },
  };

  /** Address of a feed: RSS, Atom, JSON Feed, WordPress posts, Mastodon, Drupal, or a page that points to one. */
  src = '';
  /**
   * Name of the format, where detection fails: `rss`, `atom`, `json-feed`, `wordpress`, `mastodon`, `drupal`.
   * @type {'rss' | 'atom' | 'json-feed' | 'wordpress' | 'mastodon' | 'drupal'}
   */
  type = '';
  /** Heading above the list. */
  heading = '';
  /** Level of the heading, from 1 to 6; items are one level below it. */
  headingLevel = 2;
  /** Number of items shown first. All of them by default. */
  max = 0;
  /** Whether the reader can ask for more than `max`. */
  more = false;
  /**
   * `list`, `cards`, `compact` or `featured`.
   * @type {'list' | 'cards' | 'compact' | 'featured'}
   */
  layout = 'list';
  /** Whether the reader can search. */
  search = false;
  /** Filters offered: `category`, `source`, `audience`, `period`, separated by spaces. */
  filters = '';
  /** Keeps only the items of these categories, separated by commas. */
  category = '';
  /** Keeps only what is for these groups of readers, and for all, separated by commas. Not a protection. */
  audience = '';
  /** Categories or ids shown before the others, separated by commas. */
  pinned = '';
  /** Date after which nothing is pinned: `2026-12-31`. */
  pinnedUntil = '';
  /** Categories of urgent items, separated by commas. */
  urgent = '';
  /**
   * Which pictures are loaded: `own` (the page's and the source's origins), `all` or `none`.
   * @type {'own' | 'all' | 'none'}
   */
  images: ImagePolicy = 'own';
  /** Minutes between two readings. No polling by default. */
  refresh = 0;
  /**
   * `lazy` reads nothing before the widget comes near the screen.
   * @type {'lazy'}
   */
  loading = '';
  /**
   * Whether cookies are sent: `same-origin`, `include` or `omit`.
   * @type {'same-origin' | 'include' | 'omit'}
   */
  credentials = '';
  /**
   * `never` keeps no copy and no marks on this device.
   * @type {'never'}
   */
  keep = '';
  /** Whether filters stand in the address of the page; needs an `id`. */
  hash = false;
  /** Sources of news made by the page, in place of `src` and of `<parvis-source>`. */
  sources?: readonly Source<NewsItem>[];

  #news = new LoadController<NewsItem>(this, {
    sources: () => this.#wanted(),
    // Nobody is asked more often than once a minute.
    refresh: () => this.refresh && Math.max(this.refresh, 1),
    held: () => {
      const { top, bottom } = this.getBoundingClientRect();
      // Not `:focus-within`, which forgets the reader who looks at another window.
      return this.contains((this.getRootNode() as Document).activeElement) || (top < 0 && bottom > 0);
    },
    lazy: () => this.loading === 'lazy',
    id: ({ id }) => id,
    loaded: (_, further) => this.#loaded(further),
    failed: async (error, { label, address }): Promise<void> =>
      (await import('../../ui/notices.js')).tellFailure(this, this.#locale, error, label ?? address ?? this.src),
  });
  #locale = new LocaleController(this, () => this.#news.settings);
  #rows = new LongList<NewsEntry>();
  #extras = lazy(this, async () => {
    const { NewsExtras } = await import('./news-extras.js');
    return new NewsExtras(this, this.#news, this.#locale, this.#rows, this.#read);
  });
  #parts = lazy(this, async () => new (await import('./row-parts.js')).RowParts(this, this.#locale));

  #written = '';
  #writtenSources?: readonly Source<NewsItem>[];
  #entries: readonly NewsEntry[] = [];
  /** The list made last, and out of what. */
  #listed: readonly NewsEntry[] = [];
  #listOf: readonly unknown[] = [];
  /** What was there at the last reading: what comes later, from the same sources and for the same reader, has arrived live. */
  #before: Readonly<Record<string, readonly NewsEntry[]>> = {};
  /** True when nothing is to be known of earlier visits, false when `unread` knows; undefined before the first items. */
  #first?: boolean;
  #everReady = false;
  #released = false;
  #sight?: IntersectionObserver;
  #drawn: Promise<void> = Promise.resolve();

  /** Resolves once the current load has succeeded or failed. */
  get loadComplete(): Promise<void> {
    return this.#news.settled;
  }

  /** Number of items that came since the last visit. */
  get unread(): number {
    return this.#extras.peek()?.unread?.count ?? 0;
  }

  /** Reads the sources again. */
  reload(): void {
    this.#news.reload();
  }

  /** Marks everything as seen. */
  markAllRead(): void {
    this.#extras.peek()?.unread?.clear();
  }

  /** Gives back the room kept for the rows: the reader has acted, or does not see it. */
  release(): void {
    this.#released = true;
    this.requestUpdate();
  }

  /** Ends once every row is drawn, however many there are. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    // A later drawing ends the one before.
    for (let drawn; drawn !== this.#drawn;) await (drawn = this.#drawn);
    return complete;
  }

  protected override willUpdate(): void {
    // A number that is none, or none that can be, is as if nothing were written.
    if (!(this.max > 0)) this.max = 0;
    if (!(this.refresh > 0)) this.refresh = 0;
    this.headingLevel = Math.min(Math.max(Math.trunc(this.headingLevel) || 2, 1), 6);
    this.#entries = this.#list();
    if (this.#extras.peek()?.letIn(this.#entries)) this.#entries = this.#list();
    const { sources, status, settings } = this.#news;
    if (status !== 'ready') return;
    const name = this.#name;
    const rules = { ...settings, personal: sources.some(({ personal }) => personal) };
    this.#first ??= this.keep === 'never' || !name || leaveFirstMarks(name, keysOf(this.#entries), rules);
    if (!this.#first) this.#extras()?.remember(name, rules);
  }

  override render(): TemplateResult {
    const t = this.#locale.messages;
    if (!t) return html`<slot></slot>`;
    const { heading, more } = this;
    const { sources } = this.#news;
    const ready = this.#ready;
    const extras = this.#extras.peek();
    const entries = this.#entries;
    const found = this.#found;
    this.#everReady ||= ready;
    return html`<div lang=${t.lang}>
      ${headingOf(this, this.#locale)}
      <div class=${this.#released ? 'frame' : 'frame kept'}>
        ${extras?.above(entries, ready)}
        ${
          !ready
            ? this.#everReady
              ? nothing
              : html`<slot></slot>`
            : found.length
              ? html`<div
                  part="list"
                  class="list"
                  role=${more ? 'feed' : 'list'}
                  aria-busy=${more ? this.#news.loadingMore : nothing}
                  aria-label=${heading || sources.flatMap(({ label, title }) => label || title || []).join(', ') || nothing}
                  @keydown=${more ? (event: KeyboardEvent) => extras?.keys(event) : nothing}
                ></div>`
              : entries.length
                ? nothing
                : html`<slot name="empty"
                    ><p class="quiet"><bdi>${t.noNews}</bdi></p></slot
                  >`
        }
        ${ready ? extras?.below(entries, found) : nothing}
      </div>
      <div class="foot">
        <slot name="footer"></slot>
        ${ready ? subscribeLinks(sources, t) : nothing} ${extras?.pause()}
      </div>
    </div>`;
  }

  protected override updated(): void {
    if ((this.#everReady || this.#news.status === 'failed') && !this.#sight) this.#watch();
    const root = this.renderRoot as ShadowRoot;
    const extras = this.#extras.peek();
    const list = root.querySelector('.list:not(.skeleton)');
    (root.firstElementChild as HTMLElement | null)?.style?.setProperty('--_rows', `${this.rows}`);
    if (list) {
      const found = this.#found;
      const context = this.#context(found.length);
      this.#drawn = this.#rows.draw(list, found.slice(0, extras?.shown ?? (this.max || Infinity)), {
        key: ({ key }) => key,
        dress: (row, entry, index) => dressRow(row, entry, index, context),
        content: (entry, index) => newsRow(entry, index, context),
        stamp: JSON.stringify([{ ...context, now: 0 }, extras?.unread?.revision]),
      });
    } else if (this.#locale.messages) {
      // The first date costs as much as all the rest of a screen: it is written while the news are waited for.
      setTimeout(dateWords, 0, '2000-01-01T00:00Z', this.#context(0));
    }
    extras?.drawn(this.#entries);
  }

  /**
   * Gives the room back where nobody sees it move: under the screen, or above it where the browser holds what is read;
   * and where there is nothing to read, as long as what follows has not come into sight.
   */
  #watch(): void {
    this.#sight = new IntersectionObserver(([entry], sight) => {
      const { top, bottom } = entry!.boundingClientRect;
      const held = entry!.isIntersecting || (top < 0 && !CSS.supports('overflow-anchor', 'auto'));
      if (held && (this.#entries[0] || bottom < innerHeight)) return;
      this.release();
      sight.disconnect();
    });
    this.#sight.observe(this);
  }

  /** Number of rows for which room is kept. */
  get rows(): number {
    return Math.min(this.max || ROWS, 20);
  }

  /** True for a healthy list of one source and nothing more: then the extras are not fetched. */
  get #plain(): boolean {
    const { status, slow, showLoading, waiting, sources } = this.#news;
    const [first, second] = sources;
    return (
      !second &&
      !(first?.error ?? first?.stale ?? first?.cut ?? waiting) &&
      !slow &&
      status !== 'failed' &&
      !(showLoading && !this.#everReady && !this.querySelector(':scope > :not([slot])')) &&
      this.layout === 'list' &&
      // What is written in vain is told.
      writtenWell(this) &&
      this.#first !== false &&
      asked.every((name) => !this[name])
    );
  }

  /** Everything that the first drawing needs is there, so that nothing moves after it. Later, what is drawn stays. */
  get #ready(): boolean {
    const plain = this.#plain;
    const parts = (plain && !this.#entries.some(hasParts)) || !!this.#parts();
    const complete = plain || !!this.#extras()?.ready;
    return this.#news.status === 'ready' && ((parts && complete) || this.#everReady);
  }

  get #found(): readonly NewsEntry[] {
    return this.#extras.peek()?.found(this.#entries) ?? this.#entries;
  }

  /** What tells this feed from others for what is remembered: its addresses, or what the page calls its sources. */
  get #name(): string {
    return this.#news.sources.map(({ source: { key }, label = '' }) => key ?? this.id + label).join('');
  }

  #list(sources = this.#news.sources): readonly NewsEntry[] {
    const extras = this.#plain ? undefined : this.#extras();
    const items = sources.map((source) => source.items);
    const of = [extras?.rules, this.pinnedUntil, ...asked.map((name) => this[name]), ...items];
    if (!shallowArrayEquals(of, this.#listOf)) {
      const now = new Date().toISOString();
      this.#listOf = of;
      this.#listed = newsEntries(items, now, extras?.rules?.(this, now));
    }
    return this.#listed;
  }

  #wanted(): readonly Source<NewsItem>[] | undefined {
    const { src, type } = this;
    // Sources made by the page, written as children, or news written inside the tag.
    if (this.sources || !src || this.querySelector('parvis-source')) return this.#extras()?.wanted();
    return this.#read([{ src, type }]);
  }

  #read = (written: readonly ChildSource[]): readonly Source<NewsItem>[] | undefined => {
    const { credentials, keep } = this;
    const key = JSON.stringify([written, credentials, keep]);
    if (key !== this.#written) {
      this.#written = key;
      this.#writtenSources = written.map(({ src, ...rest }) =>
        webSource(src, newsFormats, { ...rest, credentials, keep }),
      );
    }
    return this.#writtenSources;
  };

  /** What the rows share. */
  #context(length: number): RowContext {
    const { layout, images, heading, headingLevel, more } = this;
    const { settings, sources } = this.#news;
    const extras = this.#extras.peek();
    return {
      t: this.#locale.messages!,
      lang: this.#locale.lang,
      zone: settings.zone,
      now: Date.now(),
      layout,
      images,
      headingLevel: Math.min(headingLevel + (heading ? 1 : 0), 6),
      sources: rowSources(sources),
      feed: more,
      size: sources.some(({ next }) => next) ? -1 : length,
      isNew: ({ key }) => extras?.unread?.has(key),
      names: sources[1] ? extras?.names : undefined,
      open: this.#open,
      parts: this.#parts.peek(),
    };
  }

  #loaded(further?: boolean): void {
    const { sources, waiting } = this.#news;
    const entries = this.#list(waiting);
    const whose = JSON.stringify([this.#name, this.#news.settings.user]);
    const before = this.#before[whose];
    this.#before = { [whose]: entries };
    this.#extras.peek()?.see(whose, entries);
    // A further page is older, however urgent it was.
    if (before && !further)
      import('./controls/arrival-voice.js').then(
        ({ sayArrivals }) => sayArrivals(before, entries, waiting && this.#entries, this.#locale),
        console.error,
      );
    const named = sources.flatMap(({ date, label, title, address }) => (date ? [label ?? title ?? address ?? ''] : []));
    const stale = sources.some((source) => source.stale);
    this.dispatchEvent(
      new LoadEvent(
        entries.map(({ item }) => item),
        named,
        stale,
      ),
    );
  }

  #open = (event: Event, { item, key }: NewsEntry): void => {
    if (this.dispatchEvent(new NewsOpenEvent(item))) this.#extras.peek()?.unread?.seen(key);
    else event.preventDefault();
  };
}
