import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Settings } from '../settings/settings-context.js';
import type { CommonMessages, ControlMessages, FailureMessages } from './messages.js';

/** The sentences, by the moment at which a page needs them. */
interface Parts {
  common: CommonMessages;
  controls: ControlMessages;
  failures: FailureMessages;
}
type Loaders = { readonly [P in keyof Parts]: () => Promise<{ messages: Parts[P] }> };

/** The languages there are. A new one is three files and one line here. */
const languages: Readonly<Record<string, Loaders>> = {
  fr: {
    common: () => import('./fr.js'),
    controls: () => import('./fr-controls.js'),
    failures: () => import('./fr-failures.js'),
  },
  en: {
    common: () => import('./en.js'),
    controls: () => import('./en-controls.js'),
    failures: () => import('./en-failures.js'),
  },
};

const loaded = new Map<string, object>();
const watchers = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Tells of every change of `lang` around an element, with one observer for all widgets. */
function watchLang(element: Element, watcher: () => void): () => void {
  observer ??= new MutationObserver(() => watchers.forEach((tell) => tell()));
  for (let at: Node | undefined = element; at; at = (at as Partial<ShadowRoot>).host) {
    at = at.getRootNode();
    observer.observe(at, { subtree: true, attributeFilter: ['lang'] });
  }
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
    if (!watchers.size) observer?.disconnect();
  };
}

/** The closest `lang` of an element, across shadow roots; empty when the page says none. */
export function closestLang(element: Element): string {
  for (let at: Element | null = element; at;) {
    const lang: string | null | undefined = at.closest('[lang]:not([lang=""])')?.getAttribute('lang');
    if (lang) return lang;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}

/**
 * The language of a widget and its sentences. They are fetched by language and by need: `messages` and `part()` are
 * undefined until they came, and the host is then updated.
 */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #settings: () => Settings;
  #unwatch?: () => void;

  constructor(host: ReactiveControllerHost & Element, settings: () => Settings) {
    this.#host = host;
    this.#settings = settings;
    host.addController(this);
  }

  /** Language of the content around the widget: its own `lang`, else the settings', else the closest one. French by default. */
  get lang(): string {
    return this.#host.getAttribute('lang') || this.#settings().lang || closestLang(this.#host) || 'fr';
  }

  /** Language of our own sentences: that of the page where we speak it, else French. */
  get spoken(): string {
    const language = this.lang.slice(0, 2).toLowerCase();
    return Object.hasOwn(languages, language) ? language : 'fr';
  }

  /** What is drawn on any page. */
  get messages(): CommonMessages | undefined {
    return this.part('common');
  }

  /** One part of the sentences, asked for when it is not there yet. */
  part<P extends keyof Parts>(name: P): Parts[P] | undefined {
    const spoken = this.spoken;
    const found = loaded.get(spoken + name) as Parts[P] | undefined;
    const own = this.#settings().messages?.[spoken];
    if (found) return own ? { ...found, ...own } : found;
    void this.load(name).then(
      () => this.#host.requestUpdate(),
      // A chunk that is missing is named by the loader; the fallback of the page stays on screen.
      (error: unknown) => console.error(`parvis: the sentences "${name}" (${spoken}) could not be loaded.`, error),
    );
    return undefined;
  }

  /** Fetches a part without drawing it yet. */
  async load<P extends keyof Parts>(name: P): Promise<Parts[P]> {
    const spoken = this.spoken;
    const { messages } = await languages[spoken]![name]();
    loaded.set(spoken + name, messages);
    return messages;
  }

  hostConnected(): void {
    this.#unwatch = watchLang(this.#host, () => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#unwatch?.();
  }
}
