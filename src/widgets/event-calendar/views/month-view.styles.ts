import { css } from 'lit';

/**
 * Six weeks of the same height, whatever is in them: nothing is measured, and nothing moves when events come. An event of
 * several days is one chip a day, which touch.
 */
export const monthStyles = css`
  .month {
    --_chip: 1.5em;
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    grid-template-rows: auto repeat(6, minmax(7.25em, auto));
    border-block-end: var(--_line);
  }
  .month.counted {
    grid-template-columns: 2.75em repeat(7, minmax(0, 1fr));
  }
  .row {
    display: contents;
  }
  [role='columnheader'] {
    padding: 0.25em 0.5em;
    color: var(--_muted);
    font-size: 0.8125em;
    text-align: end;
  }
  /* On the line of the numbers of its days, and its head on that of their names. */
  .week {
    padding: 0.75em 0.5em 0 0;
    color: var(--_muted);
    font-size: 0.75em;
    font-variant-numeric: tabular-nums;
    text-align: start;
    white-space: nowrap;
  }
  .week[role='columnheader'] {
    padding-block-start: 0.36em;
  }
  .cell {
    display: flex;
    flex-direction: column;
    gap: 0.125em;
    min-inline-size: 0;
    padding-block: 0.25em;
    border-block-start: var(--_line);
    cursor: default;
    position: relative;
  }
  .rest {
    background: color-mix(in srgb, currentcolor 3%, #0000);
  }
  .number {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    cursor: pointer;
    padding: 0 0.375em;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .number span {
    display: inline-block;
    min-inline-size: 1.75em;
    padding-inline: 0.25em;
    line-height: 1.75em;
    border-radius: 1em;
    text-align: center;
  }
  .other .number {
    color: var(--_muted);
  }
  /* The ring is that of the day, and where there are only marks the whole day is pressed. */
  .number:focus-visible {
    outline: 0;
  }
  .number:focus-visible::after {
    content: '';
    position: absolute;
    inset: 0;
    outline: 2px solid var(--parvis-color-focus, var(--_accent));
    outline-offset: -2px;
    pointer-events: none;
  }
  .number[aria-current] span {
    box-shadow: inset 0 0 0 2px var(--_accent);
    font-weight: 700;
  }
  .chip {
    display: flex;
    inline-size: 100%;
    min-block-size: var(--_chip);
    block-size: var(--_chip);
    hyphens: auto;
    padding: 0 0.375em;
    border: 0;
    border-radius: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.8125em;
    line-height: var(--_chip);
    letter-spacing: inherit;
    text-align: start;
    white-space: nowrap;
    cursor: pointer;
    position: relative;
  }
  /* In the direction of its title, of which the beginning stays where it is cut; on the side of the page. */
  .line {
    display: block;
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
  }
  .roomy .chip:not(.bar) {
    block-size: auto;
    white-space: normal;
  }
  @media screen {
    .roomy .chip:not(.bar) .line {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
    .mute > :not(.sr) {
      display: none;
    }
  }
  /* Its letters are drawn, not written: the name of the event says its source in full. */
  .chip .sign:not([data-sign=''])::before {
    content: attr(data-sign);
  }
  .chip .sign {
    flex: none;
    align-self: start;
    margin-block: 0.25em;
    margin-inline-end: 0.375em;
  }
  .chip .sign[data-sign=''] {
    align-self: stretch;
    inline-size: 3px;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    border-radius: 1px;
    background: var(--_sign, var(--_accent));
  }
  .time {
    font-variant-numeric: tabular-nums;
    color: var(--_muted);
  }
  .bar {
    background: color-mix(in srgb, var(--_sign, var(--_accent)) 16%, #0000);
    margin-inline: 0.25em;
    inline-size: auto;
    padding-inline: 0.25em 0;
    border-radius: var(--_radius);
  }
  .bar.on {
    margin-inline-start: 0;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  .bar.off {
    margin-inline-end: 0;
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  .bar.on .sign {
    opacity: 0.6;
  }
  .bar .line {
    /* Beside its sign. */
    flex: 1 0 calc(var(--_days, 1) * 100% - 2em);
    position: relative;
    z-index: 1;
    pointer-events: none;
  }
  .chip em {
    font-style: italic;
  }
  .cancelled .title {
    text-decoration: line-through;
  }
  .tentative.bar {
    background: repeating-linear-gradient(
      -45deg,
      color-mix(in srgb, var(--_sign, var(--_accent)) 20%, #0000) 0 0.375em,
      #0000 0.375em 0.75em
    );
  }
  .others {
    align-self: start;
    min-block-size: var(--_chip);
    margin-inline: 0.25em;
    padding: 0 0.25em;
    border: 0;
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: 0.8125em;
    line-height: var(--_chip);
    cursor: pointer;
  }
  .chip:hover .line,
  .others:hover {
    text-decoration: underline;
  }
  .waits .cell:nth-child(3n + 2)::after {
    content: '';
    block-size: 1.25em;
    margin-inline: 0.25em;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  @media (forced-colors: active) {
    .number[aria-current] span {
      outline: 2px solid;
    }
    .chip .sign[data-sign=''] {
      background: CanvasText;
    }
    .bar {
      border-block: 1px solid;
    }
    .tentative.bar {
      border-block-style: dashed;
    }
    .other .number {
      font-style: italic;
    }
    .waits .cell:nth-child(3n + 2)::after {
      border: 1px solid GrayText;
    }
  }
  @media print {
    /* A day has the room that it needs, and says each of its events in full. */
    .month {
      grid-template-rows: auto;
      font-size: min(1em, 13px);
    }
    /* A week that is long goes on, on the next page, rather than leave the end of its own blank. */
    .cell:not(:has(.chip:nth-of-type(6))),
    .chip {
      break-inside: avoid;
    }
    .cell {
      border-inline-end: var(--_line);
    }
    .number {
      display: block !important;
    }
    .chip[data-key] {
      display: flex !important;
    }
    .chip {
      display: none;
      block-size: auto;
      min-block-size: 0;
      padding: 0 0.25em;
      margin: 0 0.25em;
      inline-size: auto;
      border-inline-start: 2px solid var(--_sign, #000);
      border-radius: 0;
      line-height: 1.25;
      white-space: normal;
    }
    .bar .line {
      flex: 1;
    }
    .chip .sign[data-sign=''] {
      display: none;
    }
  }
`;
