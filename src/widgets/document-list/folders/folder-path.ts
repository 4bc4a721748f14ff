import { shallowArrayEquals } from '@lit/task';
import type { ReactiveController } from 'lit';
import type { LoadController } from '../../../data/load-controller.js';
import type { LoadedSource } from '../../../data/loading/loaded-source.js';
import { parseUrl } from '../../../data/safe-url.js';
import { SourceError } from '../../../data/source-error.js';
import type { Source } from '../../../data/source.js';
import { webSource } from '../../../data/web-source.js';
import { readHash, thisPage, writeHash } from '../../../ui/page/hash-state.js';
import { readStep, writeStep } from '../../../ui/page/history-step.js';
import type { DocumentEntry } from '../document-entry.js';
import { FolderOpenEvent } from '../document-events.js';
import { documentFormats } from '../document-formats.js';
import type { DocumentLine } from '../order/document-lines.js';
import type { DocumentHost } from '../document-host.js';
import { isOwn } from '../rows/own-address.js';

/** A source that a page has made may lead into its own folders. */
export interface FolderSource extends Source<DocumentEntry> {
  /** What lists a folder that it gave. */
  folder?(entry: DocumentEntry): Source<DocumentEntry>;
  /** What asks for its documents and their versions, and writes them, where that is not the `fetch` of the settings. */
  readonly fetch?: typeof fetch;
}

/** One folder of the way. */
export interface FolderStep {
  readonly entry: DocumentEntry;
  readonly source: Source<DocumentEntry>;
}

/** For whom something was read. */
type Reader = readonly unknown[];

/**
 * The way through the folders of a list: open, back, the steps of the browser's history, and the address where the page
 * wants one.
 *
 * A way is a list of names and is walked from its first folder on, each read and looked for in the one before. An address
 * that a page hands on can thus lead nowhere but into what the source itself lists.
 */
export class FolderPath implements ReactiveController {
  steps: readonly FolderStep[] = [];
  /** Name of the folder that was asked for and is not there. */
  gone?: string;
  /** True when the reader has moved, and is to be led to what opens. */
  moved = false;
  /** Name of the folder that the reader has left last. */
  left?: string;
  /** Writes what is asked of the open folder into the address, where that still waits. */
  leave?: () => void;
  readonly #list: DocumentHost;
  readonly #documents: LoadController<DocumentEntry>;
  readonly #optionsOf: (source: number) => { readonly type?: string; readonly label?: string; readonly color?: string };
  /** What each folder showed last, so that the way back is no wait. */
  readonly #shown = new Map<
    string,
    { readonly sources: readonly LoadedSource<DocumentEntry>[]; readonly reader: Reader }
  >();
  /** Names that are still to be walked. */
  #goal: readonly string[] = [];
  /** The folders between the open one and what a search has found in them. */
  readonly #ways = new WeakMap<
    DocumentEntry,
    { readonly from: readonly FolderStep[]; readonly way: readonly FolderStep[]; readonly source: number }
  >();
  readonly #root: () => string;
  /** Where the way begins. */
  #begun = '';

  /** @param root What the page reads at first, as one word: the same as long as that is the same. */
  constructor(
    list: DocumentHost,
    documents: LoadController<DocumentEntry>,
    optionsOf: (source: number) => { readonly type?: string; readonly label?: string; readonly color?: string },
    root: () => string,
  ) {
    this.#root = root;
    this.#list = list;
    this.#documents = documents;
    this.#optionsOf = optionsOf;
    this.#goal = this.#written;
    list.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#restore);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#restore);
  }

  get names(): readonly string[] {
    return this.steps.map(({ entry }) => entry.name);
  }

  /** True while folders that an address names are still being walked. */
  get walking(): boolean {
    return this.#goal.length > 0;
  }

  /** What is to be read now; nothing for the first folder. */
  get sources(): readonly Source<DocumentEntry>[] | undefined {
    this.#keepRoot();
    const step = this.steps.at(-1);
    return step && [step.source];
  }

  /** Address at which a folder inside the open one is found in place. */
  hrefOf(entry: DocumentEntry): string {
    const { id } = this.#list;
    return `${thisPage()}#${id}:${String(new URLSearchParams({ folder: this.pathTo(entry).map(escape).join('/') }))}`;
  }

  /** Names of the folders that lead to one that is shown, its own the last. */
  pathTo(entry: DocumentEntry): readonly string[] {
    return [...this.names, ...this.wayTo(entry).map((step) => step.entry.name), entry.name];
  }

  /** Opens a folder of the one that is open. `source` gave it, and is the one of that index. */
  enter({ entry, source }: DocumentLine, from?: Source<DocumentEntry>): void {
    const way = this.wayTo(entry);
    this.#goal = [];
    this.#go([...this.steps, ...way, this.#step(entry, source, way.at(-1)?.source ?? from)]);
  }

  /** The folders that lead from the open one to what a search has found; none for what is in it. */
  wayTo(entry: DocumentEntry): readonly FolderStep[] {
    const { from, way } = this.#ways.get(entry) ?? {};
    return way && from === this.steps ? way : [];
  }

  /** A search has found these behind folders under the open one, which the source of that index gave. */
  found(entries: readonly DocumentEntry[], way: readonly FolderStep[], source: number): void {
    for (const entry of entries) this.#ways.set(entry, { from: this.steps, way, source });
  }

  /** The index of the source behind which a search has found this. */
  readonly sourceOf = (entry: DocumentEntry): number => this.#ways.get(entry)?.source ?? 0;

  /** Goes back to the folder at a depth, 0 for the first list, which is no folder. */
  back(depth: number): void {
    const steps = this.steps.slice(0, depth);
    const folder = steps.at(-1)?.entry;
    if (folder && !this.#list.dispatchEvent(new FolderOpenEvent(folder, this.names.slice(0, depth)))) return;
    this.#goal = [];
    this.#go(steps);
  }

  /** Goes to the folders of these steps, as the tree does. */
  to(steps: readonly FolderStep[]): void {
    this.#goal = [];
    this.#go(steps);
  }

  /**
   * A step into a folder, for who looks without going.
   *
   * @param steps The way to where it is listed.
   * @param root What was read where that way begins.
   * @param index Of the source that lists it there.
   */
  step(
    entry: DocumentEntry,
    steps: readonly FolderStep[],
    root: readonly LoadedSource<DocumentEntry>[],
    index = 0,
  ): FolderStep {
    return this.#step(entry, index, steps.at(-1)?.source ?? root[index]?.source, steps, root);
  }

  /** Another person reads: what one has opened, and what it holds, is not for the next. */
  forget(): void {
    this.#shown.clear();
    this.#begin();
    // The reading that is about to begin is still of the folder.
    queueMicrotask(() => this.#list.requestUpdate());
  }

  /** Takes the next step towards what an address names, once the folder before is there. */
  walk(lines: readonly DocumentLine[]): void {
    const [name, ...rest] = this.#goal;
    if (name === undefined) return;
    const line = lines.find(({ entry }) => entry.folder && entry.name === name);
    this.#goal = line ? rest : [];
    if (line) {
      const from = this.#documents.sources[line.source]?.source;
      this.#show([...this.steps, this.#step(line.entry, line.source, from)]);
    } else {
      this.gone = name;
      this.#list.requestUpdate();
    }
  }

  /** What is shown of the open folder: kept for the way back. */
  keep(): void {
    const { sources } = this.#documents;
    if (sources.every(({ date, error }) => date && !error))
      this.#shown.set(this.#key(this.steps), { sources, reader: this.#reader });
  }

  #step(
    entry: DocumentEntry,
    index: number,
    from: FolderSource | undefined,
    steps = this.steps,
    read = this.#documents.sources,
  ): FolderStep {
    const { entries, url } = entry;
    const key = `${this.#key(steps)} ${url} ${entry.name}`;
    const { type, label, color } = this.#optionsOf(index);
    const source: Source<DocumentEntry> = entries
      ? { key, label, color, read: async () => ({ items: entries, skipped: 0 }) }
      : (from?.folder?.(entry) ??
        (isOwnTo(read, url)
          ? webSource(url, documentFormats, {
              type,
              label,
              color,
              credentials: this.#list.credentials,
              keep: this.#list.keep,
            })
          : elsewhere(url, key)));
    // The folders inside are asked of the page's own source too.
    if (from?.folder) Object.assign(source, { folder: from.folder.bind(from) });
    if (from?.fetch) Object.assign(source, { fetch: from.fetch });
    return { entry, source };
  }

  #go(steps: readonly FolderStep[]): void {
    this.moved = true;
    this.leave?.();
    this.#show(steps);
    this.#write();
  }

  /** A page that reads something else begins anew: the folders that are open are none of it. */
  #keepRoot(): void {
    if (this.steps.length && this.#begun !== this.#root()) this.#begin();
  }

  /** Stands again where the way begins. */
  #begin(): void {
    if (this.steps.length || this.walking) {
      this.steps = [];
      this.#goal = [];
      this.#write(false);
    }
    this.gone = this.left = undefined;
    this.moved = false;
  }

  #show(steps: readonly FolderStep[]): void {
    if (!this.steps.length) this.#begun = this.#root();
    this.gone = undefined;
    this.left = this.names[steps.length];
    this.steps = steps;
    const kept = this.#shown.get(this.#key(steps));
    const same = kept?.reader.every((part, at) => part === this.#reader[at]);
    if (kept && same) this.#documents.sources = kept.sources;
    this.#list.requestUpdate();
  }

  #key = (steps: readonly FolderStep[]): string => steps.map(({ entry }) => `${entry.url} ${entry.name}`).join('\n');

  get #reader(): Reader {
    const { user, token, fetch, credentials } = this.#documents.settings;
    const { src, type, sources } = this.#list;
    return [user, token, fetch, credentials, src, type, sources];
  }

  /** What the address, or the step of the history, says. */
  get #written(): readonly string[] {
    const { hash, id } = this.#list;
    if (hash && id) {
      const folder = readHash(id)?.get('folder') ?? '';
      return folder.split('/').filter(Boolean).map(unescape);
    }
    const state = readStep(this.#list);
    return Array.isArray(state) ? state.filter((name) => typeof name === 'string') : [];
  }

  /** @param step False where it takes the place of the step before. */
  #write(step = true): void {
    const { hash, id } = this.#list;
    const { names } = this;
    if (hash && id) {
      // What was asked of the folder before is not asked of this one.
      const folder = names.map(escape).join('/');
      writeHash(id, new URLSearchParams(folder && { folder }), step);
      return;
    }
    writeStep(this.#list, names, step);
  }

  /** The reader went back or forth: the folders in common stay. */
  #restore = (): void => {
    const wanted = this.#written;
    const { names } = this;
    // Folders that are still being walked are on the way.
    if (shallowArrayEquals([...wanted], [...names, ...this.#goal])) return;
    let common = 0;
    while (common < wanted.length && wanted[common] === names[common]) common++;
    this.moved = true;
    this.#goal = wanted.slice(common);
    // From the folder in common, each further one is looked for in the one before it.
    this.#show(this.steps.slice(0, common));
  };
}

/** A list leads into its own folders: what it names on another site would be asked with all that the page may. */
function isOwnTo(sources: readonly LoadedSource<DocumentEntry>[], url: string): boolean {
  const address = parseUrl(url, document.baseURI)?.href;
  return !address || sources.some((source) => isOwn(address, source.address ?? document.baseURI));
}

const elsewhere = (url: string, key: string): Source<DocumentEntry> => ({
  key,
  read: () =>
    Promise.reject(new SourceError('blocked', `${url} is of another site than the list that names it`, { url })),
});

/** Names hold slashes on some systems; between two names, one stands for a step. */
const escape = (name: string): string => name.replaceAll('%', '%25').replaceAll('/', '%2F');
const unescape = (name: string): string => name.replaceAll(/%2F/gi, '/').replaceAll('%25', '%');
