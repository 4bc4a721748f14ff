import { css, html, type TemplateResult } from 'lit';
import { wear } from '../../theme/wear.js';

const skeletonStyles = css`
  .skeleton .words {
    gap: 0.5em;
  }
  .skeleton :is(i, .picture) {
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .skeleton i {
    block-size: 1em;
    max-inline-size: 68ch;
  }
  :host([layout='compact']) .skeleton :is(.picture, i:nth-child(2)) {
    display: none;
  }
  :host([layout='compact']) .skeleton i:last-child {
    order: -1;
    margin-block: 0.25em;
    inline-size: 5.75em;
  }
  .skeleton i:first-child {
    block-size: 1.375em;
    inline-size: 75%;
    max-inline-size: 24em;
  }
  .skeleton i:last-child {
    block-size: 0.875em;
    inline-size: 9em;
  }
`;

/** The shape of the rows that will come, for a reader who has waited a moment; in words for those who see none. */
export function skeleton(root: ShadowRoot, rows: number, loading: string | undefined): TemplateResult {
  wear(root, skeletonStyles);
  return html`<p class="sr">${loading}</p>
    <div class="list skeleton" aria-hidden="true">
      ${[...Array(rows).keys()].map(
        () =>
          html`<div class="item">
            <div class="words"><i></i><i></i><i></i></div>
            <div class="picture"></div>
          </div>`,
      )}
    </div>`;
}
