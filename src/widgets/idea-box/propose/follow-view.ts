import { html, nothing, type TemplateResult } from 'lit';
import { forgetWith, watchAbsence } from '../../../data/keeping/shared-storage.js';
import { SourceError } from '../../../data/source-error.js';
import { newKey } from '../../../data/writing/new-key.js';
import { filterStyles } from '../../../theme/filter.styles.js';
import { wear } from '../../../theme/wear.js';
import { emptyFields, field } from '../detail/fields.js';
import { ideaViewStyles } from '../detail/idea-view.styles.js';
import type { WritingDesk } from '../writing-desk.js';
import type { IdeaContext } from '../idea-row.js';
import { backBar } from '../views/back-bar.js';
import { KeptOfMe } from './kept-of-me.js';

/** Where people come back to their idea with the code that they were given, and to all that is kept of them. */
export class FollowView {
  readonly #desk: WritingDesk;
  readonly #mine: KeptOfMe;
  #code = '';
  #wrong = '';
  #busy = false;

  constructor(desk: WritingDesk) {
    this.#desk = desk;
    this.#mine = new KeptOfMe(desk);
    wear(desk.host.shadowRoot!, filterStyles);
    wear(desk.host.shadowRoot!, ideaViewStyles);
    if (!desk.ideas.settings.shared) return;
    // Neither the code nor what it has opened is for the next one: with what people write comes what reads the box anew.
    void desk.writes();
    watchAbsence();
    forgetWith(this);
  }

  forgotten(): void {
    this.#code = '';
    emptyFields(this.#desk.host.shadowRoot!.querySelector('#follow-code')?.closest('form'));
  }

  render({ headingLevel }: IdeaContext): TemplateResult | undefined {
    const f = this.#desk.locale.part('ideaForm');
    const w = this.#desk.locale.part('ideaTools');
    if (!f || !w) return undefined;
    return html`${backBar(this.#desk.path, w)}
      <div class="view-heading" tabindex="-1" role="heading" aria-level=${headingLevel}>${f.followTitle}</div>
      <form class="form" novalidate @submit=${(event: Event) => void this.#follow(event)}>
        ${field({
          id: 'follow-code',
          name: f.followField,
          hint: f.followHint,
          wrong: this.#wrong,
          value: this.#code,
          required: true,
          input: (code) => (this.#code = code),
        })}
        <div class="send">
          <button part="main" class="main-act" aria-disabled=${this.#busy || nothing}>${f.followGo}</button>
        </div>
      </form>
      ${this.#mine.render(f, headingLevel)}`;
  }

  async #follow(event: Event): Promise<void> {
    event.preventDefault();
    const f = this.#desk.locale.part('ideaForm')!;
    const code = this.#code.trim();
    if (this.#busy) return;
    this.#busy = true;
    this.#wrong = code ? '' : f.missing(f.followField);
    try {
      const backend = code ? await this.#desk.backend() : undefined;
      const idea = await backend?.follow?.(code, newKey(), AbortSignal.timeout(20_000));
      if (idea) {
        this.#code = '';
        this.#desk.path.go({ view: 'idea', id: idea.id });
        return;
      }
      this.#wrong ||= f.followNone;
    } catch (error) {
      const { kind, status = 0 } = error instanceof SourceError ? error : { kind: 'network' as const };
      const failures = await this.#desk.locale.load('failures');
      this.#wrong =
        kind === 'busy' && status !== 503
          ? f.followBusy
          : kind === 'missing' || (kind === 'server' && status < 500)
            ? f.followNone
            : failures.failed[kind];
    } finally {
      this.#busy = false;
      this.#desk.host.requestUpdate();
    }
    // Where the focus is there already, nothing would be spoken.
    if (this.#desk.host.shadowRoot!.activeElement?.id === 'follow-code') this.#desk.say(this.#wrong);
    await this.#desk.focus('#follow-code');
  }
}
