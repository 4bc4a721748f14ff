import { spelt } from '../../settings/spelt.js';

/** What a page may write in every widget, so far as a mistake in it shows nowhere. */
export interface Written extends HTMLElement {
  /** Absent in a widget that shows none. */
  readonly images?: string;
  readonly loading: string;
  readonly max: number;
  readonly hash: boolean;
}

/** False where a page has written in vain something that all widgets have: `commonMistakes` then says what. */
export const writtenWell = (widget: Element): boolean =>
  /^(own|all|none)?,(lazy|eager)?,[1-6]?,[\d.]*,[\d.]*$/.test(
    ['images', 'loading', 'heading-level', 'max', 'refresh'].map((name) => widget.getAttribute(name)).join(),
  ) &&
  spelt(widget) &&
  // One that is not closed has nothing after it, and inside the end of a line, or more than a link, a paragraph or a list.
  !!(
    widget.nextSibling ??
    !((widget.lastChild as Text | null)?.data ?? widget.querySelector(':scope>:not(a,p,ul,[slot],parvis-source),p~p'))
  );
