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
  const own = [...underWay.values()].filter(({ askers }) => askers.size === 1 && askers.has(signal!));
  for (const shared of own) {
    shared.late = true;
    shared.abort!('timeout');
  }
  // What still takes its time is left, and so is what asks in ways of its own.
  if (!own.length) return reading.cancel();
  setTimeout(() => {
    if (reading.signal === signal) reading.cancel();
  }, limits.storage);
}
