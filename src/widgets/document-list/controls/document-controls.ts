import { shallowArrayEquals } from '@lit/task';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LoadController } from '../../../data/load-controller.js';
import { furtherFailed } from '../../../data/loading/further-error.js';
import { whenReaderLeaves } from '../../../data/same-reader.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import { filterStyles } from '../../../theme/filter.styles.js';
import { readHash, writeHash } from '../../../ui/page/hash-state.js';
import { holdChoice } from '../../../ui/focus/hold-choice.js';
import { icon } from '../../../ui/icon.js';
import { ShownRows } from '../../../ui/list/shown-rows.js';
import { say } from '../../../ui/voice.js';
import { wear } from '../../../theme/wear.js';
import { FilterEvent } from '../../../ui/widget-events.js';
import type { DocumentEntry } from '../document-entry.js';
import {
  documentTest,
  isFilteringDocuments,
  noDocumentFilter,
  prepareSearch,
  type DocumentFilter,
} from './document-filter.js';
import { countWords } from '../order/count-words.js';
import type { DocumentLine } from '../order/document-lines.js';
import type { DocumentHost } from '../document-host.js';
import type { RowContext } from '../rows/document-row.js';
import type { FolderPath } from '../folders/folder-path.js';
import type { Sorting } from './deep-lines.js';
import { documentFilterBar } from './document-filter-bar.js';
import { filterOf, hashOf } from './document-hash.js';
import { FolderSearch } from './folder-search.js';

/** Rows shown first, and added, where `max` says nothing. */
const STEP = 50;

/** Everything that a reader can do with a list beside reading it: search, filters, more, pause. */
export class DocumentControls implements ReactiveController {
  /** The search through the folders under the open one. */
  readonly folderSearch: FolderSearch;
  #filter: DocumentFilter = noDocumentFilter;
  /** How much of each folder is shown: who comes back to one finds what he had asked for. */
  readonly #rowsOf = new Map<string, ShownRows>();
  #focusAt = -1;
  #writing?: ReturnType<typeof setTimeout>;
  #foundOf: readonly unknown[] = [];
  #kept: readonly DocumentLine[] = [];
  #keptOf: readonly unknown[] = [];
  /** The lines of the open folder. */
  #lines: readonly DocumentLine[] = [];
  /** Every line among which the reader looks, and those found. */
  #all: readonly DocumentLine[] = [];
  #found: readonly DocumentLine[] = [];
  #path = '';

  constructor(
    readonly list: DocumentHost,
    readonly documents: LoadController<DocumentEntry>,
    readonly locale: LocaleController,
    readonly folders: FolderPath,
    sorting: () => Sorting,
    /** Answers that a further page could not be read. */
    readonly tellFurther: () => void,
  ) {
    this.folderSearch = new FolderSearch({
      list,
      documents,
      locale,
      folders,
      sorting,
      count: () => this.#found.length,
    });
    wear(list.shadowRoot!, filterStyles);
    this.#filter = this.#written;
    list.addController(this);
    // What one person has looked for, and found in folders, is not for the next one.
    whenReaderLeaves(list, documents, () => {
      this.folderSearch.end();
      this.#filter = noDocumentFilter;
      this.#rowsOf.clear();
      this.#writeHash();
    });
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#readHash);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#readHash);
    // The address may be that of another page by then.
    clearTimeout(this.#writing);
    this.folders.leave = undefined;
    this.folderSearch.stop();
  }

  /** Number of rows shown. */
  get shown(): number {
    return this.#rowsShown.count;
  }

  get #rowsShown(): ShownRows {
    const rows = this.#rowsOf.get(this.#path) ?? new ShownRows(this.list, STEP);
    this.#rowsOf.set(this.#path, rows);
    return rows;
  }

  /** The lines that the reader wants to see. */
  found(lines: readonly DocumentLine[]): readonly DocumentLine[] {
    this.#lines = lines;
    // What was asked of one folder is not asked of the next, unless an address says so.
    const path = this.folders.names.join('\n');
    if (path !== this.#path) {
      this.#path = path;
      this.#filter = this.#written;
      this.folderSearch.end();
    }
    const of = [lines, this.folderSearch.entries, this.#filter];
    if (of.some((part, at) => part !== this.#foundOf[at])) {
      this.#foundOf = of;
      [this.#all, this.#found] = this.folderSearch.take(lines, this.#filter) ?? [
        lines,
        this.#keep(lines, this.#filter),
      ];
    }
    return this.#found;
  }

  /** The lines that a filter keeps, in their order. They are counted before they are drawn. */
  #keep(lines: readonly DocumentLine[], filter: DocumentFilter): readonly DocumentLine[] {
    if (!isFilteringDocuments(filter)) return lines;
    const of = [lines, filter];
    if (!shallowArrayEquals(of, this.#keptOf)) {
      this.#keptOf = of;
      const test = documentTest(filter, Date.now());
      this.#kept = lines.filter(({ entry }) => test(entry));
    }
    return this.#kept;
  }

  /** Those of other lines that the filter keeps: what is withdrawn is no document of the list. */
  keep<L extends DocumentLine>(lines: readonly L[]): readonly L[] {
    if (!isFilteringDocuments(this.#filter)) return lines;
    const test = documentTest(this.#filter, Date.now());
    return lines.filter(({ entry }) => test(entry));
  }

  /** What stands above the list. */
  above(lines: readonly DocumentLine[], context: RowContext): TemplateResult | typeof nothing {
    const t = this.locale.part('controls');
    const words = this.locale.part('documentTools');
    const { list } = this;
    if (!t || !words || !(list.search || list.filters.trim())) return nothing;
    holdChoice(list);
    const all = this.#all;
    return html`${documentFilterBar({
      // The words of the bar are those of the news.
      t: { ...t, ...words },
      kinds: context.t.kinds,
      heading: list.heading,
      count: this.#count,
      entries: () => all.map(({ entry }) => entry),
      filter: this.#filter,
      groups: list.filters.split(/[\s,]+/),
      search: list.search,
      now: Date.now(),
      change: (filter) => this.#change(filter, all),
      prepare: () => void prepareSearch(all.map(({ entry }) => entry)),
      clear: this.found(lines).length ? () => this.#clear() : undefined,
    })}
    ${
      this.#goesDeep(lines) && (this.#filter.search.trim() || this.folderSearch.entries)
        ? this.folderSearch.render(words, context.t.retry)
        : nothing
    }`;
  }

  /** What is said where nothing is left. */
  nothingLeft(): TemplateResult {
    const t = this.locale.part('controls');
    const words = this.locale.part('documentTools');
    return html`<div class="bar">
      <span><bdi>${words?.noDocumentMatch}</bdi></span
      ><button @click=${() => this.#clear()}>${t?.clearFilters}</button>
    </div>`;
  }

  /** What stands under the list; `all` when every line of it is shown. */
  below(all: boolean): TemplateResult | typeof nothing {
    const words = this.locale.part('documentTools');
    const t = this.locale.part('controls');
    const { loadingMore, sources } = this.documents;
    const next = sources.some((source) => source.next);
    // Pages of a source are never out of reach; rows beyond `max` are where the page wants it so.
    return words && t && (next || (this.list.more && !all))
      ? html`<button part="more" class="more screen" aria-disabled=${loadingMore} @click=${() => void this.#more()}>
          ${loadingMore ? t.loadingMore : words.moreDocuments}
        </button>`
      : nothing;
  }

  /** Stops what moves by itself (RGAA 13.1). */
  pause(): TemplateResult | typeof nothing {
    const t = this.locale.part('controls');
    const { paused } = this.documents;
    if (!t) return nothing;
    return html`<button @click=${() => (this.documents.paused = !paused)}>
      ${icon(paused ? 'play' : 'pause')} ${paused ? t.resume : t.pause}
    </button>`;
  }

  /** Called when the rows are on screen. */
  drawn(): void {
    if (this.#focusAt < 0) return;
    const rows = this.list.shadowRoot!.querySelectorAll<HTMLElement>('.list .row:not(.group)');
    if (!rows[this.#focusAt]) return;
    // What is withdrawn has nothing to press.
    [...rows]
      .slice(this.#focusAt)
      .flatMap((row) => row.querySelector<HTMLElement>('a, button') ?? [])[0]
      ?.focus();
    this.#focusAt = -1;
  }

  readonly #count = (n: number) => new Intl.NumberFormat(this.locale.spoken).format(n);

  #say(sentence: string): void {
    say(sentence, this.locale.spoken, true);
  }

  readonly #readHash = (): void => {
    const { list } = this;
    if (!list.hash || !list.id) return;
    this.#filter = this.#written;
    list.requestUpdate();
  };

  /** What the address asks of the list. */
  get #written(): DocumentFilter {
    const { hash, id } = this.list;
    return filterOf(hash && id ? readHash(id) : undefined);
  }

  /** A browser refuses to write the address at every key (Safari: 100 times in 30 seconds). */
  #writeHash(): void {
    const { list } = this;
    if (!list.hash || !list.id) return;
    clearTimeout(this.#writing);
    const write = () => {
      clearTimeout(this.#writing);
      this.folders.leave = undefined;
      writeHash(list.id, hashOf(this.#filter, readHash(list.id)?.get('folder') ?? null));
    };
    // Who opens a folder before that finds again on the way back what was asked of this one.
    this.folders.leave = write;
    this.#writing = setTimeout(write, 300);
  }

  #change(filter: DocumentFilter, lines: readonly DocumentLine[]): void {
    this.#filter = filter;
    this.#rowsShown.reset();
    this.#writeHash();
    const kept = this.#keep(lines, filter);
    this.#say(this.#countWords(kept));
    this.list.dispatchEvent(new FilterEvent({ ...filter, period: String(filter.period) }, kept.length));
    this.list.release();
  }

  #goesDeep(lines: readonly DocumentLine[]): boolean {
    return this.list.search && lines.some(({ entry }) => entry.folder);
  }

  #countWords(lines: readonly DocumentLine[]): string {
    const words = this.locale.part('documentTools');
    if (!words) return '';
    if (lines.length) {
      return countWords(
        lines.map(({ entry }) => entry),
        words,
        this.locale.spoken,
      );
    }
    // What may be done next is named, where it can be done.
    const further = this.#goesDeep(this.#lines) && this.#filter.search.trim() && !this.folderSearch.entries;
    return further ? `${words.noDocumentMatch} ${words.deepSearch}.` : words.noDocumentMatch;
  }

  #clear(): void {
    this.folderSearch.end();
    // Of the lines of the folder, for a search through others ends here.
    this.#change(noDocumentFilter, this.#lines);
    // The button that was pressed is about to go: its bar keeps the reader's place.
    this.list.shadowRoot!.querySelector<HTMLElement>('.filters :is(input, select, button)')?.focus();
  }

  async #more(): Promise<void> {
    if (this.documents.loadingMore) return;
    const t = this.locale.part('controls')!;
    const first = Math.min(this.shown, this.#found.length);
    const before = this.#found.length;
    const owe = this.#rowsShown.add();
    this.list.release();
    const asks = before < this.shown && this.documents.sources.some(({ next }) => next);
    if (asks) {
      this.#say(t.loadingMore);
      await this.documents.more();
    }
    this.#focusAt = first;
    this.list.requestUpdate();
    await this.list.updateComplete;
    if (asks && this.documents.sources.some(furtherFailed)) {
      if (this.#found.length <= before) owe();
      return this.tellFurther();
    }
    const { length } = this.list.shadowRoot!.querySelectorAll('.list .row:not(.group)');
    this.#say(this.#countWords(this.#found.slice(0, length)));
  }
}
