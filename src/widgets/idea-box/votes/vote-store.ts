import { limits } from '../../../data/limits.js';
import { abortable } from '../../../data/loading/abortable.js';
import { SourceError } from '../../../data/source-error.js';
import { newKey } from '../../../data/writing/new-key.js';
import { nextWait } from '../../../data/writing/pace.js';
import type { WriteError } from '../../../data/writing/write-error.js';
import { moment } from './moment.js';
import type { Vote, VoteAnswer } from './vote.js';
import { votesChannel, type VoteNews } from './votes-of.js';
import { Wishes, type Wish } from './wishes.js';

/**
 * What is drawn of an idea's votes: what the service confirmed, and beside it what is under way.
 * `idle` · `sending` · `waiting` for the network or the next try · `signed-out`: the service does not know the person any more ·
 * `refused`: the service said no, and the vote is as it was
 */
export interface VoteScreen {
  readonly confirmed: Vote;
  /** What the person wants, until the service has confirmed it. */
  readonly wanted?: boolean;
  readonly state: 'idle' | 'sending' | 'waiting' | 'signed-out' | 'refused';
  /** Why it was refused or has to wait. */
  readonly error?: SourceError;
}

/** Where votes are sent, and whose they are. */
export interface VotePlace {
  readonly base: string;
  /** Who votes, in the words of the page; empty where it does not say. */
  readonly identity: string;
  readonly shared?: boolean;
  /** Sends a vote. @throws {SourceError} without a `status` when no answer came. */
  send(id: string, wish: Wish, signal: AbortSignal): Promise<VoteAnswer>;
}

interface Sending {
  tries: number;
  timer?: ReturnType<typeof setTimeout>;
  /** Ends the request that is under way. */
  stop?: AbortController;
}

interface Confirmed extends Vote {
  /** Of the act that the answer was for. */
  readonly at: number;
  /** When it came: see `moment`. */
  readonly came: number;
}

/**
 * The votes of one person: the last wish for each idea is sent until the service has taken it, one request at a time for each
 * idea, and what is drawn is what the service confirmed. A plain class: it draws nothing, and tells who listens.
 */
export class VoteStore {
  /** Votes that the person still has, as the service said last. */
  left?: number;
  /** When it said so: see `moment`. */
  #leftAt = 0;
  readonly #place: VotePlace;
  readonly #wishes: Wishes;
  readonly #confirmed = new Map<string, Confirmed>();
  readonly #sending = new Map<string, Sending>();
  readonly #errors = new Map<string, { error: SourceError; state: 'waiting' | 'signed-out' | 'refused' }>();
  readonly #listeners = new Set<(id: string) => void>();
  readonly #others: BroadcastChannel;
  #closed = false;

  constructor(place: VotePlace) {
    this.#place = place;
    this.#wishes = new Wishes(place.base, place.identity, place.shared);
    this.#others = votesChannel(place.base, place.identity);
    this.#others.onmessage = ({ data }: MessageEvent<VoteNews>) => {
      const { id, confirmed, at } = data;
      if (confirmed) this.#confirm(id, confirmed, at);
      this.#tell(id);
    };
    addEventListener('storage', this.#hear);
    addEventListener('online', this.#return);
    document.addEventListener('visibilitychange', this.#return);
    // What an earlier page could not send.
    for (const id of this.#wishes.ids) this.#send(id);
  }

  /** Calls a function with the id of each idea whose votes have changed. @returns What ends it. */
  subscribe(listener: (id: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** True while a wish has not come true. */
  get waits(): boolean {
    return this.#wishes.ids.length > 0;
  }

  /** What to draw of an idea. */
  screen(id: string): VoteScreen {
    const { voted = false, votes } = this.#confirmed.get(id) ?? {};
    const confirmed: Vote = { voted, votes };
    const wish = this.#wishes.of(id);
    const { error, state } = this.#errors.get(id) ?? {};
    if (!wish) return state === 'refused' ? { confirmed, state, error } : { confirmed, state: 'idle' };
    const sending = !!this.#sending.get(id)?.stop;
    return { confirmed, wanted: wish.voted, state: sending ? 'sending' : (state ?? 'waiting'), error };
  }

  /** The person wants to vote, or to take the vote back: the last wish counts. */
  want(id: string, voted: boolean): void {
    // What was refused before has been read.
    for (const [other, { state }] of this.#errors) if (state === 'refused') this.#errors.delete(other);
    this.#errors.delete(id);
    this.#wishes.wish(id, voted, newKey());
    const sending = this.#sending.get(id);
    // A request under way is waited for, and the new wish goes after it; a wait is not.
    if (!sending?.stop) this.#again(id);
    this.#share(id);
  }

  /**
   * Takes what a list says of an idea, or a live event (which tells no one's own vote). What was asked before the last answer
   * to a vote came is older than that answer.
   *
   * @param asked - When it was asked for, as `moment` gives it.
   */
  learn(id: string, vote: Partial<Vote>, asked = moment()): void {
    const was = this.#confirmed.get(id);
    if (was && asked < was.came) return;
    const { voted = false, votes, at = 0, came = 0 } = { ...was, ...vote };
    this.#confirmed.set(id, { voted, votes, at, came });
    this.#tell(id);
  }

  /** Takes what a reading says of the votes that are left: they come back when an idea is decided, and a cap may change. */
  learnLeft(left: number | undefined, asked: number): void {
    if (asked >= this.#leftAt) this.left = left;
  }

  /** Sends what waits, now: the person has signed in, or asks for it. */
  flush(): void {
    for (const id of this.#wishes.ids) if (!this.#sending.get(id)?.stop) this.#again(id);
  }

  /** Ends it. What is not sent stays in storage, for the same person and nobody else. */
  close(): void {
    this.#closed = true;
    removeEventListener('storage', this.#hear);
    removeEventListener('online', this.#return);
    document.removeEventListener('visibilitychange', this.#return);
    for (const { timer, stop } of this.#sending.values()) {
      clearTimeout(timer);
      stop?.abort();
    }
    this.#sending.clear();
    this.#listeners.clear();
    this.#others.close();
  }

  /** What another tab says of a wish may come before the storage shows what became of it. */
  readonly #hear = ({ key, oldValue, newValue }: StorageEvent) => {
    for (const id of this.#wishes.changed(key, oldValue, newValue)) this.#tell(id);
  };

  readonly #return = ({ type }: Event) => {
    if (type === 'online' || !document.hidden) this.flush();
  };

  #again(id: string): void {
    clearTimeout(this.#sending.get(id)?.timer);
    this.#sending.delete(id);
    this.#send(id);
  }

  #send(id: string): void {
    if (this.#closed || this.#sending.has(id)) return;
    const sending: Sending = { tries: 0 };
    this.#sending.set(id, sending);
    void this.#work(id, sending);
  }

  /** One request after the other, until the last wish has come true or cannot. */
  async #work(id: string, sending: Sending): Promise<void> {
    for (let wish = this.#wishes.of(id); wish; wish = this.#wishes.of(id)) {
      const stop = (sending.stop = new AbortController());
      const timer = setTimeout(() => stop.abort(), limits.write);
      this.#tell(id);
      try {
        const answer = await abortable(this.#place.send(id, wish, stop.signal), stop.signal);
        if (this.#closed) return;
        sending.tries = 0;
        this.#errors.delete(id);
        this.#take(id, wish, answer);
      } catch (thrown) {
        if (this.#closed) return;
        const error = thrown instanceof SourceError ? thrown : new SourceError('network', String(thrown));
        sending.tries++;
        if (this.#fail(id, wish, error, sending)) return;
      } finally {
        clearTimeout(timer);
        sending.stop = undefined;
      }
    }
    this.#sending.delete(id);
    this.#tell(id);
  }

  #take(id: string, wish: Wish, answer: VoteAnswer): void {
    const { at = wish.at, voted } = answer;
    this.#confirm(id, answer, at);
    this.#share(id, answer, at);
    const now = this.#wishes.of(id);
    if (voted !== wish.voted && at > this.#wishes.last && now?.at === wish.at) {
      // Another browser of the same person has a clock that goes before this one: the last to act is here.
      this.#wishes.seen(at);
      this.#wishes.wish(id, wish.voted, newKey());
      return;
    }
    this.#wishes.forget(id, wish.at);
  }

  /** @returns True when nothing more is to be sent for now. */
  #fail(id: string, wish: Wish, error: SourceError, sending: Sending): boolean {
    const { status = 0, kind, code } = error as WriteError;
    const is = this.#wishes.of(id);
    // What the person wants now is another thing, and was not refused.
    const newer = is && is.at !== wish.at;
    if (status === 401 || kind === 'login') {
      this.#errors.set(id, { error, state: 'signed-out' });
      this.#sending.delete(id);
      this.#tell(id);
      return true;
    }
    // By another tab, or for a request that was given up here: its answer is this one's too.
    const inProgress = code === 'key-in-progress';
    const refused = kind === 'setup' || kind === 'blocked' || (status >= 400 && status < 500 && status !== 408);
    if (refused && status !== 429 && !inProgress) {
      this.#wishes.forget(id, wish.at);
      if (!newer) this.#errors.set(id, { error, state: 'refused' });
      // Other tabs show it as under way.
      this.#share(id);
      return false;
    }
    if (newer && !error.retryAfter) return false;
    this.#errors.set(id, { error, state: 'waiting' });
    const wait = Math.max((error.retryAfter ?? 0) * 1000, nextWait(sending.tries));
    sending.timer = setTimeout(() => void this.#work(id, sending), wait);
    queueMicrotask(() => this.#tell(id));
    return true;
  }

  /** Keeps what the service said, unless it has said something of a later act already. */
  #confirm(id: string, { voted, votes, left }: VoteAnswer, at: number): void {
    const was = this.#confirmed.get(id);
    if (was && was.at > at) return;
    this.#confirmed.set(id, { voted, votes, at, came: moment() });
    if (left === undefined) return;
    this.left = left;
    this.#leftAt = moment();
  }

  #share(id: string, confirmed?: VoteAnswer, at = 0): void {
    this.#tell(id);
    this.#others.postMessage({ id, confirmed, at } satisfies VoteNews);
  }

  #tell(id: string): void {
    for (const listener of this.#listeners) listener(id);
  }
}
