import { html, nothing, type TemplateResult } from 'lit';
import type { Draft } from '../../../data/writing/drafts.js';
import type { IdeaFormMessages } from '../../../i18n/ideas/idea-form-messages.js';
import type { IdeaToolMessages } from '../../../i18n/ideas/idea-tool-messages.js';
import type { CommentDraft } from '../backends/idea-backend.js';
import { onEscape } from '../../../ui/focus/on-escape.js';
import type { WritingDesk } from '../writing-desk.js';
import type { IdeaContext } from '../idea-row.js';
import type { IdeaComment, IdeaDetail } from '../idea.js';
import { stateWords, type IdeaWrites } from '../votes/idea-writes.js';
import { emptyFields, field, keptWords } from './fields.js';

interface Typed {
  readonly text: string;
  readonly name: string;
  /** Who has signed in, and wants no name beside it. */
  readonly anonymous: boolean;
}
const EMPTY: Typed = { text: '', name: '', anonymous: false };

/** The sentences of a form, and of what stands around it. */
interface Words {
  readonly form: IdeaFormMessages;
  readonly w: IdeaToolMessages;
}

/** The forms under an idea: a comment, and the answer to one. */
export class CommentForm {
  readonly #desk: WritingDesk;
  readonly #sent: () => void;
  #writes?: IdeaWrites;
  /** The comment that is being answered. */
  #parent?: string;
  #idea = '';
  /** What is typed, by the id of the comment that it answers; empty for the idea itself. */
  #typed = new Map<string, Typed>();
  #drafts = new Map<string, Draft<Typed>>();
  /** What ends the listening to each draft. */
  #ends: (() => void)[] = [];
  #wrong = '';
  /** Whose form is wrong, as in `#typed`. */
  #wrongAt = '';
  /** The ideas of which a comment is on its way to the outbox, or from it. */
  readonly #sending = new Set<string>();

  constructor(desk: WritingDesk, sent: () => void) {
    this.#desk = desk;
    this.#sent = sent;
  }

  forgotten(): void {
    for (const parent of this.#drafts.keys()) this.#empty(parent);
  }

  /** Another idea is open. */
  reset(): void {
    this.#parent = undefined;
    this.#idea = '';
    this.#typed.clear();
    this.#drafts.clear();
    for (const end of this.#ends.splice(0)) end();
    this.#wrong = '';
  }

  isOpen({ id }: IdeaComment): boolean {
    return this.#parent === id;
  }

  /** Opens the form of an answer. */
  answer({ id }: IdeaComment): void {
    this.#parent = id;
    this.#wrong = '';
    this.#desk.host.requestUpdate();
    void this.#desk.focus(fieldOf(id));
  }

  render(idea: IdeaDetail, w: IdeaToolMessages, context: IdeaContext, parent?: IdeaComment): TemplateResult {
    if (this.#idea !== idea.id) {
      this.#idea = idea.id;
      void this.#desk.writes().then((writes) => {
        this.#writes = writes;
        this.#desk.host.requestUpdate();
      });
    }
    const at = parent?.id ?? '';
    const form = this.#desk.locale.part('ideaForm');
    // What was typed before comes first: a form that came sooner would write over what is typed in it. And it stands
    // whole or not at all: the network may go once it is there, and what it says of a field is needed then.
    if (!this.#writes || !form) return html``;
    const { text, name, anonymous } = this.#at(at);
    const { box } = context;
    const { signs } = this.#writes.backend;
    const names = signs ? 'none' : box?.anonymity?.names;
    const account = box?.you?.name;
    return html`<form
      class="form screen"
      @submit=${(event: Event) => void this.#send(event, idea, { form, w }, parent)}
      @keydown=${(event: KeyboardEvent) => {
        // What is typed stays, as a draft.
        if (parent) onEscape(event, () => this.#leave(parent));
      }}
    >
      ${field({
        id: `comment-${at}`,
        name: parent ? w.replyTo(parent.author ?? w.anonymous) : w.comment,
        rows: 4,
        required: true,
        value: text,
        wrong: this.#wrongAt === at ? this.#wrong : '',
        input: (value) => this.#type(at, { text: value }),
      })}
      ${
        names === 'none' || account
          ? nothing
          : field({
              id: `comment-name-${at}`,
              name: names === 'required' ? form.yourName : `${form.yourName} (${form.optional})`,
              value: name,
              autocomplete: 'name',
              input: (value) => this.#type(at, { name: value }),
            })
      }
      ${account && names !== 'none' && !anonymous ? html`<p>${form.yourName}${'\u00a0'}: <bdi>${account}</bdi></p>` : nothing}
      ${
        account && names === 'optional'
          ? html`<label class="check"
              ><input
                type="checkbox"
                .checked=${anonymous}
                @change=${({ target }: Event) => {
                  this.#type(at, { anonymous: (target as HTMLInputElement).checked });
                  this.#desk.host.requestUpdate();
                }}
              /><span>${form.withoutName}</span></label
            >`
          : nothing
      }
      ${signs ? html`<p class="quiet">${form.signedByAccount}</p>` : nothing}
      <div class="visit" aria-hidden="true">
        <label>Site <input name="website" tabindex="-1" autocomplete="off" /></label>
      </div>
      ${keptWords(this.#drafts.get(at), this.#desk.ideas.settings.shared, form)}
      <div class="send">
        <button part="main" class="main-act" aria-disabled=${this.#sending.has(idea.id)}>${w.sendComment}</button>
        ${this.#eraser(at, form)}
        ${parent ? html`<button type="button" @click=${() => this.#leave(parent)}>${w.leaveIt}</button>` : nothing}
      </div>
    </form>`;
  }

  /** What was typed before nothing more could be sent: it can be read, copied and erased. */
  rest(w: IdeaToolMessages): unknown {
    const form = this.#desk.locale.part('ideaForm');
    if (!form) return nothing;
    return [...this.#typed].map(([at, typed]) =>
      typed.text.trim()
        ? html`<div class="form screen">
            ${field({
              id: `comment-${at}`,
              name: w.comment,
              rows: 4,
              value: typed.text,
              input: (text) => this.#type(at, { text }),
            })}
            <div class="send">${this.#eraser(at, form)}</div>
          </div>`
        : nothing,
    );
  }

  #eraser(at: string, form: IdeaFormMessages): TemplateResult {
    return html`<button type="button" class="erase" @click=${() => this.#erase(at, form)}>${form.eraseDraft}</button>`;
  }

  #erase(at: string, form: IdeaFormMessages): void {
    this.#drafts.get(at)?.erase();
    this.#empty(at);
    this.#desk.say(form.draftErased);
    const { host, focus } = this.#desk;
    // Where nothing more can be sent, the field goes too.
    void host.updateComplete.then(() =>
      focus(host.shadowRoot!.querySelector(fieldOf(at)) ? fieldOf(at) : '.view-heading'),
    );
  }

  #empty(at: string): void {
    this.#typed.set(at, EMPTY);
    this.#wrong = '';
    emptyFields(this.#desk.host.shadowRoot!.querySelector(fieldOf(at))?.closest('.form') ?? null);
    this.#desk.host.requestUpdate();
  }

  #at(parent: string): Typed {
    let typed = this.#typed.get(parent);
    if (!typed && this.#writes) {
      const draft = this.#writes.draft<Typed>(`comment ${this.#idea} ${parent}`);
      if (draft) {
        this.#drafts.set(parent, draft);
        this.#ends.push(draft.whenForgotten(this));
      }
      typed = { ...EMPTY, ...draft?.read() };
      this.#typed.set(parent, typed);
    }
    return typed ?? EMPTY;
  }

  #type(parent: string, change: Partial<Typed>): void {
    const typed = { ...this.#at(parent), ...change };
    this.#typed.set(parent, typed);
    this.#drafts.get(parent)?.keep(typed);
    // What is being mended is not told as wrong any more.
    if (this.#wrongAt !== parent || !this.#wrong) return;
    this.#wrong = '';
    this.#desk.host.requestUpdate();
  }

  #leave({ id }: IdeaComment): void {
    this.#parent = undefined;
    this.#desk.host.requestUpdate();
    void this.#desk.focus(`.reply[data-comment="${CSS.escape(id)}"]`);
  }

  async #send(event: Event, idea: IdeaDetail, words: Words, parent?: IdeaComment): Promise<void> {
    const { form, w } = words;
    event.preventDefault();
    const website = (event.currentTarget as HTMLFormElement).querySelector<HTMLInputElement>('[name=website]')!.value;
    const at = parent?.id ?? '';
    const typed = this.#at(at);
    const { text, name } = typed;
    const { signs } = this.#writes!.backend;
    const { box } = this.#desk.host;
    if (this.#sending.has(idea.id)) return;
    this.#wrong = text.trim() ? '' : form.missing(w.comment);
    this.#wrongAt = at;
    if (this.#wrong) {
      this.#desk.host.requestUpdate();
      return this.#desk.focus(fieldOf(at));
    }
    this.#sending.add(idea.id);
    this.#desk.host.requestUpdate();
    const kept = this.#drafts.get(at);
    const draft: CommentDraft = {
      text,
      parent: parent?.id,
      name: (!signs && name.trim()) || undefined,
      // Who has signed in gives no name here: it comes from the account.
      anonymous: !signs && (box?.you?.name ? typed.anonymous && box.anonymity?.names !== 'required' : !name.trim()),
      website,
    };
    const writes = await this.#desk.writes();
    const done = await writes?.comment(idea, draft);
    this.#sending.delete(idea.id);
    // The reader may be at another idea by now, or have written on: that is none of what was sent.
    const left = this.#idea !== idea.id;
    const further = !left && this.#typed.get(at)?.text !== text;
    if (done?.state === 'refused') {
      // What the server does not take stays in the form.
      await writes!.outbox.drop(done.key);
      if (left) return this.#desk.say(w.refused);
      this.#wrong = refusal(done.error?.fields ?? {}, words);
      this.#desk.host.requestUpdate();
      return this.#desk.focus(fieldOf(at));
    }
    // It stands in the outbox: the draft may go.
    if (!further) kept?.sent();
    if (!left && !further) {
      this.#typed.set(at, { ...typed, text: '' });
      this.#parent = undefined;
    }
    this.#desk.host.requestUpdate();
    if (done?.state === 'done') this.#arrived(w);
    else {
      this.#desk.say(stateWords(done?.state, w));
      // Who has heard that it waits hears that it has left.
      if (done)
        void writes!.outbox.settled(done.key).then((later) => {
          if (later?.state === 'done') this.#arrived(w);
        });
    }
    if (!left)
      await this.#desk.focus(
        parent && !further ? `.reply[data-comment="${CSS.escape(at)}"]` : fieldOf(further ? at : ''),
      );
  }

  #arrived(w: IdeaToolMessages): void {
    this.#desk.say(this.#desk.host.box?.moderation === 'before' ? w.commentWaits : w.commentSent);
    this.#sent();
  }
}

/** The field of a comment, by the id of the one that it answers. */
const fieldOf = (at: string): string => `#comment-${CSS.escape(at)}`;

/** Why a comment was refused, as far as the server has said it. */
function refusal(fields: Readonly<Record<string, string>>, { form, w }: Words): string {
  const [name, word] = Object.entries(fields)[0] ?? [];
  const said = word && form.wrong[word];
  return said ? `${name === 'text' ? w.comment : form.yourName}\u00a0: ${said}` : w.refused;
}
