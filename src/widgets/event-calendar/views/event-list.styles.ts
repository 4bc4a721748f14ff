import { css } from 'lit';

/** Events in rows, day after day: the list, and what stands under a month or hours without room for words. */
export const eventListStyles = css`
  .day-name > span:first-child {
    display: inline-block;
  }
  /* Before the badge, which may begin a line. */
  .day-name > span:first-child,
  .read {
    margin-inline-end: 0.25em;
  }
  .day-name > span::first-letter {
    text-transform: uppercase;
  }
  .past {
    margin-block-end: 0.75em;
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
    flex-wrap: wrap;
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
  /* Under its time where there is no room for words beside it, with large letters or in a narrow column. */
  .what {
    flex: 1;
    min-inline-size: min(7em, 100%);
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
  .note .sign {
    margin-inline-end: 0.375em;
  }
  .badge {
    display: inline-block;
    padding: 0 0.5em;
    border: 1px solid;
    border-radius: var(--_radius);
    color: var(--_accent);
    font-size: 0.75em;
    font-weight: 600;
    vertical-align: 0.125em;
  }
  .cancelled .badge {
    color: var(--_danger);
  }
  .cancelled .read span {
    text-decoration: line-through;
  }
  @media (forced-colors: active) {
    .waits .day i {
      border: 1px solid GrayText;
    }
  }
  @media (pointer: coarse) {
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
  @container (min-width: 44em) {
    .day {
      display: flex;
      column-gap: var(--_space);
    }
    .day .day-name {
      flex: 0 0 13em;
      padding-block: 0.25em;
      /* That of the words beside it. */
      line-height: 1.5;
    }
    .when {
      flex-basis: 9.5em;
    }
    .day .events {
      flex: 1;
    }
  }
  @media print {
    .read {
      display: inline !important;
    }
    .event {
      break-inside: avoid;
    }
    .day-name {
      break-after: avoid;
    }
  }
`;
