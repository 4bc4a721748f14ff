import { html, nothing, type TemplateResult } from 'lit';
import { civilDay, dateWords } from '../../../i18n/date-words.js';
import type { IdeaFormMessages } from '../../../i18n/ideas/idea-form-messages.js';
import { copyText } from '../../../ui/files/copy-text.js';
import { lazy } from '../../../ui/lazy.js';
import type { Write } from '../../../data/writing/write.js';
import type { Proposed } from '../backends/idea-backend.js';
import type { WritingDesk } from '../writing-desk.js';
import type { IdeaContext } from '../idea-row.js';
import { stateWords } from '../votes/idea-writes.js';

/** What is said once an idea has been sent: received or waiting, what is promised, and the code that leads back to it. */
export class SentIdea {
  readonly #desk: WritingDesk;
  readonly #qr;
  #write?: Write;
  readonly #at = Date.now();

  /**
   * @param write What stands in the outbox, sent or waiting.
   * @param gone Called when its writer gives it up.
   */
  constructor(desk: WritingDesk, write: Write | undefined, gone: () => void) {
    this.#desk = desk;
    this.#write = write;
    this.#qr = lazy(desk.host, async () => (await import('./qr-picture.js')).qrPicture);
    if (write && !this.#proposed) void this.#wait(write.key, gone);
  }

  get #proposed(): Proposed | undefined {
    return this.#write?.state === 'done' ? (this.#write.answer as Proposed) : undefined;
  }

  /** Why it has not left: told to who would else take it for sent. Nothing once it has. */
  get waits(): string {
    return this.#proposed ? '' : stateWords(this.#write?.state, this.#desk.locale.part('ideaTools')!);
  }

  render(
    f: IdeaFormMessages,
    context: IdeaContext,
    heading: (words: string) => TemplateResult,
    again: () => void,
  ): TemplateResult {
    const proposed = this.#proposed;
    // One heading for both: the reader who waits there is there still when the answer comes.
    return html`${heading(proposed ? f.ideaSent : f.sendingIdea)}
    ${proposed ? this.#received(proposed, f, context, again) : html`<p>${this.waits}</p>`}`;
  }

  #received({ code, idea }: Proposed, f: IdeaFormMessages, context: IdeaContext, again: () => void): TemplateResult {
    const { box } = context;
    const waits = box?.moderation === 'before' || idea.pending;
    // What waits to be read is owed an answer from the day on which it is shown.
    const due = waits ? '' : (idea.due?.slice(0, 10) ?? promisedBy(this.#at, box?.answerDays, context));
    return html`<p>
        ${waits ? f.ideaSentWaits : f.ideaSentShown}
        ${due && f.answerPromised(dateWords(due, { ...context, now: this.#at })?.words ?? '')}
      </p>
      ${
        code
          ? html`<div class="part-head" role="heading" aria-level=${Math.min(context.headingLevel + 1, 6)}>
                ${f.yourCode}
              </div>
              <p><span class="code">${code}</span></p>
              <p>${f.codeHint}</p>
              ${this.#qr()?.(code, f.qrName) ?? nothing}
              <p class="told" role="status"></p>`
          : nothing
      }
      <div class="send">
        ${code ? html`<button @click=${({ currentTarget }: Event) => void this.#copy(currentTarget as HTMLElement, code, f)}>${f.copyCode}</button>` : nothing}
        <button @click=${() => this.#desk.path.go({ view: 'idea', id: idea.id })}>${f.seeIdea}</button>
        <button @click=${again}>${f.anotherIdea}</button>
      </div>`;
  }

  async #copy(button: HTMLElement, code: string, f: IdeaFormMessages): Promise<void> {
    const told = (button.getRootNode() as ShadowRoot).querySelector<HTMLElement>('.told')!;
    await copyText(code, told, { copied: f.codeCopied, field: f.codeField });
  }

  /** It left later: the code comes with the answer. */
  async #wait(key: string, gone: () => void): Promise<void> {
    const writes = await this.#desk.writes();
    if (!writes) return;
    const end = writes.outbox.subscribe(() => {
      const write = writes.outbox.writes.find((one) => one.key === key);
      this.#write = write;
      if (write && !this.#proposed) return;
      end();
      if (!write) return gone();
      this.#desk.host.requestUpdate();
      this.#desk.say(this.#desk.locale.part('ideaForm')!.ideaSent);
      this.#desk.ideas.reload();
    });
  }
}

/** The day by which an answer is promised: from the day that it is here, so many later. */
const promisedBy = (from: number, days: number | undefined, { zone }: IdeaContext): string =>
  days ? new Date(Date.parse(civilDay(from, zone)) + days * 86_400_000).toISOString().slice(0, 10) : '';
