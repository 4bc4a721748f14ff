import { limits } from '../../../../src/data/limits.js';
import { Outbox, type OutboxPlace } from '../../../../src/data/writing/outbox.js';
import { pace } from '../../../../src/data/writing/pace.js';
import { writeTo } from '../../../../src/widgets/idea-box/backends/ask-backend.js';

limits.write = 2000;
Object.assign(pace, { wait: 5, longest: 40, lease: 400, stays: 40 });

export interface WriterOptions {
  readonly base: string;
  readonly identity?: string;
  readonly knowsKeys?: boolean;
  readonly shared?: boolean;
  /** The key is not told to the server. */
  readonly keyless?: boolean;
  /** As on plain http. */
  readonly lockless?: boolean;
}

export interface WriterPage {
  start(options: WriterOptions): Outbox;
}

/** Writes from this page. */
Object.assign(window, {
  start({ base, identity = '', knowsKeys = true, shared, keyless, lockless }: WriterOptions): Outbox {
    if (lockless) Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
    const place: OutboxPlace = {
      base,
      identity,
      knowsKeys,
      shared,
      send: ({ key, body }, signal) =>
        writeTo(
          { base, settings: {} },
          {
            url: `${base}ideas`,
            body,
            headers: { 'x-identity': encodeURIComponent(identity), ...(keyless ? {} : { 'idempotency-key': key }) },
            signal,
          },
        ),
      async find({ body }, signal) {
        const answer = await window.fetch(`${base}ideas`, { signal });
        const ideas = (await answer.json()) as { text: string }[];
        const at = ideas.findIndex(({ text }) => text === (body as { text: string }).text);
        return at < 0 ? undefined : { id: at + 1 };
      },
    };
    return Outbox.at(place);
  },
} satisfies WriterPage);
