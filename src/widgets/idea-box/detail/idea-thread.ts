import { html, nothing, type TemplateResult } from 'lit';
import { dateWords } from '../../../i18n/date-words.js';
import type { IdeaToolMessages } from '../../../i18n/ideas/idea-tool-messages.js';
import { directionOf } from '../../../ui/page/direction-of.js';
import type { IdeaContext } from '../idea-row.js';
import type { IdeaComment, IdeaDetail } from '../idea.js';
import { paragraphs } from './paragraphs.js';

/** What can be done with a comment. */
export interface ThreadActs {
  readonly reply: (comment: IdeaComment) => void;
  /** The form of an answer to this comment, where it is open. */
  readonly form: (comment: IdeaComment) => unknown;
  /** Hides a comment, or shows it again; for moderators. With who wrote it and when, for those who hear the button alone. */
  readonly hide: ((comment: IdeaComment, whose: string) => TemplateResult) | undefined;
}

/** The comments of an idea, each with the answers to it. One level: an answer to an answer stands beside it. */
export function ideaThread(idea: IdeaDetail, w: IdeaToolMessages, context: IdeaContext, acts: ThreadActs): unknown {
  // A hidden comment keeps its place where something answers it.
  const answered = new Set(idea.thread.map(({ parent }) => parent));
  const thread = idea.thread.filter((comment) => !isBlank(comment) || answered.has(comment.id));
  if (!thread.length) return html`<p class="quiet">${w.noComments}</p>`;
  const answers = answersOf(thread);
  const may = context.box?.may.includes('comment') && !idea.closed && !context.box.closed && !idea.mergedInto;
  return html`<ol class="thread">
    ${[...answers].map(
      ([comment, others]) =>
        html`<li>
          ${one(comment, w, context, acts)}
          ${
            others.length
              ? html`<ol>
                  ${others.map((answer) => html`<li>${one(answer, w, context, acts)}</li>`)}
                </ol>`
              : nothing
          }
          ${
            may && !isBlank(comment)
              ? (acts.form(comment) ?? nothing) === nothing
                ? html`<button
                    class="link screen reply"
                    data-comment=${comment.id}
                    aria-label=${w.replyTo(comment.author ?? w.anonymous)}
                    @click=${() => acts.reply(comment)}
                  >
                    ${w.reply}
                  </button>`
                : acts.form(comment)
              : nothing
          }
        </li>`,
    )}
  </ol>`;
}

/** True for what a moderator has hidden from the one who reads. */
const isBlank = ({ text, hidden }: Pick<IdeaComment, 'text' | 'hidden'>): boolean => !!hidden && !text;

/**
 * The comments that answer no other, each with all that is said below it, in the order of the thread. Whatever a source
 * nests, every answer finds the comment that it stands under; one that answers itself, by whatever way round, is a first.
 */
export function answersOf<C extends Pick<IdeaComment, 'id' | 'parent'>>(thread: readonly C[]): Map<C, C[]> {
  const byId = new Map(thread.map((comment) => [comment.id, comment]));
  const roots = new Map<C, C>();
  const rootOf = (comment: C): C => {
    const way = new Set<C>();
    let at = comment;
    while (!roots.has(at) && !way.has(at)) {
      way.add(at);
      const above = at.parent === undefined ? undefined : byId.get(at.parent);
      if (above) at = above;
    }
    const root = roots.get(at) ?? at;
    for (const one of way) roots.set(one, root);
    return root;
  };
  const answers = new Map<C, C[]>();
  for (const comment of thread) if (rootOf(comment) === comment) answers.set(comment, []);
  for (const comment of thread) if (!answers.has(comment)) answers.get(rootOf(comment))!.push(comment);
  return answers;
}

function one(comment: IdeaComment, w: IdeaToolMessages, context: IdeaContext, { hide }: ThreadActs): TemplateResult {
  const { t, zone, now, lang } = context;
  const { author, official, created = '', text, hidden } = comment;
  if (isBlank(comment))
    return html`<div class="comment">
      <p class="meta"><span class="badge waits">${w.hiddenComment}</span></p>
    </div>`;
  const date = dateWords(created, { t, zone, now });
  const who = author || w.anonymous;
  return html`<div class=${official ? 'comment official' : 'comment'}>
    <p class="meta">
      <strong><bdi>${who}</bdi></strong>
      ${official ? html`<span class="badge done"><bdi>${w.official(official)}</bdi></span>` : nothing}
      ${date ? html`<time datetime=${created} title=${date.exact}><bdi>${date.words}</bdi></time>` : nothing}
      ${hidden ? html`<span class="badge waits">${w.hiddenComment}</span>` : nothing}
      ${hide?.(comment, [who, date?.words].filter(Boolean).join(', '))}
    </p>
    <div class="text" lang=${lang === t.lang ? nothing : lang} dir=${directionOf(text) ?? nothing}>
      ${paragraphs(text)}
    </div>
  </div>`;
}
