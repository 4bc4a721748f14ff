import { shallowArrayEquals } from '@lit/task';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { ImagePolicy } from '../../data/safe-url.js';
import type { Source } from '../../data/source.js';
import { civilDay, dateWords } from '../../i18n/date-words.js';
import type { ChildSource } from '../../settings/child-sources.js';
import { hostStyles } from '../../theme/host.styles.js';
import { headingOf } from '../../ui/heading.js';
import { lazy } from '../../ui/lazy.js';
import { ListWidget } from '../../ui/list/list-widget.js';
import { longListStyles } from '../../ui/list/long-list.js';
import { leaveFirstMarks } from './controls/first-marks.js';
import { NewsOpenEvent } from './news-events.js';
import { newsFeedStyles } from './news-feed.styles.js';
import { newsFormats } from './news-formats.js';
import type { NewsHost } from './news-host.js';
import type { NewsItem } from './news-item.js';
import { keysOf, newsEntries, passed, type NewsEntry } from './news-list.js';
import { dressRow, hasParts, newsRow, rowSources } from './rows/news-row.js';
import type { RowContext } from './rows/row-context.js';
import { subscribeLinks } from './controls/subscribe-links.js';

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
 * @csspart field - What is typed in or chosen from.
 * @csspart notice - A sentence about the state of the sources.
 * @csspart more - The button that shows more.
 * @csspart waiting - The button behind which a refresh waits.
 * @csspart unread - What is new since the last visit.
 * @cssproperty --parvis-news-feed-gap - Space above and under an item.
 */
export class ParvisNewsFeed extends ListWidget<NewsItem, NewsEntry> implements NewsHost {
  static override styles = [hostStyles, longListStyles, newsFeedStyles];
  static override properties: PropertyDeclarations = {
    layout: {},
    category: {},
    audience: {},
    pinned: {},
    pinnedUntil: { attribute: 'pinned-until' },
    urgent: {},
    images: {},
  };

  /** Address of a feed: RSS, Atom, JSON Feed, WordPress posts, Mastodon, Drupal, or a page that points to one. */
  declare src: string;
  /**
   * Name of the format, where detection fails: `rss`, `atom`, `json-feed`, `wordpress`, `mastodon`, `drupal`.
   * @type {'rss' | 'atom' | 'json-feed' | 'wordpress' | 'mastodon' | 'drupal'}
   */
  declare type: string;
  /** Number of items shown first. All of them by default. */
  declare max: number;
  /**
   * `list`, `cards`, `compact` or `featured`.
   * @type {'list' | 'cards' | 'compact' | 'featured'}
   */
  layout = 'list';
  /** Filters offered: `category`, `source`, `audience`, `period`, separated by spaces. */
  declare filters: string;
  /** Keeps only the items of these categories, separated by commas. */
  category = '';
  /** Keeps only what is for these groups of readers, and for all, separated by commas. Not a protection. */
  audience = '';
  /** Categories or ids shown before the others, separated by commas; so is what its source keeps on top. */
  pinned = '';
  /** Date after which nothing is pinned but what its source keeps on top: `2026-12-31`. */
  pinnedUntil = '';
  /** Categories of urgent items, separated by commas. */
  urgent = '';
  /**
   * Which pictures are loaded: `own` (the page's and the source's origins), `all` or `none`.
   * @type {'own' | 'all' | 'none'}
   */
  images: ImagePolicy = 'own';
  /**
   * `never` keeps no copy and no marks on this device.
   * @type {'never'}
   */
  declare keep: string;
  /** Whether filters stand in the address of the page; needs an `id`. */
  declare hash: boolean;
  /** Sources of news made by the page, in place of `src` and of `<parvis-source>`. */
  declare sources?: readonly Source<NewsItem>[];

  #extras = lazy(this, async () => {
    const { NewsExtras } = await import('./news-extras.js');
    return new NewsExtras(this, this.reading, this.locale, this.list, this.#read);
  });
  #parts = lazy(this, async () => new (await import('./rows/row-parts.js')).RowParts(this, this.locale));

  #entries: readonly NewsEntry[] = [];
  /** The list made last, and out of what. */
  #listed: readonly NewsEntry[] = [];
  #listOf: readonly unknown[] = [];
  /** What was there at the last reading: what comes later, from the same sources and for the same reader, has arrived live. */
  #before: Readonly<Record<string, readonly NewsEntry[]>> = {};
  /** True when nothing is to be known of earlier visits, false when `unread` knows; undefined before the first items. */
  #first?: boolean;

  /** Number of items that came since the last visit. */
  get unread(): number {
    return this.#extras.peek()?.unread?.count ?? 0;
  }

  /** Marks everything as seen. */
  markAllRead(): void {
    this.#extras.peek()?.unread?.clear();
  }

  protected override held(): boolean {
    const { top, bottom } = this.getBoundingClientRect();
    // Not `:focus-within`, which forgets the reader who looks at another window.
    return this.contains((this.getRootNode() as Document).activeElement) || (top < 0 && bottom > 0);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.layout ||= 'list';
    this.#entries = this.#list();
    if (this.#extras.peek()?.letIn(this.#entries)) this.#entries = this.#list();
    const { sources, status, settings } = this.reading;
    if (status !== 'ready') return;
    const name = this.#name;
    const rules = { ...settings, personal: sources.some(({ personal }) => personal) };
    this.#first ??= this.keep === 'never' || !name || leaveFirstMarks(name, keysOf(this.#entries), rules);
    if (!this.#first) this.#extras()?.remember(name, rules);
  }

  override render(): TemplateResult {
    const t = this.locale.messages;
    if (!t) return this.emptyRoom();
    const { heading, more } = this;
    const { sources } = this.reading;
    const ready = this.#ready;
    const extras = this.#extras.peek();
    const entries = this.#entries;
    const found = this.#found;
    this.everReady ||= ready;
    return html`<div lang=${t.lang}>
      ${headingOf(this, this.locale)}
      <div class=${this.room}>
        ${extras?.above(entries, ready)}
        ${
          !ready
            ? this.everReady
              ? nothing
              : html`<slot></slot>`
            : found.length
              ? html`<div
                  part="list"
                  class="list"
                  role=${more ? 'feed' : 'list'}
                  aria-busy=${more ? this.reading.loadingMore : nothing}
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

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // Styles go by the attribute. Where the page has not written one it needs none: editors save what stands in the page.
    if (this.layout !== (this.getAttribute('layout') ?? 'list')) this.setAttribute('layout', this.layout);
    const extras = this.#extras.peek();
    const list = this.listElement;
    if (list) {
      const found = this.#found;
      const context = this.#context(found.length);
      void this.list.draw(list, found.slice(0, extras?.shown ?? (this.max || Infinity)), {
        key: ({ key }) => key,
        dress: (row, entry, index) => dressRow(row, entry, index, context),
        content: (entry, index) => newsRow(entry, index, context),
        stamp: JSON.stringify([{ ...context, now: 0 }, extras?.unread?.revision]),
      });
    } else if (this.locale.messages) {
      // The first date costs as much as all the rest of a screen: it is written while the news are waited for.
      setTimeout(dateWords, 0, '2000-01-01T00:00Z', this.#context(0));
    }
    extras?.drawn(this.#entries);
  }

  /** True for a healthy list of one source and nothing more: then the extras are not fetched. */
  get #plain(): boolean {
    return (
      this.healthy &&
      !this.reading.waiting &&
      this.layout === 'list' &&
      this.#first !== false &&
      asked.every((name) => !this[name])
    );
  }

  /** Everything that the first drawing needs is there, so that nothing moves after it. Later, what is drawn stays. */
  get #ready(): boolean {
    const plain = this.#plain;
    const parts = (plain && !this.#entries.some(hasParts)) || !!this.#parts();
    const complete = plain || !!this.#extras()?.ready;
    return this.reading.status === 'ready' && ((parts && complete) || this.everReady);
  }

  get #found(): readonly NewsEntry[] {
    return this.#extras.peek()?.found(this.#entries) ?? this.#entries;
  }

  /** What tells this feed from others for what is remembered: its addresses, or what the page calls its sources. */
  get #name(): string {
    return this.reading.sources.map(({ source: { key }, label = '' }) => key ?? this.id + label).join('');
  }

  #list(sources = this.reading.sources): readonly NewsEntry[] {
    const extras = this.#plain ? undefined : this.#extras();
    const items = sources.map((source) => source.items);
    const { pinnedUntil } = this;
    const instant = Date.now();
    const now = new Date(instant).toISOString();
    // What time alone changes: what is called today, what is over, what is no longer on top.
    const day = civilDay(instant, this.reading.settings.zone);
    const over = items.flat().filter(({ expires }) => passed(expires ?? '', now)).length;
    const own = asked.map((name) => this[name]);
    const of = [extras?.rules, day, over, pinnedUntil, passed(pinnedUntil || '', now), ...own, ...items];
    if (!shallowArrayEquals(of, this.#listOf)) {
      this.#listOf = of;
      this.#listed = newsEntries(items, now, extras?.rules?.(this, now));
    }
    return this.#listed;
  }

  protected override wanted(): readonly Source<NewsItem>[] | undefined {
    const { src, type } = this;
    // Sources made by the page, written as children, or news written inside the tag.
    if (this.sources || !src || this.querySelector('parvis-source')) return this.#extras()?.wanted();
    return this.#read([{ src, type }]);
  }

  #read = (written: readonly ChildSource[]) => this.sourcesAt(written, newsFormats);

  /** What the rows share. */
  #context(length: number): RowContext {
    const { layout, images, levelBelow, more } = this;
    const { settings, sources } = this.reading;
    const extras = this.#extras.peek();
    return {
      t: this.locale.messages!,
      lang: this.locale.lang,
      zone: settings.zone,
      now: Date.now(),
      layout,
      images,
      headingLevel: levelBelow,
      sources: rowSources(sources),
      feed: more,
      size: sources.some(({ next }) => next) ? -1 : length,
      isNew: ({ key }) => extras?.unread?.has(key),
      names: sources[1] ? extras?.names : undefined,
      open: this.#open,
      parts: this.#parts.peek(),
    };
  }

  protected override loaded(further?: boolean): void {
    const { waiting } = this.reading;
    const entries = this.#list(waiting);
    const whose = JSON.stringify([this.#name, this.reading.settings.user]);
    const before = this.#before[whose];
    this.#before = { [whose]: entries };
    const extras = this.#extras.peek();
    extras?.see(whose, entries);
    // A further page is older, however urgent it was.
    if (before && !further)
      import('./controls/arrival-voice.js').then(
        ({ sayArrivals }) => sayArrivals(before, entries, waiting && this.#entries, this.locale, extras),
        console.error,
      );
    super.loaded(
      further,
      entries.map(({ item }) => item),
    );
  }

  #open = (event: Event, { item, key }: NewsEntry): void => {
    if (this.dispatchEvent(new NewsOpenEvent(item))) this.#extras.peek()?.unread?.seen(key);
    else event.preventDefault();
  };
}
