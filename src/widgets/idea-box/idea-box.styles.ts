import { css } from 'lit';

/** A list of ideas: the votes in front, the words beside them. */
export const ideaBoxStyles = css`
  /* The measures stay when the room is given back: all that stands in it inherits them, and would be styled again. */
  .frame {
    --_row: 16.5em;
    --_summary: 10.5em;
    --_room: calc(var(--_summary) + var(--_rows) * var(--_row));
  }
  :host([layout='compact']) .frame {
    --_row: 11.75em;
  }
  .box {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em 1.5em;
    padding-block-end: var(--_space);
    border-block-end: var(--_line);
    border-block-end-width: 2px;
  }
  .box p {
    flex: 1 1 18em;
    margin: 0;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 1em;
  }
  .main-act {
    min-block-size: 44px;
    padding: 0.375em 1.125em;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    color: inherit;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .main-act:hover {
    background: color-mix(in srgb, var(--_accent) 26%, transparent);
  }
  .link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .ways .link {
    min-block-size: 44px;
  }
  .row {
    display: grid;
    grid-template-columns: 5em minmax(0, 1fr);
    gap: 0 1em;
    align-items: start;
    padding-block: var(--_space);
    border-block-end: var(--_line);
  }
  .compact .row {
    padding-block: 0.625em;
  }
  .votes {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 0;
    min-block-size: 4em;
    padding: 0.25em 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: 0.875em;
    line-height: 1.25;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
  }
  button.votes {
    border: 1px solid var(--_edge);
    color: inherit;
    cursor: pointer;
  }
  button.votes:hover {
    border-color: currentcolor;
    background: var(--_tint);
  }
  .votes b {
    font-size: 1.375em;
  }
  .votes[aria-pressed='true'] {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .votes.sending,
  .votes.waiting {
    border-style: dashed;
    box-shadow: none;
  }
  .votes.refused {
    border-color: var(--_danger);
  }
  .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.25em;
  }
  .votes .icon {
    margin-block-end: -0.25em;
  }
  .title {
    font-size: 1.0625em;
  }
  .title .link {
    font-weight: inherit;
    text-decoration-color: color-mix(in srgb, currentcolor 45%, transparent);
  }
  .title :is(a, button):hover {
    text-decoration-thickness: 2px;
  }
  .extract {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    max-inline-size: 70ch;
    margin: 0.25em 0 0;
    overflow: hidden;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.125em 0.75em;
    margin-block-start: 0.375em;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .badge {
    padding: 0 0.5em;
    border: 1px solid color-mix(in srgb, currentcolor 45%, transparent);
    border-radius: 1em;
    color: var(--_text);
    font-weight: 600;
  }
  .badge.done {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
  }
  .badge.declined,
  .badge.merged,
  .badge.waits {
    border-style: dashed;
  }
  .mine {
    font-weight: 600;
  }
  .answer-line {
    display: block;
  }
  .answer-line::before {
    content: '✓\\00a0';
    color: var(--_accent);
    font-weight: 600;
  }
  .late {
    color: var(--_danger);
  }
  @media (forced-colors: active) {
    .votes[aria-pressed='true']:not(:focus-visible) {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }
  @container (min-width: 36em) {
    .frame {
      --_row: 11.5em;
      --_summary: 6em;
    }
    :host([layout='compact']) .frame {
      --_row: 7em;
    }
  }
  @container (max-width: 24em) {
    .row {
      grid-template-columns: 4.5em minmax(0, 1fr);
      gap: 0 0.75em;
    }
  }
  /* No room for words beside the votes: these stand above. */
  @container (max-width: 13em) {
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
    .votes {
      inline-size: 5em;
      margin-block-end: 0.5em;
    }
  }
  @media print {
    button.votes {
      display: grid !important;
      border: 0;
    }
    .votes .icon {
      display: none;
    }
    .title .link {
      display: revert !important;
    }
    .extract {
      display: block;
    }
  }
`;
