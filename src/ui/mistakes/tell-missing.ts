import type { LocaleController } from '../../i18n/locale-controller.js';
import { missing, type Lazy } from '../lazy.js';
import { say } from '../voice.js';
import { wear } from '../../theme/wear.js';
import { missingStyles } from './missing.styles.js';

/** Milliseconds within which the same is told once. */
const AGAIN = 1000;

/**
 * Where a part that the reader asks for cannot be had, says so, aloud and in writing. The voice and the sentence are fetched
 * with the extras of a widget: they are needed when nothing can be fetched any more.
 */
export function tellMissing(host: Element, locale: LocaleController): void {
  locale.load('missing').catch((error: unknown) => console.warn(error));
  let last = -Infinity;
  // What goes on by itself is nobody's affair. A network that hangs fails long after the press.
  missing.set(host, (asked = navigator.userActivation?.isActive !== false) => {
    const words = locale.part('missing');
    const now = performance.now();
    // Both the part and who waits for it may tell.
    if (!asked || !words || now - last < AGAIN) return;
    last = now;
    say(words.missingPart, locale.spoken, true);
    show(host.shadowRoot!, words.missingPart, locale.spoken);
  });
}

/** The same for who sees, where they are: over the foot of the widget or of its dialog, until they do the next thing. */
function show(root: ShadowRoot, sentence: string, lang: string): void {
  wear(root, missingStyles);
  const shown = document.createElement('p');
  shown.className = 'missing screen';
  shown.lang = lang;
  shown.append(document.createElement('span'));
  shown.firstElementChild!.textContent = sentence;
  (root.querySelector('dialog[open]') ?? root).append(shown);
  // Screen readers and voices press without a pointer and without a key.
  const acts = ['pointerdown', 'keydown', 'click'] as const;
  const end = () => {
    shown.remove();
    for (const act of acts) removeEventListener(act, end, true);
  };
  for (const act of acts) addEventListener(act, end, true);
}

/** A part for what the reader has just asked for; never where it could not be had, or once the reader has gone elsewhere. */
export function soon<M>(part: Lazy<M>, { host, activeElement }: ShadowRoot): Promise<M> {
  return new Promise((resolve) => {
    void part.use((loaded) => {
      if (host.isConnected && host.shadowRoot!.activeElement === activeElement) resolve(loaded);
    });
  });
}
