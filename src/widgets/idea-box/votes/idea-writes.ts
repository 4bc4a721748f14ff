import { html, nothing, type TemplateResult } from 'lit';
import { whenForgotten } from '../../../data/keeping/shared-storage.js';
import { Draft, moveDrafts } from '../../../data/writing/drafts.js';
import { Outbox, type OutboxPlace } from '../../../data/writing/outbox.js';
import type { Write } from '../../../data/writing/write.js';
import type { WriteError } from '../../../data/writing/write-error.js';
import type { IdeaToolMessages } from '../../../i18n/ideas/idea-tool-messages.js';
import { directionOf } from '../../../ui/page/direction-of.js';
import { wholeText, type CommentDraft, type IdeaBackend, type IdeaDraft, type ReportDraft, type UnansweredWrite, type VoteState } from '../backends/idea-backend.js'; // prettier-ignore
import { paragraphs } from '../detail/paragraphs.js';
import type { IdeaDesk } from '../idea-desk.js';
import { IdeaVoteEvent } from '../idea-events.js';
import type { ShownVote } from '../idea-row.js';
import type { Idea } from '../idea.js';
import { VoteStore, type VoteScreen } from './vote-store.js';
import { noteWaits } from './note-waits.js';
import { baseOf, identityOf } from './votes-of.js';

/** What a comment or a report is about. */
interface About<D> {
  readonly id: string;
  readonly title: string;
  readonly draft: D;
}

/** The writes of each box, by whom and where. */
const all = new WeakMap<IdeaDesk, { readonly of: string; readonly writes: IdeaWrites }>();
/** The boxes of which it is noticed that they leave their page. */
const watched = new WeakSet<IdeaDesk>();

/** What the people of this box write. Nothing where it can only be read; another one for another person. */
export async function openWrites(desk: IdeaDesk, changed: () => void): Promise<IdeaWrites | undefined> {
  const { settings } = desk.ideas;
  const backend = await desk.backend();
  if (!backend) return undefined;
  const identity = identityOf(desk);
  const base = baseOf(desk);
  const of = JSON.stringify([base, identity, settings.shared]);
  const before = all.get(desk);
  if (before?.of === of && !before.writes.closed) {
    before.writes.backend = backend;
    return before.writes;
  }
  before?.writes.close();
  // The page may learn late that a computer is shared.
  if (before && before.of !== of && before.writes.isOf(identity))
    moveDrafts({ base, identity, shared: settings.shared });
  const writes = new IdeaWrites(desk, backend, { base, identity, shared: settings.shared }, changed);
  all.set(desk, { of, writes });
  if (!watched.has(desk)) desk.host.addController({ hostDisconnected: () => seeOff(desk) });
  watched.add(desk);
  // It may have left meanwhile. Who has asked for them for the sake of an act has begun that by then.
  setTimeout(() => seeOff(desk));
  return writes;
}

/** A box that has left its page keeps nothing open, once what was written in it has left too. It opens others if it comes back. */
function seeOff(desk: IdeaDesk): void {
  const writes = all.get(desk)?.writes;
  if (!writes || writes.closed || desk.host.isConnected || writes.busy) return;
  writes.close();
}

/** What a person has proposed, said and voted for, until the server has confirmed it. */
export class IdeaWrites {
  readonly outbox: Outbox;
  readonly #votes: VoteStore;
  readonly #desk: IdeaDesk;
  readonly #changed: () => void;
  readonly #place: { readonly base: string; readonly identity: string; readonly shared?: boolean };
  readonly #ends: (() => void)[];
  closed = false;
  /** Acts of the reader that are not over, be it that they do not wait in storage yet. */
  #acts = 0;
  /** Ids of the ideas of whose votes something is known. */
  readonly #learnt = new Set<string>();
  /** The last act of the reader for each idea. */
  readonly #last = new Map<string, object>();
  /** Why the last vote is not counted yet, and where its idea was then: the colour of a button says too little. */
  #told?: { readonly id: string; readonly words: TemplateResult; readonly at: VoteScreen['state'] };

  constructor(
    desk: IdeaDesk,
    public backend: IdeaBackend,
    place: { readonly base: string; readonly identity: string; readonly shared?: boolean },
    changed: () => void,
  ) {
    this.#desk = desk;
    this.#changed = changed;
    this.#place = place;
    const { knowsKeys } = backend;
    this.outbox = Outbox.at({
      ...place,
      knowsKeys,
      send: this.#send,
      find: backend.find && this.#find,
    } satisfies OutboxPlace);
    this.#votes = new VoteStore({
      ...place,
      send: (id, { voted, at, key }, signal) => this.backend.vote(id, voted, at, key, signal),
    });
    const { base, identity, shared } = place;
    const note = () => {
      noteWaits(this.waits, JSON.stringify([base, identity]), !!shared);
      this.#keepPlace();
      changed();
      seeOff(desk);
    };
    this.#ends = [this.outbox.subscribe(note), this.#votes.subscribe(note)];
    if (!shared) return;
    // Its service, too, takes the next one for somebody else by now: his marks are none of the former's.
    const readAnew = () => desk.ideas.reload();
    whenForgotten.add(readAnew);
    this.#ends.push(() => whenForgotten.delete(readAnew));
  }

  /** What has waited goes with its buttons once it has left, or is given up: the reader stays in the box. */
  #keepPlace(): void {
    const { host, focus } = this.#desk;
    const root = host.shadowRoot!;
    if (!root.activeElement?.closest('.writes')) return;
    void host.updateComplete.then(() => {
      if (!root.activeElement) void focus('.writes button, .view-heading, .ways button');
    });
  }

  /** True while it is the one who reads now that wrote this. */
  get isMine(): boolean {
    return !this.closed && this.isOf(identityOf(this.#desk));
  }

  isOf(identity: string): boolean {
    return identity === this.#place.identity;
  }

  /** True while closing it would keep something from being sent, or from being told. */
  get busy(): boolean {
    return this.#acts > 0 || this.waits;
  }

  /** True while something that was written here has not left. */
  get waits(): boolean {
    return this.outbox.writes.some(({ state }) => state !== 'done') || this.#votes.waits;
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    for (const end of this.#ends) end();
    this.outbox.close();
    this.#votes.close();
  }

  /** What is kept of a form as it is typed. */
  draft<T extends object>(form: string): Draft<T> | undefined {
    return this.#desk.host.keep === 'never' ? undefined : new Draft<T>({ ...this.#place, form });
  }

  /** What is shown of the votes of an idea: what the list says, unless something newer was confirmed. */
  voteOf({ id, votes, voted }: Idea): ShownVote {
    const { confirmed, wanted, state, error } = this.#votes.screen(id);
    const of = this.#told;
    const w = this.#desk.locale.part('ideaTools');
    const told =
      state === 'refused' && w
        ? toldWords(refusalWords(error, w))
        : // While it is tried again, the sentence stays.
          of?.id === id && (of.at === state || state === 'sending')
          ? of.words
          : undefined;
    if (!this.#learnt.has(id)) return { votes, voted, told };
    return {
      ...confirmed,
      wanted,
      told,
      state: state === 'idle' ? undefined : state === 'signed-out' ? 'waiting' : state,
    };
  }

  /** Takes what the box says of the votes that the reader has left. */
  learnLeft(asked: number): void {
    this.#votes.learnLeft(this.#desk.host.box?.votes.left, asked);
  }

  /** Takes what a reading says of the votes. `asked`: when it began, as `moment` gives it. */
  learn(ideas: readonly Pick<Idea, 'id' | 'votes' | 'voted'>[], asked: number): void {
    for (const { id, votes, voted } of ideas) {
      this.#learnt.add(id);
      this.#votes.learn(id, { votes, ...(voted === undefined ? {} : { voted }) }, asked);
    }
  }

  async #acting<R>(act: () => Promise<R>): Promise<R> {
    this.#acts++;
    try {
      return await act();
    } finally {
      this.#acts--;
      seeOff(this.#desk);
    }
  }

  /** The reader votes, or takes the vote back. Resolves once the server has said what is, or has to be waited for. */
  vote(idea: Idea): Promise<void> {
    return this.#acting(() => this.#vote(idea));
  }

  async #vote(idea: Idea): Promise<void> {
    const { host, locale, say } = this.#desk;
    const { id } = idea;
    const { voted, wanted } = this.voteOf(idea);
    const tell = (sentence: string, at: VoteScreen['state']) => {
      this.#told = { id, words: toldWords(sentence), at };
      this.#changed();
      say(sentence);
    };
    this.#told = undefined;
    const wish = !(wanted ?? voted ?? false);
    const w = await locale.load('ideaTools');
    const left = this.#votes.left ?? host.box?.votes.left;
    // One may have come back, or gone, in another browser: who can be asked knows.
    if (wish && left === 0 && !navigator.onLine) return tell(w.noVotesLeft, this.#votes.screen(id).state);
    if (!host.dispatchEvent(new IdeaVoteEvent(idea, wish))) return;
    if (!this.#learnt.has(id)) this.learn([idea], 0);
    this.#votes.want(id, wish);
    const act = {};
    this.#last.set(id, act);
    const ended = ({ confirmed: { voted: now, votes }, state, error }: VoteScreen) => {
      if (this.#last.get(id) !== act) return;
      if (state === 'refused') say(refusalWords(error, w));
      // The last wish counts: what the reader has wanted meanwhile has its own answer.
      else if (now === wish) say(voteWords({ voted: now, votes, left: this.#votes.left }, w, locale.spoken));
      // What was done elsewhere since the box was read is shown: else nobody sees where the votes are.
      const gone = wish ? 1 : -1;
      const asExpected =
        state === 'refused' ? codeOf(error) !== NONE_LEFT : left === undefined || this.#votes.left === left - gone;
      if (!asExpected) this.#desk.ideas.reload();
    };
    const over = ({ state }: VoteScreen) => state === 'idle' || state === 'refused';
    const screen = await this.#when(id, ({ state }) => state !== 'sending');
    if (over(screen)) return ended(screen);
    tell(screen.state === 'signed-out' ? w.signedOut : w.notSent, screen.state);
    void this.#when(id, over).then(ended);
  }

  /** Once something is true of a vote. */
  async #when(id: string, is: (screen: VoteScreen) => boolean): Promise<VoteScreen> {
    return new Promise((resolve) => {
      const look = () => {
        const screen = this.#votes.screen(id);
        if (!is(screen)) return;
        end();
        resolve(screen);
      };
      const end = this.#votes.subscribe((changed) => {
        if (changed === id) look();
      });
      queueMicrotask(look);
    });
  }

  /** Puts an idea into the outbox. Resolves when it is there for good, refused, or waits for something else than its turn. */
  propose(draft: IdeaDraft): Promise<Write<IdeaDraft> | undefined> {
    return this.#write('propose', draft);
  }

  comment({ id, title }: Idea, draft: CommentDraft): Promise<Write<About<CommentDraft>> | undefined> {
    return this.#write('comment', { id, title, draft });
  }

  report({ id, title }: Idea, draft: ReportDraft): Promise<Write<About<ReportDraft>> | undefined> {
    return this.#write('report', { id, title, draft });
  }

  /** What waits, in words, with what can be done about it. */
  render(): TemplateResult | typeof nothing {
    const w = this.#desk.locale.part('ideaTools');
    // What is tried again stays, with its buttons: they would go from under the reader at each try.
    const waiting = this.outbox.writes.filter(({ state, error }) => state !== 'done' && (state !== 'sending' || error));
    if (!w || !waiting.length) return nothing;
    return html`<section
      part="notice"
      class="writes"
      aria-label=${w.waitingWrites(`${waiting.length}`, waiting.length)}
    >
      ${waiting.map((write) => {
        const { state, key, kind, looked, next } = write;
        const title = titleOf(write);
        // It is being looked for by itself: the person is asked where it is not found, or could not be looked for.
        const looking = state === 'unsure' && !looked && next === undefined && this.backend.find;
        return html`<p>
            <strong><bdi>${title}</bdi></strong>
            ${kind === 'report' && state === 'refused' ? w.reportRefused : stateWords(state, w)}
          </p>
          ${
            // What is to be decided about, or written anew, is there to be read and copied.
            state === 'refused' || state === 'unsure'
              ? html`<div class="text" dir=${directionOf(textOf(write)) ?? nothing}>${paragraphs(textOf(write))}</div>`
              : nothing
          }
          <div class="acts-bar screen">
            ${
              state === 'waiting' || state === 'sending' || looking
                ? nothing
                : html`<button aria-label=${w.sendAgainOf(title)} @click=${() => void this.outbox.retry(key)}>
                    ${w.sendAgain}
                  </button>`
            }
            <button aria-label=${w.dropOf(title)} @click=${() => void this.outbox.drop(key)}>${w.dropIt}</button>
          </div>`;
      })}
    </section>`;
  }

  #write<B>(kind: string, body: B): Promise<Write<B> | undefined> {
    return this.#acting(() => this.#put(kind, body));
  }

  async #put<B>(kind: string, body: B): Promise<Write<B> | undefined> {
    const { key } = await this.outbox.add(kind, body);
    // What has to wait for the network is waited for by nobody.
    const waits = new Promise<Write<B> | undefined>((resolve) => {
      const end = this.outbox.subscribe(() => {
        const write = this.outbox.writes.find((one) => one.key === key);
        if (write?.state === 'waiting' && write.error) {
          end();
          resolve(write as Write<B>);
        }
      });
      if (!navigator.onLine) {
        end();
        resolve(this.outbox.writes.find((one) => one.key === key) as Write<B> | undefined);
      }
    });
    return Promise.race([this.outbox.settled<B>(key), waits]);
  }

  readonly #send = ({ kind, key, body }: Write, signal: AbortSignal): Promise<unknown> => {
    if (kind === 'propose') return this.backend.propose(body as IdeaDraft, key, signal);
    const { id, draft } = body as About<unknown>;
    if (kind === 'comment') return this.backend.comment(id, draft as CommentDraft, key, signal);
    return this.backend.report!(id, draft as ReportDraft, key, signal).then(() => ({}));
  };

  readonly #find = async ({ kind, body, made }: Write, signal: AbortSignal): Promise<unknown> => {
    const since = new Date(made).toISOString();
    const { id, draft } = body as About<CommentDraft>;
    const write: UnansweredWrite =
      kind === 'propose' ? { kind, draft: body as IdeaDraft, since } : { kind: 'comment', id, draft, since };
    const found = await this.backend.find!(write, signal);
    if (found === undefined) return undefined;
    return kind === 'propose' ? { idea: { id: found, title: titleOf({ body }), topics: [] } } : { id: found };
  };
}

/** Why a write has not left, or is not taken. */
export const stateWords = (state: Write['state'] | undefined, w: IdeaToolMessages): string =>
  state === 'refused' ? w.refused : state === 'unsure' ? w.unsure : state === 'signed-out' ? w.signedOut : w.notSent; // prettier-ignore

/** What a write is about, as its writer knows it. */
const titleOf = ({ body }: Pick<Write, 'body'>): string => (Object(body) as { title?: string }).title ?? '';

const textOf = ({ kind, body }: Pick<Write, 'kind' | 'body'>): string =>
  kind === 'propose' ? wholeText(body as IdeaDraft) : ((body as About<Partial<CommentDraft>>).draft.text ?? '');

/** The server's own word where all votes are given. */
const NONE_LEFT = 'no-votes-left';

const codeOf = (error: unknown): string | undefined => (error as WriteError | undefined)?.code;

const refusalWords = (error: unknown, w: IdeaToolMessages): string =>
  codeOf(error) === NONE_LEFT ? w.noVotesLeft : w.voteRefused;

const toldWords = (sentence: string): TemplateResult =>
  html`<div class="meta late vote-told"><bdi>${sentence}</bdi></div>`;

function voteWords({ voted, votes, left }: Omit<VoteState, 'id'>, w: IdeaToolMessages, lang: string): string {
  const write = (n: number) => new Intl.NumberFormat(lang).format(n);
  const counted = votes === undefined ? w.votedHidden : w.voted(write(votes), votes);
  const taken = votes === undefined ? w.unvotedHidden : w.unvoted(write(votes), votes);
  return [voted ? counted : taken, left === undefined ? '' : w.votesLeft(write(left), left)].filter(Boolean).join(' ');
}
