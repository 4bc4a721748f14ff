import { css } from 'lit';

/** A sentence over the foot of a widget. It takes no room: nothing moves under the hand of who presses again. */
export const missingStyles = css`
  .missing {
    position: sticky;
    inset-block-end: 0;
    z-index: 4;
    block-size: 0;
    margin: 0;
  }
  .missing span {
    position: absolute;
    inset-block-end: 0.5em;
    inset-inline-start: 0;
    max-inline-size: 100%;
    padding: 0.625em 0.875em;
    border: 1px solid;
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
    box-shadow: 0 0.125em 0.75em rgb(0 0 0 / 20%);
  }
`;
