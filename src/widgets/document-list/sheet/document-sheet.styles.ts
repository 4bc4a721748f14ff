import { css } from 'lit';

/** What the sheet of a document has beside what all dialogs have: its look, its versions, what changed. */
export const documentSheetStyles = css`
  dialog.dialog:has(.versions, .preview) {
    inline-size: min(52em, 100% - min(2em, 10%));
  }
  .dialog .signs:has(.badge) {
    margin-block: -0.25em 0.75em;
  }
  .dialog .signs .badge {
    font-size: max(0.75em, 12px);
  }
  .dialog .description {
    max-inline-size: 68ch;
    margin-block: 0 1em;
    font-size: 1em;
  }
  .dialog .acts {
    padding: 0;
    margin: 0;
    border: 0;
  }
  .dialog dl {
    gap: 0.5em;
    padding-block-start: 1em;
    margin-block-start: 1em;
    border-block-start: var(--_line);
  }
  .dialog dl > div {
    grid-template-columns: 6em minmax(0, 1fr);
    align-items: baseline;
  }
  .dialog .act {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    padding: 0.25em 0.75em;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    color: inherit;
    text-decoration: none;
  }
  .dialog .act:hover {
    border-color: currentcolor;
    background: var(--_tint);
  }
  .dialog .act.main {
    padding-inline: min(1.5em, 7.5vw);
    border: 2px solid var(--_accent);
    font-weight: 600;
  }
  .dialog section {
    padding-block-start: 1em;
    margin-block-start: 1em;
    border-block-start: var(--_line);
  }
  .dialog .section {
    margin-block-end: 0.5em;
    font-size: 1.125em;
  }
  .dialog section p {
    margin-block: 0 0.5em;
  }
  .dialog .preview:focus {
    outline: none;
  }
  .dialog .preview img {
    display: block;
    max-inline-size: 100%;
    max-block-size: 70vh;
    border-radius: var(--_radius);
  }
  .dialog iframe {
    display: block;
    inline-size: 100%;
    block-size: 70vh;
    border: var(--_line);
    border-radius: var(--_radius);
  }
  .dialog :is(pre, .wide, .diff) {
    max-block-size: 60vh;
    padding: 0.75em;
    margin: 0 0 0.5em;
    border: var(--_line);
    border-radius: var(--_radius);
    overflow: auto;
  }
  .dialog :is(pre, .diff) {
    font:
      0.875em/1.5 ui-monospace,
      monospace;
  }
  .dialog :is(pre, .line ins, .line del, .line .text) {
    white-space: pre-wrap;
    tab-size: 4;
  }
  .dialog .wide {
    padding: 0;
    overflow-wrap: normal;
  }
  .dialog table {
    min-inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .dialog :is(th, td) {
    padding: 0.375em 0.75em;
    border-block-end: var(--_line);
    text-align: start;
    vertical-align: top;
    max-inline-size: 24em;
  }
  .dialog thead {
    position: sticky;
    inset-block-start: 0;
    background: var(--_ground, Canvas);
  }
  .dialog .versions ol {
    padding: 0;
    margin: 0;
    list-style: none;
  }
  .dialog .versions li {
    padding-block: 0.625em;
    border-block-end: var(--_line);
  }
  .dialog .versions li:last-child {
    border-block-end: 0;
  }
  .dialog .versions li[aria-current] {
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid var(--_accent);
  }
  .dialog .versions ol + button {
    margin-block-start: 0.75em;
  }
  .dialog .versions .name {
    display: inline-block;
    font-weight: 600;
  }
  .dialog .versions .name::first-letter {
    text-transform: uppercase;
  }
  .dialog .versions .badge {
    margin-inline-start: 0.25em;
    font-size: max(0.75em, 12px);
    vertical-align: 0.05em;
  }
  .dialog .comment {
    max-inline-size: 68ch;
    margin-block: 0.125em 0;
  }
  .dialog .does {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-block-start: 0.5em;
  }
  .dialog .does:empty {
    display: none;
  }
  .dialog .diff {
    padding-inline: 0;
  }
  .dialog .diff p {
    position: relative;
    padding-inline: 2em 0.75em;
    margin: 0;
  }
  .dialog .diff .left {
    padding-block: 0.125em;
    margin-block: 0.25em;
    background: var(--_tint);
    color: var(--_muted);
    font-family: var(--parvis-font-family, inherit);
  }
  /* A line with nothing on it is a line. */
  .dialog .line {
    min-block-size: 1.5em;
  }
  .dialog .line .mark {
    position: absolute;
    inset-inline-start: 0.75em;
    font-weight: 700;
  }
  .dialog :is(ins, del, mark) {
    background: none;
    color: inherit;
  }
  .dialog .line ins {
    text-decoration: none;
  }
  .dialog .line.added {
    background: color-mix(in srgb, var(--parvis-color-success, #1a7f37) 14%, transparent);
  }
  .dialog .line.removed {
    background: color-mix(in srgb, var(--_danger) 12%, transparent);
  }
  .dialog .line.removed del {
    text-decoration-thickness: 1px;
    text-decoration-color: color-mix(in srgb, currentcolor 45%, transparent);
  }
  .dialog .line mark {
    font-weight: 700;
    text-decoration: underline 2px;
  }
  .dialog .line.removed mark {
    text-decoration-line: underline line-through;
  }
  @media (forced-colors: active) {
    /* Else in the colour of a ground that it has not. */
    .dialog mark {
      color: CanvasText;
    }
  }
  .dialog .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
    padding: 0.625em 0.875em;
    margin-block: 0 1em;
    border: var(--_line);
    border-inline-start: 3px solid;
    border-radius: var(--_radius);
  }
  .dialog .notice p {
    flex: 1 1 14em;
    margin: 0;
  }
  .dialog .paper {
    display: none;
  }
  @media print {
    /* Paper has no page beside it. */
    dialog.dialog:has(.versions, .preview) {
      inline-size: auto;
    }
    .dialog :is(.section, .section + p) {
      break-after: avoid;
    }
    .dialog :is(li, tr, .line) {
      break-inside: avoid;
    }
    /* It heads each sheet by itself, and would lie over the border of the first. */
    .dialog thead {
      position: static;
      background: none;
    }
    .dialog :is(.acts, .form, .uploads) {
      display: none;
    }
    .dialog .paper {
      display: block;
      overflow-wrap: anywhere;
    }
    .dialog :is(pre, .wide, .diff) {
      max-block-size: none;
      overflow: visible;
    }
    .dialog iframe {
      display: none;
    }
  }
`;
