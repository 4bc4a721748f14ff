import { css } from 'lit';

/** What rows have beside their words: signs, a picture, a text to open. */
export const rowPartsStyles = css`
  .badge {
    display: inline-block;
    margin-inline-end: 0.375em;
    padding: 0 0.5em;
    border: 1px solid;
    border-radius: var(--_radius);
    color: var(--_accent);
    font-size: 0.7em;
    vertical-align: 0.125em;
  }
  .urgent {
    color: var(--_danger);
  }
  .urgent-item {
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid var(--_danger);
  }
  .picture {
    flex: none;
    align-self: start;
    inline-size: 5em;
    /* In a column, a picture that is high would make its box as high. */
    min-block-size: 0;
    aspect-ratio: 3 / 2;
    order: 1;
  }
  .picture img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border-radius: var(--_radius);
    background: var(--_tint);
    object-fit: cover;
  }
  .read {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    letter-spacing: inherit;
    cursor: pointer;
    position: relative;
  }
  .read::after {
    content: '';
    inline-size: 0.4375em;
    block-size: 0.4375em;
    border: solid;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    translate: 0 -25%;
  }
  .read[aria-expanded='true']::after {
    rotate: -135deg;
    translate: 0 25%;
  }
  @container (min-width: 30em) {
    .picture {
      inline-size: 9em;
    }
  }
`;
