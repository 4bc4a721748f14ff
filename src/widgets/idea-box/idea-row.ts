import { html, nothing, type TemplateResult } from 'lit';
import { dateWords } from '../../i18n/date-words.js';
import type { IdeaMessages } from '../../i18n/ideas/idea-messages.js';
import type { CommonMessages } from '../../i18n/messages.js';
import type { Idea, IdeaBox, IdeaStatusKind } from './idea.js';

/** What is shown of the votes of an idea: what the server confirmed, and what is under way. */
export interface ShownVote {
  readonly votes?: number;
  readonly voted?: boolean;
  /** What the reader wants and the server has not confirmed yet. */
  readonly wanted?: boolean;
  /** Why it is not: in words, where it takes longer than it should. */
  readonly state?: 'sending' | 'waiting' | 'refused';
  /** Why the reader's last vote was not counted. */
  readonly told?: TemplateResult;
}

/** What the rows of one box share. */
export interface IdeaContext {
  readonly t: CommonMessages & IdeaMessages;
  /** Language of the page around. */
  readonly lang: string;
  readonly zone: string | undefined;
  readonly now: number;
  readonly headingLevel: number;
  readonly compact: boolean;
  readonly box: IdeaBox | undefined;
  /** What writes to it gives codes by which people come back to their ideas. */
  readonly follows: boolean;
  /** Address at which an idea is found in place, where the page wants one. */
  readonly hrefOf?: (idea: Idea) => string;
  readonly open: (event: Event, idea: Idea) => void;
  readonly vote: (idea: Idea) => void;
  readonly voteOf?: (idea: Idea) => ShownVote;
}

/** Characters of an extract: about three lines. */
const EXTRACT = 220;

/** The status of an idea in words, and what it means. */
export function statusOf(
  { status }: Pick<Idea, 'status'>,
  { t, box }: Pick<IdeaContext, 't' | 'box'>,
): { readonly label: string; readonly kind: IdeaStatusKind } | undefined {
  if (!status) return undefined;
  const own = box?.statuses.find(({ id }) => id === status);
  const kind = status === 'done' || status === 'declined' || status === 'merged' ? status : 'open';
  const words = Object.hasOwn(t.statuses, status) ? t.statuses[status as keyof typeof t.statuses] : status;
  return own ?? { label: words, kind };
}

/** The beginning of a text, cut between two words. */
export function extractOf(text: string | null | undefined): string {
  const line = (text ?? '').replace(/\s+/g, ' ').trim();
  if (line.length <= EXTRACT) return line;
  return `${line.slice(0, EXTRACT).replace(/\s+\S*$/, '')}…`;
}

/** Sets what stands on the row itself. */
export function dressIdea(row: HTMLElement, idea: Idea): void {
  row.className = idea.closed || idea.mergedInto ? 'row over' : 'row';
  row.setAttribute('part', 'item');
  row.setAttribute('role', 'listitem');
}

/** One idea of the list. */
export function ideaRow(idea: Idea, context: IdeaContext): TemplateResult {
  const { t, compact, hrefOf, open, headingLevel } = context;
  const lang = context.lang === t.lang ? nothing : context.lang;
  const title = idea.title || extractOf(idea.text).slice(0, 90) || '…';
  const href = hrefOf?.(idea);
  const said = html`<span lang=${lang} dir="auto">${title}</span>`;
  const press = (event: Event) => open(event, idea);
  const extract = compact ? '' : extractOf(idea.problem || idea.text);
  return html`${voteButton(idea, context)}
    <div class="words">
      <div class="title" role="heading" aria-level=${headingLevel}>
        ${
          href
            ? html`<a part="link" href=${href} @click=${press}>${said}</a>`
            : html`<button part="link" class="link" @click=${press}>${said}</button>`
        }
      </div>
      ${extract ? html`<p part="summary" class="extract" lang=${lang} dir="auto">${extract}</p>` : nothing}
      ${ideaFacts(idea, context)}
    </div>`;
}

/** Status, date, author, topic, comments, and the answer that came or is owed. */
export function ideaFacts(idea: Idea, context: IdeaContext): TemplateResult {
  const { t, zone, now } = context;
  const status = statusOf(idea, context);
  const when = idea.created ?? '';
  const date = dateWords(when, { t, zone, now });
  const number = new Intl.NumberFormat(t.lang);
  const { comments, author, topics, answer, due, overdue, pending, mine } = idea;
  const owed = due && !answer ? dateWords(due.slice(0, 10), { t, zone, now, short: true })?.words : undefined;
  const from = answer?.service ?? answer?.author;
  return html`<div class="meta">
      ${status ? html`<span part="badge" class="badge ${status.kind}"><bdi>${status.label}</bdi></span>` : nothing}
      ${pending ? html`<span part="badge" class="badge waits">${t.pending}</span>` : nothing}
      ${mine ? html`<span class="mine">${t.mine}</span>` : nothing}
      ${date ? html`<time datetime=${when} title=${date.exact}><bdi>${date.words}</bdi></time>` : nothing}
      ${author ? html`<span><bdi>${author}</bdi></span>` : nothing}
      ${topics?.map((topic) => html`<span><bdi>${topic}</bdi></span>`)}
      ${comments ? html`<span>${t.comments(number.format(comments), comments)}</span>` : nothing}
    </div>
    ${
      answer
        ? html`<div class="meta answer-line"><bdi>${from ? t.answerBy(from) : t.answered}</bdi></div>`
        : owed
          ? html`<div class="meta ${overdue ? 'late' : ''}">
              <span>${overdue ? t.overdue(owed) : t.due(owed)}</span>
            </div>`
          : nothing
    }${context.voteOf?.(idea).told}`;
}

/** The button of a vote; the number alone where nobody may vote, or not for this idea any more. */
export function voteButton(idea: Idea, context: IdeaContext): TemplateResult | typeof nothing {
  const { t, box, vote, voteOf } = context;
  const { votes, voted, wanted, state }: ShownVote = voteOf?.(idea) ?? idea;
  const open = (statusOf(idea, context)?.kind ?? 'open') === 'open';
  const may = box?.may.includes('vote') && open && !idea.closed && !idea.mergedInto && !box.closed && !idea.pending;
  if (!may && votes === undefined) return html`<div class="votes"></div>`;
  const on = wanted ?? voted ?? false;
  const number = votes === undefined ? nothing : html`<b>${new Intl.NumberFormat(t.lang).format(votes)}</b>`;
  const words = votes === undefined ? (on ? t.supported : t.support) : t.votes(votes);
  if (!may) return html`<div class="votes">${number} <span>${words}</span></div>`;
  // In a form, among what resembles the idea that is written, it sends nothing.
  return html`<button
    type="button"
    part="vote"
    class="votes ${state ?? ''}"
    aria-pressed=${on}
    aria-busy=${state === 'sending' || state === 'waiting' ? 'true' : nothing}
    @click=${() => vote(idea)}
  >
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="m6 14 6-6 6 6" /></svg>
    ${number} <span>${words}</span><span class="sr">, ${t.vote(idea.title)}</span>
  </button>`;
}
