import { shallowArrayEquals } from '@lit/task';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { ImagePolicy } from '../../data/safe-url.js';
import type { Source } from '../../data/source.js';
import { civilDay } from '../../i18n/date-words.js';
import type { DocumentColumn } from '../../i18n/documents/document-messages.js';
import { messages as french } from '../../i18n/documents/fr-documents.js';
import type { Parts } from '../../i18n/parts.js';
import type { ChildSource } from '../../settings/child-sources.js';
import { hostStyles } from '../../theme/host.styles.js';
import { headingOf } from '../../ui/heading.js';
import { groundOf } from '../../ui/page/ground-of.js';
import { lazy } from '../../ui/lazy.js';
import { ListWidget } from '../../ui/list/list-widget.js';
import { longListStyles } from '../../ui/list/long-list.js';
import type { DocumentEntry } from './document-entry.js';
import type { DocumentHost } from './document-host.js';
import { DocumentOpenEvent, FolderOpenEvent } from './document-events.js';
import { documentFormats } from './document-formats.js';
import { documentHeads, columnsOf, layoutColumns, orderOf } from './rows/document-heads.js';
import { documentLines, type DocumentLine, type Line } from './order/document-lines.js';
import { documentListStyles } from './document-list.styles.js';
import type { DocumentOrder } from './order/document-order.js';
import type { LongListParts } from './order/prepare-list.js';
import { documentRow, dressRow, kindWords, type RowContext } from './rows/document-row.js';

/** Documents from which on putting them in order is felt. */
const LONG = 1000;
const flag = { type: Boolean };
/** True where this device remembers documents (`seen-documents`): then there may be something to tell. */
const known = (): boolean => {
  try {
    return 'parvis.documents.1' in localStorage;
  } catch {
    return false;
  }
};
/** What only some pages ask for, and then get from `document-extras`. */
const asked = [
  'more',
  'search',
  'filters',
  'refresh',
  'hash',
  'groupBy',
  'tree',
  'editable',
  'staleAfter',
  'withdrawn',
] as const;

/**
 * The documents and procedures of a town, where it keeps them: a share, a media library, an open data portal, a plain list.
 *
 * What stands inside the tag shows until the documents came. A list of links inside, with no `src`, is itself the source.
 *
 * @element parvis-document-list
 * @slot - What shows until the documents came: usually a link to the page of documents.
 * @slot empty - Replaces the sentence shown when there is no document.
 * @slot footer - Always shown, under the list.
 * @fires {LoadEvent} parvis-load - The sources have been read.
 * @fires {FailureEvent} parvis-error - A source failed; says the cause and the cure.
 * @fires {FilterEvent} parvis-filter - The reader changed the filters.
 * @fires {UnreadEvent} parvis-unread - The number of documents that are new or updated changed.
 * @fires {DocumentOpenEvent} parvis-document-open - A reader follows a document; cancelable.
 * @fires {FolderOpenEvent} parvis-folder-open - A reader opens a folder, in the list, the tree or the way back; cancelable.
 * @csspart heading - The heading of the widget.
 * @csspart list - The table or list of documents.
 * @csspart item - One document or folder.
 * @csspart link - The link of a document, or what opens a folder.
 * @csspart badge - "New", "Updated" and the like.
 * @csspart path - The way back through the folders.
 * @csspart tree - The tree of folders.
 * @csspart main - What opens a document, in its sheet.
 * @csspart filters - Search and filters.
 * @csspart field - What is typed in or chosen from.
 * @csspart dialog - All that is known of one document.
 * @csspart notice - A sentence about the state of the sources.
 * @csspart more - The button that shows more.
 */
export class ParvisDocumentList extends ListWidget<DocumentEntry, Line> implements DocumentHost {
  static override styles = [hostStyles, longListStyles, documentListStyles];
  static override properties: PropertyDeclarations = {
    layout: {},
    sort: {},
    groupBy: { attribute: 'group-by' },
    tree: flag,
    open: {},
    editable: flag,
    staleAfter: { type: Number, attribute: 'stale-after' },
    contact: {},
    withdrawn: flag,
    images: {},
  };

  /** Address of a share, a folder, a media library, an open data package or a list. */
  declare src: string;
  /**
   * Name of the format, where detection fails: `webdav`, `nextcloud`, `wordpress`, `ckan`, `s3`, `sharepoint`, `index`, `feed`,
   * `json`, `html`.
   * @type {'webdav' | 'nextcloud' | 'wordpress' | 'ckan' | 's3' | 'sharepoint' | 'index' | 'feed' | 'json' | 'html'}
   */
  declare type: string;
  /** Level of the heading, from 1 to 6; folders and groups are one level below it. */
  declare headingLevel: number;
  /** Number of documents shown first. All of them by default. */
  declare max: number;
  /**
   * `table`, `cards` or `compact`.
   * @type {'table' | 'cards' | 'compact'}
   */
  layout = 'table';
  /** Column by which the list is sorted at first, after `-` for the other way round: `name`, `-modified`, `size`, `kind`, `author`, `version`. */
  sort = '';
  /**
   * What the documents are grouped by: `year`, `folder`, `kind` or `letter`.
   * @type {'year' | 'folder' | 'kind' | 'letter'}
   */
  groupBy = '';
  /** Whether the folders stand as a tree beside the list, where there is room. */
  tree = false;
  /**
   * What a press on a document does: follows its link by default; `download` saves it, `preview` shows it in its place.
   * @type {'link' | 'download' | 'preview'}
   */
  open = '';
  /** Whether the reader may add and change documents, where the source allows it. */
  editable = false;
  /** Months without a change after which a document is called old. */
  staleAfter = 0;
  /** Address of mail or of a page where an accessible version of a document is asked for. */
  contact = '';
  /** Whether a document that was there at the last visit and is gone stays, as withdrawn. */
  withdrawn = false;
  /** Filters offered: `kind`, `period`, `folder`, separated by spaces. */
  declare filters: string;
  /** Whether folder and filters stand in the address of the page; needs an `id`. */
  declare hash: boolean;
  /**
   * `never` keeps no copy and no marks on this device.
   * @type {'never'}
   */
  declare keep: string;
  /**
   * Which pictures are shown in place: `own` (the page's and the source's origins), `all` or `none`.
   * @type {'own' | 'all' | 'none'}
   */
  images: ImagePolicy = 'own';
  /** Sources of documents made by the page, in place of `src` and of `<parvis-source>`. */
  declare sources?: readonly Source<DocumentEntry>[];

  #extras = lazy(this, async () => {
    const [{ DocumentExtras }] = await Promise.all([import('./document-extras.js'), this.locale.load('documentTools')]);
    return new DocumentExtras(this, this.reading, this.locale, this.list, this.#read, () => this.#order);
  });

  /** The order that the reader chose. */
  #chosen?: string;
  #lines: readonly DocumentLine[] = [];
  #linesOf: readonly unknown[] = [];
  /** What a long list needs, and of which items. */
  #long?: LongListParts;
  #longOf: readonly unknown[] = [];
  /** This device remembers documents. */
  #known?: boolean;
  /** What is behind the list; empty where that is not known. */
  #ground?: string;

  /** The layout that is shown: a table, where the page names none that there is. */
  get shownLayout(): 'table' | 'cards' | 'compact' {
    const { layout } = this;
    return layout === 'cards' || layout === 'compact' ? layout : 'table';
  }

  /** Names of the folders that lead to the one that is open. */
  get path(): readonly string[] {
    return this.#extras.peek()?.path ?? [];
  }

  protected override words(): Partial<Parts> {
    return { documents: french };
  }

  protected override idOf({ url, name }: DocumentEntry): string {
    return `${url} ${name}`;
  }

  /** A long list is drawn once its order is known, which is found in slices. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const items = this.reading.sources.map((source) => source.items);
    const of = [this.locale.lang, ...items];
    if (items.flat().length < LONG) this.#long = undefined;
    else if (!shallowArrayEquals(of, this.#longOf)) return this.#prepare(items, of);
    return super.scheduleUpdate();
  }

  async #prepare(items: readonly (readonly DocumentEntry[])[], of: readonly unknown[]): Promise<unknown> {
    // Without it, all at once.
    const module = await import('./order/prepare-list.js').catch(() => undefined);
    this.#long = await module?.prepareList(this, items, this.locale, this.list);
    this.#longOf = of;
    // Others may have come meanwhile.
    return this.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!(this.staleAfter > 0)) this.staleAfter = 0;
    this.#putInOrder();
  }

  override render(): TemplateResult {
    const common = this.locale.messages;
    const words = this.locale.part('documents');
    if (!common || !words) return this.emptyRoom();
    const t = { ...common, ...words };
    const { shownLayout: layout } = this;
    const { status } = this.reading;
    const extras = this.#plain ? this.#extras.peek() : this.#extras();
    const ready = status === 'ready' && (this.everReady || this.#plain || !!extras?.ready);
    this.everReady ||= ready;
    const lines = this.#found;
    const context = (this.#context = this.#contextOf(t, lines));
    const near = () => this.#extras();
    const heads = documentHeads(t, layout, context.columns, this.#order, (by) => this.#sort(by));
    return html`<div class=${layout} lang=${t.lang}>
      ${headingOf(this, this.locale)}
      <div class=${this.room}>
        ${extras?.above(context)}
        ${
          !this.everReady
            ? html`<slot></slot>`
            : html`<div class="beside">
                ${extras?.beside(context)}
                <div class="main" aria-busy=${extras?.opening ? 'true' : nothing}>
                  ${
                    !ready
                      ? nothing
                      : lines.length
                        ? layout === 'table'
                          ? html`<div
                              part="list"
                              role="table"
                              @pointerover=${near}
                              @focusin=${near}
                              aria-label=${this.#name || t.noDocuments}
                              aria-rowcount=${context.size < 0 ? -1 : context.size + 1}
                            >
                              <div role="rowgroup">${heads}</div>
                              <div class="list" role="rowgroup"></div>
                            </div>`
                          : html`${heads}
                              <div part="list" class="list" role="list" aria-label=${this.#name || nothing}></div>`
                        : (extras?.nothingLeft() ??
                          html`<slot name="empty"
                            ><p class="quiet">${this.path[0] ? t.emptyFolder : t.noDocuments}</p></slot
                          >`)
                  }
                  ${ready ? extras?.below(context) : nothing}
                </div>
              </div>`
        }
      </div>
      <div class="foot"><slot name="footer"></slot>${extras?.foot()}</div>
    </div>`;
  }

  #context?: RowContext;

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const context = this.#context;
    const extras = this.#extras.peek();
    const list = this.listElement;
    if (list && context) {
      const { style } = this.frame;
      style.setProperty('--_columns', layoutColumns(context.columns));
      // Heads that stay lie over the rows: in the ground of the page, or not at all.
      const ground = (this.#ground ??= (this.#long ? this.#long.ground : groundOf(this)) ?? '');
      style.setProperty('--_ground', ground);
      style.setProperty('--_stay', ground ? 'sticky' : 'static');
      const lines = this.#found;
      void this.list.draw(list, lines.slice(0, extras?.shown ?? (this.max || Infinity)), {
        key: ({ key }) => key,
        dress: (row, line, index) => dressRow(row, line, index, context),
        content: (line) => documentRow(line, context),
        stamp: JSON.stringify([
          { ...context, now: civilDay(context.now, context.zone), size: 0 },
          extras?.revision,
          this.path,
        ]),
      });
    }
    extras?.drawn(context);
  }

  /** True for one healthy folder and nothing more: then the extras are not fetched. */
  get #plain(): boolean {
    const [first] = this.reading.sources;
    return (
      this.healthy &&
      !first?.next &&
      !(first?.skipped || first?.unended) &&
      /^(table)?$/.test(this.layout) &&
      /^(-?(name|kind|size|modified|author|version))?,(link|download)?$/.test(`${this.sort},${this.open}`) &&
      !(history.state as { parvis?: unknown } | null)?.parvis &&
      asked.every((name) => !this[name]) &&
      !(this.#known ??= known())
    );
  }

  get #order(): DocumentOrder {
    return orderOf(this.#chosen ?? this.sort);
  }

  get #name(): string {
    const { heading } = this;
    return (
      this.path.at(-1) ??
      (heading || this.reading.sources.flatMap(({ label, title }) => label || title || []).join(', '))
    );
  }

  /** The lines that the reader wants to see, groups among them. */
  get #found(): readonly Line[] {
    return this.#extras.peek()?.found(this.#lines) ?? this.#lines;
  }

  #putInOrder(): void {
    const order = this.#order;
    const items = this.reading.sources.map((source) => source.items);
    const { lang } = this.locale;
    const words = this.locale.part('documents');
    if (!words) return;
    const of = [order.by, order.descending, lang, this.reading.settings.messages, ...items];
    if (shallowArrayEquals(of, this.#linesOf)) return;
    this.#linesOf = of;
    this.#lines = documentLines(items, order, lang, (entry) => kindWords(entry, words), this.#long?.rank);
  }

  #contextOf(t: RowContext['t'], lines: readonly Line[]): RowContext {
    const { shownLayout: layout, levelBelow, open } = this;
    const { sources, settings } = this.reading;
    const extras = this.#extras.peek();
    return {
      t,
      lang: this.locale.lang,
      zone: settings.zone,
      now: Date.now(),
      layout,
      columns: columnsOf(this.#lines),
      headingLevel: levelBelow,
      open,
      bases: sources.map(({ address }) => address),
      size: sources.some(({ next }) => next) ? -1 : lines.length,
      folderHref: extras?.folderHref,
      follow: this.#follow,
      enter: this.#enter,
      details: this.#details,
      named: extras?.named,
      signs: extras?.signs,
      group: extras?.group,
    };
  }

  protected override wanted(): readonly Source<DocumentEntry>[] | undefined {
    const { src, type } = this;
    const extras = this.#extras.peek();
    if (extras?.path[0]) return extras.wanted();
    if (this.sources || !src || this.querySelector('parvis-source')) return this.#extras()?.wanted();
    return this.#read([{ src, type }]);
  }

  #read = (written: readonly ChildSource[]) => this.sourcesAt(written, documentFormats);

  #sort(by: DocumentColumn): void {
    const { by: before, descending } = this.#order;
    // The newest and the largest are looked for more often than the oldest.
    const down = by === before ? !descending : by === 'modified' || by === 'size';
    this.#chosen = `${down ? '-' : ''}${by}`;
    this.requestUpdate();
    import('./order/say-order.js').then(({ sayOrder }) => sayOrder(this.locale, by, down)).catch(console.error);
  }

  #follow = (event: Event, line: DocumentLine): void => {
    if (!this.dispatchEvent(new DocumentOpenEvent(line.entry))) return event.preventDefault();
    const plain = event instanceof MouseEvent && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (this.open !== 'preview' || !plain) return void this.#extras.use((extras) => extras.opened(line));
    event.preventDefault();
    this.#details(line, event.currentTarget as HTMLElement);
  };

  #enter = (event: Event, line: DocumentLine): void => {
    // Another tab is the browser's affair.
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    this.#extras.use((extras) => {
      if (this.dispatchEvent(new FolderOpenEvent(line.entry, extras.pathTo(line))))
        extras.enter(line, this.reading.sources[line.source]?.source);
    });
  };

  #details = (line: DocumentLine, from: HTMLElement): void => {
    this.#extras.use((extras) => extras.details(line, this.#context!, from));
  };
}
