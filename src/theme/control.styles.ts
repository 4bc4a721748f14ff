import { css } from 'lit';

/** Buttons and fields: of one hand, never a default of the browser, always clearly a control. */
export const controlStyles = css`
  /* A title of the news and the days of a calendar are no such button, though one may press them. */
  button:where(:not(.read, .number, .named)),
  select,
  input {
    min-block-size: max(2.25em, 24px);
    padding: 0.25em 0.75em;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
  }
  button,
  select {
    cursor: pointer;
  }
  button:where(:not(.read, .number, .named)):hover {
    border-color: currentcolor;
    background: var(--_tint);
  }
  /* What goes on: one main action under each list. */
  .more {
    display: block;
    min-block-size: 44px;
    margin: 0.75em auto 0.25em;
    padding-inline: 1.5em;
    font-weight: 600;
  }
`;
