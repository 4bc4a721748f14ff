import type { ReactiveElement } from 'lit';
import type { Settings } from '../settings/settings-context.js';
import type { LoadController } from './load-controller.js';

type Reading = Pick<LoadController<unknown>, 'settings'>;

const stays = new WeakMap<ReactiveElement, AbortController>();

/**
 * Aborted once another person reads than does now: what was opened, typed or begun for one is neither shown to the next
 * nor sent. Who was nobody to the page is not another when it says late who reads; nor is who signs in anew.
 */
export function whileReaderStays(host: ReactiveElement, reading: Reading): AbortSignal {
  const known = stays.get(host);
  if (known) return known.signal;
  let before = reading.settings;
  let stay = new AbortController();
  stays.set(host, stay);
  host.addController({
    hostUpdate() {
      // Away from its page it knows of no settings.
      if (!host.isConnected) return;
      const now = reading.settings;
      const left = isAnother(before, now);
      before = now;
      if (!left) return;
      const gone = stay;
      stays.set(host, (stay = new AbortController()));
      gone.abort();
    },
  });
  return stay.signal;
}

/** Does something each time that another person reads. */
export function whenReaderLeaves(host: ReactiveElement, reading: Reading, act: () => void): void {
  const left = () => {
    act();
    whenReaderLeaves(host, reading, act);
  };
  whileReaderStays(host, reading).addEventListener('abort', left, { once: true });
}

/** True where another person reads than did. */
export function isAnother(before: Settings, now: Settings): boolean {
  if (before.user) return JSON.stringify(before.user) !== JSON.stringify(now.user);
  return !!(before.token ?? before.fetch) && (before.token !== now.token || before.fetch !== now.fetch);
}
