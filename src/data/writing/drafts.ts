import { forgetWith, sharedStorage, whenForgotten, type Forgetful } from '../keeping/shared-storage.js';
import { noteDenied } from '../keeping/storage-denied.js';
import { pace } from './pace.js';
import { plainJson } from './plain-json.js';
import { tabName } from './tab-name.js';

/** Which form a draft is of, and whose. */
export interface DraftPlace {
  /** Base address of the service. */
  readonly base: string;
  /** Who writes, in the words of the page; empty where it does not say. */
  readonly identity: string;
  /** Name of the form, the same after a reload. */
  readonly form: string;
  /** A shared computer: this tab only, until nobody has touched it for ten minutes. */
  readonly shared?: boolean;
}

/** The most characters of one draft, as JSON, and the most drafts. */
const ROOM = 100_000;
const MOST = 20;
const PREFIX = 'parvis.draft.1:';

interface StoredDraft {
  readonly at: number;
  readonly value: unknown;
}

/** What is not taken by any storage, for as long as the page is open. */
const memory = new Map<string, string>();
const forgetAll = () => memory.clear();

/**
 * What a person has typed in one form and not sent yet: kept at each keystroke, before the next one can come, and given back after
 * a crash or a reload. Two tabs that type in the same form keep two drafts, and neither loses a letter.
 */
export class Draft<T extends object = Record<string, unknown>> {
  /** False where storage is refused: what is typed lasts no longer than the page. To be said before the typing. */
  readonly durable: boolean;
  readonly #storage: Storage | undefined;
  readonly #prefix: string;
  readonly #own: string;
  #from: string | undefined;

  constructor({ base, identity, form, shared }: DraftPlace) {
    this.#prefix = `${PREFIX}${JSON.stringify([base, identity, form])}`;
    this.#own = `${this.#prefix}:${tabName()}`;
    this.#storage = storageFor(!!shared);
    this.durable = !!this.#storage;
    if (!this.durable) noteDenied();
    if (shared) whenForgotten.add(forgetAll);
  }

  /** What was typed last: in this tab, else in any. */
  read(): T | undefined {
    const own = this.#get(this.#own);
    const [name, found] = own ? [this.#own, own] : ((this.#all(this.#prefix)[0] ?? []) as [string?, StoredDraft?]);
    this.#from = name;
    return found?.value as T | undefined;
  }

  /** Keeps what is typed, at once. False: it is too long, or storage is full or refused, and lasts no longer than the page. */
  keep(value: T): boolean {
    const text = plainJson({ at: Date.now(), value } satisfies StoredDraft);
    memory.delete(this.#own);
    if (this.#storage && text.length <= ROOM) {
      try {
        if (!this.#get(this.#own)) this.#makeRoom();
        this.#storage.setItem(this.#own, text);
        return true;
      } catch {
        noteDenied();
      }
    }
    memory.set(this.#own, text);
    return false;
  }

  /** It was sent: the draft of this tab goes, and the one that it was taken from. What other tabs type stays. */
  sent(): void {
    this.#remove(this.#own);
    if (this.#from) this.#remove(this.#from);
  }

  /** The person does not want it: nothing of this form stays, from any tab. */
  erase(): void {
    for (const name of this.#names()) if (name.startsWith(this.#prefix)) this.#remove(name);
  }

  /** Tells its form when a shared computer has forgotten the draft, for it to empty too. @returns What ends that. */
  whenForgotten(form: Forgetful): () => void {
    return forgetWith(form);
  }

  #get(name: string): StoredDraft | undefined {
    try {
      const found = JSON.parse(memory.get(name) ?? this.#storage?.getItem(name) ?? 'null') as StoredDraft | null;
      if (found && typeof found.value === 'object' && found.value) return found;
    } catch {
      // Damaged: the next keystroke replaces it.
    }
    return undefined;
  }

  #names(): string[] {
    return [...new Set([...Object.keys(this.#storage ?? {}), ...memory.keys()])];
  }

  /** All drafts whose name begins so, the youngest first. */
  #all(prefix: string): [string, StoredDraft][] {
    return this.#names()
      .filter((name) => name.startsWith(prefix))
      .map((name) => [name, this.#get(name) ?? { at: 0, value: {} }] as [string, StoredDraft])
      .filter(([, { at }]) => at > Date.now() - pace.keptDraft)
      .sort(([, one], [, other]) => other.at - one.at);
  }

  #makeRoom(): void {
    const kept = new Set(
      this.#all(PREFIX)
        .slice(0, MOST - 1)
        .map(([name]) => name),
    );
    for (const name of Object.keys(this.#storage!)) if (name.startsWith(PREFIX) && !kept.has(name)) this.#remove(name);
  }

  #remove(name: string): void {
    memory.delete(name);
    try {
      this.#storage?.removeItem(name);
    } catch {
      noteDenied();
    }
  }
}

/** Takes the drafts of somebody along, when a page says that the computer is shared, or no longer is. */
export function moveDrafts({ base, identity, shared }: Omit<DraftPlace, 'form'>): void {
  const [from, to] = [storageFor(!shared), storageFor(!!shared)];
  const prefix = `${PREFIX}${JSON.stringify([base, identity]).slice(0, -1)},`;
  for (const name of Object.keys(from ?? {}).filter((one) => one.startsWith(prefix))) {
    const text = from!.getItem(name)!;
    try {
      to?.setItem(name, text);
    } catch {
      memory.set(name, text);
    }
    from!.removeItem(name);
  }
}

/** Nothing where storage is refused, or takes nothing. */
function storageFor(shared: boolean): Storage | undefined {
  try {
    const storage = shared ? sharedStorage() : localStorage;
    storage.setItem('parvis.try', '1');
    storage.removeItem('parvis.try');
    return storage;
  } catch {
    return undefined;
  }
}
