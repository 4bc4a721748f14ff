import { css } from 'lit';

/** What the dialog of an event has beside what all have: its state, its time, its text. */
export const eventDialogStyles = css`
  dialog.dialog {
    overflow-anchor: none;
  }
  /* What is new stays in sight, wherever the reader is in the text. */
  .dialog .news {
    flex: 1;
    margin: 0;
  }
  .dialog .news:not(:empty) {
    padding: 0.5em 0.75em;
    margin-block-end: 0.5em;
    margin-inline-end: 0.5em;
    border: 1px solid;
    border-inline-start-width: 3px;
    border-radius: var(--_radius);
    border-color: var(--parvis-color-warning, color-mix(in srgb, currentcolor 42%, #b85c00));
    background: var(--_ground, Canvas);
    pointer-events: auto;
  }
  .dialog .news + .close {
    align-self: start;
  }
  .dialog .off .name {
    text-decoration: line-through;
  }
  .dialog .badge.off {
    color: var(--_danger);
  }
  .dialog .when::first-letter,
  .dialog .series::first-letter {
    text-transform: uppercase;
  }
  .dialog .text a {
    color: var(--_accent);
  }
  .dialog .sign {
    margin-inline-end: 0.375em;
  }
  .dialog .text {
    max-inline-size: 68ch;
    padding-block-start: 1em;
    margin-block-start: 1em;
    border-block-start: var(--_line);
  }
  .dialog .text > :first-child {
    margin-block-start: 0;
  }
  .dialog .text :is(p, ul, ol, dl, blockquote, table) {
    margin-block: 0 0.75em;
  }
  .dialog .text ul {
    padding-inline-start: 1.5em;
    list-style: disc;
  }
  .dialog .text img {
    max-inline-size: 100%;
    block-size: auto;
  }
  .dialog .text table {
    display: block;
    overflow-x: auto;
  }
  .dialog .lines {
    white-space: pre-line;
  }
`;
