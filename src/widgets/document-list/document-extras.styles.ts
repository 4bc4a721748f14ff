import { css } from 'lit';

/** What lists beyond a plain one wear: layouts, groups, signs, the way through the folders. */
export const documentExtrasStyles = css`
  /* Who points, or comes by key, has these by then. */
  .heads button:hover {
    background: var(--_tint);
    color: inherit;
  }
  .link:hover {
    text-decoration: underline;
  }
  .details:hover {
    border-color: currentcolor;
    background: var(--_tint);
    color: inherit;
  }
  /* What has the focus is not left under the heads that stay, nor cut by the edge of the window. */
  .row :is(a, button) {
    scroll-margin-block: 3.5em;
  }
  .cards .heads,
  .compact .heads {
    margin-block-end: 0.5em;
    border: 0;
  }
  .cards .block {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 17em), 1fr));
    gap: 0.75em;
  }
  .cards .block + .block {
    margin-block-start: 0.75em;
  }
  .cards .row:not(.group) {
    padding: 0.875em;
    border: var(--_line);
    border-radius: var(--_radius);
    align-content: start;
  }
  .cards .row.group {
    grid-column: 1 / -1;
  }
  .compact .row {
    padding-block: 0.25em;
  }
  .compact :is(.description, .file, .kind .label, .size .label, .modified .label) {
    display: none;
  }
  @container (min-width: 34em) {
    .compact .row:not(.group) {
      display: flex;
      align-items: baseline;
    }
    .compact .name {
      flex: 1;
    }
    /* The line of a row is that of its words, not that of the icon before them. */
    .compact .words {
      align-self: baseline;
    }
    .compact .acts {
      align-self: start;
    }
    .compact .cells {
      padding: 0;
      white-space: nowrap;
    }
  }
  [aria-busy='true'] .row {
    opacity: 0.6;
  }
  .row.group {
    display: block;
    break-after: avoid;
    padding-block: 1.25em 0.375em;
  }
  .group-name {
    display: inline-block;
    margin-inline-end: 0.5em;
    font-size: 1.0625em;
  }
  .group-name::first-letter {
    text-transform: uppercase;
  }
  .group .quiet {
    font-size: 0.875em;
  }
  .badge {
    display: inline-block;
    padding: 0 0.5em;
    border: 1px solid;
    border-radius: var(--_radius);
    font-size: max(0.75em, 12px);
    font-weight: 600;
    vertical-align: 0.1em;
  }
  .badge.new {
    color: var(--_accent);
  }
  .where {
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 400;
  }
  .withdrawn :is(.title, .icon) {
    color: var(--_muted);
  }
  .withdrawn .title > span:first-child {
    text-decoration: line-through;
  }
  .path ol {
    display: flex;
    flex-wrap: wrap;
    padding: 0;
    margin: 0;
    list-style: none;
    font-size: 0.9375em;
  }
  .path li + li::before {
    content: '/';
    margin-inline: 0.5em;
    color: var(--_muted);
  }
  .path .link {
    min-block-size: 24px;
    min-inline-size: 24px;
    padding: 0.125em 0;
    color: var(--_muted);
    text-decoration: underline;
  }
  .path .link:hover {
    background: none;
    color: inherit;
  }
  :is(.path, .deep) .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    vertical-align: -0.25em;
    color: inherit;
  }
  .path .icon:dir(rtl) {
    scale: -1 1;
  }
  @supports not selector(:dir(rtl)) {
    :host-context([dir='rtl']) .path .icon {
      scale: -1 1;
    }
  }
  .deep {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375em 0.75em;
    margin-block-end: 0.5em;
    font-size: 0.9375em;
  }
  .here {
    inline-size: fit-content;
    margin-block: 0.125em 0.5em;
    font-size: 1.25em;
  }
  @media print {
    [data-address]::after {
      content: ' (' attr(data-address) ')' !important;
    }
  }
`;
