import { css, html, type TemplateResult } from 'lit';
import { wear } from '../../../theme/wear.js';

const skeletonStyles = css`
  .skeleton > div {
    display: grid;
    gap: 0.75em;
    border-block-end: var(--_line);
    grid-template-columns: 1.5em minmax(0, 1fr) 5em;
    align-items: center;
    min-block-size: 2.75em;
  }
  .skeleton i {
    block-size: 1em;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .skeleton i:first-child {
    block-size: 1.5em;
  }
  .skeleton i:nth-child(2) {
    max-inline-size: 22em;
  }
`;

/** The shape of the rows that will come, for a reader who has waited a moment; in words for those who see none. */
export function documentSkeleton(root: ShadowRoot, loading: string): TemplateResult {
  wear(root, skeletonStyles);
  return html`<p class="sr">${loading}</p>
    <div class="list skeleton" aria-hidden="true">
      ${[...Array(5).keys()].map(() => html`<div><i></i><i></i><i></i></div>`)}
    </div>`;
}
