import { limits } from '../limits.js';
import type { LoadOptions } from './load-options.js';
import {
  failedSource,
  isOver,
  loadedSource,
  type AskSource,
  type LoadedSource,
  type Loading,
} from './loaded-source.js';
import { union } from './load-more.js';
import type { SourceError } from '../source-error.js';

// The next refresh of each controller, and what tells that its host has left.
const timers = new WeakMap<object, ReturnType<typeof setTimeout>>();
const heard = new WeakSet<AbortSignal>();

/**
 * Decides whether to read again now, and when next: by the minutes asked; and on return to the tab or the network, what
 * is older than five minutes or has failed. Never while hidden, offline, paused, or before the instant that a busy
 * source asked for.
 *
 * @param left - Aborted when the host has left the page.
 * @param returned - True when the tab or the network may have come back.
 */
export function plan<T>(
  controller: Loading<T>,
  options: LoadOptions<T>,
  left: AbortSignal,
  returned: boolean,
  read: () => void,
): void {
  clearTimeout(timers.get(controller));
  const { sources, paused, offline, busy } = controller;
  // What ends this, a return or the end of a reading, asks again.
  if (left.aborted || !controller.readAt || paused || offline || busy || document.hidden || !sources.length) return;

  const now = Date.now();
  // A clock that was set back no longer tells how old it is.
  const readAt = controller.readAt > now ? -Infinity : controller.readAt;
  const period = (options.refresh?.() || 0) * limits.minute;
  const notBefore = Math.max(...sources.map(({ error }) => readAt + 1000 * (error?.retryAfter ?? 0)));
  const due = Math.max(readAt + period, notBefore);
  const old = returned && (now - readAt >= limits.fresh || sources.some(({ error }) => error));
  if (now >= notBefore && (old || (period && now >= due))) return read();
  if (!period) return;
  const again = () => plan(controller, options, left, false, read);
  // What has left the page is not kept for the sake of its next refresh.
  if (!heard.has(left)) left.addEventListener('abort', () => clearTimeout(timers.get(controller)), { once: true });
  heard.add(left);
  // A timer stands still while its computer sleeps: the clock is looked at each minute.
  timers.set(controller, setTimeout(again, Math.min(due - now, limits.minute)));
}

/** Reads again what is shown. What it brings waits while the reader is inside; a failure only adds its notice. */
export async function refresh<T>(
  controller: Loading<T>,
  ask: AskSource<T>,
  signal: AbortSignal,
  { held, id }: LoadOptions<T>,
  update: () => void,
): Promise<void> {
  await Promise.all(
    controller.sources.map(async (old) => {
      const { source, key } = old;
      let change: (one: LoadedSource<T>) => LoadedSource<T>;
      let brought = false;
      try {
        const page = await ask(source, signal);
        // A kept copy, and what broke off, only tell why.
        brought = !loadedSource(old, page).error;
        change = (one) => {
          const fresh = loadedSource(one, page);
          if (!one.pages || !id || fresh.error) return fresh;
          // The pages that the reader asked for stay: the new first one goes before them.
          return {
            ...fresh,
            items: union(page.items, one.items, id),
            next: one.next,
            pages: one.pages,
            again: one.again,
          };
        };
      } catch (error) {
        change = (one) => failedSource(one, error as SourceError);
      }
      if (isOver(signal)) return;
      const put = (list: readonly LoadedSource<T>[]) => list.map((one) => (one.key === key ? change(one) : one));
      if (!held?.()) controller.accept();
      if (held?.() && brought) {
        controller.waiting = put(controller.waiting ?? controller.sources);
      } else {
        controller.sources = put(controller.sources);
        controller.waiting &&= put(controller.waiting);
      }
      update();
    }),
  );
}
