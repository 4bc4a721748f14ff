import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Settings } from '../settings/settings-context.js';
import { messages as french } from './fr.js';
import type { CommonMessages } from './messages.js';
import type { Parts } from './parts.js';

/** Languages that speak, with the region if there is one; those beside French are fetched. */
const spoken = /^(fr|en)\b(-[a-z]{2}\b)?/i;

const loaded = new Map<string, object>([['fr common', french]]);

/** The closest `lang` of an element, across shadow roots; empty when the page says none. */
export function closestLang(element: Element): string {
  const found = element.closest('[lang]:not([lang=""])')?.getAttribute('lang');
  const { host } = element.getRootNode() as ShadowRoot;
  return found || (host ? closestLang(host) : '');
}

/**
 * The language of a widget and its sentences. They are fetched by language and by need: `messages` and `part()` are
 * undefined until the first came, or those of the language before; the host is updated when they came.
 */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #settings: () => Settings;
  /** What was given last of each part. */
  readonly #given: Partial<Record<keyof Parts, unknown>> = {};
  #observer?: MutationObserver;

  /** @param french Parts that come with the widget: French is there at once, as it is for what any page draws. */
  constructor(host: ReactiveControllerHost & Element, settings: () => Settings, french: Partial<Parts> = {}) {
    for (const [name, part] of Object.entries(french)) loaded.set(`fr ${name}`, part);
    this.#host = host;
    this.#settings = settings;
    host.addController(this);
  }

  /** Language of the content around the widget: its own `lang`, else the settings', else the closest one. French by default. */
  get lang(): string {
    const lang = this.#host.getAttribute('lang') || this.#settings().lang || closestLang(this.#host) || 'fr';
    // Some servers write `en_GB`, which is no language to a browser.
    return lang.replaceAll('_', '-');
  }

  /** Language of our own sentences: that of the page where we speak it, else French. */
  get spoken(): string {
    return spoken.exec(this.lang)?.[1]?.toLowerCase() ?? 'fr';
  }

  /** What is drawn on any page. */
  get messages(): CommonMessages | undefined {
    return this.part('common');
  }

  /** One part of the sentences, asked for when it is not there yet. */
  part<P extends keyof Parts>(name: P): Parts[P] | undefined {
    const language = this.spoken;
    const found = loaded.get(`${language} ${name}`) as Parts[P] | undefined;
    // With the region, for dates are written otherwise in London than in Boston.
    const lang = spoken.exec(this.lang)?.[0];
    if (!lang) void import('./foreign-page.js').then((page) => page.dressForeign(this.#host), console.error);
    if (found)
      return (this.#given[name] = { ...found, lang: lang ?? language, ...this.#settings().messages?.[language] });
    void this.load(name).then(
      () => this.#host.requestUpdate(),
      // What is on screen stays.
      (error: unknown) => console.error(`Parvis: the sentences "${name}" could not be loaded.`, error),
    );
    return this.#given[name] as Parts[P] | undefined;
  }

  /** Fetches a part without drawing it yet. */
  async load<P extends keyof Parts>(name: P): Promise<Parts[P]> {
    const language = this.spoken;
    const { languages } = await import('./languages.js');
    const { messages } = await languages[language]![name]();
    loaded.set(`${language} ${name}`, messages);
    return { ...messages, ...this.#settings().messages?.[language] };
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#host.requestUpdate());
    for (let root: Node | undefined = this.#host; root; root = (root as ShadowRoot).host) {
      root = root.getRootNode();
      this.#observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
