import { limits } from '../limits.js';
import { noteDenied } from './storage-denied.js';

const stamp = 'parvis.active';
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'];
/** Called when all that the tab remembered has gone, for what is still on the screen to go too. */
export const whenForgotten = new Set<() => void>();
/** What shows, or knows, what is not for the next person at this computer. */
export interface Forgetful {
  /** Called when all that the tab remembered has gone. */
  forgotten(): void;
}

/** Takes it out of these once its owner is no more: nobody says when a view or a service was used last. */
const outlived = new FinalizationRegistry<() => void>((forget) => whenForgotten.delete(forget));
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
  document.addEventListener('visibilitychange', look);
  return storage;
}

/**
 * Has its `forgotten` called when all has gone, for as long as something else keeps it. By a name, for a function would hold all
 * that stands around it.
 *
 * @returns What ends it before.
 */
export function forgetWith(owner: Forgetful): () => void {
  const act = actOf(new WeakRef(owner));
  whenForgotten.add(act);
  outlived.register(owner, act);
  return () => whenForgotten.delete(act);
}

/** Knows nothing of the owner but this. */
const actOf = (weak: WeakRef<Forgetful>) => () => weak.deref()?.forgotten();

/** Counts the minutes without anybody, also where the tab remembers nothing yet: what is on the screen has to go as well. */
export function watchAbsence(): void {
  try {
    sharedStorage();
  } catch {
    noteDenied();
  }
}

function touch(): void {
  // Back after a long time: first goes what was left.
  look();
  try {
    sessionStorage.setItem(stamp, String(Date.now()));
  } catch {
    noteDenied();
  }
  look();
}

/** Forgets all when the reader has been away for long, else looks again when that may be. */
function look(): void {
  clearTimeout(timer);
  const seen = sessionStorage.getItem(stamp);
  if (!seen) return;
  const left = Number(seen) + limits.away - Date.now();
  if (left > 0) {
    timer = setTimeout(look, left);
    return;
  }
  for (const name of Object.keys(sessionStorage)) if (name.startsWith('parvis.')) sessionStorage.removeItem(name);
  for (const forget of whenForgotten) forget();
}
