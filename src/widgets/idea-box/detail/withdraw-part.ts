import { html, nothing, type TemplateResult } from 'lit';
import { SourceError } from '../../../data/source-error.js';
import { newKey } from '../../../data/writing/new-key.js';
import type { IdeaToolMessages } from '../../../i18n/ideas/idea-tool-messages.js';
import { onEscape } from '../../../ui/focus/on-escape.js';
import type { IdeaDesk } from '../idea-desk.js';

/** Where an author takes an idea back, as long as it is nobody else's too. */
export class WithdrawPart {
  readonly #desk: IdeaDesk;
  readonly #done: () => void;
  #of = '';
  #sure = false;
  #busy = false;
  /** Why it was not done. */
  #wrong = '';
  /** Made when the reader is asked, kept until an answer came: who presses again asks for the same. */
  #key = '';

  /** @param done Called when the idea is another now. */
  constructor(desk: IdeaDesk, done: () => void) {
    this.#desk = desk;
    this.#done = done;
  }

  render(id: string, w: IdeaToolMessages): TemplateResult {
    if (id !== this.#of) {
      this.#of = id;
      this.#sure = this.#busy = false;
      this.#wrong = '';
    }
    if (!this.#sure)
      return html`<p class="screen">
        <button class="link withdraw" @click=${() => void this.#ask(true)}>${w.withdrawIdea}</button>
      </p>`;
    return html`<div
      class="form screen withdrawing"
      role="group"
      aria-label=${w.withdrawIdea}
      @keydown=${(event: KeyboardEvent) => onEscape(event, () => void this.#ask(false))}
    >
      <p id="withdraw-sure">${w.withdrawIdeaSure}</p>
      ${this.#wrong ? html`<p class="wrong">${this.#wrong}</p>` : nothing}
      <div class="send">
        <button
          class="sure"
          aria-describedby="withdraw-sure"
          aria-disabled=${this.#busy || nothing}
          @click=${() => void this.#withdraw(id, w)}
        >
          ${w.withdrawIdeaNow}
        </button>
        <button class="leave" @click=${() => void this.#ask(false)}>${w.leaveIt}</button>
      </div>
    </div>`;
  }

  /** Asks once more before anything goes, with the focus on the way back. */
  async #ask(sure: boolean): Promise<void> {
    const { host, locale, say, focus } = this.#desk;
    this.#sure = sure;
    this.#wrong = '';
    this.#key = newKey();
    host.requestUpdate();
    if (sure) say(locale.part('ideaTools')!.withdrawIdeaSure);
    await focus(sure ? '.withdrawing .leave' : '.withdraw');
  }

  async #withdraw(id: string, w: IdeaToolMessages): Promise<void> {
    if (this.#busy) return;
    const { host, locale, ideas, say } = this.#desk;
    this.#busy = true;
    this.#wrong = '';
    host.requestUpdate();
    let said = w.ideaWithdrawn;
    try {
      const backend = await this.#desk.backend();
      await backend!.withdraw!(id, this.#key, AbortSignal.timeout(20_000));
    } catch (error) {
      const { kind = 'timeout', status } = error instanceof SourceError ? error : {};
      said = status === 409 ? w.ideaNotWithdrawn : (await locale.load('failures')).failed[kind];
      if (this.#of === id) this.#wrong = said;
    }
    say(said);
    // The reader is at another idea by now.
    if (this.#of !== id) return;
    this.#busy = !this.#wrong;
    host.requestUpdate();
    if (this.#wrong) return;
    // What was pressed goes once the idea says that it may be no more, and the focus with it.
    this.#done();
    ideas.reload();
  }
}
