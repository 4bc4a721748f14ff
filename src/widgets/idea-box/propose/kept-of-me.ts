import { html, nothing, type TemplateResult } from 'lit';
import { SourceError } from '../../../data/source-error.js';
import { newKey } from '../../../data/writing/new-key.js';
import type { IdeaFormMessages } from '../../../i18n/ideas/idea-form-messages.js';
import { saveFile } from '../../../ui/files/save-file.js';
import type { IdeaBackend } from '../backends/idea-backend.js';
import type { WritingDesk } from '../writing-desk.js';

/** Where people take what a box keeps of them, and have it forgotten: each back end that can do it does. */
export class KeptOfMe {
  readonly #desk: WritingDesk;
  #backend?: IdeaBackend;
  #sure = false;
  #busy = false;
  #said = '';
  /** Made when the reader is sure, kept until an answer came: who presses again asks for the same. */
  #key = '';

  constructor(desk: WritingDesk) {
    this.#desk = desk;
    void desk.backend().then(
      (backend) => {
        this.#backend = backend;
        desk.host.requestUpdate();
      },
      // Who cannot be asked keeps nothing that could be named; what was wrong is said where something is asked.
      () => undefined,
    );
  }

  render(f: IdeaFormMessages, headingLevel: number): TemplateResult | typeof nothing {
    const { kept, forget } = this.#backend ?? {};
    if (!kept || !forget) return nothing;
    const busy = this.#busy || nothing;
    return html`<div class="of-me form">
      <div class="part-head" role="heading" aria-level=${Math.min(headingLevel + 1, 6)}>${f.mine}</div>
      <p>${this.#sure ? f.mineSure : f.mineSays}</p>
      <div class="send">
        ${
          this.#sure
            ? html`<button class="forget" aria-disabled=${busy} @click=${() => void this.#forget(f)}>
                  ${f.mineForget}</button
                ><button class="leave" @click=${() => void this.#ask(false)}>${f.mineLeave}</button>`
            : html`<button class="copy" aria-disabled=${busy} @click=${() => void this.#copy(f)}>${f.mineCopy}</button
                ><button class="ask" @click=${() => void this.#ask(true)}>${f.mineAsk}</button>`
        }
      </div>
      ${this.#said ? html`<p class="said">${this.#said}</p>` : nothing}
    </div>`;
  }

  /** Asks once more before anything goes, with the focus on the way back. */
  async #ask(sure: boolean): Promise<void> {
    const f = this.#desk.locale.part('ideaForm')!;
    const writes = sure ? await this.#desk.writes() : undefined;
    this.#said = writes?.waits ? f.mineWaits : '';
    this.#sure = sure && !this.#said;
    this.#key = newKey();
    this.#desk.host.requestUpdate();
    if (sure) this.#desk.say(this.#said || f.mineSure);
    await this.#desk.focus(this.#sure ? '.of-me .leave' : '.of-me .ask');
  }

  #copy = (f: IdeaFormMessages): Promise<void> =>
    this.#try(async (backend, signal) => {
      const kept = await backend.kept!(signal);
      saveFile(`${f.mineFile}.json`, 'application/json', JSON.stringify(kept, null, 2));
      return f.mineSaved;
    });

  async #forget(f: IdeaFormMessages): Promise<void> {
    await this.#try(async (backend, signal) => {
      await backend.forget!(this.#key, signal);
      this.#sure = false;
      this.#desk.ideas.reload();
      return f.mineForgotten;
    });
    await this.#desk.focus(this.#sure ? '.of-me .forget' : '.of-me .ask');
  }

  async #try(act: (backend: IdeaBackend, signal: AbortSignal) => Promise<string>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#desk.host.requestUpdate();
    try {
      this.#said = await act(this.#backend!, AbortSignal.timeout(20_000));
    } catch (error) {
      const { failed } = await this.#desk.locale.load('failures');
      this.#said = failed[error instanceof SourceError ? error.kind : 'timeout'];
    } finally {
      this.#busy = false;
      this.#desk.host.requestUpdate();
    }
    this.#desk.say(this.#said);
  }
}
