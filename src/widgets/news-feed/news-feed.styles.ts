import { css } from 'lit';

/**
 * The gazette. Room for `max` rows is kept from the first frame (`--_rows` of `--_row` each), so that what stands below
 * does not move; `parvis.css` keeps the same room before the upgrade.
 */
export const newsFeedStyles = css`
  :host {
    --_gap: var(--parvis-news-feed-gap, var(--_space));
    --_row: 9.75em;
    --_columns: 1;
  }
  :host([layout='compact']) {
    --_row: 3.5em;
  }
  :host([layout='cards']) {
    --_row: 25em;
  }
  .kept {
    min-block-size: calc((var(--_rows, 0) + var(--_columns) - 1) / var(--_columns) * var(--_row) + var(--_more, 0em));
  }
  :host([layout='featured']) .kept {
    --_more: 10em;
  }
  .head {
    margin-block-end: calc(var(--_space) * 0.75);
    font-size: 1.375em;
  }
  .item {
    display: flex;
    gap: var(--_space);
    padding-block: var(--_gap);
    border-block-end: var(--_line);
    content-visibility: auto;
    contain-intrinsic-block-size: auto 8em;
    position: relative;
  }
  .item:first-child {
    padding-block-start: 0.25em;
  }
  .item:last-child {
    border-block-end: 0;
  }
  .words {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 0.25em;
    min-inline-size: 0;
  }
  .title {
    font-size: 1.125em;
  }
  .title a {
    text-decoration-line: none;
  }
  .title a:hover {
    text-decoration-line: underline;
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
  .meta .source::before {
    content: '';
    display: inline-block;
    inline-size: 0.625em;
    block-size: 0.625em;
    margin-inline-end: 0.375em;
    border-radius: 2px;
    background: var(--_sign, transparent);
    forced-color-adjust: none;
  }
  .summary {
    display: -webkit-box;
    margin: 0;
    max-inline-size: 68ch;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    text-align: match-parent;
  }
  .badge {
    display: inline-block;
    margin-inline-end: 0.25em;
    padding: 0.0625em 0.5em;
    border: 1px solid;
    border-radius: var(--_radius);
    color: var(--_accent);
    font-size: 0.7em;
    font-weight: 600;
    vertical-align: 0.125em;
  }
  .badge.urgent {
    color: var(--_danger);
  }
  .urgent-item {
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid var(--_danger);
  }
  .picture {
    flex: none;
    inline-size: 5em;
    order: 1;
  }
  .picture img {
    display: block;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 3 / 2;
    border-radius: var(--_radius);
    background: color-mix(in srgb, currentcolor 8%, transparent);
    object-fit: cover;
  }
  .read {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    color: var(--_accent);
    font-weight: 600;
    position: relative;
  }
  .read::after {
    content: '';
    inline-size: 0.4375em;
    block-size: 0.4375em;
    border: solid;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    translate: 0 -0.125em;
  }
  .read[aria-expanded='true']::after {
    rotate: -135deg;
    translate: 0 0.125em;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
    padding-block-start: 0.5em;
    font-size: 0.875em;
  }
  .foot a,
  .foot ::slotted(a) {
    display: inline-block;
    min-block-size: 24px;
  }
  .skeleton .item > .words::before,
  .skeleton .item > .words::after {
    content: '';
    block-size: 1.25em;
    inline-size: 80%;
    border-radius: var(--_radius);
    background: color-mix(in srgb, currentcolor 8%, transparent);
  }
  .skeleton .item > .words::after {
    block-size: 3em;
    inline-size: 100%;
  }

  /* Cards */
  :host([layout='cards']) .list {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr));
    gap: calc(var(--_gap) * 1.5);
  }
  :host([layout='cards']) .item {
    flex-direction: column;
    padding-block: 0;
    border-block-end: 0;
    contain-intrinsic-block-size: auto 20em;
  }
  :host([layout='cards']) .item:not(:has(.picture)) {
    padding-block-start: 0.75em;
    border-block-start: 3px solid var(--_border);
  }
  :host([layout='cards']) .picture {
    inline-size: 100%;
    order: -1;
  }
  :host([layout='cards']) .meta {
    margin-block-start: auto;
  }
  :host([layout='cards']) .summary {
    -webkit-line-clamp: 3;
  }
  :host(:is([layout='cards'], [layout='compact'])) .title a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  :host([layout='cards']) .urgent-item:not(:has(.picture)) {
    border-block-start-color: var(--_danger);
  }
  :host([layout='cards']) .urgent-item {
    padding-inline-start: 0;
    border-inline-start: 0;
  }

  /* Compact */
  :host([layout='compact']) .item {
    padding-block: calc(var(--_gap) * 0.5);
    contain-intrinsic-block-size: auto 3em;
  }
  :host([layout='compact']) .words {
    flex-direction: row;
    align-items: baseline;
    gap: 1em;
  }
  :host([layout='compact']) .title {
    flex: 1;
    font-size: 1em;
    font-weight: 500;
  }
  :host([layout='compact']) .meta {
    display: contents;
  }
  :host([layout='compact']) :is(time, .source) {
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  :host([layout='compact']) time {
    flex: none;
    order: -1;
    inline-size: 6.5em;
  }

  /* Featured */
  :host([layout='featured']) .item:first-child {
    padding-block-end: calc(var(--_gap) * 1.5);
  }
  :host([layout='featured']) .item:first-child .title {
    font-size: 1.625em;
  }
  :host([layout='featured']) .item:first-child .summary {
    -webkit-line-clamp: 4;
  }

  @container (min-width: 31.5em) {
    :host([layout='cards']) .kept {
      --_columns: 2;
    }
  }
  @container (min-width: 48em) {
    :host([layout='cards']) .kept {
      --_columns: 3;
    }
  }
  @container (min-width: 30em) {
    .picture {
      inline-size: 9em;
    }
    :host([layout='featured']) .item:first-child .picture {
      inline-size: 46%;
      order: -1;
    }
  }
  @container (max-width: 29.99em) {
    .kept {
      --_row: 12.5em;
    }
    :host([layout='featured']) .kept {
      --_more: 16em;
    }
    :host([layout='featured']) .item:first-child {
      flex-direction: column;
    }
    :host([layout='featured']) .item:first-child .picture {
      inline-size: 100%;
      order: -1;
    }
    :host([layout='compact']) .words {
      flex-direction: column;
      gap: 0;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .read::after {
      transition: rotate 0.15s;
    }
  }
  @media print {
    .item {
      break-inside: avoid;
      content-visibility: visible;
    }
    .summary {
      display: block;
    }
    .title a::after,
    :host([layout]) .title a::after {
      content: ' (' attr(href) ')';
      position: static;
      font-size: 0.75em;
      font-weight: 400;
    }
    .kept {
      min-block-size: 0 !important;
    }
  }
`;
