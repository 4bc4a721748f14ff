import { limits } from '../data/limits.js';
import type { LoadController } from '../data/load-controller.js';
import type { Source } from '../data/source.js';
import type { LocaleController } from '../i18n/locale-controller.js';
import { ChildSources, type ChildSource } from '../settings/child-sources.js';
import type { Lazy } from './lazy.js';
import type { Widget } from './widget.js';

export interface PageSourceOptions<T> {
  /** What a page that says nothing may write: `src="/feed/"`. */
  readonly example: string;
  /** Makes sources out of those that the page has made; nothing as long as that is not there. */
  made(): readonly Source<T>[] | undefined;
  /** Makes sources out of what is written. */
  read(written: readonly ChildSource[]): readonly Source<T>[] | undefined;
  /** Address, where the widget has none. */
  address?(): string | undefined;
  /** What tells that things to read stand in the tag itself, and what reads them. */
  readonly inside?: { readonly selector: string; readonly source: Lazy<() => readonly Source<T>[]> };
}

/**
 * Where a widget reads, as its page says: the sources that it has made; else those written inside the tag; else `src`; else what
 * stands in the tag itself. When there is nothing of all this, the page is told what it may write.
 */
export class PageSources<T> {
  /** True while what is read stands in the tag. */
  inside = false;
  /** True once it is told that there is nothing to read. */
  unset = false;
  readonly #host: Widget<T>;
  readonly #reading: LoadController<T>;
  readonly #locale: LocaleController;
  readonly #options: PageSourceOptions<T>;
  readonly #children: ChildSources;
  #doubt?: ReturnType<typeof setTimeout>;

  constructor(host: Widget<T>, reading: LoadController<T>, locale: LocaleController, options: PageSourceOptions<T>) {
    this.#host = host;
    this.#reading = reading;
    this.#locale = locale;
    this.#options = options;
    this.#children = new ChildSources(host);
  }

  /** What the page has written: the sources inside the tag, else one address. */
  get written(): readonly ChildSource[] {
    const { sources } = this.#children;
    if (sources.length) return sources;
    const { src, type } = this.#host;
    const address = src || this.#options.address?.();
    return address ? [{ src: address, type }] : [];
  }

  /** What to read now; nothing as long as that is not known. */
  wanted(): readonly Source<T>[] | undefined {
    const { made, read, inside } = this.#options;
    this.inside = false;
    if (this.#host.sources) return made();
    const { written } = this;
    if (written.length) return read(written);
    this.inside = !!inside && !!this.#host.querySelector(inside.selector);
    if (this.inside) return this.#children.inside(inside!.source());
    // The page may be about to say what there is to read.
    clearTimeout(this.#doubt);
    if (!this.unset) this.#doubt = setTimeout(() => this.#tellUnset().catch(console.error), limits.setup);
    return undefined;
  }

  async #tellUnset(): Promise<void> {
    if (this.#reading.status !== 'idle' || !this.#host.isConnected) return;
    this.unset = true;
    const [{ nothingToRead }, { tellMistakes }] = await Promise.all([
      import('./mistakes/nothing-to-read.js'),
      import('./notices.js'),
    ]);
    const { example, inside } = this.#options;
    await tellMistakes(this.#host, this.#locale, (host, f) => [
      inside ? nothingToRead(host, f, example) : f.noSource(example),
    ]);
    this.#host.requestUpdate();
  }
}
