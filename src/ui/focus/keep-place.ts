import type { ReactiveElement } from 'lit';

/** A control may be taken away by what it has just done: what stands beside it, after it first, then has its focus. */
export async function keepPlace(control: HTMLElement): Promise<void> {
  const root = control.getRootNode() as ShadowRoot;
  if (root.activeElement !== control) return;
  const beside = [control.nextElementSibling, control.previousElementSibling] as (HTMLElement | null)[];
  await (root.host as ReactiveElement).updateComplete;
  if (!control.isConnected) beside.find((one) => one?.isConnected && one.matches('button'))?.focus();
}
