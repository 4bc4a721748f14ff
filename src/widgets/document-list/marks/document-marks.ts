import { html, nothing, type TemplateResult } from 'lit';
import type { LoadController } from '../../../data/load-controller.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import { UnreadEvent } from '../../../ui/widget-events.js';
import type { DocumentEntry } from '../document-entry.js';
import type { DocumentLine } from '../order/document-lines.js';
import type { DocumentHost } from '../document-host.js';
import { dayOf } from '../sheet/sheet-words.js';
import { SeenDocuments, type DocumentSigns } from './seen-documents.js';

/** Average milliseconds of a month. */
const MONTH = 30.44 * 86_400_000;

/** A line of what is not there any more. */
export interface WithdrawnLine extends DocumentLine {
  readonly since: string;
}

/** Signs beside the documents: new, changed, old, withdrawn. What is known of earlier visits is known on this device only. */
export class DocumentMarks {
  readonly #list: DocumentHost;
  readonly #documents: LoadController<DocumentEntry>;
  readonly #locale: LocaleController;
  /** Called when signs are to be drawn again. */
  readonly #changed: () => void;
  /** Of the folder that is open, and what it is called. */
  #seen?: SeenDocuments;
  #folder = '';
  #opening = '';
  #coming?: Promise<void>;
  #seenOf: readonly unknown[] = [];
  #unread = 0;

  constructor(
    list: DocumentHost,
    documents: LoadController<DocumentEntry>,
    locale: LocaleController,
    changed: () => void,
  ) {
    this.#changed = changed;
    this.#list = list;
    this.#documents = documents;
    this.#locale = locale;
  }

  /** True when this browser refuses to keep what was seen. */
  get denied(): boolean {
    return !!this.#seen?.denied;
  }

  /** Tells what is there now, in a folder of this way. */
  see(path: readonly string[]): void {
    const { sources, settings } = this.#documents;
    const [first] = sources;
    // A source without an address is known by what the page calls it; one without a name cannot be told from others.
    const names = sources.map(({ key, address, label }) => (/^\d+$/.test(key) ? (label ?? '') : (address ?? key)));
    const place = [this.#list.id, ...names, ...path].filter(Boolean).join(' ');
    if (!place || !first) return;
    const { user, shared } = settings;
    const rules = { user, shared, personal: sources.some(({ personal }) => personal) };
    // What one person has seen says nothing to the next.
    const folder = JSON.stringify([place, rules]);
    const of = [folder, ...sources.map(({ items }) => items)];
    if (of.length === this.#seenOf.length && of.every((part, at) => part === this.#seenOf[at])) return;
    if (folder !== this.#folder) {
      if (this.#opening === folder) return;
      this.#opening = folder;
      this.#seen = undefined;
      this.#coming = SeenDocuments.open(place, rules).then((seen) => {
        if (this.#opening !== folder) return;
        this.#opening = '';
        this.#folder = folder;
        this.#seen = seen;
        this.see(path);
      });
      return;
    }
    this.#seenOf = of;
    const complete = sources.every(
      ({ next, stale, cut, unended, skipped, error, loading }) =>
        !(next ?? stale ?? error) && !cut && !unended && !skipped && !loading,
    );
    const entries = sources.flatMap(({ items }) => items);
    this.#seen!.see(entries, complete);
    this.#changed();
    const unread = entries.filter((entry) => {
      const { isNew, updated } = entry.folder ? {} : this.#seen!.signs(entry);
      return !!isNew || !!updated;
    }).length;
    if (unread === this.#unread) return;
    this.#unread = unread;
    this.#list.dispatchEvent(new UnreadEvent(unread));
  }

  /** The reader has opened a document of the folder of this way, or has written it. */
  async opened(entry: DocumentEntry, path: readonly string[]): Promise<void> {
    // What is known of the folder may still be on its way, or not have been asked for yet.
    this.see(path);
    await this.#coming;
    this.#seen?.opened(entry);
    this.#changed();
  }

  /** What this device remembers of a document of the folder of this way. */
  async remembered(entry: DocumentEntry, path: readonly string[]): Promise<DocumentSigns | undefined> {
    this.see(path);
    await this.#coming;
    return this.#seen?.signs(entry);
  }

  /** What was there at an earlier visit, as lines after the others. */
  withdrawn(lines: readonly DocumentLine[]): readonly WithdrawnLine[] {
    const there = new Set(lines.map(({ entry }) => entry.url));
    return (this.#seen?.withdrawn ?? []).flatMap(({ key, name, since }) =>
      there.has(key) ? [] : [{ key: `gone ${key}`, entry: { name, url: '', folder: false }, source: 0, since }],
    );
  }

  /** Signs beside the name of a document. */
  signs(line: DocumentLine): TemplateResult | typeof nothing {
    const t = this.#locale.messages;
    const words = this.#locale.part('documentTools');
    const { entry } = line;
    if (!t || !words || entry.folder) return nothing;
    const { zone } = this.#documents.settings;
    const date = (value: string) => dayOf(value, { t, zone, now: Date.now() });
    const badge = (word: string, kind = '') => html`<span part="badge" class="badge ${kind}">${word}</span>${' '}`;
    if ('since' in line) return badge(words.withdrawn(date((line as WithdrawnLine).since)));
    const { isNew, updated, changedSince } = this.#seen?.signs(entry) ?? {};
    const { staleAfter } = this.#list;
    const { modified = '' } = entry;
    const old = staleAfter > 0 && Date.now() - Date.parse(modified) > staleAfter * MONTH;
    return html`${isNew ? badge(t.isNew, 'new') : nothing}${updated ? badge(words.updated, 'new') : nothing}${
      changedSince ? badge(words.changedSinceOpened(date(changedSince)), 'new') : nothing
    }${old ? badge(words.old(date(modified))) : nothing}`;
  }
}
