import { html, render } from 'lit';

/**
 * Copies a text for the reader, and says so in `told`, a live region. A page of plain http has no clipboard, and a browser
 * may refuse it: the text is then shown in a field, ready to be copied by hand.
 */
export async function copyText(
  text: string,
  told: HTMLElement,
  { copied, field }: { readonly copied: string; readonly field: string },
): Promise<void> {
  // There is none on a page of plain http, whatever the types say.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    await clipboard!.writeText(text);
    // The same answer twice is a new answer: only a change is spoken.
    render(html`${told.textContent === copied ? `${copied}\u00a0` : copied}`, told);
  } catch {
    render(html`<input readonly aria-label=${field} .value=${text} />`, told);
    const input = told.querySelector('input')!;
    // Shut meanwhile: the focus is elsewhere, and WebKit looks for a place of this selection through all that is behind, for
    // twenty seconds where names are long.
    if (!input.getClientRects().length) return;
    input.focus();
    input.select();
  }
}
