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

// The next refresh of each controller whose host is on the page.
const timers = new WeakMap<object, ReturnType<typeof setTimeout>>();

/** Until when what has failed is left alone, and how often it had failed before in a row. */
const rests = new WeakMap<SourceError, [until: number, times: number]>();
const rest = (error: SourceError, at: number, { refresh }: Pick<LoadOptions<unknown>, 'refresh'>, times = 0) => {
  // Eight times as long at most: a screen on a wall has nobody who comes back to it.
  const wait = (refresh?.() || 0) * limits.minute * 2 ** Math.min(times, 3);
  const one: [until: number, times: number] = [at + Math.max(wait, 1000 * (error.retryAfter ?? 0)), times];
  rests.set(error, one);
  return one;
};

/**
 * Decides whether to read again now, and when next: by the minutes asked; and on return to the tab or the network, what
 * is older than five minutes or has failed. Never while hidden, offline or paused. What fails is asked after growing waits, and
 * never before the instant that a busy source asked for; the others go on.
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
  const failed = sources.flatMap(({ error }) => error ?? []);
  const works = failed.length < sources.length;
  const next = Math.min(
    ...failed.map((error) => {
      const one = rests.get(error) ?? rest(error, readAt, options);
      if (returned && !error.retryAfter) one[0] = 0;
      return one[0];
    }),
  );
  // What works is read together, and what has failed with it once its own time has come.
  const due = works ? readAt + period : next;
  if ((returned && (next <= now || (works && now - readAt >= limits.fresh))) || (period && now >= due)) return read();
  if (!period) return;
  const again = () => plan(controller, options, left, false, read);
  // What has left the page is not kept for the sake of its next refresh.
  const leave = () => {
    clearTimeout(timers.get(controller));
    timers.delete(controller);
  };
  if (!timers.has(controller)) left.addEventListener('abort', leave);
  // A timer stands still while its computer sleeps: the clock is looked at each minute.
  timers.set(controller, setTimeout(again, Math.min(due - now, limits.minute)));
}

/** Reads again what is shown. What it brings waits while the reader is inside; a failure only adds its notice. */
export async function refresh<T>(
  controller: Loading<T>,
  ask: AskSource<T>,
  signal: AbortSignal,
  options: LoadOptions<T>,
  update: () => void,
): Promise<void> {
  const { held, id } = options;
  await Promise.all(
    controller.sources.map(async (old) => {
      const { source, key, error: last } = old;
      const before = last && rests.get(last);
      if (before && before[0] > Date.now()) return;
      let change: (one: LoadedSource<T>) => LoadedSource<T>;
      let error: SourceError | undefined;
      try {
        let page = await ask(source, signal);
        // Where nothing tells items apart, the further pages that are shown are read anew too.
        if (!id && old.again) page = await old.again(page, old, signal);
        // A kept copy, and what broke off, only tell why.
        error = loadedSource(old, page).error;
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
      } catch (thrown) {
        const wrong = (error = thrown as SourceError);
        change = (one) => failedSource(one, wrong);
      }
      if (isOver(signal)) return;
      if (error) rest(error, Date.now(), options, (before?.[1] ?? -1) + 1);
      // It works again, and what it brought may wait for its reader.
      else if (last) rests.delete(last);
      const put = (list: readonly LoadedSource<T>[]) => list.map((one) => (one.key === key ? change(one) : one));
      if (!held?.()) controller.accept();
      if (held?.() && !error) {
        controller.waiting = put(controller.waiting ?? controller.sources);
      } else {
        controller.sources = put(controller.sources);
        controller.waiting &&= put(controller.waiting);
      }
      update();
    }),
  );
}
