import { css } from 'lit';

/** The layouts beside the plain list, and what several sources add to a row. */
export const newsLayoutStyles = css`
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
  /* Cards */
  :host([layout='cards']) :is(.block, .skeleton) {
    display: grid;
    /* Four abreast at most: a block is whole lines. */
    grid-template-columns: repeat(auto-fill, minmax(min(100%, max(15em, 21%)), 1fr));
    gap: calc(var(--_gap) * 1.5);
  }
  :host([layout='cards']) .list {
    margin-block-end: var(--_space);
  }
  :host([layout='cards']) :is(.filters, .bar, .notice) ~ .list {
    margin-block-start: var(--_space);
  }
  :host([layout='cards']) .block + .block {
    margin-block-start: calc(var(--_gap) * 1.5);
  }
  :host([layout='cards']) .item {
    flex-flow: column;
    gap: calc(var(--_space) * 0.75);
    padding-block: 0;
    border-block-end: 0;
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
    font-size: 0.875em;
  }
  :host([layout='compact']) time {
    flex: none;
    order: -1;
    /* A day of another year has its year beside it. */
    inline-size: 7.5em;
    white-space: nowrap;
  }

  /* Featured */
  :host([layout='featured']) :first-child > .item:first-child {
    padding-block-end: calc(var(--_gap) * 1.5);
  }
  :host([layout='featured']) :first-child > .item:first-child .title {
    font-size: 1.625em;
  }
  :host([layout='featured']) :first-child > .item:first-child .summary {
    -webkit-line-clamp: 4;
  }
  @container (min-width: 30em) {
    :host([layout='featured']) :first-child > .item:first-child {
      column-gap: calc(var(--_space) * 1.5);
    }
    :host([layout='featured']) :first-child > .item:first-child .picture {
      inline-size: 46%;
      order: -1;
    }
  }
  @container (max-width: 29.99em) {
    :host([layout='featured']) :first-child > .item:first-child {
      flex-flow: column;
      gap: calc(var(--_space) * 0.75);
    }
    :host([layout='featured']) :first-child > .item:first-child .picture {
      inline-size: 100%;
      order: -1;
    }
    :host([layout='compact']) .words {
      flex-direction: column;
      align-items: start;
      gap: 0;
    }
  }
  @media print {
    .item .title a[href]::after {
      content: ' (' attr(href) ')';
      position: static;
    }
  }
`;
