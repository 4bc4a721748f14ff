import { css } from 'lit';

/** What comes from a source keeps our measure: nothing overflows, nothing shouts. */
export const newsTextStyles = css`
  .text {
    flex-basis: 100%;
    order: 2;
    padding-block: 0.5em;
    /* Lines no longer than those of the summary. A width held below that of the row would leave room beside the words. */
    padding-inline-end: max(0px, 100% - 68ch);
  }
  /* Beside a text that is open, a card is as high as it: its date stays with its words. */
  :host([layout='cards']) .tall .meta {
    margin-block-start: 0;
  }
  .summary[hidden] {
    display: none;
  }
  .text > :first-child {
    margin-block-start: 0;
  }
  .text :is(p, ul, ol, dl, blockquote, figure, table, pre) {
    margin-block: 0 0.75em;
  }
  .text :is(h1, h2, h3, h4, h5, h6) {
    margin-block: 1em 0.375em;
    font-size: 1.0625em;
    line-height: 1.3;
  }
  .text a {
    color: var(--_accent);
  }
  .text img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_radius);
  }
  /* A sign that stands for a word (custom emoji) is as high as the line. */
  .text img[height='20'] {
    display: inline;
    inline-size: auto;
    block-size: 1.25em;
    vertical-align: -0.25em;
    border-radius: 0;
  }
  .text figure {
    margin-inline: 0;
  }
  .text figcaption {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .text blockquote {
    margin-inline: 0;
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--_border);
  }
  .text pre {
    overflow-x: auto;
    white-space: pre-wrap;
  }
  .text table {
    display: block;
    overflow-x: auto;
    border-collapse: collapse;
  }
  .text :is(td, th) {
    padding: 0.25em 0.5em;
    border: var(--_line);
    text-align: start;
  }
  .text :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .files {
    padding-block-start: 0.5em;
    border-block-start: var(--_line);
  }
`;
