const NAME = 'parvis.ideas.wait';

/** True where something that was written here has not left yet: who comes to a box then sends it. Never throws. */
export function waits(): boolean {
  try {
    return !!(localStorage.getItem(NAME) ?? sessionStorage.getItem(NAME));
  } catch {
    return false;
  }
}

/** Notes whether something waits. On a shared computer, in this tab alone. */
export function noteWaits(some: boolean, shared: boolean): void {
  try {
    const storage = shared ? sessionStorage : localStorage;
    if (some) storage.setItem(NAME, '1');
    else storage.removeItem(NAME);
  } catch {
    // Where nothing is kept, nothing outlasts the page.
  }
}
