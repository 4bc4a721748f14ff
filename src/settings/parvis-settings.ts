import { ContextProvider } from '@lit/context';
import { LitElement, css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { version } from '../version.js';
import { settingsContext, type Settings, type User } from './settings-context.js';
import { SettingsController } from './settings-controller.js';
import { spelt } from './spelt.js';

// Speaks for the whole page, once an empty element asked for it. It is never taken down: without one it says nothing.
let page: ContextProvider<typeof settingsContext> | undefined;
// The empty elements, in the order in which they came; the first one speaks.
const empty = new Set<ParvisSettings>();

const names = [
  'lang',
  'zone',
  'relay',
  'api',
  'credentials',
  'shared',
  'fetch',
  'token',
  'user',
  'wait',
  'messages',
] as const satisfies readonly (keyof Settings)[];

/**
 * What a page says once for all its widgets. Wrapped around widgets it speaks for them, and adds to what settings around
 * it say; empty, it speaks for the whole page.
 *
 * @element parvis-settings
 * @slot - The widgets for which it speaks. Without any, it speaks for the whole page.
 */
export class ParvisSettings extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Version of Parvis to which this class belongs. */
  static readonly version: string = version;

  /** Language of the widgets (BCP 47) that have no `lang` of their own. */
  @property() override lang = '';
  /** IANA name of the zone in which times show: `Europe/Paris`. The reader's own by default. */
  @property() zone?: string;
  /** Address of a relay for sources of another origin. It is asked `?url=…`, and never with a token. */
  @property() relay?: string;
  /** Base address of the Parvis API. */
  @property() api?: string;
  /** Whether cookies are sent: `same-origin`, `include` or `omit`. */
  @property() credentials?: RequestCredentials;
  /** On shared computers: nothing stays on the device longer than the tab, nor ten minutes without the reader. */
  @property({ type: Boolean }) shared = false;
  /** Asks in place of the browser's own `fetch`. */
  @property({ attribute: false }) fetch?: typeof fetch;
  /** Gives the bearer token for an address, or nothing. */
  @property({ attribute: false }) token?: Settings['token'];
  /** Who reads the page. When that changes, what was kept for the reader before goes. */
  @property({ attribute: false }) user?: User;
  /** Reads wait for it. */
  @property({ attribute: false }) wait?: Promise<unknown>;
  /** Sentences that the page words its own way, by language. */
  @property({ attribute: false }) messages?: Settings['messages'];

  #around = new SettingsController(this);
  #inside = new ContextProvider(this, { context: settingsContext, initialValue: {} });

  override connectedCallback(): void {
    super.connectedCallback();
    // While the page is still being parsed, what is inside has not come yet.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', this.#weigh, { once: true });
    else this.#weigh();
    this.#tell();
    if (!spelt(this))
      import('./tell-misspelt.js').then(
        ({ tellMisspelt }) => tellMisspelt(this, ParvisSettings.observedAttributes),
        console.error,
      );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('DOMContentLoaded', this.#weigh);
    this.#stepBack();
  }

  override render(): TemplateResult {
    return html`<slot @slotchange=${this.#weigh}></slot>`;
  }

  protected override willUpdate(): void {
    this.#tell();
  }

  protected override updated(): void {
    // For all that stands inside. An empty one would mean that its language is unknown.
    if ((this.lang || '') !== (this.getAttribute('lang') ?? '')) this.setAttribute('lang', this.lang || '');
  }

  /** Speaks for the page as long as nothing is inside, at once: widgets that come next must not read without it. */
  #weigh = (): void => {
    if (this.childElementCount || this.textContent?.trim()) return this.#stepBack();
    if (!this.isConnected || empty.has(this)) return;
    const [first] = empty.add(this);
    if (first !== this) {
      console.warn('Parvis: only the first empty <parvis-settings> speaks for the page; this one says nothing.', this);
    }
    if (this.hasUpdated) this.#tell();
  };

  #stepBack(): void {
    if (!empty.delete(this) || !page) return;
    const [next] = empty;
    if (next) next.#tell();
    else provide(page, {});
  }

  #tell(): void {
    const own = Object.fromEntries(names.flatMap((name) => (this[name] ? [[name, this[name]]] : []))) as Settings;
    provide(this.#inside, { ...this.#around.value, ...own });
    const [first] = empty;
    if (first !== this) return;
    if (page) return provide(page, own);
    page = new ContextProvider(document.documentElement, { context: settingsContext, initialValue: own });
    // The page is no element of Lit, which would have done it: tells the widgets that came before.
    page.hostConnected();
  }
}

/** Tells what changed, and only that: a value that says the same is the same, and so is a reader of the same name. */
function provide(provider: ContextProvider<typeof settingsContext>, told: Settings): void {
  const { user } = provider.value ?? {};
  const value = user && JSON.stringify(user) === JSON.stringify(told.user) ? { ...told, user } : told;
  if (names.some((name) => provider.value?.[name] !== value[name])) provider.setValue(value);
}
