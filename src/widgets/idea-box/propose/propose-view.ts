import { html, nothing, type TemplateResult } from 'lit';
import type { Draft } from '../../../data/writing/drafts.js';
import type { IdeaFormMessages } from '../../../i18n/ideas/idea-form-messages.js';
import { filterStyles } from '../../../theme/filter.styles.js';
import { wear } from '../../../theme/wear.js';
import { sizeWords } from '../../../ui/files/size-words.js';
import type { IdeaDraft } from '../backends/idea-backend.js';
import type { WritingDesk } from '../writing-desk.js';
import { IdeaSubmitEvent } from '../idea-events.js';
import type { IdeaContext } from '../idea-row.js';
import { emptyFields, field, keptWords } from '../detail/fields.js';
import { ideaViewStyles } from '../detail/idea-view.styles.js';
import { backBar } from '../views/back-bar.js';
import { honestWords } from './honest-words.js';
import { SentIdea } from './sent-idea.js';
import { SimilarIdeas } from './similar-ideas.js';

interface Typed {
  readonly title: string;
  readonly problem: string;
  readonly proposal: string;
  readonly topic: string;
  readonly name: string;
  readonly anonymous: boolean;
}
const EMPTY: Typed = { title: '', problem: '', proposal: '', topic: '', name: '', anonymous: false };
type Name = 'title' | 'problem' | 'proposal' | 'name' | 'file' | 'topic';

/** The form of a new idea. What is typed is kept at each key; it goes once it stands in the outbox. */
export class ProposeView {
  readonly #desk: WritingDesk;
  readonly #similar: SimilarIdeas;
  #draft?: Draft<Typed>;
  #typed: Typed = EMPTY;
  #files: FileList | null = null;
  /** What is wrong with each field, in words. */
  #wrong: ReadonlyMap<Name, string> = new Map();
  /** Why the server refused the whole of it. */
  #refusal = '';
  /** When the writing began, epoch milliseconds. What was written before is as old as the form in which it stands. */
  #began = 0;
  #busy = false;
  /** What was typed before is there: a form that came sooner would write over what is typed in it. */
  #ready = false;
  /** The service signs with the name of the account. */
  #signed = false;
  #sent?: SentIdea;

  constructor(desk: WritingDesk) {
    this.#desk = desk;
    wear(desk.host.shadowRoot!, filterStyles);
    wear(desk.host.shadowRoot!, ideaViewStyles);
    this.#similar = new SimilarIdeas(desk);
    void desk.writes().then((writes) => {
      this.#draft = writes?.draft<Typed>('propose');
      this.#typed = { ...EMPTY, ...this.#draft?.read() };
      this.#draft?.whenForgotten(this);
      this.#began = Date.now();
      this.#signed = !!writes?.backend.signs;
      this.#ready = true;
      desk.host.requestUpdate();
    });
  }

  forgotten(): void {
    // The code that was told leads to what nobody else may read yet.
    this.#sent = undefined;
    this.#empty();
  }

  render(context: IdeaContext): TemplateResult | undefined {
    const f = this.#desk.locale.part('ideaForm');
    const w = this.#desk.locale.part('ideaTools');
    if (!f || !w || !this.#ready) return undefined;
    const { headingLevel, box } = context;
    const back = backBar(this.#desk.path, w);
    const heading = (words: string) =>
      html`<div class="view-heading" tabindex="-1" role="heading" aria-level=${headingLevel}>${words}</div>`;
    if (this.#sent) return html`${back}${this.#sent.render(f, context, heading, () => this.#again())}`;
    const shut = isShut(context);
    const said = shut ? html`<p>${box?.closed ? w.closedBox : w.readOnly}</p>` : nothing;
    // What was typed meanwhile can be read, copied and erased.
    const { title, problem, proposal } = this.#typed;
    const form = box && (!shut || (title + problem + proposal).trim()) ? this.#form(f, context) : nothing;
    return html`${back}${heading(f.formTitle)}${said}${form}`;
  }

  #form(f: IdeaFormMessages, context: IdeaContext): TemplateResult {
    const { box, t } = context;
    const { topics, limits, you } = box!;
    const { title, problem, proposal, topic, name, anonymous } = this.#typed;
    const names = this.#names(context);
    const shared = this.#desk.ideas.settings.shared;
    const wrong = [...this.#wrong];
    const named = (label: string, needed: boolean) => (needed ? label : `${label} (${f.optional})`);
    const text = (id: Name, label: string, hint: string, value: string, rows?: number, needed = true) =>
      field({
        id: `idea-${id}`,
        name: named(label, needed),
        hint,
        wrong: this.#wrong.get(id),
        value,
        rows,
        required: needed,
        input: (typed) => this.#type({ [id]: typed }),
      });
    return html`<form class="form" novalidate @submit=${(event: Event) => void this.#send(event, f, context)}>
      ${
        wrong.length || this.#refusal
          ? html`<div class="errors" role="group" aria-labelledby="idea-errors">
              <p id="idea-errors" tabindex="-1">
                <strong
                  >${this.#refusal || f.wrongFields(new Intl.NumberFormat(t.lang).format(wrong.length), wrong.length)}</strong
                >
              </p>
              ${
                wrong.length
                  ? html`<ul>
                      ${wrong.map(
                        ([id, words]) =>
                          html`<li>
                            <a href="#idea-${id}" @click=${(event: Event) => this.#lead(event, id)}>${words}</a>
                          </li>`,
                      )}
                    </ul>`
                  : nothing
              }
            </div>`
          : nothing
      }
      ${text('title', f.ideaTitle, f.ideaTitleHint, title)} ${this.#similar.render(f, context)}
      ${text('problem', f.ideaProblem, f.ideaProblemHint, problem, 5, !proposal.trim())}
      ${text('proposal', f.ideaProposal, f.ideaProposalHint, proposal, 5, false)}
      ${
        topics.length
          ? html`<div class="field">
              <label class="name" for="idea-topic">${named(f.ideaTopic, false)}</label>
              <span class="select"
                ><select
                  part="field"
                  id="idea-topic"
                  @change=${({ target }: Event) => this.#type({ topic: (target as HTMLSelectElement).value })}
                >
                  <option value="">${f.noTopic}</option>
                  ${topics.map(({ id, label }) => html`<option value=${id} .selected=${id === topic}>${label}</option>`)}
                </select></span
              >
            </div>`
          : nothing
      }
      ${
        limits.fileBytes && !shared
          ? html`<div class="field">
              <label class="name" for="idea-file">${named(f.ideaFile, false)}</label>
              <span class="quiet" id="idea-file-hint"
                >${f.fileHint(sizeWords(limits.fileBytes, t.lang), kindsOf(limits.fileTypes))}</span
              >
              ${this.#wrong.has('file') ? html`<span class="wrong" id="idea-file-wrong">${this.#wrong.get('file')}</span>` : nothing}
              <input
                part="field"
                id="idea-file"
                type="file"
                accept=${limits.fileTypes.join() || nothing}
                aria-invalid=${this.#wrong.has('file') ? 'true' : nothing}
                aria-describedby=${this.#wrong.has('file') ? 'idea-file-hint idea-file-wrong' : 'idea-file-hint'}
                .files=${this.#files}
                @change=${({ target }: Event) => this.#choose((target as HTMLInputElement).files, f, context)}
              />
              ${
                this.#files?.length
                  ? html`<button type="button" class="remove-file" @click=${() => this.#removeFile(f, context)}>
                      ${f.removeFile}
                    </button>`
                  : nothing
              }
            </div>`
          : nothing
      }
      ${
        names === 'none'
          ? nothing
          : html`${
              anonymous && names === 'optional'
                ? nothing
                : you?.name
                  ? html`<p>${f.yourName}${'\u00a0'}: <bdi>${you.name}</bdi></p>`
                  : field({
                      id: 'idea-name',
                      name: f.yourName,
                      hint: box!.anonymity?.seenBy === 'moderators' ? f.nameSeenByModerators : f.nameHint,
                      wrong: this.#wrong.get('name'),
                      value: name,
                      required: true,
                      autocomplete: 'name',
                      input: (typed) => this.#type({ name: typed }),
                    })
            }
            ${
              names === 'optional'
                ? html`<label class="check"
                    ><input
                      type="checkbox"
                      .checked=${anonymous}
                      @change=${({ target }: Event) => this.#type({ anonymous: (target as HTMLInputElement).checked }, true)}
                    /><span>${f.withoutName}<br /><span class="quiet">${f.withoutNameHint}</span></span></label
                  >`
                : nothing
            }`
      }
      ${honestWords(box!, { f, t, signed: this.#signed })}
      <div class="visit" aria-hidden="true">
        <label>Site <input name="website" tabindex="-1" autocomplete="off" /></label>
      </div>
      ${keptWords(this.#draft, shared, f)}
      <div class="send">
        ${
          isShut(context)
            ? nothing
            : html`<button part="main" class="main-act" aria-disabled=${this.#busy}>
                ${this.#busy ? f.sendingIdea : f.sendIdea}
              </button>`
        }
        <button type="button" class="erase" @click=${() => this.#erase(f)}>${f.eraseDraft}</button>
      </div>
    </form>`;
  }

  /** Whether a name is asked for. */
  #names({ box }: IdeaContext): 'optional' | 'required' | 'none' {
    return this.#signed ? 'none' : (box?.anonymity?.names ?? 'optional');
  }

  #type(change: Partial<Typed>, redraw = false): void {
    this.#began ||= Date.now();
    this.#typed = { ...this.#typed, ...change };
    this.#draft?.keep(this.#typed);
    // What is being mended is not told as wrong any more. The proposal may stand for the problem.
    const mended = (id: Name) =>
      id in change || (id === 'problem' && 'proposal' in change) || (id === 'name' && 'anonymous' in change);
    if ([...this.#wrong.keys()].some(mended)) {
      this.#wrong = new Map([...this.#wrong].filter(([id]) => !mended(id)));
      redraw = true;
    }
    const { title, problem } = this.#typed;
    this.#similar.look(`${title} ${problem}`.trim());
    // A proposal alone will do: the problem is then asked for no more.
    if (redraw || 'proposal' in change) this.#desk.host.requestUpdate();
  }

  #empty(): void {
    this.#typed = EMPTY;
    this.#files = null;
    this.#wrong = new Map();
    this.#refusal = '';
    this.#began = 0;
    this.#similar.clear();
    emptyFields(this.#desk.host.shadowRoot!.querySelector('.form'));
    this.#desk.host.requestUpdate();
  }

  #erase(f: IdeaFormMessages): void {
    this.#draft?.erase();
    this.#empty();
    this.#desk.say(f.draftErased);
    void this.#desk.focus('#idea-title');
  }

  /** A link of the summary leads to its field, and changes no address. */
  #lead(event: Event, id: Name): void {
    event.preventDefault();
    void this.#desk.focus(`#idea-${id}`);
  }

  #check(f: IdeaFormMessages, context: IdeaContext): ReadonlyMap<Name, string> {
    const { box, t } = context;
    const { title, problem, proposal, name, anonymous } = this.#typed;
    const { limits, you } = box!;
    const wrong = new Map<Name, string>();
    const write = (n: number) => new Intl.NumberFormat(t.lang).format(n);
    const long = (text: string, most = Infinity) => [...text].length > most;
    if (!title.trim()) wrong.set('title', f.missing(f.ideaTitle));
    else if (long(title, limits.title)) wrong.set('title', f.tooLong(f.ideaTitle, write(limits.title!)));
    if (!problem.trim() && !proposal.trim()) wrong.set('problem', f.missing(f.ideaProblem));
    else if (long(problem, limits.text)) wrong.set('problem', f.tooLong(f.ideaProblem, write(limits.text!)));
    if (long(proposal, limits.text)) wrong.set('proposal', f.tooLong(f.ideaProposal, write(limits.text!)));
    const asked = this.#names(context);
    if (asked !== 'none' && !you?.name && !(anonymous && asked === 'optional') && !name.trim())
      wrong.set('name', f.missing(f.yourName));
    const file = this.#fileWrong(f, limits);
    if (file) wrong.set('file', file);
    return wrong;
  }

  #fileWrong(f: IdeaFormMessages, { fileBytes = 0, fileTypes }: NonNullable<IdeaContext['box']>['limits']): string {
    const file = this.#files?.[0];
    if (!file) return '';
    if (file.size > fileBytes) return f.fileTooLarge;
    return fileTypes.length && !fileTypes.includes(file.type) ? f.fileKind : '';
  }

  /** What is wrong with a file is said as soon as it is chosen. */
  #choose(files: FileList | null, f: IdeaFormMessages, { box }: IdeaContext): void {
    this.#files = files;
    const wrong = new Map(this.#wrong);
    const words = this.#fileWrong(f, box!.limits);
    if (words) wrong.set('file', words);
    else wrong.delete('file');
    this.#wrong = wrong;
    if (words) this.#desk.say(words);
    this.#desk.host.requestUpdate();
  }

  #removeFile(f: IdeaFormMessages, context: IdeaContext): void {
    const input = this.#desk.host.shadowRoot!.querySelector<HTMLInputElement>('#idea-file')!;
    input.value = '';
    this.#choose(null, f, context);
    input.focus();
  }

  /** The summary comes above what is on screen: Firefox, which holds that in its place, may move it out again. */
  async #tellWrong(): Promise<void> {
    const { host, focus } = this.#desk;
    host.requestUpdate();
    await focus('#idea-errors');
    requestAnimationFrame(() =>
      host.shadowRoot!.querySelector('#idea-errors:focus')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  async #send(event: Event, f: IdeaFormMessages, context: IdeaContext): Promise<void> {
    event.preventDefault();
    const website = (event.currentTarget as HTMLFormElement).querySelector<HTMLInputElement>('[name=website]')!.value;
    if (this.#busy || isShut(context)) return;
    this.#refusal = '';
    this.#wrong = this.#check(f, context);
    if (this.#wrong.size) return this.#tellWrong();
    const { title, problem, proposal, topic, name, anonymous } = this.#typed;
    const hidden = anonymous || this.#names(context) === 'none';
    const draft: IdeaDraft = {
      title: title.trim(),
      problem: problem.trim() || undefined,
      proposal: proposal.trim() || undefined,
      topic: topic || undefined,
      anonymous: hidden && !this.#signed,
      name: hidden ? undefined : context.box?.you?.name || name.trim(),
      file: this.#files?.[0],
      website,
      began: Date.now() - (this.#began || Date.now()),
    };
    if (!this.#desk.host.dispatchEvent(new IdeaSubmitEvent(draft))) return;
    this.#busy = true;
    const typed = this.#typed;
    this.#desk.host.requestUpdate();
    const writes = await this.#desk.writes();
    const write = await writes?.propose(draft);
    this.#busy = false;
    if (write?.state === 'refused') {
      // What the server does not take stays in the form.
      await writes!.outbox.drop(write.key);
      const fields = Object.entries(write.error?.fields ?? {});
      const names: Partial<Record<Name, string>> = { title: f.ideaTitle, problem: f.ideaProblem, proposal: f.ideaProposal, name: f.yourName, file: f.ideaFile, topic: f.ideaTopic }; // prettier-ignore
      this.#wrong = new Map(
        fields.map(([id, word]) => {
          const known = id === 'text' ? 'problem' : (id as Name);
          return [known in names ? known : 'title', `${names[known] ?? id}\u00a0: ${f.wrong[word] ?? word}`] as const;
        }),
      );
      if (!fields.length)
        this.#refusal = write.error?.code === 'too-fast' ? f.tooFast : this.#desk.locale.part('ideaTools')!.refused;
      return this.#tellWrong();
    }
    // It stands in the outbox, and leaves when it can: the draft may go.
    // What was typed since is none of it, and waits for another one.
    if (this.#typed === typed) {
      this.#draft?.sent();
      this.#typed = { ...EMPTY, name };
      this.#began = 0;
    }
    this.#files = null;
    this.#similar.clear();
    this.#sent = new SentIdea(this.#desk, write, this.#gone);
    this.#desk.host.requestUpdate();
    this.#desk.ideas.reload();
    await this.#desk.focus('.view-heading');
    // The heading alone says that it is being sent.
    const { waits } = this.#sent;
    if (waits) this.#desk.say(waits);
  }

  /** What waited was given up: nothing is being sent any more. */
  readonly #gone = (): void => {
    const { host, focus } = this.#desk;
    const here = host.shadowRoot!.activeElement?.matches('.view-heading');
    this.#sent = undefined;
    host.requestUpdate();
    if (here) void focus('.view-heading');
  };

  #again(): void {
    this.#sent = undefined;
    this.#desk.host.requestUpdate();
    void this.#desk.focus('#idea-title');
  }
}

/** True where no idea is taken, any more or yet. */
const isShut = ({ box }: IdeaContext): boolean => !box?.may.includes('propose') || !!box.closed;

/** Ends of media types that are not what the files are called after. */
const KNOWN: Readonly<Record<string, string>> = {
  text: 'ODT',
  spreadsheet: 'ODS',
  presentation: 'ODP',
  document: 'DOCX',
  sheet: 'XLSX',
  'text/plain': 'TXT',
  'application/msword': 'DOC',
};

/** Media types as people know them: « PDF, JPEG ». */
const kindsOf = (types: readonly string[]): string =>
  types.map((type) => KNOWN[type.split('.').at(-1)!] ?? type.replace(/^.*[/.+-]/, '').toUpperCase()).join(', ');
