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
    gap: 0.5em 1em;
    margin-block-end: 0.75em;
  }
  .period {
    flex: 1 1 8em;
    font-size: 1.25em;
  }
  .period::first-letter {
    text-transform: uppercase;
  }
  .moves,
  .choice {
    display: flex;
    gap: 0.25em;
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
`;
