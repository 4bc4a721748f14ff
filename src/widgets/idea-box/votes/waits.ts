/** Under which name it stands which boxes have something that waits. */
export const WAITS = 'parvis.ideas.wait';

/** True where something that was written here has not left yet: who comes to a box then sends it. Never throws. */
export function waits(): boolean {
  try {
    return !!(localStorage.getItem(WAITS) ?? sessionStorage.getItem(WAITS));
  } catch {
    return false;
  }
}
