import { Task, TaskStatus } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SettingsController } from '../settings/settings-controller.js';
import type { Settings } from '../settings/settings-context.js';
import { coming } from './coming.js';
import { abortable } from './loading/abortable.js';
import type { LoadOptions } from './loading/load-options.js';
import {
  failedSource,
  isOver,
  loadedSource,
  type AskSource,
  type LoadedSource,
  type Loading,
} from './loading/loaded-source.js';
import { limits } from './limits.js';
import { numberOf, pageFetch } from './request.js';
import { SourceError } from './source-error.js';
import type { Source } from './source.js';

/** `idle`: nothing to read yet · `loading`: nothing to show yet · `ready`: at least one source gave something · `failed`: none did. */
export type LoadStatus = 'idle' | 'loading' | 'ready' | 'failed';

const keyOf = (source: Source<unknown>): string => source.key ?? `${numberOf(source)}`;

/**
 * The one way in for widgets: reads their sources and says what there is to show. What was shown stays until something
 * newer came, a late answer never replaces a newer one, and leaving the page aborts (coming back reads again).
 */
export class LoadController<T> implements ReactiveController, Loading<T> {
  /** What is shown, in the order asked. */
  sources: readonly LoadedSource<T>[] = [];
  /** What a refresh brought while the reader was inside. */
  waiting?: readonly LoadedSource<T>[];
  /** True when the reader has waited long enough to be told that it is loading. */
  showLoading = false;
  /** True when it takes so long that the reader is offered to cancel. */
  slow = false;
  /** True while `more` is at work. */
  loadingMore = false;
  /** When the last reading ended, in milliseconds; 0 before. */
  readAt = 0;
  /** Ends the last reading. */
  signal?: AbortSignal;

  /** For whom it was read last. */
  #reader = '';
  #host: ReactiveControllerHost & HTMLElement;
  #options: LoadOptions<T>;
  #settings: SettingsController;
  #task: Task;
  #wanted: readonly Source<T>[] = [];
  #visit = 0;
  #background = false;
  #paused = false;
  #more?: AbortController;
  #left?: AbortController;
  #minute?: ReturnType<typeof setTimeout>;
  /** When the page was last known to be awake, in milliseconds. */
  #awake = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, options: LoadOptions<T>) {
    this.#options = options;
    this.#settings = new SettingsController(host);
    (this.#host = host).addController(this);
    this.#task = new Task(host, {
      args: () => {
        const { fetch, token, user, api, relay, credentials } = this.settings;
        this.#wanted = options.sources() ?? [];
        return [
          this.#wanted.map(keyOf).join(),
          options.lazy?.(),
          options.refresh?.(),
          fetch,
          token,
          user,
          api,
          relay,
          credentials,
          this.#visit,
        ];
      },
      task: (_, { signal }) => this.#load(signal),
    });
  }

  /** What the page says once for all its widgets. */
  get settings(): Settings {
    return this.#settings.value;
  }

  get status(): LoadStatus {
    const { length } = this.sources;
    if (this.sources.some(({ date }) => date)) return 'ready';
    return !length ? 'idle' : this.busy ? 'loading' : 'failed';
  }

  /** True while something is being read. */
  get busy(): boolean {
    return this.#task.status === TaskStatus.PENDING;
  }

  /** True while something newer is on its way and the old is still shown. */
  get refreshing(): boolean {
    return this.busy && this.status === 'ready';
  }

  get offline(): boolean {
    return !navigator.onLine;
  }

  /** True while the reader wants no refresh. */
  get paused(): boolean {
    return this.#paused;
  }
  set paused(paused: boolean) {
    this.#paused = paused;
    this.#wake();
  }

  /** Resolves once the current reading has succeeded or failed; first what is to be read may have to be found out. */
  get settled(): Promise<void> {
    return this.#settle();
  }

  /** Shows what waits. */
  accept(): void {
    this.sources = this.waiting ?? this.sources;
    this.waiting = undefined;
    this.#host.requestUpdate();
  }

  /** Reads again, as the reader asks. */
  reload(): void {
    void this.#task.run();
  }

  /** Gives up what is under way. What has not come is told as `timeout`. */
  cancel(): void {
    this.#task.abort(new SourceError('timeout', 'cancelled by the reader'));
    this.#more?.abort();
  }

  /** Reads the next page of every source that has one, and adds it to what is shown. */
  async more(): Promise<void> {
    if (this.loadingMore) return;
    const { signal } = (this.#more = new AbortController());
    this.loadingMore = true;
    this.#host.requestUpdate();
    try {
      await import('./loading/load-more.js').then(
        ({ loadMore }) => loadMore(this, this.#ask, signal, this.#options),
        console.error,
      );
    } finally {
      if (this.#more.signal === signal) this.loadingMore = false;
      this.#host.requestUpdate();
    }
  }

  hostConnected(): void {
    // Another visit is another reading.
    this.#visit++;
    this.#awake = Date.now();
    this.#tick();
    const { signal } = (this.#left = new AbortController());
    for (const occasion of ['visibilitychange', 'online', 'offline'])
      addEventListener(occasion, this.#wake, { signal });
  }

  hostDisconnected(): void {
    this.#left?.abort();
    clearTimeout(this.#minute);
    this.#task.abort();
    this.#more?.abort();
  }

  async #settle(): Promise<void> {
    for (let before; ;) {
      await this.#host.updateComplete;
      await this.#task.taskComplete;
      if (this.sources[0] || before === (before = coming.get(this.#host))) return;
      await before;
    }
  }

  async #load(signal: AbortSignal): Promise<void> {
    const { lazy, loaded, failed, refresh } = this.#options;
    this.#more?.abort();
    this.signal = signal;
    this.slow = this.showLoading = this.loadingMore = false;
    if (!this.#host.isConnected) return;
    const { user, token, fetch, credentials } = this.settings;
    // What one person was shown is not for the next one, not even until their own came. A page that says who reads may renew
    // what they sign in with.
    const reader = JSON.stringify(user ?? [numberOf(token), numberOf(fetch), credentials]);
    if (this.#reader !== (this.#reader = reader)) {
      this.sources = [];
      this.waiting = undefined;
    }
    if (lazy?.() && !this.readAt) {
      await import('./loading/when-near.js').then(({ whenNear }) => whenNear(this.#host, signal)).catch(() => {});
      if (signal.aborted) return;
      this.#host.requestUpdate();
    }

    const timers = (['showLoading', 'slow'] as const).map((what) => setTimeout(() => this.#tell(what), limits[what]));
    if (this.#background) {
      this.#background = false;
      const { refresh } = await import('./loading/refresh.js');
      await refresh(this, this.#ask, signal, this.#options, () => this.#host.requestUpdate());
    } else {
      this.waiting = undefined;
      await this.#readAll(signal);
    }
    timers.forEach(clearTimeout);
    if (isOver(signal)) return;

    this.slow = this.showLoading = false;
    this.readAt = Date.now();
    if (refresh?.()) this.#wake();
    for (const one of this.sources) if (one.error) failed?.(one.error, one).catch(console.error);
    if (this.status === 'ready') loaded?.(this);
  }

  async #readAll(signal: AbortSignal): Promise<void> {
    const list = this.#wanted.map((source): LoadedSource<T> => {
      const { label, color } = source;
      const key = keyOf(source);
      const old = this.sources.find((one) => one.key === key);
      return { items: [], skipped: 0, ...old, source, key, label, color, loading: true };
    });
    // Other sources are asked for: what the old ones gave stays until the first of the new ones gives something.
    const show = (always?: boolean) => {
      if (isOver(signal)) return;
      if (always || list.some(({ date }) => date)) this.sources = [...list];
      this.#host.requestUpdate();
    };
    show(!list.length || this.status !== 'ready');
    await Promise.all(
      list.map(async (one, index) => {
        try {
          const page = await this.#ask(one.source, signal, undefined, (part) => {
            // A part of what is already shown in whole would only take away.
            if (one.date) return;
            list[index] = { ...loadedSource(one, part), loading: true };
            show();
          });
          list[index] = loadedSource(one, one.again ? await one.again(page, one, signal) : page);
        } catch (error) {
          const part = list[index]!;
          const broken = error as SourceError;
          // What has come of it stays.
          list[index] = part === one ? failedSource(one, broken) : { ...part, loading: false, cut: true, broken };
        }
        show();
      }),
    );
    show(true);
  }

  #ask: AskSource<T> = async (source, signal, cursor, onPart) => {
    const { settings } = this;
    try {
      // What the page waits for may fail: that is its own affair.
      if (settings.wait)
        await abortable(
          Promise.resolve(settings.wait).catch(() => {}),
          signal,
        );
      const fetch = settings.fetch ?? pageFetch;
      const onSlow = () => this.#tell('slow');
      const page = await abortable(source.read({ cursor, signal, settings, fetch, onPart, onSlow }), signal);
      // Much of it is shown in a task of its own.
      if (page.items[99]) await new Promise((resolve) => setTimeout(resolve));
      return { ...page, items: [...page.items] };
    } catch (error) {
      const kind = this.offline ? 'offline' : 'network';
      throw error instanceof SourceError ? error : new SourceError(kind, String(error), { cause: error });
    }
  };

  #tell(what: 'showLoading' | 'slow'): void {
    this[what] = true;
    this.#host.requestUpdate();
  }

  /**
   * Draws anew on the stroke of each minute, as long as somebody may see it: today becomes yesterday, and what is over goes. A
   * timer that is set for longer stands still while its computer sleeps.
   */
  #tick = (): void => {
    clearTimeout(this.#minute);
    if (!this.#host.isConnected) return;
    this.#host.requestUpdate();
    if (document.hidden) return;
    const now = Date.now();
    this.#minute = setTimeout(this.#tick, limits.minute - (now % limits.minute));
    const slept = now - this.#awake >= limits.fresh;
    this.#awake = now;
    // A computer that wakes shows its page again and tells it nothing.
    if (slept) void this.#plan(true);
  };

  // The tab is looked at again, the network came or went, or the times of refreshing change.
  #wake = (event?: Event): void => {
    this.#awake = Date.now();
    this.#tick();
    void this.#plan(!!event);
  };

  async #plan(returned: boolean): Promise<void> {
    try {
      const { plan } = await import('./loading/refresh.js');
      plan(this, this.#options, this.#left!.signal, returned, () => {
        this.#background = true;
        this.reload();
      });
    } catch {
      // Without the network this may not be had; the next occasion will do.
    }
  }
}
