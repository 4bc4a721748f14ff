import { css } from 'lit';

/** What goes on with a list looks as in the other widgets. */
export const agendaStyles = css`
  .more {
    display: block;
    min-block-size: 44px;
    margin: 0.75em auto 0.25em;
    padding-inline: 1.5em;
    font-weight: 600;
  }
`;
