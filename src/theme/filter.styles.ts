import { css } from 'lit';

/** A bar of filters: fields, groups of toggles with their counts, and the bar that says that nothing is left. */
export const filterStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.75em 1em;
    padding-block-end: var(--_space);
    border-block-end: var(--_line);
    margin-block-end: 0.75em;
  }
  .filters .group {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
    flex-basis: 100%;
    align-items: center;
  }
  .filters .name,
  .filters label > span:first-child {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .filters .name {
    flex: 0 0 100%;
  }
  .filters label {
    display: flex;
    flex-direction: column;
    gap: 0.125em;
    max-inline-size: 100%;
  }
  .filters .period {
    flex: 1 1 100%;
  }
  .filters .search {
    flex: 1 1 14em;
    position: relative;
  }
  .filters input {
    inline-size: 100%;
    padding-inline-start: 2.125em;
    appearance: none;
  }
  .search .icon {
    position: absolute;
    inset-block-end: 0.5em;
    inset-inline-start: 0.5em;
    pointer-events: none;
  }
  .filters .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
  }
  /* A widget whose rows have icons keeps them as they are. */
  :where(.icon) {
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.25em;
  }
  .filters button {
    border-radius: 2em;
  }
  .filters select {
    appearance: none;
    padding-inline-end: 2em;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .select {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, auto);
  }
  .select::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 0.35em);
    inset-inline-end: 0.9em;
    inline-size: 0.4375em;
    block-size: 0.4375em;
    border: solid;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    pointer-events: none;
  }
  option {
    background: Canvas;
    color: CanvasText;
  }
  .filters [aria-pressed='true'] {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .filters [aria-pressed='true']:not(:focus-visible) {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }
  .count {
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
    font-weight: 400;
  }
  .sign {
    display: inline-block;
    inline-size: 0.625em;
    block-size: 0.625em;
    border-radius: 2px;
    background: var(--_sign, transparent);
    forced-color-adjust: none;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em 1em;
    padding: 0.5em 0.75em;
    margin-block-end: 0.75em;
    border: var(--_line);
    border-radius: var(--_radius);
    font-size: 0.9375em;
  }
  @container (min-width: 30em) {
    .filters .group {
      padding-inline-start: 5.1875em;
    }
    /* In the margin of its buttons, of which a second line begins where the first does. */
    .filters .name {
      flex: 0 0 5.5em;
      margin-inline-start: -5.93em;
    }
    .filters .period {
      flex: none;
    }
  }
`;
