import { html, nothing, type TemplateResult } from 'lit';
import { dateWords } from '../../../i18n/date-words.js';
import type { IdeaToolMessages } from '../../../i18n/ideas/idea-tool-messages.js';
import { statusOf, type IdeaContext } from '../idea-row.js';
import type { IdeaChange } from '../idea.js';

/** What became of an idea, the oldest first. */
export function ideaHistory(history: readonly IdeaChange[], w: IdeaToolMessages, context: IdeaContext): TemplateResult {
  const { t, zone, now } = context;
  return html`<ol class="history">
    ${history.map((change) => {
      const { at, by, note, status } = change;
      const date = dateWords(at, { t, zone, now });
      const label = status && statusOf({ status }, context)?.label;
      const what = change.change === 'status' && label ? w.becameStatus(label) : wordsOf(change.change, w);
      return html`<li>
        <span><bdi>${by ? w.changedBy(what, by) : what}</bdi></span>
        ${date ? html`<time class="quiet" datetime=${at} title=${date.exact}><bdi>${date.words}</bdi></time>` : nothing}
        ${note ? html`<span class="note" dir="auto">${note}</span>` : nothing}
      </li>`;
    })}
  </ol>`;
}

/** A server may have words of its own: they are shown as they are. */
const wordsOf = (change: string, { changes }: IdeaToolMessages): string =>
  Object.hasOwn(changes, change) ? changes[change]! : change;
