import { html, nothing, render, type TemplateResult } from 'lit';
import { shownName } from '../../../data/reading/values/shown-name.js';
import { safeUrl } from '../../../data/safe-url.js';
import { copyText } from '../../../ui/files/copy-text.js';
import { longName } from '../../../ui/files/long-name.js';
import { DIALOG_LEVEL } from '../../../ui/dialog/dialog.js';
import { icon } from '../../../ui/icon.js';
import type { DocumentEntry, DocumentVersion } from '../document-entry.js';
import { DocumentOpenEvent } from '../document-events.js';
import { shownTitle } from '../rows/document-row.js';
import { paperAddress } from '../rows/paper-address.js';
import { askHead } from './ask-head.js';
import { webAddress, type Asker } from './asker.js';
import { documentFacts } from './document-facts.js';
import { DocumentPreview } from './document-preview.js';
import { previewWay } from './preview-way.js';
import { DocumentVersions } from './document-versions.js';
import type { SheetWriting, WrittenSheet } from '../writing/sheet-writing.js';
import type { DocumentDetails } from './document-details.js';
import { dayOf } from './sheet-words.js';

/** The sheet of one document: what is known of it, what may be done with it, its look, its versions. */
export class DocumentSheet {
  readonly #details: DocumentDetails;
  readonly #left = new AbortController();
  readonly #asker: Asker;
  readonly #signs: unknown;
  #dialog?: HTMLDialogElement;
  /** The document as it is now. */
  #entry: DocumentEntry;
  /** With what its server has told of it: shown, and not remembered as what the list says. */
  #known?: DocumentEntry;
  /** An older version, shown in its place. */
  #old?: DocumentVersion;
  #preview?: DocumentPreview;
  #versions!: DocumentVersions;

  readonly #writing?: SheetWriting;

  /** @param write Makes the forms of a reader who may write. */
  constructor(details: DocumentDetails, write?: (sheet: WrittenSheet, entry: DocumentEntry) => SheetWriting) {
    const { list, documents, source, context, line } = details;
    this.#details = details;
    this.#entry = line.entry;
    const base = context.bases[line.source] ?? document.baseURI;
    this.#asker = {
      list,
      source,
      base,
      signal: this.#left.signal,
      /** As the page says now, where the same person has signed in anew: another one is shown nothing of this. */
      get settings() {
        return documents.settings;
      },
    };
    // As they are before the document is opened.
    this.#signs = context.signs?.(line);
    this.#writing = write?.(
      { details, dialog: () => this.#dialog!, changed: this.#update, replace: (entry) => this.#replace(entry) },
      line.entry,
    );
  }

  /** Begins, in a dialog that is about to open. */
  open(dialog: HTMLDialogElement): TemplateResult {
    this.#dialog = dialog;
    // On paper nobody can ask for the versions that are left out.
    for (const name of ['beforeprint', 'afterprint'])
      addEventListener(
        name,
        () => {
          this.#versions.onPaper = name === 'beforeprint';
          this.#update();
        },
        { signal: this.#left.signal },
      );
    this.#look(this.#details.context.open === 'preview');
    this.#readVersions();
    void this.#askHead(this.#entry);
    return this.#template();
  }

  /** What the list does not tell of the document. */
  async #askHead(entry: DocumentEntry): Promise<void> {
    const url = this.#url;
    const known = url ? await askHead(entry, url, this.#asker) : entry;
    // A new version may have been written meanwhile.
    if (known === entry || this.#entry !== entry) return;
    this.#known = known;
    // Of a name without an end, only now is known how it is looked at.
    if (!this.#old && previewWay(known) !== previewWay(entry)) this.#look(false);
    this.#update();
  }

  close(): void {
    this.#left.abort();
    this.#writing?.close();
  }

  /** Shows the document as it is after a write. */
  #replace(entry: DocumentEntry): void {
    this.#entry = entry;
    this.#known = undefined;
    this.#old = undefined;
    this.#look(false);
    this.#readVersions();
    this.#update();
  }

  #update = (): void => {
    if (this.#dialog?.open) render(this.#template(), this.#dialog);
  };

  #readVersions(): void {
    this.#versions = new DocumentVersions(this.#entry, this.#details, this.#asker, {
      changed: this.#update,
      see: (version) => this.#see(version),
      shown: () => this.#old,
      restore: this.#writing?.restore,
    });
  }

  /** Address of what is shown: the document, or its older version. */
  get #url(): string | undefined {
    return webAddress((this.#old ?? this.#entry).url, this.#asker.base);
  }

  #look(asked: boolean): void {
    const url = this.#url;
    const { list, t, opened } = this.#details;
    const old = this.#old;
    const entry = this.#entry;
    const known = this.#known ?? entry;
    const of = url && { entry: { ...known, url, size: old ? old.size : known.size }, url };
    this.#preview = of
      ? new DocumentPreview(of, this.#asker, list, t, asked, this.#update, () => {
          if (!old) opened(entry);
        })
      : undefined;
  }

  #see(version: DocumentVersion | undefined): void {
    this.#old = version;
    this.#look(true);
    this.#update();
    // What was pressed may be far below what it brings.
    const title = this.#dialog!.querySelector<HTMLElement>('.title')!;
    title.focus({ preventScroll: true });
    this.#dialog!.scrollTo(0, 0);
  }

  #template(): TemplateResult {
    const { t, context } = this.#details;
    const entry = this.#entry;
    const old = this.#old;
    const lang = entry.lang ?? context.lang;
    const spoken = lang === t.lang ? nothing : lang;
    const { description } = entry;
    const url = this.#url;
    const shown = old
      ? { ...entry, size: old.size, modified: old.date, author: old.author, version: old.label }
      : (this.#known ?? entry);
    return html`<div class="sheet" lang=${t.lang}>
      <div class="top">
        <button class="close" title=${t.closeSheet} @click=${() => this.#dialog!.close()}>${icon('cross')}</button>
      </div>
      <div class="title" id="document-title" role="heading" aria-level=${DIALOG_LEVEL} tabindex="-1">
        <span dir="auto" lang=${entry.title ? spoken : nothing}>${longName(shownTitle(entry))}</span>
      </div>
      ${
        old
          ? html`<div part="notice" class="notice">
              <p>${icon('alert')} ${t.oldVersion(shownName(old.label), dayOf(old.date, context))}</p>
              <button @click=${() => this.#see(undefined)}>${t.seeCurrent}</button>
            </div>`
          : html`<div class="signs">${this.#signs}</div>`
      }
      ${description && !old ? html`<p class="description" dir="auto" lang=${spoken}>${description}</p>` : nothing}
      ${url ? html`<p class="paper"><bdi>${paperAddress(url)}</bdi></p>` : nothing} ${this.#acts()}
      ${this.#writing?.render() ?? nothing} ${this.#preview?.render() ?? nothing}
      ${documentFacts(shown, this.#details, url, this.#versions.none)} ${this.#versions.render()}
    </div>`;
  }

  #acts(): TemplateResult {
    const { t } = this.#details;
    const url = this.#url;
    const contact = this.#contact;
    return html`<div class="acts">
      ${
        url
          ? html`<a part="main" class="act main" href=${url} type=${this.#entry.type ?? nothing} @click=${this.#follow}
                >${t.openDocument}</a
              ><a class="act" href=${url} download=${shownName(this.#entry.name)} @click=${this.#follow}
                >${t.downloadDocument}</a
              ><button @click=${() => void this.#share(url)}>
                ${'share' in navigator ? t.shareDocument : t.copyDocument}
              </button>`
          : nothing
      }
      ${this.#writing && !this.#old ? this.#writing.acts() : nothing}
      ${contact ? html`<a class="act" href=${contact}>${t.askAccessible}</a>` : nothing}
      <div class="told" role="status"></div>
    </div>`;
  }

  /** Where an accessible version is asked for: a mail that is begun, or a page. */
  get #contact(): string | undefined {
    const { list, t } = this.#details;
    const written = list.contact.trim();
    if (!written) return undefined;
    // People write a mail address as it is.
    const mail = /^[^\s@:/?]+@[^\s@:/?]+$/.test(written) ? `mailto:${written}` : written;
    const safe = safeUrl(mail, document.baseURI);
    if (!safe?.startsWith('mailto:') || /[?&](?:subject|body)=/i.test(safe)) return safe;
    const title = shownTitle(this.#entry);
    const url = this.#url ?? title;
    // Spaces as `%20`, lines as CRLF (RFC 6068, 5).
    const [subject, body] = [t.accessibleSubject(title), t.accessibleBody(title, url).replaceAll('\n', '\r\n')];
    return `${safe}${safe.includes('?') ? '&' : '?'}subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  }

  #follow = (event: Event): void => {
    const { list, opened } = this.#details;
    if (!list.dispatchEvent(new DocumentOpenEvent(this.#entry))) return event.preventDefault();
    if (!this.#old) opened(this.#entry);
  };

  /** By the device's own way, else by the clipboard, else in a field. */
  async #share(url: string): Promise<void> {
    const { t } = this.#details;
    if ('share' in navigator) {
      try {
        return await navigator.share({ title: shownTitle(this.#entry), url });
      } catch (error) {
        // The reader thought better of it. Any other refusal leaves the other ways.
        if ((error as DOMException).name === 'AbortError') return;
      }
    }
    const told = this.#dialog!.querySelector<HTMLElement>('.told')!;
    await copyText(url, told, { copied: t.documentCopied, field: t.documentField });
  }
}
