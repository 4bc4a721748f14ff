import { sharedStream } from '../../../data/live/shared-stream.js';
import type { StreamEvent } from '../../../data/live/parse-event-stream.js';
import type { IdeaDesk } from '../idea-desk.js';
import { apiOf } from '../moderation/moderate.js';

/** What the server tells of an idea that has changed. */
interface Changed {
  readonly id: string;
  readonly votes?: number;
  readonly change?: string;
}

/** Milliseconds within which several changes are one reading. */
const TOGETHER = 800;

/**
 * What others do to a box, as it happens: votes are counted where they stand, without moving anything; what is new or has
 * another text is read again, once the reader is not in the middle of something.
 */
export class IdeaLive {
  readonly #desk: IdeaDesk;
  readonly #changed: (idea: Changed) => void;
  #end?: () => void;
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
    const of = JSON.stringify([base, user, !!token, !!fetch]);
    if (of === this.#of || !host.isConnected) return;
    this.#end?.();
    this.#of = of;
    this.#end = sharedStream(new URL('events', base).href, {
      settings: ideas.settings,
      credentials: host.credentials || undefined,
      identity: JSON.stringify(user ?? ''),
      onEvent: (event) => this.#hear(event),
      poll: () => this.#read(),
    });
  }

  hostDisconnected(): void {
    this.#end?.();
    this.#end = undefined;
    this.#of = '';
    clearTimeout(this.#timer);
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
    this.#changed(idea);
    if (idea.change !== 'vote') this.#read();
  }

  #read(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#desk.host.isConnected && !this.#desk.ideas.paused) this.#desk.ideas.reload();
    }, TOGETHER);
  }
}
