import { letterPlace } from '../support/letter-place.js';

/** Letters that are written from the right. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** How much of a text is looked at. */
const LOOKED_AT = 120;

/**
 * Which texts in Latin letters do not stand from the left to the right, letter by letter, up to their last full stop: in
 * a page that is read from the right, those whose direction is nobody's care.
 */
export function scrambled(root: ShadowRoot): string[] {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
    const words = text.data.slice(0, LOOKED_AT).trimEnd();
    if (!/\p{L}/u.test(words) || FROM_RIGHT.test(words)) continue;
    // What only a screen reader says stands nowhere.
    if (text.parentElement!.closest('.sr, style, option, [aria-hidden="true"] > svg')) continue;
    let last: DOMRect | undefined;
    for (let at = words.search(/\S/); at < words.length; at++) {
      const now = letterPlace(text, at);
      // White space that is not drawn has no width, and what follows it on another line follows well.
      if (!now.width) continue;
      // A space at the end of a line is in two, in WebKit.
      const sameLine = last && Math.abs(now.top - last.top) < 1 && Math.abs(now.bottom - last.bottom) < 1;
      if (sameLine && now.left < last!.left) {
        found.push(words);
        break;
      }
      last = now;
    }
  }
  return found;
}
