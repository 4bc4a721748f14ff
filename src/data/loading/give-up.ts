import { limits } from '../limits.js';
import { underWay } from '../request.js';

interface UnderWay {
  /** Ends what is being read. */
  readonly signal?: AbortSignal;
  /** Gives up what has not come. */
  cancel(): void;
}

/**
 * Ends a reading for which its reader waits no longer. The time of its requests is over, as it would be later by itself:
 * what came until then is shown, and what is kept where nothing did. Those in which others have a share go on without it.
 */
export function giveUp(reading: UnderWay): void {
  const { signal } = reading;
  let wait = 0;
  for (const shared of underWay.values())
    if (shared.askers === 1 && shared.signal === signal) {
      shared.late = true;
      shared.abort!('timeout');
      wait = limits.storage;
    }
  // What still takes its time then is left, and so is what asks in ways of its own.
  setTimeout(() => reading.signal === signal && reading.cancel(), wait);
}
