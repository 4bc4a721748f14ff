import type { MarkRules } from '../../../data/keeping/local-marks.js';
import { noteDenied } from '../../../data/keeping/storage-denied.js';
import type { DocumentEntry } from '../document-entry.js';

/** What this device remembers of one document. */
interface Seen {
  /** What tells one state of it from another: ETag, else size and date. */
  readonly stamp: string;
  /** What it was called. */
  readonly name: string;
  /** When the reader last opened it, and the stamp it had then. */
  readonly opened?: readonly [instant: string, stamp: string];
  /** When it was first found missing. */
  readonly gone?: string;
}

/** What it remembers of one folder. */
interface SeenFolder {
  /** Instant of the last visit. */
  readonly at: string;
  readonly documents: Readonly<Record<string, Seen>>;
  /** What there was at the visit before this one; absent during the first. */
  readonly before?: Readonly<Record<string, string>>;
}

/** What is told of a document beside its name. */
export interface DocumentSigns {
  readonly isNew?: boolean;
  /** It changed since the last visit. */
  readonly updated?: boolean;
  /** It changed since the reader opened it, at this instant. */
  readonly changedSince?: string;
  /** When the reader opened it last, changed since or not. */
  readonly openedAt?: string;
}

/** A document that was there, is not any more, and is remembered. */
export interface WithdrawnDocument {
  readonly key: string;
  readonly name: string;
  readonly since: string;
}

interface Stored {
  readonly reader: string;
  readonly folders: Record<string, SeenFolder>;
}

const NAME = 'parvis.documents.1';
/** A reader who comes back after so many milliseconds makes another visit. */
const VISIT = 30 * 60_000;
const DAY = 86_400_000;
/** Days after which what is gone is forgotten. */
const FORGOTTEN = 30;
/** Folders remembered, and documents in each: a browser gives some five million characters. */
const FOLDERS = 12;
const DOCUMENTS = 1500;

/** What tells a document from others wherever it is: its number where the server gives one, else its address. */
const keyOf = ({ id, url }: DocumentEntry): string => id ?? url;
const stampOf = ({ etag, size, modified }: DocumentEntry): string => etag ?? `${size ?? ''} ${modified ?? ''}`;
/** The stamp of what nothing is told about. */
const UNTOLD = ' ';

let memory: string | null = null;

/**
 * What the reader of this device has seen of a folder: what is new or changed since the visit before, what changed since it
 * was opened, what is gone. No account and no server; where nothing can be kept, nothing is called new.
 */
export class SeenDocuments {
  /** True when this browser refuses to keep it. */
  denied = false;
  readonly #folder: string;
  readonly #rules: MarkRules;
  #storage?: Storage;
  #before?: Readonly<Record<string, string>>;
  /** Of a folder too large to be remembered whole, what is not remembered may have been there. */
  #whole = true;
  #documents: Record<string, Seen> = {};
  /** What was listed first, where there was no visit before: what stood beside a document is not its new name. */
  #first?: Readonly<Record<string, unknown>>;
  /** What the folder has held since it was opened: of others, found in its sub-folders, nothing is known here. */
  readonly #listed = new Set<string>();

  /** Made by `open`, which reads what is known. */
  constructor(folder: string, rules: MarkRules) {
    this.#folder = folder;
    this.#rules = rules;
  }

  /** @param folder What tells this folder from others: its address. */
  static async open(folder: string, rules: MarkRules): Promise<SeenDocuments> {
    const seen = new SeenDocuments(folder, rules);
    try {
      if (!rules.personal)
        seen.#storage = rules.shared
          ? (await import('../../../data/keeping/shared-storage.js')).sharedStorage()
          : localStorage;
    } catch {
      // Refused: the first writing tells.
    }
    const last = seen.#read().folders[folder];
    if (last) {
      seen.#documents = { ...last.documents };
      const another = Date.now() - Date.parse(last.at) > VISIT;
      seen.#before = another
        ? Object.fromEntries(Object.entries(last.documents).map(([key, { stamp }]) => [key, stamp]))
        : last.before;
      seen.#whole = Object.keys(seen.#before ?? {}).length < DOCUMENTS;
    }
    return seen;
  }

  /**
   * Tells what is there now, and keeps it for the next visit.
   *
   * @param complete False when the listing may lack something: nothing is then taken for gone.
   */
  see(entries: readonly DocumentEntry[], complete: boolean): void {
    const now = new Date().toISOString();
    const there = new Set<string>();
    const old = this.#before ?? this.#first ?? {};
    /** What was not there before, by its content. */
    const fresh = new Map<string, string>();
    for (const entry of entries) {
      if (entry.folder) continue;
      const key = keyOf(entry);
      there.add(key);
      this.#listed.add(key);
      if (entry.etag && !(key in old)) fresh.set(entry.etag, key);
      const { opened } = this.#documents[key] ?? {};
      this.#documents[key] = { stamp: this.#stamp(entry), name: entry.name, ...(opened && { opened }) };
    }
    if (complete) {
      for (const [key, one] of Object.entries(this.#documents)) {
        if (there.has(key)) continue;
        // The same content under a name that is new: it was renamed, and is known under that one.
        const renamed = one.gone ? undefined : fresh.get(one.stamp);
        if (renamed) {
          this.#documents[renamed] = { ...one, name: this.#documents[renamed]!.name };
          if (this.#before && key in this.#before) this.#before = { ...this.#before, [renamed]: this.#before[key]! };
        }
        const { gone = now } = one;
        if (renamed || Date.parse(now) - Date.parse(gone) > FORGOTTEN * DAY) delete this.#documents[key];
        else this.#documents[key] = { ...one, gone };
      }
    }
    this.#first ??= { ...this.#documents };
    this.#write();
  }

  /** The reader has opened a document, or has written it. */
  opened(entry: DocumentEntry): void {
    const key = keyOf(entry);
    if (!this.#listed.has(key)) return;
    const stamp = this.#stamp(entry);
    this.#documents[key] = { stamp, name: entry.name, opened: [new Date().toISOString(), stamp] };
    if (this.#before) this.#before = { ...this.#before, [key]: stamp };
    this.#write();
  }

  signs(entry: DocumentEntry): DocumentSigns {
    const key = keyOf(entry);
    if (!this.#listed.has(key)) return {};
    const stamp = this.#stamp(entry);
    const before = this.#before?.[key];
    const [openedAt, openedStamp] = this.#documents[key]?.opened ?? [];
    const changed = openedAt !== undefined && openedStamp !== stamp;
    return {
      isNew: !!this.#before && before === undefined && this.#whole,
      updated: before !== undefined && before !== stamp && !changed,
      changedSince: changed ? openedAt : undefined,
      openedAt,
    };
  }

  /** What was there and is gone, the latest first. */
  get withdrawn(): readonly WithdrawnDocument[] {
    return Object.entries(this.#documents)
      .flatMap(([key, { gone, name }]) => (gone ? { key, name, since: gone } : []))
      .sort((a, b) => (a.since < b.since ? 1 : -1));
  }

  /** A row that was cut off, or that a server could not look into, does not tell that its document changed. */
  #stamp(entry: DocumentEntry): string {
    const stamp = stampOf(entry);
    return stamp === UNTOLD ? (this.#documents[keyOf(entry)]?.stamp ?? stamp) : stamp;
  }

  #read(): Stored {
    const reader = JSON.stringify(this.#rules.user) ?? '';
    try {
      const text = this.#storage ? this.#storage.getItem(NAME) : memory;
      const stored = JSON.parse(text!) as Stored;
      if (stored.reader === reader && Object.values(stored.folders).every(({ documents }) => !!documents))
        return stored;
    } catch {
      // None, or damaged: the next writing replaces it.
    }
    return { reader, folders: {} };
  }

  #write(): void {
    const { reader, folders } = this.#read();
    const documents = Object.fromEntries(Object.entries(this.#documents).slice(-DOCUMENTS));
    const others = Object.entries(folders).filter(([name]) => name !== this.#folder);
    const own: SeenFolder = {
      at: new Date().toISOString(),
      documents,
      // What a first visit finds is not new, and is no longer new at the next.
      before: this.#before ?? Object.fromEntries(Object.entries(documents).map(([key, { stamp }]) => [key, stamp])),
    };
    const text = JSON.stringify({
      reader,
      folders: Object.fromEntries([...others.slice(1 - FOLDERS), [this.#folder, own]]),
    });
    try {
      this.#storage!.setItem(NAME, text);
    } catch {
      if (!this.#rules.personal) {
        noteDenied();
        this.denied = true;
      }
      memory = text;
    }
  }
}
