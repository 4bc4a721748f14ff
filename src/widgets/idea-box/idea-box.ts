import { LitElement, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { LoadController, type LoadedSource } from '../../data/load-controller.js';
import type { Source, SourcePage, SourceRequest } from '../../data/source.js';
import { webSource } from '../../data/web-source.js';
import { messages as french } from '../../i18n/fr-ideas.js';
import { LocaleController } from '../../i18n/locale-controller.js';
import type { ChildSource } from '../../settings/child-sources.js';
import { hostStyles } from '../../theme/host.styles.js';
import { headingOf } from '../../ui/heading.js';
import { lazy } from '../../ui/lazy.js';
import { LoadEvent } from '../../ui/load-event.js';
import { LongList, longListStyles } from '../../ui/long-list.js';
import { writtenWell } from '../../ui/written-well.js';
import { version } from '../../version.js';
import type { IdeaBackend } from './backends/idea-backend.js';
import { ideaBoxStyles } from './idea-box.styles.js';
import { ideaFormats, ideasAt } from './idea-formats.js';
import { dressIdea, ideaRow, type IdeaContext } from './idea-row.js';
import { boxSummary } from './box-summary.js';
import type { Idea, IdeaBox } from './idea.js';
import { waits } from './votes/waits.js';

/** Rows for which room is kept where `max` says nothing, and ideas asked for at once. */
const ROWS = 5;
const PAGE = 20;
const number = { type: Number };
const flag = { type: Boolean };
/** What only some pages ask for, and then get from `idea-extras`. */
const asked = ['more', 'search', 'filters', 'refresh', 'hash', 'status', 'topic'] as const;

/** The services that say nothing of themselves with their ideas, and take what people write. */
const writable = /^(fider|discourse|postgrest)$/i;
const WRITABLE: IdeaBox = {
  statuses: [],
  topics: [],
  votes: {},
  may: ['propose', 'vote', 'comment'],
  limits: { fileTypes: [] },
};

/** A source of ideas that a page has made may take what people write, too. */
export interface IdeaSource extends Source<Idea> {
  read(request: SourceRequest<Idea>): Promise<SourcePage<Idea> & { readonly box?: IdeaBox }>;
  readonly backend?: IdeaBackend;
}

/** What is shown of the box: the ideas, and what it says of itself. */
export type LoadedIdeas = LoadedSource<Idea> & { readonly box?: IdeaBox };

/**
 * A box of ideas: what people propose, how many support it, and what became of each.
 *
 * What stands inside the tag shows until the ideas came.
 *
 * @element parvis-idea-box
 * @slot - What shows until the ideas came: usually a link to the page of the box.
 * @slot empty - Replaces the sentence shown when there is no idea.
 * @slot footer - Always shown, under the list.
 * @fires {LoadEvent} parvis-load - The sources have been read.
 * @fires {FailureEvent} parvis-error - A source failed; says the cause and the cure.
 * @fires {FilterEvent} parvis-filter - The reader changed the filters.
 * @fires {IdeaOpenEvent} parvis-idea-open - A reader opens an idea; cancelable.
 * @fires {IdeaSubmitEvent} parvis-idea-submit - A reader sends an idea; cancelable.
 * @fires {IdeaVoteEvent} parvis-idea-vote - A reader votes, or takes the vote back; cancelable.
 * @csspart heading - The heading of the widget.
 * @csspart list - The list of ideas.
 * @csspart item - One idea.
 * @csspart link - The link of an idea.
 * @csspart summary - The extract of an idea.
 * @csspart badge - The status of an idea, or that it waits to be published.
 * @csspart vote - The button of a vote.
 * @csspart answer - The official answer.
 * @csspart propose - The button that leads to the form.
 * @csspart filters - Search, order and filters.
 * @csspart notice - A sentence about the state of the sources, or of what was sent.
 * @csspart more - The button that shows more.
 */
export class ParvisIdeaBox extends LitElement {
  static override styles = [hostStyles, longListStyles, ideaBoxStyles];
  /** Version of Parvis to which this class belongs. */
  static readonly version = version;
  // Decorators weigh more, see the news feed.
  static override properties: PropertyDeclarations = {
    src: {},
    type: {},
    heading: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    max: number,
    more: flag,
    layout: {},
    sort: {},
    status: {},
    topic: {},
    search: flag,
    filters: {},
    hash: flag,
    refresh: number,
    loading: {},
    credentials: {},
    keep: {},
    sources: { attribute: false },
  };

  /** Base of the API, which ends in `/`, or the address of a list of ideas; `api` of the settings by default. */
  src = '';
  /**
   * Name of the format, where detection fails: `parvis`, `fider`, `discourse`, `decidim`, `postgrest`, `github`, `json`.
   * @type {'parvis' | 'fider' | 'discourse' | 'decidim' | 'postgrest' | 'github' | 'json'}
   */
  type = '';
  /** Heading above the list. */
  heading = '';
  /** Level of the heading, from 1 to 6; ideas are one level below it. */
  headingLevel = 2;
  /** Number of ideas shown first. All of them by default. */
  max = 0;
  /** Whether the reader can ask for more than `max`. */
  more = false;
  /**
   * `list` or `compact`.
   * @type {'list' | 'compact'}
   */
  layout = 'list';
  /**
   * Order at first: `top`, `recent`, `trending` or `unanswered`.
   * @type {'top' | 'recent' | 'trending' | 'unanswered'}
   */
  sort = '';
  /** Keeps only the ideas of these statuses, separated by commas. */
  status = '';
  /** Keeps only the ideas of these topics, separated by commas. */
  topic = '';
  /** Whether the reader can search. */
  search = false;
  /** What the reader can choose: `sort`, `status`, `topic`, separated by spaces. */
  filters = '';
  /** Whether the idea that is open and the filters stand in the address of the page; needs an `id`. */
  hash = false;
  /** Minutes between two readings, where the server tells nothing by itself. No polling by default. */
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
   * `never` keeps no copy and no draft on this device.
   * @type {'never'}
   */
  keep = '';
  /** Sources of ideas made by the page, in place of `src` and of `<parvis-source>`. */
  sources?: readonly IdeaSource[];

  #ideas = new LoadController<Idea>(this, {
    sources: () => this.#wanted(),
    // Nobody is asked more often than once a minute.
    refresh: () => this.refresh && Math.max(this.refresh, 1),
    lazy: () => this.loading === 'lazy',
    id: ({ id }) => id,
    loaded: () => this.#loaded(),
    failed: async (error, { label, address }): Promise<void> =>
      (await import('../../ui/notices.js')).tellFailure(this, this.#locale, error, label ?? address ?? this.src),
  });
  #locale = new LocaleController(this, () => this.#ideas.settings, { ideas: french });
  #rows = new LongList<Idea>();
  #extras = lazy(this, async () => {
    const [{ IdeaExtras }] = await Promise.all([import('./idea-extras.js'), this.#locale.load('ideaTools')]);
    return new IdeaExtras(this, this.#ideas, this.#locale, this.#rows, (written, query) => this.#read(written, query));
  });
  #written = '';
  #writtenSources?: readonly IdeaSource[];
  #everReady = false;
  #released = false;
  #context?: IdeaContext;
  #drawn: Promise<void> = Promise.resolve();

  /** Resolves once the current load has succeeded or failed. */
  get loadComplete(): Promise<void> {
    return this.#ideas.settled;
  }

  /** Reads the ideas again. */
  reload(): void {
    this.#ideas.reload();
  }

  /** Leads the reader to the form for a new idea. */
  propose(): void {
    this.#extras.use((extras) => extras.go({ view: 'propose' }));
  }

  /** Gives back the room kept for the rows: the reader has acted. */
  release(): void {
    this.#released = true;
    this.requestUpdate();
  }

  /** What the box says of itself, where it is one box that speaks; of one that can be written to all the same, what is sure. */
  get box(): IdeaBox | undefined {
    const [first, second] = this.#ideas.sources as readonly LoadedIdeas[];
    if (!first || second) return undefined;
    return first.box ?? (writable.test(this.type) || this.sources?.[0]?.backend ? WRITABLE : undefined);
  }

  /** True where the box itself is asked for an order or a search, and tells of what changes. */
  get asksBox(): boolean {
    const [first, second] = this.#ideas.sources as readonly LoadedIdeas[];
    return !second && !!first?.box && !!first.address;
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
  }

  override render(): TemplateResult {
    const common = this.#locale.messages;
    const words = this.#locale.part('ideas');
    if (!common || !words) return html`<slot></slot>`;
    const t = { ...common, ...words };
    const { heading } = this;
    const extras = this.#plain ? this.#extras.peek() : this.#extras();
    const { status } = this.#ideas;
    const ready = status === 'ready' && (this.#everReady || this.#plain || !!extras?.ready);
    this.#everReady ||= ready;
    const context = (this.#context = this.#contextOf(t));
    const view = ready ? extras?.view(context) : undefined;
    return html`<div class=${context.compact ? 'compact' : 'list-layout'} lang=${t.lang}>
      ${headingOf(this, this.#locale)} ${extras?.above(context)}
      ${
        view ??
        html`${ready ? boxSummary(context, (step) => this.#extras.use((found) => found.go(step))) : nothing}
          ${ready ? extras?.overList(context) : nothing}
          <div class=${this.#released ? 'frame' : 'frame kept'}>
            ${
              !ready
                ? html`<slot></slot>`
                : this.#found.length
                  ? html`<div part="list" class="list" role="list" aria-label=${heading || nothing}></div>`
                  : (extras?.nothingLeft() ?? html`<slot name="empty"><p class="quiet">${t.noIdeas}</p></slot>`)
            }
            ${ready ? extras?.below(context) : nothing}
          </div>`
      }
      <div class="foot"><slot name="footer"></slot>${extras?.foot()}</div>
    </div>`;
  }

  protected override updated(): void {
    const root = this.renderRoot as ShadowRoot;
    const context = this.#context;
    const extras = this.#extras.peek();
    const { style } = [...root.children].find(({ localName }) => localName !== 'dialog') as HTMLElement;
    style?.setProperty('--_rows', `${Math.min(this.max || ROWS, 20)}`);
    const list = root.querySelector('.list:not(.skeleton)');
    if (list && context) {
      this.#drawn = this.#rows.draw(list, this.#found.slice(0, extras?.shown ?? (this.max || Infinity)), {
        key: ({ id }) => id,
        dress: dressIdea,
        content: (idea) => ideaRow(idea, context),
        stamp: JSON.stringify([{ ...context, now: 0 }, extras?.revision]),
      });
    }
    extras?.drawn(context);
  }

  /** True for one healthy box and nothing more: then the extras are not fetched. */
  get #plain(): boolean {
    const { status, slow, showLoading, sources } = this.#ideas;
    const [first, second] = sources;
    return (
      !second &&
      !(first?.error ?? first?.stale ?? first?.cut) &&
      !first?.skipped &&
      !slow &&
      status !== 'failed' &&
      !(showLoading && !this.#everReady && !this.querySelector(':scope > :not([slot])')) &&
      /^(list|compact)?,(top|recent|trending|unanswered)?$/.test(`${this.layout},${this.sort}`) &&
      writtenWell(this) &&
      !waits() &&
      // Until when it is open, and why there are no numbers.
      !(this.box?.closed ?? this.box?.closes ?? this.box?.votes.hidden) &&
      !(history.state as { parvis?: unknown } | null)?.parvis &&
      asked.every((name) => !this[name])
    );
  }

  /** The ideas that the reader wants to see, in the order that he wants. */
  get #found(): readonly Idea[] {
    return this.#extras.peek()?.found() ?? this.#ideas.sources.flatMap(({ items }) => items);
  }

  #contextOf(t: IdeaContext['t']): IdeaContext {
    const { heading, headingLevel, layout } = this;
    const extras = this.#extras.peek();
    return {
      t,
      lang: this.#locale.lang,
      zone: this.#ideas.settings.zone,
      now: Date.now(),
      headingLevel: Math.min(headingLevel + (heading ? 1 : 0), 6),
      compact: layout === 'compact',
      box: this.box,
      hrefOf: extras?.hrefOf,
      voteOf: extras?.voteOf,
      open: this.#open,
      vote: this.#vote,
    };
  }

  #wanted(): readonly Source<Idea>[] | undefined {
    const { src, type, sort } = this;
    const extras = this.#extras.peek();
    if (extras) return extras.wanted();
    const base = src || this.#ideas.settings.api;
    if (this.sources || !base || this.querySelector('parvis-source')) return this.#extras()?.wanted();
    return this.#read([{ src: base, type }], sort ? { sort } : {});
  }

  /** A box that can be asked is asked for what is shown; a list is read whole. */
  #read = (
    written: readonly ChildSource[],
    query: Readonly<Record<string, string>>,
  ): readonly IdeaSource[] | undefined => {
    const { credentials, keep, max, more } = this;
    const limit = more ? PAGE : Math.min(max || PAGE, 100);
    const key = JSON.stringify([written, credentials, keep, limit, query]);
    if (key !== this.#written) {
      this.#written = key;
      this.#writtenSources = written.map(({ src, type, ...rest }) => {
        const at = ideasAt(src, type);
        const asks = at === src ? '' : `?${String(new URLSearchParams({ limit: `${limit}`, ...query }))}`;
        return webSource(`${at}${asks}`, ideaFormats, { ...rest, type, credentials, keep });
      });
    }
    return this.#writtenSources;
  };

  #loaded(): void {
    const { sources } = this.#ideas;
    const named = sources.flatMap(({ date, label, title, address }) => (date ? [label ?? title ?? address ?? ''] : []));
    const stale = sources.some((source) => source.stale);
    this.dispatchEvent(
      new LoadEvent(
        sources.flatMap(({ items }) => items),
        named,
        stale,
      ),
    );
  }

  #open = (event: Event, idea: Idea): void => {
    // Another tab is the browser's affair.
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    this.#extras.use((extras) => extras.open(idea));
  };

  #vote = (idea: Idea): void => {
    this.#extras.use((extras) => extras.vote(idea));
  };
}
