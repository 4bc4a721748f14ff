import { css } from 'lit';

export const newsControlStyles = css`
  /* Beside the heading, ours or the page's: nothing moves, and nothing of the news is covered before the reader scrolls. */
  .waiting {
    position: sticky;
    inset-block-start: 3.25em;
    z-index: 2;
    block-size: 0;
    text-align: end;
    /* Its line, wider than the button, takes no press from what it is over. */
    pointer-events: none;
  }
  .waiting button {
    pointer-events: auto;
    translate: 0 calc(-100% - 0.375em);
    background: Canvas;
    color: CanvasText;
    border-color: CanvasText;
    border-radius: 2em;
    box-shadow: 0 2px 8px rgb(0 0 0 / 25%);
    font-weight: 600;
  }
  /* A phone has no room beside the heading: between it and the first news. */
  @container (max-width: 36em) {
    .waiting {
      inset-block-start: 1.5em;
    }
    .waiting button {
      min-block-size: 28px;
      padding-block: 0;
      translate: 0 -50%;
      font-size: 0.875em;
    }
  }
  /* The floating button never covers what has the focus. */
  .list :is(a, button, .item) {
    scroll-margin-block: 4em;
  }
  .foot button {
    font-size: inherit;
    padding-block: 0;
    min-block-size: 24px;
  }
`;
