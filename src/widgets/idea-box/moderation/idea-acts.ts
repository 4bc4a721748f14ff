import { html, nothing, type TemplateResult } from 'lit';
import { SourceError } from '../../../data/source-error.js';
import type { Draft } from '../../../data/writing/drafts.js';
import { onEscape } from '../../../ui/focus/on-escape.js';
import type { IdeaModerationMessages } from '../../../i18n/ideas/idea-moderation-messages.js';
import { fold } from '../../../data/reading/values/fold.js';
import { field, keptWords } from '../detail/fields.js';
import type { WritingDesk } from '../writing-desk.js';
import type { IdeaContext } from '../idea-row.js';
import type { Idea, IdeaComment, IdeaDetail } from '../idea.js';
import { moderate, type ModerationAct } from './moderate.js';

type Form = 'answer' | 'status' | 'edit' | 'merge';
/** What stands in the fields of a form, and the version of the idea that it was written for. */
type Typed = Partial<Record<string, string>>;

/** What moderators and answering services can do with an idea that is open. */
export class IdeaActs {
  readonly #desk: WritingDesk;
  readonly #done: () => void;
  #open?: Form;
  #values: Typed = {};
  /** What is typed in the forms of this idea, for as long as it is open: pages may want no drafts. */
  readonly #typed = new Map<Form, Typed>();
  /** An official answer is long, and the sign-in may end before it is sent: what is typed is kept, in each form. */
  #draft?: Draft<Typed>;
  #end?: () => void;
  #wrong = '';
  /** Version of the idea whose text stands in the form: another one that came meanwhile is not written over unseen. */
  #etag?: string;
  #busy = false;
  #idea = '';

  /** @param done Called when the idea has changed. */
  constructor(desk: WritingDesk, done: () => void) {
    this.#desk = desk;
    this.#done = done;
  }

  render(idea: IdeaDetail, context: IdeaContext, level: number): TemplateResult | typeof nothing {
    const m = this.#desk.locale.part('ideaModeration');
    const w = this.#desk.locale.part('ideaTools');
    if (!m || !w) return nothing;
    if (idea.id !== this.#idea) {
      this.#idea = idea.id;
      this.#end?.();
      this.#forget();
    }
    const may = context.box!.may;
    const moderates = may.includes('moderate');
    const at = `ideas/${encodeURIComponent(idea.id)}`;
    const act = (words: string, way: string, said: string, more: Partial<ModerationAct> = {}, name?: string) =>
      html`<button
        aria-label=${name ?? nothing}
        aria-disabled=${this.#busy || nothing}
        @click=${() => void this.#act({ way: `${at}/${way}`, ...more }, said, m)}
      >
        ${words}
      </button>`;
    const opens = (form: Form, words: string) =>
      html`<button
        class="opens-${form}"
        aria-expanded=${this.#open === form}
        @click=${() => void this.#toggle(form, idea)}
      >
        ${words}
      </button>`;
    return html`<div class="acts screen" role="group" aria-labelledby="idea-acts">
      <div class="part-head" id="idea-acts" role="heading" aria-level=${level}>${m.moderationActs}</div>
      ${idea.reports ? html`<p><strong>${m.reports(new Intl.NumberFormat(context.t.lang).format(idea.reports), idea.reports)}</strong></p>` : nothing}
      <div class="acts-bar">
        ${(idea.pending || idea.refused) && moderates ? act(m.publish, 'publish', m.published, {}, m.publishIdea(idea.title)) : nothing}
        ${may.includes('answer') ? opens('answer', m.answerIdea) : nothing} ${opens('status', m.changeStatus)}
        ${
          moderates
            ? html`${opens('edit', m.editIdea)}
              ${
                idea.mergedInto
                  ? act(m.unmerge, 'merge', m.unmerged, { method: 'DELETE' })
                  : opens('merge', m.mergeIdea)
              }
              ${idea.closed ? act(m.reopenIdea, 'reopen', m.ideaReopened) : act(m.closeIdea, 'close', m.ideaClosed)}
              ${idea.reports ? act(m.dismissReports, 'reports/dismiss', m.reportsDismissed) : nothing}`
            : nothing
        }
      </div>
      ${this.#open ? this.#form(this.#open, idea, m, context) : nothing}
      ${this.#wrong && !this.#open ? html`<p class="wrong">${this.#wrong}</p>` : nothing}
    </div>`;
  }

  /** The button that hides a comment, or shows it again. */
  readonly hide = (comment: IdeaComment, whose: string): TemplateResult => {
    const m = this.#desk.locale.part('ideaModeration')!;
    const [words, said] = comment.hidden ? [m.showComment, m.commentShown] : [m.hideComment, m.commentHidden];
    const way = `comments/${encodeURIComponent(comment.id)}/${comment.hidden ? 'show' : 'hide'}`;
    const body = comment.hidden ? {} : { reason: 'other' };
    return html`<button class="link screen" @click=${() => void this.#act({ way, body }, said, m)}>
      ${words}<span class="sr">, ${whose}</span>
    </button>`;
  };

  #form(form: Form, idea: IdeaDetail, m: IdeaModerationMessages, { box }: IdeaContext): TemplateResult {
    const w = this.#desk.locale.part('ideaTools')!;
    const f = this.#desk.locale.part('ideaForm');
    const text = (id: string, name: string, options: { rows?: number; hint?: string; required?: boolean } = {}) =>
      field({
        id: `act-${id}`,
        name,
        value: this.#values[id],
        wrong: options.required ? this.#wrong : '',
        ...options,
        input: (value) => this.#keep(form, idea, { [id]: value }),
      });
    const statuses = html`<div class="field">
      <label class="name" for="act-status">${m.newStatus}</label>
      <span class="select"
        ><select
          part="field"
          id="act-status"
          @change=${({ target }: Event) => this.#keep(form, idea, { status: (target as HTMLSelectElement).value })}
        >
          ${box!.statuses
            .filter(({ kind }) => kind !== 'merged')
            .map(
              ({ id, label }) =>
                html`<option value=${id} .selected=${id === (this.#values.status ?? idea.status)}>${label}</option>`,
            )}
        </select></span
      >
    </div>`;
    const parts: Readonly<Record<Form, () => unknown>> = {
      answer: () => html`${text('text', m.answerText, { rows: 6, required: true })}${statuses}`,
      status: () =>
        html`${statuses}${text('reason', m.statusReason, { rows: 3, hint: m.statusReasonOwed, required: true })}`,
      edit: () =>
        html`${text('title', f?.ideaTitle ?? w.problem)}${text('problem', w.problem, { rows: 5 })}${text('proposal', w.proposal, { rows: 5 })}${text('note', m.editNote, { rows: 2, required: true })}`,
      merge: () => html`${text('into', m.mergeWith, { hint: m.mergeHint, required: true })}`,
    };
    const words = { answer: m.sendAnswer, status: m.changeStatus, edit: m.saveIdea, merge: m.merge }[form];
    return html`<form
      class="form"
      novalidate
      @submit=${(event: Event) => void this.#send(event, form, idea, m)}
      @keydown=${(event: KeyboardEvent) => {
        // What is typed stays, as a draft.
        onEscape(event, () => void this.#toggle(form, idea));
      }}
    >
      ${parts[form]()} ${f && keptWords(this.#draft, this.#desk.ideas.settings.shared, f)}
      <div class="send">
        <button part="main" class="main-act" aria-disabled=${this.#busy || nothing}>${words}</button>
        <button
          type="button"
          @click=${() => {
            this.#draft?.erase();
            this.#typed.delete(form);
            void this.#toggle(form, idea);
          }}
        >
          ${w.leaveIt}
        </button>
      </div>
    </form>`;
  }

  #keep(form: Form, idea: IdeaDetail, change: Typed): void {
    Object.assign(this.#values, change);
    const typed = { ...this.#values, etag: this.#etag ?? idea.etag };
    this.#typed.set(form, typed);
    this.#draft?.keep(typed);
  }

  /** Nothing of what was typed stays on the screen. */
  #forget(): void {
    this.#open = undefined;
    this.#typed.clear();
    this.#values = {};
    this.#wrong = '';
  }

  forgotten(): void {
    this.#forget();
    this.#desk.host.requestUpdate();
  }

  async #toggle(form: Form, idea: IdeaDetail): Promise<void> {
    const { id, title, problem, proposal, text, etag } = idea;
    const open = this.#open === form ? undefined : form;
    this.#draft = open && (await this.#desk.writes())?.draft(`${form} ${id}`);
    if (this.#draft) {
      this.#end?.();
      this.#end = this.#draft.whenForgotten(this);
    }
    this.#open = open;
    this.#wrong = '';
    // The whole text is that of the proposal, where there is nothing but that.
    const first = problem ?? (proposal ? '' : (text ?? ''));
    const typed = this.#typed.get(form) ?? this.#draft?.read();
    this.#values = { ...(open === 'edit' && { title, problem: first, proposal: proposal ?? '' }), ...typed };
    // What was corrected before is held against the text that it was written for.
    this.#etag = typed?.etag ?? etag;
    this.#desk.host.requestUpdate();
    void this.#desk.focus(open ? '.acts .form :is(input, textarea, select)' : `.opens-${form}`);
  }

  async #send(event: Event, form: Form, idea: IdeaDetail, m: IdeaModerationMessages): Promise<void> {
    event.preventDefault();
    if (this.#busy) return;
    const v = this.#values;
    const at = `ideas/${encodeURIComponent(idea.id)}`;
    const status = v.status ?? idea.status ?? '';
    const kind = this.#desk.host.box?.statuses.find(({ id }) => id === status)?.kind;
    const into = form === 'merge' ? this.#find(v.into ?? '', idea) : undefined;
    const owed = { answer: 'text', status: kind === 'declined' ? 'reason' : 'status', edit: 'note', merge: 'into' }[
      form
    ];
    this.#wrong = !{ ...v, status }[owed]?.trim()
      ? (this.#desk.locale.part('ideaForm')?.wrong.required ?? '…')
      : form === 'merge' && !into
        ? m.mergeNone
        : '';
    if (this.#wrong) return this.#lead();
    const acts: Readonly<Record<Form, () => [ModerationAct, string]>> = {
      // A status that was not chosen here may be another one by now: it stays.
      answer: () => [{ way: `${at}/answer`, body: { text: v.text, status: v.status } }, m.answerGiven],
      status: () => [{ way: `${at}/status`, body: { status, reason: v.reason || undefined } }, m.statusChanged],
      edit: () => [
        {
          way: at,
          method: 'PATCH',
          etag: this.#etag ?? idea.etag,
          body: { title: v.title, problem: v.problem, proposal: v.proposal, note: v.note },
        },
        m.ideaSaved,
      ],
      merge: () => [{ way: `${at}/merge`, body: { into: into!.id } }, m.merged],
    };
    const [act, said] = acts[form]();
    const draft = this.#draft;
    const done = await this.#act(act, said, m, form === 'merge' ? m.mergeNone : m.actFailed);
    if (done) draft?.sent();
    // The forms of another idea are none of this one's.
    if (this.#idea !== idea.id) return;
    if (done) {
      this.#typed.delete(form);
      // Another form may have been opened meanwhile.
      if (this.#open !== form) return;
      this.#open = undefined;
      this.#desk.host.requestUpdate();
      await this.#desk.focus(`.opens-${form}`);
      // What has been merged has no such button any more, as soon as that has been read.
      if (!this.#desk.host.shadowRoot!.activeElement) await this.#desk.focus('.idea .view-heading');
    } else if (form === 'merge') await this.#lead();
  }

  /** To the field that is wrong. */
  async #lead(): Promise<void> {
    const root = this.#desk.host.shadowRoot!;
    const before = root.activeElement;
    this.#desk.host.requestUpdate();
    await this.#desk.focus('.acts [aria-invalid=true]');
    // Where the focus is there already, nothing would be spoken.
    if (root.activeElement === before) this.#desk.say(this.#wrong);
  }

  /** The other idea, by its number or its title. */
  #find(words: string, { id }: Idea): Idea | undefined {
    const written = words.trim().replace(/^n°\s*/i, '');
    const wanted = fold(written);
    const others = this.#desk.ideas.sources.flatMap(({ items }) => items).filter((one) => one.id !== id);
    // A part of a title says which one is meant where only one has it.
    const [near, other] = others.filter(({ title }) => wanted.length > 2 && fold(title).includes(wanted));
    return (
      others.find((one) => fold(one.id) === wanted || fold(one.title) === wanted) ??
      (other ? undefined : near) ??
      // One that is not in the list is known by its number.
      (/^[\w-]+$/.test(written) ? { id: written, title: written, topics: [] } : undefined)
    );
  }

  /** @param missing What is said where the server knows none of what was named. */
  async #act(act: ModerationAct, said: string, m: IdeaModerationMessages, missing = m.actFailed): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#wrong = '';
    const idea = this.#idea;
    let wrong = '';
    this.#desk.host.requestUpdate();
    try {
      await moderate(this.#desk, act);
    } catch (error) {
      const { status, kind } = error instanceof SourceError ? error : {};
      // Who has been told saves over what is shown now.
      if (status === 412 && this.#idea === idea) this.#etag = undefined;
      wrong = status === 412 ? m.ideaChangedMeanwhile : kind === 'missing' ? missing : m.actFailed;
    }
    this.#busy = false;
    if (this.#idea === idea) this.#wrong = wrong;
    this.#desk.say(wrong || said);
    this.#desk.host.requestUpdate();
    this.#done();
    if (!wrong) this.#desk.ideas.reload();
    return !wrong;
  }
}
