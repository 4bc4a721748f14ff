import { Task, TaskStatus } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SettingsController } from '../settings/settings-controller.js';
import type { Settings } from '../settings/settings-context.js';
import { abortable } from './abortable.js';
import { limits } from './limits.js';
import { SourceError } from './source-error.js';
import type { Source, SourcePage } from './source.js';

/** What is shown of one source. */
export interface LoadedSource<T> extends SourcePage<T> {
  readonly source: Source<T>;
  readonly key: string;
  readonly label?: string;
  readonly color?: string;
  /** Instant of what is shown; absent as long as nothing came. */
  readonly date?: string;
  /** Number of pages in `items`. */
  readonly pages: number;
  /** Why the last reading failed. What came before stays, and then `stale` is set too. */
  readonly error?: SourceError;
  readonly loading: boolean;
}

export interface LoadOptions<T> {
  /** What to read now. Equal keys are the same sources and are not read again; none, and the widget is idle. */
  sources: () => readonly Source<T>[] | undefined;
  /** Minutes between two readings; without it there is no polling. */
  refresh?: () => number | undefined;
  /** True while the reader is inside: what a refresh brings then waits in `waiting`. */
  held?: () => boolean;
  /** True when nothing is read before the host comes near the screen. */
  lazy?: () => boolean;
  /** Tells two items apart, so that pages already read survive a refresh of the first one. */
  id?: (item: T) => string;
  /** Called at the end of a reading that gave something. */
  loaded?: (controller: LoadController<T>) => void;
  /** Called at the end of a reading, for each source that failed. */
  failed?: (error: SourceError, source: LoadedSource<T>) => void;
}

/** `idle`: nothing to read yet · `loading`: nothing to show yet · `ready`: at least one source gave something · `failed`: none did. */
export type LoadStatus = 'idle' | 'loading' | 'ready' | 'failed';

// One function for all, so that requests of the browser's own `fetch` can be shared.
const pageFetch: typeof fetch = (input, init) => fetch(input, init);

const keys = new WeakMap<object, string>();
let lastKey = 0;
const keyOf = (source: Source<unknown>): string => {
  const key = source.key ?? keys.get(source) ?? `${++lastKey}`;
  keys.set(source, key);
  return key;
};

/**
 * The one way in for widgets: reads their sources and says what there is to show. What was shown stays until something
 * newer came, a late answer never replaces a newer one, and leaving the page aborts (coming back reads again).
 */
export class LoadController<T> implements ReactiveController {
  /** What is shown, in the order asked. */
  sources: readonly LoadedSource<T>[] = [];
  /** What a refresh brought while the reader was inside. */
  waiting?: readonly LoadedSource<T>[];
  /** True when the reader has waited long enough to be told that it is loading. */
  showLoading = false;
  /** True when it takes so long that the reader is offered to cancel. */
  slow = false;
  loadingMore = false;

  #host: ReactiveControllerHost & HTMLElement;
  #options: LoadOptions<T>;
  #settings: SettingsController;
  #task: Task;
  #wanted: readonly Source<T>[] = [];
  #list: readonly LoadedSource<T>[] = [];
  #visit = 0;
  #begun = false;
  #background = false;
  #paused = false;
  #minutes?: number;
  #timer?: ReturnType<typeof setTimeout>;
  #readAt = 0;
  #notBefore = 0;
  #more?: AbortController;

  constructor(host: ReactiveControllerHost & HTMLElement, options: LoadOptions<T>) {
    this.#options = options;
    this.#settings = new SettingsController(host);
    (this.#host = host).addController(this);
    this.#task = new Task(host, {
      args: () => {
        const { fetch, token, user, api, relay, credentials } = this.settings;
        this.#wanted = options.sources() ?? [];
        return [
          this.#wanted.map(keyOf).join('\n'),
          options.lazy?.(),
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
    if (this.sources.some(({ date }) => date)) return 'ready';
    if (this.#begun && this.#task.status === TaskStatus.PENDING) return 'loading';
    return this.sources.length ? 'failed' : 'idle';
  }

  /** True while something newer is on its way and the old is still shown. */
  get refreshing(): boolean {
    return this.status === 'ready' && this.#task.status === TaskStatus.PENDING;
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
    this.#plan();
    this.#host.requestUpdate();
  }

  /** Resolves once the current reading has succeeded or failed. */
  get settled(): Promise<void> {
    return this.#host.updateComplete.then(() => this.#task.taskComplete).then(() => {});
  }

  /** Shows what waits. */
  accept(): void {
    this.sources = this.waiting ?? this.sources;
    this.waiting = undefined;
    this.#host.requestUpdate();
  }

  /** Reads again, as the reader asks. */
  reload(): void {
    this.#background = false;
    void this.#task.run();
  }

  /** Gives up what is under way. What has not come is told as `timeout`. */
  cancel(): void {
    this.#abort();
    const error = new SourceError('timeout', 'cancelled by the reader');
    this.sources = this.sources.map((one) =>
      one.loading ? { ...one, loading: false, error: one.date ? one.error : error } : one,
    );
    this.#host.requestUpdate();
  }

  /** Reads the next page of every source that has one, and adds it to what is shown. */
  async more(): Promise<void> {
    if (this.loadingMore) return;
    const { signal } = (this.#more = new AbortController());
    this.loadingMore = true;
    this.#host.requestUpdate();
    await Promise.all(
      this.sources.map(async ({ source, next }, index) => {
        if (!next) return;
        const change = await this.#ask(source, signal, next).then(
          (page) => (one: LoadedSource<T>) => ({
            ...one,
            items: this.#union(one.items, page.items),
            skipped: one.skipped + page.skipped,
            next: page.next,
            pages: one.pages + 1,
            error: undefined,
          }),
          (error: SourceError) => (one: LoadedSource<T>) => ({ ...one, error }),
        );
        if (signal.aborted) return;
        const add = (list: readonly LoadedSource<T>[]) =>
          list.map((one, i) => (i === index && one.next === next ? change(one) : one));
        this.sources = add(this.sources);
        this.waiting = this.waiting && add(this.waiting);
        this.#host.requestUpdate();
      }),
    );
    if (signal.aborted) return;
    this.loadingMore = false;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    // Another visit is another reading.
    if (this.#visit++) this.#host.requestUpdate();
    document.addEventListener('visibilitychange', this.#wake);
    addEventListener('online', this.#wake);
    addEventListener('offline', this.#wake);
  }

  hostUpdate(): void {
    if (this.#minutes !== this.#options.refresh?.()) this.#plan();
  }

  hostDisconnected(): void {
    this.#abort();
    this.#plan();
    document.removeEventListener('visibilitychange', this.#wake);
    removeEventListener('online', this.#wake);
    removeEventListener('offline', this.#wake);
  }

  async #load(signal: AbortSignal): Promise<void> {
    const background = this.#background;
    this.#background = this.#begun = this.slow = this.showLoading = false;
    this.#more?.abort();
    this.loadingMore = false;
    if (!this.#host.isConnected) return;

    if (this.#options.lazy?.() && !this.#readAt) {
      const near = import('./when-near.js').then(({ whenNear }) => whenNear(this.#host, signal));
      await near.catch(() => {});
      if (signal.aborted) return;
    }

    this.#begun = true;
    const before = new Map(this.sources.map((one) => [one.key, one]));
    const list = (this.#list = this.#wanted.map((source): LoadedSource<T> => {
      const { label, color } = source;
      const key = keyOf(source);
      return { items: [], skipped: 0, pages: 0, ...before.get(key), source, key, label, color, loading: true };
    }));
    // Other sources are asked for: what the old ones gave stays until the first of the new ones gives something.
    if (!list.length || list.some(({ date }) => date) || this.status !== 'ready') this.sources = list;
    if (!background) this.waiting = undefined;

    const timers = [
      setTimeout(() => this.#tell('showLoading'), limits.show),
      setTimeout(() => this.#tell('slow'), limits.slow),
    ];
    await Promise.all(list.map((one, index) => this.#read(one, index, signal, background)));
    timers.forEach(clearTimeout);
    if (signal.aborted) return;

    this.slow = this.showLoading = false;
    this.sources = background ? this.sources : this.#list;
    this.#readAt = Date.now();
    this.#notBefore = Math.max(...this.sources.map(({ error }) => this.#readAt + 1e3 * (error?.retryAfter ?? 0)));
    this.#plan();
    for (const one of this.sources) if (one.error) this.#options.failed?.(one.error, one);
    if (this.status === 'ready') this.#options.loaded?.(this);
  }

  async #read(old: LoadedSource<T>, index: number, signal: AbortSignal, background: boolean): Promise<void> {
    const { source, key, label, color, date } = old;
    const own = { source, key, label, color, loading: false };
    const now = new Date().toISOString();
    const put = (one: LoadedSource<T>, brought?: boolean): void => {
      if (signal.aborted) return;
      const replace = (list: readonly LoadedSource<T>[]) => list.map((other, i) => (i === index ? one : other));
      if (!background) {
        this.#list = replace(this.#list);
        if (this.#list.some((other) => other.date)) this.sources = this.#list;
      } else if (this.#options.held?.() && brought) {
        this.waiting = replace(this.waiting ?? this.sources);
      } else {
        if (!this.#options.held?.()) this.accept();
        this.sources = replace(this.sources);
      }
      this.#host.requestUpdate();
    };
    try {
      const page = await this.#ask(source, signal, undefined, (part) => {
        // A part of what is already shown in whole would only take away.
        if (!date) put({ pages: 1, ...part, ...own, date: now, loading: true });
      });
      const { stale } = page;
      if (stale && date) throw stale.error;
      const items = old.pages > 1 && this.#options.id ? this.#union(page.items, old.items) : [...page.items];
      const { pages, next } = items.length > page.items.length ? old : { pages: 1, next: page.next };
      put({ ...page, ...own, items, next, pages, error: stale?.error, date: stale?.since ?? now }, true);
    } catch (error) {
      const cause = error as SourceError;
      put({
        ...old,
        loading: false,
        error: cause,
        stale: date ? { since: old.stale?.since ?? date, error: cause } : undefined,
      });
    }
  }

  async #ask(
    source: Source<T>,
    signal: AbortSignal,
    cursor?: string,
    onPart?: (part: SourcePage<T>) => void,
  ): Promise<SourcePage<T>> {
    const { settings } = this;
    try {
      await abortable(
        Promise.resolve(settings.wait).catch(() => {}),
        signal,
      );
      const request = {
        cursor,
        signal,
        settings,
        fetch: settings.fetch ?? pageFetch,
        onPart,
        onSlow: () => this.#tell('slow'),
      };
      return await abortable(source.read(request), signal);
    } catch (error) {
      throw error instanceof SourceError ? error : new SourceError('network', String(error), { cause: error });
    }
  }

  #union(first: readonly T[], rest: readonly T[]): readonly T[] {
    const { id } = this.#options;
    const seen = new Set(id && first.map(id));
    return [...first, ...rest.filter((item) => !id || !seen.has(id(item)))];
  }

  #tell(what: 'showLoading' | 'slow'): void {
    this[what] = true;
    this.#host.requestUpdate();
  }

  #abort(): void {
    this.#task.abort();
    this.#more?.abort();
    this.slow = this.showLoading = this.loadingMore = false;
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const minutes = (this.#minutes = this.#options.refresh?.());
    if (!minutes || this.#paused || !this.#host.isConnected) return;
    this.#timer = setTimeout(this.#wake, Math.max(minutes * 60_000, this.#notBefore - Date.now()));
  }

  // Time to refresh, the tab is looked at again, or the network came or went.
  #wake = (event?: Event): void => {
    this.#host.requestUpdate();
    const now = Date.now();
    const age = Math.min(limits.fresh, (this.#minutes || Infinity) * 60_000);
    const due = !event || now - this.#readAt >= age || this.sources.some(({ error }) => error);
    if (!due || document.hidden || this.offline || this.#paused || now < this.#notBefore) return;
    if (!this.#readAt || this.#task.status === TaskStatus.PENDING) return;
    this.#background = true;
    void this.#task.run();
  };
}
