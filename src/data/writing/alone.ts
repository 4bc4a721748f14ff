import { settled } from '../keeping/kept-copies.js';
import { newKey } from './new-key.js';
import { pace } from './pace.js';

/** Who this page is, among those that wait for a turn. */
const self = newKey();

interface Lease {
  readonly owner: string;
  readonly until: number;
}

/**
 * Does something in one tab of this browser at a time: waits for its turn, then acts until `act` is over. `lost` is aborted
 * when the turn is no longer sure to be this tab's. By the browser's locks, or a lease in IndexedDB on plain http, which has
 * none; where that is refused too, nothing is shared and each tab acts by itself. Resolves without a turn when `signal` is aborted.
 */
export async function alone(
  name: string,
  signal: AbortSignal,
  act: (lost: AbortSignal) => Promise<void>,
): Promise<void> {
  if (signal.aborted) return;
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return byLease(name, signal, act);
  let had = false;
  try {
    await locks.request(name, { signal }, () => {
      had = true;
      return act(signal);
    });
  } catch (error) {
    if (had) throw error;
    // Where a page has no origin of its own, there are no locks either.
    if (!signal.aborted) await byLease(name, signal, act);
  }
}

async function byLease(name: string, signal: AbortSignal, act: (lost: AbortSignal) => Promise<void>): Promise<void> {
  // Two askers of one page are two.
  const owner = `${self}.${newKey()}`;
  const take = () =>
    withLease<number>(name, (is, now) =>
      // A clock that was set back leaves leases that would last for ever.
      is && is.owner !== owner && is.until > now && is.until <= now + pace.lease * 2
        ? [is, is.until - now]
        : [{ owner, until: now + pace.lease }, 0],
    ).catch(() => 0);
  const free = new BroadcastChannel(`parvis-turn ${name}`);
  const lost = new AbortController();
  const end = () => lost.abort();
  let timer: ReturnType<typeof setInterval> | undefined;
  const leave = () => void withLease(name, (is) => [is?.owner === owner ? undefined : is, 0]).catch(() => 0);
  try {
    for (let wait = await take(); wait && !signal.aborted; wait = await take()) await untilFree(free, wait, signal);
    if (signal.aborted) return;
    signal.addEventListener('abort', end);
    addEventListener('pagehide', leave);
    timer = setInterval(() => void take().then((wait) => wait && end()), pace.lease / 3);
    await act(lost.signal);
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', end);
    removeEventListener('pagehide', leave);
    await withLease(name, (is) => [is?.owner === owner ? undefined : is, 0]).catch(() => 0);
    free.postMessage(0);
    free.close();
  }
}

/** The others say when they leave; who was killed says nothing, and its lease ends. */
const untilFree = (free: BroadcastChannel, wait: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      free.onmessage = null;
      resolve();
    };
    const timer = setTimeout(end, wait * (1 + Math.random() / 4));
    free.onmessage = end;
    signal.addEventListener('abort', end);
  });

/** Looks at a lease and puts another in its place, as one act. */
async function withLease<R>(
  name: string,
  change: (is: Lease | undefined, now: number) => [Lease | undefined, R],
): Promise<R> {
  const opening = indexedDB.open('parvis-turns', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('turns');
  const database = await settled(opening);
  try {
    const store = database.transaction('turns', 'readwrite').objectStore('turns');
    const is = (await settled(store.get(name))) as Lease | undefined;
    const [next, result] = change(is, Date.now());
    if (next && next !== is) await settled(store.put(next, name));
    if (!next && is) await settled(store.delete(name));
    return result;
  } finally {
    database.close();
  }
}
