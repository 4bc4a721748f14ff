import { html, nothing, type TemplateResult } from 'lit';
import type { LoadController } from '../../../data/load-controller.js';
import type { LoadedSource } from '../../../data/loading/loaded-source.js';
import { isAnother } from '../../../data/same-reader.js';
import type { DocumentWritingMessages } from '../../../i18n/documents/document-writing-messages.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import { controlStyles } from '../../../theme/control.styles.js';
import { onEscape } from '../../../ui/focus/on-escape.js';
import { say } from '../../../ui/voice.js';
import { wear } from '../../../theme/wear.js';
import type { DocumentEntry } from '../document-entry.js';
import type { DocumentLine } from '../order/document-lines.js';
import type { DocumentHost } from '../document-host.js';
import { shownTitle, type RowContext } from '../rows/document-row.js';
import type { FolderPath, FolderSource } from '../folders/folder-path.js';
import { DocumentStore } from './document-store.js';
import { FileDrop, type HeldOver } from './file-drop.js';
import { JobVoice } from './job-voice.js';
import { keptName } from './kept-name.js';
import { WritePermission } from './write-permission.js';
import type { WriteAim } from './write-aim.js';
import { documentWritingStyles } from './document-writing.styles.js';
import { jobLine, jobWords } from './job-line.js';
import type { WriteJob } from './write-job.js';

/** What the writing needs of the list around it. */
export interface WritingPlace {
  /** The line that a row shows. */
  readonly lineOf: (row: Element) => DocumentLine | undefined;
  /** Opens the sheet of a document, to make this file its next version. */
  readonly offer: (line: DocumentLine, context: RowContext, from: HTMLElement, file: File) => void;
  /** The list has been read again, and shows what the reader has written. */
  readonly wrote: (entry: DocumentEntry) => void;
}

const OVER: readonly WriteJob['state'][] = ['done', 'kept', 'failed', 'cancelled'];

/** What a reader who may write does to the folder that is open: adds, makes folders, drops; and what is under way. */
export class DocumentWriting {
  readonly store: DocumentStore;
  readonly #list: DocumentHost;
  readonly #documents: LoadController<DocumentEntry>;
  readonly #locale: LocaleController;
  readonly #folders: FolderPath;
  readonly #place: WritingPlace;
  readonly #permission: WritePermission;
  readonly #voice: JobVoice;
  readonly #drop: FileDrop;
  /** Addresses of what was written since the list was read. */
  readonly #written = new Set<string>();
  #context?: RowContext;
  /** The form of a new folder is open; what is wrong with its name. */
  #naming = false;
  #wrong = '';
  #reads = false;

  constructor(
    list: DocumentHost,
    documents: LoadController<DocumentEntry>,
    locale: LocaleController,
    folders: FolderPath,
    place: WritingPlace,
  ) {
    this.#list = list;
    this.#documents = documents;
    this.#locale = locale;
    this.#folders = folders;
    this.#place = place;
    this.store = new DocumentStore((...of) => keptName(of, this.words!, locale.messages!, documents.settings.zone));
    this.#permission = new WritePermission(list, documents, locale, () => this.aim());
    this.#voice = new JobVoice(list, locale, this.store);
    this.#drop = new FileDrop(list, { lineOf: place.lineOf, may: () => !!this.#allowed, take: this.#take });
    this.store.subscribe((job) => this.#follow(job));
    wear(list.shadowRoot!, controlStyles);
    wear(list.shadowRoot!, documentWritingStyles);
  }

  get words(): DocumentWritingMessages | undefined {
    return this.#locale.part('documentWriting');
  }

  /** For whom, and with what of the page, is written to what a source gave. */
  aim(source: FolderSource | undefined = this.#target?.source): WriteAim {
    const list = this.#list;
    const documents = this.#documents;
    let held = documents.settings;
    return {
      credentials: list.credentials || undefined,
      fetch: source?.fetch,
      /** As the page says now, where the same person has signed in anew: what failed for want of that is tried again. */
      get settings() {
        const now = documents.settings;
        return list.isConnected && !isAnother(held, now) ? (held = now) : held;
      },
    };
  }

  /** True where the reader may write this document. */
  mayWrite({ writable }: DocumentEntry): boolean {
    return writable !== false && this.#allowed === true;
  }

  /** A document as the list has it once what was written has been read again; `changed` by somebody else, it is read now. */
  async fresh(url: string, changed = false): Promise<DocumentEntry | undefined> {
    if (changed) this.#list.reload();
    await this.#list.loadComplete;
    return this.#documents.sources.flatMap(({ items }) => items).find((entry) => entry.url === url);
  }

  /** A document has another name: that is said, and the reader is led to its row. */
  async renamed(before: string, name: string): Promise<void> {
    say(this.words!.renamedTo(name), this.#locale.spoken, true);
    // The list has been told to read again, in a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
    await this.#list.loadComplete;
    await this.#list.updateComplete;
    const root = this.#list.shadowRoot!;
    const url = new URL(encodeURIComponent(name), new URL(before, document.baseURI)).pathname;
    const link = [...root.querySelectorAll<HTMLAnchorElement>('.list a[part=link]')].find(
      ({ pathname }) => decoded(pathname) === decoded(url),
    );
    link?.focus();
  }

  /**
   * What stands above the list: the buttons, and what is under way. That stays where nothing more may be written, or the
   * folder cannot be read any more: what failed is there to be tried again.
   */
  above(context: RowContext, shown: boolean): TemplateResult | typeof nothing {
    this.#context = context;
    const t = this.words;
    const may = shown && this.#allowed;
    // The room of the buttons is kept as long as it is asked whether they will be there.
    const asked = shown && !!this.#target && !this.#target.error && this.#allowed === undefined;
    const { jobs } = this.store;
    if (!t || !(may || asked || jobs.length)) return nothing;
    const over = jobs.length > 0 && jobs.every(({ state }) => OVER.includes(state));
    return html`<div class="writing screen">
      ${may || asked ? this.#tools(t, asked) : nothing} ${may && this.#naming ? this.#form(t) : nothing}
      ${
        jobs.length
          ? html`<div class="uploads">
              <ul aria-label=${t.uploads}>
                ${jobs.map((job) => jobLine(job, this.store, t, context.t.lang))}
              </ul>
              ${over ? html`<button class="clear" @click=${this.#clear}>${t.clearUploads}</button>` : nothing}
            </div>`
          : nothing
      }
      ${this.#drop.over ? html`<div class="drop">${this.#overWords(t, this.#drop.over)}</div>` : nothing}
    </div>`;
  }

  /** Another reader is there: what the one before has begun is neither shown to him nor sent. */
  leave(): void {
    this.store.drop();
    this.#written.clear();
    this.#voice.forget();
    this.#naming = false;
    this.#wrong = '';
    this.#guard();
  }

  /** Called when it is on screen. */
  drawn(): void {
    this.#drop.listen();
  }

  /** The one folder that is open. Of several sources at once, nobody could say where a document goes. */
  get #target(): LoadedSource<DocumentEntry> | undefined {
    const { sources } = this.#documents;
    return sources.length === 1 ? sources[0] : undefined;
  }

  /** Whether the open folder may be written; nothing while that is asked. */
  get #allowed(): boolean | undefined {
    return this.#permission.of(this.#target);
  }

  #tools(t: DocumentWritingMessages, asked: boolean): TemplateResult {
    return html`<div class=${asked ? 'tools asked' : 'tools'}>
      <button class=${asked ? nothing : 'add'} @click=${this.#choose}>${t.addDocuments}</button>
      <input type="file" multiple hidden tabindex="-1" aria-label=${t.addDocuments} @change=${this.#chosen} />
      <button class="folder" aria-expanded=${this.#naming} @click=${this.#name}>${t.newFolder}</button>
    </div>`;
  }

  #form(t: DocumentWritingMessages): TemplateResult {
    const escape = (event: KeyboardEvent) => onEscape(event, this.#name);
    return html`<form class="form" novalidate @submit=${this.#makeFolder} @keydown=${escape}>
      <label>
        <span>${t.folderName}</span>
        <input
          part="field"
          name="folder"
          autocomplete="off"
          aria-required="true"
          aria-invalid=${this.#wrong ? 'true' : nothing}
          aria-describedby=${this.#wrong ? 'folder-wrong' : nothing}
        />
      </label>
      <button>${t.makeFolder}</button>
      <button type="button" @click=${this.#name}>${t.giveUp}</button>
      ${this.#wrong ? html`<p class="wrong" id="folder-wrong">${this.#wrong}</p>` : nothing}
    </form>`;
  }

  #overWords(t: DocumentWritingMessages, { line }: HeldOver): string {
    if (line && !line.entry.folder) return t.dropOn(shownTitle(line.entry));
    const open = this.#folders.steps.at(-1)?.entry;
    const name = line ? shownTitle(line.entry) : open ? shownTitle(open) : '';
    return t.dropHere(name || this.#list.heading || this.#target?.title || '…');
  }

  #choose = ({ currentTarget }: Event): void => {
    ((currentTarget as HTMLElement).nextElementSibling as HTMLInputElement).click();
  };

  #chosen = ({ currentTarget }: Event): void => {
    const input = currentTarget as HTMLInputElement;
    this.#voice.together(() => this.#add([...(input.files ?? [])]));
    // The same file again is a new wish.
    input.value = '';
  };

  #add(files: readonly File[], folder = this.#target?.address): void {
    if (!folder) return;
    const here = folder === this.#target?.address ? this.#target.items : [];
    for (const file of files) {
      const there = here.find((entry) => entry.name.normalize() === file.name.normalize());
      this.store.add(folder, file, this.aim(), { there });
    }
  }

  #take = (files: readonly File[], folders: readonly string[], { line, row }: HeldOver): void =>
    this.#voice.together(() => {
      for (const name of folders) this.store.refuse(this.#target!.address!, name, this.aim());
      const [first] = files;
      if (!first) return;
      if (line?.entry.folder) this.#add(files, line.entry.url);
      else if (line && files.length === 1 && this.mayWrite(line.entry))
        this.#place.offer(line, this.#context!, row!.querySelector<HTMLElement>('.details, a, button')!, first);
      else this.#add(files);
    });

  #name = (): void => {
    this.#naming = !this.#naming;
    this.#wrong = '';
    this.#list.requestUpdate();
    void this.#focus(this.#naming ? '.writing input[name]' : '.writing .folder');
  };

  #makeFolder = async (event: Event): Promise<void> => {
    event.preventDefault();
    const input = (event.currentTarget as HTMLElement).querySelector('input')!;
    const t = this.words!;
    const name = input.value.trim();
    const job = name && (await this.store.settled(this.store.folder(this.#target!.address!, name, this.aim())));
    // Who has left the form meanwhile, or types the name of another one there, is left alone.
    if (!input.isConnected || input.value.trim() !== name) return;
    if (!job || job.state === 'failed') {
      this.#wrong = job ? jobWords(job, t, this.#locale.spoken) : t.missing(t.folderName);
      this.#list.requestUpdate();
      // Where the focus is there already, nothing would be spoken. What was refused is told by the job itself.
      if (!job && this.#list.shadowRoot!.activeElement === input) say(this.#wrong, this.#locale.spoken, true);
      return this.#focus('.writing input[name]');
    }
    const active = this.#list.shadowRoot!.activeElement;
    this.#naming = false;
    this.#wrong = '';
    this.#list.requestUpdate();
    if (!active || active.closest('.form')) await this.#focus('.writing .folder');
  };

  #clear = (): void => {
    this.store.clear();
    this.#list.requestUpdate();
    void this.#focus('.writing .add');
  };

  async #focus(selector: string): Promise<void> {
    await this.#list.updateComplete;
    const root = this.#list.shadowRoot!;
    // Where the buttons went with the folder: what is nearest.
    const nearest = [selector, '.writing button', '.notice button', '.here, .list :is(a, button)'];
    nearest
      .map((one) => root.querySelector<HTMLElement>(one))
      .find(Boolean)
      ?.focus();
  }

  /** Something of a job has changed: it is drawn, and once it is over the folder is read again. */
  #follow(job: WriteJob): void {
    const { state, kind } = job;
    // The forms tell of these themselves.
    if (kind === 'folder' || kind === 'rename') {
      if (OVER.includes(state)) queueMicrotask(() => this.#forget(job));
    }
    if (state === 'done' || state === 'kept') this.#readAgain(job);
    this.#guard();
    if (OVER.includes(state) || state === 'asks') this.#voice.tell(job);
    const root = this.#list.shadowRoot!;
    const held = root.activeElement?.closest('.uploads');
    this.#list.requestUpdate();
    if (!held) return;
    // What was pressed goes: the next question, else the way to go on. Where it went by itself, the key that the reader is
    // about to press is for no question that he has not heard.
    const pressed = state !== 'done' && state !== 'kept' && state !== 'failed';
    void this.#list.updateComplete.then(() => {
      if (!root.activeElement)
        void this.#focus(pressed && root.querySelector('.choices button') ? '.choices button' : '.writing .add');
    });
  }

  /** After what the form waits for is told. Of one that was left in the meantime, what failed stays in sight. */
  #forget({ id, kind, state }: WriteJob): void {
    const form = kind === 'rename' ? 'dialog[open]' : '.writing form';
    if (state === 'failed' && !this.#list.shadowRoot!.querySelector(form)) return;
    setTimeout(() => {
      this.store.clear(id);
      this.#list.requestUpdate();
    });
  }

  #readAgain({ url, kept }: WriteJob): void {
    this.#written.add(kept?.url ?? url);
    if (this.#reads) return;
    this.#reads = true;
    setTimeout(() => {
      this.#reads = false;
      this.#list.reload();
      void this.#tellWritten();
    });
  }

  /** What the reader has written has not changed since he saw it. */
  async #tellWritten(): Promise<void> {
    const written = new Set([...this.#written].map((url) => decoded(url)));
    this.#written.clear();
    await this.#list.loadComplete;
    for (const { items } of this.#documents.sources)
      for (const entry of items) if (written.has(decoded(entry.url))) this.#place.wrote(entry);
  }

  /** Who leaves while something is on its way, or waits for an answer, is asked. */
  #guard(): void {
    const { busy, jobs } = this.store;
    if (busy || jobs.some(({ state }) => state === 'asks')) addEventListener('beforeunload', this.#stay);
    else removeEventListener('beforeunload', this.#stay);
  }

  #stay = (event: BeforeUnloadEvent): void => {
    // A list that has left the page asks nothing any more.
    if (!this.store.busy && !this.#list.isConnected) return;
    event.preventDefault();
    // Chrome and Edge until 118 hear nothing else.
    event.returnValue = true;
  };
}

/** Servers write the same address in more than one way. */
const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path).normalize();
  } catch {
    return path;
  }
};
