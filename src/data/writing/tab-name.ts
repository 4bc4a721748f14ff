import { newKey } from './new-key.js';

let tab: string | undefined;

/** A name of this tab, the same after a reload or a crash; of this page alone, where storage is refused. */
export function tabName(): string {
  if (tab) return tab;
  tab = newKey();
  try {
    const kept = sessionStorage.getItem('parvis.tab');
    if (kept) tab = kept;
    else sessionStorage.setItem('parvis.tab', tab);
  } catch {
    // What it keeps is found as that of another tab.
  }
  return tab;
}
