import { settled } from '../keeping/kept-copies.js';
import { sharedStorage } from '../keeping/shared-storage.js';
import { noteDenied } from '../keeping/storage-denied.js';
import { limits } from '../limits.js';
import { plainJson } from './plain-json.js';
import type { StoredWrite } from './write.js';

/** Gives what is to stand in place of a write: another one, the same, or nothing. */
export type Change = (is: StoredWrite | undefined) => StoredWrite | undefined;

/** Where the writes of one queue stand. */
export interface Shelf {
  /** All of them, in any order. */
  all(): Promise<StoredWrite[]>;
  /** Changes one as one act, whatever other tabs do. Resolves with what stands there once it is on the disk. */
  change(key: string, change: Change): Promise<StoredWrite | undefined>;
  /** Lets go of what it holds open, which browsers keep with all that knows of it. What is asked later opens it again. */
  close?(): void;
}

/** The shelf of a queue in this browser, which stays when the page goes or crashes. @throws where storage is refused. */
export async function openShelf(queue: string): Promise<Shelf> {
  let open: Promise<IDBDatabase> | undefined;
  const close = () => {
    const database = open;
    open = undefined;
    void database?.then(
      (one) => one.close(),
      () => undefined,
    );
  };
  const transact = async (mode: IDBTransactionMode) =>
    (await (open ??= openWrites(close))).transaction('writes', mode, { durability: 'strict' });
  const shelf: Shelf = {
    async all() {
      const store = (await transact('readonly')).objectStore('writes');
      return (await settled(store.getAll(IDBKeyRange.bound([queue], [queue, []])))) as StoredWrite[];
    },
    async change(key, change) {
      const transaction = await transact('readwrite');
      const over = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error!);
      });
      const store = transaction.objectStore('writes');
      const is = (await settled(store.get([queue, key]))) as StoredWrite | undefined;
      let next: StoredWrite | undefined;
      try {
        next = change(is);
        if (next && next !== is) store.put(next, [queue, key]);
        if (!next && is) store.delete([queue, key]);
      } catch (error) {
        transaction.abort();
        await over.catch(() => undefined);
        throw error;
      }
      await over;
      return next;
    },
    close,
  };
  // Some are opened and take nothing.
  await inTime(shelf.change('', () => undefined));
  return shelf;
}

/** The shelf of a queue on a shared computer: this tab's, until nobody has touched it for ten minutes. @throws where refused. */
export function openSharedShelf(queue: string): Shelf {
  const name = `parvis.outbox.1:${queue}`;
  const read = (): StoredWrite[] => JSON.parse(sharedStorage().getItem(name) ?? '[]') as StoredWrite[];
  read();
  return {
    all: async () => read(),
    async change(key, change) {
      const writes = read();
      const is = writes.find((one) => one.key === key);
      const next = change(is);
      if (next === is) return next;
      const others = writes.filter((one) => one !== is);
      sharedStorage().setItem(name, plainJson(next ? [...others, next] : others));
      return next;
    },
  };
}

/** The shelf of this page, for as long as it is open. */
export function memoryShelf(): Shelf {
  const writes = new Map<string, StoredWrite>();
  return {
    all: async () => [...writes.values()],
    async change(key, change) {
      const next = change(writes.get(key));
      if (next) writes.set(key, next);
      else writes.delete(key);
      return next;
    },
  };
}

/** What storage refuses to take, full or denied, stands in memory. */
export function shelfWith(kept: Shelf): Shelf {
  const memory = memoryShelf();
  return {
    close: () => kept.close?.(),
    async all() {
      const own = await memory.all();
      const inStorage = await kept.all().catch(() => []);
      return [...inStorage.filter(({ key }) => !own.some((one) => one.key === key)), ...own];
    },
    async change(key, change) {
      const own = await memory.change(key, (is) => is && change(is));
      if (own) return own;
      let last: StoredWrite | undefined;
      try {
        return await kept.change(key, (is) => change((last = is)));
      } catch {
        noteDenied();
        return memory.change(key, () => change(last));
      }
    },
  };
}

/** @param leave Called when a later version of ours needs it alone. */
async function openWrites(leave: () => void): Promise<IDBDatabase> {
  const opening = indexedDB.open('parvis-outbox', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('writes');
  // Some engines do not refuse: they never answer.
  const database = await inTime(settled(opening));
  database.onversionchange = leave;
  return database;
}

const inTime = <T>(promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Storage does not answer.')), limits.storage);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
