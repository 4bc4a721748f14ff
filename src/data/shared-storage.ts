import { limits } from './limits.js';
import { noteDenied } from './storage-denied.js';

const stamp = 'parvis.active';
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'];
let watching = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * What this tab may remember on a shared computer: session storage, of which all that is ours goes when nobody has
 * touched the page for ten minutes.
 *
 * @throws {DOMException} where storage is refused.
 */
export function sharedStorage(): Storage {
  const storage = sessionStorage;
  if (watching) return storage;
  watching = true;
  touch();
  for (const sign of signs) addEventListener(sign, touch, { capture: true, passive: true });
  // Timers sleep in a hidden tab: look again when it is shown.
  document.addEventListener('visibilitychange', forgetIfAway);
  return storage;
}

function touch(): void {
  // Back after a long time: first goes what was left.
  forgetIfAway();
  clearTimeout(timer);
  timer = setTimeout(forgetIfAway, limits.away);
  try {
    sessionStorage.setItem(stamp, String(Date.now()));
  } catch {
    noteDenied();
  }
}

function forgetIfAway(): void {
  if (Date.now() - Number(sessionStorage.getItem(stamp) ?? Infinity) < limits.away) return;
  for (const name of Object.keys(sessionStorage)) if (name.startsWith('parvis.')) sessionStorage.removeItem(name);
}
