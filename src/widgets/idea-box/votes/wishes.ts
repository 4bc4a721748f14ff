import { sharedStorage } from '../../../data/keeping/shared-storage.js';
import { noteDenied } from '../../../data/keeping/storage-denied.js';
import { plainJson } from '../../../data/writing/plain-json.js';

/** What a person wants for one idea and the service has not confirmed yet. */
export interface Wish {
  readonly voted: boolean;
  /** Grows with each act of this person in this browser: the later one wins, in whatever order they arrive. */
  readonly at: number;
  readonly key: string;
}

interface Stored {
  /** The greatest `at` that was ever given or seen. */
  readonly last: number;
  readonly wishes: Readonly<Record<string, Wish>>;
}

/**
 * The wishes of one person at one service, for all tabs: they stay when the page goes, and the last act of any tab is
 * the one that counts. Where storage is refused, for as long as the page is open.
 */
export class Wishes {
  readonly #name: string;
  readonly #shared: boolean;
  #memory: string | null = null;
  /** What was read last: it is asked for at each drawing. */
  #known?: { readonly text: string; readonly stored: Stored };

  constructor(base: string, identity: string, shared = false) {
    this.#name = `parvis.votes.1:${JSON.stringify([base, identity])}`;
    this.#shared = shared;
  }

  get last(): number {
    return this.#read().last;
  }

  of(id: string): Wish | undefined {
    return this.#read().wishes[id];
  }

  /** Names of the ideas for which something is wished. */
  get ids(): readonly string[] {
    return Object.keys(this.#read().wishes);
  }

  /** Names of the ideas for which something else is wished, once another tab has written there. */
  changed(name: string | null, before: string | null, after: string | null): readonly string[] {
    if (name !== this.#name) return [];
    const [was, is] = [storedIn(before), storedIn(after)].map((stored) => stored?.wishes ?? {});
    return Object.keys({ ...was, ...is }).filter((id) => was![id]?.at !== is![id]?.at);
  }

  /** Notes a new wish, later than all before it, also where the clock was set back. */
  wish(id: string, voted: boolean, key: string): Wish {
    const { last, wishes } = this.#read();
    const wish = { voted, at: Math.max(Date.now(), last + 1), key };
    this.#write({ last: wish.at, wishes: { ...wishes, [id]: wish } });
    return wish;
  }

  /** Forgets a wish that has come true, or cannot; not one that came after it. */
  forget(id: string, at: number): void {
    const { last, wishes } = this.#read();
    if (wishes[id]?.at === at)
      this.#write({ last, wishes: Object.fromEntries(Object.entries(wishes).filter(([other]) => other !== id)) });
  }

  /** Notes how late the service has seen this person act: in another browser, with another clock. */
  seen(at: number): void {
    const { last, wishes } = this.#read();
    if (at > last) this.#write({ last: at, wishes });
  }

  #read(): Stored {
    try {
      const text = this.#memory ?? this.#storage().getItem(this.#name);
      if (text && text === this.#known?.text) return this.#known.stored;
      const stored = storedIn(text);
      if (text && stored) {
        this.#known = { text, stored };
        return stored;
      }
    } catch {
      // Refused.
    }
    return { last: 0, wishes: {} };
  }

  #write(stored: Stored): void {
    const text = plainJson(stored);
    try {
      this.#storage().setItem(this.#name, text);
      this.#memory = null;
    } catch {
      noteDenied();
      this.#memory = text;
    }
  }

  #storage(): Storage {
    return this.#shared ? sharedStorage() : localStorage;
  }
}

/** None yet, or damaged: the next writing tells. */
function storedIn(text: string | null): Stored | undefined {
  try {
    const stored = JSON.parse(text!) as Stored;
    return Number.isFinite(stored.last) && typeof stored.wishes === 'object' && stored.wishes ? stored : undefined;
  } catch {
    return undefined;
  }
}
