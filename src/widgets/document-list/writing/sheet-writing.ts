import { html, nothing, type TemplateResult } from 'lit';
import { shownName } from '../../../data/reading/values/shown-name.js';
import type { DocumentWritingMessages } from '../../../i18n/documents/document-writing-messages.js';
import type { DocumentEntry, DocumentVersion } from '../document-entry.js';
import { icon } from '../../../ui/icon.js';
import { longName } from '../../../ui/files/long-name.js';
import { onEscape } from '../../../ui/focus/on-escape.js';
import { extensionOf, typeOfName } from '../rows/document-kind.js';
import { shownTitle } from '../rows/document-row.js';
import type { DocumentDetails } from '../sheet/document-details.js';
import { versionWords } from '../sheet/sheet-words.js';
import type { WriteJob } from './write-job.js';
import type { DocumentWriting } from './document-writing.js';
import { jobLine, jobWords } from './job-line.js';

/** What the forms need of the sheet in which they stand. */
export interface WrittenSheet {
  readonly details: DocumentDetails;
  readonly dialog: () => HTMLDialogElement;
  readonly changed: () => void;
  /** The document is another one now. */
  readonly replace: (entry: DocumentEntry) => void;
}

/** What a reader who may write does to one document: a new version, another name, an older version back. */
export class SheetWriting {
  readonly #writing: DocumentWriting;
  readonly #sheet: WrittenSheet;
  readonly #t: DocumentWritingMessages;
  readonly #end: () => void;
  #entry: DocumentEntry;
  #form?: 'version' | 'rename';
  /** What was dropped on the row. */
  #dropped?: File;
  /** What is chosen in the form. */
  #chosen?: File;
  /** The version that is about to be restored. */
  #sure?: DocumentVersion;
  #wrong = '';
  /** Jobs of this sheet. */
  #own: readonly number[] = [];

  constructor(writing: DocumentWriting, sheet: WrittenSheet, entry: DocumentEntry) {
    this.#writing = writing;
    this.#sheet = sheet;
    this.#entry = entry;
    this.#t = writing.words!;
    this.#dropped = sheet.details.dropped;
    if (this.#dropped) this.#form = 'version';
    this.#end = writing.store.subscribe(({ id }) => {
      if (this.#own.includes(id)) sheet.changed();
    });
  }

  close(): void {
    this.#end();
  }

  /** Buttons among those of the sheet. */
  acts(): TemplateResult {
    const t = this.#t;
    return html`<button aria-expanded=${this.#form === 'version'} @click=${() => this.#open('version')}>
        ${t.newVersion}</button
      ><button aria-expanded=${this.#form === 'rename'} @click=${() => this.#open('rename')}>${t.rename}</button>`;
  }

  /** The form that is open, and what is under way. */
  render(): TemplateResult {
    const t = this.#t;
    const { store } = this.#writing;
    const { lang } = this.#sheet.details.t;
    const jobs = store.jobs.filter(({ id, kind }) => this.#own.includes(id) && kind !== 'rename');
    return html`<div class="said sr" role="status"></div>
      ${this.#form === 'version' ? this.#versionForm() : this.#form ? this.#renameForm() : nothing}
      ${
        jobs.length
          ? html`<div class="uploads">
              <ul aria-label=${t.uploads}>
                ${jobs.map((job) => jobLine(job, store, t, lang))}
              </ul>
            </div>`
          : nothing
      }`;
  }

  /** What may be done with an older version: it is asked for once more. */
  readonly restore = (version: DocumentVersion): TemplateResult => {
    const t = this.#t;
    const { details } = this.#sheet;
    const words = versionWords(version, details.t, details.context);
    return this.#sure === version
      ? html`<div class="form sure" @keydown=${(event: KeyboardEvent) => onEscape(event, () => this.#ask(undefined))}>
          <p tabindex="-1">${t.restoreSure(words)}</p>
          <button @click=${() => void this.#restoreNow(version, words)}>${t.restoreNow}</button>
          <button @click=${() => this.#ask(undefined)}>${t.giveUp}</button>
        </div>`
      : html`<button class="restore" aria-label=${t.restoreVersion(words)} @click=${() => this.#ask(version)}>
          ${t.restore}
        </button>`;
  };

  /**
   * A field of a file takes no `aria-required` (ARIA in HTML, 4): its own `required` would have it told as wrong before
   * anything was sent, where nothing says that it is not.
   */
  #versionForm(): TemplateResult {
    const t = this.#t;
    const dropped = this.#dropped;
    const other = this.#otherKind;
    return html`<form
      class="form"
      novalidate
      aria-label=${t.newVersionOf(shownTitle(this.#entry))}
      @submit=${this.#send}
      @keydown=${this.#escape}
    >
      ${
        dropped
          ? html`<p>
              ${t.newVersionOf(shownTitle(this.#entry))}<br /><strong dir="auto"
                >${longName(shownName(dropped.name))}</strong
              >
            </p>`
          : html`<label
                ><span>${t.fileOfVersion}</span
                ><input
                  part="field"
                  type="file"
                  name="file"
                  required
                  aria-invalid=${this.#wrong ? 'true' : 'false'}
                  aria-describedby=${this.#wrong ? 'file-wrong' : other ? 'file-other' : nothing}
                  @change=${this.#choose}
              /></label>
              ${this.#wrong ? html`<p class="wrong" id="file-wrong">${this.#wrong}</p>` : nothing}`
      }
      ${other ? html`<p class="other" id="file-other">${icon('alert')} ${other}</p>` : nothing}
      <label
        ><span>${t.versionComment}</span
        ><input
          part="field"
          name="comment"
          maxlength="500"
          autocomplete="off"
          aria-describedby=${other && dropped ? 'comment-help file-other' : 'comment-help'}
      /></label>
      <p class="quiet" id="comment-help">${t.commentHelp}</p>
      <button>${t.sendVersion}</button>
      <button type="button" @click=${() => this.#open(undefined)}>${t.giveUp}</button>
    </form>`;
  }

  /** What is said where the file is of another kind than the document; empty where it is not, or nobody knows. */
  get #otherKind(): string {
    const { name } = this.#dropped ?? this.#chosen ?? {};
    const [end, before] = [extensionOf(name ?? ''), extensionOf(this.#entry.name)];
    const same = end === before || (typeOfName(`a.${end}`) ?? end) === (typeOfName(`a.${before}`) ?? before);
    return end && before && !same ? this.#t.otherKind(`.${end}`, `.${before}`) : '';
  }

  #choose = ({ currentTarget }: Event): void => {
    this.#chosen = (currentTarget as HTMLInputElement).files?.[0];
    this.#wrong = '';
    this.#sheet.changed();
    this.#say(this.#otherKind);
  };

  #renameForm(): TemplateResult {
    const t = this.#t;
    const [, stem, end] = this.#parts;
    return html`<form class="form" novalidate @submit=${this.#rename} @keydown=${this.#escape}>
      <label
        ><span>${t.newName}</span
        ><span class="with-end"
          ><input
            part="field"
            name="name"
            autocomplete="off"
            .value=${stem}
            aria-required="true"
            aria-invalid=${this.#wrong ? 'true' : nothing}
            aria-describedby=${this.#wrong ? 'rename-wrong' : nothing}
          /><bdi dir="ltr">${end}</bdi></span
        ></label
      >
      <button>${t.renameNow}</button>
      <button type="button" @click=${() => this.#open(undefined)}>${t.giveUp}</button>
      ${this.#wrong ? html`<p class="wrong" id="rename-wrong">${this.#wrong}</p>` : nothing}
    </form>`;
  }

  /** The end of a name says what the document is: it stays. */
  get #parts(): [string, string, string] {
    const { name } = this.#entry;
    const [, stem = name, end = ''] = /^(.+?)(\.[^.\s]{1,10})?$/s.exec(name) ?? [];
    return [name, stem, end];
  }

  #open(form: 'version' | 'rename' | undefined): void {
    const before = this.#form;
    this.#form = form === before ? undefined : form;
    this.#dropped = this.#chosen = undefined;
    this.#wrong = '';
    this.#sheet.changed();
    const dialog = this.#sheet.dialog();
    if (this.#form) dialog.querySelector<HTMLElement>('form input')?.focus();
    else dialog.querySelectorAll<HTMLElement>('.acts [aria-expanded]')[before === 'rename' ? 1 : 0]?.focus();
  }

  /** Closes the form, and not the whole sheet. */
  #escape = (event: KeyboardEvent): void => onEscape(event, () => this.#open(undefined));

  #ask(version: DocumentVersion | undefined): void {
    const dialog = this.#sheet.dialog();
    const left = dialog.querySelector('.sure')?.closest('li');
    this.#sure = version;
    this.#sheet.changed();
    (dialog.querySelector<HTMLElement>('.sure p') ?? left?.querySelector<HTMLElement>('.restore'))?.focus();
  }

  #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const field = form.querySelector<HTMLInputElement>('[name=file]');
    const file = this.#dropped ?? field?.files?.[0];
    if (!file) return this.#lacks(field!, this.#t.fileMissing);
    const comment = form.querySelector<HTMLInputElement>('[name=comment]')!.value;
    const { store } = this.#writing;
    const id = store.version(this.#entry, file, this.#aim, comment);
    this.#open(undefined);
    await this.#await(id);
  };

  async #restoreNow(version: DocumentVersion, words: string): Promise<void> {
    this.#ask(undefined);
    const id = this.#writing.store.restore(this.#entry, version, this.#aim, this.#t.restoredComment(words));
    await this.#await(id);
  }

  #rename = async (event: Event): Promise<void> => {
    event.preventDefault();
    const input = (event.currentTarget as HTMLElement).querySelector('input')!;
    const t = this.#t;
    const [name, , end] = this.#parts;
    const typed = input.value.trim();
    if (!typed) return this.#lacks(input, t.missing(t.newName));
    // Who types the whole name means no end twice.
    const wanted = end && typed.toLowerCase().endsWith(end.toLowerCase()) ? typed : `${typed}${end}`;
    if (wanted === name) return this.#open(undefined);
    const job = await this.#writing.store.settled(this.#writing.store.rename(this.#entry, wanted, this.#aim));
    if (job.state === 'failed') return this.#lacks(input, jobWords(job, t, this.#sheet.details.t.lang));
    const dialog = this.#sheet.dialog();
    // Closed, it gives the focus back in a task of its own, which may come after the list has been read again.
    const closed = new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
    dialog.close();
    await closed;
    // It is another document to the list, in another row.
    await this.#writing.renamed(this.#entry.url, wanted);
  };

  /** Says in words what is wrong with a field, and leads to it. */
  #lacks(field: HTMLElement, wrong: string): void {
    this.#wrong = wrong;
    this.#sheet.changed();
    // Where the focus is there already, nothing would be spoken.
    if ((field.getRootNode() as ShadowRoot).activeElement === field) this.#say(wrong);
    else field.focus();
  }

  get #aim() {
    return this.#writing.aim(this.#sheet.details.source);
  }

  /** Waits for a job of this sheet, says how it ended, and shows the document as it is then. */
  async #await(id: number): Promise<void> {
    this.#own = [...this.#own, id];
    this.#sheet.changed();
    let job: WriteJob;
    do {
      job = await this.#writing.store.settled(id);
      if (!this.#sheet.dialog().open) return;
      this.#say(jobWords(job, this.#t, this.#sheet.details.t.lang));
      if (job.failure === 'changed') break;
      if (job.state === 'failed' || job.state === 'asks') await this.#moved(id);
    } while (job.state === 'failed' || job.state === 'asks');
    // What another person has made of it is shown, and can be gone on from; what was said of it moves nobody.
    const changed = job.failure === 'changed';
    if (job.state !== 'done' && job.state !== 'kept' && !changed) return;
    // The list has been told to read again, in a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
    const now = await this.#writing.fresh(this.#entry.url, changed);
    if (!now || !this.#sheet.dialog().open) return;
    this.#entry = now;
    this.#sheet.replace(now);
    // The list of versions is read anew, and what had the focus in it went.
    const dialog = this.#sheet.dialog();
    if (!(dialog.getRootNode() as ShadowRoot).activeElement)
      dialog.querySelector<HTMLElement>('#document-versions')?.focus();
  }

  /** Ends when the reader does something about a job. */
  #moved(id: number): Promise<void> {
    return new Promise((resolve) => {
      const end = this.#writing.store.subscribe((job) => {
        if (job.id !== id || job.state === 'failed') return;
        end();
        resolve();
      });
    });
  }

  /** Inside the dialog, for nothing outside is heard. */
  #say(sentence: string): void {
    const told = this.#sheet.dialog().querySelector('.said');
    if (told) told.textContent = told.textContent === sentence ? `${sentence}\u00a0` : sentence;
  }
}
