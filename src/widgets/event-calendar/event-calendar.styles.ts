import { css } from 'lit';

export const eventCalendarStyles = css`
  .head {
    margin-block-end: calc(var(--_space) * 0.75);
    font-size: 1.375em;
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
  .day-name > span:first-child {
    display: inline-block;
  }
  .period::first-letter,
  .day-name > span::first-letter {
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
  .note .sign {
    margin-inline-end: 0.375em;
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
    border: 1px solid color-mix(in srgb, var(--_text) 55%, transparent);
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
    color: var(--_accent);
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
  .past {
    margin-block-end: 0.75em;
  }
  .tools {
    margin-block-start: 0.75em;
  }
  .events {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .day {
    padding-block: var(--_space);
    border-block-start: var(--_line);
  }
  .waits .day i {
    display: block;
    inline-size: 100%;
    block-size: 1.25em;
    max-inline-size: 24em;
    margin-block: 0.25em;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .event {
    display: flex;
    column-gap: var(--_space);
    padding-block: 0.25em;
  }
  .when {
    flex: 0 0 5em;
    overflow-wrap: normal;
    font-variant-numeric: tabular-nums;
  }
  .when :is([dir], .quiet) {
    white-space: nowrap;
  }
  .what {
    flex: 1;
    min-inline-size: 0;
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid var(--_sign, var(--_accent));
  }
  .read {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    letter-spacing: inherit;
    text-align: start;
    cursor: pointer;
  }
  .read:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .note {
    text-align: -webkit-match-parent;
    text-align: match-parent;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .source {
    display: inline-block;
    margin-inline-end: 1em;
  }
  .badge {
    display: inline-block;
    margin-inline-start: 0.375em;
    padding: 0 0.5em;
    border: 1px solid;
    border-radius: var(--_radius);
    color: var(--_accent);
    font-size: 0.75em;
    font-weight: 600;
    vertical-align: 0.125em;
  }
  .day-name .badge {
    margin-inline-start: 0;
  }
  .cancelled .badge {
    color: var(--_danger);
  }
  .cancelled .read span {
    text-decoration: line-through;
  }
  @media (forced-colors: active) {
    .choice [aria-pressed='true']:not(:focus-visible) {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
    .waits .day i {
      border: 1px solid GrayText;
    }
  }
  @media (pointer: coarse) {
    :host {
      --_target: 44px;
    }
    /* A finger opens an event wherever it meets its row. */
    .event {
      position: relative;
      min-block-size: 44px;
    }
    .read::after {
      content: '';
      position: absolute;
      inset: 0;
    }
  }
  .foot {
    min-block-size: 2.25em;
    padding-block-start: 0.5em;
    font-size: 0.875em;
  }
  @container (min-width: 36em) {
    .toolbar > :nth-child(2) {
      justify-content: start;
    }
    .toolbar button {
      padding-inline: 0.75em;
    }
  }
  @container (min-width: 44em) {
    .day {
      display: flex;
      column-gap: var(--_space);
    }
    .day .day-name {
      flex: 0 0 13em;
      padding-block: 0.25em;
    }
    .when {
      flex-basis: 8.5em;
    }
    .day .events {
      flex: 1;
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
    .read {
      display: inline !important;
    }
    .event {
      break-inside: avoid;
    }
    .toolbar,
    .day-name {
      break-after: avoid;
    }
  }
`;
