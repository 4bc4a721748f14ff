import { css } from 'lit';

/** The hours on paper: all of them at once, and in words under them what they cut. */
export const timeGridPrintStyles = css`
  @media print {
    .times {
      /* Twenty-four of them on one page, under what a page has above them. */
      --_hour: min(2em, 26px);
      --_row: 1.625em;
      /* That of the page is not printed. */
      --_ground: #fff !important;
      block-size: auto;
      max-block-size: none;
      overflow: visible;
    }
    .times :is(.names, .days) {
      position: static;
      background: none;
    }
    .times :is(.named, .others) {
      display: block !important;
    }
    .times .now {
      display: none;
    }
    .times :is(.block, .strap) {
      display: flex !important;
      print-color-adjust: exact;
    }
    /* Over all of its days, as on screen. */
    .times .words {
      flex: none;
    }
    /* Three letters are no words: these stand under the hours. */
    .times .thin .inner {
      visibility: hidden;
    }
    .told {
      columns: 26em;
      font-size: min(1em, 13px);
    }
    .told .day-panel {
      min-block-size: 0;
      padding-block: 0.75em 0;
      border: 0;
    }
    /* Two lines an hour. */
    .times .block {
      padding-block: 0;
      font-size: min(0.8125em, 10.5px);
      line-height: 1.15;
    }
    .times .inner {
      position: static;
      align-self: stretch;
      max-block-size: max(1.15em, round(down, 100%, 1.15em));
    }
  }
`;
