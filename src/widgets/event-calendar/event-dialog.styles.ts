import { css } from 'lit';

export const eventDialogStyles = css`
  dialog.event-dialog {
    inline-size: min(40em, 100vw - 2em);
    max-block-size: calc(100vh - 2em);
    max-block-size: calc(100dvh - 2em);
    padding: 0;
    margin: auto;
    border: 1px solid color-mix(in srgb, currentcolor 18%, #0000);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_ground, Canvas);
    color: var(--_ink, CanvasText);
    box-shadow: 0 0.5em 2.5em rgb(0 0 0 / 30%);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .event-dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .event-dialog .sheet {
    padding: 0 1.5em 1.5em;
  }
  .event-dialog .top {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    justify-content: end;
    padding-block: 0.5em;
    margin-inline-end: -1em;
  }
  .event-dialog .close {
    inline-size: 44px;
    min-block-size: 44px;
    padding: 0;
    border-color: transparent;
    background: var(--_ground, Canvas);
  }
  .event-dialog .close:hover {
    border-color: currentcolor;
  }
  .event-dialog .title {
    margin-block: -0.25em 0.75em;
    font-size: 1.375em;
  }
  .event-dialog .off .name {
    text-decoration: line-through;
  }
  .event-dialog .badge {
    display: inline-block;
    padding: 0 0.5em;
    margin-inline-end: 0.25em;
    border: 1px solid;
    border-radius: var(--_radius);
    font-size: 0.75rem;
    font-size: max(0.6em, 12px);
    font-weight: 600;
    vertical-align: 0.15em;
  }
  .event-dialog .badge.off {
    color: var(--_danger);
  }
  .event-dialog dl {
    display: grid;
    gap: 0.75em;
    margin: 0;
  }
  .event-dialog dl > div {
    display: grid;
    gap: 0 1em;
  }
  .event-dialog dt {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .event-dialog dd {
    margin: 0;
    min-inline-size: 0;
  }
  .event-dialog .when::first-letter,
  .event-dialog .series::first-letter {
    text-transform: uppercase;
  }
  .event-dialog dd .quiet {
    display: block;
    font-size: 0.9375em;
  }
  .event-dialog .note {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .event-dialog dd a,
  .event-dialog .text a {
    display: inline-block;
    min-block-size: 24px;
    color: var(--_accent);
  }
  .event-dialog .text a {
    display: inline;
  }
  .event-dialog ul {
    padding: 0;
    margin: 0;
    list-style: none;
  }
  .event-dialog .sign {
    margin-inline-end: 0.375em;
  }
  .event-dialog .text {
    max-inline-size: 68ch;
    padding-block-start: 1em;
    margin-block-start: 1em;
    border-block-start: 1px solid color-mix(in srgb, currentcolor 18%, #0000);
  }
  .event-dialog .text > :first-child {
    margin-block-start: 0;
  }
  .event-dialog .text :is(p, ul, ol, dl, blockquote, table) {
    margin-block: 0 0.75em;
  }
  .event-dialog .text ul {
    padding-inline-start: 1.5em;
    list-style: disc;
  }
  .event-dialog .text img {
    max-inline-size: 100%;
    block-size: auto;
  }
  .event-dialog .text table {
    display: block;
    overflow-x: auto;
  }
  .event-dialog .lines {
    white-space: pre-line;
  }
  .event-dialog .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    padding-block-start: 1em;
    margin-block-start: 1em;
    border-block-start: 1px solid color-mix(in srgb, currentcolor 18%, #0000);
  }
  .event-dialog .acts button {
    min-block-size: 44px;
  }
  .event-dialog .told {
    flex-basis: 100%;
    margin: 0;
  }
  .event-dialog .told input {
    inline-size: 100%;
  }
  .event-dialog .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.25em;
  }
  @media (min-width: 34em) {
    .event-dialog dl > div {
      grid-template-columns: 7em 1fr;
      align-items: baseline;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .event-dialog[open] {
      animation: parvis-rise 150ms;
    }
  }
  @keyframes parvis-rise {
    from {
      opacity: 0;
      translate: 0 0.5em;
    }
  }
  @media print {
    /* The event that is open is what is printed, with the addresses to which it leads. */
    .event-dialog[open] {
      animation: none;
    }
    .event-dialog::backdrop {
      display: none;
    }
    .event-dialog[open] ~ * {
      display: none !important;
    }
    .event-dialog a[href]::after {
      content: ' (' attr(href) ')';
      color: var(--_muted);
      font-size: 0.875em;
    }
    dialog.event-dialog {
      background: none;
      color: #000;
      position: static;
      inline-size: auto;
      margin: 0;
      max-block-size: none;
      border: 0;
      box-shadow: none;
    }
  }
`;
