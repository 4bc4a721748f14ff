import { css } from 'lit';

/** A narrow month: a day has marks, and its events stand under the grid. */
export const smallMonthStyles = css`
  .month.small {
    grid-template-rows: auto repeat(6, 3.25em);
    border-block-end: 0;
  }
  .small .cell {
    align-items: center;
    border-inline-start: 0;
    cursor: pointer;
  }
  .small [role='columnheader'],
  .small .number {
    padding-inline: 0;
    text-align: center;
    white-space: nowrap;
  }
  /* With large letters a number is no wider than its day, and the page no wider than its window. */
  .small .number {
    font-size: min(0.875em, 8cqi);
  }
  .small .number span {
    min-inline-size: min(1.75em, 100%);
    padding: 0;
  }
  .small .rest {
    background: none;
  }
  .small .number[tabindex='0'] span {
    background: color-mix(in srgb, currentcolor 14%, #0000);
    font-weight: 700;
  }
  .marks {
    display: flex;
    gap: 0.1875em;
  }
  .marks i {
    inline-size: min(0.4375em, 2.4cqi);
    block-size: min(0.4375em, 2.4cqi);
    border-radius: 1em;
    background: var(--_sign, var(--_accent));
  }
  .marks .cancelled {
    background: none;
    box-shadow: inset 0 0 0 1px currentcolor;
  }
  .small.waits .cell:nth-child(3n + 2)::after {
    inline-size: 0.4375em;
    block-size: 0.4375em;
  }
  .day-panel {
    min-block-size: 12em;
    padding-block-start: 0.75em;
    border-block-start: var(--_line);
  }
  @media (forced-colors: active) {
    .small .number[tabindex='0'] span {
      text-decoration: underline;
    }
    .marks i {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
