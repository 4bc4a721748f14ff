import { sharedStream } from '../../../../src/data/live/shared-stream.js';
import type { StreamEvent } from '../../../../src/data/live/parse-event-stream.js';
import { pace } from '../../../../src/data/writing/pace.js';

// What lets go as its page seems to go comes back when it is told to, and not by itself.
Object.assign(pace, { wait: 5, longest: 40, lease: 400, poll: 30, stays: 1e6 });

export interface ListenerPage {
  listen(
    url: string,
    options?: { identity?: string; lockless?: boolean; hidden?: boolean },
  ): {
    readonly events: readonly StreamEvent[];
    readonly polls: number;
    /** Resolves once this is true of what was heard. */
    until(is: (events: readonly StreamEvent[], polls: number) => boolean): Promise<void>;
    end(): void;
  };
}

Object.assign(window, {
  listen(url, { identity = '', lockless } = {}) {
    if (lockless) Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
    const events: StreamEvent[] = [];
    const watchers = new Set<() => void>();
    const heard = { events, polls: 0 };
    const changed = () => {
      for (const look of watchers) look();
    };
    const end = sharedStream(url, {
      identity,
      onEvent: (event) => {
        events.push(event);
        changed();
      },
      poll: () => {
        heard.polls++;
        changed();
      },
    });
    return Object.assign(heard, {
      end,
      until: (is: (events: readonly StreamEvent[], polls: number) => boolean) =>
        new Promise<void>((resolve) => {
          const look = () => is(events, heard.polls) && (watchers.delete(look), resolve());
          watchers.add(look);
          look();
        }),
    });
  },
} satisfies ListenerPage);
