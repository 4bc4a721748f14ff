import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readMarks, writeMarks } from '../../data/local-marks.js';
import type { Settings } from '../../settings/settings-context.js';
import { UnreadEvent } from '../../ui/widget-events.js';

/** A reader who comes back after so many milliseconds makes another visit. */
const VISIT = 30 * 60_000;
/** Marks kept for one feed. */
const MOST = 500;

/** A short sign of an item: 32 bits (FNV-1a) are enough to tell the items of one feed apart. */
function sign(key: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/**
 * What is new since the reader's last visit. It is known on this device only, with no account and no server; where
 * nothing can be kept, nothing is called new.
 */
export class Unread implements ReactiveController {
  /** True once it is known what was seen before. */
  isReady = false;
  /** True when something was new on this page: the reader is told, and told when it is done. */
  asked = false;
  /** Changes with what is new. */
  revision = 0;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #settings: () => Settings;
  #name = '';
  #personal = false;
  #opened?: Promise<void>;
  /** Signs of what had been seen before this visit; undefined on the first one. */
  #before?: Set<string>;
  #now: readonly string[] = [];
  #new: ReadonlySet<string> = new Set();

  constructor(host: ReactiveControllerHost & HTMLElement, settings: () => Settings) {
    this.#host = host;
    this.#settings = settings;
    host.addController(this);
  }

  hostConnected(): void {}

  get count(): number {
    return this.#new.size;
  }

  has(key: string): boolean {
    return this.#new.has(key);
  }

  /**
   * Finds the marks of a feed.
   *
   * @param name Tells feeds apart; empty when nothing may be kept.
   * @param personal Whether it was read with the reader's own credentials: the marks then end with the page.
   */
  open(name: string, personal: boolean): Promise<void> {
    this.#personal = personal;
    return (this.#opened ??= this.#read((this.#name = name)));
  }

  /** Tells what is there now: what was not there before this visit is new, and all of it will have been seen at the next one. */
  see(keys: readonly string[]): void {
    this.#now = keys;
    const before = this.#before;
    this.#set(keys.filter((key) => before && !before.has(sign(key))));
    this.asked ||= this.count > 0;
    this.#write('', keys.slice(0, MOST).map(sign));
  }

  /** The reader has followed one item. */
  seen(key: string): void {
    this.#before?.add(sign(key));
    if (this.has(key)) this.#end();
  }

  /** The reader has seen everything. */
  clear(): void {
    this.#before = new Set(this.#now.map(sign));
    this.#end();
  }

  #end(): void {
    const before = this.#before!;
    this.#set([...this.#new].filter((key) => !before.has(sign(key))));
    this.#write(' before', [...before]);
  }

  #set(keys: readonly string[]): void {
    if (keys.length === this.#new.size && keys.every((key) => this.#new.has(key))) return;
    this.#new = new Set(keys);
    this.revision++;
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new UnreadEvent(keys.length));
  }

  async #read(name: string): Promise<void> {
    if (name) {
      const last = await readMarks(name, this.#rules);
      if (last) {
        const another = Date.now() - Date.parse(last.since) > VISIT;
        const before = another ? last : await readMarks(`${name} before`, this.#rules);
        this.#before = before && new Set(before.ids);
        if (another) this.#write(' before', last.ids);
      }
    }
    this.isReady = true;
    this.#host.requestUpdate();
  }

  get #rules() {
    return { ...this.#settings(), personal: this.#personal };
  }

  #write(part: string, ids: readonly string[]): void {
    if (this.#name) void writeMarks(this.#name + part, { ids, since: new Date().toISOString() }, this.#rules);
  }
}
