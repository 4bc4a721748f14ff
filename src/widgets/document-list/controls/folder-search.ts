import { html, nothing, type TemplateResult } from 'lit';
import type { LoadController } from '../../../data/load-controller.js';
import type { DocumentToolMessages } from '../../../i18n/documents/document-tool-messages.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import { icon } from '../../../ui/icon.js';
import { say } from '../../../ui/voice.js';
import type { DocumentEntry } from '../document-entry.js';
import type { DocumentHost } from '../document-host.js';
import type { FolderPath } from '../folders/folder-path.js';
import type { DocumentLine } from '../order/document-lines.js';
import { DeepLines, type Sorting } from './deep-lines.js';
import { deepSearch, type DeepProgress } from './deep-search.js';
import { documentTest, isFilteringDocuments, type DocumentFilter } from './document-filter.js';

/** What a search needs of the list around it. */
export interface SearchPlace {
  readonly list: DocumentHost;
  readonly documents: LoadController<DocumentEntry>;
  readonly locale: LocaleController;
  readonly folders: FolderPath;
  /** The order that the reader wants. */
  readonly sorting: () => Sorting;
  /** Number of lines that the reader sees. */
  readonly count: () => number;
}

/** A search through the folders under the open one: begun, stopped and left by the reader, who is told how far it is. */
export class FolderSearch {
  readonly #place: SearchPlace;
  #progress?: DeepProgress;
  #searching?: AbortController;
  /** Its lines, of which lines of the open folder and for which filter. */
  #lines?: DeepLines;
  #linesOf: readonly unknown[] = [];

  constructor(place: SearchPlace) {
    this.#place = place;
  }

  /** What it has found so far; nothing where there is none. */
  get entries(): readonly DocumentEntry[] | undefined {
    return this.#progress?.entries;
  }

  /** What it has found, whole and filtered; what the open folder itself shows where there is no search. */
  take(
    lines: readonly DocumentLine[],
    filter: DocumentFilter,
  ): readonly [all: readonly DocumentLine[], found: readonly DocumentLine[]] | undefined {
    const { entries } = this;
    if (!entries) return undefined;
    const [linesBefore, filterBefore] = this.#linesOf;
    // Other lines of the open folder: their order may have changed, and that of all.
    if (lines !== linesBefore) this.#lines = undefined;
    const deep = (this.#lines ??= new DeepLines(this.#place.sorting(), this.#place.folders.sourceOf));
    if (!deep.all.length || filter !== filterBefore)
      deep.look(isFilteringDocuments(filter) ? documentTest(filter, Date.now()) : undefined);
    this.#linesOf = [lines, filter];
    deep.take(entries);
    return [deep.all, deep.found];
  }

  /** How far it is, and what may be done about it. */
  render(words: DocumentToolMessages, retry: string): TemplateResult {
    const progress = this.#progress;
    return html`<div class="deep screen">
      <span>${this.#words()}</span>
      ${
        !progress
          ? html`<button @click=${() => this.#begin()}>${icon('search')} ${words.deepSearch}</button>`
          : html`<button @click=${() => this.#leave()}>
                ${icon('cross')} ${progress.done ? words.clearSearch : words.stopSearch}</button
              >${
                progress.done && progress.failed
                  ? html`<button @click=${() => this.#begin()}>${retry}</button>`
                  : nothing
              }`
      }
    </div>`;
  }

  /** Ends it, and forgets what it found. */
  end(): void {
    this.stop();
    this.#progress = this.#lines = undefined;
  }

  /** Asks for nothing more, and keeps what it found. */
  stop(): void {
    this.#searching?.abort();
    if (this.#progress) this.#progress = { ...this.#progress, done: true };
  }

  #begin(): void {
    this.end();
    const { list, documents, folders } = this.#place;
    const searching = (this.#searching = new AbortController());
    this.#progress = { folders: 0, failed: 0, done: false, entries: [] };
    // The folder that is open is not lost while the others come.
    void deepSearch(documents, folders, searching.signal, (progress) => {
      this.#progress = progress;
      list.requestUpdate();
      if (progress.done) void list.updateComplete.then(() => this.#say());
    });
    list.requestUpdate();
    void list.updateComplete.then(() => {
      list.shadowRoot!.querySelector<HTMLElement>('.deep button')?.focus();
      this.#say();
    });
  }

  /** Stops a search under way, keeping what it found; leaves one that is done. */
  #leave(): void {
    const { list } = this.#place;
    if (this.#progress?.done === false) {
      this.stop();
      this.#say();
    } else {
      this.end();
    }
    list.requestUpdate();
    void list.updateComplete.then(() =>
      // Not the first of the two in the page, but the first that is there.
      ['.deep button', '.filters input']
        .map((selector) => list.shadowRoot!.querySelector<HTMLElement>(selector))
        .find(Boolean)
        ?.focus(),
    );
  }

  #words(): string {
    const { locale, count } = this.#place;
    const words = locale.part('documentTools');
    const progress = this.#progress;
    if (!progress || !words) return '';
    const { format } = new Intl.NumberFormat(locale.spoken);
    const [n, folders, failed] = [count(), progress.folders, progress.failed];
    const missed = failed ? ` ${words.deepFailed(format(failed), failed)}` : '';
    return progress.done
      ? words.deepFound(format(n), n, format(folders)) + missed
      : words.deepSearching(format(folders), format(n));
  }

  #say(): void {
    say(this.#words(), this.#place.locale.spoken, true);
  }
}
