import { css } from 'lit';

/** A table where there is room, the same rows as a labelled list where there is none. */
export const documentListStyles = css`
  /* The measures stay when the room is given back: all that stands in it inherits them, and would be styled again. */
  .frame {
    --_row: 6.5em;
    --_room: calc(3em + var(--_rows) * var(--_row));
  }
  /* What may be written, or two heads of groups. */
  :host(:is([editable], [group-by])) .frame {
    --_end: 7em;
  }
  .heads {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.25em;
    padding-block-end: 0.25em;
    border-block-end: var(--_line);
    border-block-end-width: 2px;
  }
  .heads button {
    min-block-size: 2.25em;
    padding: 0 0.5em;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: 0.875em;
    font-weight: 600;
    text-align: start;
    white-space: nowrap;
    cursor: pointer;
  }
  :is([aria-sort='ascending'], [aria-sort='descending']) button,
  .heads [aria-pressed='true'] {
    color: inherit;
  }
  .heads button::after {
    content: '';
    display: inline-block;
    inline-size: 0.4em;
    block-size: 0.4em;
    margin-inline-start: 0.5em;
    border: solid;
    border-width: 1.5px 0 0 1.5px;
    visibility: hidden;
    rotate: 45deg;
    vertical-align: 0.05em;
  }
  :is(.up, .down) button::after {
    visibility: visible;
  }
  .down button::after {
    rotate: -135deg;
    vertical-align: 0.3em;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 0.75em;
    align-items: start;
    padding-block: 0.625em;
    border-block-end: var(--_line);
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.625em;
    min-inline-size: 0;
  }
  /* Under the icon, where there is no room for words beside it. */
  .words {
    flex: 1;
    min-inline-size: min(6em, 100%);
  }
  .title {
    font-weight: 600;
  }
  .title :is(a, .link):not(:hover) {
    text-decoration: none;
  }
  .link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .description {
    margin: 0;
    max-inline-size: 68ch;
    font-size: 0.9375em;
  }
  .file {
    font-size: 0.875em;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .icon {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    color: var(--_muted);
  }
  .icon.of-folder {
    fill: color-mix(in srgb, var(--_accent) 18%, transparent);
    color: var(--_accent);
  }
  .icon.of-more {
    stroke-width: 3;
    color: inherit;
  }
  .cells {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1;
    gap: 0 1em;
    /* Under the words beside the icon, and under the icon where these are. */
    padding-inline-start: clamp(0em, 100cqi - 10em, 2.125em);
  }
  .cell {
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .cell .label::after {
    content: ' ';
  }
  .row.folder .size,
  .row.folder .kind,
  .cell.none {
    display: none;
  }
  .acts {
    grid-area: 1 / 2;
  }
  .details {
    display: grid;
    place-items: center;
    inline-size: 2.25em;
    min-block-size: 2.25em;
    padding: 0;
    margin-block: -0.25em;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font: inherit;
    cursor: pointer;
  }
  /* Out of sight and not out of the table: without it, the cells after it would be read under other heads. */
  @container not (min-width: 50em) {
    .table .cell.none,
    .table .folder :is(.kind, .size) {
      display: block;
      position: absolute;
      clip-path: inset(50%);
      pointer-events: none;
    }
  }
  /* Columns, where the names have room beside them all; a tree takes its own. */
  @container (min-width: 50em) {
    :host(:not([tree])) .frame {
      --_row: 2.875em;
    }
    :host([layout='cards']) .frame {
      --_row: 4em;
    }
    .table :is(.heads, .row:not(.group)) {
      display: grid;
      grid-template-columns: var(--_columns);
      gap: 0 1em;
    }
    .table .heads {
      position: var(--_stay);
      inset-block-start: 0;
      z-index: 1;
      background: var(--_ground, Canvas);
    }
    .table .heads button {
      margin-inline-start: -0.5em;
    }
    .table .row {
      padding-block: 0.5em;
    }
    .table .cell {
      font-size: 0.9375em;
    }
    .table .cells {
      display: contents;
    }
    .table .row .cell {
      display: block;
    }
    .table .label {
      display: none;
    }
    .table .size {
      text-align: end;
    }
    /* Its words end where the sizes do: the arrow stands before them. */
    .table .size button {
      display: inline-flex;
      flex-direction: row-reverse;
      align-items: center;
      margin-inline: 0 -0.5em;
    }
    .table .size button::after {
      margin-inline: 0 0.5em;
    }
    .table .acts {
      grid-area: auto;
    }
  }
  @container (min-width: 66.5em) {
    :host([tree]) .frame {
      --_row: 3.5em;
    }
  }
  @media (pointer: coarse) {
    .heads button,
    .details {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
  }
  @media print {
    .row {
      break-inside: avoid;
    }
    /* What a folder and a column are called by is a button. */
    .title .link,
    .table .heads button {
      display: revert !important;
    }
    .title a:not([href*=':folder='])::after {
      content: ' (' attr(href) ')';
      font-size: 0.75em;
      font-weight: 400;
    }
    .table .heads {
      position: static;
    }
  }
`;
