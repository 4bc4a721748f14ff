import type { CSSResult } from 'lit';

/** Adds to a widget the style of a part that came later. Twice is once. */
export function wear(root: ShadowRoot, { styleSheet }: CSSResult): void {
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  }
}
