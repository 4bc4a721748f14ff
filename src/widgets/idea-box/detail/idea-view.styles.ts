import { css } from 'lit';

/** One idea in place of the list. */
export const ideaViewStyles = css`
  .back button {
    border-color: transparent;
    margin-inline-start: -0.5em;
    padding-inline: 0.5em;
  }
  .back .icon:dir(rtl) {
    scale: -1 1;
  }
  @supports not selector(:dir(rtl)) {
    :host-context([dir='rtl']) .back .icon {
      scale: -1 1;
    }
  }
  .view-heading {
    margin: 0;
    font-size: 1.375em;
    font-weight: 600;
    line-height: 1.25;
  }
  .back + .view-heading {
    margin-block-start: 0.375em;
  }
  .view-heading:focus {
    outline: none;
  }
  .view-heading:focus-visible {
    outline: 2px solid var(--parvis-color-focus, var(--_accent));
    outline-offset: 2px;
  }
  .idea header {
    display: grid;
    grid-template-columns: 5em minmax(0, 1fr);
    gap: 0 1em;
    align-items: start;
    padding-block: 0.5em var(--_space);
  }
  .part-head {
    margin-block: 1.5em 0.375em;
    font-size: 1.0625em;
  }
  .text {
    max-inline-size: 70ch;
  }
  .text p {
    margin-block: 0 0.75em;
  }
  .answer {
    padding-block: 0.25em;
    padding-inline-start: 1em;
    margin-block: 0.75em;
    border-inline-start: 3px solid var(--_accent);
  }
  .answer .part-head {
    margin-block-start: 0;
  }
  .answer p {
    margin-block: 0 0.5em;
  }
  .history,
  .thread,
  .thread ol,
  .facts ul {
    padding: 0;
    margin: 0;
    list-style: none;
  }
  .history li {
    position: relative;
    display: grid;
    padding-block-end: 0.75em;
    padding-inline-start: 1.25em;
    border-inline-start: 2px solid var(--_border);
    margin-inline-start: 0.375em;
  }
  .history li::before {
    content: '';
    position: absolute;
    inset-block-start: 0.375em;
    inset-inline-start: calc(-0.375em - 1px);
    inline-size: 0.625em;
    block-size: 0.625em;
    border: 1px solid var(--_accent);
    border-radius: 50%;
    background: var(--_accent);
  }
  .history .note {
    max-inline-size: 70ch;
  }
  .thread > li {
    padding-block: 0.75em;
    border-block-end: var(--_line);
  }
  .thread ol {
    padding-inline-start: 1.25em;
    margin-block-start: 0.5em;
    border-inline-start: 2px solid var(--_border);
  }
  .comment .text p:last-child {
    margin-block-end: 0.25em;
  }
  .official {
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid var(--_accent);
  }
  .thread .meta {
    margin: 0;
  }
  .thread strong {
    color: var(--_text);
  }
  .facts {
    display: grid;
    gap: 0.5em;
    margin: 0;
  }
  .facts dt {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .facts dd {
    margin: 0;
  }
  .facts a {
    display: inline-block;
    min-block-size: 24px;
  }
  .waiting-idea .title {
    margin-block-end: 0.25em;
  }
  .waiting-idea .meta {
    row-gap: 0.375em;
  }
  .waiting-idea + .waiting-idea {
    padding-block-start: 1em;
    margin-block-start: 1em;
    border-block-start: var(--_line);
  }
  .notice {
    padding: 0.5em 0.75em;
    margin-block: 0.5em;
    border: var(--_line);
    border-radius: var(--_radius);
  }
  @container (max-width: 24em) {
    .idea header {
      grid-template-columns: 4.5em minmax(0, 1fr);
    }
  }
  @container (max-width: 13em) {
    .idea header {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
