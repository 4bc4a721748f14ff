const focusable = 'a[href], button, input, select, textarea, [tabindex="0"], iframe';

/**
 * The keys of the feed pattern: Page Up and Page Down go from article to article, Control+Home before the feed,
 * Control+End after it (ARIA Authoring Practices, "Feed").
 */
export function feedKeys(event: KeyboardEvent, host: HTMLElement): void {
  const list = event.currentTarget as HTMLElement;
  const articles = [...list.querySelectorAll<HTMLElement>('[role="article"]')];
  const at = articles.indexOf((event.target as Element).closest<HTMLElement>('[role="article"]')!);
  let next: HTMLElement | undefined;
  if (event.key === 'PageDown') next = articles[at + 1] ?? articles[at];
  else if (event.key === 'PageUp') next = articles[at - 1] ?? articles[at];
  else if (event.ctrlKey && (event.key === 'Home' || event.key === 'End'))
    next = beside(list, host, event.key === 'End');
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

/** The control before or after the list: ours where there is one, else the page's. */
function beside(list: HTMLElement, host: HTMLElement, after: boolean): HTMLElement | undefined {
  const wanted = after ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  for (const pivot of [list, host]) {
    const found = [...(pivot.getRootNode() as ParentNode).querySelectorAll<HTMLElement>(focusable)].filter(
      (control) =>
        pivot.compareDocumentPosition(control) & wanted &&
        !pivot.contains(control) &&
        !control.contains(pivot) &&
        !control.matches(':disabled, [tabindex="-1"]') &&
        control.getClientRects().length,
    );
    const next = after ? found[0] : found.at(-1);
    if (next) return next;
  }
  return undefined;
}
