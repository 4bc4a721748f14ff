import { css } from 'lit';

/**
 * Hours of one height: nothing is measured, and where each event stands comes as fractions, by the CSS object model. The
 * names of the days and what lasts all day stay in sight above the hours, with heights of their own.
 */
export const timeGridStyles = css`
  .times {
    --_hour: max(3em, 48px);
    --_gutter: 4em;
    --_names: 4em;
    --_row: max(1.625em, 26px);
    --_all: calc(var(--_lines) * var(--_row) + 0.375em);
    position: relative;
    block-size: 40em;
    max-block-size: 85vh;
    overflow: hidden auto;
    overscroll-behavior: auto;
    scroll-padding-block-start: calc(var(--_names) + var(--_all) + 0.75em);
    margin-block-end: 0.75em;
    border-block: var(--_line);
  }
  .times.crowded {
    --_hour: max(6em, 96px);
  }
  .times :is(.names, .days, .hours) {
    display: grid;
    grid-template-columns: var(--_gutter) repeat(var(--_days), minmax(0, 1fr));
    position: relative;
  }
  .times :is(.names, .days) {
    position: sticky;
    z-index: 5;
    inset-block-start: 0;
    background: var(--_ground, Canvas);
  }
  .times .names {
    block-size: var(--_names);
    border-block-end: var(--_line);
  }
  .times .days {
    inset-block-start: var(--_names);
    block-size: var(--_all);
    border-block-end: var(--_line);
  }
  .times.high .days {
    position: relative;
    z-index: auto;
    inset-block-start: 0;
  }
  .times.high {
    scroll-padding-block-start: calc(var(--_names) + 0.75em);
  }
  .times .gutter {
    position: relative;
    padding-inline-end: 0.5em;
    color: var(--_muted);
    font-size: 0.75em;
    line-height: 1.2;
    text-align: end;
    overflow-wrap: normal;
  }
  .times :is(.names, .days) .gutter {
    overflow: hidden;
    padding-block-start: 0.5em;
  }
  .times .days .gutter {
    padding-block-start: 0.125em;
  }
  .times .name {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    padding: 0;
    color: inherit;
    font-size: inherit;
    line-height: 1.3;
    text-align: center;
  }
  .times .named {
    min-inline-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    cursor: pointer;
  }
  /* The whole head of a day is pressed, and has the ring. */
  .times .named::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .times .named:focus-visible {
    outline: 0;
  }
  .times .named:focus-visible::after {
    outline: 2px solid var(--parvis-color-focus, var(--_accent));
    outline-offset: -2px;
  }
  .times .weekday {
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .times .date {
    display: block;
    min-inline-size: 1.75em;
    padding: 0 0.25em;
    line-height: 1.75em;
    border-radius: 1em;
    font-size: 1.125em;
    font-variant-numeric: tabular-nums;
  }
  .times [aria-current] .date {
    box-shadow: inset 0 0 0 2px var(--_accent);
    font-weight: 700;
  }
  .times .own {
    position: relative;
    min-inline-size: 0;
    border-inline-start: var(--_line);
  }
  .times .wide {
    position: relative;
    display: block;
    inline-size: 100%;
    block-size: var(--_row);
    min-block-size: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    line-height: var(--_row);
    text-align: start;
    cursor: pointer;
  }
  .times div.wide {
    cursor: default;
  }
  .times .days .own {
    padding-block-start: 0.1875em;
  }
  .times .strap::before {
    content: '';
    position: absolute;
    inset: 1px 2px;
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_sign, var(--_accent)) 16%, #0000);
    border-inline-start: 3px solid var(--_sign, var(--_accent));
  }
  .times .strap.on::before {
    inset-inline-start: -1px;
    border-inline-start: 0;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  .times .strap.off::before {
    inset-inline-end: 0;
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  /* In the direction of its title, of which the beginning stays where it is cut; on the side of the page. */
  .times :is(.words, .inner) {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .times .words {
    position: relative;
    z-index: 1;
    display: block;
    inline-size: calc(var(--_run, 1) * 100%);
    padding-inline: 0.5em;
    overflow: hidden;
    font-size: 0.8125em;
    text-overflow: ellipsis;
    white-space: nowrap;
    pointer-events: none;
  }
  .times .mute .words {
    display: none;
  }
  .times .hours {
    block-size: calc(var(--_length) * var(--_hour));
    /* Room for the words of midnight. */
    margin-block-start: 0.625em;
  }
  .times .hour {
    position: absolute;
    inset-block-start: var(--_at);
    inset-inline-end: 0.5em;
    translate: 0 -0.6em;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .times .hour small {
    display: block;
    font-size: 0.875em;
    line-height: 1;
  }
  .times :is(.rule, .hole, .now) {
    position: absolute;
    inset-inline: 0;
    inset-block-start: var(--_at);
    pointer-events: none;
  }
  .times .rule {
    border-block-start: var(--_line);
  }
  .times .hole {
    block-size: var(--_size);
    background: repeating-linear-gradient(-45deg, var(--_border) 0 1px, #0000 1px 0.4375em);
  }
  .times .now {
    z-index: 3;
    border-block-start: 2px solid var(--_danger);
  }
  .times .now::before {
    content: '';
    position: absolute;
    inset-block-start: -0.3125em;
    inset-inline-start: -0.25em;
    inline-size: 0.5em;
    block-size: 0.5em;
    border-radius: 1em;
    background: var(--_danger);
  }
  .times .off-day {
    background: color-mix(in srgb, currentcolor 3%, #0000);
  }
  .times .block {
    position: absolute;
    inset-block-start: var(--_at);
    inset-inline-start: calc(var(--_left) + 1px);
    z-index: 1;
    display: flex;
    inline-size: calc(var(--_width) - 3px);
    block-size: calc(var(--_size) - 1px);
    min-block-size: 24px;
    min-inline-size: 0;
    padding-block: 0.125em;
    padding-inline: 0.375em 0.25em;
    border: 0;
    border-inline-start: 3px solid var(--_sign, var(--_accent));
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_sign, var(--_accent)) 16%, var(--_ground, Canvas));
    color: inherit;
    font: inherit;
    font-size: 0.8125em;
    line-height: 1.25;
    letter-spacing: inherit;
    text-align: start;
    /* Nothing of its own is scrolled: its words go along with the hours. */
    overflow: clip;
    overflow-wrap: anywhere;
    hyphens: auto;
    cursor: pointer;
  }
  .times .others {
    position: absolute;
    inset-block-start: var(--_at);
    inset-inline-start: calc(var(--_left) + 1px);
    z-index: 2;
    inline-size: calc(var(--_width) - 3px);
    min-block-size: 24px;
    padding: 0;
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--_ground, Canvas);
    color: inherit;
    font: inherit;
    font-size: 0.8125em;
    letter-spacing: inherit;
    white-space: nowrap;
    cursor: pointer;
  }
  .times .others:hover {
    text-decoration: underline;
  }
  /* Whole lines only, as many as have room. */
  .times .inner {
    flex: 1;
    align-self: start;
    /* Of what began before the hours in sight, under what stays above them: in the letters of a block. */
    position: sticky;
    inset-block-start: calc(5.5em + var(--_lines) * max(2em, 26px));
    min-inline-size: 0;
    max-block-size: calc(var(--_fits) * 1.25em);
    overflow: hidden;
  }
  .times.high .inner {
    inset-block-start: 5em;
  }
  .times .block.short {
    padding-block: 0;
  }
  .times .short .inner {
    max-block-size: none;
    line-height: 1.75;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .times .block .title {
    hyphens: auto;
    font-weight: 600;
  }
  .times .clock {
    font-variant-numeric: tabular-nums;
  }
  .times .aside {
    display: block;
    color: var(--_muted);
  }
  .times .letters::before {
    content: attr(data-sign);
  }
  .times .letters {
    padding-inline: 0.25em;
    margin-inline-end: 0.375em;
    border: 1px solid var(--_sign, currentcolor);
    border-radius: 3px;
    font-size: 0.8125em;
    font-weight: 600;
  }
  .times :is(.block, .strap):hover .title {
    text-decoration: underline;
  }
  .times :is(.block, .strap, .others):focus-visible {
    z-index: 4;
    outline: 2px solid var(--parvis-color-focus, var(--_accent));
    outline-offset: -2px;
  }
  .times .cancelled .title {
    text-decoration: line-through;
  }
  .times .tentative.block,
  .times .tentative.strap::before {
    background: repeating-linear-gradient(
      -45deg,
      color-mix(in srgb, var(--_sign, var(--_accent)) 20%, var(--_ground, Canvas)) 0 0.375em,
      color-mix(in srgb, var(--_sign, var(--_accent)) 6%, var(--_ground, Canvas)) 0.375em 0.75em
    );
  }
  /* Time that is not taken. */
  .times .open.block {
    background: var(--_ground, Canvas);
    box-shadow: inset 0 0 0 1px var(--_sign, var(--_accent));
  }
  /* What stands over another event is told apart from it. */
  .times .over.block {
    box-shadow: 0 0 0 1px var(--_ground, Canvas);
  }
  .times .over.open.block {
    box-shadow:
      inset 0 0 0 1px var(--_sign, var(--_accent)),
      0 0 0 1px var(--_ground, Canvas);
  }
  .times.loads .hours .own::after {
    content: '';
    position: absolute;
    inset-inline: 2px;
    inset-block-start: 37.5%;
    block-size: 5%;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .times.loads .hours .own:nth-child(3n)::after {
    inset-block-start: 43%;
  }
  /* Narrow: the days in a line, and the events of one of them in words under it. */
  .times.strip {
    block-size: auto;
    max-block-size: none;
    overflow: visible;
    border: 0;
  }
  .times.strip .names {
    position: static;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    block-size: auto;
    border: 0;
    background: none;
  }
  .times.strip .name {
    min-block-size: 44px;
    padding-block: 0.25em 0.5em;
  }
  .times.strip .date {
    min-inline-size: min(1.75em, 100%);
    padding-inline: 0;
    font-size: min(1.125em, 9cqi);
    white-space: nowrap;
  }
  .times.strip .named[tabindex='0'] .date {
    background: color-mix(in srgb, currentcolor 14%, #0000);
    font-weight: 700;
  }
  .times .dots {
    display: flex;
    gap: 0.1875em;
    min-block-size: 0.4375em;
    margin-block-start: 0.1875em;
  }
  .times .dots i {
    inline-size: min(0.4375em, 2.4cqi);
    block-size: min(0.4375em, 2.4cqi);
    border-radius: 1em;
    background: var(--_sign, var(--_accent));
  }
  .times.strip {
    margin: 0;
  }
  .told .day-panel {
    min-block-size: 12em;
    padding-block: 0.75em;
    border-block-start: var(--_line);
  }
  @media (forced-colors: active) {
    .times .block,
    .times .strap::before {
      border: 1px solid;
    }
    /* There are no stripes and no grounds then: the line around an event says what they said. */
    .times .tentative.block,
    .times .tentative.strap::before {
      border-style: dashed;
      background: Canvas;
    }
    .times .open.block {
      border-style: dotted;
    }
    .times.loads .hours .own::after {
      border: 1px solid GrayText;
    }
    .times .strap.on::before {
      border-inline-start: 0;
    }
    .times .strap.off::before {
      border-inline-end: 0;
    }
    .times [aria-current] .date {
      outline: 2px solid;
      outline-offset: -2px;
    }
    .times.strip .named[tabindex='0'] .date {
      background: none;
      text-decoration: underline;
    }
    .times .now {
      border-color: Highlight;
    }
    .times .now::before,
    .times .dots i {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
