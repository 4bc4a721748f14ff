import type { ReactiveElement } from 'lit';

/**
 * Keeps a reader on the choice of a filter that has the focus, where what is drawn anew puts another choice into its button:
 * a press would choose that one. Each button says in `data-choice` which choice it is. To be called while it is drawn.
 */
export function holdChoice({ shadowRoot, updateComplete }: ReactiveElement): void {
  const focused = () => shadowRoot!.activeElement as HTMLElement | null;
  const choice = focused()?.dataset.choice;
  if (choice === undefined) return;
  void updateComplete.then(() => {
    const now = focused();
    // Who was led elsewhere stays there.
    if (now && (now.dataset.choice ?? choice) === choice) return;
    shadowRoot!.querySelector<HTMLElement>(`[data-choice="${CSS.escape(choice)}"]`)?.focus();
  });
}
