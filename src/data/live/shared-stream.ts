import type { Settings } from '../../settings/settings-context.js';
import { SourceError } from '../source-error.js';
import { alone } from '../writing/alone.js';
import { nextWait, pace } from '../writing/pace.js';
import { eventStream } from './event-stream.js';
import type { StreamEvent } from './parse-event-stream.js';
import { pause } from './pause.js';

/** What is listened to, by all tabs of a browser that do so for the same person. */
export interface SharedStreamOptions {
  readonly settings?: Settings;
  readonly credentials?: string;
  /** Who reads, in the words of the page: nobody hears what another one may hear. */
  readonly identity: string;
  /** Called with each event; of type `gap` when some may have been missed, and what is shown is to be read again. */
  readonly onEvent: (event: StreamEvent) => void;
  /** Where there is no stream, called every minute in the tabs that are seen. */
  readonly poll?: () => unknown;
}

type Heard =
  | { readonly event: StreamEvent }
  | { readonly tick: true }
  /** Who waits for its turn asks whether somebody has it, and is answered. */
  | { readonly ask: true }
  | { readonly here: true };

const GAP: StreamEvent = { type: 'gap', data: '', id: '' };

/**
 * Listens to a stream of events that the tabs of a browser share: one of them asks, the others hear it. One that goes, or is
 * hidden for long, leaves the turn to another, which resumes after the last event heard. Where there is none, looks every now and then.
 *
 * @returns What ends it for this listener.
 */
export function sharedStream(url: string, options: SharedStreamOptions): () => void {
  const { identity, onEvent, poll, settings, credentials } = options;
  const name = `parvis-live ${JSON.stringify([url, identity])}`;
  const others = new BroadcastChannel(name);
  let lastId = '';
  let ended = false;
  let stop: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** It has asked for its turn before: what was told between the two is missed where nothing tells where it stands. */
  let before = false;
  /** An answer is open. */
  let flows = false;
  /** It has the turn. */
  let leads = false;
  /** Nothing was heard since it asked who has the turn. */
  let silent = false;
  let looking: ReturnType<typeof setTimeout> | undefined;

  const hear = (heard: Heard) => {
    if ('ask' in heard) {
      if (leads) others.postMessage({ here: true } satisfies Heard);
      return;
    }
    silent = false;
    if ('event' in heard) {
      lastId = heard.event.id || lastId;
      onEvent(heard.event);
    } else if ('tick' in heard && !document.hidden) poll?.();
  };
  const tell = (heard: Heard) => {
    others.postMessage(heard);
    hear(heard);
  };
  others.onmessage = ({ data }: MessageEvent<Heard>) => hear(data);

  /** Speaks for all tabs, until it is lost or left. */
  const lead = async (signal: AbortSignal, waited: boolean) => {
    // It waited, and nothing that it heard tells where it stands.
    let missed = waited && !lastId;
    for (let failures = 0; !signal.aborted;) {
      try {
        await eventStream(url, {
          settings,
          credentials,
          signal,
          lastId,
          onEvent: (event) => tell({ event }),
          onOpen: () => {
            flows = true;
            failures = 0;
            if (missed) tell({ event: GAP });
            missed = false;
          },
          onBreak: (error, times) => {
            flows = false;
            if (!lastId) missed = true;
            // As good as none: what is shown is looked at all the same.
            if (times > 2 && times % 3 === 0) tell({ tick: true });
          },
        });
        if (signal.aborted) return;
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
      } finally {
        flows = false;
      }
      failures++;
      missed = true;
      // There is none, for now: look, and see whether there is one again.
      await pause(pace.poll * (0.75 + Math.random() / 2) * Math.min(failures, 5), signal);
      if (!signal.aborted) tell({ tick: true });
    }
  };

  /** A tab that hangs keeps its turn and tells nothing: the others then look by themselves. */
  const watch = () => {
    clearTimeout(looking);
    if (leads || !stop) return;
    if (silent) hear({ tick: true });
    silent = true;
    others.postMessage({ ask: true } satisfies Heard);
    looking = setTimeout(watch, pace.poll);
  };

  const start = () => {
    clearTimeout(timer);
    if (ended || stop) return;
    const mine = (stop = new AbortController());
    const asked = performance.now();
    const again = before;
    before = true;
    addEventListener('beforeunload', pass);
    void alone(name, mine.signal, (lost) => {
      const both = new AbortController();
      const end = () => both.abort();
      for (const signal of [lost, mine.signal]) {
        if (signal.aborted) end();
        signal.addEventListener('abort', end, { once: true });
      }
      leads = true;
      return lead(both.signal, again || performance.now() - asked > 300).finally(() => (leads = false));
    }).then(() => {
      if (stop !== mine) return;
      stop = undefined;
      // The turn was lost (a lease that ended while this tab slept), and not left.
      if (!mine.signal.aborted) timer = setTimeout(start, nextWait(1));
    });
    silent = false;
    watch();
  };
  const leave = () => {
    clearTimeout(timer);
    clearTimeout(looking);
    removeEventListener('beforeunload', pass);
    stop?.abort();
    stop = undefined;
  };
  const look = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(leave, pace.hidden);
    else start();
  };
  // Firefox settles before `pagehide` whether the page is kept for the way back, and keeps none that has or awaits a lock. An
  // answer that is open bars it too, and ends too late: that one goes on, as what is followed may be a download.
  const pass = () => {
    if (flows) return;
    leave();
    timer = setTimeout(look, pace.stays);
  };
  const back = ({ persisted }: PageTransitionEvent) => {
    // Nothing was heard while the page was put away.
    if (persisted) hear({ event: GAP });
    look();
  };

  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', leave);
  addEventListener('pageshow', back);
  if (!document.hidden) start();
  return () => {
    ended = true;
    leave();
    others.close();
    document.removeEventListener('visibilitychange', look);
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', back);
  };
}
