import { html, nothing, type TemplateResult } from 'lit';
import { dateWords } from '../../../i18n/date-words.js';
import type { IdeaToolMessages } from '../../../i18n/idea-tool-messages.js';
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
  const { thread } = idea;
  if (!thread.length) return html`<p class="quiet">${w.noComments}</p>`;
  const ids = new Set(thread.map(({ id }) => id));
  const first = thread.filter(({ parent }) => parent === undefined || !ids.has(parent));
  const roots = new Map(first.map(({ id }) => [id, id]));
  // Whatever a source nests, every answer finds the comment that it stands under.
  for (let found = true; found;) {
    found = false;
    for (const { id, parent } of thread)
      if (!roots.has(id) && parent !== undefined && roots.has(parent)) {
        roots.set(id, roots.get(parent)!);
        found = true;
      }
  }
  const may = context.box?.may.includes('comment') && !idea.closed && !context.box.closed && !idea.mergedInto;
  return html`<ol class="thread">
    ${first.map((comment) => {
      const answers = thread.filter(({ id }) => id !== comment.id && roots.get(id) === comment.id);
      return html`<li>
        ${one(comment, w, context, acts)}
        ${
          answers.length
            ? html`<ol>
                ${answers.map((answer) => html`<li>${one(answer, w, context, acts)}</li>`)}
              </ol>`
            : nothing
        }
        ${
          may
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
      </li>`;
    })}
  </ol>`;
}

function one(comment: IdeaComment, w: IdeaToolMessages, context: IdeaContext, { hide }: ThreadActs): TemplateResult {
  const { t, zone, now, lang } = context;
  const { author, official, created = '', text, hidden } = comment;
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
    <div class="text" lang=${lang === t.lang ? nothing : lang} dir="auto">${paragraphs(text)}</div>
  </div>`;
}
