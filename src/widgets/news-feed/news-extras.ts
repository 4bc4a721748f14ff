import { html, nothing, type TemplateResult } from 'lit';
import type { LoadController } from '../../data/load-controller.js';
import type { MarkRules } from '../../data/keeping/local-marks.js';
import type { Source } from '../../data/source.js';
import type { LocaleController } from '../../i18n/locale-controller.js';
import { sourcesWrittenWell, type ChildSource } from '../../settings/child-sources.js';
import { heightIsKnown } from '../../ui/list/known-height.js';
import { lazy } from '../../ui/lazy.js';
import type { LongList } from '../../ui/list/long-list.js';
import { mendWritten } from '../../ui/mistakes/mend-written.js';
import { PageSources } from '../../ui/page-sources.js';
import { redraw } from '../../ui/list/redraw.js';
import { tellMissing } from '../../ui/mistakes/tell-missing.js';
import { wear } from '../../theme/wear.js';
import { writtenWell } from '../../ui/mistakes/written-well.js';
import type { NewsHost } from './news-host.js';
import type { NewsItem } from './news-item.js';
import { keysOf, newsEntries, type NewsEntry } from './news-list.js';
import type { NewsOptions } from './news-options.js';
import { notAmong } from './not-among.js';
import { rowSources } from './rows/news-row.js';
import type { Unread } from './controls/unread.js';

/** What `newsMistakes` would find nothing in. */
const usual =
  /^(?:list|cards|compact|featured),(?:[\s,]*(?:category|source|audience|period)\b)*[\s,]*,(?:\d{4}-\d\d-.*)?,false$/;

/** The parts, each fetched by the feeds that ask for it. */
const parts = (
  feed: NewsHost,
  news: LoadController<NewsItem>,
  locale: LocaleController,
  unread: () => Unread | undefined,
  tellFurther: () => void,
) => ({
  own: lazy(feed, async () => (await import('./sources/own-news.js')).ownNews),
  inside: lazy(feed, async () => {
    const { insideSource } = await import('./sources/inside-source.js');
    return () => insideSource(feed);
  }),
  options: lazy(feed, async () => new (await import('./news-options.js')).NewsOptions(feed)),
  controls: lazy(feed, async () => {
    const [{ NewsControls }] = await Promise.all([import('./controls/news-controls.js'), locale.load('controls')]);
    return new NewsControls(feed, news, unread, locale, tellFurther);
  }),
  notices: lazy(feed, async () => new (await import('../../ui/notices.js')).Notices(feed, news, locale)),
  skeleton: lazy(feed, async () => {
    const [{ skeleton }, { rowPartsStyles }] = await Promise.all([
      import('../../ui/list/skeleton.js'),
      import('./rows/row-parts.styles.js'),
    ]);
    wear(feed.shadowRoot!, rowPartsStyles);
    return skeleton;
  }),
});

/**
 * All that a feed beyond a healthy list of one source needs: several sources, news written inside the tag, layouts and
 * rules of the webmaster, controls, what is new, what went wrong.
 */
export class NewsExtras {
  /** What is new since the last visit, once it is known. */
  unread?: Unread;
  readonly #feed: NewsHost;
  readonly #news: LoadController<NewsItem>;
  readonly #locale: LocaleController;
  readonly #sources: PageSources<NewsItem>;
  readonly #parts: ReturnType<typeof parts>;
  /** What had the focus before the last drawing and all that holds it, each with what follows it. */
  #path: (Element | null)[] = [];
  /** The sources, and the reader, of which it is known what was seen, or about to be. */
  #whose = '';
  #forgetful = false;
  #categoryChecked = '';
  /** True once the room kept for the rows is given back. */
  #settled = false;

  /** @param read Makes sources out of what a page has written. */
  constructor(
    feed: NewsHost,
    news: LoadController<NewsItem>,
    locale: LocaleController,
    rows: LongList<NewsEntry>,
    read: (written: readonly ChildSource[]) => readonly Source<NewsItem>[] | undefined,
  ) {
    this.#feed = feed;
    this.#news = news;
    this.#locale = locale;
    // What is pressed puts the focus on rows that it brings: they must be there.
    rows.redraw = redraw;
    tellMissing(feed, locale);
    mendWritten(feed, ['filters', 'category', 'pinnedUntil']);
    const { own, inside } = (this.#parts = parts(
      feed,
      news,
      locale,
      () => this.unread,
      () => void this.#parts.notices.load().then((notices) => notices.answer()),
    ));
    this.#sources = new PageSources(feed, news, locale, {
      example: 'src="/feed/"',
      made: () => own()?.(feed.sources!),
      read,
      inside: { selector: 'li a, time', source: inside },
    });
    const { layout, filters, pinnedUntil, hash, id } = feed;
    const written = [layout, filters, pinnedUntil, hash && !id];
    if (!writtenWell(feed) || !sourcesWrittenWell(feed) || !usual.test(written.join()))
      this.#tellMistakes().catch(console.error);
  }

  /** What to read now, as the page says. */
  wanted(): readonly Source<NewsItem>[] | undefined {
    return this.#sources.wanted();
  }

  async #tellMistakes(): Promise<void> {
    const [{ newsMistakes }, { tellMistakes }] = await Promise.all([
      import('./news-mistakes.js'),
      import('../../ui/notices.js'),
    ]);
    await tellMistakes(this.#feed, this.#locale, newsMistakes);
  }

  /** Everything that the first drawing needs is there. */
  get ready(): boolean {
    return (
      (!this.#whose || !!this.unread || this.#forgetful) &&
      (!this.#needsOptions || !!this.#parts.options()) &&
      (!this.#needsControls || !!(this.#locale.part('controls') && this.#parts.controls()))
    );
  }

  /** The rules of the webmaster, where there are any. */
  get rules(): NewsOptions['rules'] | undefined {
    return this.#needsOptions ? this.#parts.options()?.rules : undefined;
  }

  /** The names of the sources of an entry. */
  get names(): NewsOptions['names'] | undefined {
    return this.#parts.options()?.names;
  }

  /** Finds out what was seen at the visits before: of these sources, by this reader. */
  remember(name: string, rules: MarkRules): void {
    const whose = JSON.stringify([name, rules.user]);
    // Who has left the page has left its settings: nobody knows any more who reads.
    if (this.#whose === whose || !this.#feed.isConnected) return;
    this.#whose = whose;
    this.unread?.leave();
    this.unread = undefined;
    void import('./controls/unread.js')
      .then(async ({ Unread }) => {
        const unread = await new Unread(this.#feed, name, () => ({
          ...this.#news.settings,
          personal: rules.personal,
        })).open();
        if (this.#whose === whose) this.unread = unread.see(this.#entries);
      })
      .catch((error: unknown) => {
        // Nothing is called new, and the news are there.
        this.#forgetful = true;
        console.warn(error);
      })
      .finally(() => this.#feed.requestUpdate());
  }

  /** Tells what was read; of other sources than those that are remembered, `remember` will know. */
  see(whose: string, entries: readonly NewsEntry[]): void {
    if (this.#whose === whose) this.unread?.see(entries);
  }

  /** Number of rows shown. */
  get shown(): number {
    return (this.#needsControls ? this.#parts.controls()?.shown : undefined) ?? (this.#feed.max || Infinity);
  }

  /** The entries that the reader wants to see. */
  found(entries: readonly NewsEntry[]): readonly NewsEntry[] {
    return this.#parts.controls.peek()?.found(entries) ?? entries;
  }

  /** What stands above the list: what went wrong, what waits, what is new, the filters; before that, the shape of what will come. */
  above(entries: readonly NewsEntry[], ready: boolean): TemplateResult {
    let at = this.#feed.shadowRoot!.activeElement;
    for (this.#path = []; at; at = at.parentElement) this.#path.push(at, at.nextElementSibling);
    const { status, slow, showLoading, sources } = this.#news;
    const denied = !!this.unread?.denied;
    const troubled =
      denied ||
      status === 'failed' ||
      (status === 'idle' && this.#sources.unset) ||
      slow ||
      sources.some(({ error, stale, cut }) => error ?? stale ?? cut);
    const bare =
      showLoading && status === 'loading' && !this.#feed.querySelector(':scope > :not([slot], parvis-source)');
    const controls = ready && this.#needsControls ? this.#parts.controls() : undefined;
    return html`${controls?.waiting(this.#fresh(entries))}
    ${(troubled ? this.#parts.notices() : this.#parts.notices.peek())?.render(denied, undefined, !this.#needsControls)}
    ${bare && (!this.#needsOptions || this.#parts.options()) ? this.#parts.skeleton()?.(this.#feed.shadowRoot!, this.#feed.rows, this.#locale.messages?.loading) : nothing}
    ${controls?.above(entries, rowSources(sources))}`;
  }

  /** What stands under the list. */
  below(entries: readonly NewsEntry[], found: readonly NewsEntry[]): unknown {
    return this.#needsControls
      ? html`${this.#parts.notices.peek()?.further()}${this.#parts.controls()?.below(entries, found)}`
      : nothing;
  }

  /** Stops what moves by itself. */
  pause(): unknown {
    return this.#feed.refresh ? this.#parts.controls()?.pause() : nothing;
  }

  keys(event: KeyboardEvent): void {
    this.#parts.controls()?.keys(event);
  }

  /** What a refresh brought and adds nothing has no reason to wait. True when something was let in. */
  letIn(entries: readonly NewsEntry[]): boolean {
    const idle = !!this.#news.waiting && this.ready && !this.#fresh(entries);
    if (!idle) return false;
    const brought = this.#brought();
    const known = new Set(keysOf(entries));
    // The same under other names: the rows would be new ones, and what the reader has open in them, or the focus, lost.
    if (brought.some(({ key }) => !known.has(key)) && !notAmong(brought, entries).length) {
      this.#news.waiting = undefined;
      return false;
    }
    this.#news.accept();
    return true;
  }

  /** Called when the rows are on screen. */
  drawn(entries: readonly NewsEntry[]): void {
    this.#entries = entries;
    this.#parts.notices.peek()?.drawn();
    if (!this.#settled && heightIsKnown(this.#news, this.#sources.inside, this.#sources.unset)) {
      this.#settled = true;
      this.#feed.release();
    }
    this.#parts.controls.peek()?.drawn();
    const path = this.#path;
    const root = this.#feed.shadowRoot!;
    // What is drawn may have no place any more for what had the focus.
    if (path[0] && !root.activeElement)
      import('./keep-focus.js').then(({ keepFocus }) => keepFocus(root, path), console.error);
    this.#checkCategory();
  }

  /** What nothing has is told once. */
  #checkCategory(): void {
    const { category } = this.#feed;
    if (this.#news.status !== 'ready' || category === this.#categoryChecked) return;
    this.#categoryChecked = category;
    if (!category) return;
    const read = this.#news.sources.flatMap(({ items }) => items);
    import('../../ui/mistakes/unknown-categories.js').then(
      ({ tellUnknownCategories }) => tellUnknownCategories(this.#feed, this.#locale, category, read),
      console.error,
    );
  }

  #entries: readonly NewsEntry[] = [];

  /** Number of items that a refresh has brought, that wait to be shown, and that the reader wants to see. */
  #fresh(entries: readonly NewsEntry[]): number {
    return notAmong(this.found(this.#brought()), entries).length;
  }

  /** The lines of what waits. */
  #brought(): readonly NewsEntry[] {
    const now = new Date().toISOString();
    const items = (this.#news.waiting ?? []).map((source) => source.items);
    return newsEntries(items, now, this.rules?.(this.#feed, now));
  }

  get #needsOptions(): boolean {
    const { layout, category, audience, pinned, urgent } = this.#feed;
    return layout !== 'list' || !!(category || audience || pinned || urgent) || this.#news.sources.length > 1;
  }

  get #needsControls(): boolean {
    const { search, more, refresh, filters } = this.#feed;
    return search || more || refresh > 0 || !!(filters || this.#news.waiting || this.unread?.asked);
  }
}
