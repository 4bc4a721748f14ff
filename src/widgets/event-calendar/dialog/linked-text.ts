import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../../data/safe-url.js';
import { directionOf } from '../../../ui/page/direction-of.js';

/**
 * An address of the web or of the mail in plain text. Each part of a name of mail has a length at most (RFC 5321, 4.5.3.1)
 * and begins where no letter of it stands before: no text makes it look at all the rest again and again.
 */
const addresses = /https?:\/\/[^\s<>"«»]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/gi;
/** What closes a sentence. */
const closing = ".,;:!?'’…";

/** Where an address ends that was found in a sentence: what closes that, or a bracket around it, is no part of it. */
function trimmed(found: string): string {
  let opened = 0;
  for (const sign of found) {
    if (sign === '(' || sign === '[') opened++;
    else if (sign === ')' || sign === ']') opened--;
  }
  for (let end = found.length; end > 0;) {
    const sign = found[end - 1]!;
    if (found.endsWith('&gt;', end)) end -= 4;
    else if (closing.includes(sign)) end--;
    // A bracket that was not opened in the address was opened before it.
    else if (opened < 0 && (sign === ')' || sign === ']')) {
      end--;
      opened++;
    } else return found.slice(0, end);
  }
  return '';
}

/** Plain text as paragraphs, its addresses as links. */
export function linkedText(text: string, base: string): TemplateResult[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim())
    .map(
      (paragraph) =>
        html`<p class="lines" dir=${directionOf(paragraph) ?? nothing}>${linked(paragraph.trim(), base)}</p>`,
    );
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
