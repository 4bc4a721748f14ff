import { css } from 'lit';

/** What stands above what is shown: a sentence, and what can be done. */
export const noticeStyles = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
    padding: 0.625em 0.875em;
    margin-block: 0 0.75em;
    border: var(--_line);
    border-inline-start: 3px solid var(--parvis-color-warning, color-mix(in srgb, currentcolor 42%, #b85c00));
    border-radius: var(--_radius);
  }
  /* Above the button that asks again, it stands apart from the list. */
  .notice:has(+ .more) {
    margin-block-start: 0.75em;
  }
  .notice p {
    flex: 1 1 14em;
    margin: 0;
  }
  .notice .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.25em;
  }
  .notice p .icon {
    margin-inline-end: 0.375em;
  }
  /* Red is for nothing to read: a copy or a part of the news is no alarm. */
  .notice.failed {
    border-inline-start-color: var(--_danger);
  }
  .failed .icon {
    color: var(--_danger);
  }
  @media (forced-colors: active) {
    .failed .icon {
      color: inherit;
    }
  }
`;
