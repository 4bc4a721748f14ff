import { html, nothing, type TemplateResult } from 'lit';
import type { IdeaFormMessages } from '../../../i18n/ideas/idea-form-messages.js';
import { say } from '../../../ui/voice.js';
import type { IdeaDesk } from '../idea-desk.js';
import { ideaFacts, voteButton, type IdeaContext } from '../idea-row.js';
import type { Idea } from '../idea.js';

/** Milliseconds without a key before a server is asked, and the shortest text that says something. */
const PAUSE = 600;
const SHORTEST = 8;

/** Ideas like the one that is being written, calmly: nothing moves under the field that has the focus. */
export class SimilarIdeas {
  readonly #desk: IdeaDesk;
  #ideas: readonly Idea[] = [];
  #asked = '';
  #timer?: ReturnType<typeof setTimeout>;
  #asking?: AbortController;

  constructor(desk: IdeaDesk) {
    this.#desk = desk;
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#ideas = [];
    this.#asked = '';
  }

  /** What is being written; asked once the writer pauses. */
  look(text: string): void {
    clearTimeout(this.#timer);
    if (text.length < SHORTEST) return;
    this.#timer = setTimeout(() => void this.#ask(text), PAUSE);
  }

  render(f: IdeaFormMessages, context: IdeaContext): TemplateResult | typeof nothing {
    if (!this.#ideas.length) return nothing;
    return html`<section class="similar" aria-label=${f.similar}>
      <p><strong>${f.similar}</strong></p>
      <p class="quiet">${f.similarHint}</p>
      ${this.#ideas.map(
        (idea) =>
          html`<div class="row" data-id=${idea.id}>
            ${voteButton(idea, context)}
            <div class="words">
              <div class="title">${opens(idea, context)}</div>
              ${ideaFacts(idea, context)}
            </div>
          </div>`,
      )}
    </section>`;
  }

  /** They come above what is being written: who does not see them is told, when nothing else is said. */
  #tell(): void {
    const { locale } = this.#desk;
    const { length } = this.#ideas;
    const [t, f] = [locale.part('ideas'), locale.part('ideaForm')];
    if (length && t && f)
      say(`${t.ideaCount(new Intl.NumberFormat(locale.spoken).format(length), length)}. ${f.similar}`, locale.spoken);
  }

  async #ask(text: string): Promise<void> {
    if (text === this.#asked) return;
    this.#asked = text;
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    try {
      const backend = await this.#desk.backend();
      const found = (await backend?.similar(text, signal)) ?? [];
      if (signal.aborted) return;
      const before = this.#ideas.map(({ id }) => id).join();
      const { host } = this.#desk;
      const field = host.shadowRoot!.activeElement;
      const top = field?.getBoundingClientRect().top;
      this.#ideas = found.slice(0, 3);
      host.requestUpdate();
      await host.updateComplete;
      // They come above the field: it stays where its writer sees it, where the browser does not see to that.
      if (field?.isConnected) scrollBy({ top: field.getBoundingClientRect().top - top!, behavior: 'instant' });
      // What has been told once is not told at each pause.
      if (this.#ideas.map(({ id }) => id).join() !== before) this.#tell();
    } catch {
      // What is only a help is not missed aloud.
    }
  }
}

/** The title of an idea, which opens it as that of a row does; in a form, it sends nothing. */
function opens(idea: Idea, { hrefOf, open }: IdeaContext): TemplateResult {
  const href = hrefOf?.(idea);
  const press = (event: Event) => open(event, idea);
  const title = html`<span dir="auto">${idea.title}</span>`;
  return href
    ? html`<a part="link" href=${href} @click=${press}>${title}</a>`
    : html`<button type="button" part="link" class="link" @click=${press}>${title}</button>`;
}
