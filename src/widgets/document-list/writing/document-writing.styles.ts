import { css } from 'lit';

/** What a reader who may write sees more of: buttons, forms, what is under way, where files may be dropped. */
export const documentWritingStyles = css`
  .writing {
    position: relative;
    margin-block-end: 0.75em;
  }
  .tools,
  .form,
  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5em;
  }
  .tools.asked {
    visibility: hidden;
  }
  .tools button,
  .form button {
    min-block-size: 44px;
  }
  .form {
    padding-block-start: 0.75em;
  }
  .form label {
    display: grid;
    flex: 1 1 14em;
    gap: 0.125em;
  }
  .form .name,
  .form label > span:first-child {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .form input {
    inline-size: 100%;
    min-block-size: 44px;
  }
  .form input[type='file'] {
    padding-block: 0.5em;
  }
  .form input::file-selector-button {
    padding: 0.125em 0.5em;
    margin-inline-end: 0.75em;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .form .with-end {
    display: flex;
    align-items: center;
    gap: 0.375em;
    /* The end of a name is one word. */
    overflow-wrap: normal;
  }
  .form .with-end input {
    min-inline-size: 0;
  }
  .form .wrong {
    flex-basis: 100%;
    margin: 0;
    color: var(--_danger);
  }
  .form p {
    flex-basis: 100%;
    margin: 0;
  }
  .uploads {
    margin-block-start: 0.75em;
    border: var(--_line);
    border-radius: var(--_radius);
    padding: 0.25em 0.875em 0.5em;
  }
  .uploads ul {
    padding: 0;
    margin: 0;
    list-style: none;
  }
  .job {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.125em 0.75em;
    align-items: center;
    padding-block: 0.5em;
    border-block-end: var(--_line);
  }
  .job:last-child {
    border-block-end: 0;
  }
  .job .what {
    grid-column: 1;
    font-weight: 600;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .job .how {
    grid-column: 1;
    color: var(--_muted);
    font-size: 0.9375em;
    font-variant-numeric: tabular-nums;
  }
  .job:is(.is-failed, .is-asks, .is-kept) .how {
    grid-column: 1 / -1;
    color: inherit;
  }
  .job.is-failed {
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid var(--_danger);
  }
  .job:is(.is-asks, .is-kept) {
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid;
  }
  .job > button {
    grid-area: 1 / 2 / 3;
  }
  .job.is-failed > button {
    grid-area: auto;
    justify-self: start;
  }
  .job :is(progress, .choices) {
    grid-column: 1 / -1;
  }
  .choices a {
    min-block-size: 24px;
    padding-block: 0.25em;
    margin-inline-end: 0.75em;
    color: var(--_accent);
  }
  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 0.5em;
    border: 0;
    border-radius: 0.25em;
    background: var(--_tint);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  progress:indeterminate {
    background: repeating-linear-gradient(
      -45deg,
      var(--_accent) 0 0.5em,
      color-mix(in srgb, var(--_accent) 35%, transparent) 0.5em 1em
    );
  }
  progress:indeterminate::-moz-progress-bar {
    background: none;
  }
  .uploads > button {
    margin-block-start: 0.5em;
  }
  /* Over what is there: rows that moved away under what is held could not be hit. */
  .drop {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    z-index: 2;
    padding: 0.625em 1em;
    border: 2px dashed var(--_accent);
    border-radius: var(--_radius);
    background: var(--_ground, Canvas);
    color: var(--parvis-color-text, CanvasText);
    font-weight: 600;
    text-align: center;
    pointer-events: none;
  }
  .row[data-drop] {
    outline: 2px dashed var(--_accent);
    outline-offset: -2px;
    background: var(--_tint);
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid;
    }
  }
`;
