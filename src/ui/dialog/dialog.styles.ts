import { css } from 'lit';

/** A modal dialog, and the usual parts of one that tells all about one thing: title, facts, what may be done. */
export const dialogStyles = css`
  dialog.dialog {
    /* Of the window; WebKit keeps the vw of the size that it had when another dialog was opened. */
    inline-size: min(40em, 100% - min(2em, 10%));
    max-inline-size: none;
    max-block-size: calc(100vh - 2em);
    max-block-size: calc(100dvh - 2em);
    padding: 0;
    margin: auto;
    border: var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_ground, Canvas);
    color: var(--_ink, CanvasText);
    box-shadow: 0 0.5em 2.5em rgb(0 0 0 / 30%);
    overflow: auto;
    overscroll-behavior: contain;
    /* What has the focus stands under the head that stays, not behind it. */
    scroll-padding-block-start: 60px;
  }
  .dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .dialog .sheet {
    padding: 0 min(1.5em, 7.5vw) 1.5em;
  }
  .dialog .top {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    justify-content: end;
    padding-block: 0.5em;
    pointer-events: none;
    margin-inline-end: max(-1em, -5vw);
  }
  .dialog .close {
    inline-size: 44px;
    min-block-size: 44px;
    padding: 0;
    pointer-events: auto;
    border-color: transparent;
    background: var(--_ground, Canvas);
  }
  .dialog .close:hover {
    border-color: currentcolor;
  }
  .dialog .title {
    /* The ring of the keyboard goes round it, and not under the head. */
    margin-block: 0 0.75em;
    font-size: 1.375em;
  }
  .dialog .badge {
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
  .dialog dl {
    display: grid;
    gap: 0.75em;
    margin: 0;
  }
  .dialog dl > div {
    display: grid;
    gap: 0 1em;
  }
  .dialog dt {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .dialog dd {
    margin: 0;
    min-inline-size: 0;
  }
  .dialog dd .quiet {
    display: block;
    font-size: 0.9375em;
  }
  .dialog .note {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .dialog dd a {
    display: inline-block;
    min-block-size: 24px;
    color: var(--_accent);
  }
  .dialog ul {
    padding: 0;
    margin: 0;
    list-style: none;
  }
  .dialog .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    padding-block-start: 1em;
    margin-block-start: 1em;
    border-block-start: var(--_line);
  }
  .dialog .acts button {
    min-block-size: 44px;
  }
  .dialog .told {
    flex-basis: 100%;
    margin: 0;
  }
  .dialog .told input {
    inline-size: 100%;
  }
  .dialog .icon {
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
    .dialog dl > div {
      grid-template-columns: 7em 1fr;
      align-items: baseline;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .dialog[open] {
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
    /* What is open is what is printed, with the addresses to which it leads. */
    .dialog[open] {
      animation: none;
    }
    .dialog::backdrop {
      display: none;
    }
    .dialog :focus-visible {
      outline: none;
    }
    .dialog[open] ~ * {
      display: none !important;
    }
    .dialog a[href]::after {
      content: ' (' attr(href) ')';
      color: var(--_muted);
      font-size: 0.875em;
    }
    dialog.dialog {
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
