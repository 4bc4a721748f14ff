import { html, nothing, type TemplateResult } from 'lit';
import { SourceError } from '../../../data/source-error.js';
import { webSource } from '../../../data/web-source.js';
import { pageFetch, request } from '../../../data/request.js';
import type { Draft } from '../../../data/writing/drafts.js';
import type { IdeaModerationMessages } from '../../../i18n/ideas/idea-moderation-messages.js';
import { directionOf } from '../../../ui/page/direction-of.js';
import { onEscape } from '../../../ui/focus/on-escape.js';
import { saveFile } from '../../../ui/files/save-file.js';
import { wear } from '../../../theme/wear.js';
import { field, keptWords } from '../detail/fields.js';
import { ideaViewStyles } from '../detail/idea-view.styles.js';
import { paragraphs } from '../detail/paragraphs.js';
import type { WritingDesk } from '../writing-desk.js';
import { ideaFormats } from '../idea-formats.js';
import { ideaFacts, type IdeaContext } from '../idea-row.js';
import type { Idea } from '../idea.js';
import { backBar } from '../views/back-bar.js';
import { apiOf, moderate } from './moderate.js';

const queues = ['pending', 'reported'] as const;
type Queue = (typeof queues)[number];

/** What waits for a moderator: ideas to be read before they show, and those that were reported. */
export class ModerationView {
  readonly #desk: WritingDesk;
  #ideas: Partial<Record<Queue, readonly Idea[]>> = {};
  #error?: SourceError;
  #asked = false;
  #asking = false;
  #busy = false;
  /** A file is being fetched, and what is said of the last one. */
  #exporting = false;
  #exported = '';
  /** The idea that is being refused, and why. */
  #refusing = '';
  #reason = '';
  /** What is written and not sent, by the id of its idea. */
  readonly #reasons = new Map<string, string>();
  #draft?: Draft<{ readonly reason: string }>;
  #end?: () => void;
  #wrong = '';

  constructor(desk: WritingDesk) {
    this.#desk = desk;
    wear(desk.host.shadowRoot!, ideaViewStyles);
  }

  render(context: IdeaContext): TemplateResult | undefined {
    const m = this.#desk.locale.part('ideaModeration');
    const w = this.#desk.locale.part('ideaTools');
    if (!m || !w) return undefined;
    const { headingLevel, box, t } = context;
    const may = box?.may.includes('moderate');
    // Who comes back from an idea has done something with it; what stands there is not exchanged under whoever stays.
    if (may && (!this.#asked || (this.#desk.path.moved && !this.#asking))) {
      this.#ideas = {};
      void this.#ask();
    }
    const level = Math.min(headingLevel + 1, 6);
    const failures = this.#error && this.#desk.locale.part('failures');
    return html`${backBar(this.#desk.path, w)}
      <div class="view-heading" tabindex="-1" role="heading" aria-level=${headingLevel}>${m.moderation}</div>
      ${this.#wrong && !this.#refusing ? html`<p class="wrong">${this.#wrong}</p>` : nothing}
      ${
        !may
          ? html`<p>${w.readOnly}</p>`
          : failures
            ? html`<p class="wrong">${failures.failed[this.#error!.kind]}</p>
                <button @click=${() => void this.#ask().then(() => this.#desk.focus('.view-heading'))}>
                  ${t.retry}
                </button>`
            : queues.map(
                (queue) =>
                  html`<div class="part-head" role="heading" aria-level=${level}>
                      ${queue === 'pending' ? m.toPublish : m.toReview}
                    </div>
                    ${this.#list(this.#ideas[queue], m, context, Math.min(level + 1, 6))}`,
              )
      }
      ${
        may
          ? html`<div class="part-head" role="heading" aria-level=${level}>${m.exports}</div>
              <p class="acts-bar">
                ${(['csv', 'ods'] as const).map(
                  (kind) =>
                    html`<button aria-disabled=${this.#exporting || nothing} @click=${() => void this.#export(kind, m)}>
                      ${m.exportAs(kind.toUpperCase())}
                    </button>`,
                )}
              </p>
              ${this.#exported ? html`<p class="said">${this.#exported}</p>` : nothing}`
          : nothing
      }`;
  }

  #list(
    ideas: readonly Idea[] | undefined,
    m: IdeaModerationMessages,
    context: IdeaContext,
    level: number,
  ): TemplateResult {
    if (!ideas) return html`<p class="quiet">${context.t.loading}</p>`;
    if (!ideas.length) return html`<p class="quiet">${m.nothingToModerate}</p>`;
    return html`<div class="queue" role="list">
      ${ideas.map(
        (idea) =>
          html`<div class="waiting-idea" role="listitem" data-id=${idea.id}>
            <div class="title" role="heading" aria-level=${level}>
              <button class="link" @click=${() => this.#desk.path.go({ view: 'idea', id: idea.id })}>
                <span dir="auto">${idea.title}</span>
              </button>
            </div>
            <div class="text" dir=${directionOf(idea.text ?? '') ?? nothing}>${paragraphs(idea.text ?? '')}</div>
            ${idea.reports ? html`<strong>${m.reports(new Intl.NumberFormat(context.t.lang).format(idea.reports), idea.reports)}</strong>` : nothing}
            ${ideaFacts(idea, context)} ${idea.pending ? this.#acts(idea, m) : nothing}
          </div>`,
      )}
    </div>`;
  }

  #acts(idea: Idea, m: IdeaModerationMessages): TemplateResult {
    const w = this.#desk.locale.part('ideaTools')!;
    const f = this.#desk.locale.part('ideaForm');
    if (this.#refusing === idea.id)
      return html`<form
        class="form screen"
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#refuse(idea, m);
        }}
        @keydown=${(event: KeyboardEvent) => {
          // What is typed stays, as a draft.
          onEscape(event, () => void this.#open('', idea.id));
        }}
      >
        ${field({
          id: 'refuse-reason',
          name: m.refuseReason,
          rows: 3,
          required: true,
          value: this.#reason,
          wrong: this.#wrong,
          input: (reason) => {
            this.#reason = reason;
            this.#reasons.set(idea.id, reason);
            this.#draft?.keep({ reason });
          },
        })}
        ${f && keptWords(this.#draft, this.#desk.ideas.settings.shared, f)}
        <div class="send">
          <button aria-label=${m.refuseIdea(idea.title)}>${m.refuse}</button>
          <button
            type="button"
            @click=${() => {
              this.#draft?.erase();
              this.#reasons.delete(idea.id);
              void this.#open('', idea.id);
            }}
          >
            ${w.leaveIt}
          </button>
        </div>
      </form>`;
    return html`<div class="acts-bar screen">
      <button
        aria-label=${m.publishIdea(idea.title)}
        aria-disabled=${this.#busy || nothing}
        @click=${() => void this.#act(idea, 'publish', {}, m.published, m)}
      >
        ${m.publish}
      </button>
      <button class="refuse" aria-label=${m.refuseIdea(idea.title)} @click=${() => void this.#open(idea.id, idea.id)}>
        ${m.refuse}
      </button>
    </div>`;
  }

  /** Fetched with what the page gives for its requests: a plain link would carry no token. */
  async #export(kind: 'csv' | 'ods', m: IdeaModerationMessages): Promise<void> {
    if (this.#exporting) return;
    const { ideas, host } = this.#desk;
    const url = new URL(`export.${kind}`, apiOf(this.#desk)).href;
    const file = `idees.${kind}`;
    this.#exporting = true;
    this.#tell(m.exportComing);
    let said = m.exportSaved(file);
    try {
      const { settings } = ideas;
      const credentials = (host.credentials || settings.credentials) as RequestCredentials | undefined;
      const fetch = settings.fetch ?? pageFetch;
      const signal = AbortSignal.timeout(60_000);
      const { body, headers } = await request(url, { ...settings, relay: undefined, fetch, credentials, signal });
      saveFile(file, headers.get('content-type') ?? '', body);
    } catch {
      said = m.actFailed;
    }
    this.#exporting = false;
    this.#tell(said);
  }

  /** What becomes of an export is shown where it was asked for, and said. */
  #tell(sentence: string): void {
    this.#exported = sentence;
    this.#desk.host.requestUpdate();
    this.#desk.say(sentence);
  }

  forgotten(): void {
    this.#reasons.clear();
    this.#refusing = '';
    this.#desk.host.requestUpdate();
  }

  async #open(id: string, at: string): Promise<void> {
    this.#draft = id ? (await this.#desk.writes())?.draft(`refuse ${id}`) : undefined;
    if (this.#draft) {
      this.#end?.();
      this.#end = this.#draft.whenForgotten(this);
    }
    this.#refusing = id;
    this.#reason = this.#reasons.get(id) ?? this.#draft?.read()?.reason ?? '';
    this.#wrong = '';
    this.#desk.host.requestUpdate();
    void this.#desk.focus(id ? '#refuse-reason' : `[data-id="${CSS.escape(at)}"] .refuse`);
  }

  async #refuse(idea: Idea, m: IdeaModerationMessages): Promise<void> {
    if (!this.#reason.trim()) {
      this.#wrong = m.statusReasonOwed;
      this.#desk.host.requestUpdate();
      return this.#desk.focus('#refuse-reason');
    }
    const draft = this.#draft;
    const done = () => {
      draft?.sent();
      this.#reasons.delete(idea.id);
    };
    await this.#act(idea, 'refuse', { reason: this.#reason }, m.ideaRefused, m, done);
  }

  async #act(
    idea: Idea,
    what: 'publish' | 'refuse',
    body: object,
    said: string,
    m: IdeaModerationMessages,
    done = () => {},
  ): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const before = this.#ideas.pending ?? [];
    const place = before.indexOf(idea);
    this.#wrong = '';
    this.#desk.host.requestUpdate();
    try {
      await moderate(this.#desk, { way: `ideas/${encodeURIComponent(idea.id)}/${what}`, body });
      done();
      this.#refusing = '';
      this.#desk.say(said);
      this.#desk.ideas.reload();
    } catch {
      this.#wrong = m.actFailed;
      this.#desk.say(m.actFailed);
    }
    this.#busy = false;
    // What was not done is there still, with the reason that was written.
    if (!this.#wrong) await this.#ask();
    this.#desk.host.requestUpdate();
    if (this.#wrong) return this.#refusing ? this.#desk.focus('#refuse-reason') : undefined;
    // Who looks through many goes on with the next; at the end, with the one before.
    const near = [...before.slice(place + 1), ...before.slice(0, place).reverse()];
    const next = near.find(({ id }) => this.#ideas.pending?.some((one) => one.id === id));
    await this.#desk.focus(next ? `[data-id="${CSS.escape(next.id)}"] .title button` : '.view-heading');
  }

  async #ask(): Promise<void> {
    this.#asked = this.#asking = true;
    const { settings } = this.#desk.ideas;
    const { credentials } = this.#desk.host;
    try {
      for (const queue of queues) {
        // What waits is for moderators alone: no copy of it stays.
        const source = webSource(`${apiOf(this.#desk)}ideas?state=${queue}&limit=100`, ideaFormats, {
          credentials,
          keep: 'never',
        });
        const fetch = settings.fetch ?? pageFetch;
        const { items } = await source.read({ signal: AbortSignal.timeout(30_000), settings, fetch });
        this.#ideas = { ...this.#ideas, [queue]: items };
      }
      this.#error = undefined;
    } catch (error) {
      await this.#desk.locale.load('failures');
      this.#error = error instanceof SourceError ? error : new SourceError('network', String(error), { cause: error });
    }
    this.#asking = false;
    this.#desk.host.requestUpdate();
  }
}
