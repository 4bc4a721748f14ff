import { css, html, type TemplateResult } from 'lit';
import { wear } from './wear.js';

const skeletonStyles = css`
  .skeleton .item > .words::before,
  .skeleton .item > .words::after {
    content: '';
    block-size: 1.25em;
    inline-size: 80%;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .skeleton .item > .words::after {
    block-size: 3em;
    inline-size: 100%;
  }
`;

/** The shape of the rows that will come, for a reader who has waited a moment; in words for those who see none. */
export function skeleton(root: ShadowRoot, rows: number, loading: string | undefined): TemplateResult {
  wear(root, skeletonStyles);
  return html`<p class="sr">${loading}</p>
    <div class="list skeleton" aria-hidden="true">
      ${Array.from({ length: rows }, () => html`<div class="item"><div class="words"></div></div>`)}
    </div>`;
}
