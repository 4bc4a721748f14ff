import { html, nothing, type TemplateResult } from 'lit';
import type { IdeaToolMessages } from '../../../i18n/ideas/idea-tool-messages.js';
import { icon } from '../../../ui/icon.js';
import type { IdeaPath } from './idea-path.js';

/**
 * The way back, above a view. No landmark: of so little, a reader who goes from one to the next would only hear one more.
 */
export function backBar(path: IdeaPath, w: IdeaToolMessages): TemplateResult {
  return html`<div class="back screen">
    ${
      path.step.writing
        ? html`<button class="draft" @click=${() => path.go({ view: 'propose' })}>
            ${icon('back')} ${w.backToDraft}
          </button>`
        : nothing
    }
    <button @click=${() => path.go({ view: 'list' })}>${icon('back')} ${w.backToList}</button>
  </div>`;
}
