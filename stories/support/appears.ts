import type { LitElement } from 'lit';

/** Milliseconds in which anything comes on a machine that does much else; a test has thirty seconds. */
const PATIENCE = 20_000;

/**
 * Looks in each frame whether something holds.
 *
 * @throws {Error} with `sentence` when twenty seconds later it does not.
 */
export async function until(holds: () => unknown, sentence = `what was waited for: ${String(holds)}`): Promise<void> {
  for (const begun = performance.now(); !(await holds());) {
    if (performance.now() - begun > PATIENCE) throw new Error(sentence);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/**
 * Waits for something to be in the shadow root of a widget.
 *
 * @throws {Error} when twenty seconds later it is not there.
 */
export async function appears(widget: LitElement, selector: string): Promise<HTMLElement> {
  for (const begun = performance.now(); performance.now() - begun < PATIENCE;) {
    await widget.updateComplete;
    const found = widget.shadowRoot!.querySelector<HTMLElement>(selector);
    if (found) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  throw new Error(`${selector} is not there, but ${widget.shadowRoot!.textContent.replace(/\s+/g, ' ')}`);
}

/** Ends once a dialog, or those in a widget, are there: half on its way in, it is half as dark. */
export async function still(element: HTMLElement): Promise<void> {
  const dialogs = element.shadowRoot?.querySelectorAll('dialog') ?? [element];
  await Promise.all([...dialogs].flatMap((dialog) => dialog.getAnimations().map(({ finished }) => finished)));
}
