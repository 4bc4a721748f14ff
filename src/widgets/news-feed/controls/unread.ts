import type { ReactiveControllerHost } from 'lit';
import { readMarks, writeMarks, type MarkRules } from '../../../data/keeping/local-marks.js';
import { storageDenied } from '../../../data/keeping/storage-denied.js';
import { UnreadEvent } from '../../../ui/widget-events.js';
import { keysOf, type NewsEntry } from '../news-list.js';

/** A reader who comes back after so many milliseconds makes another visit. */
const VISIT = 30 * 60_000;

/**
 * What is new since the reader's last visit. It is known on this device only, with no account and no server; where
 * nothing can be kept, nothing is called new.
 */
export class Unread {
  /** True when something was new on this page: the reader is told, and told when it is done. */
  asked = false;
  /** True when this browser refuses to keep what has been seen. */
  denied = false;
  /** Changes with what is new. */
  revision = 0;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #rules: () => MarkRules;
  readonly #name: string;
  /** Keys of what had been seen before this visit; undefined on the first one. */
  #before?: Set<string>;
  #now: readonly string[] = [];
  #new: ReadonlySet<string> = new Set();

  /** @param name Tells feeds apart. */
  constructor(host: ReactiveControllerHost & HTMLElement, name: string, rules: () => MarkRules) {
    this.#host = host;
    this.#name = name;
    this.#rules = rules;
  }

  get count(): number {
    return this.#new.size;
  }

  has(key: string): boolean {
    return this.#new.has(key);
  }

  /** Finds the marks of the visit before. */
  async open(): Promise<this> {
    const last = await readMarks(this.#name, this.#rules());
    if (last) {
      const another = Date.now() - Date.parse(last.since) > VISIT;
      const before = another ? last : await readMarks(`${this.#name} before`, this.#rules());
      this.#before = before && new Set(before.ids);
      if (another) this.#write(' before', last.ids);
    }
    return this;
  }

  /** Tells what is there now: what was not there before this visit is new, and all of it will have been seen at the next one. */
  see(entries: readonly NewsEntry[]): this {
    this.#now = keysOf(entries);
    const before = this.#before;
    // What stands after all that was seen is older: a next page, or the end of a feed longer than what is remembered. What
    // is urgent or pinned stands before the others, however old it is, and what has no date after them: each has an order of
    // its own.
    const last: Record<string, number> = {};
    const rank = ({ urgent, pinned, date }: NewsEntry) => `${urgent} ${pinned} ${!date}`;
    entries.forEach((entry, index) => {
      if (before?.has(entry.key)) last[rank(entry)] = index;
    });
    const fresh = entries.filter(
      (entry, index) => before && !before.has(entry.key) && index < (last[rank(entry)] ?? Infinity),
    );
    this.#set(keysOf(fresh));
    this.asked ||= this.count > 0;
    this.#write('', this.#now);
    return this;
  }

  /** Other sources are shown, or another reader is there: nothing of these is new any more, and what was seen stays. */
  leave(): void {
    this.#set([]);
  }

  /** The reader has followed one item. */
  seen(key: string): void {
    this.#before?.add(key);
    if (this.has(key)) this.#end();
  }

  /** The reader has seen everything. */
  clear(): void {
    this.#before = new Set(this.#now);
    this.#end();
  }

  #end(): void {
    const before = this.#before!;
    this.#set([...this.#new].filter((key) => !before.has(key)));
    this.#write(' before', [...before]);
  }

  #set(keys: readonly string[]): void {
    if (keys.length === this.#new.size && keys.every((key) => this.#new.has(key))) return;
    this.#new = new Set(keys);
    this.revision++;
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new UnreadEvent(keys.length));
  }

  #write(part: string, ids: readonly string[]): void {
    void writeMarks(this.#name + part, { ids, since: new Date().toISOString() }, this.#rules()).then((kept) => {
      if (kept || !storageDenied() || this.denied) return;
      this.denied = true;
      this.#host.requestUpdate();
    });
  }
}
