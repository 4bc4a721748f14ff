import { limits } from './limits.js';

const stamp = 'parvis.active';
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'];
let watching = false;

/**
 * What this tab may remember on a shared computer: session storage, of which all that is ours goes when nobody has
 * touched the page for ten minutes.
 */
export function sharedStorage(): Storage {
  if (!watching) {
    watching = true;
    forgetIfAway();
    touch();
    for (const sign of signs) addEventListener(sign, touch, { capture: true, passive: true });
    // Timers sleep in a hidden tab: look again when it is shown.
    document.addEventListener('visibilitychange', forgetIfAway);
    setInterval(forgetIfAway, limits.away / 20);
  }
  return sessionStorage;
}

function touch(): void {
  // Back after a long time: first what was left, then the new stamp.
  forgetIfAway();
  sessionStorage.setItem(stamp, String(Date.now()));
}

function forgetIfAway(): void {
  if (Date.now() - Number(sessionStorage.getItem(stamp) ?? Infinity) < limits.away) return;
  for (const name of Object.keys(sessionStorage)) if (name.startsWith('parvis.')) sessionStorage.removeItem(name);
}
