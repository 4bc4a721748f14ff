import { html, nothing, type TemplateResult } from 'lit';
import type { Write } from '../../../data/writing/write.js';
import type { IdeaToolMessages } from '../../../i18n/ideas/idea-tool-messages.js';
import type { ReportDraft } from '../backends/idea-backend.js';
import { onEscape } from '../../../ui/focus/on-escape.js';
import type { WritingDesk } from '../writing-desk.js';
import type { Idea } from '../idea.js';
import { stateWords } from '../votes/idea-writes.js';

/** Where a reader says that an idea should not stand there. */
export class ReportForm {
  readonly #desk: WritingDesk;
  #open = false;
  /** The report of the idea that is open, once it was sent. */
  #sent?: Pick<Write, 'state'>;
  /** The server has refused it. */
  #refused = false;
  /** One of the idea that is open is on its way to the outbox, or from it; its own, as another idea may be opened meanwhile. */
  #sending?: object;

  constructor(desk: WritingDesk) {
    this.#desk = desk;
  }

  /** Another idea is open. */
  reset(): void {
    this.#open = this.#refused = false;
    this.#sent = this.#sending = undefined;
  }

  render(idea: Idea, w: IdeaToolMessages): TemplateResult {
    if (this.#sent) return html`<p class="quiet report-said">${wordsOf(this.#sent, w)}</p>`;
    if (!this.#open)
      return html`<p class="screen">
        <button class="link report" @click=${() => this.#show(true)}>${w.report}</button>
      </p>`;
    return html`<form
      class="form screen"
      @submit=${(event: Event) => void this.#send(event, idea, w)}
      @keydown=${(event: KeyboardEvent) => onEscape(event, () => this.#show(false))}
    >
      <div class="field">
        <label class="name" for="report-reason">${w.reportReason}</label>
        ${this.#refused ? html`<span class="wrong" id="report-wrong">${w.reportRefused}</span>` : nothing}
        <span class="select"
          ><select
            part="field"
            id="report-reason"
            name="reason"
            aria-invalid=${this.#refused ? 'true' : nothing}
            aria-describedby=${this.#refused ? 'report-wrong' : nothing}
          >
            ${Object.entries(w.reportReasons).map(([reason, words]) => html`<option value=${reason}>${words}</option>`)}
          </select></span
        >
      </div>
      <div class="send">
        <button aria-disabled=${!!this.#sending}>${w.sendReport}</button>
        <button type="button" @click=${() => this.#show(false)}>${w.leaveIt}</button>
      </div>
    </form>`;
  }

  #show(open: boolean): void {
    this.#open = open;
    this.#refused = false;
    this.#desk.host.requestUpdate();
    void this.#desk.focus(open ? '#report-reason' : '.report');
  }

  async #send(event: Event, idea: Idea, w: IdeaToolMessages): Promise<void> {
    event.preventDefault();
    if (this.#sending) return;
    const { value } = (event.currentTarget as HTMLFormElement).querySelector('select')!;
    const own = (this.#sending = {});
    this.#desk.host.requestUpdate();
    const writes = await this.#desk.writes();
    const done = await writes?.report(idea, { reason: value as ReportDraft['reason'] });
    // What is refused at once stays in the form, and is nothing that waits.
    if (done?.state === 'refused') await writes!.outbox.drop(done.key);
    if (this.#sending === own) await this.#answered(done, w);
    else if (done) this.#desk.say(wordsOf(done, w));
    if (!done || done.state === 'done' || done.state === 'refused') return;
    // Who has heard that it waits hears that it has left; who gives it up may make another one.
    const later = await writes!.outbox.settled(done.key);
    if (later?.state === 'done') this.#desk.say(w.reported);
    if (this.#sent !== done) return;
    this.#sent = later;
    this.#desk.host.requestUpdate();
  }

  /** The reader is still at the idea that was reported. */
  async #answered(done: Write | undefined, w: IdeaToolMessages): Promise<void> {
    this.#sending = undefined;
    this.#refused = done?.state === 'refused';
    this.#open = this.#refused;
    this.#sent = this.#refused ? undefined : done;
    this.#desk.host.requestUpdate();
    if (done) this.#desk.say(wordsOf(done, w));
    await this.#desk.focus(this.#refused ? '#report-reason' : '.view-heading');
  }
}

const wordsOf = ({ state }: Pick<Write, 'state'>, w: IdeaToolMessages): string =>
  state === 'done' ? w.reported : state === 'refused' ? w.reportRefused : stateWords(state, w);
