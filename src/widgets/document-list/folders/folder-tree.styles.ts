import { css } from 'lit';

export const folderTreeStyles = css`
  .tree {
    display: none;
  }
  @container (min-width: 52em) {
    .treed {
      display: grid;
      grid-template-columns: 15em minmax(0, 1fr);
      gap: 0 1.5em;
      align-items: start;
    }
    /* The list has the columns that fit beside the tree. */
    .treed > .main {
      container-type: inline-size;
    }
    .tree {
      display: block;
      position: sticky;
      inset-block-start: 0.5em;
      max-block-size: 100vh;
      overflow: auto;
      padding: 0.25em;
      font-size: 0.9375em;
    }
  }
  .tree .block {
    display: block;
    margin: 0;
  }
  .tree .block + .block {
    contain-intrinsic-block-size: auto 48em;
  }
  .node {
    display: flex;
    align-items: center;
    gap: 0.375em;
    min-block-size: 2em;
    padding-inline-end: 0.5em;
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .node:hover {
    background: var(--_tint);
  }
  .node[aria-selected='true'] {
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    font-weight: 600;
  }
  .node[data-level='2'] {
    margin-inline-start: 1em;
  }
  .node[data-level='3'] {
    margin-inline-start: 2em;
  }
  .node[data-level='4'] {
    margin-inline-start: 3em;
  }
  .node[data-level='5'] {
    margin-inline-start: 4em;
  }
  .node[data-level='6'] {
    margin-inline-start: 5em;
  }
  .node .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
  }
  .twist {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
  }
  .node[aria-expanded] .twist::before {
    content: '';
    inline-size: 0.4em;
    block-size: 0.4em;
    border: solid;
    border-width: 1.5px 1.5px 0 0;
    rotate: 45deg;
  }
  .node[aria-expanded='false']:dir(rtl) .twist::before {
    rotate: -135deg;
  }
  @supports not selector(:dir(rtl)) {
    :host-context([dir='rtl']) .node[aria-expanded='false'] .twist::before {
      rotate: -135deg;
    }
  }
  .node[aria-expanded='true'] .twist::before {
    rotate: 135deg;
  }
  @media (forced-colors: active) {
    .node[aria-selected='true']:not(:focus-visible) {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }
`;
