import { html, type TemplateResult } from 'lit';
import { safeUrl } from '../../data/safe-url.js';

/** An address of the web or of the mail in plain text. What closes a sentence, or a bracket around it, is no part of it. */
const addresses = /https?:\/\/[^\s<>"«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;
const closing = /(?:[.,;:!?'’…]|&gt;)+$/;

/** Where an address ends that was found in a sentence. */
function trimmed(found: string): string {
  let end = found.replace(closing, '');
  // A bracket that was not opened in the address was opened before it.
  while (/[)\]]$/.test(end) && end.split(/[([]/).length < end.split(/[)\]]/).length)
    end = end.slice(0, -1).replace(closing, '');
  return end;
}

/** Plain text as paragraphs, its addresses as links. */
export function linkedText(text: string, base: string): TemplateResult[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim())
    .map((paragraph) => html`<p class="lines" dir="auto">${linked(paragraph.trim(), base)}</p>`);
}

function linked(text: string, base: string): unknown[] {
  const parts: unknown[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(addresses)) {
    const address = trimmed(found);
    const url = safeUrl(address.includes('://') ? address : `mailto:${address}`, base);
    if (!url) continue;
    parts.push(text.slice(from, index), html`<a href=${url} rel="noreferrer">${address}</a>`);
    from = index + address.length;
  }
  return [...parts, text.slice(from)];
}
