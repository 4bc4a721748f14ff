import { sharedStream } from '../../../data/live/shared-stream.js';
import type { StreamEvent } from '../../../data/live/parse-event-stream.js';
import type { IdeaDesk } from '../idea-desk.js';
import { apiOf } from '../moderation/moderate.js';
import { baseOf, identityOf, votesChannel, type VoteNews } from '../votes/votes-of.js';

/** What the server tells of an idea that has changed. */
export interface Changed {
  readonly id: string;
  readonly votes?: number;
  readonly change?: string;
  /** What the reader has done in another tab, as the server has confirmed it. */
  readonly voted?: boolean;
  /** When: grows with each act of this person. */
  readonly at?: number;
}

/** Milliseconds within which several changes are one reading. */
const TOGETHER = 800;

/**
 * What others do to a box, as it happens, and the reader himself in other tabs: votes are counted where they stand, without moving
 * anything; what is new or has another text is read again, once the reader is not in the middle of something.
 */
export class IdeaLive {
  readonly #desk: IdeaDesk;
  readonly #changed: (idea: Changed) => void;
  #end?: () => void;
  #own?: BroadcastChannel;
  #of = '';
  #timer?: ReturnType<typeof setTimeout>;

  /** @param changed Called with an idea of which something has changed. */
  constructor(desk: IdeaDesk, changed: (idea: Changed) => void) {
    this.#desk = desk;
    this.#changed = changed;
    desk.host.addController(this);
  }

  /** Listens to the box that is shown, for the person who reads. */
  listen(): void {
    const { ideas, host } = this.#desk;
    const { user, token, fetch } = ideas.settings;
    const base = apiOf(this.#desk);
    const identity = identityOf(this.#desk);
    const of = JSON.stringify([base, user, identity, !!token, !!fetch]);
    if (of === this.#of || !host.isConnected) return;
    this.#leave();
    this.#of = of;
    // The stream is the same for all, and says of no vote whose it is.
    this.#own = votesChannel(baseOf(this.#desk), identity);
    this.#own.onmessage = ({ data: { id, confirmed, at } }: MessageEvent<VoteNews>) => {
      if (confirmed) this.#changed({ id, votes: confirmed.votes, voted: confirmed.voted, at });
    };
    this.#end = sharedStream(new URL('events', base).href, {
      // As the page says at each try: who has signed in anew is heard again.
      settings: {
        get token() {
          return ideas.settings.token;
        },
        get fetch() {
          return ideas.settings.fetch;
        },
        credentials: ideas.settings.credentials,
      },
      credentials: host.credentials || undefined,
      identity: JSON.stringify(user ?? ''),
      onEvent: (event) => this.#hear(event),
      poll: () => this.#read(),
    });
  }

  hostDisconnected(): void {
    this.#leave();
    this.#of = '';
    clearTimeout(this.#timer);
  }

  #leave(): void {
    this.#end?.();
    this.#own?.close();
    this.#end = this.#own = undefined;
  }

  #hear({ type, data }: StreamEvent): void {
    if (type !== 'idea') return this.#read();
    let idea: Changed;
    try {
      idea = JSON.parse(data) as Changed;
    } catch {
      // What is not understood is read again.
      return this.#read();
    }
    if (typeof idea.id !== 'string') return this.#read();
    const { id, votes, change } = idea;
    this.#changed({ id, votes, change });
    if (change !== 'vote') this.#read();
  }

  #read(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#desk.host.isConnected && !this.#desk.ideas.paused) this.#desk.ideas.reload();
    }, TOGETHER);
  }
}
