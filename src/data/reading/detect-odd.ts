import { decode } from './decode.js';
import type { About, Body } from '../format.js';

/**
 * Where the document type that begins at `at` ends. It is stepped over, never read: entities that it declares do not
 * exist for us (no bomb, no outside file), and an internal subset may hold quotes, comments and `>`.
 */
function afterDoctype(text: string, at: number): number {
  const token = /"[^"]*(?:"|$)|'[^']*(?:'|$)|<!--[^]*?(?:-->|$)|<\?[^]*?(?:\?>|$)|[[\]>]/g;
  token.lastIndex = at;
  let subset = false;
  for (let found; (found = token.exec(text));) {
    if (found[0] === '>' && !subset) return token.lastIndex;
    if (found[0] === '[') subset = true;
    if (found[0] === ']') subset = false;
  }
  return text.length;
}

/** Finds the first element, past white space, prolog, comments and document type. */
function findRoot(text: string): Pick<Body, 'root' | 'start'> {
  const before = /(?:\s|<\?[^]*?(?:\?>|$)|<!--[^]*?(?:-->|$))*(<!doctype|<([^\s<>/?!]+))?/iy;
  for (;;) {
    const found = before.exec(text);
    if (!found?.[1]) return {};
    if (found[2]) return { root: found[2], start: before.lastIndex - found[1].length };
    before.lastIndex = afterDoctype(text, before.lastIndex);
  }
}

/** JSON, or nothing. `JSON.parse` makes `__proto__` a key like any other. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not JSON, cut, or nested too deep for this browser: no format will know it.
  }
}

/** Text without the comments that caches and optimisers leave at its end. */
function withoutLastComments(text: string): string {
  let left = text.trimEnd();
  for (let tries = 0; tries < 9 && left.endsWith('-->'); tries++)
    left = left.slice(0, Math.max(left.lastIndexOf('<!--'), 0)).trimEnd();
  return left;
}

/** What stands before data by mistake: warnings of PHP, an element or two. */
const warning = /^(?:br|b|p|div|pre|table)$/i;

/** The JSON that begins after a line or a tag. */
function findJson(text: string): unknown {
  const begins = [...text.slice(0, 4096).matchAll(/(?<=[>\n])[[{]/g)];
  return begins
    .slice(0, 4)
    .map(({ index }) => readJson(withoutLastComments(text.slice(index))))
    .find(Boolean);
}

/**
 * As `detect`, for any body: other encodings, document types, web pages, and what stands before the markup by mistake
 * (a warning of PHP) or around it, or after JSON (the comment of a cache).
 */
export function detectOdd(body: Uint8Array | string, about: About): Body {
  let text = typeof body === 'string' ? body : decode(body, about.contentType);
  if (text[0] === '\ufeff') text = text.slice(1);
  if (/^\s*[[{]/.test(text)) return { about, text, json: readJson(text) ?? readJson(withoutLastComments(text)) };
  let found = findRoot(text);
  const warned = warning.test(found.root ?? 'br');
  // No markup at first, or a page: what stands in it may be the document that was meant.
  const inside = warned || /^html$/i.test(found.root!) ? text.slice(0, 4096).search(/<(?:rss|feed|rdf:RDF)\s/i) : -1;
  if (inside > 0) found = findRoot((text = text.slice(inside)));
  else if (warned) {
    const json = findJson(text);
    if (json) return { about, text, json };
  }
  return { about, text, ...found };
}
