import { css } from 'lit';

export const calendarControlStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    place-content: start;
    align-items: end;
    gap: 0.75em 1em;
    padding-block: 0.25em 0.75em;
  }
  .filters label {
    display: flex;
    flex: 1 1 14em;
    flex-direction: column;
    gap: 0.125em;
    position: relative;
    min-inline-size: 0;
  }
  .filters .name,
  .filters label > span:first-child {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .filters input {
    inline-size: 100%;
    padding-inline-start: 2.125em;
    appearance: none;
  }
  .filters .search .icon {
    position: absolute;
    inset-block-end: 0.5em;
    inset-inline-start: 0.5em;
    pointer-events: none;
  }
  .filters .select {
    position: relative;
    display: grid;
  }
  .filters select {
    appearance: none;
    inline-size: 100%;
    min-inline-size: 0;
    padding-inline-end: 2em;
    text-overflow: ellipsis;
  }
  .filters .select::after {
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
  .filters option {
    background: Canvas;
    color: CanvasText;
  }
  .filters .group {
    display: flex;
    flex: 0 0 100%;
    flex-wrap: wrap;
    gap: 0.375em;
    align-items: center;
  }
  .filters .name {
    flex: 0 0 100%;
  }
  .filters button {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
    max-inline-size: 100%;
    border-radius: 2em;
    text-align: start;
  }
  .filters .fold {
    border-radius: var(--_radius);
  }
  .filters .fold::after {
    content: '';
    inline-size: 0.4375em;
    block-size: 0.4375em;
    border: solid;
    border-width: 0 1.5px 1.5px 0;
    margin-inline: 0.25em;
    rotate: 45deg;
    translate: 0 -0.125em;
  }
  .filters .fold[aria-expanded='true']::after {
    rotate: 225deg;
    translate: 0 0.125em;
  }
  .filters .fold .count {
    min-inline-size: 1.75em;
    border-radius: 1em;
    box-shadow: inset 0 0 0 1px;
    color: inherit;
    font-weight: 600;
    text-align: center;
  }
  .filters .check {
    inline-size: 1em;
    block-size: 1em;
    flex: none;
    stroke-width: 2;
  }
  .filters .topic[aria-pressed='false'] .check {
    display: none;
  }
  .filters .topic[aria-pressed='true'] {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  /* A calendar that is off: no mark, its name struck, and a broken line around it. */
  .filters .calendar[aria-pressed='false'] {
    border-style: dashed;
    color: var(--_muted);
  }
  .filters .calendar[aria-pressed='false'] .check {
    visibility: hidden;
  }
  .filters .calendar[aria-pressed='false'] bdi {
    text-decoration: line-through;
  }
  .filters .count {
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .cleared {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
    padding-block: 0.5em;
  }
  .cleared p {
    margin: 0;
  }
  @media (pointer: coarse) {
    .filters :is(button, select, input),
    .cleared button {
      min-block-size: max(2.25em, 44px);
    }
    .filters .search .icon {
      inset-block-end: max(0.5em, calc(22px - 0.625em));
    }
  }
  @container (min-width: 30em) {
    .filters .name {
      flex: 0 0 5.5em;
    }
  }
`;
