import { css } from 'lit';

export const calendarToolsStyles = css`
  .tools ul {
    display: grid;
    gap: 1em 2em;
    padding: 0;
    margin: 1em 0;
    list-style: none;
  }
  .tools p {
    max-inline-size: 68ch;
    margin: 0 0 0.5em;
    color: var(--_muted);
  }
  .tools b {
    color: var(--_text);
    font-weight: 600;
  }
  .tools .act {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-block-end: 0.5em;
  }
  .tools .act > * {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
  }
  .tools .button {
    display: inline-block;
    padding: max(0.25em, (44px - 1.5em) / 2) 0.75em;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    color: var(--_accent);
    font-weight: 600;
    text-decoration: none;
  }
  .tools .button:hover {
    background: var(--_tint);
    text-decoration: underline;
  }
  .tools .told input {
    inline-size: 100%;
  }
  @container (min-width: 44em) {
    .tools ul {
      grid-template-columns: 1fr 1fr;
    }
  }
`;
