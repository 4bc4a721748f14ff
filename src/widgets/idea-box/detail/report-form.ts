import { html, type TemplateResult } from 'lit';
import type { IdeaToolMessages } from '../../../i18n/idea-tool-messages.js';
import type { ReportDraft } from '../backends/idea-backend.js';
import { onEscape } from '../../../ui/on-escape.js';
import type { IdeaDesk } from '../idea-desk.js';
import type { Idea } from '../idea.js';

/** Where a reader says that an idea should not stand there. */
export class ReportForm {
  readonly #desk: IdeaDesk;
  #open = false;
  #sent = false;

  constructor(desk: IdeaDesk) {
    this.#desk = desk;
  }

  /** Another idea is open. */
  reset(): void {
    this.#open = this.#sent = false;
  }

  render(idea: Idea, w: IdeaToolMessages): TemplateResult {
    if (this.#sent) return html`<p class="quiet">${w.reported}</p>`;
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
        <span class="select"
          ><select id="report-reason" name="reason">
            ${Object.entries(w.reportReasons).map(([reason, words]) => html`<option value=${reason}>${words}</option>`)}
          </select></span
        >
      </div>
      <div class="send">
        <button>${w.sendReport}</button>
        <button type="button" @click=${() => this.#show(false)}>${w.leaveIt}</button>
      </div>
    </form>`;
  }

  #show(open: boolean): void {
    this.#open = open;
    this.#desk.host.requestUpdate();
    void this.#desk.focus(open ? '#report-reason' : '.report');
  }

  async #send(event: Event, idea: Idea, w: IdeaToolMessages): Promise<void> {
    event.preventDefault();
    const { value } = (event.currentTarget as HTMLFormElement).querySelector('select')!;
    const writes = await this.#desk.writes();
    await writes?.report(idea, { reason: value as ReportDraft['reason'] });
    this.#open = false;
    this.#sent = true;
    this.#desk.host.requestUpdate();
    this.#desk.say(w.reported);
    await this.#desk.focus('.view-heading');
  }
}
