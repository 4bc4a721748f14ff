import { css } from 'lit';

export const eventCalendarStyles = css`
  /* What moves through time and the tools, and the view between them. */
  .frame {
    --_row: 10em;
    --_room: calc(16em + var(--_rows) * var(--_row));
  }
  :host([max]) .shows-list {
    --_room: calc(7em + var(--_rows) * var(--_row));
  }
  .shows-month {
    --_room: 43em;
  }
  .shows-week,
  .shows-day {
    --_room: calc(10em + min(40em, 85vh));
  }
  .kept .filters {
    min-block-size: calc(var(--_bar) - 2.25em);
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
    margin-block-end: 0.75em;
  }
  .period {
    font-size: 1.25em;
  }
  /* A list of what comes has nothing beside its words. */
  .period:only-child {
    font-size: 1em;
  }
  .toolbar > :nth-child(2) {
    flex-grow: 1;
    justify-content: end;
  }
  .jumping {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5em;
    margin-block-end: 0.75em;
  }
  .jumping span {
    display: block;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .period::first-letter {
    text-transform: uppercase;
  }
  /* A source: its colour and its letters. */
  .sign {
    display: inline-block;
    min-inline-size: 1.5em;
    padding-inline: 0.25em;
    border: 1.5px solid var(--_sign, var(--_accent));
    border-radius: 0.25em;
    font-size: 0.8125em;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
  }
  .moves,
  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em;
    /* A word of one button breaks in no narrow column, and with no large letters. */
    overflow-wrap: normal;
  }
  .toolbar button,
  .past,
  .tools > button,
  .further,
  .more {
    min-block-size: max(2.25em, var(--_target, 24px));
    padding: 0.25em 0.5em;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    cursor: pointer;
  }
  .toolbar .turn {
    padding-inline: 0.4375em;
  }
  .toolbar .turn:dir(rtl) .icon {
    scale: -1 1;
  }
  @supports not selector(:dir(rtl)) {
    :host-context([dir='rtl']) .turn .icon {
      scale: -1 1;
    }
  }
  .toolbar button:hover,
  .past:hover,
  .tools > button:hover,
  .further:hover,
  .more:hover {
    border-color: currentcolor;
    background: var(--_tint);
  }
  .choice {
    gap: 0;
  }
  .choice button {
    padding-inline: 0.375em;
    border-radius: 0;
    margin-inline-start: -1px;
  }
  .choice button:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .choice button:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .choice [aria-pressed='true'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    font-weight: 600;
    z-index: 1;
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
  .tools {
    margin-block-start: 0.75em;
  }
  .source {
    display: inline-block;
    margin-inline-end: 1em;
  }
  @media (forced-colors: active) {
    .choice [aria-pressed='true']:not(:focus-visible) {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }
  @media (pointer: coarse) {
    :host {
      --_target: 44px;
    }
  }
  .foot {
    min-block-size: 2.25em;
  }
  @container (min-width: 36em) {
    .frame {
      --_row: 7.5em;
    }
    .shows-month {
      --_room: 52.25em;
    }
    .toolbar > :nth-child(2) {
      justify-content: start;
    }
    .toolbar button {
      padding-inline: 0.75em;
    }
  }
  @media print {
    :host {
      --_text: #000;
      --_muted: #333;
      --_accent: #000;
      --_danger: #000;
      --_border: #999;
      color: #000 !important;
      background: none !important;
    }
    .toolbar {
      break-after: avoid;
    }
  }
`;
