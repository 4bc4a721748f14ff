import { html, nothing, type TemplateResult } from 'lit';
import { shownName } from '../../../data/reading/values/shown-name.js';
import { DIALOG_LEVEL } from '../../../ui/dialog/dialog.js';
import { sizeWords } from '../../../ui/files/size-words.js';
import type { DocumentEntry, DocumentVersion } from '../document-entry.js';
import type { DocumentDetails } from './document-details.js';
import { webAddress, type Asker } from './asker.js';
import { isText } from './preview-way.js';
import { readText } from './read-text.js';
import { readVersions } from './read-versions.js';
import { exactDate, saidDate, versionWords } from './sheet-words.js';

/** Versions that are shown before the reader asks for all. */
const FIRST = 5;

/** What the sheet does with a version. */
export interface VersionActs {
  /** Draws anew. */
  readonly changed: () => void;
  readonly see: (version: DocumentVersion) => void;
  /** The version that is shown in the place of the current one. */
  readonly shown: () => DocumentVersion | undefined;
  /** What a reader who may write can do with an older version. */
  readonly restore: ((version: DocumentVersion) => TemplateResult | typeof nothing) | undefined;
}

/** The history of a document: a list, newest first, of which any one is seen, and compared with the current one. */
export class DocumentVersions {
  readonly #entry: DocumentEntry;
  readonly #details: DocumentDetails;
  readonly #asker: Asker;
  readonly #acts: VersionActs;
  #state: 'loading' | 'ready' | 'none' | 'failed' = 'loading';
  #versions: readonly DocumentVersion[] = [];
  /** All are shown while they are printed. */
  onPaper = false;
  #all = false;
  #compared?: { readonly version: DocumentVersion; readonly found: TemplateResult };

  constructor(entry: DocumentEntry, details: DocumentDetails, asker: Asker, acts: VersionActs) {
    this.#entry = entry;
    this.#details = details;
    this.#asker = asker;
    this.#acts = acts;
    void this.#read();
  }

  /** True where the source keeps no history, or none is known yet. */
  get none(): boolean {
    return this.#state === 'none';
  }

  get current(): DocumentVersion | undefined {
    return this.#versions.find(({ current }) => current);
  }

  render(): TemplateResult | typeof nothing {
    const { t } = this.#details;
    if (this.#state === 'none') return nothing;
    return html`<section class="versions" aria-labelledby="document-versions">
      <div class="section" id="document-versions" role="heading" aria-level=${DIALOG_LEVEL + 1} tabindex="-1">
        ${t.versions}
      </div>
      ${this.#content()} ${this.#compared ? this.#comparison() : nothing}
    </section>`;
  }

  #content(): TemplateResult {
    const { t } = this.#details;
    if (this.#state === 'loading') return html`<p class="quiet">${t.loading}</p>`;
    if (this.#state === 'failed')
      return html`<p>${t.versionsFailed}</p>
        <button @click=${this.#retry}>${t.retry}</button>`;
    if (this.#versions.length < 2 && this.current) return html`<p class="quiet">${t.noVersions}</p>`;
    const shown = this.#all || this.onPaper ? this.#versions : this.#versions.slice(0, FIRST);
    const count = new Intl.NumberFormat(t.lang).format(this.#versions.length);
    return html`<ol>
        ${shown.map((version) => this.#line(version))}
      </ol>
      ${
        !this.#all && this.#versions[FIRST]
          ? html`<button @click=${this.#showAll}>${t.allVersions(count, this.#versions.length)}</button>`
          : nothing
      }`;
  }

  #line(version: DocumentVersion): TemplateResult {
    const { t, context } = this.#details;
    const { date, author, size, comment, current } = version;
    const words = versionWords(version, t, context);
    const facts = [
      date && html`<time datetime=${date} title=${exactDate(date, context)}>${saidDate(date, context)}</time>`,
      author && html`<bdi>${shownName(author)}</bdi>`,
      size !== undefined && sizeWords(size, t.lang),
    ].filter(Boolean);
    const url = webAddress(version.url, this.#asker.base);
    const seen = this.#acts.shown() === version || (current && !this.#acts.shown());
    return html`<li aria-current=${seen ? 'true' : nothing}>
      <div class="which">
        <span class="name">${words}</span>
        ${current ? html`<span part="badge" class="badge">${t.versionCurrent}</span>` : nothing}
      </div>
      <div class="note">${facts.map((fact, at) => html`${at ? ', ' : ''}${fact}`)}</div>
      ${comment ? html`<p class="comment" dir="auto">${shownName(comment)}</p>` : nothing}
      ${
        current
          ? nothing
          : html`<div class="does">
              ${
                url && !seen
                  ? html`<button aria-label=${t.seeVersion(words)} @click=${() => this.#acts.see(version)}>
                      ${t.see}
                    </button>`
                  : nothing
              }
              ${
                url && isText(this.#entry)
                  ? html`<button aria-label=${t.compareVersion(words)} @click=${() => void this.#compare(version)}>
                      ${t.compare}
                    </button>`
                  : nothing
              }
              ${url ? (this.#acts.restore?.(version) ?? nothing) : nothing}
            </div>`
      }
    </li>`;
  }

  #comparison(): TemplateResult {
    const { t, context } = this.#details;
    const { version, found } = this.#compared!;
    const current = this.current ? versionWords(this.current, t, context) : t.versionCurrent;
    return html`<section class="comparison" aria-labelledby="document-comparison">
      <div class="section" id="document-comparison" role="heading" aria-level=${DIALOG_LEVEL + 2} tabindex="-1">
        ${t.compared(versionWords(version, t, context), current)}
      </div>
      ${found}
      <button @click=${this.#endComparison}>${t.closeComparison}</button>
    </section>`;
  }

  async #read(): Promise<void> {
    try {
      const versions = await readVersions(this.#entry, this.#asker);
      this.#versions = versions ?? [];
      this.#state = versions?.length ? 'ready' : 'none';
    } catch (error) {
      if (this.#asker.signal.aborted) return;
      console.warn(error);
      this.#state = 'failed';
    }
    this.#acts.changed();
  }

  #retry = (): void => {
    this.#state = 'loading';
    this.#acts.changed();
    void this.#read();
    this.#root?.querySelector<HTMLElement>('.close')?.focus();
  };

  #showAll = (): void => {
    this.#all = true;
    this.#acts.changed();
    // The button has gone: what it brought comes after what was there.
    this.#root?.querySelectorAll<HTMLElement>('.versions li')[FIRST]?.querySelector('button')?.focus();
  };

  async #compare(version: DocumentVersion): Promise<void> {
    const { t } = this.#details;
    const draw = (found: TemplateResult) => {
      this.#compared = { version, found };
      this.#acts.changed();
    };
    draw(html`<p class="quiet">${t.comparing}</p>`);
    this.#root?.querySelector<HTMLElement>('#document-comparison')?.focus();
    const base = this.#asker.base;
    try {
      const [{ comparison }, old, current] = await Promise.all([
        import('./comparison.js'),
        readText(this.#asker, webAddress(version.url, base)!),
        readText(this.#asker, webAddress(this.#entry.url, base)!),
      ]);
      if (this.#compared?.version !== version) return;
      const long = old.cut || current.cut;
      const unread = old.binary || current.binary;
      draw(
        long || unread ? html`<p>${long ? t.compareLong : t.previewBinary}</p>` : comparison(old.text, current.text, t),
      );
    } catch (error) {
      // The reader may look at another one by now, or at none.
      if (this.#asker.signal.aborted || this.#compared?.version !== version) return;
      console.warn(error);
      draw(html`<p>${t.compareFailed}</p>`);
    }
  }

  #endComparison = (): void => {
    const { version } = this.#compared!;
    this.#compared = undefined;
    this.#acts.changed();
    const { t, context } = this.#details;
    const label = t.compareVersion(versionWords(version, t, context));
    const buttons = [...(this.#root?.querySelectorAll<HTMLElement>('.versions button') ?? [])];
    buttons.find((button) => button.getAttribute('aria-label') === label)?.focus();
  };

  get #root(): HTMLElement | null {
    return this.#details.list.shadowRoot!.querySelector('dialog');
  }
}
