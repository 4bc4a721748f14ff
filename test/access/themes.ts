import { css } from 'lit';

/** Pages around a widget, by class: what a town's own style sheet would say. */
const themes = new CSSStyleSheet();
themes.replaceSync(`
  body { margin: 0; font: 16px/1.5 Georgia, serif; }
  .light { color: #1b1b1b; background: #fff; color-scheme: light; }
  .dark { color: #e9e6df; background: #14171c; color-scheme: dark; }
  .light, .dark, .forced { padding: 1em; }
`);

/** Puts on this page the colours of a town. */
export function wearThemes(): void {
  if (!document.adoptedStyleSheets.includes(themes)) document.adoptedStyleSheets.push(themes);
}

/** Lays out every row at once: what the browser leaves for later cannot be judged by where it stands. */
export const laidOut = css`
  .item {
    content-visibility: visible !important;
  }
`;
