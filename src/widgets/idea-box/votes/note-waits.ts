import { WAITS } from './waits.js';

/**
 * Notes whether something waits, by whom and where: what one box has sent says nothing of another one. On a shared computer,
 * in this tab alone.
 */
export function noteWaits(some: boolean, of: string, shared: boolean): void {
  try {
    const storage = shared ? sessionStorage : localStorage;
    const others = (storage.getItem(WAITS) ?? '').split('\n').filter((one) => one && one !== of);
    const all = some ? [...others, of] : others;
    if (all.length) storage.setItem(WAITS, all.join('\n'));
    else storage.removeItem(WAITS);
  } catch {
    // Where nothing is kept, nothing outlasts the page.
  }
}
