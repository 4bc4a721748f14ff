/** Does this on Escape, which then closes nothing that stands around. */
export function onEscape(event: KeyboardEvent, act: () => void): void {
  // While letters are composed, it takes them back.
  if (event.key !== 'Escape' || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
