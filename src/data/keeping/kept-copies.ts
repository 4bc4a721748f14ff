import type { User } from '../../settings/settings-context.js';
import type { Answer } from '../request.js';
import { noteDenied } from './storage-denied.js';

/** What decides whether an answer may stay on this device. */
export interface KeepRules {
  readonly user?: User;
  /** A shared computer: nothing stays. */
  readonly shared?: boolean;
  /** `never` forbids it. */
  readonly keep?: string;
}

/** A good answer, as it is stored. */
export interface KeptCopy {
  readonly url: string;
  readonly headers: [string, string][];
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What is needed to choose between copies without reading them. Keys sort by their first part. */
export type CopyKey = [milliseconds: number, bytes: number, reader: string, address: string];

const WEEK = 7 * 24 * 3600 * 1000;
/** Bytes for all copies together, of which each counts for a fiftieth at least: no more than fifty. */
const ROOM = 20 * 2 ** 20;

export const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  });

/**
 * Opens the copies, once the old ones, those of other readers and what is over the bounds have left. IndexedDB, since
 * pages on plain http have no Cache storage. Where storage is refused, notes it and gives nothing.
 */
export async function withCopies<R>(
  { user, shared }: KeepRules,
  use: (store: IDBObjectStore, keys: CopyKey[], reader: string) => R,
): Promise<Awaited<R> | undefined> {
  try {
    const opening = indexedDB.open('parvis-copies', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('copies');
    const database = await settled(opening);
    const store = database.transaction('copies', 'readwrite').objectStore('copies');
    // Once that is over, and however it ends: a page that holds it open is not kept for the way back.
    database.close();
    const reader = JSON.stringify(user) ?? '';
    // Some is left for one more.
    let room = ROOM * 0.98;
    const keys = ((await settled(store.getAllKeys())) as CopyKey[]).reverse().filter((key) => {
      room -= Math.max(key[1], ROOM / 50);
      const stays = !shared && key[2] === reader && key[0] > Date.now() - WEEK && room > 0;
      if (!stays) store.delete(key);
      return stays;
    });
    return await use(store, keys, reader);
  } catch {
    noteDenied();
  }
}

/** Keeps the last good answer of an address, where the rules allow it, in place of the one before. Never throws. */
export const keepCopy = (
  address: string,
  { url, headers, body, personal, cut }: Answer,
  rules: KeepRules,
): Promise<unknown> =>
  withCopies(rules, (store, keys, reader) => {
    for (const key of keys) if (key[3] === address) store.delete(key);
    if (personal || cut || rules.shared || rules.keep === 'never' || body.length > ROOM / 4) return;
    const key: CopyKey = [Date.now(), body.length, reader, address];
    return settled(store.put({ url, headers: [...headers], body } satisfies KeptCopy, key));
  });
