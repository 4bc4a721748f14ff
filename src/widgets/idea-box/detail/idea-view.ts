import { html, nothing, type TemplateResult } from 'lit';
import { SourceError } from '../../../data/source-error.js';
import { dateWords } from '../../../i18n/date-words.js';
import type { IdeaToolMessages } from '../../../i18n/ideas/idea-tool-messages.js';
import { filterStyles } from '../../../theme/filter.styles.js';
import { directionOf } from '../../../ui/page/direction-of.js';
import { lazy } from '../../../ui/lazy.js';
import { say } from '../../../ui/voice.js';
import { wear } from '../../../theme/wear.js';
import { allIdeas } from '../all-ideas.js';
import type { WritingDesk } from '../writing-desk.js';
import { ideaFacts, statusOf, voteButton, type IdeaContext } from '../idea-row.js';
import type { IdeaDetail } from '../idea.js';
import { backBar } from '../views/back-bar.js';
import { CommentForm } from './comment-form.js';
import { ideaHistory } from './idea-history.js';
import { fileLine, groupPart } from './idea-group.js';
import { ideaThread } from './idea-thread.js';
import { ideaViewStyles } from './idea-view.styles.js';
import { paragraphs } from './paragraphs.js';
import { ReportForm } from './report-form.js';

/** One idea in place of the list, with all that is told of it. */
export class IdeaView {
  readonly #desk: WritingDesk;
  readonly #comments: CommentForm;
  readonly #report: ReportForm;
  readonly #acts;
  readonly #withdraw;
  /** What came of the id that is open; undefined while it is asked. */
  #detail?: IdeaDetail;
  #id = '';
  #error?: SourceError;
  #asking?: AbortController;
  /** What comes now is what the reader has done. */
  #own = false;
  /** Reading of the list at which it was asked. */
  #readAt = 0;

  constructor(desk: WritingDesk) {
    this.#desk = desk;
    wear(desk.host.shadowRoot!, filterStyles);
    wear(desk.host.shadowRoot!, ideaViewStyles);
    this.#comments = new CommentForm(desk, () => void this.reload());
    this.#report = new ReportForm(desk);
    this.#acts = lazy(desk.host, async () => {
      const [{ IdeaActs }] = await Promise.all([
        import('../moderation/idea-acts.js'),
        desk.locale.load('ideaModeration'),
      ]);
      return new IdeaActs(desk, () => void this.reload(true));
    });
    this.#withdraw = lazy(desk.host, async () => {
      const { WithdrawPart } = await import('./withdraw-part.js');
      return new WithdrawPart(desk, () => void this.reload(true));
    });
  }

  /** Asks again for the idea that is open; what is shown stays until it came. `own`: it is the reader who has changed it. */
  async reload(own = false): Promise<void> {
    this.#own ||= own;
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    const id = this.#id;
    const before = this.#detail;
    this.#readAt = this.#desk.ideas.readAt;
    try {
      const backend = await this.#desk.backend();
      const detail = backend ? await backend.detail(id, signal) : undefined;
      if (signal.aborted) return;
      this.#detail = detail ?? this.#listed;
      this.#error = this.#detail ? undefined : new SourceError('missing', `no idea ${id}`);
    } catch (error) {
      if (signal.aborted) return;
      this.#error = error instanceof SourceError ? error : new SourceError('network', String(error), { cause: error });
      // What the list says of it is better than nothing; what somebody has taken back is shown no longer.
      this.#detail = this.#error.kind === 'missing' ? undefined : (this.#detail ?? this.#listed);
    }
    if (before && !this.#own) this.#tell(before);
    this.#own = false;
    // The heading that says that it is coming gives way to that of the idea, and the focus goes with it.
    if (!before && this.#detail && this.#desk.host.shadowRoot!.activeElement?.matches('.view-heading'))
      this.#desk.path.moved = true;
    this.#draw();
  }

  /** What others have done to the idea that is open, in words. */
  #tell(before: IdeaDetail): void {
    const { locale, host } = this.#desk;
    const [w, t] = [locale.part('ideaTools'), locale.part('ideas')];
    const now = this.#detail;
    if (!w || !t) return;
    const context = { t: t as IdeaContext['t'], box: host.box };
    const label = now && now.status !== before.status && statusOf(now, context)?.label;
    const said = !now
      ? this.#error!.kind === 'missing' && w.ideaGone
      : now.mergedInto && !before.mergedInto
        ? this.#mergedWords(now.mergedInto, w)
        : [
            now.answer && now.answer.text !== before.answer?.text && w.changes.answer,
            label && w.becameStatus(label),
            now.closed && !before.closed && w.closedIdea,
          ]
            .filter(Boolean)
            .join('. ');
    if (said) say(said, locale.spoken);
  }

  #mergedWords(id: string, w: IdeaToolMessages): string {
    const into = allIdeas(this.#desk.ideas.sources).find((one) => one.id === id);
    return w.mergedInto(into ? into.title : `n°\u00a0${id}`);
  }

  /** What was pressed may be of no more use, and go: the reader stays in the idea. */
  #draw(): void {
    const { host } = this.#desk;
    const held = host.shadowRoot!.activeElement;
    host.requestUpdate();
    if (held) this.#keep(held, () => void this.#desk.focus('.view-heading'));
  }

  /** What is typed in may be drawn anew: the reader stays in the same text. Where it is gone, `lead` leads elsewhere. */
  #keep(held: Element, lead?: () => void): void {
    const { host } = this.#desk;
    const root = host.shadowRoot!;
    const { selectionStart, selectionEnd } = held as Partial<HTMLTextAreaElement>;
    void host.updateComplete.then(() => {
      if (root.activeElement) return;
      const field = held.matches('textarea') && root.querySelector<HTMLTextAreaElement>(`textarea#${held.id}`);
      if (!field) return lead?.();
      field.focus();
      field.setSelectionRange(selectionStart!, selectionEnd!);
    });
  }

  render(id: string, context: IdeaContext): TemplateResult | undefined {
    const w = this.#desk.locale.part('ideaTools');
    if (!w) return undefined;
    const held = this.#desk.host.shadowRoot!.activeElement;
    if (held?.matches('textarea')) this.#keep(held);
    const { readAt } = this.#desk.ideas;
    if (id !== this.#id || (this.#detail && readAt !== this.#readAt)) {
      if (id !== this.#id) {
        this.#detail = undefined;
        this.#error = undefined;
        this.#comments.reset();
        this.#report.reset();
      }
      this.#id = id;
      void this.reload();
    }
    const idea = this.#detail;
    const back = backBar(this.#desk.path, w);
    if (!idea) return html`${back}${this.#nothingYet(w, context)}`;
    return html`${back}
      <article class="idea" aria-labelledby="idea-title">${this.#whole(idea, w, context)}</article>`;
  }

  #nothingYet(w: IdeaToolMessages, { t, headingLevel }: IdeaContext): TemplateResult {
    const { locale } = this.#desk;
    const failed = this.#error && this.#error.kind !== 'missing' && locale.part('failures');
    const sentence = this.#error ? (failed ? failed.failed[this.#error.kind] : w.ideaGone) : w.loadingIdea;
    return html`<p class="view-heading" tabindex="-1" role="heading" aria-level=${headingLevel}>${sentence}</p>
      ${this.#comments.rest(w)}
      ${failed ? html`<button @click=${() => void this.reload()}>${t.retry}</button>` : nothing}`;
  }

  #whole(idea: IdeaDetail, w: IdeaToolMessages, context: IdeaContext): TemplateResult {
    const { t, headingLevel, box, lang } = context;
    const spoken = lang === t.lang ? nothing : lang;
    const level = Math.min(headingLevel + 1, 6);
    const head = (words: string) => html`<div class="part-head" role="heading" aria-level=${level}>${words}</div>`;
    const text = (words: string) =>
      html`<div class="text" lang=${spoken} dir=${directionOf(words) ?? nothing}>${paragraphs(words)}</div>`;
    const { problem, proposal, answer, reason, group, file, mergedInto, mergedFrom } = idea;
    // Nobody votes for what is not published, and only its author and moderators may say something there.
    const { pending, refused, withdrawn, mayWithdraw } = idea;
    const end = withdrawn ? 'withdrawn' : refused ? 'refused' : undefined;
    const shown = end ? { ...idea, status: end } : idea;
    const statuses = end && ([{ id: end, label: w.changes[end]!, kind: 'declined' }] as const);
    const as = statuses ? { ...context, box: box && { ...box, statuses } } : context;
    const out = !!end || (pending && !idea.mine && !box?.may.includes('moderate'));
    return html`<header>
        ${voteButton(shown, as)}
        <div class="words">
          <div class="view-heading title" id="idea-title" tabindex="-1" role="heading" aria-level=${headingLevel}>
            <span lang=${spoken} dir="auto">${idea.title}</span>
          </div>
          ${ideaFacts({ ...shown, answer: undefined }, as)}
        </div>
      </header>
      ${
        mergedInto
          ? html`<p part="notice" class="notice">
              ${this.#mergedWords(mergedInto, w)}
              <button class="link" @click=${() => this.#desk.path.go({ view: 'idea', id: mergedInto })}>
                ${this.#desk.locale.part('ideaForm')?.seeIdea ?? '→'}
              </button>
            </p>`
          : nothing
      }
      ${
        answer
          ? html`<section class="answer" part="answer">
              ${head(w.officialAnswer)}
              <p class="quiet">${w.answerFrom(...this.#whoAndWhen(answer, context))}</p>
              ${text(answer.text)}
            </section>`
          : nothing
      }
      ${
        reason && reason !== answer?.text
          ? html`<section class="answer">
              ${head(`${w.reason}, ${(statusOf(shown, as)?.label ?? '').toLowerCase()}`)}${text(reason)}
            </section>`
          : nothing
      }
      ${problem && proposal ? html`${head(w.problem)}${text(problem)}${head(w.proposal)}${text(proposal)}` : text(idea.text ?? problem ?? proposal ?? '')}
      ${file ? fileLine(file, w, context) : nothing} ${group ? groupPart(group, w, context, head) : nothing}
      ${
        mergedFrom?.length
          ? html`${head(w.mergedFrom)}
              <ul>
                ${mergedFrom.map(({ title }) => html`<li><bdi>${title}</bdi></li>`)}
              </ul>`
          : nothing
      }
      ${idea.history.length ? html`${head(w.history)}${ideaHistory(idea.history, w, context)}` : nothing}
      ${head(w.commentsHeading)}
      ${ideaThread(idea, w, context, {
        reply: (comment) => this.#comments.answer(comment),
        form: (parent) => (this.#comments.isOpen(parent) ? this.#comments.render(idea, w, context, parent) : nothing),
        hide: this.#acts.peek()?.hide,
      })}
      ${
        box?.may.includes('comment') && !idea.closed && !box.closed && !idea.mergedInto && !out
          ? this.#comments.render(idea, w, context)
          : html`${
              idea.closed
                ? html`<p class="quiet">${w.closedIdea}</p>`
                : box?.closed
                  ? html`<p class="quiet">${w.closedBox}</p>`
                  : nothing
            }${this.#comments.rest(w)}`
      }
      ${box?.may.includes('report') && !idea.mine && !pending && !end ? this.#report.render(idea, w) : nothing}
      ${mayWithdraw ? this.#withdraw()?.render(idea.id, w) : nothing}
      ${!withdrawn && box?.may.some((right) => right === 'moderate' || right === 'answer') ? this.#acts()?.render(idea, context, level) : nothing}`;
  }

  #whoAndWhen(
    { author, service, date = '' }: NonNullable<IdeaDetail['answer']>,
    { t, zone, now }: IdeaContext,
  ): [string, string] {
    const who = [author, service].filter(Boolean).join(', ');
    return [who || t.answered, dateWords(date, { t, zone, now })?.words ?? ''];
  }

  /** What the list says of the idea, where nobody can be asked for more. */
  get #listed(): IdeaDetail | undefined {
    const found = allIdeas(this.#desk.ideas.sources).find(({ id }) => id === this.#id);
    return found && { history: [], thread: [], ...found };
  }
}
