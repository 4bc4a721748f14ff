import { html, nothing, type TemplateResult } from 'lit';
import { imageAllowed, safeImage } from '../../../data/safe-image.js';
import { limits } from '../../../data/limits.js';
import type { DocumentSheetMessages } from '../../../i18n/documents/document-sheet-messages.js';
import type { CommonMessages } from '../../../i18n/messages.js';
import { sizeWords } from '../../../ui/files/size-words.js';
import type { DocumentEntry } from '../document-entry.js';
import type { DocumentHost } from '../document-host.js';
import { shownTitle } from '../rows/document-row.js';
import { isOwn } from '../rows/own-address.js';
import { ask, type Asker } from './asker.js';
import { previewWay, type PreviewWay } from './preview-way.js';
import { readText, type ReadText } from './read-text.js';
import { tableRows } from './table-rows.js';

/** Lines of a table that are shown. */
const LINES = 200;
/** Columns of a table that are shown: with the lines, as many cells as a page bears. */
const COLUMNS = 100;
/** Bytes of a picture that is loaded without being asked for. */
const LIGHT = 3_000_000;

/** True once a policy of the page has refused a frame: it will refuse the next. */
let unframed = false;

/** What a preview is of: the document, or one of its former versions. */
export interface PreviewOf {
  readonly entry: Pick<DocumentEntry, 'name' | 'title' | 'type' | 'folder' | 'size' | 'lang' | 'url'>;
  /** Safe. */
  readonly url: string;
}

/** The document itself, in its place: pictures, text, tables, and PDF where the browser has a viewer and the page lets it in. */
export class DocumentPreview {
  readonly #of: PreviewOf;
  readonly #asker: Asker;
  readonly #list: Pick<DocumentHost, 'images'>;
  readonly #t: CommonMessages & DocumentSheetMessages;
  readonly #changed: () => void;
  readonly #shown: () => void;
  readonly #way: PreviewWay | undefined;
  #state: 'offered' | 'loading' | 'ready' | 'failed' | 'foreign' | 'refused';
  #text?: ReadText;

  /**
   * @param asked True where the reader wants to see it: then it is shown at once.
   * @param changed Called when there is something else to draw.
   * @param shown Called when the reader sees the document.
   */
  constructor(
    of: PreviewOf,
    asker: Asker,
    list: Pick<DocumentHost, 'images'>,
    t: CommonMessages & DocumentSheetMessages,
    asked: boolean,
    changed: () => void,
    shown: () => void,
  ) {
    this.#of = of;
    this.#asker = asker;
    this.#list = list;
    this.#t = t;
    this.#changed = changed;
    this.#shown = shown;
    const { entry, url } = of;
    const way = (this.#way = previewWay(entry));
    this.#state = 'offered';
    if (way === 'image' && !this.#picture) this.#state = 'foreign';
    else if (way === 'pdf' && !this.#framed) this.#state = 'refused';
    // What is heavy, and what another site has, is asked for once the reader says so.
    else if (asked || (way === 'image' && (entry.size ?? 0) <= LIGHT)) this.start();
    else if ((way === 'text' || way === 'table') && isOwn(url, asker.base)) this.start();
  }

  /** Brings it. */
  start(): void {
    if (!this.#way) return;
    this.#state = this.#way === 'image' ? 'ready' : 'loading';
    if (this.#way === 'pdf') void this.#frame();
    else if (this.#way !== 'image') void this.#read();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#way) return nothing;
    const t = this.#t;
    return html`<section class="preview" aria-label=${t.preview}>${this.#content()}</section>`;
  }

  get #picture(): string | undefined {
    const { base } = this.#asker;
    const url = safeImage(this.#of.url, base);
    return url && imageAllowed(url, this.#list.images, base) ? url : undefined;
  }

  /** A frame of another origin would hand our reader over to it. */
  get #framed(): boolean {
    return !unframed && navigator.pdfViewerEnabled && new URL(this.#of.url).origin === location.origin;
  }

  #content(): unknown {
    const t = this.#t;
    const { entry } = this.#of;
    const title = shownTitle(entry);
    const quiet = (words: string) => html`<p class="quiet">${words}</p>`;
    switch (this.#state) {
      case 'offered':
        return html`<button class="show" @click=${this.#ask}>
          ${t.showPreview(entry.size === undefined ? '' : sizeWords(entry.size, t.lang))}
        </button>`;
      case 'loading':
        return quiet(t.loading);
      case 'failed':
        return quiet(t.previewFailed);
      case 'foreign':
        return quiet(t.previewForeign);
      case 'refused':
        return quiet(t.previewPdf);
    }
    if (this.#way === 'image')
      return html`<img
        src=${this.#picture!}
        alt=${t.previewOf(title)}
        referrerpolicy="no-referrer"
        decoding="async"
        @load=${this.#shown}
        @error=${() => this.#turn('failed')}
      />`;
    if (this.#way === 'pdf')
      return html`<iframe src=${this.#of.url} title=${t.previewOf(title)} referrerpolicy="no-referrer"></iframe>`;
    const { text, cut, binary } = this.#text!;
    if (binary) return quiet(t.previewBinary);
    if (!text.trim()) return quiet(t.previewEmpty);
    const told = cut ? quiet(t.previewCut(sizeWords(limits.preview, t.lang))) : nothing;
    if (this.#way === 'table') return html`${this.#table(text, title)}${told}`;
    return html`<pre
        tabindex="0"
        dir="auto"
        lang=${entry.lang ?? nothing}
        aria-label=${t.previewOf(title)}
        role="group"
      >
${text}</pre>
      ${told}`;
  }

  #table(text: string, title: string): TemplateResult {
    const t = this.#t;
    const {
      rows: [heads = [], ...rows],
      more,
      wider,
    } = tableRows(text, LINES + 1, COLUMNS);
    const count = new Intl.NumberFormat(t.lang).format(rows.length);
    const width = Math.max(heads.length, ...rows.map(({ length }) => length));
    const cells = [...Array(width).keys()];
    return html`<div class="wide" role="group" tabindex="0" aria-label=${t.previewOf(title)}>
        <table lang=${this.#of.entry.lang ?? nothing}>
          <thead>
            <tr>
              ${cells.map((at) => (heads[at] ? html`<th scope="col" dir="auto">${heads[at]}</th>` : html`<td></td>`))}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) =>
                html`<tr>
                  ${cells.map((at) => html`<td dir="auto">${row[at]}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${more ? html`<p class="quiet">${t.previewLines(count, rows.length)}</p>` : nothing}
      ${wider ? html`<p class="quiet">${t.previewColumns(COLUMNS)}</p>` : nothing}`;
  }

  #ask = ({ currentTarget }: Event): void => {
    const place = (currentTarget as HTMLElement).closest<HTMLElement>('.preview')!;
    this.start();
    this.#changed();
    // The button goes: the focus stays where it was.
    place.tabIndex = -1;
    place.focus();
  };

  async #read(): Promise<void> {
    try {
      this.#text = await readText(this.#asker, this.#of.url);
      this.#shown();
      this.#turn('ready');
    } catch (error) {
      this.#fail(error);
    }
  }

  /** A viewer gets what says that it is a PDF, is not to be saved, and may stand in a page: else a frame would be empty. */
  async #frame(): Promise<void> {
    try {
      const { headers, body } = await ask(this.#asker, this.#of.url, { size: 1024 });
      const shut =
        !String.fromCharCode(...body.subarray(0, 1024)).includes('%PDF') ||
        !/^application\/pdf\b/i.test(headers.get('content-type') ?? '') ||
        /^attachment\b/i.test(headers.get('content-disposition') ?? '') ||
        /^deny\b/i.test(headers.get('x-frame-options') ?? '');
      if (shut) return this.#turn('refused');
    } catch (error) {
      return this.#fail(error);
    }
    // A strict policy refuses frames, and says so in a task of its own.
    const refused = (event: SecurityPolicyViolationEvent) => {
      if (event.disposition !== 'enforce' || !/^(frame|child|default)-src/.test(event.effectiveDirective)) return;
      unframed = true;
      end();
      this.#turn('refused');
    };
    const end = () => document.removeEventListener('securitypolicyviolation', refused);
    document.addEventListener('securitypolicyviolation', refused);
    setTimeout(end, limits.showLoading * 10);
    this.#turn('ready');
    this.#shown();
  }

  #turn(state: 'ready' | 'failed' | 'refused'): void {
    this.#state = state;
    this.#changed();
  }

  #fail(error: unknown): void {
    if (this.#asker.signal.aborted) return;
    console.warn(error);
    this.#turn('failed');
  }
}
