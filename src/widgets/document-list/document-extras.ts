import { html, nothing, type TemplateResult } from 'lit';
import type { LoadController } from '../../data/load-controller.js';
import { numberOf } from '../../data/request.js';
import { whenReaderLeaves } from '../../data/same-reader.js';
import type { Source } from '../../data/source.js';
import type { LocaleController } from '../../i18n/locale-controller.js';
import { sourcesWrittenWell, type ChildSource } from '../../settings/child-sources.js';
import { controlStyles } from '../../theme/control.styles.js';
import { icon } from '../../ui/icon.js';
import { heightIsKnown } from '../../ui/list/known-height.js';
import { lazy } from '../../ui/lazy.js';
import { longName } from '../../ui/files/long-name.js';
import type { LongList } from '../../ui/list/long-list.js';
import { mendWritten } from '../../ui/mistakes/mend-written.js';
import { PageSources } from '../../ui/page-sources.js';
import { redraw } from '../../ui/list/redraw.js';
import { soon, tellMissing } from '../../ui/mistakes/tell-missing.js';
import { wear } from '../../theme/wear.js';
import { writtenWell } from '../../ui/mistakes/written-well.js';
import type { DocumentEntry } from './document-entry.js';
import { documentExtrasStyles } from './document-extras.styles.js';
import { groupLines } from './order/document-groups.js';
import type { DocumentLine, Line } from './order/document-lines.js';
import type { DocumentHost } from './document-host.js';
import type { DocumentOrder } from './order/document-order.js';
import { kindWords, shownTitle, type RowContext } from './rows/document-row.js';
import { FolderArrival } from './folders/folder-arrival.js';
import { FolderPath } from './folders/folder-path.js';
import { folderHeading } from './folders/folder-heading.js';
import { paperAddress } from './rows/paper-address.js';

/** What `documentMistakes` would find nothing in. */
const usual =
  /^(?:table|cards|compact),(?:-?(?:name|kind|size|modified|author|version))?,(?:year|folder|kind|letter)?,(?:link|download|preview)?,(?:[\s,]*(?:kind|period|folder)\b)*[\s,]*,false,[\d.]*$/;

/**
 * All that a list beyond one healthy folder needs: folders inside, several sources, documents written inside the tag, layouts,
 * groups, controls, marks, what may be written, what went wrong.
 */
export class DocumentExtras {
  /** Rows are drawn again when it changed. */
  revision = 0;
  readonly #list: DocumentHost;
  readonly #documents: LoadController<DocumentEntry>;
  readonly #locale: LocaleController;
  readonly #sources: PageSources<DocumentEntry>;
  readonly #folders: FolderPath;
  readonly #parts;
  #lines: readonly DocumentLine[] = [];
  #grouped: readonly Line[] = [];
  /** These, and what is withdrawn. */
  #all: readonly Line[] = [];
  #groupedOf: readonly unknown[] = [];
  readonly #arrival: FolderArrival;
  /** True while it is not known how many there are. */
  #unending = false;
  /** True once the room kept for the rows is given back. */
  #settled = false;

  /**
   * @param read Makes sources out of what a page has written.
   * @param order The order that the reader wants.
   */
  constructor(
    list: DocumentHost,
    documents: LoadController<DocumentEntry>,
    locale: LocaleController,
    rows: LongList<Line>,
    read: (written: readonly ChildSource[]) => readonly Source<DocumentEntry>[] | undefined,
    order: () => DocumentOrder,
  ) {
    this.#list = list;
    this.#documents = documents;
    this.#locale = locale;
    // What is pressed puts the focus on rows that it brings: they must be there.
    rows.redraw = redraw;
    tellMissing(list, locale);
    mendWritten(list, ['filters', 'contact']);
    wear(list.shadowRoot!, controlStyles);
    wear(list.shadowRoot!, documentExtrasStyles);
    list.addController({
      hostConnected: () => addEventListener('beforeprint', this.#readable),
      hostDisconnected: () => removeEventListener('beforeprint', this.#readable),
    });
    this.#sources = new PageSources(list, documents, locale, {
      example: 'src="/documents/"',
      made: () => this.#parts.own()?.(list.sources!),
      read,
      inside: {
        selector: 'li a[href], td a[href]',
        source: lazy(list, async () => {
          const { insideSource } = await import('./sources/inside-source.js');
          return () => insideSource(list);
        }),
      },
    });
    this.#folders = new FolderPath(
      list,
      documents,
      (at) => this.#sources.written[at] ?? {},
      () => JSON.stringify(list.sources?.map((source) => source.key ?? numberOf(source)) ?? this.#sources.written),
    );
    this.#arrival = new FolderArrival({
      list,
      documents,
      locale,
      folders: this.#folders,
      rows,
      answer: () => this.#answer(),
    });
    this.#parts = {
      own: lazy(list, async () => (await import('./sources/own-documents.js')).ownDocuments),
      notices: lazy(list, async () => new (await import('../../ui/notices.js')).Notices(list, documents, locale)),
      skeleton: lazy(list, async () => (await import('./rows/document-skeleton.js')).documentSkeleton),
      tree: lazy(
        list,
        async () => new (await import('./folders/folder-tree.js')).FolderTree(list, documents, this.#folders),
      ),
      controls: lazy(list, async () => {
        const [{ DocumentControls }] = await Promise.all([
          import('./controls/document-controls.js'),
          locale.load('controls'),
        ]);
        return new DocumentControls(
          list,
          documents,
          locale,
          this.#folders,
          () => [order(), locale.lang, (entry) => kindWords(entry, locale.part('documents')!)],
          () => this.#answer(),
        );
      }),
      marks: lazy(list, async () => {
        const { DocumentMarks } = await import('./marks/document-marks.js');
        // The rows that are there get their signs.
        this.revision++;
        return new DocumentMarks(list, documents, locale, () => {
          this.revision++;
          list.requestUpdate();
        });
      }),
      writing: lazy(list, async () => {
        const [{ DocumentWriting }] = await Promise.all([
          import('./writing/document-writing.js'),
          locale.load('documentWriting'),
        ]);
        return new DocumentWriting(list, documents, locale, this.#folders, {
          lineOf: (row) => {
            const [key] = [...rows.rows].find(([, { element }]) => element === row) ?? [];
            return this.#lines.find((line) => line.key === key);
          },
          offer: (line, context, from, file) => void this.details(line, context, from, file),
          wrote: (entry) => this.opened({ entry }),
        });
      }),
      sheet: lazy(list, async () => {
        const [{ openDocument }] = await Promise.all([
          import('./sheet/open-document.js'),
          locale.load('documentSheet'),
        ]);
        return openDocument;
      }),
    };
    // What one reader has opened, typed and begun to write is not for the next one.
    whenReaderLeaves(list, documents, () => {
      list.shadowRoot!.querySelector<HTMLDialogElement>('dialog[open]')?.close();
      this.#parts.writing.peek()?.leave();
      this.#folders.forget();
    });
    const { layout, sort, groupBy, open, filters, hash, id } = list;
    const written = [layout, sort, groupBy, open, filters, hash && !id, list.getAttribute('stale-after')];
    if (!writtenWell(list) || !sourcesWrittenWell(list) || !usual.test(written.join()))
      this.#tellMistakes().catch(console.error);
  }

  async #tellMistakes(): Promise<void> {
    const [{ documentMistakes }, { tellMistakes }] = await Promise.all([
      import('./document-mistakes.js'),
      import('../../ui/notices.js'),
    ]);
    await tellMistakes(this.#list, this.#locale, documentMistakes);
  }

  /** The folder that is open; else what the page says. */
  wanted(): readonly Source<DocumentEntry>[] | undefined {
    return this.#folders.sources ?? this.#sources.wanted();
  }

  /** Names of the folders that lead to the one that is open. */
  get path(): readonly string[] {
    return this.#folders.names;
  }

  /** True while another folder than the one shown is on its way. */
  get opening(): boolean {
    const wanted = this.wanted();
    return !this.#documents.sources.every(({ source }) => wanted?.includes(source));
  }

  /** Everything that the first drawing needs is there. */
  get ready(): boolean {
    return (
      !this.#folders.walking &&
      (!this.#needsControls || !!(this.#locale.part('controls') && this.#parts.controls())) &&
      (!this.#list.editable || !!this.#parts.writing()) &&
      (!this.#list.tree || !!this.#parts.tree())
    );
  }

  get #needsControls(): boolean {
    const { search, filters, more, refresh } = this.#list;
    return search || more || refresh > 0 || !!filters.trim() || this.#documents.sources.some(({ next }) => next);
  }

  get #needsMarks(): boolean {
    return this.#list.keep !== 'never';
  }

  /** What the reader wants to see of these lines, groups among them. */
  found(lines: readonly DocumentLine[]): readonly Line[] {
    this.#lines = lines;
    const controls = this.#needsControls ? this.#parts.controls() : undefined;
    const kept = controls?.found(lines) ?? lines;
    const past = this.#needsMarks && this.#list.withdrawn ? this.#parts.marks()?.withdrawn(lines) : undefined;
    const gone = past && (controls?.keep(past) ?? past);
    const { groupBy } = this.#list;
    const { zone } = this.#documents.settings;
    const of = [kept, groupBy, this.#locale.lang, zone];
    if (of.some((part, at) => part !== this.#groupedOf[at])) {
      this.#groupedOf = of;
      this.#grouped = groupLines(kept, groupBy, this.#locale.lang, zone);
    }
    return (this.#all = gone?.length ? [...this.#grouped, ...gone] : this.#grouped);
  }

  /** Number of lines shown: those of as many documents as are wanted, and the headings over them. */
  get shown(): number {
    const all = this.#all;
    let left = (this.#needsControls ? this.#parts.controls()?.shown : undefined) ?? (this.#list.max || Infinity);
    let end = all.findIndex((line) => !('group' in line) && --left < 0);
    if (end < 0) return all.length;
    while (end && 'group' in all[end - 1]!) end--;
    return end;
  }

  /** Long names break where they may be cut; a plain list gets this with the reader. */
  readonly named = longName;

  /** Signs beside a name: new, changed, old, withdrawn; the folder in which a search has found it. */
  readonly signs = (line: DocumentLine): unknown => {
    const way = this.#folders.wayTo(line.entry);
    const words = this.#locale.part('documentTools');
    return [
      this.#needsMarks ? this.#parts.marks()?.signs(line) : nothing,
      way[0] && words
        ? html`<div class="where">
            ${words.folder} <bdi>${way.map(({ entry }) => shownTitle(entry)).join(' / ')}</bdi>
          </div>`
        : nothing,
    ];
  };

  /** The heading of a group. */
  readonly group = (line: Line, { t, layout, headingLevel, columns }: RowContext): TemplateResult => {
    const words = this.#locale.part('documentTools');
    const { group, count } = line as Extract<Line, { group: string }>;
    const { groupBy } = this.#list;
    const kind = t.kinds[group as keyof typeof t.kinds];
    const name = groupBy === 'kind' && kind ? kind : group === 'unknown' || !group ? words?.unknown : group;
    return html`<div
      role=${layout === 'table' ? 'cell' : nothing}
      aria-colspan=${layout === 'table' ? columns.length + 1 : nothing}
    >
      <span class="group-name" role="heading" aria-level=${headingLevel} dir="auto">${name}</span>
      <span class="quiet">${words?.documentCount(new Intl.NumberFormat(t.lang).format(count), count)}</span>
    </div>`;
  };

  /** Address at which a folder is found in place, where the page wants one. */
  get folderHref(): RowContext['folderHref'] {
    const { hash, id } = this.#list;
    return hash && id ? (entry) => this.#folders.hrefOf(entry) : undefined;
  }

  /** The reader has followed a document. */
  opened({ entry }: Pick<DocumentLine, 'entry'>): void {
    if (this.#needsMarks) void this.#parts.marks.load().then((marks) => marks.opened(entry, this.#folders.names));
  }

  /** Names of the folders that lead to one that is shown, its own the last. */
  pathTo({ entry }: DocumentLine): readonly string[] {
    return this.#folders.pathTo(entry);
  }

  /** The reader opens a folder. */
  enter(line: DocumentLine, source: Source<DocumentEntry> | undefined): void {
    this.#folders.enter(line, source);
    this.#list.release();
  }

  /** Shows all that is known of a document; to make its next version of what was dropped on it. */
  async details(line: DocumentLine, context: RowContext, from: HTMLElement, dropped?: File): Promise<void> {
    const root = this.#list.shadowRoot!;
    const [openDocument, writing, marks] = await Promise.all([
      soon(this.#parts.sheet, root),
      this.#list.editable ? soon(this.#parts.writing, root) : undefined,
      this.#needsMarks ? soon(this.#parts.marks, root) : undefined,
    ]);
    // Before it is opened: then it has no news any more.
    const remembered = await marks?.remembered(line.entry, this.#folders.names);
    const t = this.#locale.part('documentSheet');
    if (!t) return;
    await openDocument(root, {
      list: this.#list,
      line,
      context,
      t: { ...context.t, ...t },
      documents: this.#documents,
      source: this.#documents.sources[line.source]?.source,
      remembered,
      dropped,
      path: this.#folders.pathTo(line.entry).slice(0, -1),
      writing,
      opened: (entry) => this.opened({ entry }),
      from,
    });
  }

  /** What stands above the list: what went wrong, the way through the folders, what may be written, the filters. */
  above(context: RowContext): TemplateResult {
    // A row says its place only where it is known how many there are.
    if (context.size < 0 !== this.#unending) this.revision++;
    this.#unending = context.size < 0;
    const { status, slow, showLoading, sources } = this.#documents;
    const words = this.#locale.part('documentTools');
    const troubled =
      status === 'failed' ||
      (status === 'idle' && this.#sources.unset) ||
      slow ||
      // Who misses a document in it believes that there is none.
      sources.some(({ error, stale, cut, unended }) => error ?? stale ?? (cut || unended));
    const bare =
      showLoading && status === 'loading' && !this.#list.querySelector(':scope > :not([slot], parvis-source)');
    const shown = status === 'ready' && this.ready;
    const { gone, steps } = this.#folders;
    const notices = troubled ? this.#parts.notices() : this.#parts.notices.peek();
    return html`${notices?.render(false, steps[0] && words?.folderMissing, !this.#needsControls)}
    ${
      words && gone !== undefined
        ? html`<p part="notice" class="notice" role="status">${icon('alert')} <bdi>${words.folderGone(gone)}</bdi></p>`
        : nothing
    }
    ${bare ? this.#parts.skeleton()?.(this.#list.shadowRoot!, context.t.loading) : nothing}
    ${words && steps.length ? folderHeading(this.#folders, this.#list, context, words) : nothing}
    ${this.#list.editable ? (shown ? this.#parts.writing() : this.#parts.writing.peek())?.above(context, shown) : nothing}
    ${shown && this.#needsControls ? this.#parts.controls()?.above(this.#lines, context) : nothing}`;
  }

  /** The tree of folders. */
  beside(context: RowContext): unknown {
    const words = this.#locale.part('documentTools');
    if (!this.#list.tree || !words || this.#documents.status !== 'ready') return nothing;
    const tree = this.#parts.tree();
    if (!tree) return nothing;
    if (!this.opening) tree.learn(this.#documents.sources, context.lang);
    return tree.render(words);
  }

  /** What is said where filters leave nothing. */
  nothingLeft(): TemplateResult | undefined {
    return this.#lines.length || this.#parts.controls.peek()?.folderSearch.entries
      ? this.#parts.controls.peek()?.nothingLeft()
      : undefined;
  }

  /** What stands under the list. */
  below(context: RowContext): TemplateResult {
    const words = this.#locale.part('documentTools');
    const skipped = this.#documents.sources.reduce((sum, source) => sum + source.skipped, 0);
    const notices = this.#parts.notices.peek();
    return html`${
      this.#needsControls
        ? html`${notices?.further()}${this.#parts.controls()?.below(this.shown === this.#all.length)}`
        : nothing
    }${
      skipped && words
        ? html`<p class="quiet">
            ${words.skippedDocuments(new Intl.NumberFormat(context.t.lang).format(skipped), skipped)}
          </p>`
        : nothing
    }`;
  }

  foot(): unknown {
    return this.#list.refresh ? this.#parts.controls()?.pause() : nothing;
  }

  /** Called when it is on screen. */
  drawn(context: RowContext | undefined): void {
    this.#parts.notices.peek()?.drawn();
    this.#parts.tree.peek()?.drawn();
    if (!this.#settled && heightIsKnown(this.#documents, this.#sources.inside, this.#sources.unset)) {
      this.#settled = true;
      this.#list.release();
    }
    if (!context) return;
    if (this.#folders.moved) this.#arrival.wait(context);
    if (this.opening || this.#documents.busy) return;
    // What these find is drawn in another update.
    if (this.#documents.status === 'ready') queueMicrotask(this.#lookRound);
    if (this.#folders.moved && !this.#folders.walking) this.#arrival.arrive(context, this.#lines, this.#grouped);
    this.#parts.controls.peek()?.drawn();
    this.#parts.writing.peek()?.drawn();
  }

  /** Nobody types from paper what is percent-encoded. */
  #readable = (): void => {
    for (const link of this.#list.shadowRoot!.querySelectorAll<HTMLAnchorElement>('[href^=http]'))
      link.dataset.address = paperAddress(link.href);
  };

  #lookRound = (): void => {
    this.#folders.keep();
    if (this.#needsMarks) this.#parts.marks()?.see(this.#folders.names);
    this.#folders.walk(this.#lines);
  };

  /** Says what went wrong, to who has asked for it. */
  #answer(): void {
    void this.#parts.notices.load().then((notices) => notices.answer());
  }
}
