import { whenForgotten } from '../keeping/shared-storage.js';
import { noteDenied } from '../keeping/storage-denied.js';
import { limits } from '../limits.js';
import { abortable } from '../loading/abortable.js';
import { SourceError } from '../source-error.js';
import { alone } from './alone.js';
import { newKey } from './new-key.js';
import { nextWait, pace } from './pace.js';
import { memoryShelf, openSharedShelf, openShelf, shelfWith, type Change, type Shelf } from './shelf.js';
import { tabName } from './tab-name.js';
import type { StoredWrite, Write, WriteFailure } from './write.js';
import { WriteError } from './write-error.js';

/** Where an outbox sends, and for whom. */
export interface OutboxPlace {
  /** Base address of the service. */
  readonly base: string;
  /** Who writes, in the words of the page; empty where it does not say. Nobody else sees or sends what he wrote. */
  readonly identity: string;
  /**
   * True where the service does a write of the same key once only, however often it comes. Where not, nothing is sent twice by
   * the outbox; but browsers send once more by themselves what breaks off on a connection that they had used before.
   */
  readonly knowsKeys: boolean;
  /** A shared computer: the queue is this tab's, until nobody has touched it for ten minutes. */
  readonly shared?: boolean;
  /**
   * Sends one write. @returns What the service answered, as plain data.
   * @throws {SourceError} without a `status` when no answer came.
   */
  send(write: Write, signal: AbortSignal): Promise<unknown>;
  /** Looks whether a write without an answer has arrived all the same. @returns What `send` would have; undefined: it is not there. */
  find?(write: Write, signal: AbortSignal): Promise<unknown>;
}

/** How a write is added. */
export interface AddOptions {
  /** A key made earlier by `newKey`, kept with the draft: what is added twice under one key is there once. */
  readonly key?: string;
  /** Writes that keep their order among them; all of one kind, when absent. */
  readonly group?: string;
}

const open = new Map<string, { outbox: Outbox; users: number }>();

/**
 * What a person has written and sent, until the service has answered. It stands in storage before it leaves, survives a
 * crash at any moment, and is sent once, by whichever tab is there. A plain class: it draws nothing, and tells who listens.
 */
export class Outbox {
  /** The outbox of a place, the same for all of the page that write there. Each `at` has its `close`. */
  static at(place: OutboxPlace): Outbox {
    const queue = JSON.stringify([place.base, place.identity, ...(place.shared ? ['shared'] : [])]);
    const one = open.get(queue) ?? { outbox: new Outbox(queue, place), users: 0 };
    one.outbox.#place = place;
    one.users++;
    open.set(queue, one);
    return one.outbox;
  }

  /** False where storage is refused: what is written lasts no longer than the page. To be said before the typing. */
  readonly durable: Promise<boolean>;
  #writes: readonly StoredWrite[] = [];
  readonly #queue: string;
  readonly #self = newKey();
  #place: OutboxPlace;
  readonly #shelf: Promise<Shelf>;
  readonly #listeners = new Set<() => void>();
  readonly #others: BroadcastChannel;
  readonly #sending = new Map<string, AbortController>();
  /** What the person has asked for, whatever the browser thinks of the network. */
  readonly #forced = new Set<string>();
  /** Ends the work of this page; another one when the page comes back. */
  #stop = new AbortController();
  #closed = false;
  #running = false;
  #asked = false;
  #wake = () => {};

  /** Made by `at`: two of one queue in a page would be one too many. */
  constructor(queue: string, place: OutboxPlace) {
    this.#queue = queue;
    this.#place = place;
    const opened = this.#open();
    this.#shelf = opened.then(({ shelf }) => shelf);
    this.durable = opened.then(({ durable }) => durable);
    this.#others = new BroadcastChannel(`parvis-outbox ${queue}`);
    this.#others.onmessage = ({ data }) => void (data === 'flush' ? this.#hurry() : this.#refresh());
    addEventListener('online', this.#return);
    document.addEventListener('visibilitychange', this.#return);
    addEventListener('pagehide', this.#leave);
    addEventListener('pageshow', this.#return);
    whenForgotten.add(this.#forget);
    // Where signing in leads to another page and back, this is the one that has come back.
    void this.#clean().then(() => this.#hurry());
  }

  /** What is under way and what came of it, in the order in which it was written. */
  get writes(): readonly Write[] {
    return this.#writes;
  }

  /** Calls a function at each change. @returns What ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Adds what a person has just sent. Resolves once it stands in storage: its draft may go. */
  async add<B, A = unknown>(kind: string, body: B, options: AddOptions = {}): Promise<Write<B, A>> {
    const { key = newKey(), group = kind } = options;
    await this.#read();
    const order = 1 + Math.max(0, ...this.#writes.map((one) => one.order));
    const write: StoredWrite = { key, kind, group, body, made: Date.now(), tries: 0, state: 'waiting', order };
    const stands = await this.#change(key, (is) => is ?? write);
    void this.#run();
    return stands as unknown as Write<B, A>;
  }

  /** Resolves when nothing more happens by itself (`done`, `refused`, `unsure`, `signed-out`); undefined: it was dropped. */
  async settled<B = unknown, A = unknown>(key: string): Promise<Write<B, A> | undefined> {
    await this.#read();
    return new Promise((resolve) => {
      const look = () => {
        const write = this.#writes.find((one) => one.key === key);
        if (write && isPending(write, this.#place)) return;
        end();
        resolve(write as Write<B, A> | undefined);
      };
      const end = this.subscribe(look);
      look();
    });
  }

  /**
   * Sends again, at once, as the person asks. What was refused was not done: it is a new act, of a new key. What is unsure is
   * looked for once more, for it may have arrived since; what was looked for before is sent if it is still not there.
   *
   * @returns The write as it now is.
   */
  async retry(key: string): Promise<Write | undefined> {
    const old = this.#writes.find((one) => one.key === key);
    this.#forced.add(key);
    if (old?.state !== 'refused') {
      const again = await this.#change(key, (is) => {
        if (!is || is.state === 'done' || is.state === 'sending') return is;
        // Another tab may have sent it meanwhile, and what was on its way may have arrived.
        return is.state === 'unsure' && this.#place.find
          ? { ...waiting(is), state: 'unsure', error: is.error, again: is.looked ?? is.again }
          : { ...waiting(is), tries: 0 };
      });
      void this.#run();
      return again;
    }
    // The new one stands before the old one goes; and where the page ends between the two, the next one has the same name.
    const [, first, times] = /^(.*?)(?:\.(\d+))?$/.exec(key)!;
    const fresh = `${first}.${Number(times ?? 0) + 1}`;
    const again = await this.#change(fresh, (is) => is ?? { ...waiting(old), key: fresh, tries: 0, made: Date.now() });
    await this.#change(key, () => undefined);
    void this.#run();
    return again;
  }

  /** Forgets a write: it was looked at, or the person gives it up. One that is on its way may arrive all the same. */
  async drop(key: string): Promise<void> {
    await this.#change(key, () => undefined);
    this.#sending.get(key)?.abort();
  }

  /** Sends what waits, now: the person has signed in, or is back. What a busy server asked to wait for is waited for. */
  flush(): void {
    this.#others.postMessage('flush');
    void this.#hurry();
  }

  /** Ends what one `at` began. What is not sent stays in storage, for the same person and nobody else. */
  close(): void {
    const one = open.get(this.#queue);
    if (one?.outbox !== this || --one.users) return;
    open.delete(this.#queue);
    this.#closed = true;
    this.#leave();
    removeEventListener('online', this.#return);
    document.removeEventListener('visibilitychange', this.#return);
    removeEventListener('pagehide', this.#leave);
    removeEventListener('pageshow', this.#return);
    whenForgotten.delete(this.#forget);
    this.#others.close();
    void this.#shelf.then((shelf) => shelf.close?.());
    this.#writes = [];
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }

  async #open(): Promise<{ shelf: Shelf; durable: boolean }> {
    try {
      const kept = this.#place.shared ? openSharedShelf(this.#queue) : await openShelf(this.#queue);
      return { shelf: shelfWith(kept), durable: true };
    } catch {
      noteDenied();
      return { shelf: memoryShelf(), durable: false };
    }
  }

  /** What is over is forgotten after a day: whoever waited for it has seen it. */
  async #clean(): Promise<void> {
    const shelf = await this.#shelf;
    for (const { key, state, made } of await shelf.all())
      if (!this.#closed && state === 'done' && Math.abs(Date.now() - made) > pace.keptDone)
        await shelf.change(key, () => undefined);
  }

  async #read(): Promise<readonly StoredWrite[]> {
    if (this.#closed) return this.#writes;
    const all = await (await this.#shelf).all();
    if (!this.#closed)
      this.#writes = all.sort((one, other) => one.order - other.order || (one.key < other.key ? -1 : 1));
    return this.#writes;
  }

  async #change(key: string, change: Change): Promise<StoredWrite | undefined> {
    const stands = await (await this.#shelf).change(key, change);
    await this.#tell();
    if (!this.#closed) this.#others.postMessage('changed');
    return stands;
  }

  async #tell(): Promise<void> {
    await this.#read();
    for (const listener of this.#listeners) listener();
  }

  /** Another tab has changed something: that one may be gone, and this one the last. */
  async #refresh(): Promise<void> {
    await this.#tell();
    this.#wake();
    if (heads(this.#writes, this.#place).length) void this.#run();
  }

  readonly #forget = () => {
    if (this.#place.shared) void this.#tell();
  };

  readonly #leave = () => {
    this.#stop.abort();
    this.#wake();
  };

  readonly #return = ({ type }: Event) => {
    if (type === 'visibilitychange' && document.hidden) return;
    if (this.#stop.signal.aborted) this.#stop = new AbortController();
    void this.#hurry();
  };

  /**
   * Firefox settles before `pagehide` whether the page is kept for the way back, and keeps none that has or awaits a lock. What is
   * being sent bars it anyway, and is not broken off by what may be a download.
   */
  readonly #pass = () => {
    if (this.#sending.size) return;
    this.#leave();
    setTimeout(this.#stay, pace.stays);
  };

  /** The page is still there. */
  readonly #stay = () => {
    if (this.#closed || !this.#stop.signal.aborted) return;
    this.#stop = new AbortController();
    void this.#refresh();
  };

  async #hurry(): Promise<void> {
    for (const { key, state, error, next } of await this.#read())
      if ((next && !error?.retryAfter) || state === 'signed-out')
        await this.#change(key, (is) => {
          if (is?.state !== state || is.next !== next) return is;
          return { ...waiting(is), state: state === 'unsure' ? state : 'waiting', error: is.error };
        });
    await this.#refresh();
  }

  /** Works until nothing is left to do, when it is this tab's turn. */
  async #run(): Promise<void> {
    this.#asked = true;
    this.#wake();
    if (this.#running) return;
    this.#running = true;
    addEventListener('beforeunload', this.#pass);
    // The queue of a shared computer is this tab's, and leaves no name behind.
    const turn = `parvis-outbox ${this.#place.shared ? tabName() : this.#queue}`;
    try {
      while (this.#asked && !this.#stop.signal.aborted) {
        this.#asked = false;
        await alone(turn, this.#stop.signal, (lost) => this.#work(lost));
      }
    } finally {
      this.#running = false;
      removeEventListener('beforeunload', this.#pass);
    }
  }

  async #work(lost: AbortSignal): Promise<void> {
    const { signal } = this.#stop;
    const over = Promise.race([aborted(lost), aborted(signal)]);
    while (!signal.aborted && !lost.aborted) {
      let woken = false;
      const wake = new Promise<void>((resolve) => {
        this.#wake = () => {
          woken = true;
          resolve();
        };
      });
      const now = Date.now();
      const todo = heads(await this.#read(), this.#place);
      if (!todo.length) return;
      let wait = pace.longest;
      for (const write of todo) {
        if (this.#sending.has(write.key)) continue;
        const left = notBefore(write, this.#place, this.#self) - now;
        // A clock that was set back must not make one wait for years.
        const most = Math.max(pace.longest * 1.5, limits.write, 1000 * (write.error?.retryAfter ?? 0));
        if (left > 0 && left <= most) wait = Math.min(wait, left);
        else if (this.#forced.delete(write.key) || navigator.onLine) void this.#send(write).finally(() => this.#wake());
      }
      if (woken) continue;
      const timer = setTimeout(this.#wake, wait);
      await Promise.race([wake, over]);
      clearTimeout(timer);
    }
  }

  async #send(write: StoredWrite): Promise<void> {
    const { key } = write;
    const { signal } = this.#stop;
    const place = this.#place;
    const stop = new AbortController();
    const end = () => stop.abort();
    this.#sending.set(key, stop);
    signal.addEventListener('abort', end);
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      // What was being sent when its page went: again where the key makes that one act; else it is looked for.
      const again = write.state === 'sending' || (place.knowsKeys && write.tries > 0);
      const look = write.state === 'unsure' || (again && !isSafe(write, place));
      const mine = await this.#change(key, (is) => {
        if (is?.state !== write.state || is.by !== write.by || is.tries !== write.tries) return is;
        if (look) return { ...waiting(is), state: 'unsure', by: this.#self, error: is.error };
        return {
          ...waiting(is),
          state: 'sending',
          by: this.#self,
          tries: is.tries + 1,
          sent: Date.now(),
          error: is.error,
        };
      });
      if (mine?.by !== this.#self || mine.state !== (look ? 'unsure' : 'sending') || stop.signal.aborted) return;
      timer = setTimeout(end, limits.write);
      try {
        const act = look ? place.find?.(mine, stop.signal) : place.send(mine, stop.signal);
        const answer = await abortable(Promise.resolve(act), stop.signal);
        if (look && answer === undefined) {
          const next: Partial<StoredWrite> = mine.again
            ? { again: false, tries: 0 }
            : { state: 'unsure', looked: true };
          await this.#put(mine, { ...waiting(mine), ...next });
        } else await this.#change(key, (is) => is && { ...waiting(is), state: 'done', answer });
      } catch (error) {
        // It goes on in another page, or nowhere: there it stands as being sent.
        if (signal.aborted) return;
        await this.#put(mine, afterFailure(mine, error, place));
      }
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      this.#sending.delete(key);
    }
  }

  /** Puts what came of a try in its place, unless another tab or the person has taken over. */
  async #put({ key, by, state }: StoredWrite, write: StoredWrite): Promise<void> {
    await this.#change(key, (is) => (is?.by === by && is?.state === state ? write : is));
  }
}

/** A write as before it was tried, but for how often it was. */
const waiting = ({ next, error, looked, answer, ...write }: StoredWrite): StoredWrite => ({
  ...write,
  state: 'waiting',
});

/** True when it may be sent again: the service does it once. */
const isSafe = ({ made }: Write, { knowsKeys }: OutboxPlace): boolean =>
  knowsKeys && Math.abs(Date.now() - made) < pace.keyLife;

/** True while something happens with a write by itself. */
const isPending = ({ state, looked }: Write, { find }: OutboxPlace): boolean =>
  state === 'waiting' || state === 'sending' || (state === 'unsure' && !!find && !looked);

/** Epoch milliseconds before which a write is left alone. */
function notBefore(write: StoredWrite, place: OutboxPlace, self: string): number {
  const { state, by, sent = 0, next = 0 } = write;
  if (state !== 'sending') return next;
  // The turn of a tab that had a lock ends with the tab; a lease ends also while its tab sleeps, and is about to send.
  return by === self || isSafe(write, place) || (navigator.locks as unknown) ? 0 : sent + limits.write;
}

/** What is next in each group. One that waits for the person holds back the others only when he has to sign in. */
function heads(writes: readonly StoredWrite[], place: OutboxPlace): StoredWrite[] {
  const seen = new Set<string>();
  return writes.filter((write) => {
    if (write.state === 'unsure') return isPending(write, place);
    if (write.state === 'done' || write.state === 'refused' || seen.has(write.group)) return false;
    seen.add(write.group);
    return write.state !== 'signed-out';
  });
}

/** What a failed try leads to (RFC 9110, 15.5 and 15.6). */
function afterFailure(write: StoredWrite, thrown: unknown, place: OutboxPlace): StoredWrite {
  const error: WriteFailure = failureOf(thrown);
  const { kind, status = 0, code, retryAfter } = error;
  const again = (): StoredWrite => ({
    ...waiting(write),
    error,
    next: Date.now() + Math.max((retryAfter ?? 0) * 1000, nextWait(write.tries)),
  });
  if (write.state === 'unsure') return { ...again(), state: 'unsure' };
  if (status === 401 || kind === 'login') return { ...waiting(write), state: 'signed-out', error };
  if (kind === 'blocked' || kind === 'setup') return { ...waiting(write), state: 'refused', error };
  // Nothing has left, or the server says that it did nothing.
  const askedToWait = kind === 'busy' && (status < 500 || retryAfter !== undefined);
  if (kind === 'offline' || askedToWait || code === 'key-in-progress') return again();
  if (status === 422 && code === 'key-reused') {
    const message = 'a fault of the program, not of what was written: one key has served for two writes';
    return { ...waiting(write), state: 'refused', error: { ...error, message: `${message} (${error.message})` } };
  }
  if (status >= 400 && status < 500 && status !== 408) return { ...waiting(write), state: 'refused', error };
  return isSafe(write, place) ? again() : { ...waiting(write), state: 'unsure', error };
}

function failureOf(thrown: unknown): WriteFailure {
  if (!(thrown instanceof SourceError)) return { kind: 'network', message: String(thrown) };
  const { kind, message, status, retryAfter } = thrown;
  const { code, fields } = thrown instanceof WriteError ? thrown : {};
  return { kind, message, status, retryAfter, code, fields };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
