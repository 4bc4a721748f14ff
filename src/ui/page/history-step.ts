import { writeHistory } from './hash-state.js';

/** A widget without an address of its own, by what tells it from the others of its page. */
type Stepping = HTMLElement & { readonly src: string };

const nameOf = (widget: Stepping): string => {
  const { id, localName, src } = widget;
  return id || `${localName} ${[...document.querySelectorAll(localName)].indexOf(widget)} ${src}`;
};

const steps = () => (history.state as { parvis?: Readonly<Record<string, unknown>> } | null)?.parvis;

/** Where the history says that a widget is, at an address that says nothing of it. Anything may have been written there. */
export const readStep = (widget: Stepping): unknown => steps()?.[nameOf(widget)];

/** Writes where a widget is into the history, at the address of the page. @param step False where it takes the place of the step before. */
export function writeStep(widget: Stepping, where: unknown, step: boolean): void {
  writeHistory(
    { ...(history.state as object | null), parvis: { ...steps(), [nameOf(widget)]: where } },
    undefined,
    step,
  );
}
