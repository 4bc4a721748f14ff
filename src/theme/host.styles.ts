import { css } from 'lit';

/**
 * What every widget wears. Two tiers of tokens: the public `--parvis-*`, read once with a fallback into a private
 * `--_name`. The fallbacks are mixed from the text colour of the page, so that a dark page needs nothing from us. What
 * only controls wear is in `control.styles`.
 *
 * @cssproperty --parvis-color-accent - Links and what is new, in words: 4.5:1 with the ground; the edge of the control that is on.
 * @cssproperty --parvis-color-text - Text; that of the page by default.
 * @cssproperty --parvis-color-muted - Dates, sources and other second words.
 * @cssproperty --parvis-color-surface - Ground of the widget; none by default.
 * @cssproperty --parvis-color-border - Lines between items, and around what stands apart.
 * @cssproperty --parvis-color-control - Edge of buttons and fields; mixed from the text by default.
 * @cssproperty --parvis-color-danger - What is urgent, and what failed.
 * @cssproperty --parvis-color-warning - Edge of what is told of a part or a kept copy, where the rest can be read.
 * @cssproperty --parvis-color-success - What is added, where two versions of a text are compared.
 * @cssproperty --parvis-color-focus - Ring around what has the focus; the accent by default.
 * @cssproperty --parvis-font-family - Font; that of the page by default.
 * @cssproperty --parvis-font-size - Size of the text; that of the page by default.
 * @cssproperty --parvis-heading-family - Font of headings; that of the page by default.
 * @cssproperty --parvis-space - Unit of all spaces, `1em` by default.
 * @cssproperty --parvis-radius - Rounding of corners, `0.375em` by default.
 * @cssproperty --parvis-border-width - Width of the lines of `--parvis-color-border`, `1px` by default.
 */
export const hostStyles = css`
  :host {
    --_text: var(--parvis-color-text, currentcolor);
    --_accent: var(--parvis-color-accent, color-mix(in srgb, currentcolor 48%, #1565d8));
    --_muted: var(--parvis-color-muted, color-mix(in srgb, currentcolor 82%, #0000));
    --_danger: var(--parvis-color-danger, color-mix(in srgb, currentcolor 42%, #d3122a));
    --_tint: color-mix(in srgb, currentcolor 8%, #0000);
    --_space: var(--parvis-space, 1em);
    --_radius: var(--parvis-radius, 0.375em);
    --_border: var(--parvis-color-border, color-mix(in srgb, currentcolor 18%, #0000));
    --_edge: var(--parvis-color-control, color-mix(in srgb, currentcolor 55%, #0000));
    --_line: var(--parvis-border-width, 1px) solid var(--_border);
    display: block;
    container-type: inline-size;
    /* A container has no width of its own: in a row of a flex or grid layout, in a dialog, in a float it would shrink to nothing. */
    flex-grow: 1;
    min-inline-size: min(100%, 15em);
    contain-intrinsic-inline-size: 15em;
    position: relative;
    color: var(--_text);
    background: var(--parvis-color-surface, none);
    font-family: var(--parvis-font-family, inherit);
    font-size: var(--parvis-font-size, inherit);
    line-height: 1.5;
    text-align: start;
    text-transform: none;
    text-indent: 0;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  /* Chrome and Edge before 116 make nothing of currentcolor in a mix, where that is the colour of words: nobody would see them. */
  @supports not (offset-anchor: auto) {
    :host {
      --_accent: var(--parvis-color-accent, currentcolor);
      --_muted: var(--parvis-color-muted, currentcolor);
      --_danger: var(--parvis-color-danger, currentcolor);
    }
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  /* Room is kept for what will come, so that what stands below does not move; parvis.css keeps the same before the upgrade. */
  .frame {
    display: flow-root;
  }
  :host([search]) .frame {
    --_bar: 5.5em;
  }
  :host([filters]) .frame {
    --_bar: 10em;
  }
  :host([more]) .frame {
    --_end: 3.75em;
  }
  .kept {
    min-block-size: calc(var(--_room) + var(--_bar, 0em) + var(--_end, 0em));
  }
  .head {
    margin-block-end: calc(var(--_space) * 0.75);
    font-size: 1.375em;
  }
  .foot {
    min-block-size: 1em;
    padding-block-start: 0.5em;
    font-size: 0.875em;
  }
  :host([refresh]) .foot {
    min-block-size: 4.25em;
  }
  .foot ::slotted(a) {
    display: inline-block;
    min-block-size: 24px;
  }
  [role='heading'] {
    font-family: var(--parvis-heading-family, inherit);
    font-weight: 600;
    line-height: 1.25;
    text-wrap: balance;
  }
  a {
    color: inherit;
    text-underline-offset: 0.2em;
  }
  :focus-visible {
    outline: 2px solid var(--parvis-color-focus, var(--_accent));
    outline-offset: 2px;
  }
  .quiet {
    color: var(--_muted);
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media print {
    button,
    .screen {
      display: none !important;
    }
    .kept {
      min-block-size: 0;
    }
  }
`;
