import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Source } from '../../data/source.js';
import { civilDay } from '../../i18n/date-words.js';
import { messages as french } from '../../i18n/ideas/fr-ideas.js';
import type { Parts } from '../../i18n/parts.js';
import type { ChildSource } from '../../settings/child-sources.js';
import { hostStyles } from '../../theme/host.styles.js';
import { headingOf } from '../../ui/heading.js';
import { lazy } from '../../ui/lazy.js';
import { ListWidget } from '../../ui/list/list-widget.js';
import { longListStyles } from '../../ui/list/long-list.js';
import { ideaBoxStyles } from './idea-box.styles.js';
import { ideaFormats, ideasAt } from './idea-formats.js';
import { dressIdea, ideaRow, type IdeaContext } from './idea-row.js';
import { boxSummary } from './box-summary.js';
import type { IdeaHost } from './idea-host.js';
import type { IdeaSource, LoadedIdeas } from './idea-source.js';
import type { Idea, IdeaBox } from './idea.js';
import { waits } from './votes/waits.js';

/** Ideas asked for at once. */
const PAGE = 20;
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
 * @csspart main - The button that sends what was written.
 * @csspart filters - Search, order and filters.
 * @csspart field - What is typed in or chosen from.
 * @csspart notice - A sentence about the state of the sources, or of what was sent.
 * @csspart more - The button that shows more.
 */
export class ParvisIdeaBox extends ListWidget<Idea, Idea> implements IdeaHost {
  static override styles = [hostStyles, longListStyles, ideaBoxStyles];
  static override properties: PropertyDeclarations = {
    layout: {},
    sort: {},
    status: {},
    topic: {},
  };

  /** Base of the API, which ends in `/`, or the address of a list of ideas; `api` of the settings by default. */
  declare src: string;
  /**
   * Name of the format, where detection fails: `parvis`, `fider`, `discourse`, `decidim`, `postgrest`, `github`, `json`.
   * @type {'parvis' | 'fider' | 'discourse' | 'decidim' | 'postgrest' | 'github' | 'json'}
   */
  declare type: string;
  /** Level of the heading, from 1 to 6; ideas are one level below it. */
  declare headingLevel: number;
  /** Number of ideas shown first. All of them by default. */
  declare max: number;
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
  /** What the reader can choose: `sort`, `status`, `topic`, separated by spaces. */
  declare filters: string;
  /** Whether the idea that is open and the filters stand in the address of the page; needs an `id`. */
  declare hash: boolean;
  /** Minutes between two readings, where the server tells nothing by itself. No polling by default. */
  declare refresh: number;
  /**
   * `never` keeps no copy and no draft on this device.
   * @type {'never'}
   */
  declare keep: string;
  /** Sources of ideas made by the page, in place of `src` and of `<parvis-source>`. */
  declare sources?: readonly IdeaSource[];

  #extras = lazy(this, async () => {
    const [{ IdeaExtras }] = await Promise.all([import('./idea-extras.js'), this.locale.load('ideaTools')]);
    return new IdeaExtras(this, this.reading, this.locale, this.list, (written, query) => this.#read(written, query));
  });
  #context?: IdeaContext;

  /** Leads the reader to the form for a new idea. */
  propose(): void {
    this.#extras.use((extras) => extras.go({ view: 'propose' }));
  }

  /** What the box says of itself, where it is one box that speaks; of one that can be written to all the same, what is sure. */
  get box(): IdeaBox | undefined {
    const [first, second] = this.reading.sources as readonly LoadedIdeas[];
    if (!first || second) return undefined;
    return first.box ?? (writable.test(this.type) || this.sources?.[0]?.backend ? WRITABLE : undefined);
  }

  /**
   * True where the box itself is asked for an order or a search, and tells of what changes.
   *
   * @internal
   */
  get asksBox(): boolean {
    const [first, second] = this.reading.sources as readonly LoadedIdeas[];
    return !second && !!first?.box && !!first.address;
  }

  protected override words(): Partial<Parts> {
    return { ideas: french };
  }

  override render(): TemplateResult {
    const common = this.locale.messages;
    const words = this.locale.part('ideas');
    if (!common || !words) return this.emptyRoom();
    const t = { ...common, ...words };
    const { heading } = this;
    const extras = this.#plain ? this.#extras.peek() : this.#extras();
    const { status } = this.reading;
    const ready = status === 'ready' && (this.everReady || this.#plain || !!extras?.ready);
    this.everReady ||= ready;
    const context = (this.#context = this.#contextOf(t));
    const view = ready ? extras?.view(context) : undefined;
    return html`<div class=${context.compact ? 'compact' : 'list-layout'} lang=${t.lang}>
      ${headingOf(this, this.locale)}
      <div class=${this.room}>
        ${extras?.above(context)}
        ${
          view ??
          html`${ready ? boxSummary(context, (step) => this.#extras.use((found) => found.go(step))) : nothing}
          ${ready ? extras?.overList(context) : nothing}
          ${
            !ready
              ? html`<slot></slot>`
              : this.#found.length
                ? html`<div part="list" class="list" role="list" aria-label=${heading || nothing}></div>`
                : (extras?.nothingLeft() ?? html`<slot name="empty"><p class="quiet">${t.noIdeas}</p></slot>`)
          }
          ${ready ? extras?.below(context) : nothing}`
        }
      </div>
      <div class="foot"><slot name="footer"></slot>${extras?.foot()}</div>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const context = this.#context;
    const extras = this.#extras.peek();
    const list = this.listElement;
    if (list && context) {
      void this.list.draw(list, this.#found.slice(0, extras?.shown ?? (this.max || Infinity)), {
        key: ({ id }) => id,
        dress: dressIdea,
        content: (idea) => ideaRow(idea, context),
        stamp: JSON.stringify([{ ...context, now: civilDay(context.now, context.zone) }, extras?.revision]),
      });
    }
    extras?.drawn(context);
  }

  /** True for one healthy box and nothing more: then the extras are not fetched. */
  get #plain(): boolean {
    return (
      this.healthy &&
      !this.reading.sources[0]?.skipped &&
      /^(list|compact)?,(top|recent|trending|unanswered)?$/.test(`${this.layout},${this.sort}`) &&
      !waits() &&
      // Until when it is open, and why there are no numbers.
      !(this.box?.closed ?? this.box?.closes ?? this.box?.votes.hidden) &&
      !(history.state as { parvis?: unknown } | null)?.parvis &&
      asked.every((name) => !this[name])
    );
  }

  /** The ideas that the reader wants to see, in the order that he wants. */
  get #found(): readonly Idea[] {
    return this.#extras.peek()?.found() ?? this.reading.sources.flatMap(({ items }) => items);
  }

  #contextOf(t: IdeaContext['t']): IdeaContext {
    const extras = this.#extras.peek();
    const backend = this.sources?.[0]?.backend;
    return {
      t,
      lang: this.locale.lang,
      zone: this.reading.settings.zone,
      now: Date.now(),
      headingLevel: this.levelBelow,
      compact: this.layout === 'compact',
      box: this.box,
      follows: backend ? !!backend.follow : this.box !== WRITABLE,
      hrefOf: extras?.hrefOf,
      voteOf: extras?.voteOf,
      open: this.#open,
      vote: this.#vote,
    };
  }

  protected override wanted(): readonly Source<Idea>[] | undefined {
    const { src, type, sort } = this;
    const extras = this.#extras.peek();
    if (extras) return extras.wanted();
    const base = src || this.reading.settings.api;
    if (this.sources || !base || this.querySelector('parvis-source')) return this.#extras()?.wanted();
    return this.#read([{ src: base, type }], sort ? { sort } : {});
  }

  /** A box that can be asked is asked for what is shown; a list is read whole. */
  #read = (
    written: readonly ChildSource[],
    query: Readonly<Record<string, string>>,
  ): readonly IdeaSource[] | undefined => {
    const { max, more } = this;
    const limit = more ? PAGE : Math.min(max || PAGE, 100);
    const asks = `?${String(new URLSearchParams({ limit: `${limit}`, ...query }))}`;
    const asked = written.map(({ src, type, ...rest }) => {
      const at = ideasAt(src, type);
      return { ...rest, type, src: at === src ? at : at + asks };
    });
    return this.sourcesAt(asked, ideaFormats);
  };

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
