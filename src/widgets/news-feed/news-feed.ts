import { LitElement, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { LoadController } from '../../data/load-controller.js';
import type { ImagePolicy } from '../../data/safe-url.js';
import type { Source } from '../../data/source.js';
import { webSource } from '../../data/web-source.js';
import { LocaleController } from '../../i18n/locale-controller.js';
import type { CommonMessages } from '../../i18n/messages.js';
import { hostStyles } from '../../theme/host.styles.js';
import { lazy } from '../../ui/lazy.js';
import { LongList } from '../../ui/long-list.js';
import { LoadEvent } from '../../ui/widget-events.js';
import { version } from '../../version.js';
import { leaveFirstMarks } from './first-marks.js';
import { NewsOpenEvent } from './news-events.js';
import { newsFeedStyles } from './news-feed.styles.js';
import { newsFormats } from './news-formats.js';
import type { NewsItem } from './news-item.js';
import { newsEntries, type NewsEntry } from './news-list.js';
import { dressRow, newsRow, type RowContext } from './news-row.js';
import { subscribeLinks } from './subscribe-links.js';

/** Rows for which room is kept where `max` says nothing. */
const ROWS = 5;
const number = { type: Number };
const flag = { type: Boolean };

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
  static override styles = [hostStyles, newsFeedStyles];
  /** Version of Parvis to which this class belongs. */
  static readonly version = version;
  // Twenty decorators weigh 0.6 kB on every page; here they are one object.
  static override properties: PropertyDeclarations = {
    src: {},
    type: {},
    heading: {},
    headingLevel: { ...number, attribute: 'heading-level' },
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
  /** Name of the format, where detection fails: `rss`, `atom`, `json-feed`, `wordpress`, `mastodon`, `drupal`. */
  type = '';
  /** Heading above the list. */
  heading = '';
  /** Level of the heading, from 1 to 6; items are one level below it. */
  headingLevel = 2;
  /** Number of items shown first. All of them by default. */
  max = 0;
  /** Whether the reader can ask for more than `max`. */
  more = false;
  /** `list`, `cards`, `compact` or `featured`. */
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
  /** Which pictures are loaded: `own` (the page's and the source's origins), `all` or `none`. */
  images: ImagePolicy = 'own';
  /** Minutes between two readings. No polling by default. */
  refresh = 0;
  /** `lazy` reads nothing before the widget comes near the screen. */
  loading = '';
  /** Whether cookies are sent: `same-origin`, `include` or `omit`. */
  credentials = '';
  /** `never` keeps no copy and no marks on this device. */
  keep = '';
  /** Whether filters stand in the address of the page; needs an `id`. */
  hash = false;
  /** Sources of news made by the page, in place of `src` and of `<parvis-source>`. */
  sources?: readonly Source<NewsItem>[];

  #news = new LoadController<NewsItem>(this, {
    sources: () => this.#wanted(),
    refresh: () => this.refresh || undefined,
    held: () => {
      const { top, bottom } = this.getBoundingClientRect();
      return this.matches(':focus-within') || (top < 0 && bottom > 0);
    },
    lazy: () => this.loading === 'lazy',
    id: ({ id }) => id,
    loaded: () => this.#loaded(),
    failed: async (error, { label, address }) =>
      (await import('../../ui/notices.js')).tellFailure(this, this.#locale, error, label ?? address ?? this.src),
  });
  #locale = new LocaleController(this, () => this.#news.settings);
  #rows = new LongList<NewsEntry>();

  // What only some pages need.
  #children = lazy(this, async () => {
    const { ChildSources } = await import('../../settings/child-sources.js');
    return new ChildSources(this);
  });
  #inside = lazy(this, async () => (await import('./inside-source.js')).insideSource(this));
  #options = lazy(this, async () => new (await import('./news-options.js')).NewsOptions(this));
  #unread = lazy(this, async () => {
    const { Unread } = await import('./unread.js');
    return (await new Unread(this, this.#name, () => this.#markRules).open()).see(this.#keys);
  });
  #controls = lazy(this, async () => {
    const [{ NewsControls }] = await Promise.all([import('./news-controls.js'), this.#locale.load('controls')]);
    return new NewsControls(this, this.#news, this.#unread.peek, this.#locale);
  });
  #notices = lazy(this, () => import('../../ui/notices.js'));
  #skeleton = lazy(this, () => import('../../ui/skeleton.js'));

  #written = '';
  #writtenSources?: readonly Source<NewsItem>[];
  #entries: readonly NewsEntry[] = [];
  #entriesOf: readonly unknown[] = [];
  /** What was there at the last reading: what comes later has arrived live. */
  #before?: readonly NewsEntry[];
  /** True once nothing more is to be known of earlier visits. */
  #marked = false;
  #everReady = false;
  #released = false;
  #context?: RowContext;
  #drawn: Promise<void> = Promise.resolve();

  /** Resolves once the current load has succeeded or failed. */
  get loadComplete(): Promise<void> {
    return this.#news.settled;
  }

  /** Number of items that came since the last visit. */
  get unread(): number {
    return this.#unread.peek()?.count ?? 0;
  }

  /** Reads the sources again. */
  reload(): void {
    this.#news.reload();
  }

  /** Marks everything as seen. */
  markAllRead(): void {
    this.#unread.peek()?.clear();
  }

  /** Gives back the room kept for the rows: the reader has acted, or does not see it. */
  release(): void {
    this.#released = true;
    this.requestUpdate();
  }

  /** Ends once every row is drawn, however many there are. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await this.#drawn;
    return complete;
  }

  protected override willUpdate(): void {
    const { category, audience, pinned, pinnedUntil, urgent } = this;
    const of = [this.#news.sources, category, audience, pinned, pinnedUntil, urgent, this.#options.peek()];
    if (of.some((part, index) => part !== this.#entriesOf[index])) {
      this.#entriesOf = of;
      this.#entries = this.#list();
    }
    if (this.#news.status === 'ready' && !this.#marked) {
      this.#marked =
        this.keep === 'never' ||
        !this.#name ||
        leaveFirstMarks(this.#name, this.#keys, this.#markRules) ||
        !!this.#unread();
    }
  }

  override render(): TemplateResult {
    const t = this.#locale.messages;
    if (!t) return html`<slot></slot>`;
    const ready = this.#ready;
    this.#everReady ||= ready;
    const { status, slow, showLoading, sources } = this.#news;
    const troubled = status === 'failed' || slow || sources.some(({ error, stale, cut }) => error ?? stale ?? cut);
    const bare =
      showLoading &&
      !this.#everReady &&
      status !== 'failed' &&
      !this.querySelector(':scope > :not([slot], parvis-source)');
    return html`<div class=${this.#released ? '' : 'kept'} lang=${t.lang}>
      ${this.heading ? html`<div part="heading" class="head" role="heading" aria-level=${this.headingLevel}>${this.heading}</div>` : nothing}
      ${troubled ? this.#notices()?.sourceNotices(this, this.#news, this.#locale) : nothing}
      ${ready ? this.#body(t) : bare ? this.#skeleton()?.skeleton(this.shadowRoot!, this.#room, t.loading) : nothing}
      ${this.#everReady || bare ? nothing : html`<slot></slot>`}
      <div class="foot">
        ${ready ? subscribeLinks(sources, t) : nothing} ${ready && this.refresh ? this.#controls()?.pause() : nothing}
        <slot name="footer"></slot>
      </div>
    </div>`;
  }

  protected override firstUpdated(): void {
    new IntersectionObserver(([entry], seen) => {
      // Room is given back where nobody sees it move.
      if (!this.#everReady || entry?.isIntersecting) return;
      this.release();
      seen.disconnect();
    }).observe(this);
  }

  protected override updated(): void {
    const root = this.renderRoot as ShadowRoot;
    (root.firstElementChild as HTMLElement | null)?.style?.setProperty('--_rows', `${this.#room}`);
    const list = root.querySelector('.list:not(.skeleton)');
    const context = this.#context;
    const controls = this.#controls.peek();
    if (list && context && this.#ready) {
      const found = controls?.found(this.#entries) ?? this.#entries;
      this.#drawn = this.#rows.draw(list, found.slice(0, controls?.shown ?? (this.max || Infinity)), {
        key: ({ key }) => key,
        dress: (row, entry, index) => dressRow(row, entry, index, context),
        content: (entry, index) => newsRow(entry, index, context),
        stamp: JSON.stringify([{ ...context, now: 0, t: context.t.lang }, this.#unread.peek()?.revision]),
      });
    }
    controls?.drawn();
    if (this.#ready && this.#news.waiting && !this.#fresh.length) this.#news.accept();
  }

  /** Number of rows for which room is kept. */
  get #room(): number {
    return Math.min(this.max || ROWS, 20);
  }

  /** Everything that the first drawing needs is there, so that nothing moves after it. */
  get #ready(): boolean {
    return (
      this.#news.status === 'ready' &&
      (this.#marked ||= !!this.#unread()) &&
      (!this.#needsOptions || !!this.#options()) &&
      (!this.#needsControls || !!this.#controls())
    );
  }

  get #needsOptions(): boolean {
    return (
      this.layout !== 'list' ||
      !!(this.category || this.audience || this.pinned || this.urgent) ||
      this.#news.sources.length > 1
    );
  }

  get #needsControls(): boolean {
    return (
      this.search ||
      this.more ||
      this.refresh > 0 ||
      !!(this.filters || this.#news.waiting || this.#unread.peek()?.asked)
    );
  }

  /** What a refresh has brought and waits to be shown. */
  get #fresh(): readonly NewsEntry[] {
    const { waiting } = this.#news;
    const known = new Set(this.#keys);
    return waiting ? this.#list(waiting).filter(({ key }) => !known.has(key)) : [];
  }

  get #keys(): string[] {
    return this.#entries.map(({ key }) => key);
  }

  /** What tells this feed from others for what is remembered: its addresses, or what the page calls its sources. */
  get #name(): string {
    return this.#written || [this.id, ...this.#news.sources.map(({ label }) => label)].filter(Boolean).join();
  }

  get #markRules() {
    return { ...this.#news.settings, personal: this.#news.sources.some(({ personal }) => personal) };
  }

  #list(sources = this.#news.sources): readonly NewsEntry[] {
    const now = new Date().toISOString();
    const rules = this.#needsOptions ? this.#options()?.rules(this, now) : undefined;
    return newsEntries(
      sources.map(({ items }) => items),
      now,
      rules,
    );
  }

  #wanted(): readonly Source<NewsItem>[] | undefined {
    if (this.sources) return this.sources;
    const { credentials, keep, src, type } = this;
    const nested = this.querySelector(':scope > parvis-source') || this.#children.peek() ? this.#children() : undefined;
    if (nested === undefined && this.querySelector(':scope > parvis-source')) return undefined;
    const written = nested?.sources.length ? nested.sources : src ? [{ src, type }] : [];
    if (!written.length) return this.querySelector('li a, time') ? this.#inside() : undefined;
    const key = JSON.stringify([written, credentials, keep]);
    if (key !== this.#written) {
      this.#written = key;
      this.#writtenSources = written.map(({ src: address, ...rest }) =>
        webSource(address, newsFormats, { ...rest, credentials, keep }),
      );
    }
    return this.#writtenSources;
  }

  #body(t: CommonMessages): TemplateResult {
    const controls = this.#needsControls ? this.#controls() : undefined;
    const options = this.#needsOptions ? this.#options() : undefined;
    const { heading, headingLevel, layout, images, more } = this;
    const entries = this.#entries;
    const found = controls?.found(entries) ?? entries;
    const news = this.#news;
    const sources = news.sources.map(({ label, title, address, color }) => ({
      label: label ?? title ?? '',
      address: address ?? document.baseURI,
      color,
    }));
    this.#context = {
      t,
      lang: this.#locale.lang,
      zone: news.settings.zone,
      now: Date.now(),
      layout,
      images,
      headingLevel: Math.min(headingLevel + (heading ? 1 : 0), 6),
      sources,
      feed: more,
      size: news.sources.some(({ next }) => next) ? -1 : found.length,
      isNew: ({ key }) => this.#unread.peek()?.has(key),
      names: sources.length > 1 ? options?.names : undefined,
      open: this.#open,
      expand: this.#expand,
    };
    return html`${controls?.above(entries, sources, this.#fresh.length)}
    ${
      found.length
        ? html`<div
            part="list"
            class="list"
            role=${more ? 'feed' : 'list'}
            aria-busy=${more ? news.loadingMore : nothing}
            aria-label=${heading || sources[0]?.label || nothing}
            @keydown=${more ? (event: KeyboardEvent) => controls?.keys(event) : nothing}
          ></div>`
        : entries.length
          ? nothing
          : html`<slot name="empty"><p class="quiet">${t.noNews}</p></slot>`
    }
    ${controls?.below(entries, found)}`;
  }

  #loaded(): void {
    const { sources, waiting } = this.#news;
    const entries = this.#list(waiting);
    const before = this.#before;
    this.#before = entries;
    this.#unread.peek()?.see(entries.map(({ key }) => key));
    if (before) void import('./urgent-voice.js').then(({ sayUrgent }) => sayUrgent(before, entries, this.#locale));
    const named = sources.flatMap(({ date, label, title, address }) => (date ? [label ?? title ?? address ?? ''] : []));
    const items = entries.map(({ item }) => item);
    this.dispatchEvent(
      new LoadEvent(
        items,
        named,
        sources.some(({ stale }) => stale),
      ),
    );
  }

  #open = (event: Event, { item, key }: NewsEntry): void => {
    if (this.dispatchEvent(new NewsOpenEvent(item))) this.#unread.peek()?.seen(key);
    else event.preventDefault();
  };

  #expand = async (
    { currentTarget }: Event,
    { item, sources: [at] }: NewsEntry,
    context: RowContext,
  ): Promise<void> => {
    const { toggleText } = await import('./news-text.js');
    await toggleText(currentTarget as HTMLElement, item, context.sources[at!], context);
  };
}
