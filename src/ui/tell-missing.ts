import type { LocaleController } from '../i18n/locale-controller.js';
import { missing, type Lazy } from './lazy.js';
import { say } from './voice.js';

/**
 * Where a part that the reader asks for cannot be had, says so. The voice and the sentence are fetched with the extras of a
 * widget: they are needed when nothing can be fetched any more.
 */
export function tellMissing(host: Element, locale: LocaleController): void {
  locale.load('missing').catch((error: unknown) => console.warn(error));
  missing.set(host, () => {
    // What goes on by itself is nobody's affair.
    if (navigator.userActivation?.isActive === false) return;
    const words = locale.part('missing');
    if (words) say(words.missingPart, locale.spoken, true);
  });
}

/** A part for what the reader has just asked for; never where it could not be had, or once the reader has gone elsewhere. */
export function soon<M>(part: Lazy<M>, { host, activeElement }: ShadowRoot): Promise<M> {
  return new Promise((resolve) => {
    void part.use((loaded) => {
      if (host.isConnected && host.shadowRoot!.activeElement === activeElement) resolve(loaded);
    });
  });
}
