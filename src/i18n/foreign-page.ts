import { css } from 'lit';
import { wear } from '../theme/wear.js';

/**
 * What a widget wears in a page whose language it does not speak. Where that page is written from the right, words of
 * ours keep their order, full stops and dots, and stay where the page puts them. What only holds other elements keeps the
 * direction of the page, so that its parts follow each other as the page reads. Texts of a source have a direction already,
 * and may be of thousands of links, each of which would cost a browser a look at all.
 */
const foreignStyles = css`
  :host {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  :is(p, div, dd, dt, li, td, th, label, legend, summary, button, select, input, textarea, a.button):not(
    [dir],
    .group > *,
    .back *,
    .path *,
    .text *
  ),
  .meta > span {
    unicode-bidi: plaintext;
  }
  :is(li > a, span):not([dir], :has(*), .text *) {
    unicode-bidi: plaintext;
  }
  .link,
  .read {
    text-align: inherit;
  }
  p .icon,
  button > .icon {
    margin-inline: 0.25em;
  }
  .heads button::after {
    margin-inline: 0.5em;
  }
`;

/** Dresses a widget for a page of another language than ours. */
export function dressForeign({ shadowRoot }: Element): void {
  if (shadowRoot) wear(shadowRoot, foreignStyles);
}
