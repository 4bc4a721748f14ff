import { html, nothing, type TemplateResult } from 'lit';
import { shownName } from '../../../data/reading/values/shown-name.js';
import { safeUrl } from '../../../data/safe-url.js';
import { dateWords } from '../../../i18n/date-words.js';
import type { IdeaToolMessages } from '../../../i18n/ideas/idea-tool-messages.js';
import { sizeWords } from '../../../ui/files/size-words.js';
import type { IdeaContext } from '../idea-row.js';
import type { IdeaFile, IdeaGroup } from '../idea.js';

/** A link to what a source gave, or its name alone where the address leads nowhere that it may. */
function link(name: string, url: string): TemplateResult {
  const safe = safeUrl(url, document.baseURI);
  const shown = html`<bdi>${shownName(name) || url}</bdi>`;
  return safe ? html`<a href=${safe} rel="noopener noreferrer">${shown}</a>` : shown;
}

/** The people who work on an idea, when they meet, what they have written. */
export function groupPart(
  { members, next, papers }: IdeaGroup,
  w: IdeaToolMessages,
  { t, zone, now }: IdeaContext,
  head: (words: string) => TemplateResult,
): TemplateResult {
  const meeting = next && dateWords(next.date, { t, zone, now });
  return html`${head(w.group)}
    <dl class="facts">
      ${
        members.length
          ? html`<div>
              <dt>${w.members}</dt>
              <dd><bdi>${new Intl.ListFormat(t.lang).format(members)}</bdi></dd>
            </div>`
          : nothing
      }
      ${
        meeting
          ? html`<div>
              <dt>${w.nextMeeting}</dt>
              <dd>
                <time datetime=${next.date}>${meeting.words}</time
                >${next.place ? html`, <bdi>${next.place}</bdi>` : nothing}
              </dd>
            </div>`
          : nothing
      }
      ${
        papers.length
          ? html`<div>
              <dt>${w.papers}</dt>
              <dd>
                <ul>
                  ${papers.map(({ name, url }) => html`<li>${link(name, url)}</li>`)}
                </ul>
              </dd>
            </div>`
          : nothing
      }
    </dl>`;
}

/** The file that came with an idea. */
export const fileLine = ({ name, url, size }: IdeaFile, w: IdeaToolMessages, { t }: IdeaContext): TemplateResult =>
  html`<p class="file">
    ${w.file}${'\u00a0'}:
    ${link(name, url)}${size === undefined ? nothing : html`${' '}<span class="quiet">(${sizeWords(size, t.lang)})</span>`}
  </p>`;
