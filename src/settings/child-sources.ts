import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { spelt } from './spelt.js';

/** One `<parvis-source>`, as written in the page. */
export interface ChildSource {
  readonly src: string;
  readonly label?: string;
  readonly color?: string;
  readonly type?: string;
}

/** The attributes of `<parvis-source>`. */
export const sourceAttributes = ['src', 'label', 'color', 'type'] as const;

const isColor = (written: string) => CSS.supports('color', written);

/** What the sources inside a widget have as colours and is none: it is left out, so that the accent serves. */
export const wrongColors = (widget: Element): readonly string[] =>
  [...widget.querySelectorAll('parvis-source[color]')]
    .map((child) => child.getAttribute('color')!)
    .filter((color) => color && !isColor(color));

/**
 * What a widget has by an attribute alone, and its page has written as not wanted: `search="false"` is there, and so it is on,
 * unless a framework that has written it on its server has said no by the property since.
 */
export const wrongFlags = (widget: Element): readonly string[] =>
  (widget.constructor as unknown as { readonly observedAttributes: readonly string[] }).observedAttributes.filter(
    (name) =>
      (widget as unknown as Record<string, unknown>)[name] === true &&
      /^(?:false|non?|off|faux)$/i.test(widget.getAttribute(name) ?? ''),
  );

/** False where one of them, or a flag of the widget, is written in vain. */
export const sourcesWrittenWell = (widget: Element): boolean =>
  !wrongFlags(widget).length &&
  !wrongColors(widget).length &&
  [...widget.querySelectorAll('parvis-source')].every((child) => spelt(child, sourceAttributes));

/**
 * Reads the `<parvis-source>` children of its host and follows their changes. They are read as markup, so they count
 * whether they are upgraded or not.
 */
export class ChildSources implements ReactiveController {
  /** In the order of the page; the same array as long as nothing changed. One without `src` is left out. */
  sources: readonly ChildSource[] = [];

  #host: ReactiveControllerHost & HTMLElement;
  /** What was made of what stands inside, and out of which words and addresses. */
  #made: unknown;
  #madeOf?: string;
  #observer?: MutationObserver;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    (this.#host = host).addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => {
      this.#read();
      // A page may be slow to come, or write its list later.
      if (!this.sources.length) this.#host.requestUpdate();
    });
    this.#observer.observe(this.#host, { childList: true, subtree: true, attributeFilter: [...sourceAttributes] });
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** What `make` gives of what is written inside: the same as long as that has not changed. */
  inside<S>(make: (() => S) | undefined): S | undefined {
    if (!make) return undefined;
    const said = [...this.#host.querySelectorAll('a[href], time')].map(
      (element) => element.getAttribute('href') ?? element.getAttribute('datetime'),
    );
    const written = JSON.stringify([this.#host.textContent, ...said]);
    if (written !== this.#madeOf) this.#made = make();
    this.#madeOf = written;
    return this.#made as S;
  }

  #read = (): void => {
    // HTML does not close `<parvis-source />`: what is written after it stands inside it.
    const own = ({ parentElement }: Element) => parentElement!.closest(':not(parvis-source)') === this.#host;
    const children = [...this.#host.querySelectorAll('parvis-source[src]')].filter(own);
    const sources = children.map((child) =>
      Object.fromEntries(
        sourceAttributes.map((name) => {
          const written = child.getAttribute(name) ?? undefined;
          return [name, name === 'color' && !isColor(written ?? '') ? undefined : written];
        }),
      ),
    ) as unknown as ChildSource[];
    if (JSON.stringify(sources) === JSON.stringify(this.sources)) return;
    this.sources = sources;
    this.#host.requestUpdate();
  };
}
