import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { FormatTable, Reading } from '../data/format.js';
import { LoadController } from '../data/load-controller.js';
import type { Source } from '../data/source.js';
import { webSource } from '../data/web-source.js';
import { LocaleController } from '../i18n/locale-controller.js';
import type { Parts } from '../i18n/parts.js';
import type { ChildSource } from '../settings/child-sources.js';
import { version } from '../version.js';
import { headingOf } from './heading.js';
import { LoadEvent } from './load-event.js';
import { writtenWell } from './mistakes/written-well.js';
import type { FailureEvent, FilterEvent, UnreadEvent } from './widget-events.js';

declare global {
  interface GlobalEventHandlersEventMap {
    'parvis-load': LoadEvent;
    'parvis-error': FailureEvent;
    'parvis-filter': FilterEvent;
    'parvis-unread': UnreadEvent;
  }
}

/** Rows for which room is kept where `max` says nothing. */
const ROWS = 5;

const number = { type: Number };
const flag = { type: Boolean };

/**
 * What all widgets are to a page: what it may write in each, where they read, in which language they speak. `T` is what a
 * source gives one by one.
 */
export abstract class Widget<T> extends LitElement {
  /** Version of Parvis to which this class belongs. */
  static readonly version: string = version;
  // Twenty decorators weigh 0.6 kB on every page; here they are one object.
  static override properties: PropertyDeclarations = {
    src: {},
    type: {},
    heading: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    max: number,
    more: flag,
    search: flag,
    filters: {},
    hash: flag,
    refresh: number,
    loading: {},
    credentials: {},
    keep: {},
    sources: { attribute: false },
  };

  /** Address of what is read. */
  src = '';
  /** Name of the format, where detection fails. */
  type = '';
  /** Heading above the widget. */
  heading = '';
  /** Level of the heading, from 1 to 6; what stands under it is one level below. */
  headingLevel = 2;
  /** Number of lines shown first. All of them by default. */
  max = 0;
  /** Whether the reader can ask for more than `max`. */
  more = false;
  /** Whether the reader can search. */
  search = false;
  /** Filters offered, separated by spaces. */
  filters = '';
  /** Whether what the reader chose stands in the address of the page; needs an `id`. */
  hash = false;
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
   * `never` keeps nothing on this device.
   * @type {'never'}
   */
  keep = '';
  /** Sources made by the page, in place of `src` and of `<parvis-source>`. */
  sources?: readonly Source<unknown>[];

  protected readonly reading: LoadController<T> = new LoadController<T>(this, {
    sources: () => this.wanted(),
    // Nobody is asked more often than once a minute.
    refresh: () => this.refresh && Math.max(this.refresh, 1),
    held: () => !!this.held?.(),
    lazy: () => this.loading === 'lazy',
    id: this.idOf && ((item) => this.idOf!(item)),
    loaded: (_, further) => this.loaded(further),
    failed: async (error, { label, address }): Promise<void> =>
      (await import('./notices.js')).tellFailure(this, this.locale, error, label ?? address ?? this.src),
  });
  protected readonly locale = new LocaleController(this, () => this.reading.settings, this.words?.());
  /** Something was once there to be shown: it stays. */
  protected everReady = false;
  /** The room kept for what is still to come was given back. */
  protected released = false;
  #sight?: IntersectionObserver;
  #written = '';
  #writtenSources?: readonly Source<T>[];

  /** Resolves once the current load has succeeded or failed. */
  get loadComplete(): Promise<void> {
    return this.reading.settled;
  }

  /** Reads the sources again. */
  reload(): void {
    this.reading.reload();
  }

  /**
   * Gives back the room kept for what is still to come: the reader has acted, or does not see it.
   *
   * @internal
   */
  release(): void {
    this.released = true;
    this.requestUpdate();
  }

  /**
   * Number of rows for which room is kept.
   *
   * @internal
   */
  get rows(): number {
    return Math.min(this.max || ROWS, 20);
  }

  /** Its own French sentences, which come with it. */
  protected words?(): Partial<Parts>;

  /** True while what a refresh brings has to wait for its reader. */
  protected held?(): boolean;

  /** What to read now; nothing as long as that is not known. */
  protected abstract wanted(): readonly Source<T>[] | undefined;

  /** Tells two items apart, so that pages already read survive a refresh of the first one. */
  protected idOf?(item: T): unknown;

  /** The sources that are written, each at its address: the same ones as long as nothing of them changes. */
  protected sourcesAt<R extends Reading>(
    written: readonly ChildSource[],
    table: FormatTable<R, T>,
  ): readonly Source<T>[] | undefined {
    const { credentials, keep } = this;
    const key = JSON.stringify([written, credentials, keep]);
    if (key !== this.#written) {
      this.#written = key;
      this.#writtenSources = written.map(({ src, ...rest }) => webSource(src, table, { ...rest, credentials, keep }));
    }
    return this.#writtenSources;
  }

  /** Tells the page what has been read. */
  protected loaded(_further?: boolean, items: readonly T[] = this.reading.sources.flatMap((one) => one.items)): void {
    const { sources } = this.reading;
    const named = sources.flatMap(({ date, label, title, address }) => (date ? [label ?? title ?? address ?? ''] : []));
    this.dispatchEvent(
      new LoadEvent(
        items,
        named,
        sources.some(({ stale }) => stale),
      ),
    );
  }

  protected override willUpdate(_changed: PropertyValues): void {
    // A number that is none, or none that can be, is as if nothing were written.
    if (!(this.max > 0)) this.max = 0;
    if (!(this.refresh > 0)) this.refresh = 0;
    this.headingLevel = Math.min(Math.max(Math.trunc(this.headingLevel) || 2, 1), 6);
  }

  /** What holds all that is drawn. A dialog that is open stands before it. */
  protected get frame(): HTMLElement {
    const { children } = this.renderRoot as ShadowRoot;
    return [...children].find(({ localName }) => localName !== 'dialog') as HTMLElement;
  }

  /** Classes of what keeps the room of all that stands between heading and foot. */
  protected get room(): string {
    return this.released ? 'frame' : 'frame kept';
  }

  /** What is drawn as long as its words are not there: the room of what will come. */
  protected emptyRoom(): TemplateResult {
    return html`<div lang=${this.locale.lang}>
      ${headingOf(this, this.locale)}
      <div class=${this.room}><slot></slot></div>
      <div class="foot"><slot name="footer"></slot></div>
    </div>`;
  }

  protected override updated(_changed: PropertyValues): void {
    this.frame.style.setProperty('--_rows', `${this.rows}`);
    if ((this.everReady || this.reading.status === 'failed') && !this.#sight) this.#watch();
  }

  /**
   * Gives the room back where nobody sees it move: under the screen, or above it where the browser holds what is read;
   * and where there is nothing to read, as long as what follows has not come into sight.
   */
  #watch(): void {
    this.#sight = new IntersectionObserver(([entry], sight) => {
      const { top, bottom } = entry!.boundingClientRect;
      const held = entry!.isIntersecting || (top < 0 && !CSS.supports('overflow-anchor', 'auto'));
      if (held && (this.reading.sources.some(({ items }) => items[0]) || bottom < innerHeight)) return;
      this.release();
      sight.disconnect();
    });
    this.#sight.observe(this);
  }

  /** Level of what stands under the heading. */
  protected get levelBelow(): number {
    return Math.min(this.headingLevel + (this.heading ? 1 : 0), 6);
  }

  /** True for one healthy source, and where nothing is written in vain: then there is nothing to tell. */
  protected get healthy(): boolean {
    const { status, slow, sources } = this.reading;
    const [first, second] = sources;
    return (
      !second && !(first?.error ?? first?.stale ?? first?.cut) && !slow && status !== 'failed' && writtenWell(this)
    );
  }
}
