import { css } from 'lit';

/**
 * The gazette. Room for `max` rows is kept from the first frame, in every layout (`--_rows` rows of `--_row` each, the
 * measures of a real feed), so that what stands below does not move; `parvis.css` keeps the same room before the upgrade.
 * The measures stay when it is given back: all that stands in it inherits them, and would be styled again.
 */
export const newsFeedStyles = css`
  :host {
    --_gap: var(--parvis-news-feed-gap, var(--_space));
  }
  .frame {
    --_row: 12.75em;
    --_lines: calc((var(--_rows) + var(--_columns, 1) - 1) / var(--_columns, 1));
    --_room: calc(var(--_lines) * var(--_row) + var(--_more, 0em));
  }
  @supports (width: round(up, 1px, 1px)) {
    .frame {
      --_lines: round(up, var(--_rows) / var(--_columns, 1), 1);
    }
  }
  :host([layout='compact']) .frame {
    --_row: 4.75em;
  }
  :host([layout='cards']) .frame {
    --_row: calc((100cqi + 1.5em) / var(--_columns, 1) * 2 / 3 + 12.25em);
  }
  :host([layout='featured']) .frame {
    --_more: calc(67cqi + 7em);
  }
  .item {
    display: flex;
    flex-wrap: wrap;
    column-gap: var(--_space);
    padding-block: var(--_gap);
    border-block-end: var(--_line);
    position: relative;
  }
  .block:last-child > .item:last-child {
    border-block-end: 0;
  }
  .words {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 0.25em;
    /* Above the picture, where there is no room for words beside it. */
    min-inline-size: min(7em, 100%);
  }
  .title {
    font-size: 1.125em;
  }
  .title a:not(:hover) {
    text-decoration: none;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 0.75em;
    min-block-size: 24px;
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  time {
    display: inline-block;
  }
  time::first-letter {
    text-transform: uppercase;
  }
  .summary {
    display: -webkit-box;
    margin: 0;
    max-inline-size: 68ch;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    min-block-size: 2.25em;
    gap: 0.25em 1.25em;
  }
  .foot a {
    display: inline-block;
    min-block-size: 24px;
  }
  @container (min-width: 30em) {
    .frame {
      --_row: 10em;
    }
    :host([layout='featured']) .frame {
      --_more: max(31cqi - 5.5em, 8em);
    }
  }
  @container (min-width: 31.5em) {
    :host([layout='cards']) .frame {
      --_columns: 2;
    }
  }
  @container (min-width: 44em) {
    .frame {
      --_row: 8.8em;
    }
    :host([layout='compact']) .frame {
      --_row: 2.5em;
    }
  }
  @container (min-width: 48em) {
    :host([layout='cards']) .frame {
      --_columns: 3;
    }
  }
  @container (min-width: 64.5em) {
    :host([layout='cards']) .frame {
      --_columns: 4;
    }
  }
  @media print {
    .item {
      break-inside: avoid;
    }
    .summary {
      display: block;
    }
    .title a[href]::after {
      content: ' (' attr(href) ')';
      font-size: 0.75em;
      font-weight: 400;
    }
  }
`;
