import type { About, Body } from '../format.js';
import { controls } from './odd.js';

/** Prolog and comments, then the first element. */
const plainStart = /^\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->)[^])*-->\s*)*<([^\s<>/?!]+)/;

/**
 * Tells what shape a body has, by its first characters: content types are too often wrong to be asked. Nothing when the
 * body is not as most are (UTF-8; JSON, a calendar, or markup without document type that is no web page): `detectOdd` knows those.
 */
export function detect(body: Uint8Array | string, about: About): Body | undefined {
  try {
    const text = typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body);
    // What is wide or shifts between sets has these, and passes for UTF-8; so do letters of windows-1252, by number too.
    if (text.search(controls) >= 0 || /#(1[2-5]\d|x[89].);/i.test(text)) return undefined;
    if (/^\s*[[{]/.test(text)) return { about, text, json: JSON.parse(text) };
    if (/^\s*BEGIN:V/i.test(text)) return { about, text };
    const [all, root] = plainStart.exec(text)!;
    if (!/^html$/i.test(root!)) return { about, text, root, start: all.length - root!.length - 1 };
  } catch {
    // Another encoding, broken JSON, no markup at first.
  }
  return undefined;
}
