import { css } from 'lit';

/** Forms, and what waits to be sent. */
export const ideaExtrasStyles = css`
  .box + .filters {
    margin-block-start: var(--_space);
  }
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    max-inline-size: 42em;
    padding-block: 0.5em;
  }
  /* One space between all that stands in it. */
  .form > p {
    margin: 0;
  }
  .thread + .form {
    margin-block-start: 1em;
  }
  .view-heading + .form {
    padding-block-start: 1em;
  }
  .field,
  .field .select {
    display: grid;
    grid-template-columns: minmax(0, auto);
  }
  .field {
    gap: 0.25em;
  }
  .field .select {
    justify-self: start;
    max-inline-size: 100%;
  }
  .field select {
    max-inline-size: 100%;
    padding-inline-end: 2em;
    overflow: hidden; /* else WebKit lets the words run out of it, and the page is as wide as they are */
    appearance: none;
    text-overflow: ellipsis;
  }
  .field > .name {
    font-weight: 600;
  }
  .field .quiet {
    font-size: 0.875em;
    font-weight: 400;
  }
  textarea {
    inline-size: 100%;
    min-block-size: 7em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    resize: vertical;
  }
  .form input:not([type='checkbox'], [type='file']) {
    inline-size: 100%;
  }
  .form input[type='file'] {
    padding: 0.375em;
    max-inline-size: 100%;
  }
  ::file-selector-button {
    min-block-size: 2em;
    padding: 0.125em 0.75em;
    margin-inline-end: 0.75em;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_tint);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .form :is(input, textarea, select)[aria-invalid='true'] {
    border: 2px solid var(--_danger);
  }
  .wrong {
    color: var(--_danger);
    font-size: 0.9375em;
    font-weight: 600;
  }
  .errors {
    padding: 0.75em 1em;
    border: 2px solid var(--_danger);
    border-radius: var(--_radius);
  }
  .errors :is(p, ul) {
    margin: 0;
  }
  .errors ul {
    margin-block-start: 0.5em;
    padding-inline-start: 1.25em;
  }
  .errors a {
    display: inline-block;
    min-block-size: 24px;
  }
  .check {
    display: flex;
    gap: 0.5em;
    align-items: start;
    min-block-size: 24px;
  }
  .check input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    min-block-size: 24px;
    min-inline-size: 24px;
    accent-color: var(--_accent);
  }
  .honest {
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--_border);
    max-inline-size: 70ch;
  }
  .honest p,
  .honest ul {
    margin-block: 0.25em;
  }
  .send {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    align-items: center;
  }
  .send button,
  .acts-bar button {
    min-block-size: 44px;
  }
  .acts-bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-block: 0.5em;
  }
  .of-me .part-head {
    margin-block: 1em -0.25em;
  }
  .of-me p {
    margin: 0;
  }
  .visit {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .code {
    display: inline-block;
    padding: 0.375em 0.75em;
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    font-family: ui-monospace, monospace;
    font-size: 1.25em;
    letter-spacing: 0.08em;
    user-select: all;
  }
  .qr {
    inline-size: 10em;
    block-size: 10em;
    background: #fff;
    color: #000;
    padding: 0.5em;
    border-radius: var(--_radius);
  }
  .similar {
    padding: 0.5em 1em;
    border: var(--_line);
    border-radius: var(--_radius);
  }
  .similar p {
    margin: 0 0 0.25em;
  }
  .similar .row {
    padding-block: 0.5em;
  }
  .similar .row:last-child {
    border: 0;
  }
  .writes {
    padding: 0.5em 0.75em;
    margin-block-end: 0.75em;
    border: var(--_line);
    border-radius: var(--_radius);
  }
  .writes p {
    margin: 0;
  }
`;
