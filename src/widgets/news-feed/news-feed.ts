import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LoadController, type LoadedSource } from '../../data/load-controller.js';
import type { ImagePolicy } from '../../data/safe-url.js';
import type { Source } from '../../data/source.js';
import { webSource } from '../../data/web-source.js';
import { LocaleController } from '../../i18n/locale-controller.js';
import type { CommonMessages } from '../../i18n/messages.js';
import { ChildSources } from '../../settings/child-sources.js';
import { hostStyles } from '../../theme/host.styles.js';
import { cssVars } from '../../ui/css-vars.js';
import { lazy } from '../../ui/lazy.js';
import { longList } from '../../ui/long-list.js';
import { LoadEvent } from '../../ui/widget-events.js';
import { version } from '../../version.js';
import { NewsOpenEvent } from './news-events.js';
import { newsFeedStyles } from './news-feed.styles.js';
import { newsFormats } from './news-formats.js';
import type { NewsItem } from './news-item.js';
import { names, newsEntries, type NewsEntry } from './news-list.js';
import { newsRow, type RowContext, type RowSource } from './news-row.js';
import { subscribeLinks } from './subscribe-links.js';
import { Unread } from './unread.js';

/** Rows for which room is kept where `max` says nothing. */
const ROWS = 5;

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

  /** Address of a feed: RSS, Atom, JSON Feed, WordPress posts, Mastodon, Drupal, or a page that points to one. */
  @property() src = '';
  /** Name of the format, where detection fails: `rss`, `atom`, `json-feed`, `wordpress`, `mastodon`, `drupal`. */
  @property() type = '';
  /** Heading above the list. */
  @property() heading = '';
  /** Level of the heading, from 1 to 6; items are one level below it. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Number of items shown first. All of them by default. */
  @property({ type: Number }) max = 0;
  /** Whether the reader can ask for more than `max`. */
  @property({ type: Boolean }) more = false;
  /** `list`, `cards`, `compact` or `featured`. */
  @property({ reflect: true }) layout = 'list';
  /** Whether the reader can search. */
  @property({ type: Boolean }) search = false;
  /** Filters offered: `category`, `source`, `audience`, `period`, separated by spaces. */
  @property() filters = '';
  /** Keeps only the items of these categories, separated by commas. */
  @property() category = '';
  /** Keeps only what is for these groups of readers, and for all, separated by commas. Not a protection. */
  @property() audience = '';
  /** Categories or ids shown before the others, separated by commas. */
  @property() pinned = '';
  /** Date after which nothing is pinned: `2026-12-31`. */
  @property({ attribute: 'pinned-until' }) pinnedUntil = '';
  /** Categories of urgent items, separated by commas. */
  @property() urgent = '';
  /** Which pictures are loaded: `own` (the page's and the source's origins), `all` or `none`. */
  @property() images: ImagePolicy = 'own';
  /** Minutes between two readings. No polling by default. */
  @property({ type: Number }) refresh = 0;
  /** `lazy` reads nothing before the widget comes near the screen. */
  @property() loading = '';
  /** Whether cookies are sent: `same-origin`, `include` or `omit`. */
  @property() credentials = '';
  /** `never` keeps no copy and no marks on this device. */
  @property() keep = '';
  /** Whether filters stand in the address of the page; needs an `id`. */
  @property({ type: Boolean }) hash = false;
  /** Sources of news made by the page, in place of `src` and of `<parvis-source>`. */
  @property({ attribute: false }) sources?: readonly Source<NewsItem>[];

  /** True once the room kept for the rows has been given back. */
  @state() private released = false;

  #children = new ChildSources(this);
  #news = new LoadController<NewsItem>(this, {
    sources: () => this.#wanted(),
    refresh: () => this.refresh || undefined,
    held: () => this.#readerIsInside(),
    lazy: () => this.loading === 'lazy',
    id: ({ id }) => id,
    loaded: () => this.#loaded(),
    failed: async (error, { label, address }) =>
      (await import('../../ui/notices.js')).tellFailure(this, this.#locale, error, label ?? address ?? this.src),
  });
  #locale = new LocaleController(this, () => this.#news.settings);
  #unread = new Unread(this, () => this.#news.settings);
  #controls = lazy(this, async () => {
    const [{ NewsControls }] = await Promise.all([import('./news-controls.js'), this.#locale.load('controls')]);
    return new NewsControls(this, this.#news, this.#unread, this.#locale);
  });
  #notices = lazy(this, () => import('../../ui/notices.js'));
  #inside = lazy(this, async () => (await import('./inside-source.js')).insideSource(this));

  #written = '';
  #writtenSources?: readonly Source<NewsItem>[];
  #entries: readonly NewsEntry[] = [];
  #entriesOf: readonly unknown[] = [];
  /** Keys of what was there at the last reading: what comes later has arrived live. */
  #known?: ReadonlySet<string>;
  #everReady = false;
  #drawn: Promise<void> = Promise.resolve();

  /** Resolves once the current load has succeeded or failed. */
  get loadComplete(): Promise<void> {
    return this.#news.settled;
  }

  /** Number of items that came since the last visit. */
  get unread(): number {
    return this.#unread.count;
  }

  /** Reads the sources again. */
  reload(): void {
    this.#news.reload();
  }

  /** Marks everything as seen. */
  markAllRead(): void {
    this.#unread.clear();
  }

  /** Gives back the room kept for the rows: the reader has acted, or does not see it. */
  release(): void {
    this.released = true;
    this.requestUpdate();
  }

  /** Ends once every row is drawn, however many there are. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await this.#drawn;
    return complete;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('src') || changed.has('sources')) this.#known = undefined;
    const of = [this.#news.sources, this.category, this.audience, this.pinned, this.pinnedUntil, this.urgent];
    if (of.every((part, index) => part === this.#entriesOf[index])) return;
    this.#entriesOf = of;
    this.#entries = this.#list(this.#news.sources);
  }

  override render(): TemplateResult {
    const t = this.#locale.messages;
    if (!t) return html`<slot></slot>`;
    const ready = this.#ready;
    this.#everReady ||= ready;
    const notices = this.#hasNotice ? this.#notices() : undefined;
    const rows = String(Math.min(this.max || ROWS, 20));
    return html`<div class=${this.released ? '' : 'kept'} lang=${t.lang} ${cssVars({ '--_rows': rows })}>
      ${
        this.heading
          ? html`<div part="heading" class="head" role="heading" aria-level=${this.headingLevel}>${this.heading}</div>`
          : nothing
      }
      ${notices?.sourceNotices(this, this.#news, this.#locale)}
      ${ready ? this.#body(t) : this.#everReady ? nothing : this.#fallback(t)}
      <div class="foot">
        ${ready ? subscribeLinks(this.#news.sources, t) : nothing}
        ${ready && this.refresh ? this.#controls()?.pause() : nothing}
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
    if (this.#ready && this.#news.waiting && !this.#fresh.length) this.#news.accept();
    this.#controls.peek()?.drawn();
  }

  /** Everything that the first drawing needs is there, so that nothing moves after it. */
  get #ready(): boolean {
    return this.#news.status === 'ready' && this.#unread.isReady && (!this.#needsControls || !!this.#controls());
  }

  get #needsControls(): boolean {
    return (
      this.search || this.filters !== '' || this.more || this.refresh > 0 || this.#unread.asked || !!this.#news.waiting
    );
  }

  get #hasNotice(): boolean {
    const { status, slow, sources } = this.#news;
    return status === 'failed' || slow || sources.some(({ error, stale, cut }) => error ?? stale ?? cut);
  }

  /** What a refresh has brought and waits to be shown. */
  get #fresh(): readonly NewsEntry[] {
    const known = new Set(this.#entries.map(({ key }) => key));
    return this.#list(this.#news.waiting ?? []).filter(({ key }) => !known.has(key));
  }

  #list(sources: readonly LoadedSource<NewsItem>[]): NewsEntry[] {
    const order = {
      categories: names(this.category),
      audience: names(this.audience),
      pinned: names(this.pinned),
      pinnedUntil: this.pinnedUntil,
      urgent: names(this.urgent),
    };
    return newsEntries(
      sources.map(({ items }) => items),
      order,
      new Date().toISOString(),
    );
  }

  #wanted(): readonly Source<NewsItem>[] | undefined {
    if (this.sources) return this.sources;
    const { credentials, keep, src, type } = this;
    const children = this.#children.sources;
    const written = children.length ? children : src ? [{ src, type }] : [];
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
    const entries = this.#entries;
    const found = controls?.found(entries) ?? entries;
    const sources: RowSource[] = this.#news.sources.map(({ label, title, address, color }) => ({
      label: label ?? title ?? '',
      address: address ?? document.baseURI,
      color,
    }));
    const context: RowContext = {
      t,
      lang: this.#locale.lang,
      zone: this.#news.settings.zone,
      now: Date.now(),
      layout: this.layout,
      images: this.images,
      headingLevel: Math.min(this.headingLevel + (this.heading ? 1 : 0), 6),
      sources,
      feed: this.more,
      size: this.#news.sources.some(({ next }) => next) ? -1 : found.length,
      isNew: ({ key }) => this.#unread.has(key),
      open: this.#open,
      expand: this.#expand,
    };
    return html`${controls?.above(entries, sources, this.#news.waiting ? this.#fresh.length : 0)}
    ${
      found.length
        ? html`<div
            part="list"
            class="list"
            role=${this.more ? 'feed' : 'list'}
            aria-busy=${this.more ? this.#news.loadingMore : nothing}
            aria-label=${this.heading || sources[0]?.label || nothing}
            @keydown=${this.more ? (event: KeyboardEvent) => controls?.keys(event) : nothing}
          >
            ${longList(
              found.slice(0, controls?.shown ?? (this.max || Infinity)),
              ({ key }) => key,
              (entry, index) => newsRow(entry, index, context),
              JSON.stringify([{ ...context, now: 0, t: t.lang }, this.#unread.revision]),
              (drawn) => (this.#drawn = drawn),
            )}
          </div>`
        : entries.length
          ? nothing
          : html`<slot name="empty"><p class="quiet">${t.noNews}</p></slot>`
    }
    ${controls?.below(entries, found)}`;
  }

  /** Nothing has come yet: what the page has put in the tag, else the shape of what will come. */
  #fallback(t: CommonMessages): TemplateResult {
    const { showLoading, status } = this.#news;
    const written =
      [...this.children].some((child) => !child.slot && child.localName !== 'parvis-source') || this.textContent.trim();
    if (written || status === 'failed' || !showLoading) return html`<slot></slot>`;
    return html`<p class="sr">${t.loading}</p>
      <div class="list skeleton" aria-hidden="true">
        ${Array.from({ length: Math.min(this.max || ROWS, 20) }, () => html`<div class="item"><div class="words"></div></div>`)}
      </div>`;
  }

  #readerIsInside(): boolean {
    const { top, bottom } = this.getBoundingClientRect();
    return this.matches(':focus-within') || (top < 0 && bottom > 0);
  }

  #loaded(): void {
    const { sources, waiting } = this.#news;
    const entries = this.#list(waiting ?? sources);
    const known = this.#known;
    this.#known = new Set(entries.map(({ key }) => key));
    // Sources made by the page are told apart by what it calls them.
    const name = this.#written || [this.id, ...sources.map(({ label }) => label)].filter(Boolean).join();
    void this.#unread
      .open(
        this.keep === 'never' ? '' : name,
        sources.some(({ personal }) => personal),
      )
      .then(() => this.#unread.see([...this.#known!]));
    const alarms = known ? entries.filter(({ key, urgent }) => urgent && !known.has(key)) : [];
    if (alarms.length) void import('./urgent-voice.js').then(({ sayUrgent }) => sayUrgent(alarms, this.#locale));
    const named = sources
      .filter(({ date }) => date)
      .map(({ label, title, address }) => label ?? title ?? address ?? '');
    this.dispatchEvent(
      new LoadEvent(
        entries.map(({ item }) => item),
        named,
        sources.some(({ stale }) => stale),
      ),
    );
  }

  #open = (event: Event, { item, key }: NewsEntry): void => {
    if (this.dispatchEvent(new NewsOpenEvent(item))) this.#unread.seen(key);
    else event.preventDefault();
  };

  #expand = async (event: Event, entry: NewsEntry, context: RowContext): Promise<void> => {
    const button = event.currentTarget as HTMLElement;
    const place = button.closest('.words')!.querySelector<HTMLElement>('.text')!;
    const opening = place.hidden;
    if (opening && !place.childElementCount) {
      const { fillText } = await import('./news-text.js');
      await fillText(place, entry.item, context.sources[entry.sources[0]!], context);
    }
    place.hidden = !opening;
    button.setAttribute('aria-expanded', String(opening));
  };
}
